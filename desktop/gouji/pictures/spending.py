"""What is spent by functional class (类, 款, 项), as a published table prints it: a tree of exact amounts.

A class holds what the rows below it print. Where these come to less than the class itself the rest is told as such, and
where they come to more that is told too: nothing is made up so that a picture comes out. Which table is meant is always
named; that of all money goes first. Held by ``tests/pictures/test_spending.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from gouji.checking.check import Check
from gouji.checking.families.family import STATES
from gouji.checking.lowering.ground import spending_side
from gouji.model.codes import level_of
from gouji.model.document import Cell
from gouji.model.money import Unit
from gouji.model.table import NO_ROW, Table
from gouji.model.totals import is_grand_total

_BY_FUNCTION = "2"
"""The digit that such codes begin with."""

_FIRST = ("expenditure", "fiscal-expenditure", "general-expenditure")
"""The kinds of table that are offered before others."""

_RECEIVED = ("revenue",)
"""Kinds that list what came in by the codes of what it is spent for."""

_SPENT = ("本年支出", "首金额列")
"""Names of the column that tells what is spent in all."""

BASIC, PROJECT = "基本支出", "项目支出"
"""Names of the columns of bars, as rules call them."""


@dataclass(frozen=True)
class Spent:
    """A class, or what is spent in all; amounts are in 分. ``row`` is its row in the table, NO_ROW without one."""

    row: int
    code: str
    name: str
    amount: int
    parts: tuple[Spent, ...] = ()
    basic: int | None = None
    project: int | None = None
    """None where the table has no such column."""

    @cached_property
    def below(self) -> int:
        """What its parts come to."""
        return sum(one.amount for one in self.parts)

    @property
    def rest(self) -> int:
        """What its parts leave over; below nothing where they come to more."""
        return self.amount - self.below if self.parts else 0

    @property
    def others(self) -> int:
        """What is neither basic nor of projects; below nothing where these come to more than the whole."""
        return self.amount - (self.basic or 0) - (self.project or 0)

    @property
    def called(self) -> str:
        """Its code and name."""
        return " ".join(filter(None, (self.code, self.name)))

    def walk(self) -> Iterator[Spent]:
        """Itself, then all below it."""
        yield self
        for one in self.parts:
            yield from one.walk()


@dataclass(frozen=True)
class Spending:
    """The amounts of one column of a table as a tree."""

    table: int
    column: int
    unit: Unit
    decimals: int
    """How many the column prints."""
    whole: Spent
    natures: tuple[int, ...] = ()
    """The columns of basic spending and of projects, where it has them."""

    def at(self, path: Sequence[int]) -> Spent:
        """The class that rows lead to, each below the one before; as far as they stand."""
        here = self.whole
        for row in path:
            found = next((one for one in here.parts if one.row == row), None)
            if found is None:
                break
            here = found
        return here

    def share(self, one: Spent) -> float:
        """Which part of the whole it is, from 0 to 1."""
        return one.amount / self.whole.amount if self.whole.amount > 0 else 0.0


def by_class(check: Check) -> Sequence[Spending]:
    """What is spent by class, table by table, that of all money first; none where no table tells it."""
    return check.once(_by_class)


def _by_class(check: Check) -> Sequence[Spending]:
    numbers = [number for number, table in enumerate(check.document.tables) if _is_by_function(table)]
    return [one for number in _preferred(check, numbers) if (one := _read(check, number)) is not None]


def by_nature(check: Check) -> Sequence[Spending]:
    """The tables that tell 基本支出 and 项目支出 apart, those by class first; none where no table does."""
    return check.once(_by_nature)


def _by_nature(check: Check) -> Sequence[Spending]:
    tables = check.document.tables
    coded = [number for number, table in enumerate(tables) if _is_by_function(table)]
    numbers = [number for number, table in enumerate(tables) if table.kind not in _RECEIVED and number not in coded]
    read = (_read(check, number) for number in (*_preferred(check, coded), *_preferred(check, numbers)))
    return [one for one in read if one is not None and None not in (one.whole.basic, one.whole.project)]


def state_at(check: Check, cell: Cell) -> str:
    """The worst that was found of a figure, by its word; "" where no relation names it."""
    found = {family.state(i) for family, i in check.naming(cell)} - {"not-applicable"}
    return next((state for state in STATES if state in found), "")


def _preferred(check: Check, numbers: Sequence[int]) -> list[int]:
    kinds = [table.kind for table in check.document.tables]
    rank = {kind: place for place, kind in enumerate(_FIRST)}
    return sorted(numbers, key=lambda number: rank.get(kinds[number], len(rank)))


def _is_by_function(table: Table) -> bool:
    return table.kind not in _RECEIVED and any(_is_class(row.code) for row in table.rows)


def _is_class(code: str | None) -> bool:
    return code is not None and code.startswith(_BY_FUNCTION) and level_of(code) > 0


def _read(check: Check, number: int) -> Spending | None:
    """A table as a tree; None where it tells no amount that is above nothing."""
    table = check.document.tables[number]
    side = table.sides[spending_side(table)] if table.sides else ()
    if not side or not table.rows:
        return None
    column = next(iter(check.ground.columns_of(table, _SPENT, side)), side[0])
    natures = [check.ground.column_of(table, name, side) for name in (BASIC, PROJECT)]
    printed = tuple(one for one in natures if one is not None)
    whole = _Tree(table, column, natures).whole()
    if whole.amount <= 0 and not any(one.amount > 0 for one in whole.parts):
        return None
    return Spending(number, column, table.unit, table.precisions[column], whole, printed)


class _Tree:
    """The rows of one side of a table as they hold one another."""

    def __init__(self, table: Table, column: int, natures: Sequence[int | None]) -> None:
        self._table, self._column, self._natures = table, column, natures
        self._side = next(number for number, side in enumerate(table.sides) if column in side)

    def whole(self) -> Spent:
        """What is spent in all: the total that is printed or, where none is, what the classes come to."""
        rows = [number for number, row in enumerate(self._table.rows) if row.side == self._side]
        totals = [row for row in rows if self._is_total(row)]
        tops = [row for row in rows if row not in totals and self._above(row) in (NO_ROW, *totals)]
        coded = [row for row in tops if any(_is_class(self._table.rows[one].code) for one in self._within(row))]
        parts = tuple(map(self._spent, coded or tops))
        total = next((row for row in totals if self._table.present[self._column, row]), None)
        if total is not None:
            return Spent(total, "", "", self._amount(self._column, total), parts, *self._of_nature(total))
        basic, project = (
            None if column is None else sum(self._amount(column, one.row) for one in parts) for column in self._natures
        )
        return Spent(NO_ROW, "", "", sum(one.amount for one in parts), parts, basic, project)

    def _spent(self, row: int) -> Spent:
        one = self._table.rows[row]
        parts = tuple(self._spent(child) for child in self._children(row))
        amount = self._amount(self._column, row)
        return Spent(row, one.code or "", one.name, amount, parts, *self._of_nature(row))

    def _of_nature(self, row: int) -> tuple[int | None, int | None]:
        basic, project = (None if column is None else self._amount(column, row) for column in self._natures)
        return basic, project

    def _amount(self, column: int, row: int) -> int:
        return int(self._table.values[column, row])

    def _is_total(self, row: int) -> bool:
        one = self._table.rows[row]
        return one.code is None and one.level == 0 and is_grand_total(one.name)

    def _above(self, row: int) -> int:
        return int(self._table.parents[row])

    def _children(self, row: int) -> list[int]:
        place = self._table.brood.index_of(row)
        return [] if place is None else self._table.brood.children(place).tolist()

    def _within(self, row: int) -> Iterator[int]:
        yield row
        for child in self._children(row):
            yield from self._within(child)
