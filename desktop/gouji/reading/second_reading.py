"""Pages whose first reading leaves doubt, read again in the other ways of their source.

A table in doubt, and figures that stayed raw under the title of a known table or next to a table in doubt, are what a
first reading leaves open; no other reading makes a budget of a list of assets. The pages they stand on are read in one
other way after the other, and the document is made anew of them and of all other pages: pages, tables and doubts are
those of any document, and nothing flows back. A way is taken for a stretch of pages where it leaves less open, more
sums of its tables hold, and no other way does as well with other figures; else the first reading stays, with its
doubts. So sums decide between readings, and no figure is ever changed by them. Where a way leaves nothing open, and
many sums hold and none fails, no further one is read.

Nothing is read twice where the first reading leaves nothing open, and never more than ``MOST_PAGES``: those beyond keep
their doubts (``tests/reading/test_second_reading.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.model.document import Document
from gouji.model.doubt import Doubt, Misgiving
from gouji.model.rawgrid import RawGrid
from gouji.model.reason import Reason
from gouji.model.source import OnPage, Source
from gouji.model.table import Table
from gouji.reading.doubting.doubting import Doubted
from gouji.reading.page.page import Page
from gouji.reading.terms.figures import is_money
from gouji.reading.terms.vocabulary import vocabulary

MOST_PAGES = 30
"""Pages that are read again; the budget of a department prints its tables on fewer."""

_PER_FAILING = 4
"""Sums that must hold for each that fails before a reading is taken for its sums."""

_MANY = 10
"""Sums that do not all hold by chance."""

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

    @property
    def leaves_nothing(self) -> bool:
        """Whether no other reading can be better."""
        return not self.open and not self.fail and self.hold >= _MANY


class _Made:
    """A document as one reading made it, and how well each stretch of its pages reads."""

    def __init__(self, made: Doubted) -> None:
        document = made.document
        self._check = Check.of_all(document, after=made.check)
        self._tables = [_pages_of_table(table) for table in document.tables]
        self._open = [*_open(document)]

    def concerned(self, stretch: Stretch) -> Stretch:
        """The pages of the tables that stand there in part: what holds on them is no merit of another reading."""
        return Stretch().union(*(pages for pages in self._tables if pages & stretch))

    def standing(self, stretch: Stretch) -> _Standing:
        """How well it reads here."""
        tables = self._check.document.tables
        numbers = [number for number, pages in enumerate(self._tables) if pages & stretch]
        hold = fail = 0
        for family in self._check.families:
            naming = np.zeros(len(family.outcomes), np.bool_)
            for number in numbers:
                naming |= family.naming_table(number)
            outcomes = family.outcomes[naming]
            hold += int(np.count_nonzero((outcomes == Outcome.AGREES) | (outcomes == Outcome.ROUNDING)))
            fail += int(np.count_nonzero(outcomes == Outcome.DIFFERS))
        left = sum(bool(one & stretch) for one in self._open)
        return _Standing(left, hold, fail, tuple(_told_of(tables[number]) for number in numbers))


@dataclass
class _Again:
    """A stretch that is read again: its pages in the ways read so far, and the documents made, the first before all."""

    stretch: Stretch
    others: Mapping[int, Iterator[Page]]
    made: list[_Made]
    ways: list[Mapping[int, Page]] = field(default_factory=list)

    def standings(self) -> list[_Standing]:
        """How well it reads in each document, with whatever is printed together with it in any."""
        concerned = self.stretch.union(*(one.concerned(self.stretch) for one in self.made))
        return [one.standing(concerned) for one in self.made]

    def read_on(self) -> bool:
        """Read its pages in the next way; False where there is none, or none is needed."""
        first, *others = self.standings()
        if any(one.is_better(first) and one.leaves_nothing for one in others):
            return False
        way = {number: page for number, pages in self.others.items() if (page := next(pages, None)) is not None}
        whole = len(way) == len(self.stretch)
        if whole:
            self.ways.append(way)
        return whole


def best_readings(first: Doubted, pages: Sequence[Page], read: Callable[[Sequence[Page]], Doubted]) -> Sequence[Page]:
    """The best reading of each page; ``pages`` themselves where that is the first of all.

    ``first`` is the document of all ``pages`` of its source in their order; ``read`` makes one of such pages.
    """
    stretches = _within_bounds(_joined(_worth_reading(first.document))) if pages else []
    if not stretches:
        return pages
    made = _Made(first)
    again = [_Again(one, {number: iter(pages[number - 1].others()) for number in one}, [made]) for one in stretches]
    while waiting := [one for one in again if one.read_on()]:
        made = _Made(read(_with(pages, {number: page for one in waiting for number, page in one.ways[-1].items()})))
        for one in waiting:
            one.made.append(made)
    taken: dict[int, Page] = {}
    for one in again:
        best = _best(one.standings())
        if best is None:
            _doubt(first.document, one.stretch)
        elif best:
            taken |= one.ways[best - 1]
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


def _worth_reading(document: Document) -> Iterator[Stretch]:
    """What is open and may become a table of the budget: in doubt, under a known title, or next to one in doubt."""
    doubtful = [_pages_of_table(table) for table in document.tables if table.doubts]
    yield from doubtful
    near = {number + step for stretch in doubtful for number in stretch for step in (-1, 0, 1)}
    words = vocabulary()
    for grid in document.grids:
        form = words.table_form(grid.title)
        pages = _pages_of_grid(grid)
        if ((form is not None and not form.is_form) or pages & near) and _is_open(grid):
            yield pages


def _within_bounds(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The first of them that hold no more pages in all than may be read again."""
    kept: list[Stretch] = []
    left = MOST_PAGES
    for one in stretches:
        if len(one) <= left:
            kept.append(one)
            left -= len(one)
    return kept


def _open(document: Document) -> Iterator[Stretch]:
    """The pages of each table in doubt, and of figures that stayed raw."""
    for table in document.tables:
        if table.doubts:
            yield _pages_of_table(table)
    for grid in document.grids:
        if _is_open(grid):
            yield _pages_of_grid(grid)


def _is_open(grid: RawGrid) -> bool:
    return any(is_money(word) for row in grid.cells for text in row for word in text.split())


def _pages_of_table(table: Table) -> Stretch:
    return _pages_of([table.place, *(row.source for row in table.rows)])


def _pages_of_grid(grid: RawGrid) -> Stretch:
    return _pages_of(place for row in grid.sources for place in row)


def _pages_of(places: Iterable[Source]) -> Stretch:
    return Stretch(place.page for place in places if isinstance(place, OnPage))


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches of which no two share a page."""
    joined: list[Stretch] = []
    for one in filter(None, stretches):
        met = [other for other in joined if one & other]
        joined = [other for other in joined if other not in met] + [one.union(*met)]
    return joined


def _told_of(table: Table) -> Hashable:
    return table.kind, table.columns, tuple(table.keys), table.values.tobytes(), table.present.tobytes()
