"""Which rows a page break cut in two, where only the sums of the whole table tell.

Both ways to read two rows are footed as tables: as one row, or as two. The one that breaks fewer sums is taken, then
the one in which more hold, then what is likelier by what the rows print. No figure is changed by it. Held by
``tests/reading/test_broken_rows.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from gouji.model.table import NO_ROW
from gouji.reading.hierarchy.parents import parents_of
from gouji.reading.hierarchy.totals import columns_held
from gouji.reading.tables.page_breaks import Break
from gouji.reading.tables.rows import PrintedRow, order_rows

_MOST = 2_000
"""Rows of a table that are footed both ways at each of its breaks."""


class Broken(Protocol):
    """A table that is read, as far as its page breaks go."""

    printed: list[PrintedRow]
    gaps: list[int]
    breaks: list[Break]


def settle_breaks(table: Broken) -> None:
    """Make one row of two wherever a page break cut it; nothing is left to be told."""
    for one in reversed(table.breaks):
        whole = [*table.printed[: one.at], *one.whole, *table.printed[one.at + one.count :]]
        if _is_whole(one, table.printed, whole):
            lost = one.count - len(one.whole)
            table.gaps[:] = [gap if gap <= one.at else gap - lost for gap in table.gaps]
            table.printed[:] = whole
    table.breaks.clear()


def _is_whole(one: Break, apart: list[PrintedRow], whole: list[PrintedRow]) -> bool:
    if len(apart) > _MOST:
        return one.likely
    broken, held = _sums(whole)
    if_apart, held_apart = _sums(apart)
    return one.likely if (broken, held) == (if_apart, held_apart) else (broken, -held) < (if_apart, -held_apart)


def _sums(printed: Sequence[PrintedRow]) -> tuple[int, int]:
    """How many sums of a table fail, and how many hold."""
    rows = order_rows(list(printed))
    parents = parents_of(rows)
    heads = [int(head) for head in np.unique(parents) if head != NO_ROW]
    agrees = [one for head in heads for one in columns_held(rows, head, np.flatnonzero(parents == head).tolist())]
    return agrees.count(False), agrees.count(True)
