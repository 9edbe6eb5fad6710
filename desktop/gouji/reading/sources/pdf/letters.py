"""The words of a page where they stand.

Letters whose heights follow one another by some points are taken for one line, so that digits of another
face stand in it. Cells side by side that print two and three lines make such a chain of lines that are not one: there
letters stand above one another, and only what stands at one height is a word. Held by
``test_header_cells_of_two_and_of_three_lines_side_by_side_are_read_line_by_line``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from gouji.model.source import Box
from gouji.model.totals import is_total
from gouji.reading.columns.measures import TOUCH
from gouji.reading.page.words import Word, around, rounded
from gouji.reading.sources.pdf.run_together import Letters, cut_run_on
from gouji.reading.terms.figures import figure_before_label, plain_glyphs

if TYPE_CHECKING:
    from pdfplumber.page import Page as Sheet

Letter = dict[str, Any]

_GAP = 1.0
"""Points between two letters of which one is a digit; closer ones are one word."""

_ONE_HEIGHT = 1.0
"""Points by which the heights of letters follow one another that stand on one line for certain."""

_PRINTED = frozenset("0123456789.,()-−（），．")
"""What figures are printed with."""


def words_of(letters: list[Letter]) -> list[Word]:
    """The words that letters of a page make."""
    from pdfplumber.utils.text import extract_words

    return [
        Word(plain_glyphs(one["text"]), rounded((one["x0"], one["top"], one["x1"], one["bottom"])))
        for one in extract_words(letters)
    ]


def words_within(page: Sheet, box: Box) -> list[Word]:
    """The words of a cell, which may reach beyond the paper."""
    from pdfplumber.utils.geometry import crop_to_bbox

    left, top, right, bottom = box
    near = [
        one
        for one in page.chars
        if one["top"] <= bottom and one["bottom"] >= top and one["x0"] <= right and one["x1"] >= left
    ]
    return words_of(crop_to_bbox(near, box))


def words_apart(page: Sheet) -> list[Word]:
    """The words of a page without upright rules: also a narrow gap beside a figure parts two columns.

    The letters of 合计 make one word, however far they are set apart.
    """
    pieces = [chars for one in _line_by_line(page) for chars in _apart(one)]
    return [*_whole_totals([_word(chars, end) for chars, end in cut_run_on(pieces)])]


def _line_by_line(page: Sheet) -> Iterator[list[Letter]]:
    """The letters of each word, of one height each where lines that follow closely would be taken for one."""
    words: list[list[Letter]] = [one["chars"] for one in page.extract_words(return_chars=True)]
    starts = [at for at in range(1, len(words)) if words[at][0]["x0"] < words[at - 1][0]["x0"]]
    for start, end in pairwise([0, *starts, len(words)]):
        line = words[start:end]
        if any(_stands_on(one, other) for one, other in pairwise(line)):
            heights = [letter["top"] for word in line for letter in word]
            words_again = _between(page, min(heights), max(heights)).extract_words
            line = [one["chars"] for one in words_again(return_chars=True, y_tolerance=_ONE_HEIGHT)]
        yield from line


def _stands_on(one: Sequence[Letter], other: Sequence[Letter]) -> bool:
    """Whether two words of a line stand on each other, each at a height of its own."""
    last, first = one[-1], other[0]
    apart, size = abs(float(first["top"] - last["top"])), float(first["bottom"] - first["top"])
    return float(last["x1"] - first["x0"]) > size / 4 and _ONE_HEIGHT < apart < 2 * size


def _between(page: Sheet, highest: float, lowest: float) -> Sheet:
    """The letters of a page that begin between two heights, blanks among them."""
    return page.filter(lambda one: one["object_type"] == "char" and highest <= one["top"] <= lowest)


def _whole_totals(words: list[Word]) -> Iterator[Word]:
    """Words, with two single letters that follow one another on a line made one where they are a total."""
    at = 0
    while at < len(words):
        pair = words[at : at + 2]
        text = "".join(word.text for word in pair)
        whole = len(pair) == len(text) == 2 and is_total(text) and abs(pair[1].middle - pair[0].middle) < TOUCH
        yield Word(text, around(pair)) if whole else pair[0]
        at += 1 + whole


def _word(chars: Letters, end: float) -> Word:
    text = plain_glyphs("".join(char["text"] for char in chars))
    top, bottom = min(char["top"] for char in chars), max(char["bottom"] for char in chars)
    return Word(text, rounded((chars[0]["x0"], top, end, bottom)))


def _apart(chars: list[Letter]) -> Iterator[list[Letter]]:
    """The letters of a word, cut where a label begins and, if letters stand apart nowhere else, beside digits."""
    if begun := figure_before_label("".join(char["text"] for char in chars)):
        yield chars[:begun]
        chars = chars[begun:]
    gaps = [right["x0"] - left["x1"] for left, right in pairwise(chars)]
    cuts = [
        i + 1
        for i, gap in enumerate(gaps)
        if gap > _GAP and (chars[i]["text"] in _PRINTED or chars[i + 1]["text"] in _PRINTED)
    ]
    if not cuts or sum(gap > _GAP for gap in gaps) > len(cuts):
        yield chars
        return
    for start, end in pairwise([0, *cuts, len(chars)]):
        yield chars[start:end]
