"""Pages whose first reading leaves doubt, read again in the other ways of their source.

A table in doubt and figures that stayed raw are what a first reading leaves open. The pages they stand on are read in
each other way, and the document is made anew of them and of all other pages: pages, tables and doubts are those of any
document, and nothing flows back. A way is taken for a stretch of pages where it leaves less open, more sums of its
tables hold, and no other way does as well with other figures; else the first reading stays, with its doubts. So sums
decide between readings, and no figure is ever changed by them. Nothing is read twice where the first reading leaves
nothing open (``tests/reading/test_second_reading.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.model.document import Document
from gouji.model.doubt import Doubt, Misgiving
from gouji.model.rawgrid import RawGrid
from gouji.model.reason import Reason
from gouji.model.source import OnPage, Source
from gouji.model.table import Table
from gouji.reading.page.page import Page
from gouji.reading.terms.figures import is_money

_PER_FAILING = 4
"""Sums that must hold for each that fails before a reading is taken for its sums."""

Stretch = frozenset[int]
"""Numbers of pages that are read in one way."""

_ALIKE = "its page can be read in several ways, and the sums of none hold best"

ALIKE = Doubt(Misgiving.READINGS, Reason(_ALIKE))


@dataclass(frozen=True)
class _Standing:
    """How well a stretch reads: tables in doubt and figures left raw, sums that hold and fail, and all it tells."""

    open: int
    hold: int
    fail: int
    tells: Hashable

    @property
    def rank(self) -> tuple[int, int]:
        """Higher is better."""
        return -self.open, self.hold - self.fail

    def is_better(self, first: _Standing) -> bool:
        """Whether it is beyond doubt a better reading than the first."""
        return self.open < first.open and self.hold > max(first.hold, _PER_FAILING * self.fail)


def best_readings(first: Document, pages: Sequence[Page], read: Callable[[Sequence[Page]], Document]) -> Sequence[Page]:
    """The best reading of each page; ``pages`` themselves where that is the first of all.

    ``first`` is the document of all ``pages`` of its source in their order; ``read`` makes one of such pages.
    """
    stretches = _joined(_open(first))
    others = {number: [*pages[number - 1].others()] for stretch in stretches for number in stretch}
    ways = min(map(len, others.values()), default=0)
    if not ways:
        return pages
    documents = [first]
    for way in range(ways):
        documents.append(read(_with(pages, {number: found[way] for number, found in others.items()})))
    checks = [Check.of_all(document) for document in documents]
    taken: dict[int, Page] = {}
    for stretch in stretches:
        concerned = stretch.union(*(_concerned(document, stretch) for document in documents))
        standings = [_standing(check, concerned) for check in checks]
        best = _best(standings)
        if best is None:
            _doubt(first, stretch)
        elif best:
            taken |= {number: others[number][best - 1] for number in stretch}
    return _with(pages, taken) if taken else pages


def _with(pages: Sequence[Page], others: Mapping[int, Page]) -> list[Page]:
    return [others.get(number, page) for number, page in enumerate(pages, start=1)]


def _best(standings: Sequence[_Standing]) -> int | None:
    """Which reading is taken, the first where no other is better; None where several are better and alike."""
    first, *others = standings
    better = [one for one in others if one.is_better(first)]
    if not better:
        return 0
    best = max(better, key=lambda one: one.rank)
    if any(one.rank == best.rank and one.tells != best.tells for one in better):
        return None
    return standings.index(best)


def _doubt(document: Document, stretch: Stretch) -> None:
    for table in document.tables:
        if table.doubts and _pages_of_table(table) & stretch:
            table.doubts = (*table.doubts, ALIKE)


def _open(document: Document) -> Iterator[Stretch]:
    """The pages of each table in doubt, and of figures that stayed raw."""
    for table in document.tables:
        if table.doubts:
            yield _pages_of_table(table)
    for grid in document.grids:
        if _is_open(grid):
            yield _pages_of(place for row in grid.sources for place in row)


def _is_open(grid: RawGrid) -> bool:
    return any(is_money(word) for row in grid.cells for text in row for word in text.split())


def _pages_of_table(table: Table) -> Stretch:
    return _pages_of([table.place, *(row.source for row in table.rows)])


def _pages_of(places: Iterable[Source]) -> Stretch:
    return Stretch(place.page for place in places if isinstance(place, OnPage))


def _concerned(document: Document, stretch: Stretch) -> Stretch:
    """The pages of the tables that stand on these pages in part: what holds there is no merit of another reading."""
    return Stretch().union(*(pages for table in document.tables if (pages := _pages_of_table(table)) & stretch))


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches of which no two share a page."""
    joined: list[Stretch] = []
    for one in stretches:
        met = [other for other in joined if one & other]
        joined = [other for other in joined if other not in met] + [one.union(*met)]
    return [one for one in joined if one]


def _standing(check: Check, stretch: Stretch) -> _Standing:
    document = check.document
    numbers = [number for number, table in enumerate(document.tables) if _pages_of_table(table) & stretch]
    hold = fail = 0
    for family in check.families:
        naming = np.zeros(len(family.outcomes), np.bool_)
        for number in numbers:
            naming |= family.naming_table(number)
        outcomes = family.outcomes[naming]
        hold += int(np.count_nonzero((outcomes == Outcome.AGREES) | (outcomes == Outcome.ROUNDING)))
        fail += int(np.count_nonzero(outcomes == Outcome.DIFFERS))
    left = sum(bool(one & stretch) for one in _open(document))
    tells = tuple(_told_of(document.tables[number]) for number in numbers)
    return _Standing(left, hold, fail, tells)


def _told_of(table: Table) -> Hashable:
    return table.kind, table.columns, tuple(table.keys), table.values.tobytes(), table.present.tobytes()
