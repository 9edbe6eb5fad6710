"""Two figures exchanged, or one printed in the wrong column of its row: told by the figure that a relation lacks."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from gouji.explaining.search.elimination import Residual
from gouji.explaining.slips.moves import Move, wanted_changes
from gouji.explaining.slips.patterns import EXCHANGED, WRONG_COLUMN
from gouji.explaining.system import System
from gouji.model.document import Cell


def exchanges(system: System, residual: Residual) -> Iterator[Move]:
    """Each suspect of a broken relation against the figure of its own row or column that would settle it."""
    for cell, delta in wanted_changes(system, residual):
        table = system.document.tables[cell.table]
        wanted = system.amount(cell) + delta
        for column in table.row_columns(cell.row):
            if column != cell.column and table.values[column, cell.row] == wanted:
                yield from _exchange(system, cell, Cell(cell.table, cell.row, column), delta)
        if wanted:
            for row in np.flatnonzero(table.values[cell.column] == wanted):
                if row != cell.row and table.present[cell.column, cell.row]:
                    yield from _exchange(system, cell, Cell(cell.table, int(row), cell.column), delta)


def _exchange(system: System, cell: Cell, other: Cell, delta: int) -> Iterator[Move]:
    if system.may_suspect(other):
        moved = not system.amount(cell) or not system.amount(other)
        yield Move(WRONG_COLUMN if moved else EXCHANGED, {cell: delta, other: -delta})
