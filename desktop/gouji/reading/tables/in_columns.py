"""A rest of a table laid into the columns of the table: its cells reach over them as cells of the first page do.

A rest may be ruled in fewer columns, where all its rows reach over several of them, or in more, where the rules of
something else on its page cut it in slivers. What counts is where the cells stand that print something: each begins
and ends where columns of the table do, or is a piece of one of them. Held by
``test_a_rest_of_fewer_columns_reads_as_if_it_had_all_of_them``, ``test_slivers_of_a_rest_are_no_columns``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gouji.model.doubt import Doubts
from gouji.model.reason import Reason
from gouji.model.source import Source
from gouji.reading.page.page import Block
from gouji.reading.tables.parts import Part
from gouji.reading.terms.figures import whole_amount

ALIGNED = 4.0
"""Points by which the same column may be set apart on two pages."""

_SAME_WIDTH = 8.0
"""Points by which the same column may be wider or narrower on another page."""

_BORDER = 24.0
"""Points by which the last column of a rest may be wider than that of its table, and the first begin before it."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """What stands in a column: None where a cell reaches over it; ``own`` is where it stands in the rest."""

    text: str | None = ""
    reach: int = 1
    own: int = 0


@dataclass(frozen=True)
class LaidOut:
    """Rows of a block, from its row ``first``, in columns with other edges."""

    whole: Block
    first: int
    rows: Sequence[Sequence[_Cell]]
    edges: tuple[float, ...]
    loose: bool = False
    unsure: Reason | None = None

    @property
    def doubts(self) -> Doubts:
        return self.whole.doubts

    @property
    def height(self) -> int:
        return self.whole.height

    @property
    def width(self) -> int:
        return len(self.edges) - 1

    def text(self, row: int, column: int) -> str | None:
        return self.rows[row - self.first][column].text

    def reach(self, row: int, column: int) -> int:
        return self.rows[row - self.first][column].reach

    def source(self, row: int, column: int) -> Source:
        return self.whole.source(row, self.rows[row - self.first][column].own)


def same_widths(own: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two tables have columns of the same widths, wherever the margin of their pages is."""
    widths = zip(pairwise(own), pairwise(other), strict=False)
    return len(own) == len(other) and all(abs(b - a - d + c) < _SAME_WIDTH for (a, b), (c, d) in widths)


def laid_out(part: Part, edges: Sequence[float]) -> Part | None:
    """A part in the columns of a table with these edges; None where what it prints does not stand in them.

    The margin of its page may be another, where both are as wide.
    """
    own = part.block.edges
    margin = edges[0] - own[0]
    moved = margin if abs(own[-1] + margin - edges[-1]) < ALIGNED else 0.0
    places = [edge + moved for edge in own]
    rows = [_laid(part, number, places, edges) for number in range(len(part.cells))]
    found = [row for row in rows if row is not None]
    if len(found) < len(rows):
        return None
    block = LaidOut(part.block, part.first, found, tuple(edges))
    return Part(block, part.first, [[cell.text for cell in row] for row in found])


def _laid(part: Part, number: int, places: Sequence[float], edges: Sequence[float]) -> list[_Cell] | None:
    """A row of a part whose columns stand at ``places``, in the columns of the table."""
    row = [_Cell()] * (len(edges) - 1)
    printed: set[int] = set()
    covered = 0
    for column, text in enumerate(part.cells[number]):
        reach = 1 if text is None else part.block.reach(part.first + number, column)
        left, right = places[column], places[min(column + reach, len(places) - 1)]
        first, last = _under(left, right, edges)
        if text and text.strip():
            if not _stands(left, right, first, last, edges):
                return None
            before = row[first].text if first in printed else ""
            if before and (whole_amount(before) or whole_amount(text)):
                return None
            printed.add(first)
            own = _Cell(f"{before} {text}" if before else text, last - first, column)
        elif first in printed or (text is None and column < covered):
            continue
        else:
            own = _Cell(text, last - first, column)
        row[first:last] = [own, *[_Cell(None, own=column)] * (last - first - 1)]
        covered = column + reach
    return row


def _under(left: float, right: float, edges: Sequence[float]) -> tuple[int, int]:
    """The first of the columns that a cell stands in, and the one behind the last; slivers at its ends are its own."""
    first = bisect_left(edges, left - ALIGNED)
    if first == len(edges) or edges[first] > left + ALIGNED:
        first -= 1
    first = min(max(first, 0), len(edges) - 2)
    last = bisect_right(edges, right + ALIGNED) - 1
    if last < 0 or edges[last] < right - ALIGNED:
        last += 1
    return first, min(max(last, first + 1), len(edges) - 1)


def _stands(left: float, right: float, first: int, last: int, edges: Sequence[float]) -> bool:
    """Whether a cell begins and ends where the columns from ``first`` to before ``last`` do, or is a piece of one."""
    begins = abs(left - edges[first]) < ALIGNED or (first == 0 and 0 <= edges[0] - left < _BORDER)
    ends = abs(right - edges[last]) < ALIGNED or (last == len(edges) - 1 and 0 <= right - edges[-1] < _BORDER)
    inside = left < edges[-1] - ALIGNED and right > edges[0] + ALIGNED
    return inside and (begins or ends if last == first + 1 else begins and ends)
