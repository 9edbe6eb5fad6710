"""How far a relation may be out because its figures are rounded where they are printed.

A figure is an interval of half its last printed place (XBRL Calculations 1.1), and a relation comes out where the
intervals of its figures meet. What place that is follows from what its table prints, never from the unit alone:

- Coarser than 元, a figure is converted, by each table for itself: published accounts print 326.71 万元 in one table
  and 326.72 in another for the same 款. Every figure is an interval, 0.00 too.
- To the 元, in a table that prints no 分 at all, a figure is what the other tables were compiled from. One figure held
  against one other that is printed alike is one number printed twice, and exact; sums of several are rounded, but for
  those of a figure that an exact relation contradicts (``checking/contradicted.py``). Nothing is nothing.
- To the 分, it is exact.

Held by ``tests/checking/families/test_rounding.py``.
"""

from __future__ import annotations

from collections.abc import Iterable

from gouji.model.money import HALF_YUAN

Halves = list[int]
"""The half units in 分 of the figures of a relation: of all that are more than nothing, and of all coarser than 元."""


def leeway(halves: Halves) -> int:
    """By how much a relation may be out, in 分."""
    if len(halves) <= 2 and all(half == halves[0] <= HALF_YUAN for half in halves):
        return 0
    return sum(halves)


def converted(halves: Iterable[int]) -> int:
    """The part of it that is owed to figures coarser than 元."""
    return sum(half for half in halves if half > HALF_YUAN)
