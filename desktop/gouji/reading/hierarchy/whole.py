"""Whether a table shows by itself that no row of it is missing, before a page that was not read or behind one.

Its last total closes it; one that ends with 收入合计 may go on with money carried over. A total at the top holds all
that follows: where that and every other sum comes out, there is no more of it (``tests/reading/test_lost_pages.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from gouji.model.brood import NO_ROW
from gouji.model.totals import total_of
from gouji.reading.hierarchy.parents import parents_of
from gouji.reading.hierarchy.totals import Parents, foots
from gouji.reading.tables.rows import PrintedRow


class Gathered(Protocol):
    """A table as far as it was read."""

    printed: list[PrintedRow]

    def rows(self) -> list[PrintedRow]:
        """The left side's rows, then the right side's."""


def has_ended(table: Gathered) -> bool:
    """Whether a table is seen to end with the rows that it has."""
    return is_closed(table.printed) or is_all(table.rows())


def is_closed(printed: Sequence[PrintedRow]) -> bool:
    """Whether rows in the order of their print end with the total that nothing of a table follows."""
    last = total_of(printed[-1].row.name) if len(printed) > 1 and printed[-1].row.level == 0 else None
    return last is not None and last.is_last


def is_all(rows: Sequence[PrintedRow]) -> bool:
    """Whether the total at the top of rows, and all else that they sum, comes out with what they print."""
    return bool(rows) and _is_total(rows[0]) and sums_come_out(rows, parents_of(rows))


def begins_below(rows: Sequence[PrintedRow]) -> bool:
    """Whether the first row of a code is part of one that is not printed, though others of that height are."""
    levels = [one.row.level for one in rows if one.row.code]
    return bool(levels) and levels[0] > min(levels)


def sums_come_out(rows: Sequence[PrintedRow], parents: Parents) -> bool:
    """Whether a total and every other row that holds others add up; the first row is as high as any, the last as deep.

    A row whose own is missing would be held by the total, which comes out all the same.
    """
    heads = sorted({*parents.tolist()} - {NO_ROW})
    deepest = max((one.row.level for one in rows), default=0)
    return (
        any(_is_total(rows[head]) for head in heads)
        and not begins_below(rows)
        and (_is_total(rows[-1]) or rows[-1].row.level == deepest)
        and all(foots(rows, head, np.flatnonzero(parents == head).tolist(), every=True) for head in heads)
    )


def _is_total(one: PrintedRow) -> bool:
    return one.row.level == 0 and one.row.code is None
