"""Families of relations: stated cells (=, <=, >=) Σ expected cells, evaluated as arrays and one at a time.

A printed subtotal is a fact, so a relation compares facts; an edit touches only the relations that name the cell.
A relation is linear: each figure counts by its weight, a whole number. Differences are exact int64 分: stated −
expected. A blank counts as nothing inside a sum. Held by ``tests/checking/families/test_linear.py``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Set
from enum import IntEnum
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from gouji.checking.families.rounding import Halves, converted, leeway
from gouji.checking.families.sense import AT_MOST, EQUAL, Sense
from gouji.checking.families.sides import Cast, Sides
from gouji.checking.families.sign import Sign, against
from gouji.checking.rules.laws import Law, Severity
from gouji.model.document import Beside, Cell, Document
from gouji.model.money import HALF_YUAN
from gouji.model.table import Content, Ints, Origin

UNCHANGED: Mapping[Cell, Content] = MappingProxyType({})
"""The document as it stands."""


class Outcome(IntEnum):
    """What became of a relation. What could not be judged is never green."""

    NOT_APPLICABLE = 0
    AGREES = 1
    ROUNDING = 2
    DIFFERS = 3
    UNCHECKABLE = 4


OUTCOME_NAMES = {
    Outcome.AGREES: "agrees",
    Outcome.ROUNDING: "rounding",
    Outcome.DIFFERS: "differs",
    Outcome.UNCHECKABLE: "uncheckable",
    Outcome.NOT_APPLICABLE: "not-applicable",
}

Words = Mapping[str, tuple[str, ...]]
"""Name in a sentence → the message ids that fill it, as a list."""

# Members by their own names: until Python 3.12 a look-up on the class is slow, and judging makes one a cell. So is a
# member beside a number of numpy's, which asks its class for six things; hence the plain integers where one relation
# is judged.
NOT_APPLICABLE, AGREES, ROUNDING, DIFFERS, UNCHECKABLE = OUTCOMES = tuple(Outcome)
UNDECIDED = Origin.UNDECIDED
MUST = Severity.MUST


BEYOND = 2**63 - 1
"""A difference is told up to here, in 分: figures of a formula may count so often that their sum is any number."""


STATES = ("differs", "to explain", "hint", "uncheckable", "rounding", "agrees", "not-applicable")
"""The words for what became of a relation (``state_of``), the worst first: what was not judged may be anything."""

Outcomes = NDArray[np.uint8]
Flags = NDArray[np.bool_]
Places = NDArray[np.int32]

Added = tuple[int, int, bool, bool]
"""What the figures of a relation add up to: stated − expected, by how much rounding may reach at most, in 分, whether
any is printed, and whether any is undecided."""

_NOWHERE = Cell(-1, -1, -1)


def state_of(outcome: Outcome, severity: Severity) -> str:
    """The word for what became of a relation of a law so binding."""
    if outcome == DIFFERS and severity is not MUST:
        return "to explain" if severity is Severity.EXPLAIN else "hint"
    return OUTCOME_NAMES[outcome]


class Family(ABC):
    """Relations of one law with one shape. ``outcomes`` and ``differences`` hold the last verdict on each."""

    column: int | None = None
    """The one column whose figures the family names, where it names no other."""

    def __init__(self, document: Document, law: Law, size: int) -> None:
        self.document = document
        self.law = law
        self.outcomes: Outcomes = np.zeros(size, np.uint8)
        self.differences: Ints = np.zeros(size, np.int64)

    @property
    def sense(self) -> Sense:
        return EQUAL

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

    def naming_beside(self, beside: Beside) -> Flags:
        """Which relations name a figure of a document that stands beside."""
        del beside
        return np.zeros(len(self.outcomes), np.bool_)

    @property
    def used(self) -> frozenset[int]:
        """Positions of the tables on which some verdict hangs, also by what they do not print."""
        return self.tables

    def using(self, tables: Set[int]) -> Flags:
        """Which verdicts hang on one of these tables; of a family within one table, all or none."""
        return np.full(len(self.outcomes), not self.used.isdisjoint(tables))

    def parted(self, withheld: Flags) -> tuple[Family | None, Family]:
        """The family without some of its relations, and these: here all of them."""
        assert withheld.all()
        return None, self

    @property
    def across(self) -> Flags:
        """Which relations hold two tables, or the two sides of one, against each other."""
        return np.zeros(len(self.outcomes), np.bool_)

    @property
    def foots(self) -> bool:
        """Whether every stated figure is the sum of the rows below it."""
        return False

    @property
    def cast(self) -> Cast | None:
        """The columns that are cast, where the family casts rows."""
        return None

    @abstractmethod
    def sides(self, i: int) -> Sides:
        """The cells of relation ``i``; none where a law finds nothing to hold."""

    @property
    def widest(self) -> int:
        """The most cells that one of its relations names."""
        every = map(self.sides, range(len(self.outcomes)))
        return max((len(sides.cells) + len(sides.elsewhere) for sides in every), default=0)

    def key(self, sides: Sides) -> str:
        """What tells a relation from others of its law while the document's rows stand."""
        address, lead = self.document.address, sides.cells[0]
        others = [address(cell) for cell in sides.expected[:1] if cell.table != lead.table]
        beside = [f"{one.beside}:{self.document.beside[one.beside].address(one.cell)}" for one in sides.elsewhere[:1]]
        return "~".join([address(lead), *others, *beside])

    def message(self, i: int, sides: Sides) -> str:
        """The sentence of the last verdict on relation ``i`` with its ``sides``, as a message id."""
        if int(self.outcomes[i]) == UNCHECKABLE:
            return "{place}: undecided figures"
        if sides.stated is None:
            return "{place}: row not stated"
        if not sides.expected and not sides.elsewhere:
            return "{place}: row without counterpart"
        if (sense := self.sense) is not EQUAL:
            return "{place}: above its bound" if sense is AT_MOST else "{place}: below its bound"
        much = "too much" if self.differences[i] > 0 else "too little"
        return self.sum_told(sides) + much

    @property
    def words(self) -> Words:
        """What that sentence names besides places and amounts, each as message ids."""
        return {}

    def state(self, i: int) -> str:
        """The word for what became of relation ``i``: a binding difference is 不符, another is to be explained, and a
        hint asks for nothing."""
        return state_of(OUTCOMES[self.outcomes[i]], self.law.severity)

    def ends(self, number: int) -> tuple[Places, Places]:
        """Where each relation is shown in a table: the row and the column of its first figure there, -1 without one."""
        firsts = (
            next((cell for cell in self.sides(i).cells if cell.table == number), _NOWHERE)
            for i in range(len(self.outcomes))
        )
        ends = np.array([(cell.row, cell.column) for cell in firsts], np.int32).reshape(-1, 2)
        return ends[:, 0], ends[:, 1]

    def sum_told(self, sides: Sides) -> str:
        """How the sentence of a sum that does not come out begins; how much it is out by follows."""
        return "{place}: tie, " if sides.elsewhere or self._elsewhere(sides) else "{place}: sum, "

    def sign(self, sides: Sides) -> Sign:
        """The tick mark that a relation earns its stated figure."""
        for one in sides.elsewhere:
            there = self.document.beside[one.beside].tables[one.cell.table]
            return Sign.PRIOR if one.beside is Beside.PRIOR else against(there.kind)
        elsewhere = self._elsewhere(sides)
        return against(self.document.tables[elsewhere[0]].kind) if elsewhere else Sign.FOOTED

    def _elsewhere(self, sides: Sides) -> list[int]:
        """The other tables that the stated figure is held against."""
        return [cell.table for cell in sides.expected if sides.stated and cell.table != sides.stated.table]

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

    def judge(self, i: int) -> None:
        """Judge relation ``i`` again."""
        outcome, difference = self.verdict(i)
        self.outcomes[i], self.differences[i] = int(outcome), max(-BEYOND, min(difference, BEYOND))

    def sense_with(self, changed: Mapping[Cell, Content]) -> Sense:
        """The sense that holds if ``changed`` stood in its cells."""
        return self.sense

    def verdict(self, i: int, changed: Mapping[Cell, Content] = UNCHANGED) -> tuple[Outcome, int]:
        """What relation ``i`` would come out as, and stated − expected in 分, if ``changed`` stood in its cells."""
        difference, most, printed, unknown = self._added(i, changed)
        if unknown:
            return UNCHECKABLE, difference
        if not printed:
            return NOT_APPLICABLE, difference
        if difference == 0 or self.sense_with(changed).holds(difference):
            return AGREES, difference
        out = abs(difference)
        return (ROUNDING if out <= most and out <= leeway(self.halves(i, changed)) else DIFFERS), difference

    def _added(self, i: int, changed: Mapping[Cell, Content]) -> Added:
        """The figures of relation ``i``, added up one by one."""
        tables = self.document.tables
        difference = most = 0
        printed = unknown = False
        for cell, weight in self.sides(i).terms:
            table, content = tables[cell.table], changed.get(cell)
            most += table.halves[cell.column] * abs(weight)
            if content is None:
                amount = table.values.item(cell.column, cell.row)
                printed = printed or table.present.item(cell.column, cell.row)
                unknown = unknown or table.origin.item(cell.column, cell.row) == UNDECIDED
            else:
                figure = content.figure
                amount = figure.fen if figure else 0
                printed = printed or figure is not None
                unknown = unknown or content.origin == UNDECIDED
            difference += amount * weight
        return difference, most, printed, unknown

    def figures(self, i: int) -> Iterator[Cell]:
        """The cells of relation ``i`` in which more than nothing stands."""
        tables = self.document.tables
        return (cell for cell in self.sides(i).cells if tables[cell.table].values[cell.column, cell.row])

    def halves(self, i: int, changed: Mapping[Cell, Content] = UNCHANGED) -> Halves:
        """The half units of the figures of relation ``i``, as often as each counts: how far its rounding reaches."""
        return [half * times for half, times in self._halves(i, changed)]

    def converted(self, i: int) -> int:
        """The part of its rounding that is owed to figures coarser than 元."""
        return converted(self._halves(i, UNCHANGED))

    def _halves(self, i: int, changed: Mapping[Cell, Content]) -> Iterator[tuple[int, int]]:
        for cell, weight in self.sides(i).terms:
            table, content = self.document.tables[cell.table], changed.get(cell)
            if content is None:
                figure, half = table.values[cell.column, cell.row], table.half_unit(cell.row, cell.column)
            else:
                figure = content.figure.fen if content.figure else 0
                half = table.half_unit_with(cell.column, content.figure.decimals) if content.figure else 0
            if figure or half > HALF_YUAN:
                yield half, abs(weight)
