"""A change that did not reach every figure it should have: kept to one row, to the rows below, or to one table."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.explaining.search.elimination import Residual
from gouji.explaining.search.fitting import Deltas
from gouji.explaining.slips.moves import Move, standing_in, wanted_changes
from gouji.explaining.slips.patterns import CHANGED_ALONE, NOT_CARRIED_OVER, NOT_CARRIED_UP
from gouji.explaining.system import System
from gouji.model.brood import NO_ROW
from gouji.model.document import Cell


def carried_changes(system: System, residual: Residual) -> Iterator[Move]:
    """One amount through a row, its total column and as many of its subtotals as the footing asks for."""
    for cell, delta in wanted_changes(system, residual):
        for columns in _columns(system, cell):
            deltas = _climb(system, residual, cell, columns, delta)
            pattern = _pattern(system, residual, cell, deltas) if len(deltas) > 1 else None
            if pattern is not None:
                yield Move(pattern, deltas)


def _columns(system: System, cell: Cell) -> Iterator[tuple[int, ...]]:
    """The cell's column alone, and with each column that the casting of its row ties to it one to one."""
    yield (cell.column,)
    met: set[int] = set()
    for relation in system.column(cell):
        cast = system.family(relation).cast
        if cast is None:
            continue
        others = (cast.total,) if cell.column in cast.parts else cast.parts
        for other in others:
            if other not in met:
                met.add(other)
                yield cell.column, other


def _climb(system: System, residual: Residual, start: Cell, columns: tuple[int, ...], delta: int) -> Deltas:
    """The change in ``start``'s row and, while that upsets a footing that held, in the row above; {} if barred."""
    table = system.document.tables[start.table]
    deltas: Deltas = {}
    row = start.row
    while row != NO_ROW:
        cells = [Cell(start.table, row, column) for column in columns]
        if not all(system.may_suspect(cell) for cell in cells):
            return {}
        deltas |= dict.fromkeys(cells, delta)
        above = int(table.parents[row])
        if above == NO_ROW or not _upsets(system, residual, cells, above, delta):
            break
        row = above
    return deltas


def _upsets(system: System, residual: Residual, cells: list[Cell], above: int, delta: int) -> bool:
    """Whether the change leaves a footing of the row above broken that held before."""
    for cell in cells:
        relation = system.footing(Cell(cell.table, above, cell.column))
        if relation is not None:
            standing, bounds = standing_in(system, residual, relation), system.bounds(relation)
            if bounds.hold(standing) and not bounds.hold(standing - delta):
                return True
    return False


def _pattern(system: System, residual: Residual, start: Cell, deltas: Deltas) -> str | None:
    """Named by how far the change went; None where nothing on paper tells a change: a blank, or no other table."""
    table = system.document.tables[start.table]
    if not all(table.present[cell.column, cell.row] for cell in deltas):
        return None
    if table.brood.index_of(start.row) is not None:
        return NOT_CARRIED_UP
    if len({cell.row for cell in deltas}) == 1:
        return CHANGED_ALONE
    if any(_told_by_another_table(system, residual, cell, delta) for cell, delta in deltas.items()):
        return NOT_CARRIED_OVER
    return None


def _told_by_another_table(system: System, residual: Residual, cell: Cell, delta: int) -> bool:
    """Whether a relation that does not hold ties the cell to one of another table that prints what it should be."""
    right = system.amount(cell) + delta
    for relation in system.column(cell):
        bounds = system.bounds(relation)
        if not bounds.hold(standing_in(system, residual, relation)):
            others = (other for other in system.terms(relation) if other.table != cell.table)
            if any(bounds.hold(system.amount(other) - right) for other in others):
                return True
    return False
