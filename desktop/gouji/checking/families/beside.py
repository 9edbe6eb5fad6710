"""The figures of a relation that stand in another document: they count as they are printed there, whatever is edited
here. Held by ``tests/checking/accounts/test_beside.py``."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checking.families.sides import Sides
from gouji.model.document import Cell, Document
from gouji.model.money import HALF_YUAN
from gouji.model.table import Table


def figures_beside(document: Document, sides: Sides) -> Iterator[tuple[Table, Cell, int]]:
    """Each with its table there, its place in that, and how it counts in the difference."""
    for one in sides.elsewhere:
        yield document.beside[one.beside].tables[one.cell.table], one.cell, one.weight


def halves_beside(document: Document, sides: Sides) -> Iterator[tuple[int, int]]:
    """The half units of those that count for the rounding of a relation, and how often each counts."""
    for table, cell, weight in figures_beside(document, sides):
        half = table.half_unit(cell.row, cell.column)
        if table.values[cell.column, cell.row] or half > HALF_YUAN:
            yield half, abs(weight)


def prints_beside(document: Document, sides: Sides) -> bool:
    """Whether any of them is printed there."""
    return any(table.present[cell.column, cell.row] for table, cell, _ in figures_beside(document, sides))
