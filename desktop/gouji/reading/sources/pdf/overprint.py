"""Figures printed across the rules of a cell too narrow for them: kept whole, never cut into two figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from gouji.model.source import Box
from gouji.reading.page.words import Boxes, Word, line_text, rounded, word_lines
from gouji.reading.terms.figures import plain_glyphs, well_formed

if TYPE_CHECKING:
    from pdfplumber.page import Page as Sheet

_ACROSS = 1.0
"""Points by which a letter must stand on both sides of a rule to be printed across it."""

_APART = 0.5
"""Points between the last letter of one cell and the first of the next; closer ones are one word."""

Place = tuple[int, int]
Char = Mapping[str, Any]


def mend_overprints(page: Sheet, boxes: Boxes, texts: list[list[str | None]], edges: Sequence[float]) -> None:
    """Put words that cross a rule whole into the cell where their middle stands.

    Several figures run together go into every cell they cover: no amount comes of them, and none of the cells is blank.
    """
    words = page.extract_words(return_chars=True)
    runs = [(run, places) for word in words if _may_cross(word, edges) for run, places in _runs(word["chars"], boxes)]
    crossing = [(run, places) for run, places in runs if len(places) > 1]
    if not crossing:
        return
    touched = {place for _, places in crossing for place in places}
    held: dict[Place, list[Word]] = {place: [] for place in touched}
    for word in words:
        for run, places in _runs(word["chars"], boxes):
            whole = _word(run)
            digits = any(char.isdigit() for char in whole.text)
            middle = _cell_at(boxes, (whole.box[0] + whole.box[2]) / 2, whole.middle)
            into = places if len(places) > 1 and digits and not well_formed(whole.text) else [middle]
            for place in into:
                if place in held:
                    held[place].append(whole)
    for (row, column), own in held.items():
        texts[row][column] = "\n".join(line_text(line) for line in word_lines(own))


def _may_cross(word: Mapping[str, Any], edges: Sequence[float]) -> bool:
    return any(word["x0"] < edge < word["x1"] for edge in edges)


def _runs(chars: Sequence[Char], boxes: Boxes) -> Iterator[tuple[list[Char], list[Place]]]:
    """The letters of a word, cut where they stand apart in different cells, with the cells they stand in."""
    placed = [(char, _place_of(char, boxes)) for char in chars]
    apart = max(_APART, 1.5 * _spacing(chars))
    number = 0
    numbers = []
    for i, (char, place) in enumerate(placed):
        if i and place != placed[i - 1][1] and not _are_one(placed[i - 1][0], char, placed[i - 1][1], boxes, apart):
            number += 1
        numbers.append(number)
    for _, group in groupby(zip(numbers, placed, strict=True), lambda one: one[0]):
        run = [one for _, one in group]
        yield [char for char, _ in run], list(dict.fromkeys(place for _, place in run if place))


def _spacing(chars: Sequence[Char]) -> float:
    """How far apart the digits of a word are mostly set."""
    gaps = [b["x0"] - a["x1"] for a, b in pairwise(chars) if a["text"].isdigit() and b["text"].isdigit()]
    return float(median(gaps)) if gaps else 0.0


def _are_one(left: Char, right: Char, place: Place | None, boxes: Boxes, apart: float) -> bool:
    """Whether two letters in neighbouring cells belong together: one stands across the rule, or nothing parts them.

    A digit and a letter never do: a name that touches a figure begins, or ends, there.
    """
    box = boxes[place[0]][place[1]] if place else None
    if box is None or not (left["text"].isalnum() and right["text"].isalnum()):
        return False
    if left["text"].isdigit() != right["text"].isdigit():
        return False
    across = any(char["x0"] + _ACROSS < box[2] < char["x1"] - _ACROSS for char in (left, right))
    return across or (left["text"].isdigit() and right["text"].isdigit() and right["x0"] - left["x1"] < apart)


def _place_of(char: Char, boxes: Boxes) -> Place | None:
    return _cell_at(boxes, (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2)


def _cell_at(boxes: Boxes, x: float, y: float) -> Place | None:
    for row, cells in enumerate(boxes):
        for column, box in enumerate(cells):
            if box and box[0] <= x < box[2] and box[1] <= y < box[3]:
                return row, column
    return None


def _word(chars: Sequence[Char]) -> Word:
    box: Box = rounded((chars[0]["x0"], min(c["top"] for c in chars), chars[-1]["x1"], max(c["bottom"] for c in chars)))
    return Word(plain_glyphs("".join(char["text"] for char in chars)), box)
