"""Every relation as the workbook holds it: which figures it holds against each other, and how far they may be apart.

What the formula of a relation tells of the figures as they stand is what the check found: where it would not (a limit
that another figure lifts, a figure too long for a cell), the relation is told without one. Held by
``tests/exports/workbook/test_recalculated.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gouji.casework.relations.small_sum import SmallSum, small_sum
from gouji.checking.check import Check
from gouji.checking.families.family import Family, Outcome
from gouji.checking.families.rounding import leeway
from gouji.checking.families.sense import Sense
from gouji.checking.families.sides import Sides
from gouji.checking.rules.laws import Severity
from gouji.exports.workbook.layout import Slot, side_of
from gouji.model.document import Cell, Document

AGREES, UNCHECKED, SLIGHT, DIFFERS = range(4)
"""How grave it is what became of a relation, the gravest last: a figure bears the mark of its gravest."""

LONGEST = 10**15
"""分: an amount of more than 15 digits is in no cell exactly; no cell holds one."""


@dataclass(frozen=True)
class Line:
    """One relation."""

    one: SmallSum
    marked: tuple[Cell, ...]
    """The figures that bear its mark."""
    told: int
    """How far the sides may be apart and agree, in 分."""
    leeway: int
    """How far for rounding alone."""
    is_live: bool
    """Whether a formula tells what becomes of it."""
    slot: Slot | None
    """Where its sum may be reckoned again on the sheet of its table; None where it is on that of the relations."""

    @property
    def grave(self) -> int:
        """How grave it is as the figures stand."""
        match self.one.outcome:
            case Outcome.DIFFERS:
                return self.differing
            case Outcome.ROUNDING:
                return SLIGHT
            case Outcome.UNCHECKABLE:
                return UNCHECKED
            case _:
                return AGREES

    @property
    def differing(self) -> int:
        """How grave it is where it differs."""
        return DIFFERS if self.one.law.severity is Severity.MUST else SLIGHT


def lines(check: Check) -> Iterator[Line]:
    """The relations of figures that were judged, or could not be, in the order of the rules."""
    for number, family in enumerate(check.families):
        if family.law.compares:
            for i in range(len(family.outcomes)):
                if family.outcomes[i] != Outcome.NOT_APPLICABLE and family.sides(i).cells:
                    yield _line(check, family, i, small_sum(check, (number, i)))


def _line(check: Check, family: Family, i: int, one: SmallSum) -> Line:
    sides = family.sides(i)
    told, most = sides.told, leeway(family.halves(i))
    if one.outcome is Outcome.DIFFERS and one.difference is not None and abs(one.difference) <= most:
        most = 0  # an exact relation contradicts it
    is_live = one.difference is not None and _fits(check.document, one) and _told(one, told, most) is one.outcome
    return Line(
        one, _marked(check.document, sides), told, most, is_live, _slot(check.document, one) if is_live else None
    )


def _told(one: SmallSum, told: int, most: int) -> Outcome:
    """What the formula of a relation tells."""
    difference = one.difference or 0
    if (
        abs(difference) <= told
        or (one.sense is Sense.AT_MOST and difference <= told)
        or (one.sense is Sense.AT_LEAST and difference >= -told)
    ):
        return Outcome.AGREES
    return Outcome.ROUNDING if abs(difference) <= most else Outcome.DIFFERS


def _fits(document: Document, one: SmallSum) -> bool:
    """Whether cells hold its amounts exactly."""
    own = (document.tables[at.table].values.item(at.column, at.row) for at in one.cells)
    others = (
        document.beside[at.beside].tables[at.cell.table].values.item(at.cell.column, at.cell.row)
        for at in one.elsewhere
    )
    reckoned = (one.total or 0, one.printed or 0)
    return all(abs(fen) < LONGEST for fen in (*own, *others, *reckoned))


def _slot(document: Document, one: SmallSum) -> Slot | None:
    """Where a plain sum within a side of a table is reckoned again."""
    if len(one.held) != 1 or one.elsewhere or not one.added or one.held[0][1] != 1 or one.sense is not Sense.EQUAL:
        return None
    lead = one.held[0][0]
    table = document.tables[lead.table]
    side = side_of(table, lead.row)
    if any(at.table != lead.table or weight != 1 or side_of(table, at.row) != side for at, weight in one.added):
        return None
    if all(at.column == lead.column for at, _ in one.added):
        return Slot(lead.table, side, lead.column, across=False)
    return Slot(lead.table, side, lead.column, across=True) if all(at.row == lead.row for at, _ in one.added) else None


def _marked(document: Document, sides: Sides) -> tuple[Cell, ...]:
    """The stated figure and its counterparts in other tables; of a row that is cast all that it prints."""
    first, *others = sides.cells or (None,)
    if first is None:
        return ()
    if all(cell is not None and cell[:2] == first[:2] for cell in others):
        tables = document.tables
        return first, *(at for at in others if at is not None and tables[at.table].present[at.column, at.row])
    return first, *(at for at in others if at is not None and at.table != first.table)
