"""What an address of a rule means in a document: which row and which column, whatever a form calls them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gouji.checking.rules.pack import Term, leading
from gouji.model.document import Cell, Document, bare_label
from gouji.model.table import Table

_GRAND = frozenset({"合计", "总计"})

_AROUND = re.compile(r"^20\d\d年度?|\((?:百万|[千万亿])?元\)$")


def spending_side(table: Table) -> int:
    """The side of a table that spends by functions: the second, where others by economic classes follow."""
    return min(1, len(table.sides) - 1)


def column_of(table: Table, name: str, side: Sequence[int]) -> int | None:
    """A column of one side by its name; the leading one of a table goes by several names."""
    own = next((column for column in side if bare_column(table.columns[column]) == bare_label(name)), None)
    if own is None and name in leading() and side and bare_column(table.columns[side[0]]) in leading():
        return side[0]
    return own


def bare_column(column: str) -> str:
    """A column's name without the year that some print before it and the unit that some print after it."""
    return _AROUND.sub("", bare_label(column))


def cell_of(document: Document, term: Term) -> Cell | None:
    """The cell of a term; None when the document has no such table, row or column."""
    number = document.of_kind(term.kind)
    if number is None:
        return None
    table = document.tables[number]
    row = row_of_label(table, term.row)
    if row is None:
        return None
    column = column_of(table, term.column, table.row_columns(row))
    return None if column is None else Cell(number, row, column)


def row_of_label(table: Table, label: str) -> int | None:
    """The row of an address or a bare label; a total that a table of one row does not name is that row.

    What is called 合计 here is 总计 there, where a table has one such total.
    """
    found = table.row_of.get(label)
    if found is None:
        found = next((r for r, one in enumerate(table.rows) if bare_label(one.name) == label and not one.code), None)
    if found is None and label in _GRAND:
        grand = [r for r, one in enumerate(table.rows) if one.level == 0 and bare_label(one.name) in _GRAND]
        found = grand[0] if len(grand) == 1 else None
    if found is None and label in leading() and len(table.rows) == 1 and not table.rows[0].name:
        return 0
    return found
