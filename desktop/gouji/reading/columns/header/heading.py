"""What heads the columns of a table: every way to understand its header is scored by named terms, the best wins.

``apart``: each column of words stands under one of the lowest cells, and figures under one that heads amounts.
``strange``: cells are what columns of published tables are called. ``orphans``: what stands low stands under something
that stands high. ``lofty``: what stands higher than one cell over all lines would heads no blank column. ``reaching``:
what stands above several columns stands in their middle. Less of each is better.

Another way counts only where a figure would have another header. Where the best is not better than the next by a
margin, or a column of figures has no header, shares one or stands under a lone letter, the table stays raw and says
why. The prices of terms and the margin are fitted on generated documents (``tests/bench/generated.py``): what stands
half way between two headers, or under both, is within the margin; what one term tells clearly is not. Held by
``test_a_lone_letter_that_is_no_step_of_codes_heads_no_figures``,
``test_columns_without_rules_that_only_those_above_tell_apart_are_not_named``,
``test_a_lone_figure_between_two_header_cells_is_given_to_neither``,
``test_figures_half_way_between_two_headers_leave_the_table_raw``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from math import inf

from gouji.model.reason import Reason, quoted
from gouji.reading.columns.header.cells import Band, HeaderCell
from gouji.reading.columns.header.matching import NEVER, Match, Matching, columns_of, edges_of
from gouji.reading.columns.header.tree import HeaderTree, Reaches, reaches, trees
from gouji.reading.columns.measures import Measures

_STRANGE, _ORPHAN = 0.15, 0.5
"""What the header of a column costs that nobody knows, and each space within an unknown cell: two cells may be one;
and a low column under nothing."""

_LOFTY = 0.3
"""What a header of a blank column costs that stands higher than the lines it would be merged over."""

_MARGIN = 0.2
"""By how much the best way must cost less than the next in which a figure has another header."""


@dataclass(frozen=True)
class Headed:
    """A header cell over columns: on which line of the header, counted from the top, and over which columns."""

    cell: HeaderCell
    level: int
    over: range


@dataclass(frozen=True)
class Heading:
    """The columns of a table and the cells of its header over them; ``why`` tells what is not certain about it."""

    columns: Sequence[Band]
    edges: tuple[float, ...] = ()
    """Left edges of the columns and the right edge of the last."""
    cells: Sequence[Headed] = ()
    why: Reason | None = None
    cost: float = 0.0
    """How much speaks against it."""

    @property
    def texts(self) -> frozenset[str]:
        """What its cells print."""
        return frozenset(head.cell.text for head in self.cells)

    @property
    def names(self) -> frozenset[str]:
        """What the lowest cells print that head amounts, as far as their words tell."""
        low = {column: head.cell for head in sorted(self.cells, key=lambda one: one.level) for column in head.over}
        return frozenset(cell.text for cell in low.values() if not cell.names)


def bare_heading(bands: Sequence[Band], why: Reason | None = None) -> Heading:
    """Columns that nothing heads."""
    inner = ((a[1] + b[0]) / 2 for a, b in pairwise(bands))
    return Heading(bands, (bands[0][0], *inner, bands[-1][1]) if bands else (), why=why)


@dataclass(frozen=True)
class Candidate:
    """A way to understand a header."""

    tree: HeaderTree
    match: Match

    @cached_property
    def matching(self) -> Matching:
        return self.match.best()

    @property
    def apart(self) -> float:
        return self.matching.cost

    @property
    def strange(self) -> float:
        pieces = sum(cell.text.count(" ") for cell in (*self.tree.leaves, *self.tree.parents) if not cell.known)
        return _STRANGE * (pieces + sum(not cell.known for cell in self.tree.leaves))

    @cached_property
    def _reaches(self) -> Reaches:
        places = [leaf.span for leaf in self.tree.leaves]
        for under, band in zip(self.matching.under, self.match.bands, strict=True):
            if under is not None:
                left, right = places[under]
                places[under] = (min(left, band[0]), max(right, band[1]))
        return reaches(self.tree, places, self.match.measures)

    @property
    def lofty(self) -> float:
        return _LOFTY * sum(is_high and at not in self.matching.under for at, is_high in enumerate(self.tree.high))

    @property
    def orphans(self) -> float:
        return _ORPHAN * self._reaches.orphans

    @property
    def reaching(self) -> float:
        return self._reaches.cost

    @cached_property
    def cost(self) -> float:
        return self.apart + self.strange + self.lofty + self.orphans + self.reaching

    @property
    def has_drifted(self) -> bool:
        """Whether figures of text stand behind their header, to whose left one has none: words above push them on."""
        under = self.matching.under
        return bool(self.match.measures.shift) and any(
            at and at - 1 not in under and band in self.match.figures and band[0] >= self.tree.leaves[at].box[2]
            for at, band in zip(under, self.match.bands, strict=True)
        )

    @property
    def gives(self) -> tuple[HeaderCell | None, ...]:
        """The header of each column of figures."""
        pairs = zip(self.matching.under, self.match.bands, strict=True)
        return tuple(None if at is None else self.tree.leaves[at] for at, band in pairs if band in self.match.figures)

    def heading(self, why: Reason | None) -> Heading:
        """The columns and what stands above each."""
        columns = columns_of(self.match, self.matching)
        of_leaf = [[n for n, (under, _) in enumerate(columns) if under == at] for at in range(len(self.tree.leaves))]
        told: list[Headed] = []
        depth = [0] * len(of_leaf)
        for cell, reach in self._reaches.over:
            own = [n for at in reach for n in of_leaf[at]]
            told.append(Headed(cell, max(depth[at] for at in reach), range(own[0], own[-1] + 1)))
            for at in reach:
                depth[at] = told[-1].level + 1
        for leaf, own, level in zip(self.tree.leaves, of_leaf, depth, strict=True):
            told.append(Headed(leaf, level, range(own[0], own[-1] + 1)))
        return Heading([band for _, band in columns], edges_of(self.match, columns), told, why, self.cost)


def heading_of(
    headers: Sequence[Sequence[HeaderCell]],
    bands: Sequence[Band],
    figures: Collection[Band],
    measures: Measures,
    names: Collection[Band] = (),
) -> Heading:
    """The best way to understand a header above columns of words, of which ``figures`` hold amounts and ``names`` none.

    Its words make cells in one way or in several, of which each is tried.
    """
    ways = [[*_candidates(cells, Match((), bands, figures, measures, names))] for cells in headers]
    if not any(ways):
        return bare_heading(bands, UNTOLD if any(headers) else None)
    told = min(filter(None, ways), key=lambda some: min(way.cost for way in some))
    best = min(told, key=lambda way: way.cost)
    return best.heading(_unsure(best, told))


def _candidates(cells: Sequence[HeaderCell], below: Match) -> Iterator[Candidate]:
    for tree in trees(cells) if cells else ():
        if tree.is_apart and tree.leaves:
            one = Candidate(tree, replace(below, leaves=tree.leaves))
            if one.cost < inf:
                yield one


UNTOLD = Reason("what heads its columns cannot be told with certainty")


def _unsure(best: Candidate, ways: Sequence[Candidate]) -> Reason | None:
    """Why it is not certain which header each column of figures has."""
    if None in best.gives:
        return Reason("no header stands above a column of figures")
    twice = [cell.text for at, cell in enumerate(best.gives) if cell and cell in best.gives[:at]]
    if twice:
        return Reason(
            "several columns of figures stand under one header: {name}",
            {"name": quoted(twice[0])},
        )
    pieces = any(len(cell.text) == 1 and not cell.known for cell in best.gives if cell)
    if pieces or best.has_drifted or any(cell.names and not cell.numbers for cell in best.gives if cell):
        return UNTOLD
    others = [way.cost - best.cost for way in ways if way.gives != best.gives]
    margin = min([best.match.margin(best.matching), *others], default=NEVER)
    return UNTOLD if margin < _MARGIN else None
