"""A figure or a code that its ruled cell breaks over lines for want of room is one.

Where beside a line there is no room for one more digit, and nothing in its column reaches further, the next line goes
on with it. A figure does so in no cell whose row prints codes at several heights, and what is put together has as many
decimals as the figures of its table that are whole; what is no code by itself, but with the next line, needs no room to
tell. Held by ``tests/reading/sources/pdf/test_broken_cells.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from gouji.model.source import Box
from gouji.reading.page.words import around, word_lines
from gouji.reading.sources.pdf.letters import Letter, words_of
from gouji.reading.sources.pdf.split_rows import Boxes, Texts, figure_lines, goes_on, is_code, is_text
from gouji.reading.terms.figures import is_money, well_formed

if TYPE_CHECKING:
    from pdfplumber.page import Page as Sheet

_MARGINS = 12.0
"""Points that the two margins of a cell take, at most: Word leaves 5.4 at each side."""

_EDGE = 1.0
"""Points by which the edges of the cells of one column may differ."""


def whole_cells(page: Sheet, boxes: Boxes, texts: Texts) -> Texts:
    """The texts of the cells of a table, those that break a code or a figure put together."""
    return _whole_figures(page, boxes, _whole_codes(page, boxes, texts))


def _whole_codes(page: Sheet, boxes: Boxes, texts: Texts) -> Texts:
    found = [[*own] for own in texts]
    for row, column, box, pieces in _broken(boxes, texts):
        whole = "".join(pieces)
        if all(map(str.isdecimal, pieces)) and is_code(whole):
            alone = is_code(pieces[0])
            if not alone or _filled(page, box, boxes, pieces):
                found[row][column] = whole
    return found


def _whole_figures(page: Sheet, boxes: Boxes, texts: Texts) -> Texts:
    found = [[*own] for own in texts]
    decimals = None
    for row, column, box, pieces in _broken(boxes, texts):
        whole = "".join(pieces)
        decimals = decimals or _decimals(texts)
        alike = well_formed(whole) and _places(whole) in decimals
        if alike and _one_row(texts[row], pieces) and _filled(page, box, boxes, pieces):
            found[row][column] = whole
    return found


def _broken(boxes: Boxes, texts: Texts) -> Iterator[tuple[int, int, Box, list[str]]]:
    """The cells that print figures in lines and nothing else, with their places and lines."""
    for row, own in enumerate(texts):
        for column, text in enumerate(own):
            box, pieces = boxes[row][column], figure_lines(text) if text and "\n" in text else []
            if box and pieces and "\n".join(pieces) == text:
                yield row, column, box, pieces


def _one_row(texts: Sequence[str | None], pieces: Sequence[str]) -> bool:
    """Whether a row of cells is no more than one row, as far as what stands beside its figures tells."""
    others = [text.split("\n") for text in texts if text and not figure_lines(text)]
    codes = [sum(map(is_code, lines)) for lines in others if is_code(lines[0])]
    if codes:
        return max(codes) == 1
    if all(goes_on(*pair) for pair in pairwise(pieces)):
        return True
    lower = len(pieces[-1]) < len(pieces[0]) and is_money("".join(pieces))
    return lower and all(len(lines) == 1 for lines in others if is_text(lines[0]))


def _filled(page: Sheet, box: Box, boxes: Boxes, pieces: Sequence[str]) -> bool:
    """Whether each line but the last has no room for one more digit."""
    lines = word_lines(words_of(_letters(page, box)))
    if len(lines) != len(pieces):
        return False
    column = [*_column(box, boxes)]
    upper, lower = min(one[1] for one in column), max(one[3] for one in column)
    printed = [one for one in _letters(page, (box[0], upper, box[2], lower)) if not one["text"].isspace()]
    reach = max(one["x1"] for one in printed) - min(one["x0"] for one in printed)
    for line, piece in zip(lines[:-1], pieces, strict=False):
        begins, _, ends, _ = around(line)
        long, digit = ends - begins, (ends - begins) / len(piece)
        if max(box[2] - box[0] - _MARGINS, reach) - long >= digit:
            return False
    return True


def _letters(page: Sheet, box: Box) -> list[Letter]:
    """The letters whose middle a box holds."""
    left, top, right, bottom = box
    return [
        one
        for one in page.chars
        if left <= (one["x0"] + one["x1"]) / 2 < right and top <= (one["top"] + one["bottom"]) / 2 < bottom
    ]


def _column(box: Box, boxes: Boxes) -> Iterator[Box]:
    for row in boxes:
        for one in row:
            if one and abs(one[0] - box[0]) < _EDGE and abs(one[2] - box[2]) < _EDGE:
                yield one


def _decimals(texts: Texts) -> frozenset[int]:
    """How many decimals most whole amounts of a table print; any number where it prints none in one line."""
    whole = Counter(_places(text) for row in texts for text in row if text and "\n" not in text and is_money(text))
    return frozenset({whole.most_common(1)[0][0]} if whole else range(7))


def _places(figure: str) -> int:
    return len(figure.strip("()（） ").partition(".")[2])
