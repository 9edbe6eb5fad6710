"""The relations of a check as one sparse linear system: what a change of a cell does to every difference.

It reads the check and never writes to it; what it has read is kept, so that one search sees one state.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

import numpy as np

from gouji.checking.check import Check
from gouji.checking.families.beside import halves_beside
from gouji.checking.families.family import Family, Outcome
from gouji.checking.families.rounding import leeway
from gouji.checking.families.sense import Sense
from gouji.checking.families.sides import Sides
from gouji.checking.rules.laws import Severity
from gouji.model.codes import level_of
from gouji.model.document import Cell, bare_label
from gouji.model.money import HALF_YUAN
from gouji.model.table import Origin, Row

Number = int | Fraction
"""Amounts in 分. Fractions arise only while equations are combined and never reach a suggestion."""


class Relation(NamedTuple):
    """The place of one relation: position of its family in the check, its number in the family."""

    family: int
    number: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """The differences with which a relation holds; None is without end."""

    low: int | None
    high: int | None

    def hold(self, difference: Number) -> bool:
        """Whether a difference is allowed."""
        return (self.low is None or difference >= self.low) and (self.high is None or difference <= self.high)

    def may_hold(self, difference: Number, slack: Number | float) -> bool:
        """Whether a difference is allowed that is not further off than ``slack``."""
        low, high = self.low, self.high
        return (low is None or difference + slack >= low) and (high is None or difference - slack <= high)

    @property
    def exact(self) -> bool:
        return self.low == self.high == 0

    @property
    def closed(self) -> bool:
        """An equality, be it rounded; it can tell what a figure should be."""
        return self.low is not None and self.high is not None


class System:
    """``terms``: the coefficients of one relation; ``column``: the coefficients of one cell in all relations."""

    def __init__(self, check: Check, may_suspect: Callable[[Cell], bool]) -> None:
        self.check = check
        self.document = check.document
        self._may_suspect = may_suspect
        self._sides: dict[Relation, Sides] = {}
        self._terms: dict[Relation, dict[Cell, int]] = {}
        self._differences: dict[Relation, int] = {}
        self._families: dict[Cell, tuple[int, ...]] = {}
        self._columns: dict[Cell, dict[Relation, int]] = {}
        self._bounds: dict[Relation, Bounds] = {}
        self._suspects: dict[Relation, frozenset[Cell]] = {}
        self._numbers = {id(family): number for number, family in enumerate(check.families)}

    def family(self, relation: Relation) -> Family:
        return self.check.families[relation.family]

    @cached_property
    def _broken_ties(self) -> dict[tuple[int, str], list[tuple[Relation, int, int]]]:
        found: dict[tuple[int, str], list[tuple[Relation, int, int]]] = {}
        for relation in self.broken:
            for gap in self.sides(relation).gaps:
                found.setdefault((gap.table, gap.key), []).append((relation, gap.weight, gap.column))
        return found

    def broken_ties_of(self, table: int, key: str) -> Sequence[tuple[Relation, int, int]]:
        """The broken relations that would name a row of ``key``, had ``table`` one: relation, weight, column."""
        return self._broken_ties.get((table, key), ())

    @cached_property
    def _rows(self) -> dict[str, Row]:
        found: dict[str, Row] = {}
        for table in self.document.tables:
            for row in table.rows:
                if row.code:
                    found.setdefault(row.code, Row(row.name, row.code, row.level))
                    if row.level == 1:
                        found.setdefault(bare_label(row.name), found[row.code])
        return found

    def row_named(self, key: str) -> Row:
        """The row of a key, a code or the label of a 类, as the document has it in some table."""
        return self._rows.get(key) or (Row("", key, level_of(key)) if level_of(key) else Row(key))

    def relation(self, family: Family, number: int) -> Relation:
        return Relation(self._numbers[id(family)], number)

    @cached_property
    def broken(self) -> tuple[Relation, ...]:
        """The relations that differ and that a figure could settle, hints aside."""
        return tuple(
            Relation(f, int(i))
            for f, family in enumerate(self.check.families)
            if family.law.severity is not Severity.HINT and family.law.compares
            for i in np.flatnonzero(family.outcomes == Outcome.DIFFERS)
        )

    def sides(self, relation: Relation) -> Sides:
        known = self._sides.get(relation)
        if known is None:
            known = self._sides[relation] = self.family(relation).sides(relation.number)
        return known

    def footing(self, cell: Cell) -> Relation | None:
        """The relation that makes a cell the sum of the rows below it."""
        for relation in self.column(cell):
            if self.family(relation).foots and self.sides(relation).stated == cell:
                return relation
        return None

    def terms(self, relation: Relation) -> Mapping[Cell, int]:
        """Cell → its coefficient in the difference: +1 for the stated figure of a sum, −1 for what makes it up."""
        known = self._terms.get(relation)
        if known is None:
            known = self._terms[relation] = dict(self.sides(relation).terms)
        return known

    def column(self, cell: Cell) -> Mapping[Relation, int]:
        """The judged relations that name a cell. Hints and what cannot be judged bind nothing."""
        known = self._columns.get(cell)
        if known is None:
            known = {}
            for family, i in self.check.touching(cell):
                if family.law.severity is Severity.HINT or family.outcomes[i] == Outcome.UNCHECKABLE:
                    continue
                relation = self.relation(family, i)
                weight = self.terms(relation).get(cell)
                if weight:
                    known[relation] = weight
            self._columns[cell] = known
        return known

    def families_of(self, cell: Cell) -> tuple[int, ...]:
        """The families of the relations that name a cell."""
        known = self._families.get(cell)
        if known is None:
            known = self._families[cell] = tuple(sorted(relation.family for relation in self.column(cell)))
        return known

    def difference(self, relation: Relation) -> int:
        """Stated − expected in 分 as the document stands."""
        known = self._differences.get(relation)
        if known is None:
            known = self._differences[relation] = int(self.family(relation).differences[relation.number])
        return known

    def bounds(self, relation: Relation) -> Bounds:
        """What the relation's sense and the print of its figures allow, before any blank is filled."""
        known = self._bounds.get(relation)
        if known is None:
            slack = max(leeway(self._halves(relation)), self.sides(relation).told)
            sense = self.family(relation).sense
            low = None if sense is Sense.AT_MOST else -slack
            high = None if sense is Sense.AT_LEAST else slack
            known = self._bounds[relation] = Bounds(low, high)
        return known

    def alike_addends(self, relation: Relation) -> tuple[int, int] | None:
        """Of an equality of figures all rounded to one place: how many make up the sum, and the place in 分."""
        halves = self._halves(relation)
        once = all(abs(weight) == 1 for weight in self.terms(relation).values())
        alike = once and len(set(halves)) == 1 and self.bounds(relation).closed
        return (len(halves) - 1, 2 * halves[0]) if alike and len(halves) > 1 else None

    def _halves(self, relation: Relation) -> list[int]:
        """The half units of the figures that count for the rounding of a relation, as often as each counts."""
        terms = self.terms(relation).items()
        own = [half * abs(weight) for cell, weight in terms if (half := self._half(cell)) is not None]
        beside = halves_beside(self.document, self.sides(relation))
        return own + [half * times for half, times in beside]

    def room(self, cell: Cell) -> int:
        """What a figure printed in a blank cell would add to the rounding of its sums, in 分; 0 where one stands."""
        table = self.document.tables[cell.table]
        return 0 if table.present[cell.column, cell.row] or not self.is_rounded(cell) else table.halves[cell.column]

    def is_rounded(self, cell: Cell) -> bool:
        """Whether sums of a cell may be out by rounding: its column is coarser than 元, or some sum of its table is so
        out.

        Where no 分 are printed and all comes out that is not contradicted, the budget is compiled in whole 元.
        """
        return self.document.tables[cell.table].halves[cell.column] > HALF_YUAN or cell.table in self._out_by_rounding

    @cached_property
    def _out_by_rounding(self) -> frozenset[int]:
        """The tables of the relations that are out by no more than their rounding."""
        return frozenset(
            cell.table
            for family in self.check.families
            for i in np.flatnonzero(family.outcomes == Outcome.ROUNDING).tolist()
            for cell in family.sides(i).cells
        )

    def comes_out(self, relation: Relation, outcome: Outcome) -> bool:
        """Whether a verdict on a relation is one that its figures may stand with."""
        if outcome is Outcome.ROUNDING:
            return any(self.is_rounded(cell) for cell in self.terms(relation))
        return outcome is not Outcome.DIFFERS

    def _half(self, cell: Cell) -> int | None:
        """The half unit of a figure that counts for the rounding of its sums; None where none stands."""
        table = self.document.tables[cell.table]
        half = table.half_unit(cell.row, cell.column)
        if half <= HALF_YUAN and not self.amount(cell):
            return None
        return half if self.is_rounded(cell) else 0

    def suspects(self, relation: Relation) -> frozenset[Cell]:
        """The cells of a relation whose figure may be wrong."""
        known = self._suspects.get(relation)
        if known is None:
            known = self._suspects[relation] = frozenset(c for c in self.terms(relation) if self.may_suspect(c))
        return known

    def may_suspect(self, cell: Cell) -> bool:
        """Not ticked, not ruled out, and known at all."""
        return self.origin(cell) is not Origin.UNDECIDED and self.may_change(cell)

    def may_change(self, cell: Cell) -> bool:
        """Not ticked and not ruled out; its column may be undecided."""
        return self._may_suspect(cell)

    def origin(self, cell: Cell) -> Origin:
        return Origin(self.document.tables[cell.table].origin[cell.column, cell.row])

    def amount(self, cell: Cell) -> int:
        """分; a blank is nothing."""
        return int(self.document.tables[cell.table].values[cell.column, cell.row])

    def decimals(self, cell: Cell) -> int:
        """As many decimals as the column prints, more where the cell does."""
        table = self.document.tables[cell.table]
        return max(table.precisions[cell.column], int(table.decimals[cell.column, cell.row]))

    def printable(self, cell: Cell, delta: int) -> bool:
        """Whether a figure changed by so much could stand there: none is negative where none was printed so."""
        return self.amount(cell) + delta >= 0 or self.prints_negatives

    @cached_property
    def prints_negatives(self) -> bool:
        """Whether any figure of the document stands there as negative."""
        return any(bool((table.values < 0).any()) for table in self.document.tables)

    def grain(self, cell: Cell) -> int:
        """The least change in 分 that a rounded cell can print; 1 in exact units."""
        unit = self.document.tables[cell.table].unit
        return max(unit.fen // 10 ** self.decimals(cell), 1) if self.is_rounded(cell) else 1
