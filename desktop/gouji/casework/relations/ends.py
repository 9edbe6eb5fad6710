"""What is said of one relation in one line: where it stands in a table, and the other end that it is held against.

Held by ``test_a_tie_is_told_by_both_its_ends``.
"""

from __future__ import annotations

from gouji.casework.relations.small_sum import SmallSum
from gouji.casework.telling.sentences import place, place_elsewhere, sentence
from gouji.checking.check import Check
from gouji.checking.findings import describe
from gouji.model.document import Cell, Document
from gouji.wording import say


def end_in(one: SmallSum, table: int | None) -> Cell | None:
    """The figure by which a relation is shown in a table; that which is stated where no table is meant."""
    return next((cell for cell in one.cells if table in (None, cell.table)), None)


def told_in(check: Check, one: SmallSum, table: int | None) -> str:
    """A relation as it is shown in a table: by its figure there and, between two tables, that at its other end."""
    here = end_in(one, table)
    if here is None or not one.law.compares:
        number, i = one.relation
        return sentence(check.document, describe(check.families[number], i))
    there = next((cell for cell in one.cells if cell.table != here.table), None)
    told = _in_its_table(check.document, here)
    if there is None and one.elsewhere:
        return say("{place} and {other}", place=told, other=place_elsewhere(check.document, one.elsewhere[0]))
    if there is None:
        return told
    return say("{place} and {other}", place=told, other=_other_end(check.document, there, here))


def _in_its_table(document: Document, cell: Cell) -> str:
    """Where a figure stands, for who sees in which table."""
    table = document.tables[cell.table]
    return place(document, cell).removeprefix(table.id).strip()


def _other_end(document: Document, cell: Cell, here: Cell) -> str:
    """Where the other end stands, without the code and name that it shares with this one."""
    table, row = document.tables[cell.table], document.tables[here.table].rows[here.row]
    other = table.rows[cell.row]
    if (other.code, other.name) != (row.code, row.name):
        return place(document, cell)
    return f"{table.id} {table.columns[cell.column]}"
