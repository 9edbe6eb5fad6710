"""The figures of tables, one a row: whose each is, how much, how it came to stand there and where it was read.

A blank is no figure and no zero: it has a row only where blanks are asked for, and then no amount. Held by
``tests/frames/test_figures.py``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from gouji.casework.telling.parts import file_of, where
from gouji.frames.amounts import In, amounts
from gouji.model.document import Document
from gouji.model.table import Bools, Origin, Table

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = ("table", "address", "row", "code", "name", "level", "column", "amount", "origin", "source")
"""``row`` is the row part of the address: what tells it from all others of its table."""


def figures(document: Document, numbers: Iterable[int], unit: In = "yuan", *, blanks: bool = False) -> DataFrame:
    """The figures of the tables at these positions, table by table, row by row."""
    import pandas as pd

    told: dict[str, list[object]] = {name: [] for name in COLUMNS}
    fen: list[int | None] = []
    for number in numbers:
        table = document.tables[number]
        rows, columns = np.nonzero((_places(table) if blanks else table.present).T)
        row_list, column_list = rows.tolist(), columns.tolist()
        printed = [table.rows[row] for row in row_list]
        keys, named = [table.keys[row] for row in row_list], [table.columns[column] for column in column_list]
        file = file_of(document, table.file)
        told["table"] += [table.id] * len(printed)
        told["address"] += [f"{table.id}!{key}.{name}" for key, name in zip(keys, named, strict=True)]
        told["row"] += keys
        told["code"] += [row.code for row in printed]
        told["name"] += [row.name for row in printed]
        told["level"] += [row.level for row in printed]
        told["column"] += named
        told["origin"] += [Origin(one).name.lower() for one in table.origin[columns, rows].tolist()]
        places = zip(row_list, column_list, strict=True)
        told["source"] += [where(table.source(row, column), file) for row, column in places]
        known = table.present[columns, rows].tolist()
        values = zip(table.values[columns, rows].tolist(), known, strict=True)
        fen += [value if is_known else None for value, is_known in values]
    kinds = {"level": "int64"}
    made = {name: pd.Series(told[name], dtype=kinds.get(name, "string")) for name in COLUMNS if name != "amount"}
    return pd.DataFrame(made | {"amount": amounts(fen, unit)}, columns=[*COLUMNS])


def _places(table: Table) -> Bools:
    """Every cell of a row's own side."""
    own = np.zeros(table.present.shape, np.bool_)
    side_of = np.array([row.side for row in table.rows], np.int64)
    for side, columns in enumerate(table.sides):
        own[np.ix_(np.array(columns), np.flatnonzero(side_of == side))] = True
    return own if len(table.sides) > 1 else np.ones_like(own)
