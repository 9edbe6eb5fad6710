"""Whether a sum is out by its rounding or by a slip: an exact relation that names one of its figures tells.

Where no 分 are printed a sum of several figures may be out by 1 元 and be true. But where one of these figures, held
against one other, is out by just as much, it is that figure which is wrong, and the sum differs. So a figure typed 1 元
off in one of several sister tables is named with its sums, and a difference that all of them share is rounding.

Only what must be tells that: money may well be spent otherwise than a coupling expects.
Held by ``tests/checking/test_contradicted.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from gouji.checking.families.family import DIFFERS, MUST, UNCHANGED, Family
from gouji.checking.families.rounding import leeway
from gouji.model.document import Cell
from gouji.model.table import Content

Naming = Callable[[Cell], Iterator[tuple[Family, int]]]
"""The relations of a check that name a cell."""


def is_contradicted(family: Family, i: int, naming: Naming) -> bool:
    """Whether relation ``i``, which is within its rounding, is out by what an exact relation finds a figure off by."""
    out = int(family.differences[i])
    if abs(out) <= family.converted(i):
        return False
    weights = dict(family.sides(i).terms)
    return any(
        off * weights[cell] == out
        for cell in family.figures(i)
        for other, j in naming(cell)
        if (off := _off(other, j, cell))
    )


def is_exact(family: Family, i: int, changed: Mapping[Cell, Content] = UNCHANGED) -> bool:
    """Whether relation ``i`` must be and allows no rounding, if ``changed`` stood in its cells.

    Two figures printed alike do, and so does any number of figures of 分.
    """
    return family.law.severity is MUST and leeway(family.halves(i, changed)) == 0


def _off(family: Family, i: int, cell: Cell) -> int:
    """By how much an exact relation finds a figure too large; 0 where it finds nothing."""
    if int(family.outcomes[i]) != DIFFERS or not is_exact(family, i):
        return 0
    off, rest = divmod(int(family.differences[i]), family.sides(i).weight(cell))
    return 0 if rest else off
