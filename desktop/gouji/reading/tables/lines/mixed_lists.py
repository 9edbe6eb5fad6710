"""Several numbered lists in one: rows of more sides than a table was taken for, printed one after another.

A number may be printed wrong, and a list may begin anew; lists that are mixed go back or stand still again and again.
Held by ``test_numbers_that_stand_still_tell_of_more_sides``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gouji.model.totals import is_total
from gouji.reading.tables.rows import PrintedRow
from gouji.reading.terms.labels import number_of_label

_MISTAKES = 1
"""Labels of one side whose number may be printed wrong."""


def mixes_lists(printed: Sequence[PrintedRow]) -> bool:
    """Whether the labels of a side are those of several lists."""
    sides = {one.row.side for one in printed}
    return any(_out_of_order(one.row.name for one in printed if one.row.side == side) > _MISTAKES for side in sides)


def _out_of_order(labels: Iterable[str]) -> int:
    """How many labels neither go on with the one of their kind before them, below one head, nor begin a list anew."""
    last: dict[int, int] = {}
    count = 0
    for label in labels:
        if is_total(label):
            last.clear()
        elif numbered := number_of_label(label):
            style, number = numbered
            before = last.get(style, 0)
            count += number <= before and not (number == 1 < before)
            last = {other: of for other, of in last.items() if other < style} | {style: number}
    return count
