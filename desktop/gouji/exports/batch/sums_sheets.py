"""Departments held against the sum of their units: a row for each, and a row for each figure that is not the sum."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from gouji.batch.done import Done
from gouji.batch.record import Record
from gouji.batch.running import Summed
from gouji.exports.batch.sheets import Link, Sheet, Value
from gouji.wording import listed, say

FILE = ("File", 50.0)

DEPARTMENTS = (
    *(("Body", 30.0), ("Year", 9.0), ("Stage", 8.0), ("State", 12.0), ("Units listed", 8.0), ("Units found", 8.0)),
    *(("Units missing", 40.0), ("Units there twice", 30.0), ("Figures that are the sum", 9.0)),
    *(("Figures that are not", 9.0), ("What is told", 80.0), FILE),
)
APART = (
    *(("Body", 30.0), ("Year", 9.0), ("Place", 50.0), ("The department", 20.0), ("Its units", 20.0)),
    *(("Difference", 20.0), ("Unit", 7.0), ("Figures that go with it", 9.0), FILE),
)
STATES = ("nothing found", "differs", "not checked")
"""The words of what became of a department."""

Linked = Callable[[Path], Link]


def sums_sheets(sums: Sequence[Summed], done: Sequence[Done], link: Linked) -> Iterator[Sheet]:
    """The two sheets; none where there is no department."""
    if sums:
        yield Sheet(say("Departments and units"), DEPARTMENTS, (_row(one, done, link) for one in sums))
        yield Sheet(say("Apart from the units"), APART, (row for one in sums for row in _apart(one, done, link)))


def _row(one: Summed, done: Sequence[Done], link: Linked) -> list[Value]:
    department, sums = one.department, one.kept.sums if one.kept else None
    document = done[department.place] if department.place is not None else None
    record = _record(document) if document else None
    told = [say(department.why)] if department.why else []
    if one.kept is not None and one.kept.refusal is not None:
        told.append(one.kept.refusal.message)
    if sums is not None:
        told += [*sums.told, *sums.left]
    state = STATES[2] if sums is None or not (sums.same or sums.apart) else STATES[bool(sums.apart)]
    return [
        department.name,
        (record.year or "") if record else "",
        say(record.stage) if record else "",
        say(state),
        len(department.listed),
        len(department.units),
        listed(department.missing),
        listed(department.twice),
        sums.same if sums else "",
        len(sums.apart) if sums else "",
        "\n".join(told),
        link(document.path) if document else "",
    ]


def _apart(one: Summed, done: Sequence[Done], link: Linked) -> Iterator[list[Value]]:
    if one.department.place is None or one.kept is None or one.kept.sums is None:
        return
    document = done[one.department.place]
    record = _record(document)
    for figure in one.kept.sums.apart:
        told: list[Value] = [record.entity, record.year or "", figure.place, figure.department, figure.units]
        yield [*told, figure.difference, figure.unit, figure.others, link(document.path)]


def _record(one: Done) -> Record:
    assert one.kept.record is not None
    return one.kept.record
