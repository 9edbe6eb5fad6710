"""Which rows a page break cut in two, where only the sums of the whole table tell.

Both ways to read two rows are footed as tables: as one row, or as two. The one that breaks fewer sums is taken, then
the one in which more hold, then what is likelier by what the rows print. No figure is changed by it. Held by
``tests/reading/test_broken_rows.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from gouji.model.brood import NO_ROW
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
    sums = _Sums()
    for one in reversed(table.breaks):
        whole = [*table.printed[: one.at], *one.whole, *table.printed[one.at + one.count :]]
        if _is_whole(one, table.printed, whole, sums):
            lost = one.count - len(one.whole)
            table.gaps[:] = [gap if gap <= one.at else gap - lost for gap in table.gaps]
            table.printed[:] = whole
    table.breaks.clear()


def _is_whole(one: Break, apart: list[PrintedRow], whole: list[PrintedRow], sums: _Sums) -> bool:
    if len(apart) > _MOST:
        return one.likely
    broken, held = sums.of(whole)
    if_apart, held_apart = sums.of(apart)
    return one.likely if (broken, held) == (if_apart, held_apart) else (broken, -held) < (if_apart, -held_apart)


class _Sums:
    """The sums of a table read one way and another: those that a break does not touch are footed once."""

    def __init__(self) -> None:
        self._footed: dict[tuple[int, ...], tuple[Sequence[PrintedRow], list[bool]]] = {}
        """By the rows that a sum is of: these are kept, so that none takes the place of another."""

    def of(self, printed: Sequence[PrintedRow]) -> tuple[int, int]:
        """How many fail, and how many hold."""
        rows = order_rows(list(printed))
        parts: dict[int, list[int]] = {}
        for number, head in enumerate(parents_of(rows).tolist()):
            if head != NO_ROW:
                parts.setdefault(head, []).append(number)
        agrees = [one for head, own in parts.items() for one in self._held(rows, [head, *own])]
        return agrees.count(False), agrees.count(True)

    def _held(self, rows: Sequence[PrintedRow], numbers: Sequence[int]) -> list[bool]:
        """In which columns the first of these rows is the sum of the others."""
        own = [rows[number] for number in numbers]
        key = tuple(map(id, own))
        if key not in self._footed:
            self._footed[key] = own, columns_held(own, 0, range(1, len(own)))
        return self._footed[key][1]
