"""The columns of words below a header → under which of its cells each stands; cells with nothing below are blank.

Columns stand in the order of their headers. What speaks against a way to pair them has a price: a column beside its
header and not below it, figures under a header of names, two columns of figures under one header, and none. Figures
are set to the right below a header in the middle: where those of the other columns are, none stands left of its
header. Held by ``test_a_lone_figure_between_two_header_cells_is_given_to_neither``,
``test_a_blank_column_is_one_that_only_the_header_owns``, ``test_names_beside_a_step_of_codes_are_no_codes``.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from gouji.reading.columns.header.cells import Band, HeaderCell
from gouji.reading.columns.measures import Measures

_BESIDE = 0.3
"""A column that stands beside its header, and half of it one that is hardly below."""
_DRIFTED = 0.1
"""A column of text to the right of its header, where there are as many of both: what stands above pushes figures on."""
_FAR = 0.4
"""How much more, the nearer it stands to the next header."""
_STRANGE = 1.0
"""Figures under a header of names, or names under one of amounts or of codes."""
_AWRY = 0.7
"""A column on the side of its header on which no other stands."""
_UNUSUAL = 0.1
"""A column on the left of its header, where no other tells."""
_AGAIN, _AGAIN_WORDS = 1.5, 0.5
"""A second column under one header: of figures, or of codes and names."""
_UNOWNED, _UNOWNED_WORDS = 1.5, 0.6
"""A column under none."""
_BLANK, _BLANK_WORDS = 0.1, 0.6
"""A header of amounts without a column, and one of names."""

NEVER = float("inf")


@dataclass(frozen=True)
class Matching:
    """``under``: for each column of words the place of its header; None where it has none."""

    cost: float
    under: tuple[int | None, ...]


@dataclass(frozen=True)
class Match:
    """Headers from left to right, and the columns of words below them: ``figures`` hold amounts, ``names`` no codes."""

    leaves: Sequence[HeaderCell]
    bands: Sequence[Band]
    figures: Collection[Band]
    measures: Measures
    names: Collection[Band] = ()

    @cached_property
    def leans(self) -> int:
        """1 where columns of figures reach further right than the middles of their headers, -1 where left, else 0.

        One tells that stands below one header alone, or beside the first or the last; two that stand beside one and
        far from the next. Those that differ tell nothing.
        """
        sure: list[float] = []
        likely: list[float] = []
        for band in self.bands if self.leaves else ():
            if band in self.figures:
                for tilted, leaf in ((sure, self._alone_over(band)), (likely, self._near(band))):
                    off = (band[0] + band[1]) / 2 - leaf.centre if leaf else 0.0
                    if abs(off) > self.measures.edge:
                        tilted.append(off)
        told = [*sure, *likely] if sure or len(likely) > 1 else []
        if told and (min(told) > 0 or max(told) < 0):
            return 1 if told[0] > 0 else -1
        return 0

    def _alone_over(self, band: Band) -> HeaderCell | None:
        """The one header above a column, or the first or the last that it stands beyond."""
        over = [leaf for leaf in self.leaves if _shared(leaf.span, band) > 0]
        if not over and band[0] >= self.leaves[-1].box[2]:
            over = [self.leaves[-1]]
        if not over and band[1] <= self.leaves[0].box[0]:
            over = [self.leaves[0]]
        return over[0] if len(over) == 1 else None

    def _near(self, band: Band) -> HeaderCell | None:
        """The header that a column stands beside, far from the next."""
        near = sorted((-_shared(leaf.span, band), at) for at, leaf in enumerate(self.leaves))
        if len(near) < 2 or near[0][0] < 0 or 2 * near[0][0] > near[1][0]:
            return None
        return self.leaves[near[0][1]]

    @cached_property
    def _prices(self) -> list[list[float]]:
        return [[self._price(at, band) for band in self.bands] for at in range(len(self.leaves))]

    def _price(self, at: int, band: Band) -> float:
        """What speaks against a column's standing under a header."""
        leaf = self.leaves[at]
        left, right = leaf.span
        is_money = band in self.figures
        price = _STRANGE * (leaf.names if is_money else leaf.heads_amounts or (leaf.numbers and band in self.names))
        shared = _shared(leaf.span, band)
        if at and band[0] < self.leaves[at - 1].box[0]:
            price += _AWRY  # it would begin to the left of the column before it
        if shared > 0:
            return price + _BESIDE * (1 - shared / min(right - left, band[1] - band[0]))
        is_left = band[1] <= left
        if self.measures.shift and not is_left and self._are_as_many:
            return price + _DRIFTED
        beside = at - 1 if is_left else at + 1
        price += _BESIDE
        if 0 <= beside < len(self.leaves):
            room = max(-_shared(leaf.span, self.leaves[beside].span), 1.0)
            price += _FAR * -shared / room
        if is_money:
            lean = -1 if is_left else 1
            price += _AWRY * (self.leans == -lean) + _UNUSUAL * (is_left and not self.leans)
            price += _AWRY * (not self.measures.shift and self._reaches_under_others(at, band))
        return price

    @cached_property
    def _are_as_many(self) -> bool:
        """Whether there are as many headers of amounts as columns of figures."""
        return sum(not leaf.names for leaf in self.leaves) == sum(band in self.figures for band in self.bands)

    def _reaches_under_others(self, at: int, band: Band) -> bool:
        """Whether a column, in whose middle its header must stand, would reach under another header."""
        leaf = self.leaves[at]
        reach = max(band[1] - leaf.centre, leaf.centre - band[0])
        own = leaf.centre - reach, leaf.centre + reach
        others = [self.leaves[one].span for one in (at - 1, at + 1) if 0 <= one < len(self.leaves)]
        return any(_shared(own, other) > self.measures.clear for other in others)

    def best(self, but: tuple[int, int] | None = None) -> Matching:
        """The way that costs least, in which a header ``but`` does not head a column."""
        blanks = [_BLANK_WORDS if leaf.names else _BLANK for leaf in self.leaves]
        money = [band in self.figures for band in self.bands]
        unowned = [_UNOWNED if one else _UNOWNED_WORDS for one in money]
        again = [_AGAIN if one else _AGAIN_WORDS for one in money]
        done: list[tuple[float, tuple[int | None, ...]]] = [(0.0, ())]
        for at, price in enumerate(unowned):
            done.append((done[at][0] + price, (*done[at][1], None)))
        for leaf, blank in enumerate(blanks):
            after = [(done[0][0] + blank, done[0][1])]
            matched: tuple[float, tuple[int | None, ...]] = (NEVER, ())
            for at in range(len(self.bands)):
                price = NEVER if but == (leaf, at) else self._prices[leaf][at]
                first, another = done[at][0] + price, matched[0] + price + again[at]
                matched = (first, (*done[at][1], leaf)) if first <= another else (another, (*matched[1], leaf))
                blanked, bare = done[at + 1][0] + blank, after[at][0] + unowned[at]
                if matched[0] <= min(blanked, bare):
                    after.append(matched)
                else:
                    after.append((blanked, done[at + 1][1]) if blanked <= bare else (bare, (*after[at][1], None)))
            done = after
        cost, under = done[-1]
        return Matching(cost, under)

    def margin(self, best: Matching) -> float:
        """By how much less it costs than the next way in which some column of figures has another header."""
        others = [
            self.best(but=(leaf, at)).cost - best.cost
            for at, leaf in enumerate(best.under)
            if leaf is not None and self.bands[at] in self.figures
        ]
        return min(others, default=NEVER)


