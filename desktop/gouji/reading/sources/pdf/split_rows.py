"""Rows of a ruled table that no level rule parts: its cells print several lines of figures.

They are rows only where something else is printed at the height of each, and where two lines may be one figure, only
beside codes. Held by ``test_pieces_of_a_figure_are_neither_rows_nor_figures``,
``test_rows_that_no_rule_parts_though_a_total_is_merged_above_them``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import dropwhile, pairwise
from typing import TYPE_CHECKING

from gouji.model.codes import level_of
from gouji.model.source import Box
from gouji.reading.page.words import Word, line_text, rounded, word_lines
from gouji.reading.sources.pdf.letters import words_within
from gouji.reading.terms.figures import pointed, well_formed

if TYPE_CHECKING:
    from pdfplumber.page import Page as Sheet

_A_ROW = 0.93
"""Share of the distance of two rows from which on a line is none that goes on with its neighbour."""

_SAME = 2.0
"""Points by which the tops of the cells of one row may differ."""

_LEVEL = 1.0
"""Points by which the heights of what stands in one row may differ."""

Boxes = list[list[Box | None]]
Texts = list[list[str | None]]
Lines = list[list[Word]]


def cut_rows(page: Sheet, boxes: Boxes, texts: Texts, edges: Sequence[float]) -> tuple[Boxes, Texts]:
    """The cells of a table, cut between lines of figures that no level rule parts: each of them is a row."""
    cells = [
        (box, text or "")
        for row, own in zip(boxes, texts, strict=True)
        for box, text in zip(row, own, strict=True)
        if box
    ]
    cuts: set[float] = set()
    for row, own in zip(boxes, texts, strict=True):
        cuts.update(_cuts(page, row, own, cells))
    if not cuts:
        return boxes, texts
    pieces: list[tuple[Box, str]] = []
    for box, text in cells:
        pieces += _cut(page, box, text, sorted(cuts))
    return _in_rows(pieces, edges)


def _cuts(
    page: Sheet, row: Sequence[Box | None], texts: Sequence[str | None], cells: Sequence[tuple[Box, str]]
) -> Iterator[float]:
    """The heights at which a row of cells falls into rows of figures."""
    most = max((len(figure_lines(text)) for text in texts), default=0)
    if most < 2:
        return
    box = next(box for box, text in zip(row, texts, strict=True) if box and len(figure_lines(text)) == most)
    anchors = [line[0].middle for line in word_lines(words_within(page, box)) if well_formed(line_text(line))]
    beside = [
        word_lines(words_within(page, other))
        for other, text in cells
        if text and other[1] < box[3] and other[3] > box[1]
    ]
    broken = any(goes_on(*pair) for text in texts for pair in pairwise(figure_lines(text)))
    if not _beside(anchors, beside, is_code if broken else is_text):
        return
    pitch = min((b - a for a, b in pairwise(anchors)), default=box[3] - box[1])
    for line in sorted((line for lines in beside for line in lines), key=lambda one: one[0].middle):
        inside = box[1] <= line[0].middle < box[3]
        if inside and all(abs(line[0].middle - anchor) > pitch * _A_ROW for anchor in anchors):
            anchors.append(line[0].middle)
    for upper, lower in pairwise(sorted(anchors)):
        yield round((upper + lower) / 2, 2)


def _cut(page: Sheet, box: Box, text: str, cuts: Sequence[float]) -> Iterator[tuple[Box, str]]:
    """A cell in pieces, with what each of them prints."""
    within = [cut for cut in cuts if box[1] + _SAME < cut < box[3] - _SAME]
    if not within:
        yield box, text
        return
    lines = word_lines(words_within(page, box)) if text else []
    for upper, lower in pairwise([box[1], *within, box[3]]):
        printed = [line_text(line) for line in lines if upper <= line[0].middle < lower]
        yield rounded((box[0], upper, box[2], lower)), "\n".join(printed)


def _in_rows(pieces: Sequence[tuple[Box, str]], edges: Sequence[float]) -> tuple[Boxes, Texts]:
    """Cells in rows by their tops and in columns by their left edges."""
    boxes: Boxes = []
    texts: Texts = []
    top = float("-inf")
    for box, text in sorted(pieces, key=lambda one: one[0][1]):
        if box[1] - top > _SAME:
            top = box[1]
            boxes.append([None] * len(edges))
            texts.append([None] * len(edges))
        column = min(range(len(edges)), key=lambda number: abs(edges[number] - box[0]))
        boxes[-1][column], texts[-1][column] = box, text
    return boxes, texts


def _beside(anchors: Sequence[float], cells: Sequence[Lines], tells: Callable[[str], bool]) -> bool:
    """Whether one cell prints what tells of a row at the height of each line."""
    heights = [[line[0].middle for line in cell if tells(line[0].text)] for cell in cells]
    return any(all(any(abs(y - at) < _LEVEL for at in own) for y in anchors) for own in heights)


def is_code(text: str) -> bool:
    """Whether a text is a code."""
    return bool(level_of(text))


def is_text(text: str) -> bool:
    """Whether a text is anything but a figure; a code may be one too."""
    return not well_formed(text) or is_code(text)


def goes_on(upper: str, lower: str) -> bool:
    """Whether two lines may be one figure with separators."""
    return pointed(upper) and well_formed(upper + lower)


def figure_lines(text: str | None) -> list[str]:
    """The figures of a cell that prints one a line, perhaps below its header; empty for any other cell."""
    lines = list(dropwhile(lambda line: not well_formed(line), map(str.strip, (text or "").split("\n"))))
    return lines if len(lines) > 1 and all(map(well_formed, lines)) else []
