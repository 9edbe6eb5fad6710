"""A row that is printed twice below one subtotal."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.explaining.search.elimination import Residual
from gouji.explaining.slips.moves import Move, open_relations
from gouji.explaining.slips.patterns import DUPLICATE_ROW
from gouji.explaining.system import System
from gouji.model.document import Cell
from gouji.model.table import Origin, Table


def subtotals(system: System, residual: Residual) -> list[tuple[int, int]]:
    """(table, row) of every subtotal that does not foot."""
    found: set[tuple[int, int]] = set()
    for relation in open_relations(system, residual):
        stated = system.sides(relation).stated
        if system.family(relation).foots and stated is not None:
            found.add((stated.table, stated.row))
    return sorted(found)


def rows_below(table: Table, row: int) -> list[int]:
    """The rows whose subtotal is ``row``."""
    index = table.brood.index_of(row)
    return [] if index is None else [int(child) for child in table.brood.children(index)]


def repeated_rows(system: System, residual: Residual) -> Iterator[Move]:
    """A row that is printed twice, figure for figure, below a subtotal that does not foot: taken out once."""
    for number, rows in _of_one_code(system, residual):
        met: set[bytes] = set()
        for row in rows:
            figures = _figures(system, number, row)
            if figures in met:
                yield from _taken_out(system, number, row)
            met.add(figures)


def rows_of_one_code(system: System, residual: Residual) -> Iterator[Move]:
    """Rows of one code with different figures below such a subtotal: one of them taken out, the first last."""
    for number, (first, *others) in _of_one_code(system, residual):
        if len({_figures(system, number, row) for row in (first, *others)}) > 1:
            for row in (*others, first):
                yield from _taken_out(system, number, row)


def _of_one_code(system: System, residual: Residual) -> Iterator[tuple[int, list[int]]]:
    """(table, rows) of every code that stands more than once below one of those subtotals."""
    for number, parent in subtotals(system, residual):
        table = system.document.tables[number]
        met: dict[str, list[int]] = {}
        for row in rows_below(table, parent):
            met.setdefault(table.keys[row].partition("#")[0], []).append(row)
        yield from ((number, rows) for rows in met.values() if len(rows) > 1)


def _figures(system: System, number: int, row: int) -> bytes:
    return system.document.tables[number].values[:, row].tobytes()


def _taken_out(system: System, number: int, row: int) -> Iterator[Move]:
    table = system.document.tables[number]
    cells = [Cell(number, row, column) for column in table.row_columns(row)]
    held = [c for c in cells if table.present[c.column, row] or system.origin(c) is Origin.UNDECIDED]
    if all(system.may_change(cell) for cell in held):
        yield Move(DUPLICATE_ROW, {cell: -system.amount(cell) for cell in held})
