"""What makes the columns of a table too doubtful to be read: then it stays raw.

Each question is asked in turn; the first that has an answer says why. A new doubt is a new question in the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.model.reason import Reason, quoted
from gouji.reading.tables.header import Header
from gouji.reading.tables.parts import Part, listed
from gouji.reading.terms.figures import pointed, whole_amount

_IN_A_NAME = re.compile(r"(?:^|\s)\d[\d,]*[.,]\d+\s*[^\d\s.,%％、]")
"""A figure with words behind it."""


def doubt_of(part: Part, header: Header) -> Reason | None:
    """Why the columns of a part cannot be told or, told from the places of words, be trusted; None where they can."""
    return next((why for question in _QUESTIONS if (why := question(part, header))), None)


def _headless(part: Part, header: Header) -> Reason | None:
    return None if header.rows else Reason("its first row prints figures: no header stands above them")


def _lone_words(part: Part, header: Header) -> Reason | None:
    """Nothing stands below a header of one cell a row: a cover or its contents, be the last line a title."""
    return listed(part) if header.rows == len(part.cells) else None


def _staggered(part: Part, header: Header) -> Reason | None:
    """A figure stands half under one merged header and half under the next."""
    headers = {(left, right) for _, left, right, _ in _merged(part, 0, header.rows)}
    for number, left, right, text in _merged(part, header.rows, len(part.cells)) if headers else ():
        if whole_amount(text) is not None and any(a < left < b < right or left < a < right < b for a, b in headers):
            told = {"text": quoted(text)}
            place = part.block.source(part.first + number, left)
            return Reason("the figure {text} stands half under one header and half under the next", told, (place,))
    return None


def _merged(part: Part, first: int, last: int) -> Iterator[tuple[int, int, int, str]]:
    """Cells of rows that reach over several columns: row, first column, the one behind the last, and the text."""
    for number in range(first, last):
        row = part.cells[number]
        if None not in row:
            continue
        for column, text in enumerate(row):
            reach = part.block.reach(part.first + number, column) if text else 1
            if text and reach > 1:
                yield number, column, column + reach, text


def _unsure(part: Part, header: Header) -> Reason | None:
    return Reason("what heads its columns cannot be told with certainty") if part.block.unsure else None


def _figures_in_names(part: Part, header: Header) -> Reason | None:
    """Where columns are told from the places of words: figures stand where codes and names do."""
    block = part.block
    named = [column for side in header.sides for column in (*side.codes, *side.texts)] if block.loose else []
    for row in range(block.height if named else 0):
        for column in named:
            text = block.text(row, column) or ""
            if pointed(text) and (_IN_A_NAME.search(text) or not any(map(str.isalpha, text))):
                told = {"text": quoted(text)}
                return Reason("a figure stands among its codes and names: {text}", told, (block.source(row, column),))
    return None


def _alike(part: Part, header: Header) -> Reason | None:
    """Where columns are told from the places of words: their names are told apart only by those above."""
    names = [name for side in header.sides for name in side.names] if part.block.loose else []
    found = next((name for name in names if "/" in name or "#" in name), None)
    return Reason("several of its columns have one name: {name}", {"name": quoted(found)}) if found else None


_QUESTIONS = (_headless, _lone_words, _staggered, _unsure, _figures_in_names, _alike)
