"""A finding: what one relation found, as data. The sentence is made where it is shown.

Only the stated cell of a relation and its counterparts in other tables are marked, not every addend; a row that
is cast is marked whole. A finding counts as open in each table where it marks a figure (``marked``,
``tables``). Held by ``test_a_finding_between_two_tables_is_marked_and_counted_in_both``,
``test_every_figure_of_a_row_that_is_not_cast_right_is_marked``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from gouji.checking.families.family import DIFFERS, OUTCOMES, UNCHECKABLE, Family, Outcome, Words
from gouji.checking.families.sides import Elsewhere, Sides
from gouji.checking.rules.laws import Severity
from gouji.model.document import Cell, Document
from gouji.model.money import Unit


@dataclass(frozen=True, slots=True)
class Finding:
    """Amounts are in 分; ``difference`` is stated − expected. Sums that cannot be known are None."""

    id: str
    rule: str
    severity: Severity
    outcome: Outcome
    cells: tuple[Cell, ...]
    message: str
    """Message id; ``places`` fills it when the sentence is shown."""
    state: str
    """The word for what became of the relation: its outcome, or that a difference is to be explained."""
    expected: int | None = None
    stated: int | None = None
    difference: int | None = None
    unit: Unit = Unit.YUAN
    words: Words = field(default_factory=dict)
    """What the sentence names besides; all that a finding without cells has."""
    why: tuple[str, ...] = ()
    """Why its law holds, as message ids."""
    must_explain: bool = False
    """Nobody signs until a remark stands on it."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """What it is held against in other documents."""

    @property
    def rests_on(self) -> str:
        """Of the figures of the text nothing: it rests on those of its cells."""
        return ""

    @property
    def flagged(self) -> tuple[Cell, ...]:
        """The cells that it is about: the stated one and its counterparts in other tables, not every addend below."""
        return tuple(cell for i, cell in enumerate(self.cells) if i == 0 or cell.table != self.cells[0].table)

    @property
    def is_within_a_row(self) -> bool:
        """Whether a row is cast in it."""
        return len({cell[:2] for cell in self.cells}) == 1

    def marked(self, document: Document) -> tuple[Cell, ...]:
        """The cells to mark: what is cast across a row may be wrong in any figure it prints, not only the total."""
        if not self.is_within_a_row:
            return self.flagged
        total, *parts = self.cells
        return total, *(one for one in parts if document.tables[one.table].present[one.column, one.row])

    def addresses(self, document: Document) -> list[str]:
        """Those of all its figures; one of another document as formulas have it: ``上年:T3!合计.合计``."""
        beside = (f"{one.beside.word}:{document.beside[one.beside].address(one.cell)}" for one in self.elsewhere)
        return [*map(document.address, self.cells), *beside]

    @property
    def tables(self) -> tuple[int, ...]:
        """The tables it counts in: each in which it marks a figure."""
        return tuple(dict.fromkeys(cell.table for cell in self.flagged))

    @property
    def open_rank(self) -> int:
        """Sort key: what must be mended first comes first."""
        order = (Outcome.DIFFERS, Outcome.UNCHECKABLE, Outcome.ROUNDING)
        serious = list(Severity).index(self.severity)
        return order.index(self.outcome) * 10 + serious if self.outcome in order else 99


def finding_id(family: Family, sides: Sides) -> str:
    """Stable while the document's rows stand: the rule and what it holds."""
    return f"{family.law.id}:{family.key(sides)}"


def _of_lead(difference: int, sides: Sides) -> int:
    """A difference as one of the stated figure, which may count several times in it, in whole 分."""
    counts = abs(sides.weight(sides.stated)) if sides.stated else 1
    return difference if counts == 1 else round(Fraction(difference, counts))


def describe(family: Family, i: int) -> Finding:
    """The finding of relation ``i`` with its last verdict."""
    sides, law = family.sides(i), family.law
    outcome, cells, unit = OUTCOMES[family.outcomes[i]], sides.cells, Unit.YUAN
    expected = stated = difference = None
    if cells:
        lead = cells[0]
        table = family.document.tables[lead.table]
        unit = table.unit
        if outcome is not UNCHECKABLE and law.compares:
            difference = _of_lead(int(family.differences[i]), sides)
            stated = int(table.values[lead.column, lead.row]) if sides.stated else 0
            expected = stated - difference
    return Finding(
        finding_id(family, sides),
        law.id,
        law.severity,
        outcome,
        cells,
        family.message(i, sides),
        family.state(i),
        expected,
        stated,
        difference,
        unit,
        family.words,
        law.reason,
        law.must_explain and outcome in (DIFFERS, UNCHECKABLE),
        sides.elsewhere,
    )
