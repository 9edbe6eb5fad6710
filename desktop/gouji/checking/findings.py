"""A finding: what one relation found, as data. The sentence is made where it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.checking.relations import Absent, Family, Outcome, Sense
from gouji.checking.rulepack import Severity
from gouji.model.document import Cell, Document
from gouji.model.money import Unit, show_amount

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
    """Message id; ``params`` fill its places."""
    params: tuple[tuple[str, str], ...]
    expected: int | None = None
    stated: int | None = None
    difference: int | None = None
    unit: Unit = Unit.YUAN

    @property
    def flagged(self) -> tuple[Cell, ...]:
        """The cells to mark: the stated one and its counterparts in other tables, not every addend below it."""
        return tuple(cell for i, cell in enumerate(self.cells) if i == 0 or cell.table != self.cells[0].table)

    @property
    def open_rank(self) -> int:
        """Sort key: what must be mended first comes first."""
        order = (Outcome.DIFFERS, Outcome.UNCHECKABLE, Outcome.ROUNDING)
        serious = list(Severity).index(self.severity)
        return order.index(self.outcome) * 10 + serious if self.outcome in order else 99


def finding_id(document: Document, family: Family, i: int) -> str:
    """Stable while the document's rows stand: the rule and the cells that the relation ties."""
    if isinstance(family, Absent):
        return f"{family.rule.id}:-{'+'.join(family.kinds)}"
    sides = family.sides(i)
    heads = [document.address(cell) for cell in sides.cells[:1]]
    others = [document.address(cell) for cell in sides.expected[:1] if cell.table != sides.cells[0].table]
    suffix = "" if family.sense is Sense.EQUAL else family.sense.value
    return f"{family.rule.id}{suffix}:" + "~".join(heads + others)


def describe(document: Document, family: Family, i: int) -> Finding:
    """The finding of relation ``i`` with its last verdict."""
    outcome = Outcome(family.outcomes[i])
    rule, name = family.rule, finding_id(document, family, i)
    if isinstance(family, Absent):
        kinds = "、".join(family.kinds)
        return Finding(name, rule.id, rule.severity, outcome, (), "{kinds}: table absent", (("kinds", kinds),))
    sides = family.sides(i)
    lead = sides.stated or sides.expected[0]
    table = document.tables[lead.table]
    difference = int(family.differences[i])
    stated = int(table.values[lead.column, lead.row]) if sides.stated else 0
    expected = stated - difference
    params = {
        "place": place(document, lead),
        "other": "、".join(_others(document, lead, sides.expected)),
        "stated": _amount(document, sides.cells, stated, table.unit),
        "expected": _amount(document, sides.cells, expected, table.unit),
        "difference": _amount(document, sides.cells, abs(difference), table.unit),
    }
    if outcome is Outcome.UNCHECKABLE:
        message, known = "{place}: undecided figures", False
    else:
        message, known = _message(family, sides.stated is None, lead, sides.expected, difference), True
    return Finding(
        name,
        rule.id,
        rule.severity,
        outcome,
        sides.cells,
        message,
        tuple(params.items()),
        expected if known else None,
        stated if known else None,
        difference if known else None,
        table.unit,
    )


def _message(family: Family, missing: bool, lead: Cell, expected: tuple[Cell, ...], difference: int) -> str:
    much = "too much" if difference > 0 else "too little"
    if family.sense is Sense.AT_MOST:
        return "{place}: above its bound"
    if family.sense is Sense.AT_LEAST:
        return "{place}: below its bound"
    if missing:
        return "{place}: row missing elsewhere"
    if any(cell.table != lead.table for cell in expected):
        return "{place}: tie, " + much
    if all(cell.row == lead.row for cell in expected):
        return "{place}: casting, " + much
    return ("{place}: footing, " if all(cell.column == lead.column for cell in expected) else "{place}: sum, ") + much


def place(document: Document, cell: Cell) -> str:
    """Where a figure stands, in the document's own words: ``T3 208 社会保障和就业支出 基本支出``."""
    table = document.tables[cell.table]
    row = table.rows[cell.row]
    return " ".join(part for part in (table.id, row.code or "", row.name, table.columns[cell.column]) if part)


def _others(document: Document, lead: Cell, expected: tuple[Cell, ...]) -> list[str]:
    cells = [cell for cell in expected if cell.table != lead.table]
    return [place(document, cell) for cell in cells[:3]]


def _amount(document: Document, cells: tuple[Cell, ...], fen: int, unit: Unit) -> str:
    """In the stated cell's unit with the decimals its table prints."""
    tables = document.tables
    decimals = max(
        (int(tables[c.table].decimals[c.column, c.row]) for c in cells if tables[c.table].unit is unit), default=0
    )
    return f"{show_amount(fen, unit, decimals)} {unit.value}"
