"""Lines that print figures and are rows of no table that is known: they are told as they are printed, never dropped.

Held by ``tests/reading/test_strange_lines.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from gouji.model.catalogue import catalogue
from gouji.model.codes import level_of
from gouji.model.reason import Reason, quoted
from gouji.reading.page.page import Line
from gouji.reading.tables.lines.line_rows import is_garbled, is_marked, prints_money
from gouji.reading.tables.lines.line_table import Lines
from gouji.reading.terms.codes import is_code_part

_SEVERAL = 2

_COLUMN = 3
"""Bare amounts that are figures of a column, though none has a separator."""
_LONG = 5
"""Digits of a bare amount that is no number of a page, nor of a room or a year."""
_ITEM = 7
"""Digits of a code that only functions have."""


def printed_money(lines: Lines) -> Lines:
    """Lines that are no sentences and print figures as rows do; beside these, or where there are several, bare ones."""
    marked = [line for line in lines if not line.term.parts_tables and _is_marked(line)]
    bare = [*_bare(lines)]
    held = {id(line) for line in (*marked, *bare)}
    amounts = [line for line in bare if prints_money(line.text, coded=False) and line.text.strip() != "0"]
    told = marked or len(amounts) >= _COLUMN or any(map(_is_long, amounts))
    return tuple(line for line in lines if id(line) in held) if told else ()


def print_codes(lines: Lines) -> bool:
    """Whether one of them begins with a code and prints a figure: it is a row, whatever table it may be of.

    Where several begin with a code and print none, a figure beside them is of their total.
    """
    coded = [line for line in lines if line.term.coded is not None]
    return any(map(_is_marked, coded)) or (len(coded) >= _SEVERAL and any(map(_is_marked, lines)))


def _bare(lines: Lines) -> Iterator[Line]:
    """Figures by themselves that are no codes, nor, first or last on a page, the number of the page."""
    for at, line in enumerate(lines):
        text = line.text.strip()
        inside = 0 < at < len(lines) - 1 or _is_long(line)
        if line.term.figures and (text == "0" or (inside and not _may_be_code(text))):
            yield line


def _is_long(line: Line) -> bool:
    return sum(map(str.isdecimal, line.text)) >= _LONG


def _may_be_code(text: str) -> bool:
    """Whether digits may be a code, or the part of one: of a 类 that there is, and of no 款 that is none.

    The catalogue knows every 类, and economic classes have no 项.
    """
    if not is_code_part(text) or not level_of(text):
        return is_code_part(text)
    known = text[:3] in catalogue(text[0]).by_code
    return known and text[3:5] != "00" and (text[0] == "2" or len(text) < _ITEM)


def _is_marked(line: Line) -> bool:
    return any(is_marked(word) or is_garbled(word) for word in line.text.split())


def begins_with_rows(lines: Lines) -> bool:
    """Whether rows stand above the first title among lines: they may be the last of the table before."""
    above = takewhile(lambda line: not line.term.is_title, lines)
    return any(row.amounts for line in above if (row := line.term.coded))


def foreign(lines: Lines, why: Reason) -> Reason | None:
    """Why rows belong to no table that is known: their title is of none, or it does not begin one, as ``why`` tells."""
    title = next((line for line in lines if line.term.is_title), None)
    if title is None or not _print_rows(lines):
        return None
    if title.term.form:
        return why
    return Reason(
        "rows stand with the title {title}, of no known table", {"title": quoted(title.text)}, (title.source,)
    )


def _print_rows(lines: Lines) -> bool:
    """Whether lines print rows with figures: behind codes, or behind totals and labels where no sentence stands."""
    if any(row.amounts for line in lines if (row := line.term.coded)):
        return True
    totals = (line.term.total is not None and bool(line.term.total.amounts) for line in lines)
    labelled = (any(amounts for _, amounts in line.term.labels) for line in lines)
    return not any(line.term.parts_tables for line in lines) and (any(totals) or any(labelled))
