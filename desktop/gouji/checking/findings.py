"""A finding: what one relation found, as data. The sentence is made where it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.checking.families.family import UNCHECKABLE, Family, Outcome, Sense, Sides
from gouji.checking.families.sums import Casting, Footing
from gouji.checking.families.ties import Lacking, Unheld
from gouji.checking.rules.pack import Severity
from gouji.model.document import Cell, Document
from gouji.model.money import Unit

OUTCOME_NAMES = {
    Outcome.AGREES: "agrees",
    Outcome.ROUNDING: "rounding",
    Outcome.DIFFERS: "differs",
    Outcome.UNCHECKABLE: "uncheckable",
    Outcome.NOT_APPLICABLE: "not-applicable",
}


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
    expected: int | None = None
    stated: int | None = None
    difference: int | None = None
    unit: Unit = Unit.YUAN
    kinds: tuple[str, ...] = ()
    """The kinds of table that lack what the rule asks; such a finding has no cells."""
    rule_name: str = ""

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


def finding_id(document: Document, family: Family, sides: Sides) -> str:
    """Stable while the document's rows stand: the rule and the cells that the relation ties."""
    if isinstance(family, Unheld):
        mark = {Lacking.TABLE: "-", Lacking.UNREAD: "?", Lacking.SEVERAL: "*"}[family.lacking]
        return f"{family.rule.id}:{mark}{'+'.join(family.kinds)}"
    heads = [document.address(cell) for cell in sides.cells[:1]]
    others = [document.address(cell) for cell in sides.expected[:1] if cell.table != sides.cells[0].table]
    return f"{family.rule.id}:" + "~".join(heads + others)


def describe(document: Document, family: Family, i: int) -> Finding:
    """The finding of relation ``i`` with its last verdict."""
    outcome, sides = Outcome(family.outcomes[i]), family.sides(i)
    rule, name = family.rule, finding_id(document, family, sides)
    if isinstance(family, Unheld):
        return Finding(
            name, rule.id, rule.severity, outcome, (), family.lacking, kinds=family.kinds, rule_name=rule.name
        )
    lead = sides.cells[0]
    table = document.tables[lead.table]
    if outcome is UNCHECKABLE:
        message = "{place}: undecided figures"
        return Finding(name, rule.id, rule.severity, outcome, sides.cells, message, unit=table.unit)
    difference = int(family.differences[i])
    stated = int(table.values[lead.column, lead.row]) if sides.stated else 0
    return Finding(
        name,
        rule.id,
        rule.severity,
        outcome,
        sides.cells,
        _message(family, sides, difference),
        stated - difference,
        stated,
        difference,
        table.unit,
    )


def _message(family: Family, sides: Sides, difference: int) -> str:
    much = "too much" if difference > 0 else "too little"
    if sides.stated is None:
        return "{place}: row not stated"
    if not sides.expected:
        return "{place}: row without counterpart"
    if family.sense is not Sense.EQUAL:
        return "{place}: above its bound" if family.sense is Sense.AT_MOST else "{place}: below its bound"
    if isinstance(family, Casting):
        return "{place}: casting, " + much
    if isinstance(family, Footing):
        grand = family.table.rows[sides.stated.row].level == 0
        return ("{place}: grand total, " if grand else "{place}: footing, ") + much
    elsewhere = any(cell.table != sides.stated.table for cell in sides.expected)
    return ("{place}: tie, " if elsewhere else "{place}: sum, ") + much
