"""What makes the columns of a table too doubtful to be read: then it stays raw.

Each question is asked in turn; the first that has an answer says why. A new doubt is a new question in the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gouji.model.reason import Reason, quoted
from gouji.reading.tables.header import Header
from gouji.reading.tables.parts import Part, listed
from gouji.reading.terms.figures import pointed, whole_amount

_SEPARATED = re.compile(r"\d[,，]\d{3}(?!\d)")
"""A figure with a separator between its thousands."""

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
    return part.block.unsure


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
    """Where columns are told from the places of words: nothing of their header tells them apart."""
    names = [name for side in header.sides for name in side.names] if part.block.loose else []
    found = next((name for name in names if "#" in name), None)
    return Reason("several of its columns have one name: {name}", {"name": quoted(found)}) if found else None


def _figures_in_header(part: Part, header: Header) -> Reason | None:
    """Figures ran into the words that were taken for its header: rules part its lines, but not its columns."""
    for number, row in enumerate(part.cells[: header.rows]):
        for column, text in enumerate(row):
            if text and _SEPARATED.search(text):
                place = part.block.source(part.first + number, column)
                return Reason("a figure stands in its header: {text}", {"text": quoted(text)}, (place,))
    return None


def _nameless(part: Part, header: Header) -> Reason | None:
    """On paper: figures under no header, so that a rule that is none may part them from the column that has it."""
    if part.block.edges:
        for column in (column for side in header.sides for column in side.amounts):
            if _header_over(part, header, column) is None and _prints_figures(part, header, column):
                place = part.block.source(part.first, column)
                return Reason("no header stands above a column of figures", {}, (place,))
    return None


def _under_one_header(part: Part, header: Header) -> Reason | None:
    """On paper: two columns print figures below one header cell, so that a rule that is none may part them."""
    if not part.block.edges:
        return None
    for left, right in (pair for side in header.sides for pair in pairwise(side.amounts)):
        over = _header_over(part, header, left)
        if over is None or over != _header_over(part, header, right):
            continue
        if all(_prints_figures(part, header, column) for column in (left, right)):
            told = {"name": quoted(part.cells[over[0]][over[1]] or "")}
            place = part.block.source(part.first + over[0], over[1])
            return Reason("several columns of figures stand under one header: {name}", told, (place,))
    return None


def _prints_figures(part: Part, header: Header, column: int) -> bool:
    return any(whole_amount(row[column] or "") is not None for row in part.cells[header.rows :])


def _header_over(part: Part, header: Header, column: int) -> tuple[int, int] | None:
    """The row and column of the lowest header cell with a text that reaches over a column."""
    for number in reversed(range(header.rows)):
        for first in range(column, -1, -1):
            text = part.cells[number][first]
            if text and text.strip():
                reaches = first + part.block.reach(part.first + number, first) > column
                if reaches:
                    return number, first
                break
    return None


_QUESTIONS = (
    _headless,
    _lone_words,
    _figures_in_header,
    _staggered,
    _unsure,
    _figures_in_names,
    _alike,
    _nameless,
    _under_one_header,
)
