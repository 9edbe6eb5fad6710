"""Tables that stand side by side on one sheet: a block cut where each has a title of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gouji.model.source import Source
from gouji.reading.captions import is_caption
from gouji.reading.grid import Block
from gouji.reading.vocabulary import Vocabulary


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
    unsure: bool = False

    def text(self, row: int, column: int) -> str | None:
        return self.whole.text(self.top + row, self.left + column)

    def reach(self, row: int, column: int) -> int:
        return self.whole.reach(self.top + row, self.left + column)

    def source(self, row: int, column: int) -> Source:
        return self.whole.source(self.top + row, self.left + column)


def panels_of(block: Block, words: Vocabulary) -> Iterator[Block]:
    """A block cut into the tables that stand side by side; the block itself where none do.

    Blank columns must part their titles, and all that stands below them down to some other title.
    """
    rows = [_titles(block, row, words) for row in range(block.height)] if not block.edges else []
    starts = [row for row, titles in enumerate(rows) if len(titles) > 1]
    if not starts:
        yield block
        return
    tops = [0, *(_top(block, row, words) for row in starts[1:]), block.height]
    for titled, (top, end) in zip(starts, pairwise(tops), strict=True):
        below = [_top(block, row, words) for row in range(titled + 1, end) if rows[row]]
        bottom, cuts = _farthest(block, rows[titled], top, [end, *reversed(below)])
        for left, right in pairwise([0, *cuts, block.width]):
            yield Panel(block, top, left, bottom - top, right - left, unsure=block.unsure)
        if bottom < end:
            yield Panel(block, bottom, 0, end - bottom, block.width, unsure=block.unsure)


def _farthest(block: Block, titles: Sequence[int], top: int, ends: Sequence[int]) -> tuple[int, list[int]]:
    """How far down titles can be parted, and where; nowhere, down to the first of ``ends``, where they cannot."""
    for bottom in ends:
        cuts = _cuts(block, titles, top, bottom)
        if len(cuts) == len(titles) - 1:
            return bottom, cuts
    return ends[0], []


def _titles(block: Block, row: int, words: Vocabulary) -> list[int]:
    """Columns where a row prints titles of tables."""
    texts = [block.text(row, column) for column in range(block.width)]
    return [column for column, text in enumerate(texts) if text and words.is_title(text)]


def _top(block: Block, row: int, words: Vocabulary) -> int:
    """Where what belongs to the titles of a row begins: at the captions and blank rows above it."""
    while row:
        texts = [text for column in range(block.width) if (text := block.text(row - 1, column)) and text.strip()]
        if not all(is_caption(text, words) for text in texts):
            break
        row -= 1
    return row


def _cuts(block: Block, titles: Sequence[int], top: int, bottom: int) -> list[int]:
    """The last blank column before each title but the first, where one parts it from the title before."""
    blank = [
        all((text := block.text(row, column)) is not None and not text.strip() for row in range(top, bottom))
        for column in range(block.width)
    ]
    found = [[column for column in range(before + 1, title) if blank[column]] for before, title in pairwise(titles)]
    return [columns[-1] for columns in found if columns]
