"""Which column a band of words is, by the header cells above it.

Each of the lowest header cells owns the ground halfway to its neighbours: the bands on it are its columns, and where
there are none its column is blank.

A band of words clear between two header cells that own nothing else is given to neither; a block whose header
was not found stays raw. Held by ``test_a_lone_figure_between_two_header_cells_is_given_to_neither``,
``test_a_table_whose_header_was_not_found_stays_raw``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gouji.reading.columns.header_cells import Band, HeaderCell, is_around, is_lowest
from gouji.reading.columns.measures import POINTS, TOUCH


def columns_below(bands: Sequence[Band], cells: Sequence[HeaderCell]) -> list[Band]:
    """Bands, drawn out to the header cells above them; a lowest header cell above no band is a blank column."""
    apart = _heads(cells, bands)
    if not apart:
        return list(bands)
    limits = _limits(apart)
    owned = _owned(bands, apart)
    _lend(owned, apart)
    columns: list[Band] = []
    for own, mine, (left, right) in zip(apart, owned, pairwise(limits), strict=True):
        if len(mine) == 1:
            band = mine[0]
            columns.append((min(band[0], max(own[0], left)), max(band[1], min(own[1], right))))
        else:
            columns += mine or [own]
    # a name that fills its cell reaches below the header of the next column, which is that column's all the same
    return [(a[0], b[0] if 0 < a[1] - b[0] < POINTS.clear else a[1]) for a, b in pairwise(columns)] + columns[-1:]


def _heads(cells: Sequence[HeaderCell], bands: Sequence[Band]) -> list[Band]:
    """The lowest header cells from left to right, without those that stand above others of which bands are nearer."""
    lowest = [cell for cell in cells if is_lowest(cell, cells)]
    for cell in [one for one in lowest if is_around(one, cells)]:
        heads = sorted(_span(one) for one in lowest)
        if not _owned(bands, heads)[heads.index(_span(cell))]:
            lowest.remove(cell)
    heads = sorted(map(_span, lowest))
    return [pair for i, pair in enumerate(heads) if not i or pair[0] >= heads[i - 1][1]]


def _span(cell: HeaderCell) -> Band:
    return cell.box[0], cell.box[2]


def _limits(heads: Sequence[Band]) -> list[float]:
    return [0.0, *((a[1] + b[0]) / 2 for a, b in pairwise(heads)), float("inf")]


def _owned(bands: Sequence[Band], heads: Sequence[Band]) -> list[list[Band]]:
    """The bands that each header cell owns: those that stand nearest to it."""
    pairs = pairwise(_limits(heads))
    return [[band for band in bands if left <= (band[0] + band[1]) / 2 < right] for left, right in pairs]


def may_be_the_next(bands: Sequence[Band], cells: Sequence[HeaderCell]) -> bool:
    """Whether a band stands clear between two header cells that nothing else stands below: it may belong to either.

    Figures are set to the right, below a header in the middle: one close behind a header belongs to it.
    """
    heads = _heads(cells, bands)
    if all(len(mine) == 1 for mine in _owned(bands, heads)):
        return False
    headed = [any(band[0] < right and band[1] > left for band in bands) for left, right in heads]
    for left, right in bands:
        at = sum(head[1] <= left for head in heads)
        clear = 0 < at < len(heads) and right <= heads[at][0] and not headed[at - 1] and not headed[at]
        if clear and 2 * (left - heads[at - 1][1]) > heads[at][0] - right:
            return True
    return False


def _lend(owned: list[list[Band]], heads: Sequence[Band]) -> None:
    """Give a header cell without a band the one beside it that a neighbour owns, clear of its cell."""
    for at, mine in enumerate(owned):
        if mine:
            continue
        if at and len(owned[at - 1]) > 1 and owned[at - 1][-1][0] > heads[at - 1][1] - TOUCH:
            mine.append(owned[at - 1].pop())
        elif at + 1 < len(owned) and len(owned[at + 1]) > 1 and owned[at + 1][0][1] < heads[at + 1][0] + TOUCH:
            mine.append(owned[at + 1].pop(0))
