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

    Blank columns must part their titles, and everything down to where the next titles stand side by side.
    """
    if block.edges:
        yield block
        return
    rows = [_titles(block, row, words) for row in range(block.height)]
    starts = [row for row, titles in enumerate(rows) if len(titles) > 1]
    if not starts:
        yield block
        return
    tops = [0, *(_top(block, row, words) for row in starts[1:]), block.height]
    for titled, (top, bottom) in zip(starts, pairwise(tops), strict=True):
        cuts = _cuts(block, rows[titled], top, bottom)
        for left, right in pairwise([0, *cuts, block.width]):
            yield Panel(block, top, left, bottom - top, right - left)


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
    """The last blank column before each title but the first; none where no blank column parts it from the one before."""
    blank = [
        all((text := block.text(row, column)) is not None and not text.strip() for row in range(top, bottom))
        for column in range(block.width)
    ]
    found = [[column for column in range(before + 1, title) if blank[column]] for before, title in pairwise(titles)]
    return [columns[-1] for columns in found if columns]
