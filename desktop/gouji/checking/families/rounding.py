"""How far a relation may be out because its figures are rounded where they are printed.

A figure is an interval of half its last printed place (XBRL Calculations 1.1), and a relation comes out where the
intervals of its figures meet. What place that is follows from what its table prints, never from the unit alone:

- Coarser than 元, a figure is converted, by each table for itself: published accounts print 326.71 万元 in one table
  and 326.72 in another for the same 款. Every figure is an interval, 0.00 too.
- To the 元, in a table that prints no 分 at all, a figure is what the other tables were compiled from. One figure held
  against one other that is printed alike is one number printed twice, and exact; sums of several are rounded, but for
  those of a figure that an exact relation contradicts (``checking/contradicted.py``). Nothing is nothing.
- To the 分, it is exact.

The more figures a sum has, the less likely all of them are rounded one way. A sum that rounding alone would leave so
far out less often than once in some 9,000 is taken to be wrong, by the law of Gauss; rounding has no tails as long as
that, so a true sum is accused still less often (of ten figures 5 last places, once in 1,800,000,000). Up to five
addends nothing is that unlikely, and every figure counts in full; of ten, 4 places pass, of forty 7.

Held by ``tests/checking/families/test_rounding.py``.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import isqrt

from gouji.model.money import HALF_YUAN

Halves = list[int]
"""The half units in 分 of the figures of a relation, of all that are more than nothing and of all coarser than 元: as
often as each counts, for a figure that counts twice is out twice over."""


TAIL = 5
"""The square of how many deviations are let pass, each a third of the square of the half unit: 15 / 3."""


def leeway(halves: Halves) -> int:
    """By how much a relation may be out, in 分.

    The coarsest figure is rounded last, as a sum is, and counts in full; of the others so much as chance may leave.
    """
    if len(halves) <= 2 and all(half == halves[0] <= HALF_YUAN for half in halves):
        return 0
    coarsest = max(halves, default=0)
    chance = isqrt(TAIL * (sum(half * half for half in halves) - coarsest * coarsest))
    return min(sum(halves), coarsest + chance)


def converted(halves: Iterable[tuple[int, int]]) -> int:
    """The part of it that is owed to figures coarser than 元: half units, and how often each figure counts."""
    return sum(half * times for half, times in halves if half > HALF_YUAN)
