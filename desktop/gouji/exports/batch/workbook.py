"""A batch as a workbook: every document, every cause, what was found by kind, and the check sheets.

Rows are written one after the other and never held in memory, for there may be tens of thousands of documents; a sheet
that is full goes on in the next. The same results give the same bytes. Text is text, whatever it begins with. Held by
``tests/batch/test_on_the_command_line.py``, which reads it back.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from gouji.batch.done import Done
from gouji.batch.found import found_in
from gouji.batch.running import Summed
from gouji.exports.batch.sheets import Link, Sheet, Value, put_sheet
from gouji.exports.batch.sums_sheets import APART, DEPARTMENTS, FILE, sums_sheets
from gouji.exports.workbook.workbook import LETTERS, NEVER, PLAIN
from gouji.frames.batch import STATES, by_kind, by_slip
from gouji.review.decisions import Given
from gouji.wording import say

ANSWERS = (*(one.value for one in Given), "")
"""The answers of a line of the check sheet; the last is open."""


def write(done: Sequence[Done], sums: Sequence[Summed], path: Path, place: Path) -> None:
    """Write the file at ``path``; links lead from ``place``, where it is going to lie. Raises OSError."""
    from xlsxwriter.exceptions import FileCreateError
    from xlsxwriter.workbook import Workbook

    from gouji.exports.workbook.looks import Looks

    book = Workbook(str(path), {"constant_memory": True, "default_format_properties": {**LETTERS}, **PLAIN})
    book.set_properties({"title": say("Batch"), "author": "Gouji", "created": NEVER})
    looks = Looks(book)
    for sheet in _sheets(done, sums, place.parent):
        put_sheet(book, looks, sheet)
    try:
        book.close()
    except FileCreateError as error:
        raise OSError(*error.args) from error


def _sheets(done: Sequence[Done], sums: Sequence[Summed], folder: Path) -> Iterator[Sheet]:
    records = [one.kept.record for one in done if one.kept.record is not None]
    yield Sheet(say("Documents"), _LIST, (_listed(number, one, folder) for number, one in enumerate(done, 1)))
    yield Sheet(say("Causes"), _CAUSES, (row for one in done for row in _causes(one, folder)))
    kinds, slips = by_kind(records), by_slip(records)
    yield Sheet(say("By kind"), _KINDS, kinds.itertuples(index=False, name=None))
    yield Sheet(say("By cause"), _SLIPS, slips.itertuples(index=False, name=None))
    yield from sums_sheets(sums, done, partial(_link, folder=folder))
    yield Sheet(say("Check sheets"), _SHEETS, (row for one in done for row in _sheet(one, folder)))


_LIST = (
    *(("No.", 6.0), ("Body", 30.0), ("Year", 9.0), ("Stage", 8.0), ("Form", 26.0), ("Number of tables", 7.0)),
    ("Number of checks", 8.0),
    *((state, 9.0) for state in STATES),
    *(("Number of causes", 8.0), ("Tables in doubt", 16.0), ("Laws not judged", 9.0)),
    *((f"check sheet: {answer or 'open'}", 9.0) for answer in ANSWERS),
    *(("State", 12.0), ("What is told", 60.0), FILE),
)
_CAUSES = (
    *(("Body", 26.0), ("Year", 9.0), ("Cause", 7.0), ("State", 9.0), ("In table", 30.0), ("Place", 46.0)),
    *(("Where it is read", 14.0), ("Printed", 20.0), ("Proposed", 20.0), ("Unit", 7.0), ("What went wrong", 26.0)),
    *(("Findings settled", 9.0), ("What is told", 70.0), FILE),
)
_KINDS = (
    *(("In table", 36.0), ("Rule", 40.0)),
    *((state, 9.0) for state in STATES),
    ("Number of documents", 9.0),
)
_SLIPS = (("What went wrong", 50.0), ("Number of causes", 9.0), ("of them errors", 9.0), ("Number of documents", 9.0))
_SHEETS = (
    *(("Body", 26.0), ("Year", 9.0), ("Part of the sheet", 18.0), ("Line of the sheet", 50.0), ("Answer", 10.0)),
    *(("What is told", 80.0), FILE),
)
HEADS = frozenset(
    name for columns in (_LIST, _CAUSES, _KINDS, _SLIPS, _SHEETS, DEPARTMENTS, APART) for name, _ in columns
)
"""Message ids of all heads."""


def _listed(number: int, one: Done, folder: Path) -> list[Value]:
    record, link = one.kept.record, _link(one.path, folder)
    if record is None:
        refusal = one.kept.refusal
        blank = [""] * (len(_LIST) - 4)
        return [number, *blank, say("not read"), refusal.message if refusal else "", link]
    answers = [line.answer for line in record.sheet or ()]
    return [
        number,
        record.entity,
        record.year or "",
        say(record.stage),
        record.form,
        record.tables,
        record.checks,
        *(record.states.get(state, 0) for state in STATES),
        len(record.causes),
        record.in_doubt,
        record.unchecked,
        *(answers.count(answer) if record.sheet is not None else "" for answer in ANSWERS),
        say(found_in(record)),
        "\n".join(filter(None, (record.unread, *record.notices))),
        link,
    ]


def _causes(one: Done, folder: Path) -> Iterator[list[Value]]:
    if (record := one.kept.record) is None:
        return
    for cause in record.causes:
        state = say("differs" if cause.error else "to explain")
        told: list[Value] = [record.entity, record.year or "", cause.id, state, cause.table, cause.place, cause.where]
        told += [cause.printed, cause.proposed, cause.unit, cause.reason, cause.settles, cause.statement]
        yield [*told, _link(one.path, folder)]


def _sheet(one: Done, folder: Path) -> Iterator[list[Value]]:
    record = one.kept.record
    for line in (record.sheet or ()) if record else ():
        assert record is not None
        answer = say(Given(line.answer).message) if line.answer else say("open")
        yield [record.entity, record.year or "", line.group, line.text, answer, line.findings, _link(one.path, folder)]


def _link(path: Path, folder: Path) -> Link:
    """A file as it is reached from a folder, so that both can be moved together; not one whose name a link parts."""
    shown = path.as_posix()
    try:
        reached = os.path.relpath(path, folder)
    except ValueError:  # on another drive
        reached = str(path.absolute())
    return Link(shown, "" if {"#", "%"} & set(reached) else reached)
