"""Relations that name their cells one by one.

A tie whose whole also holds money from outside the treasury becomes a lower bound (``guards``). Held by
``test_money_from_outside_the_treasury_makes_the_tie_a_bound``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property

import numpy as np

from gouji.checking.families.beside import figures_beside, halves_beside, prints_beside
from gouji.checking.families.family import (
    AGREES,
    NOT_APPLICABLE,
    UNCHANGED,
    UNCHECKABLE,
    UNDECIDED,
    Added,
    Family,
    Flags,
    Outcome,
)
from gouji.checking.families.sense import Sense
from gouji.checking.families.sides import Sides
from gouji.checking.rules.laws import Law
from gouji.model.document import Beside, Cell, Document
from gouji.model.table import Content


class Ties(Family):
    """Relations that name cells one by one: ties between tables, couplings, formulas.

    ``guards`` are cells that turn the equality into a lower bound as soon as one of them holds money.
    """

    def __init__(
        self, document: Document, law: Law, relations: Sequence[Sides], sense: Sense, guards: Sequence[Cell] = ()
    ) -> None:
        super().__init__(document, law, len(relations))
        self.relations = tuple(relations)
        self.guards = tuple(guards)
        self._plain_sense = sense
        self._naming: dict[Cell, list[int]] = {}
        for i, sides in enumerate(self.relations):
            for cell in sides.cells:
                self._naming.setdefault(cell, []).append(i)

    def with_sense(self, sense: Sense) -> Ties:
        """The same relations, held in another sense."""
        return Ties(self.document, self.law, self.relations, sense, self.guards)

    @property
    def sense(self) -> Sense:
        return self.sense_with(UNCHANGED)

    def sense_with(self, changed: Mapping[Cell, Content]) -> Sense:
        return Sense.AT_LEAST if any(self._money(cell, changed) for cell in self.guards) else self._plain_sense

    def verdict(self, i: int, changed: Mapping[Cell, Content] = UNCHANGED) -> tuple[Outcome, int]:
        """Nothing is compared while a guard may hold money or not, nor a limit where either side is not printed."""
        outcome, difference = super().verdict(i, changed)
        if outcome in (NOT_APPLICABLE, UNCHECKABLE):
            return outcome, difference
        if abs(difference) <= self.relations[i].told:
            outcome = AGREES
        sense = self.sense_with(changed)
        if sense is self._plain_sense and any(self._money(cell, changed) is None for cell in self.guards):
            return UNCHECKABLE, difference
        limited = self._limited(i, sense)
        if limited is not None and not any(self._prints(cell, changed) for cell in limited):
            beside = sense is not Sense.AT_MOST and prints_beside(self.document, self.relations[i])
            return (outcome if beside else NOT_APPLICABLE), difference
        if sense is Sense.AT_LEAST and not self.relations[i].expected and not self.relations[i].elsewhere:
            return NOT_APPLICABLE, difference
        return outcome, difference

    def _added(self, i: int, changed: Mapping[Cell, Content]) -> Added:
        difference, most, printed, unknown = super()._added(i, changed)
        for table, cell, weight in figures_beside(self.document, self.relations[i]):
            most += table.halves[cell.column] * abs(weight)
            printed = printed or bool(table.present[cell.column, cell.row])
            unknown = unknown or table.origin[cell.column, cell.row] == UNDECIDED
            difference += int(table.values[cell.column, cell.row]) * weight
        return difference, most, printed, unknown

    def _halves(self, i: int, changed: Mapping[Cell, Content]) -> Iterator[tuple[int, int]]:
        yield from super()._halves(i, changed)
        yield from halves_beside(self.document, self.relations[i])

    def _limited(self, i: int, sense: Sense) -> tuple[Cell, ...] | None:
        """The figures of relation ``i`` that are limited by others; None where nothing but the whole is asked for."""
        sides = self.relations[i]
        if sense is Sense.AT_MOST:
            return (*filter(None, [sides.stated]), *sides.beside)
        return sides.expected if self._plain_sense is Sense.AT_LEAST else None

    def _money(self, cell: Cell, changed: Mapping[Cell, Content]) -> bool | None:
        """Whether a cell holds money; None where that is undecided."""
        content = changed.get(cell)
        if content is not None:
            undecided, money = content.origin == UNDECIDED, content.figure is not None and content.figure.fen != 0
        else:
            table = self.document.tables[cell.table]
            undecided = table.origin.item(cell.column, cell.row) == UNDECIDED
            money = table.values.item(cell.column, cell.row) != 0
        return None if undecided else money

    def _prints(self, cell: Cell, changed: Mapping[Cell, Content]) -> bool:
        """Whether a cell prints a figure."""
        content = changed.get(cell)
        if content is not None:
            return content.figure is not None
        return self.document.tables[cell.table].present.item(cell.column, cell.row)

    @cached_property
    def tables(self) -> frozenset[int]:
        return frozenset(cell.table for cell in self._naming)

    def naming_table(self, number: int) -> Flags:
        return self._naming_tables.get(number, np.zeros(len(self.relations), np.bool_))

    @cached_property
    def _naming_tables(self) -> dict[int, Flags]:
        named = {number: np.zeros(len(self.relations), np.bool_) for number in self.tables}
        for cell, numbers in self._naming.items():
            named[cell.table][numbers] = True
        return named

    def naming_beside(self, beside: Beside) -> Flags:
        return np.array([any(one.beside is beside for one in sides.elsewhere) for sides in self.relations], np.bool_)

    @property
    def used(self) -> frozenset[int]:
        gaps = (gap.table for sides in self.relations for gap in sides.gaps)
        return self.tables.union(gaps, (cell.table for cell in self.guards))

    def using(self, tables: Set[int]) -> Flags:
        if any(cell.table in tables for cell in self.guards):
            return np.ones(len(self.relations), np.bool_)
        return np.array(
            [
                any(cell.table in tables for cell in sides.cells) or any(gap.table in tables for gap in sides.gaps)
                for sides in self.relations
            ],
            np.bool_,
        )

    def parted(self, withheld: Flags) -> tuple[Ties | None, Ties]:
        held, others = (
            Ties(
                self.document,
                self.law,
                [sides for sides, gone in zip(self.relations, withheld, strict=True) if bool(gone) is apart],
                self._plain_sense,
                self.guards,
            )
            for apart in (False, True)
        )
        return held if held.relations else None, others

    @cached_property
    def across(self) -> Flags:
        tables = self.document.tables
        sides = ({(cell.table, tables[cell.table].rows[cell.row].side) for cell in one.cells} for one in self.relations)
        return np.array([len(apart) > 1 for apart in sides], np.bool_)

    def sides(self, i: int) -> Sides:
        return self.relations[i]

    def names(self, cell: Cell) -> bool:
        """Whether some relation has ``cell`` on one of its sides."""
        return cell in self._naming

    def naming(self, cell: Cell) -> Iterator[int]:
        return iter(self._naming.get(cell, ()))

    def touching(self, cell: Cell) -> Iterator[int]:
        return iter(range(len(self.relations))) if cell in self.guards else self.naming(cell)
