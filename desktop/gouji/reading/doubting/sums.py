"""Sums that fail in such numbers that the reading is the likelier fault.

A column tells that more of its sums fail than hold. A table tells that more of its figures would have to be wrong than
it may have slips: those of its own sums that share no figure, and those that differ from other tables where no
subtotal explains them; or that two of its sums have figures on one side alone, where no one figure left blank or put
into the wrong column makes them so. A wrong unit is one slip, however many sums it breaks. Of two tables that differ
in bulk the one that agrees with others in bulk is not doubted, nor is one that differs from a doubtful table alone.
What is only to be explained between tables tells nothing of a reading: true budgets of another habit break it.
Rows that others print are missed where the sums are out as well, and so are labels that were read as one with those
beside them (``tests/reading/doubting/test_sums.py``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.families.sense import Sense
from gouji.checking.rules.laws import Severity
from gouji.explaining.slips.units import wrong_units
from gouji.explaining.system import Relation, System
from gouji.model.brood import NO_ROW
from gouji.model.document import Cell
from gouji.model.doubt import Doubt, Misgiving
from gouji.model.reason import Reason, quoted
from gouji.model.source import Source
from gouji.model.table import Table
from gouji.model.totals import names_two_totals, ran_together
from gouji.reading.doubting.bounds import (
    ABSENT_ROWS,
    FAILING_APART,
    FAILING_SUMS,
    MOST_SLIPS,
    ONE_SIDED,
    SHARE_OF_SLIPS,
)

_SHOWN = 3
"""Places that a reason names."""


Differing = Mapping[int, Mapping[Cell, Relation]]
"""By table its figures that differ from those of others, each with the relation by which it does."""


@dataclass(frozen=True)
class Contradictions:
    """What differs in a check, but for what a wrong unit accounts for."""

    check: Check

    @cached_property
    def _system(self) -> System:
        return System(self.check, lambda _: True)

    @cached_property
    def _broken(self) -> list[Relation]:
        system = self._system
        settled: set[Relation] = set()
        for move in wrong_units(system, lambda: None) if len(system.broken) > MOST_SLIPS else ():
            shifts = move.shifts(system)
            moved = ((one, system.difference(one) + shifts.get(one, 0)) for one in system.broken)
            settled.update(one for one, difference in moved if one in shifts and system.bounds(one).hold(difference))
        return [one for one in system.broken if one not in settled]

    @cached_property
    def _within(self) -> Mapping[int, list[Relation]]:
        """Those that name figures of one table alone."""
        found: defaultdict[int, list[Relation]] = defaultdict(list)
        for one in self._broken:
            tables = self._tables(one)
            if len(tables) == 1:
                found[next(iter(tables))].append(one)
        return found

    def _tables(self, relation: Relation) -> frozenset[int]:
        sides = self._system.sides(relation)
        return frozenset([*(cell.table for cell in sides.cells), *(gap.table for gap in sides.gaps)])

    def within(self, number: int) -> Iterator[Doubt]:
        """What the sums of a table tell of its reading."""
        if columns := list(self._failing_columns(number)):
            told = {"columns": quoted("、".join(self._table(number).columns[column] for column in columns))}
            places = self._places(one for one in self._within[number] if self._column(one) in columns)
            yield Doubt(Misgiving.SUMS, Reason("more sums fail than hold in the columns {columns}", told, places))
        slips = self._apart(self._within.get(number, ()))
        if len(slips) > self._most(number):
            told, places = self._share(len(slips), number), self._places(slips)
            why = Reason("{count} of its {figures} figures at least must be wrong for its sums to hold", told, places)
            yield Doubt(Misgiving.SLIPS, why)
        if len(one_sided := self._one_sided(number)) >= ONE_SIDED:
            told, places = {"count": str(len(one_sided))}, self._places(one_sided)
            yield Doubt(Misgiving.ONE_SIDED, Reason("{count} of its sums have figures on one side alone", told, places))
        if labels := self._run_on(number):
            told, places = {"rows": quoted("、".join(labels))}, self._places(self._within.get(number, ()))
            why = Reason("labels of several rows were read as one: {rows}", told, places)
            yield Doubt(Misgiving.TOGETHER, why)

    @cached_property
    def broken_rows(self) -> Mapping[int, list[int]]:
        """The rows of each table that something which must hold names, and does not, in their order."""
        found: defaultdict[int, set[int]] = defaultdict(set)
        for one in self._broken:
            if self._system.family(one).law.severity is Severity.MUST:
                for cell in self._system.sides(one).cells:
                    found[cell.table].add(cell.row)
        return {number: sorted(rows) for number, rows in found.items()}

    @cached_property
    def short_cells(self) -> Mapping[int, list[tuple[Cell, int]]]:
        """The cells of each table that differ from other tables, each with by how much, once for each relation."""
        found: defaultdict[int, list[tuple[Cell, int]]] = defaultdict(list)
        for one, tables in self._between(frozenset()):
            for number in tables:
                own = self._own(one, number)
                if len(own) == 1:
                    found[number].append((own[0], self._system.difference(one)))
        return found

    def _own(self, relation: Relation, number: int) -> list[Cell]:
        """The cells of a table that a relation names."""
        return [cell for cell in self._system.sides(relation).cells if cell.table == number]

    def across(self, doubted: Set[int]) -> Iterator[tuple[int, Doubt]]:
        """What their relations with one another tell of tables; those ``doubted`` already tell nothing."""
        differing = self._differing(doubted)
        for number in sorted(self._at_odds(differing, doubted)):
            told = self._share(len(differing[number]), number)
            places = tuple(self._table(number).source(one.row, one.column) for one in islice(differing[number], _SHOWN))
            why = Reason("{count} of its {figures} figures differ from those of other tables", told, places)
            yield number, Doubt(Misgiving.SLIPS, why)
        for number, absent in sorted(self._absent(doubted).items()):
            if len(absent) >= ABSENT_ROWS and self._within.get(number):
                told, places = {"rows": quoted("、".join(absent))}, self._places(self._within[number])
                why = Reason("its sums fail, and it lacks rows that other tables print: {rows}", told, places)
                yield number, Doubt(Misgiving.ABSENT, why)

    def _share(self, count: int, number: int) -> dict[str, str]:
        """So many of the figures of a table, as a reason tells it."""
        return {"count": str(count), "figures": str(self._figures(number))}

    def _table(self, number: int) -> Table:
        return self.check.document.tables[number]

    def _figures(self, number: int) -> int:
        return int(np.count_nonzero(self._table(number).present))

    def _most(self, number: int) -> int:
        """Wrong figures that a table may have."""
        return max(MOST_SLIPS, int(SHARE_OF_SLIPS * self._figures(number)))

    def _places(self, relations: Iterable[Relation]) -> tuple[Source, ...]:
        cells = [self._system.sides(one).cells[0] for one in islice(relations, _SHOWN)]
        return tuple(self.check.document.tables[cell.table].source(cell.row, cell.column) for cell in cells)

    def _column(self, relation: Relation) -> int | None:
        """The column that a relation foots."""
        sides = self._system.sides(relation)
        return sides.cells[0].column if self._system.family(relation).foots else None

    def _run_on(self, number: int) -> list[str]:
        """The labels of two totals; where sums of the table fail, also those that go on behind a total."""
        fails = number in self._within
        names = [row.name for row in self._table(number).rows]
        return [name for name in names if names_two_totals(name) or (fails and ran_together(name))]

    def _failing_columns(self, number: int) -> Iterator[int]:
        failing: defaultdict[int, list[Relation]] = defaultdict(list)
        for one in self._within.get(number, ()):
            column = self._column(one)
            if column is not None:
                failing[column].append(one)
        for column, relations in failing.items():
            judged = int(np.count_nonzero(self._system.family(relations[0]).judged))
            apart, most = len(self._apart(relations)), 2 * len(relations) > judged
            none_holds = len(relations) == judged >= FAILING_SUMS and apart >= FAILING_APART
            if none_holds or (most and apart >= FAILING_SUMS):
                yield column

    def _apart(self, relations: Iterable[Relation]) -> list[Relation]:
        """Relations that share no figure: each needs one of its own to be wrong."""
        used: set[Cell] = set()
        apart = []
        for one in sorted(relations, key=lambda one: len(self._system.sides(one).cells)):
            cells = self._system.sides(one).cells
            if used.isdisjoint(cells):
                used.update(cells)
                apart.append(one)
        return apart

    def _one_sided(self, number: int) -> list[Relation]:
        """The sums of a table that are blank though their parts print money, or print money though all these are blank.

        Of those that share a figure one counts, and of those out by as much on a row in common: a figure in the wrong
        column makes the sums of two columns so.
        """
        moved: set[tuple[int, int]] = set()
        counted = []
        for one in self._apart(filter(self._is_one_sided, self._within.get(number, ()))):
            marks = {(cell.row, abs(self._system.difference(one))) for cell in self._system.sides(one).cells}
            if moved.isdisjoint(marks):
                counted.append(one)
            moved |= marks
        return counted

    def _is_one_sided(self, relation: Relation) -> bool:
        sides = self._system.sides(relation)
        if self._system.family(relation).sense is not Sense.EQUAL or sides.stated is None or not sides.expected:
            return False
        added = all(self._is_blank(cell) for cell, weight in sides.terms if weight > 0)
        taken = all(self._is_blank(cell) for cell, weight in sides.terms if weight < 0)
        return added is not taken

    def _is_blank(self, cell: Cell) -> bool:
        return not self._table(cell.table).present[cell.column, cell.row]

    def _between(self, doubted: Set[int]) -> Iterator[tuple[Relation, frozenset[int]]]:
        """The relations that must hold between tables, none of them doubted, and do not."""
        for one in self._broken:
            tables = self._tables(one)
            binds = self._system.family(one).law.severity is Severity.MUST
            if binds and len(tables) > 1 and tables.isdisjoint(doubted):
                yield one, tables

    def _differing(self, doubted: Set[int]) -> Differing:
        """The figures of each table that differ from those of others, but for those that its parts explain."""
        found: defaultdict[int, dict[Cell, Relation]] = defaultdict(dict)
        for one, tables in self._between(doubted):
            for number in tables:
                own = self._own(one, number)
                if len(own) == 1:
                    found[number][own[0]] = one
        return {number: self._unexplained(number, differing) for number, differing in found.items()}

    def _unexplained(self, number: int, differing: Mapping[Cell, Relation]) -> dict[Cell, Relation]:
        """Those that no sum of other differences of the same law explains."""
        table, difference = self._table(number), self._system.difference
        below: defaultdict[tuple[Cell, int], int] = defaultdict(int)
        for cell, one in differing.items():
            above = int(table.parents[cell.row])
            if above != NO_ROW:
                below[cell._replace(row=above), one.family] += difference(one)
        return {cell: one for cell, one in differing.items() if below.get((cell, one.family)) != difference(one)}

    def _at_odds(self, differing: Differing, doubted: Set[int]) -> set[int]:
        """The tables that differ from others in bulk, and do not agree with more of them."""
        bulk = {number for number, cells in differing.items() if len(cells) > self._most(number)}
        alone = {number for number in bulk if self._agreeing(number, bulk | doubted) <= len(differing[number])}
        return alone or bulk

    def _agreeing(self, number: int, others: Set[int]) -> int:
        """How many figures of a table agree with those of tables beside these others."""
        count = 0
        for family in self.check.families:
            if number in family.tables and family.tables & others <= {number}:
                agrees = (family.outcomes == Outcome.AGREES) | (family.outcomes == Outcome.ROUNDING)
                count += int(np.count_nonzero(agrees & family.across & family.naming_table(number)))
        return count

    def _absent(self, doubted: Set[int]) -> Mapping[int, list[str]]:
        """The codes, or labels, of which each table has no row though others print them and do not agree without."""
        found: defaultdict[int, dict[str, None]] = defaultdict(dict)
        for one, _ in self._between(doubted):
            for gap in self._system.sides(one).gaps:
                found[gap.table][gap.key] = None
        return {number: list(keys) for number, keys in found.items()}
