"""Families of relations: stated cell (=, <=) Σ expected cells, evaluated as arrays and one at a time.

A printed subtotal is a fact, so a relation compares facts; an edit touches only the relations that name the cell.
Differences are exact int64 分: stated − expected. A blank counts as nothing inside a sum.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from gouji.checking.rulepack import Rule
from gouji.model.document import Cell, Document
from gouji.model.table import NO_ROW, Content, Ints, Origin, Table

UNCHANGED: Mapping[Cell, Content] = MappingProxyType({})
"""The document as it stands."""


class Outcome(IntEnum):
    """What became of a relation. What could not be judged is never green."""

    NOT_APPLICABLE = 0
    AGREES = 1
    ROUNDING = 2
    DIFFERS = 3
    UNCHECKABLE = 4


# Members by their own names: until Python 3.12 a look-up on the class is slow, and judging makes one a cell.
NOT_APPLICABLE, AGREES, ROUNDING, DIFFERS, UNCHECKABLE = Outcome
UNDECIDED = Origin.UNDECIDED


class Sense(StrEnum):
    """How the stated figure relates to the sum."""

    EQUAL = "="
    AT_MOST = "<="
    AT_LEAST = ">="

    def holds(self, difference: int) -> bool:
        """Whether stated − expected is as it must be."""
        return (
            difference == 0 or (difference < 0 and self is Sense.AT_MOST) or (difference > 0 and self is Sense.AT_LEAST)
        )


Outcomes = NDArray[np.uint8]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a relation would name a cell, had the table a row of ``key`` (a code or a bare label).

    ``sign`` is the coefficient that the cell would have in the difference.
    """

    table: int
    column: int
    key: str
    sign: int


@dataclass(frozen=True, slots=True)
class Sides:
    """The cells of one relation."""

    stated: Cell | None
    """None when the stated figure has no row in a table that is there: it counts as nothing."""
    expected: tuple[Cell, ...]
    gaps: tuple[Gap, ...] = ()

    @property
    def cells(self) -> tuple[Cell, ...]:
        return ((self.stated,) if self.stated else ()) + self.expected


class Family(ABC):
    """Relations of one rule with one shape. ``outcomes`` and ``differences`` hold the last verdict on each."""

    def __init__(self, document: Document, rule: Rule, size: int) -> None:
        self.document = document
        self.rule = rule
        self.outcomes: Outcomes = np.zeros(size, np.uint8)
        self.differences: Ints = np.zeros(size, np.int64)

    @property
    def sense(self) -> Sense:
        return Sense.EQUAL

    @property
    @abstractmethod
    def tables(self) -> frozenset[int]:
        """Positions of the tables whose figures the family names."""

    @property
    def judged(self) -> Flags:
        """Which relations could be checked and were."""
        return (self.outcomes >= AGREES) & (self.outcomes <= DIFFERS)

    def naming_table(self, number: int) -> Flags:
        """Which relations name a figure of a table."""
        return np.full(len(self.outcomes), number in self.tables)

    @property
    def across(self) -> Flags:
        """Which relations hold two tables, or the two sides of one, against each other."""
        return np.zeros(len(self.outcomes), np.bool_)

    @abstractmethod
    def sides(self, i: int) -> Sides:
        """The cells of relation ``i``."""

    @abstractmethod
    def naming(self, cell: Cell) -> Iterator[int]:
        """The relations that have ``cell`` on one of their sides."""

    def touching(self, cell: Cell) -> Iterator[int]:
        """The relations whose verdict hangs on ``cell``."""
        return self.naming(cell)

    def sweep(self) -> None:
        """Judge every relation of the family."""
        for i in range(len(self.outcomes)):
            self.judge(i)

    def judge(self, i: int) -> bool:
        """Judge relation ``i`` again; True when its verdict changed."""
        return self._set(i, *self.verdict(i))

    def sense_with(self, changed: Mapping[Cell, Content]) -> Sense:
        """The sense that holds if ``changed`` stood in its cells."""
        return self.sense

    def verdict(self, i: int, changed: Mapping[Cell, Content] = UNCHANGED) -> tuple[Outcome, int]:
        """What relation ``i`` would come out as, and stated − expected in 分, if ``changed`` stood in its cells."""
        sides = self.sides(i)
        tables = self.document.tables
        difference = tolerance = 0
        printed = unknown = False
        for cell in sides.cells:
            table = tables[cell.table]
            content = changed.get(cell)
            if content is None:
                amount = int(table.values[cell.column, cell.row])
                printed = printed or bool(table.present[cell.column, cell.row])
                unknown = unknown or table.origin[cell.column, cell.row] == UNDECIDED
                if table.unit.rounded:
                    tolerance += table.half_unit(cell.row, cell.column)
            else:
                figure = content.figure
                amount = figure.fen if figure else 0
                printed = printed or figure is not None
                unknown = unknown or content.origin == UNDECIDED
                tolerance += table.half_unit_with(figure.decimals, cell.column) if figure else 0
            difference += amount if cell == sides.stated else -amount
        if unknown:
            return UNCHECKABLE, difference
        if not printed:
            return NOT_APPLICABLE, difference
        if self.sense_with(changed).holds(difference):
            return AGREES, difference
        return (ROUNDING if abs(difference) <= tolerance else DIFFERS), difference

    def _set(self, i: int, outcome: Outcome, difference: int) -> bool:
        changed = bool(self.outcomes[i] != outcome or self.differences[i] != difference)
        self.outcomes[i] = outcome
        self.differences[i] = difference
        return changed


