"""Where a row belongs that a person gave a name or a code: what its label says, as it would of one that is printed.

A code and the number of a label tell how deep a row stands; a total holds what stands before it. A name alone tells it
only in a list of names that all belong to one row. Of any other row it is not known, nor what a total counts of names
whose sums have to tell: nothing is cast with it, and no sum that it may belong to is held wrong for what it lacks
(``Table.open_rows``). Held by ``tests/casework/test_typed_rows.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from gouji.model.brood import NO_ROW
from gouji.model.codes import level_of
from gouji.model.doubt import Confirmation
from gouji.model.table import Row, Table
from gouji.reading.hierarchy.parents import parents_of
from gouji.reading.hierarchy.totals import Parents, foots, is_numbered
from gouji.reading.tables.rows import Amount, PrintedRow
from gouji.reading.terms.labels import label_level


def coded(row: Row, code: str | None, name: str, by: Confirmation) -> Row:
    """A row that somebody gave a code and a name, as deep as these say."""
    return replace(row, code=code, name=name, level=level_of(code or "") or label_level(name), coded=by)


def parents_with(table: Table, at: int, row: Row) -> Parents:
    """What each row of a table belongs to as labels and codes tell it, with another row at ``at``; NO_ROW where they do
    not tell it, or not of that row."""
    printed = [*_printed(table)]
    printed[at] = replace(printed[at], row=row)
    told = parents_of(printed)
    if row.level == 0 and row.code is None:
        held = np.flatnonzero(told == at).tolist()
        if not foots(printed, at, held) and not all(is_numbered(printed[n]) or _is_total(printed[n]) for n in held):
            told[held] = NO_ROW
    elif not is_numbered(printed[at]) and not _is_list(printed, told, at):
        told[at] = NO_ROW
    return told


def _is_total(one: PrintedRow) -> bool:
    return one.row.level == 0


def _is_list(printed: list[PrintedRow], told: Parents, at: int) -> bool:
    """Whether a named row stands in a list of names of its side that all belong to one row."""
    own = [n for n, one in enumerate(printed) if one.row.side == printed[at].row.side and one.row.level > 0]
    flat = {int(told[n]) for n in own}
    return bool(printed[at].row.name) and len(flat) == 1 and not any(is_numbered(printed[n]) for n in own)


def _printed(table: Table) -> Iterator[PrintedRow]:
    """The rows of a table with the figures that they hold, in 分."""
    for number, row in enumerate(table.rows):
        held = np.flatnonzero(table.present[:, number]).tolist()
        amounts = (Amount(str(int(table.values[column, number])), row.source, column) for column in held)
        yield PrintedRow(row, tuple(amounts), over=row.side)
