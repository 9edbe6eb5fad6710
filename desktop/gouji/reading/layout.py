"""Words and cells where they stand on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gouji.model.source import Box, OnPage, Source


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters without a gap, and its box."""

    text: str
    box: Box

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2


@dataclass(frozen=True, slots=True)
class PaperBlock:
    """A table on a page. ``boxes`` and ``texts`` have one entry a cell; a box is None where a merged cell reaches over."""

    page: int
    boxes: Sequence[Sequence[Box | None]]
    texts: Sequence[Sequence[str | None]]
    edges: tuple[float, ...]

    @property
    def height(self) -> int:
        return len(self.texts)

    @property
    def width(self) -> int:
        return len(self.edges) - 1

    @property
    def box(self) -> Box:
        boxes = [box for row in self.boxes for box in row if box]
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)

    def text(self, row: int, column: int) -> str | None:
        return self.texts[row][column]

    def reach(self, row: int, column: int) -> int:
        box = self.boxes[row][column]
        return 1 if box is None else max(1, sum(box[0] - 1 < left < box[2] - 1 for left in self.edges[:-1]))

    def source(self, row: int, column: int) -> Source:
        near = self.boxes[row][column] or next((box for box in self.boxes[row] if box), self.box)
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


def line_text(line: list[Word]) -> str:
    """The words of a line; a wide gap is kept as two spaces."""
    text = line[0].text
    for left, right in pairwise(line):
        wide = right.box[0] - left.box[2] > 1.5 * (right.box[3] - right.box[1])
        text += ("  " if wide else " ") + right.text
    return text


def around(words: Sequence[Word]) -> Box:
    """The box that holds all words."""
    lefts, tops, rights, bottoms = zip(*(word.box for word in words), strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def rounded(box: Sequence[float]) -> Box:
    """A box to the hundredth of a point."""
    left, top, right, bottom = (round(float(one), 2) for one in box)
    return left, top, right, bottom
