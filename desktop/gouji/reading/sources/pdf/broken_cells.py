"""A figure or a code that its ruled cell breaks over lines for want of room is one.

Where beside a line there is no room for one more digit, and nothing in its column reaches further, the next line goes
on with it. A figure does so in no cell whose row prints codes at several heights, and what is put together has as many
decimals as the figures of its table that are whole; what is no code by itself, but with the next line, needs no room to
tell. Held by ``tests/reading/sources/pdf/test_broken_cells.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gouji.model.source import Box
from gouji.reading.page.words import around, word_lines
from gouji.reading.sources.pdf.cells import ByHeight
from gouji.reading.sources.pdf.letters import words_of
from gouji.reading.sources.pdf.split_rows import Boxes, Texts, figure_lines, goes_on, is_code, is_text
from gouji.reading.terms.figures import decimals_of, is_money, pointed, well_formed

_MARGINS = 12.0
"""Points that the two margins of a cell take, at most: Word leaves 5.4 at each side."""

_SHORT = 2
"""Digits that are no code by themselves."""

_EDGE = 1.0
"""Points by which the edges of the cells of one column may differ."""


def whole_cells(letters: ByHeight, boxes: Boxes, texts: Texts) -> Texts:
    """The texts of the cells of a table, those that break a code or a figure put together."""
    room = _Room(letters, boxes)
    return _whole_figures(room, _whole_codes(room, texts))


@dataclass(frozen=True)
class _Room:
    """How much the cells of a table hold."""

    letters: ByHeight
    boxes: Boxes
    _reaches: dict[tuple[float, float], float] = field(default_factory=dict)
    """How wide each column prints, by its edges."""

    def is_filled(self, box: Box, pieces: Sequence[str]) -> bool:
        """Whether each line of a cell but the last has no room for one more digit."""
        lines = word_lines(words_of(self.letters.within(box)))
        if len(lines) != len(pieces):
            return False
        room = max(box[2] - box[0] - _MARGINS, self._reach(box))
        for line, piece in zip(lines[:-1], pieces, strict=False):
            begins, _, ends, _ = around(line)
            if room - (ends - begins) >= (ends - begins) / len(piece):
                return False
        return True

    def _reach(self, box: Box) -> float:
        """How wide the column of a cell prints."""
        edges = box[0], box[2]
        if edges not in self._reaches:
            column = [one for row in self.boxes for one in row if one and _is_above(one, box)]
            upper, lower = min(one[1] for one in column), max(one[3] for one in column)
            printed = [one for one in self.letters.within((box[0], upper, box[2], lower)) if not one["text"].isspace()]
            self._reaches[edges] = max(one["x1"] for one in printed) - min(one["x0"] for one in printed)
        return self._reaches[edges]


def _is_above(one: Box, other: Box) -> bool:
    """Whether two cells are of one column."""
    return abs(one[0] - other[0]) < _EDGE and abs(one[2] - other[2]) < _EDGE


def _whole_codes(room: _Room, texts: Texts) -> Texts:
    found = [[*own] for own in texts]
    for row, column, box, pieces in _broken(room.boxes, texts):
        whole = "".join(pieces)
        alone = is_code(whole) and not is_code(pieces[0])
        if alone or ((is_code(whole) or _is_number(pieces)) and room.is_filled(box, pieces)):
            found[row][column] = whole
    return found


def _is_number(pieces: Sequence[str]) -> bool:
    """Whether digits in lines are one, as those of a unit: the last are too few for a code or a figure of money."""
    return all(map(str.isdecimal, pieces)) and len(pieces[0]) > _SHORT >= len(pieces[-1])


def _whole_figures(room: _Room, texts: Texts) -> Texts:
    found = [[*own] for own in texts]
    broken = [*_broken(room.boxes, texts)]
    decimals = _decimals(texts) if broken else frozenset[int]()
    for row, column, box, pieces in broken:
        whole = "".join(pieces)
        alike = well_formed(whole) and decimals_of(whole) in decimals
        if alike and _one_row(texts[row], pieces) and room.is_filled(box, pieces):
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


def _decimals(texts: Texts) -> frozenset[int]:
    """How many decimals most whole amounts of a table print; any number where it prints none in one line.

    Digits alone are no amounts where others have separators, be they broken: they may be codes.
    """
    separated = any(pointed(text) for row in texts for text in row if text)
    lines = [text for row in texts for text in row if text and "\n" not in text]
    whole = Counter(decimals_of(text) for text in lines if is_money(text) and (pointed(text) or not separated))
    return frozenset({whole.most_common(1)[0][0]} if whole else range(7))
