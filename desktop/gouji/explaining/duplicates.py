"""A row that is printed twice below one subtotal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from gouji.checking.relations import Footing
from gouji.explaining.moves import Move, open_relations
from gouji.explaining.patterns import DUPLICATE_ROW
from gouji.explaining.search import Residual
from gouji.explaining.system import System
from gouji.model.document import Cell
from gouji.model.table import Origin, Table


def subtotals(system: System, residual: Residual) -> list[tuple[int, int]]:
    """(table, row) of every subtotal that does not foot."""
    found: set[tuple[int, int]] = set()
    for relation in open_relations(system, residual):
        stated = system.sides(relation).stated
        if isinstance(system.family(relation), Footing) and stated is not None:
            found.add((stated.table, stated.row))
    return sorted(found)


def rows_below(table: Table, row: int) -> list[int]:
    """The rows whose subtotal is ``row``."""
    index = table.brood.index_of(row)
    return [] if index is None else [int(child) for child in table.brood.children(index)]


def duplicate_rows(system: System, residual: Residual) -> Iterator[Move]:
    """Rows of one code below a subtotal that does not foot: one of them taken out."""
    for number, parent in subtotals(system, residual):
        table = system.document.tables[number]
        met: dict[str, list[int]] = {}
        for row in rows_below(table, parent):
            met.setdefault(table.keys[row].partition("#")[0], []).append(row)
        for first, second in (pair for rows in met.values() for pair in combinations(rows, 2)):
            alike = bool((table.values[:, first] == table.values[:, second]).all())
            for row in (second,) if alike else (second, first):
                cells = [Cell(number, row, column) for column in table.row_columns(row)]
                printed = [cell for cell in cells if system.origin(cell) is not Origin.BLANK]
                if all(system.may_change(cell) for cell in printed):
                    yield Move(DUPLICATE_ROW, {cell: -system.amount(cell) for cell in printed})
