"""Sums within one table, judged as arrays: row casting and column footing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from gouji.checking.families.family import (
    AGREES,
    DIFFERS,
    UNCHANGED,
    UNCHECKABLE,
    UNDECIDED,
    Added,
    Family,
    Outcome,
    Places,
)
from gouji.checking.families.sides import Cast, Sides
from gouji.checking.families.sign import Sign
from gouji.checking.rules.laws import Law
from gouji.model.brood import NO_ROW
from gouji.model.document import Cell, Document
from gouji.model.table import Content, Ints, Table


class _Swept(Family):
    """A family whose relations lie in one table, judged as arrays."""

    def __init__(self, document: Document, law: Law, number: int, size: int) -> None:
        super().__init__(document, law, size)
        self.number = number

    @property
    def tables(self) -> frozenset[int]:
        return frozenset((self.number,))

    @property
    def table(self) -> Table:
        return self.document.tables[self.number]

    def _verdict(
        self, reach: int | Ints, stated_present: NDArray[np.bool_], doubtful: NDArray[np.bool_] | None
    ) -> None:
        """What ``differences`` come to. What comes out, or is out by more than its rounding could ``reach``, is settled
        here; the few that need more than the difference are judged one at a time.
        """
        out = np.flatnonzero(self.differences)
        self.outcomes.fill(AGREES)
        self.outcomes[out] = int(DIFFERS)
        close = ~stated_present
        close[out] = np.abs(self.differences[out]) <= (reach[out] if isinstance(reach, np.ndarray) else reach)
        if doubtful is not None:
            close |= doubtful
        for i in np.flatnonzero(close).tolist():
            self.judge(i)


class Casting(_Swept):
    """Row casting: the leading total of every row equals the sum of its parts (合计 = 基本支出 + 项目支出)."""

    def __init__(self, document: Document, law: Law, number: int, total: int, parts: Sequence[int]) -> None:
        table = document.tables[number]
        self.rows: slice | NDArray[np.int32] = slice(None)
        self.number_of: dict[int, int] | None = None
        if len(table.sides) > 1:
            held = {total, *parts}
            own = [r for r in range(len(table.rows)) if held <= set(table.row_columns(r))]
            self.rows = np.array(own, np.int32)
            self.number_of = {row: i for i, row in enumerate(own)}
        size = len(table.rows) if isinstance(self.rows, slice) else len(self.rows)
        super().__init__(document, law, number, size)
        self.total = total
        self.parts = tuple(parts)
        self._held = frozenset((total, *parts))
        self._own = itemgetter(total, *parts)

    @property
    def cast(self) -> Cast:
        return Cast(self.number, self.total, self.parts)

    @property
    def widest(self) -> int:
        return 1 + len(self.parts)

    def sum_told(self, sides: Sides) -> str:
        return "{place}: casting, "

    def sign(self, sides: Sides) -> Sign:
        return Sign.CROSS_FOOTED

    def _row(self, i: int) -> int:
        return i if isinstance(self.rows, slice) else int(self.rows[i])

    def sides(self, i: int) -> Sides:
        row = self._row(i)
        return Sides(Cell(self.number, row, self.total), tuple(Cell(self.number, row, part) for part in self.parts))

    def ends(self, number: int) -> tuple[Places, Places]:
        size = len(self.outcomes)
        rows = np.arange(size, dtype=np.int32) if isinstance(self.rows, slice) else self.rows
        return rows, np.full(size, self.total, np.int32)

    def naming(self, cell: Cell) -> Iterator[int]:
        if cell.table == self.number and cell.column in self._held:
            i = cell.row if self.number_of is None else self.number_of.get(cell.row)
            if i is not None:
                yield i

    def _added(self, i: int, changed: Mapping[Cell, Content]) -> Added:
        """From the row as a whole."""
        if changed:
            return super()._added(i, changed)
        table, row, own = self.table, self._row(i), self._own
        stated, *parts = own(table.values[:, row].tolist())
        printed, unknown = any(own(table.present[:, row].tolist())), UNDECIDED in own(table.origin[:, row].tolist())
        return stated - sum(parts), sum(own(table.halves)), printed, unknown

    def sweep(self) -> None:
        table = self.table
        self.differences[:] = table.values[self.total][self.rows]
        for part in self.parts:
            self.differences -= table.values[part][self.rows]
        doubtful = np.zeros(len(self.differences), np.bool_)
        for column in (self.total, *self.parts):
            doubtful |= table.origin[column][self.rows] == UNDECIDED
        reach = sum(table.halves[column] for column in (self.total, *self.parts))
        self._verdict(reach, table.present[self.total][self.rows], doubtful)


class Footing(_Swept):
    """Footing of one column: every row with children equals their sum (类 = Σ款, 款 = Σ项, 合计 = Σ类)."""

    column: int

    def __init__(self, document: Document, law: Law, number: int, column: int) -> None:
        table = document.tables[number]
        self.column = column
        self.side = next(i for i, side in enumerate(table.sides) if column in side)
        super().__init__(document, law, number, len(table.brood.parents))

    @property
    def foots(self) -> bool:
        return True

    @property
    def widest(self) -> int:
        return 1 + int(np.diff(self.table.brood.starts).max(initial=0))

    def sum_told(self, sides: Sides) -> str:
        grand = sides.stated is not None and self.table.rows[sides.stated.row].level == 0
        return "{place}: grand total, " if grand else "{place}: footing, "

    def sign(self, sides: Sides) -> Sign:
        return Sign.FOOTED

    def message(self, i: int, sides: Sides) -> str:
        if int(self.outcomes[i]) == UNCHECKABLE and self._is_open(i):
            return "{place}: more rows of it may not have been read"
        return super().message(i, sides)

    def _mine(self, row: int) -> bool:
        return self.column in self.table.row_columns(row)

    def _is_open(self, i: int) -> bool:
        """Whether more may belong to the sum than was read: then only a sum that comes out tells anything."""
        return bool(self.table.open_rows[self.table.brood.parents[i]])

    def verdict(self, i: int, changed: Mapping[Cell, Content] = UNCHANGED) -> tuple[Outcome, int]:
        outcome, difference = super().verdict(i, changed)
        return (UNCHECKABLE if difference and self._is_open(i) else outcome), difference

    def sides(self, i: int) -> Sides:
        brood, number, column = self.table.brood, self.number, self.column
        children = tuple([Cell(number, row, column) for row in brood.children(i).tolist()])
        return Sides(Cell(number, int(brood.parents[i]), column), children)

    def ends(self, number: int) -> tuple[Places, Places]:
        return self.table.brood.parents, np.full(len(self.outcomes), self.column, np.int32)

    def naming(self, cell: Cell) -> Iterator[int]:
        if cell.table != self.number or cell.column != self.column or not self._mine(cell.row):
            return
        brood = self.table.brood
        for row in (cell.row, int(self.table.parents[cell.row])):
            i = None if row == NO_ROW else brood.index_of(row)
            if i is not None:
                yield i

    def _added(self, i: int, changed: Mapping[Cell, Content]) -> Added:
        """By array: a subtotal may have thousands of children."""
        if changed:
            return super()._added(i, changed)
        table, brood, column = self.table, self.table.brood, self.column
        parent, children = int(brood.parents[i]), brood.children(i)
        values, present, origins = table.values[column], table.present[column], table.origin[column]
        difference = values.item(parent) - int(np.add.reduce(values[children]))
        most = (1 + len(children)) * table.halves[column]
        printed = present.item(parent) or bool(present[children].any())
        unknown = origins.item(parent) == UNDECIDED or int(UNDECIDED) in origins[children].tobytes()
        return difference, most, printed, unknown

    def sweep(self) -> None:
        table, brood = self.table, self.table.brood
        if not len(brood.parents):
            return
        values, origins = table.values[self.column], table.origin[self.column]
        run: slice | NDArray[np.int32] = brood.order
        if brood.contiguous:
            run = slice(int(brood.order[0]), int(brood.order[-1]) + 1)
        np.subtract(values[brood.parents], np.add.reduceat(values[run], brood.starts[:-1]), out=self.differences)
        doubtful = table.open_rows[brood.parents] if table.open_rows.any() else None
        open_cells = origins == UNDECIDED
        if open_cells.any():
            undecided = open_cells[brood.parents] | np.logical_or.reduceat(open_cells[run], brood.starts[:-1])
            doubtful = undecided if doubtful is None else doubtful | undecided
        reach = table.halves[self.column] * (1 + np.diff(brood.starts).astype(np.int64))
        self._verdict(reach, table.present[self.column][brood.parents], doubtful)