class _Swept(Family):
    """A family whose relations lie in one table, judged as arrays."""

    def __init__(self, document: Document, rule: Rule, number: int, size: int) -> None:
        super().__init__(document, rule, size)
        self.number = number

    @property
    def tables(self) -> frozenset[int]:
        return frozenset((self.number,))

    @property
    def table(self) -> Table:
        return self.document.tables[self.number]

    def _verdict(self, difference: Ints, stated_present: NDArray[np.bool_], doubtful: NDArray[np.bool_] | None) -> None:
        """Exact relations are settled here; the few that need more than the difference are judged one at a time."""
        self.differences[:] = difference
        zero = difference == 0
        np.multiply(~zero, np.uint8(DIFFERS - AGREES), out=self.outcomes)
        self.outcomes += np.uint8(AGREES)
        close = zero & ~stated_present
        if self.table.unit.rounded:
            close |= ~zero
        if doubtful is not None:
            close |= doubtful
        for i in np.flatnonzero(close):
            self.judge(int(i))


class Casting(_Swept):
    """Row casting: the leading total of every row equals the sum of its parts (合计 = 基本支出 + 项目支出)."""

    def __init__(self, document: Document, rule: Rule, number: int, total: int, parts: Sequence[int]) -> None:
        table = document.tables[number]
        self.rows: slice | NDArray[np.int32] = slice(None)
        self.number_of: dict[int, int] | None = None
        if len(table.sides) > 1:
            own = [r for r in range(len(table.rows)) if total in table.row_columns(r)]
            self.rows = np.array(own, np.int32)
            self.number_of = {row: i for i, row in enumerate(own)}
        size = len(table.rows) if isinstance(self.rows, slice) else len(self.rows)
        super().__init__(document, rule, number, size)
        self.total = total
        self.parts = tuple(parts)

    def _row(self, i: int) -> int:
        return i if isinstance(self.rows, slice) else int(self.rows[i])

    def sides(self, i: int) -> Sides:
        row = self._row(i)
        return Sides(Cell(self.number, row, self.total), tuple(Cell(self.number, row, part) for part in self.parts))

    def naming(self, cell: Cell) -> Iterator[int]:
        if cell.table == self.number and (cell.column == self.total or cell.column in self.parts):
            i = cell.row if self.number_of is None else self.number_of.get(cell.row)
            if i is not None:
                yield i

    def sweep(self) -> None:
        table = self.table
        difference = table.values[self.total][self.rows].copy()
        for part in self.parts:
            difference -= table.values[part][self.rows]
        doubtful = np.zeros(len(difference), np.bool_)
        for column in (self.total, *self.parts):
            doubtful |= table.origin[column][self.rows] == UNDECIDED
        self._verdict(difference, table.present[self.total][self.rows], doubtful)


class Footing(_Swept):
    """Footing of one column: every row with children equals their sum (类 = Σ款, 款 = Σ项, 合计 = Σ类)."""

    def __init__(self, document: Document, rule: Rule, number: int, column: int) -> None:
        table = document.tables[number]
        self.column = column
        self.side = next(i for i, side in enumerate(table.sides) if column in side)
        super().__init__(document, rule, number, len(table.brood.parents))

    def _mine(self, row: int) -> bool:
        return self.column in self.table.row_columns(row)

    def sides(self, i: int) -> Sides:
        brood, number, column = self.table.brood, self.number, self.column
        children = tuple([Cell(number, row, column) for row in brood.children(i).tolist()])
        return Sides(Cell(number, int(brood.parents[i]), column), children)

    def naming(self, cell: Cell) -> Iterator[int]:
        if cell.table != self.number or cell.column != self.column or not self._mine(cell.row):
            return
        brood = self.table.brood
        for row in (cell.row, int(self.table.parents[cell.row])):
            i = None if row == NO_ROW else brood.index_of(row)
            if i is not None:
                yield i

    def judge(self, i: int) -> bool:
        """As the general judgement, by array: a subtotal may have thousands of children."""
        table, brood, column = self.table, self.table.brood, self.column
        parent, children = int(brood.parents[i]), brood.children(i)
        if not self._mine(parent):
            return self._set(i, NOT_APPLICABLE, 0)
        stated, below = int(table.values[column, parent]), table.values[column][children]
        difference = stated - int(below.sum())
        origins = table.origin[column]
        if origins[parent] == UNDECIDED or bool((origins[children] == UNDECIDED).any()):
            outcome = UNCHECKABLE
        elif not table.present[column, parent] and not table.present[column][children].any():
            outcome = NOT_APPLICABLE
        elif difference == 0:
            outcome = AGREES
        else:
            outcome = DIFFERS
            if table.unit.rounded:
                rows = [parent, *map(int, children)]
                if abs(difference) <= sum(table.half_unit(row, column) for row in rows):
                    outcome = ROUNDING
        return self._set(i, outcome, difference)

    def sweep(self) -> None:
        table, brood = self.table, self.table.brood
        if not len(brood.parents):
            return
        values, origins = table.values[self.column], table.origin[self.column]
        run: slice | NDArray[np.int32] = brood.order
        if brood.contiguous:
            run = slice(int(brood.order[0]), int(brood.order[-1]) + 1)
        difference = values[brood.parents] - np.add.reduceat(values[run], brood.starts[:-1])
        doubtful = None
        open_cells = origins == UNDECIDED
        if open_cells.any():
            doubtful = open_cells[brood.parents] | np.logical_or.reduceat(open_cells[run], brood.starts[:-1])
        self._verdict(difference, table.present[self.column][brood.parents], doubtful)
