"""What the document prints for the row of a figure where no relation ties the two: it bears the figure out."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from gouji.explaining.system import System
from gouji.model.document import Cell


def printed_elsewhere(system: System, cell: Cell, fen: int) -> bool:
    """Whether another column of the row, or the row of its code in another table, prints the amount."""
    tied = system.column(cell).keys()
    return any(tied.isdisjoint(system.column(other)) for other in _printing(system, cell, fen))


def _printing(system: System, cell: Cell, fen: int) -> Iterator[Cell]:
    tables = system.document.tables
    table = tables[cell.table]
    columns = table.row_columns(cell.row)
    yield from (Cell(cell.table, cell.row, c) for c in columns if c != cell.column and table.values[c, cell.row] == fen)
    code = table.rows[cell.row].code
    if not code or code in table.repeated:
        return
    for number, other in enumerate(tables):
        row = other.row_of.get(code) if number != cell.table else None
        if row is not None and code not in other.repeated:
            yield from (Cell(number, row, int(column)) for column in np.flatnonzero(other.values[:, row] == fen))
