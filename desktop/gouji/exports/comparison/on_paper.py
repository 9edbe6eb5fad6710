"""A comparison as it is printed: what was compared, the changes table by table with what goes with each, and what was
not compared.

Held by ``tests/exports/test_comparison.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from gouji.casework.comparing.listing import lines, parts
from gouji.casework.comparing.told import (
    amounts_told,
    count_told,
    home,
    place_told,
    rate_told,
    sentences_told,
    single_told,
    unit_of,
)
from gouji.casework.telling.parts import names_of, subject_of
from gouji.comparing.comparing import Change, Comparison, Sort
from gouji.model.document import Document
from gouji.paper.comparisons.content import ComparisonPaper, Group, Row
from gouji.paper.content import PictureSection
from gouji.pictures.changes import drawn
from gouji.pictures.shapes import Picture, Surface
from gouji.wording import say, statements

SIGNS = {Sort.CHANGED: "△", Sort.ADDED: "＋", Sort.REMOVED: "－", Sort.MOVED: "→"}
"""On a print in black and white."""

MOST = 6
"""Figures of a trail that are named; how many more there are is told."""

HEADS = ("No.", "Sort", "Place", "Old", "New", "Difference", "Rate", "Runs through")
INDEX = "BD"


def content(comparison: Comparison, told: Sequence[str] = ()) -> ComparisonPaper:
    """What the paper says; ``told`` are lines of what else was found."""
    right, *lefts = (one.document for one in comparison.laid.checks)
    means = "The same year and stage: the figures should be the same." if comparison.means_the_same else (
        "Another year or stage: figures may be others.")  # fmt: skip
    facts = (
        (say("New"), _named(right)),
        *((say("Old"), _named(one)) for one in lefts),
        (say("What it means"), say(means)),
        (say("Result"), count_told(comparison)),
    )
    return ComparisonPaper(
        INDEX,
        subject_of(right),
        facts,
        tuple(told),
        tuple(map(say, HEADS)),
        tuple(_groups(comparison)),
        tuple(single_told(comparison, one) for one in comparison.singles),
        tuple(f"{sign} {say(sort.value)}" for sort, sign in SIGNS.items()),
        _picture(comparison),
    )


def _named(document: Document) -> str:
    return " ".join(filter(None, (names_of(document), subject_of(document))))


def _groups(comparison: Comparison) -> Iterator[Group]:
    """The changes by the table in which each begins, in the order of the tables, the largest first."""
    by_table: dict[tuple[bool, int], list[Change]] = {}
    for change in sorted(comparison.changes, key=lambda one: -abs(one.difference)):
        number, cell = home(change.begins)
        by_table.setdefault((number > 0, cell.table), []).append(change)
    count = 0
    for _, changes in sorted(by_table.items()):
        number, cell = home(changes[0].begins)
        table = comparison.laid.checks[number].document.tables[cell.table]
        unit, _ = unit_of(comparison, changes[0].begins)
        title = say("{title} (unit: {unit})", title=f"{table.id} {table.title}".strip(), unit=unit.value)
        yield Group(title, tuple(_row(comparison, at, one) for at, one in enumerate(changes, count + 1)))
        count += len(changes)


def _row(comparison: Comparison, number: int, change: Change) -> Row:
    where = place_told(comparison, change.begins)
    if change.was is not None:
        where += say(" (was {place})", place=place_told(comparison, change.was))
    return (
        str(number),
        f"{SIGNS[change.sort]} {say(change.sort.value)}",
        where,
        *amounts_told(comparison, change),
        rate_told(change),
        "\n".join(filter(None, (_trail(comparison, change), *_said(comparison, change)))),
    )


def _trail(comparison: Comparison, change: Change) -> str:
    every = (*change.sisters, *change.through)
    named = [place_told(comparison, one) for one in islice(every, MOST)]
    more = [say("and {count} more", count=len(every) - MOST)] if len(every) > MOST else []
    return statements([*named, *more])


def _said(comparison: Comparison, change: Change) -> Iterator[str]:
    return (say("{says}: “{words}”", says=says, words=words) for says, words in sentences_told(comparison, change))


def _picture(comparison: Comparison) -> PictureSection | None:
    """The changes as areas, where there are several."""
    shown = parts(lines(comparison))
    if len(shown) < 2:
        return None

    def lay_out(on: Surface) -> Picture:
        return drawn(shown, on)

    caption = "Each change as large as it is, those of one table and class together; less is hatched."
    return PictureSection(say("Picture of the changes"), say(caption), lay_out)
