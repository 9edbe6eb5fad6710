"""One relation as a small sum: what is added up, what that comes to, and the figures that it is held against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from gouji.checking.check import Check
from gouji.checking.families.family import OUTCOMES, Outcome
from gouji.checking.families.sense import Sense
from gouji.checking.families.sides import Elsewhere, Sides, Term
from gouji.checking.relation import Relation
from gouji.checking.rules.laws import Law
from gouji.model.document import Cell
from gouji.model.money import Unit

KNOWN = (Outcome.AGREES, Outcome.ROUNDING, Outcome.DIFFERS)
"""What tells that the figures were held against each other."""


@dataclass(frozen=True, slots=True)
class SmallSum:
    """Amounts are in 分; ``difference`` is printed − total. What was not judged has none of the three."""

    relation: Relation
    law: Law
    outcome: Outcome
    state: str
    """The word for what became of it."""
    sense: Sense
    """How what is printed has to relate to the total."""
    added: tuple[Term, ...]
    """The figures that are added up, each with how often it counts."""
    held: tuple[Term, ...]
    """Those that the total is held against; none where a table that is there has no row for them."""
    unit: Unit
    """That of the figure which is stated."""
    units_differ: bool = False
    """Whether it has to be told of each amount in which unit it is printed."""
    total: int | None = None
    printed: int | None = None
    difference: int | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    """Figures of other documents that are added up too, each with how often it counts there."""

    @property
    def lead(self) -> Cell | None:
        """The figure that is stated, or else the first that is added up."""
        return next((cell for cell, _ in (*self.held, *self.added[:1])), None)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All its figures, what is stated first."""
        return tuple(cell for cell, _ in (*self.held, *self.added))


def small_sum(check: Check, relation: Relation) -> SmallSum:
    """A relation of a check as it stands."""
    number, i = relation
    family = check.families[number]
    sides, tables = family.sides(i), check.document.tables
    held, added = _parted(sides) if family.law.compares else (tuple(sides.terms), ())
    outcome = OUTCOMES[family.outcomes[i]]
    total = printed = difference = None
    if outcome in KNOWN and family.law.compares:
        difference = int(family.differences[i])
        printed = sum(int(tables[at.table].values[at.column, at.row]) * weight for at, weight in held)
        total = printed - difference
    units = [tables[number].unit for number in dict.fromkeys(cell.table for cell in sides.cells)] or [Unit.YUAN]
    beside = [check.document.beside[one.beside].tables[one.cell.table].unit for one in sides.elsewhere]
    return SmallSum(
        relation,
        family.law,
        outcome,
        family.state(i),
        family.sense,
        added,
        held,
        units[0],
        len({*units, *beside}) > 1,
        total,
        printed,
        difference,
        tuple(Elsewhere(one.beside, one.cell, -one.weight) for one in sides.elsewhere),
    )


def _parted(sides: Sides) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """What stands on the side of the stated figure, and what on the other, each as it counts there."""
    terms = iter(sides.terms)
    stated = len(sides.beside) + (sides.stated is not None)
    return tuple(islice(terms, stated)), tuple((cell, -weight) for cell, weight in terms)


def relations_of(check: Check, cell: Cell) -> Iterator[Relation]:
    """The relations that name a figure, in the order of the laws."""
    for number, family in enumerate(check.families):
        yield from ((number, i) for i in family.naming(cell))
