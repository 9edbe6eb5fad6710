"""What is said of one finding: the sentence, its places and its state."""

from __future__ import annotations

from typing import NamedTuple

from gouji.casework.telling.parts import beside_called
from gouji.checking.families.sides import Elsewhere
from gouji.checking.families.unheld import Lacking
from gouji.checking.findings import Finding
from gouji.model.document import Cell, Document
from gouji.model.kinds import kinds
from gouji.model.money import Unit, show_amount
from gouji.model.table import Table
from gouji.wording import listed, say

_SAYING_IT = frozenset(Lacking)
"""The messages of findings that say themselves that nothing was checked."""


def sentence(document: Document, finding: Finding) -> str:
    """The finding in one sentence: where, what it should be, what it is, how much and which way."""
    return say(finding.message, **places(document, finding))


def reason(finding: Finding) -> str:
    """Why the law of a finding holds, in one line."""
    return say("; ").join(map(say, finding.why))


def with_reason(document: Document, finding: Finding) -> str:
    """The finding in one sentence, and why its law holds."""
    return say("{told} (because {reason})", told=sentence(document, finding), reason=reason(finding))


def with_state(finding: Finding, told: str) -> str:
    """What is ``told`` of a finding behind the word for its state; of what held nothing the sentence itself says it."""
    return told if finding.message in _SAYING_IT else f"{say(finding.state)}  {told}"


def places(document: Document, finding: Finding) -> dict[str, str]:
    """What fills the places of a finding's message, in the document's words and the table's unit."""
    filled = {name: listed(map(say, words)) for name, words in finding.words.items()}
    if "beside" in finding.words:
        named = {beside.message: beside_called(document, beside) for beside in document.beside}
        filled["beside"] = listed(named[one] for one in finding.words["beside"])
    if not finding.cells:
        return filled
    filled |= {"place": place(document, finding.cells[0]), "other": listed(_others(document, finding))}
    if finding.difference is not None and finding.stated is not None and finding.expected is not None:
        decimals = _decimals(document, finding.cells, finding.unit)
        amounts = {"stated": finding.stated, "expected": finding.expected, "difference": abs(finding.difference)}
        filled |= {
            name: f"{show_amount(fen, finding.unit, decimals)} {finding.unit.value}" for name, fen in amounts.items()
        }
    return filled


def place(document: Document, cell: Cell) -> str:
    """Where a figure stands, in the document's own words: ``T3 208 社会保障和就业支出 基本支出``.

    The total of the totals goes by one name: ``T3 合计``, not 合计 合计. Where another side of the table prints a row
    and a column of these names, it is told on which it stands: ``T4 支出 总计 预算数``.
    """
    table = document.tables[cell.table]
    row = table.rows[cell.row]
    column = table.columns[cell.column]
    parts = (table.id, _side(table, cell), row.code or "", row.name, "" if column == row.name else column)
    return " ".join(part for part in parts if part)


def place_beside(document: Document, cell: Cell, other: Cell) -> str:
    """The same for who sees where another figure stands: without what both have, their table, row or column."""
    table = document.tables[cell.table]
    if cell.table != other.table:
        return place(document, cell)
    if cell.row == other.row:
        return table.columns[cell.column]
    row = table.rows[cell.row]
    column = "" if cell.column == other.column or table.columns[cell.column] == row.name else table.columns[cell.column]
    side = _side(table, cell) if table.rows[other.row].side != row.side else ""
    return " ".join(part for part in (side, row.code or "", row.name, column) if part) or place(document, cell)


def _side(table: Table, cell: Cell) -> str:
    """What the side is called on which a figure stands, where another one prints a figure of the same names."""
    if len(table.sides) == 1:
        return ""
    row, column = table.rows[cell.row], table.columns[cell.column]
    others = {one.side for one in table.rows if one.called == row.called} - {row.side}
    if all(table.columns[one] != column for side in others for one in table.sides[side]):
        return ""
    named = kinds()[table.kind].sides if table.kind in kinds() else ()
    return (
        named[row.side] if len(named) == len(table.sides) else say("side {number} from the left", number=row.side + 1)
    )


RELATIONS = {
    "casting": "cast across",
    "footing": "footed",
    "grand total": "footed to the total",
    "tie": "held against another table",
    "sum": "held within the table",
    "above its bound": "bounded",
    "below its bound": "bounded",
    "row not stated": "held against another table",
    "row without counterpart": "held against another table",
}
"""What a relation of figures is, in a word, by the message of its finding."""


def relation_of(finding: Finding) -> str:
    """What kind of relation a finding is of; for those that are none of figures, why their law holds."""
    kind = finding.message.removeprefix("{place}: ").removesuffix(", too much").removesuffix(", too little")
    return say(RELATIONS[kind]) if kind in RELATIONS else reason(finding)


class Amounts(NamedTuple):
    """The amounts of a finding as they are shown; "" for what is not known."""

    expected: str
    stated: str
    difference: str
    """With its sign."""


def amounts_of(document: Document, finding: Finding) -> Amounts:
    """What its parts come to, what is printed, and by how much that is too much or too little."""
    if finding.expected is None or finding.stated is None or finding.difference is None:
        return Amounts("", "", "")
    decimals = _decimals(document, finding.cells, finding.unit)
    told = [show_amount(fen, finding.unit, decimals) for fen in (finding.expected, finding.stated, finding.difference)]
    return Amounts(told[0], told[1], f"+{told[2]}" if finding.difference > 0 else told[2])


def place_elsewhere(document: Document, one: Elsewhere) -> str:
    """Where a figure of another document stands, with what that is called."""
    return f"{beside_called(document, one.beside)} {place(document.beside[one.beside], one.cell)}"


def _others(document: Document, finding: Finding) -> list[str]:
    """What the first figure is held against: in other tables, or beside it where all of them stand in its own."""
    cells = finding.cells
    own = [place(document, cell) for cell in cells[1:4] if cell.table != cells[0].table]
    others = own + [place_elsewhere(document, one) for one in finding.elsewhere[:3]]
    return others or [place_beside(document, cell, cells[0]) for cell in cells[1:4]]


def _decimals(document: Document, cells: tuple[Cell, ...], unit: Unit) -> int:
    """As many decimals as the finding's tables print in this unit."""
    tables = document.tables
    printed = (int(tables[c.table].decimals[c.column, c.row]) for c in cells if tables[c.table].unit is unit)
    return max(printed, default=0)
