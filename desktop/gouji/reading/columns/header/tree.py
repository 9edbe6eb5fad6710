"""The cells of a header → the tree they make: which head one column, and which stand above several.

A cell stands above those that begin below it and share its width. One that stands above none may be merged downwards,
or stand above two columns to its left and right: both are tried. A cell is set in the middle of its columns, so how
far it reaches is told by its middle, by the cells beside it, and by lower ones that nothing else stands above; where
the same names stand below each, once, by these. Held by ``test_a_header_above_two_columns_reaches_over_both``,
``test_columns_of_one_name_are_told_apart_by_what_stands_above``,
``test_headers_of_several_heights_stand_over_the_same_names_each_once``.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, product

from gouji.reading.columns.header.cells import Band, HeaderCell, overlap
from gouji.reading.columns.measures import Measures

_MOST_UNTOLD = 5
"""Cells that may head a column or stand above several, of which every choice is tried."""

_AWAY = 3.0
"""What a column costs that a header would have to reach over though it cannot."""

_ORPHANED = 0.5
"""What a low column costs that no header reaches over."""


@dataclass(frozen=True)
class HeaderTree:
    """``leaves`` head a column each, from left to right; ``parents`` stand above several, from top to bottom."""

    leaves: tuple[HeaderCell, ...]
    parents: tuple[HeaderCell, ...]

    @property
    def is_apart(self) -> bool:
        """Whether no two columns have one place."""
        return all(left.box[2] <= right.box[0] for left, right in pairwise(self.leaves))

    def low(self, top: float) -> list[bool]:
        """Which columns are headed below some other cell, and lower than one merged downwards from ``top`` would be."""
        cells = (*self.leaves, *self.parents)
        bottom = max(cell.box[3] for cell in cells)
        height = min(word.box[3] - word.box[1] for cell in cells for word in cell.words)
        highest = min(cell.box[3] for cell in cells)
        return [leaf.box[1] >= highest - 1 and leaf.middle > (top + bottom + height) / 2 for leaf in self.leaves]

    @cached_property
    def high(self) -> list[bool]:
        """Which leaves stand higher than one merged downwards over all lines would: they rather head several."""
        cells = (*self.leaves, *self.parents)
        middle = (min(cell.box[1] for cell in cells) + max(cell.box[3] for cell in cells)) / 2
        height = min(word.box[3] - word.box[1] for cell in cells for word in cell.words)
        return [leaf.middle < middle - height for leaf in self.leaves]


def trees(cells: Sequence[HeaderCell]) -> Iterator[HeaderTree]:
    """Every tree that the cells of a header may make, the likeliest first."""
    lowest = [cell for cell in cells if not any(_is_below(one, cell) and overlap(one, cell) for one in cells)]
    untold = [cell for cell in lowest if _is_between(cell, cells)]
    tried = sorted(untold, key=lambda cell: cell.box[3])[:_MOST_UNTOLD]
    for told in product((True, False), repeat=len(tried)):
        parents = [cell for cell, is_parent in zip(tried, told, strict=True) if is_parent]
        leaves = sorted((cell for cell in lowest if cell not in parents), key=lambda cell: cell.box[0])
        above = sorted((cell for cell in cells if cell not in leaves), key=lambda cell: (cell.box[1], cell.box[0]))
        yield HeaderTree(tuple(leaves), tuple(above))


def _is_below(one: HeaderCell, other: HeaderCell) -> bool:
    return one.box[1] >= other.box[3] - 1


def _is_between(cell: HeaderCell, cells: Sequence[HeaderCell]) -> bool:
    """Whether lower cells stand on both sides of a cell, nearer than what stands beside it."""
    beside = [one for one in cells if one is not cell and one.box[1] < cell.box[3] and one.box[3] > cell.box[1]]
    start = max((one.box[2] for one in beside if one.box[2] <= cell.box[0]), default=float("-inf"))
    end = min((one.box[0] for one in beside if one.box[0] >= cell.box[2]), default=float("inf"))
    near = [one.centre for one in cells if _is_below(one, cell) and start < one.centre < end]
    return bool(near) and min(near) < cell.centre < max(near)


@dataclass(frozen=True)
class Reaches:
    """The columns that each header above several reaches over, and what speaks against it.

    Where more headers stand beside each other than there are columns, the cost is without bounds.
    """

    over: tuple[tuple[HeaderCell, range], ...]
    cost: float
    orphans: int
    """Low columns that no header reaches over though one stands higher beside them."""


def reaches(tree: HeaderTree, columns: Sequence[Band], measures: Measures) -> Reaches:
    """How far each header reaches that stands above others; ``columns`` are the places of the leaves."""
    over = _over_repeated(tree, columns, measures)
    total = sum(_off(cell, reach, columns, measures) for cell, reach in over)
    headed = {at for _, reach in over for at in reach}
    parented = [at in headed for at in range(len(tree.leaves))]
    told = {id(cell) for cell, _ in over}
    for line in _lines([cell for cell in tree.parents if id(cell) not in told]):
        cost, found = _ranges(line, tree, columns, [reach for _, reach in over], headed, measures=measures)
        if not found:
            return Reaches((), cost, 0)
        total += cost
        over += zip(line, found, strict=True)
        for reach in found:
            parented[reach.start : reach.stop] = [True] * len(reach)
    over.sort(key=lambda one: one[0].middle)
    top = min(cell.box[1] for cell in (*tree.leaves, *tree.parents))
    orphans = sum(is_low and not has for is_low, has in zip(tree.low(top), parented, strict=True))
    return Reaches(tuple(over), total, orphans)


def _over_repeated(tree: HeaderTree, columns: Sequence[Band], measures: Measures) -> list[tuple[HeaderCell, range]]:
    """The headers that stand above no other, on whatever line, where below each the same names stand, each once."""
    lowest = [
        one for one in tree.parents if not any(_is_below(cell, one) and overlap(cell, one) for cell in tree.parents)
    ]
    again = _repeated([leaf.text for leaf in tree.leaves], len(lowest))
    over = list(zip(sorted(lowest, key=lambda one: one.box[0]), again, strict=bool(again)))
    return over if all(_off(cell, reach, columns, measures) < 1 for cell, reach in over) else []


def _lines(parents: Sequence[HeaderCell]) -> list[list[HeaderCell]]:
    """Headers above several columns, line by line, each from left to right."""
    lines: list[list[HeaderCell]] = []
    for cell in sorted(parents, key=lambda one: one.middle):
        if lines and lines[-1][0].box[1] <= cell.middle <= lines[-1][0].box[3]:
            lines[-1].append(cell)
        else:
            lines.append([cell])
    return [sorted(line, key=lambda cell: cell.box[0]) for line in lines]


def _ranges(
    line: Sequence[HeaderCell],
    tree: HeaderTree,
    columns: Sequence[Band],
    others: Sequence[range],
    headed: Container[int],
    *,
    measures: Measures,
) -> tuple[float, list[range]]:
    """The columns under each header of a line, one beside the other, of all ways the one that costs least.

    None of ``others`` is cut; columns that are ``headed`` need none of these. None where there are fewer columns.
    """
    if again := _repeated([leaf.text for leaf in tree.leaves], len(line)):
        own = list(zip(line, again, strict=True))
        off = [_off(cell, reach, columns, measures) for cell, reach in own]
        if max(off) < 1 and not any(_Under(cell, tree.leaves).strays(reach, others) for cell, reach in own):
            return sum(off), again
    count = len(tree.leaves)
    top = min(cell.box[1] for cell in line)
    low = [
        is_low and at not in headed and all(_is_below(leaf, cell) for cell in line)
        for at, (leaf, is_low) in enumerate(zip(tree.leaves, tree.low(top), strict=True))
    ]
    best: list[tuple[float, list[range]]] = [(0.0, [])]
    for at in range(count):
        best.append((best[at][0] + _ORPHANED * low[at], []))
    for cell in line:
        under = _Under(cell, tree.leaves)
        after: list[tuple[float, list[range]]] = [(float("inf"), []) for _ in range(count + 1)]
        for end in range(1, count + 1):
            ways = [after[end - 1]]
            ways[0] = (ways[0][0] + _ORPHANED * low[end - 1], ways[0][1])
            for start in range(end):
                reach = range(start, end)
                away = _AWAY * under.strays(reach, others)
                cost = best[start][0] + away + _off(cell, reach, columns, measures)
                ways.append((cost, [*best[start][1], reach]))
            after[end] = min(ways, key=lambda way: way[0])
        best = after
    return best[count]


def _repeated(names: Sequence[str], count: int) -> list[range]:
    """The columns of each of ``count`` headers below which the same names stand, each once; none where none repeat."""
    for length in range(len(names) // count, 1, -1) if count > 1 else ():
        for start in range(len(names) - count * length + 1):
            own = list(names[start : start + length])
            if own * count == list(names[start : start + count * length]) and len(set(own)) == length:
                return [range(start + at * length, start + (at + 1) * length) for at in range(count)]
    return []


class _Under:
    """What stands under a header: columns that are its own, those that cannot be, and others."""

    def __init__(self, cell: HeaderCell, leaves: Sequence[HeaderCell]) -> None:
        below = [_is_below(leaf, cell) for leaf in leaves]
        self._own = [is_below and overlap(leaf, cell) for leaf, is_below in zip(leaves, below, strict=True)]
        self._alien = [not is_below for is_below in below]
        self._count = sum(self._own)

    def strays(self, reach: range, others: Sequence[range]) -> int:
        """Columns it would reach over though they are none of its, or not though they are; ranges it cuts."""
        start, stop = reach.start, reach.stop
        missed = self._count - sum(self._own[start:stop])
        cuts = any(one.start < stop and start < one.stop and not _is_nested(one, reach) for one in others)
        return missed + sum(self._alien[start:stop]) + cuts


def _is_nested(one: range, other: range) -> bool:
    """Whether one of two ranges lies within the other."""
    return (one.start <= other.start and other.stop <= one.stop) or (
        other.start <= one.start and one.stop <= other.stop
    )


def _off(cell: HeaderCell, reach: range, columns: Sequence[Band], measures: Measures) -> float:
    """How far a header stands from the middle of columns, whose edges lie somewhere between their neighbours."""
    first, last = columns[reach.start], columns[reach.stop - 1]
    before = columns[reach.start - 1][1] if reach.start else first[0] - 2 * measures.clear
    behind = columns[reach.stop][0] if reach.stop < len(columns) else last[1] + 2 * measures.clear
    start, end = (before + last[1]) / 2, (first[0] + behind) / 2
    away = max(start - cell.centre, cell.centre - end, 0.0)
    off = abs((first[0] + last[1]) / 2 - cell.centre)
    return max(away - measures.shift, 0.0) / (4 * measures.clear) + off / 1000
