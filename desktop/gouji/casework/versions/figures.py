"""Where the figures of one version of a document stand in the next, and whether each is the very same there.

It is where it is printed as the same amount: in one unit, or as exactly in another. What is blank there and nothing
here is not; nor is what the next version does not tell. Held by ``tests/casework/versions/test_figures.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gouji.checking.check import Check
from gouji.comparing.laid import Sheet, Unpaired
from gouji.comparing.laying import laid
from gouji.comparing.tables import tables_paired
from gouji.model.document import Cell
from gouji.model.money import Figure, Unit, half_unit
from gouji.model.table import Origin
from gouji.review.taken_over import Why

_WHY = {
    Unpaired.ALONE: Why.GONE,
    Unpaired.UNSURE: Why.UNSURE,
    Unpaired.LEVEL: Why.GONE,
    Unpaired.SIDES: Why.UNSURE,
    Unpaired.UNREAD: Why.UNREAD,
    Unpaired.IN_DOUBT: Why.UNREAD,
    Unpaired.UNDECIDED: Why.UNREAD,
}


class Figures:
    """Those of an old version and of a new one, side by side."""

    def __init__(self, old: Check, new: Check) -> None:
        self.old, self.new = old, new
        both = laid(new, [old])
        self._now: dict[Cell, Cell] = {}
        self._tables = tables_paired(old.document, new.document).right_of
        self._single: dict[tuple[int, int, int | None, int | None], Why] = {}
        """Why a table, a row or a column of either was not paired."""
        for spot in both.spots():
            there, here = both.cells(spot)
            if there is not None and here is not None:
                self._now[here] = there
        for one in both.singles:
            self._single[one[:4]] = _WHY[one.why]
        self._moved: dict[Cell, Cell] = {}
        for sheet in both.sheets:
            self._moved |= dict(_moved(sheet, old))

    def now(self, cell: Cell) -> Cell | None:
        """Where a figure of the old version stands in the new one; None where nobody knows, or it does not."""
        return self._now.get(cell, self._moved.get(cell))

    def table(self, number: int) -> int | None:
        """Which table of the new version one of the old is."""
        return self._tables.get(number)

    def why_not(self, cell: Cell) -> Why | None:
        """Why a figure is not the very same in the new version; None where it is."""
        there = self._now.get(cell)
        if there is None:
            return Why.MOVED if cell in self._moved else self._why_single(cell)
        contents = (self._content(self.old, cell), self._content(self.new, there))
        if any(origin is Origin.UNDECIDED for _, _, origin in contents):
            return Why.UNREAD
        (before, unit, _), (after, other, _) = contents
        return None if _is_same(before, unit, after, other) else Why.CHANGED

    def are_same(self, cells: Iterable[Cell]) -> bool:
        """Whether each of these is the very same in the new version."""
        return all(self.why_not(cell) is None for cell in cells)

    @staticmethod
    def _content(check: Check, cell: Cell) -> tuple[Figure | None, Unit, Origin]:
        table = check.document.tables[cell.table]
        content = table.content(cell.row, cell.column)
        return content.figure, table.unit, content.origin

    def _why_single(self, cell: Cell) -> Why:
        """Why nothing of the new version is known to be this figure: told of its row, its column, or its table."""
        if self._tables.get(cell.table) in self.new.in_doubt:
            return Why.UNREAD
        keys = ((1, cell.table, cell.row, None), (1, cell.table, None, cell.column), (1, cell.table, None, None))
        return next((self._single[key] for key in keys if key in self._single), Why.GONE)


def _moved(sheet: Sheet, old: Check) -> Iterator[tuple[Cell, Cell]]:
    """Figures of rows that went here and came there, each with where it came."""
    for went, came in sheet.moved.items():
        (table,), (row,), line = sheet.lefts, sheet.lines[went].lefts, sheet.lines[came].right
        if table is None or row is None or line is None:
            continue
        side = old.document.tables[table].rows[row].side
        for there, here in (across.numbers for across in sheet.across[sheet.sides[came]]):
            if side in here:
                yield Cell(table, row, here[side]), Cell(sheet.right, line, next(iter(there.values())))


def _is_same(before: Figure | None, unit: Unit, after: Figure | None, other: Unit) -> bool:
    if before is None or after is None:
        return before is after
    as_exact = unit is other or half_unit(unit, before.decimals) == half_unit(other, after.decimals)
    return before.fen == after.fen and as_exact
