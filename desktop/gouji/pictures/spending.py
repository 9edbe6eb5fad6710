"""What is spent by functional class (类, 款, 项), as a published table prints it: a tree of exact amounts.

A class holds what the rows below it print. Where these come to less than the class itself the rest is told as such, and
where they come to more that is told too: nothing is made up so that a picture comes out. Which table is meant is always
named; that of all money goes first. Held by ``tests/pictures/test_spending.py``.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from gouji.checking.check import Check
from gouji.checking.families.family import STATES
from gouji.checking.lowering.ground import Ground, spending_side
from gouji.model.brood import NO_ROW
from gouji.model.codes import level_of
from gouji.model.document import Beside, Cell
from gouji.model.money import Unit
from gouji.model.table import Table
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
    rounded: int = 0
    """How far the figures of a row may be apart because each is rounded by itself, in 分."""

    def others(self, one: Spent) -> int:
        """What of a class is neither basic nor of projects; below nothing where these come to more. What is but their
        rounding is nothing."""
        others = one.amount - (one.basic or 0) - (one.project or 0)
        return others if abs(others) > self.rounded else 0

    def way(self, rows: Iterable[int]) -> list[Spent]:
        """The whole, then the classes that rows lead to, each below the one before, as far as they stand."""
        way = [self.whole]
        for row in rows:
            if (found := next((one for one in way[-1].parts if one.row == row), None)) is None:
                break
            way.append(found)
        return way

    def share(self, one: Spent) -> float:
        """Which part of the whole it is, from 0 to 1."""
        return one.amount / self.whole.amount if self.whole.amount > 0 else 0.0


def by_class(check: Check) -> Sequence[Spending]:
    """What is spent by class, table by table, that of all money first; none where no table tells it."""
    return check.once(_by_class)


def _by_class(check: Check) -> Sequence[Spending]:
    numbers = [number for number, table in enumerate(check.document.tables) if _is_by_function(table)]
    return [one for number in _preferred(check, numbers) if (one := _read(check.ground, number)) is not None]


def by_nature(check: Check) -> Sequence[Spending]:
    """The tables that tell 基本支出 and 项目支出 apart, those by class first; none where no table does."""
    return check.once(_by_nature)


def _by_nature(check: Check) -> Sequence[Spending]:
    coded, tables = by_class(check), check.document.tables
    others = [n for n, table in enumerate(tables) if table.kind not in _RECEIVED and not _is_by_function(table)]
    read = (*coded, *(_read(check.ground, number) for number in _preferred(check, others)))
    return [one for one in read if one is not None and len(one.natures) == len((BASIC, PROJECT))]


def year_before(check: Check, spending: Spending) -> Spending | None:
    """The same table of the year before, where that document stands beside and either has one table of its kind."""
    return check.once(_year_before).get(spending.table)


def _year_before(check: Check) -> Mapping[int, Spending]:
    ground, kinds = check.ground.beside.get(Beside.PRIOR.word), [one.kind for one in check.document.tables]
    if ground is None:
        return {}
    before = [one.kind for one in ground.document.tables]
    found = {}
    for table in {one.table for one in (*by_class(check), *by_nature(check))}:
        kind = kinds[table]
        if kinds.count(kind) == before.count(kind) == 1:
            found[table] = _read(ground, before.index(kind))
    return {table: one for table, one in found.items() if one is not None}


def state_at(check: Check, cell: Cell) -> str:
    """The worst that was found and is marked at a figure, by its word; "" where nothing is."""
    return check.once(_states).get(cell, "")


def _states(check: Check) -> Mapping[Cell, str]:
    states: dict[Cell, str] = {}
    for finding in sorted(check.findings(), key=lambda one: STATES.index(one.state)):
        for cell in finding.marked(check.document):
            states.setdefault(cell, finding.state)
    return states


def _preferred(check: Check, numbers: Sequence[int]) -> list[int]:
    kinds = [table.kind for table in check.document.tables]
    rank = {kind: place for place, kind in enumerate(_FIRST)}
    return sorted(numbers, key=lambda number: rank.get(kinds[number], len(rank)))


def _is_by_function(table: Table) -> bool:
    return table.kind not in _RECEIVED and any(_is_class(row.code) for row in table.rows)


def _is_class(code: str | None) -> bool:
    return code is not None and code.startswith(_BY_FUNCTION) and level_of(code) > 0


def _read(ground: Ground, number: int) -> Spending | None:
    """A table as a tree; None where it tells no amount that is above nothing."""
    table = ground.document.tables[number]
    side = table.sides[spending_side(table)] if table.sides else ()
    if not side or not table.rows:
        return None
    column = next(iter(ground.columns_of(table, _SPENT, side)), side[0])
    natures = [ground.column_of(table, name, side) for name in (BASIC, PROJECT)]
    printed = tuple(one for one in natures if one is not None)
    whole = _Tree(table, column, natures).whole()
    if whole is None or (whole.amount <= 0 and not any(one.amount > 0 for one in whole.parts)):
        return None
    rounded = sum(table.halves[one] for one in (column, *printed))
    return Spending(number, column, table.unit, table.precisions[column], whole, printed, rounded)


class _Tree:
    """The rows of one side of a table as they hold one another."""

    def __init__(self, table: Table, column: int, natures: Sequence[int | None]) -> None:
        self._table, self._column, self._natures = table, column, natures
        side = next(number for number, side in enumerate(table.sides) if column in side)
        self._rows = [number for number, row in enumerate(table.rows) if row.side == side]
        self._amounts: dict[int, list[int]] = {
            one: table.values[one].tolist() for one in {column, *natures} if one is not None
        }
        self._parents: list[int] = table.parents.tolist()
        self._held: dict[int, list[int]] = {}
        """The rows by that which holds them."""
        for row in self._rows:
            self._held.setdefault(self._parents[row], []).append(row)

    def whole(self) -> Spent | None:
        """What is spent in all: the total that is printed or, where none is, what the classes come to; of a table that
        has neither its only row, and None of several rows, of which nobody knows whether they add up."""
        totals = [row for row in self._rows if self._is_total(row)]
        holding = {NO_ROW, *totals}
        tops = [row for row in self._rows if row not in holding and self._parents[row] in holding]
        coded = self._tops_of_classes(holding)
        parts = tuple(self._spent(row) for row in tops if row in coded)
        total = next((row for row in totals if self._table.present[self._column, row]), None)
        if total is None and not parts:
            if len(tops) != 1:
                return None
            total = tops[0]
        if total is not None:
            return Spent(total, "", "", self._amount(self._column, total), parts, *self._of_nature(total))
        basic, project = (
            None if column is None else sum(self._amount(column, one.row) for one in parts) for column in self._natures
        )
        return Spent(NO_ROW, "", "", sum(one.amount for one in parts), parts, basic, project)

    def _tops_of_classes(self, holding: Container[int]) -> set[int]:
        """The rows that are classes, or hold some, and are held by none but a total."""
        tops = set()
        for row in self._rows:
            if _is_class(self._table.rows[row].code):
                top = row
                while self._parents[top] not in holding:
                    top = self._parents[top]
                tops.add(top)
        return tops

    def _spent(self, row: int) -> Spent:
        one = self._table.rows[row]
        parts = tuple(self._spent(child) for child in self._held.get(row, ()))
        amount = self._amount(self._column, row)
        return Spent(row, one.code or "", one.name, amount, parts, *self._of_nature(row))

    def _of_nature(self, row: int) -> tuple[int | None, int | None]:
        basic, project = (None if column is None else self._amount(column, row) for column in self._natures)
        return basic, project

    def _amount(self, column: int, row: int) -> int:
        return self._amounts[column][row]

    def _is_total(self, row: int) -> bool:
        one = self._table.rows[row]
        return one.code is None and one.level == 0 and is_grand_total(one.name)