def _shared(one: Band, other: Band) -> float:
    """How much of the page's width two share; below nothing: how far they are apart."""
    return min(one[1], other[1]) - max(one[0], other[0])


def columns_of(match: Match, matching: Matching) -> list[tuple[int | None, Band]]:
    """The columns from left to right, each with the place of its header: those of words, and blank ones between."""
    columns: list[tuple[int | None, Band]] = list(zip(matching.under, match.bands, strict=True))
    for at, leaf in enumerate(match.leaves):
        if at not in matching.under:
            place = next((n for n, (under, _) in enumerate(columns) if under is not None and under > at), len(columns))
            left = max([leaf.box[0], *(band[1] for _, band in columns[:place])])
            right = min([leaf.box[2], *(band[0] for _, band in columns[place:])])
            columns.insert(place, (at, (min(left, right), right)))
    return columns


def edges_of(match: Match, columns: Sequence[tuple[int | None, Band]]) -> tuple[float, ...]:
    """The left edges of columns and the right edge of the last.

    Where figures are set to the right, the right edge of their column lies close behind them, and its left edge as far
    on the other side of the header, which stands in the middle; where nothing tells, an edge is half way to the next.
    """
    edges = [columns[0][1][0]]
    told = not match.measures.shift and match.leans > 0
    for (_, left), (under, right) in pairwise(columns):
        edge = (left[1] + right[0]) / 2
        if told and left in match.figures:
            edge = min(left[1] + match.measures.clear, edge)
        elif told and right in match.figures and under is not None:
            mirrored = 2 * match.leaves[under].centre - right[1] - match.measures.clear
            edge = min(max(mirrored, left[1]), right[0])
        edges.append(edge)
    return (*edges, columns[-1][1][1])
