"""Tables that stand side by side on one sheet: a block cut where each has a title of its own.

Tables side by side are cut at blank columns where each has a title; a sheet without a title begins a table of
its own and is called by the sheet's name. Held by ``test_tables_beside_each_other_are_two_tables``,
``test_a_sheet_without_a_title_begins_a_table_of_its_own``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gouji.model.doubt import Doubts
from gouji.model.reason import Reason
from gouji.model.source import Source
from gouji.reading.page.page import Block
from gouji.reading.tables.header import Cells
from gouji.reading.terms.captions import is_caption
from gouji.reading.terms.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Panel:
    """A rectangle of a block, itself a block."""

    whole: Block
    top: int
    left: int
    height: int
    width: int
    edges: tuple[float, ...] = ()
    loose: bool = False
    unsure: Reason | None = None
    doubts: Doubts = ()

    def text(self, row: int, column: int) -> str | None:
        return self.whole.text(self.top + row, self.left + column)

    def reach(self, row: int, column: int) -> int:
        return self.whole.reach(self.top + row, self.left + column)

    def source(self, row: int, column: int) -> Source:
        return self.whole.source(self.top + row, self.left + column)


def texts_of(block: Block) -> Cells:
    """What a block prints, row by row."""
    columns = range(block.width)
    return [[block.text(row, column) for column in columns] for row in range(block.height)]


def panels_of(block: Block, words: Vocabulary) -> Iterator[tuple[Block, Cells]]:
    """A block cut into the tables that stand side by side, with their texts; the block itself where none do.

    Blank columns must part their titles, and all that stands below them down to some other title.
    """
    cells = texts_of(block)
    rows = _titles_by_row(cells, words) if not block.edges else []
    starts = [row for row, titles in enumerate(rows) if len(titles) > 1]
    if not starts:
        yield block, cells
        return
    tops = [0, *(_top(cells, row, words) for row in starts[1:]), block.height]
    for titled, (top, end) in zip(starts, pairwise(tops), strict=True):
        below = [_top(cells, row, words) for row in range(titled + 1, end) if rows[row]]
        bottom, cuts = _farthest(cells, rows[titled], top, [end, *reversed(below)])
        panels = [(top, left, bottom - top, right - left) for left, right in pairwise([0, *cuts, block.width])]
        if bottom < end:
            panels.append((bottom, 0, end - bottom, block.width))
        for panel in panels:
            part = Panel(block, *panel, unsure=block.unsure, doubts=block.doubts)
            yield part, texts_of(part)


def _farthest(cells: Cells, titles: Sequence[int], top: int, ends: Sequence[int]) -> tuple[int, list[int]]:
    """How far down titles can be parted, and where; nowhere, down to the first of ``ends``, where they cannot."""
    between = range(titles[0] + 1, titles[-1])
    blank_to = {column: _blank_to(cells, column, top, ends[0]) for column in between}
    for bottom in ends:
        gaps = (range(before + 1, title) for before, title in pairwise(titles))
        cuts = [max((column for column in gap if blank_to[column] >= bottom), default=None) for gap in gaps]
        found = [column for column in cuts if column is not None]
        if len(found) == len(cuts):
            return bottom, found
    return ends[0], []


def _blank_to(cells: Cells, column: int, top: int, end: int) -> int:
    """The first row from ``top`` on in which a column prints something, or goes on with a merged cell."""
    printed = (row for row in range(top, end) if (text := cells[row][column]) is None or text.strip())
    return next(printed, end)


def _titles_by_row(cells: Cells, words: Vocabulary) -> list[list[int]]:
    """Columns where each row prints titles; one that stands a row higher than the one beside it counts in that row.

    So it does where only one of two tables has a number above its title.
    """
    rows = [_titles(row, words) for row in cells]
    for above, row in pairwise(range(len(rows))):
        apart = len(rows[above]) == len(rows[row]) == 1 and rows[above] != rows[row]
        if apart and all(is_caption(text, words) for text in cells[above] if text and text.strip()):
            rows[above], rows[row] = [], sorted(rows[above] + rows[row])
    return rows


def _titles(row: Sequence[str | None], words: Vocabulary) -> list[int]:
    """Columns where a row prints titles of tables."""
    worded = [column for column, text in enumerate(row) if text and not text.isascii()]
    return [column for column in worded if words.is_title(row[column] or "")]


def _top(cells: Cells, row: int, words: Vocabulary) -> int:
    """Where what belongs to the titles of a row begins: at the captions and blank rows above it."""
    while row and all(is_caption(text, words) for text in cells[row - 1] if text and text.strip()):
        row -= 1
    return row
