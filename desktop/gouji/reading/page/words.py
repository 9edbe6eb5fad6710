"""Words and cells where they stand on a page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gouji.model.doubt import Doubts
from gouji.model.reason import Reason
from gouji.model.source import Box, OnPage, Source

_NO_SPACE = 3.0
"""Points between words of a line that no space parts."""

Boxes = Sequence[Sequence[Box | None]]


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters without a gap, and its box."""

    text: str
    box: Box

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2

    def shares_a_column(self, other: Word) -> bool:
        """Whether one stands above the other, at least in part."""
        return self.box[0] < other.box[2] and other.box[0] < self.box[2]

    def is_in(self, box: Box) -> bool:
        """Whether its middle stands in a box."""
        return box[0] <= (self.box[0] + self.box[2]) / 2 < box[2] and box[1] <= self.middle < box[3]


@dataclass(frozen=True, slots=True)
class PaperBlock:
    """A table on a page: ``boxes`` and ``texts`` of its cells, None where a merged cell reaches over."""

    page: int
    boxes: Boxes
    texts: Sequence[Sequence[str | None]]
    edges: tuple[float, ...]
    reaches: Mapping[tuple[int, int], int]
    """How many columns a cell covers, for those that cover more than one."""
    loose: bool = False
    words: Sequence[Word] = ()
    """What its cells print, word by word; empty where that does not tell the same."""
    unsure: Reason | None = None
    doubts: Doubts = ()

    @classmethod
    def of(
        cls,
        page: int,
        boxes: Boxes,
        texts: Sequence[Sequence[str | None]],
        edges: tuple[float, ...],
        *,
        loose: bool = False,
        words: Sequence[Word] = (),
    ) -> PaperBlock:
        """A block whose cells cover the columns that begin within their boxes."""
        reaches, lefts = {}, edges[:-1]
        for row, cells in enumerate(boxes):
            for column, box in enumerate(cells):
                count = bisect_left(lefts, box[2] - 1) - bisect_right(lefts, box[0] - 1) if box else 1
                if count > 1:
                    reaches[row, column] = count
        return cls(page, boxes, texts, edges, reaches, loose, words)

    @property
    def height(self) -> int:
        return len(self.texts)

    @property
    def width(self) -> int:
        return len(self.edges) - 1

    @property
    def box(self) -> Box:
        return around_boxes(box for row in self.boxes for box in row if box)

    def text(self, row: int, column: int) -> str | None:
        return self.texts[row][column]

    def words_of(self, row: int) -> list[Word]:
        """The words that stand in the cells of a row, from left to right."""
        boxes = [box for box in self.boxes[row] if box]
        held = [word for word in self.words if any(word.is_in(box) for box in boxes)]
        return [word for line in word_lines(held) for word in line]

    def reach(self, row: int, column: int) -> int:
        return self.reaches.get((row, column), 1)

    def source(self, row: int, column: int) -> Source:
        near = self.boxes[row][column] or next((box for box in self.boxes[row] if box), None) or self.box
        return OnPage(self.page, near)


def word_lines(words: list[Word]) -> list[list[Word]]:
    """Words that share a line, from top to bottom and left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: one.middle):
        height = word.box[3] - word.box[1]
        if lines and word.middle - lines[-1][-1].middle < height * 0.4:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda one: one.box[0]) for line in lines]


def woven(lines: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """Lines of text, each with what stands in its gaps: digits of another face are often set a little lower.

    Lines that overlap by more than half their height are one where no words of theirs stand on each other. Held by
    ``test_digits_that_are_set_lower_stand_in_their_sentence``.
    """
    found: list[list[Word]] = []
    for line in lines:
        if found and _fills(found[-1], line):
            found[-1] = sorted([*found[-1], *line], key=lambda one: one.box[0])
        else:
            found.append([*line])
    return found


def _fills(upper: Sequence[Word], lower: Sequence[Word]) -> bool:
    first, second = around(upper), around(lower)
    shared = min(first[3], second[3]) - max(first[1], second[1])
    half = 0.5 * min(first[3] - first[1], second[3] - second[1])
    return shared > half and all(
        one.box[2] <= other.box[0] + half or other.box[2] <= one.box[0] + half for one in lower for other in upper
    )


def line_text(line: Sequence[Word]) -> str:
    """The words of a line; a wide gap is kept as two spaces."""
    text = line[0].text
    for left, right in pairwise(line):
        gap = right.box[0] - left.box[2]
        wide = gap > 1.5 * (right.box[3] - right.box[1])
        text += ("  " if wide else " " if gap > _NO_SPACE or gap < 0 else "") + right.text
    return text


def around(words: Sequence[Word]) -> Box:
    """The box that holds all words."""
    return around_boxes(word.box for word in words)


def around_boxes(boxes: Iterable[Box]) -> Box:
    """The box that holds all of these."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def rounded(box: Sequence[float]) -> Box:
    """A box to the hundredth of a point."""
    left, top, right, bottom = (round(float(one), 2) for one in box)
    return left, top, right, bottom
