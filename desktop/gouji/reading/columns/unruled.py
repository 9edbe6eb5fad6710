"""A table without vertical rules → a block, by where its words stand.

The words of the body share bands, which are the columns of the header cells above them.

A page without vertical rules is cut at its titles and its prose, and where two titles stand side by side; a gap
beside a figure parts two columns though it is narrower than one between words. Held by
``test_tables_and_prose_on_a_page_without_rules``, ``test_tables_side_by_side_under_their_own_titles``,
``test_a_figure_that_nearly_touches_the_next_label``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from statistics import median

from gouji.model.codes import level_of
from gouji.model.document import NUMBERING
from gouji.reading.columns.bands import TOUCH, bands_of, loose_block
from gouji.reading.columns.evidence import has_columns
from gouji.reading.columns.header_cells import WordLine, header_cells, is_unsure
from gouji.reading.columns.ownership import columns_below, may_be_the_next
from gouji.reading.page.words import PaperBlock, Word, line_text
from gouji.reading.terms.captions import is_caption
from gouji.reading.terms.figures import figure_before_label, is_blank, is_dated, is_money, well_formed
from gouji.reading.terms.labels import is_total
from gouji.reading.terms.vocabulary import vocabulary

_SENTENCE = re.compile(r"[。；]|，(?!\d{3}).*，(?!\d{3})")
_A_ROW = 0.93
"""Share of the distance of two rows from which on a line is none that goes on with its neighbour."""

_EDGE = 1.0
"""Points by which words that begin at one edge may differ."""

_ALONE = 1.6
"""Heights of its print that a single row is taken to be high."""

_FEWEST = 3
"""Rows that make a table on a page without a caption."""


def unruled_block(
    lines: Sequence[WordLine], number: int, goes_on: bool = False
) -> tuple[PaperBlock, frozenset[Word]] | None:
    """The table among the lines of a page, and the words it holds; None when there is none.

    One row is enough below a caption, and where a table of the page before ``goes_on``.
    """
    rows = _labelled([line for line in lines if _is_row(line)])
    if not rows:
        return None
    first, last = rows[0][0].middle, rows[-1][0].middle
    captions = [line for line in lines if line[0].middle < first and is_caption(line_text(line), vocabulary())]
    if not captions and not goes_on and len(rows) < _FEWEST:
        return None
    top = captions[-1][0].middle if captions else rows[0][0].box[1] - 100
    inside = [line for line in lines if top < line[0].middle]
    height = rows[0][0].box[3] - rows[0][0].box[1]
    pitch = _pitch(rows, [line for line in inside if first <= line[0].middle]) or _ALONE * height
    body = [line for line in inside if line in rows or (line[0].middle > first and _is_own_row(line, rows, pitch))]
    inside = [line for line in inside if line[0].middle <= last + pitch * 0.6]
    header = [line for line in inside if line[0].middle < body[0][0].middle - pitch * 0.6]
    printed = _rows(body, [line for line in inside if line not in header and line not in body])
    while len(header) > 1 and _is_rest(header[-1], header[:-1], body):
        printed.insert(0, list(header.pop()))
    if any(_SENTENCE.search(word.text) for line in (*header, *printed) for word in line):
        return None
    cells = header_cells(header)
    if not goes_on and not has_columns(header, printed, TOUCH):
        return None
    found = bands_of(body)
    bands = columns_below(found, cells)
    if len(bands) < 2:
        return None
    held = frozenset(word for line in (*header, *printed) for word in line)
    heads = header_cells(list(takewhile(lambda line: not _may_be_row(line), header)))
    unsure = is_unsure(heads) or may_be_the_next(found, heads) if heads else bool(captions)
    return replace(loose_block(cells, printed, bands, number), unsure=unsure), held


def _pitch(rows: Sequence[WordLine], lines: Sequence[WordLine]) -> float:
    """How far apart rows are, also those whose labels alone tell them; 0.0 where nothing tells."""
    numbered = [line for line in lines if NUMBERING.match(line_text(line))]
    labels = [b[0].middle - a[0].middle for a, b in pairwise(numbered) if abs(a[0].box[0] - b[0].box[0]) < _EDGE]
    usual = [median(labels)] if labels else []  # a name that overflows its row stands nearer to the one above
    return min([*usual, *(b[0].middle - a[0].middle for a, b in pairwise(rows))], default=0.0)


def _is_row(line: WordLine) -> bool:
    """A line that begins with a code, or whose figures stand apart by a gap from the words that lead to them."""
    if level_of(line[0].text) and len(line) > 1:
        return True
    if NUMBERING.match(line[0].text) and len(line) > 2 and all(_is_in_column(word.text) for word in line[1:]):
        return True
    gap = 0.8 * (line[0].box[3] - line[0].box[1])
    money = False
    for at, word in enumerate(line):
        if not is_money(word.text) or (at == 0 and len(line) > 1 and word.text.isdecimal()):
            continue
        if any(is_dated(word.text, after.text) for after in line[at + 1 : at + 2]):
            continue
        beside = line[at - 1] if at else line[1] if len(line) > 1 else None
        if beside is None and word.text.isdecimal():
            return False
        leads = at == 0 and beside is not None and figure_before_label(word.text + beside.text) == len(word.text)
        if beside is None or leads or well_formed(beside.text):
            apart = True
        else:
            between = word.box[0] - beside.box[2]
            cut = abs(between) < TOUCH  # two cells that ran into one another: no space ever parted them
            apart = cut or max(between, beside.box[0] - word.box[2]) > gap
        if not apart:
            return False
        money = True
    return money


def _is_in_column(text: str) -> bool:
    """A figure, or a dash in its place."""
    return well_formed(text) or is_blank(text)


def _labelled(rows: Sequence[WordLine]) -> list[WordLine]:
    """Rows without the lines of bare figures that stand nearer to a labelled one than rows do: broken figures of it."""
    labelled = [line for line in rows if level_of(line[0].text) or not all(_is_in_column(word.text) for word in line)]
    pitch = min((b[0].middle - a[0].middle for a, b in pairwise(labelled)), default=0.0)
    return [
        line
        for line in rows
        if line in labelled or all(abs(line[0].middle - row[0].middle) > pitch * 0.7 for row in labelled)
    ]


def _is_own_row(line: WordLine, rows: Sequence[WordLine], pitch: float) -> bool:
    """A line without figures that is a row: a label apart from its neighbours, or words as far apart as rows are."""
    apart = min(abs(line[0].middle - row[0].middle) for row in rows)
    above_the_last = line[0].middle < rows[-1][0].middle
    return apart > pitch * 0.7 and (_is_label(line) or (above_the_last and apart > pitch * _A_ROW))


def _is_rest(line: WordLine, header: Sequence[WordLine], body: Sequence[WordLine]) -> bool:
    """Whether the last line below a header is the rest of a name that the page break cut: it begins where names do."""
    left = line[0].box[0]
    names = [word for row in body for word in row if not well_formed(word.text)]
    begins = sum(abs(word.box[0] - left) < _EDGE for word in names)
    return len(line) == 1 and begins > 1 and all(abs(word.box[0] - left) > _EDGE for row in header for word in row)


def _is_label(line: WordLine) -> bool:
    """A row that prints no figure: numbered, or a total."""
    return NUMBERING.match(line_text(line)) is not None or is_total(line[0].text)


def _rows(body: Sequence[WordLine], wrapped: Sequence[WordLine]) -> list[list[Word]]:
    """Lines of the body with the wrapped parts of their names, each part with the nearest line."""
    rows = [list(line) for line in body]
    middles = [line[0].middle for line in body]
    for line in wrapped:
        nearest = min(range(len(rows)), key=lambda i: abs(middles[i] - line[0].middle))
        rows[nearest] += line
    return rows


def _may_be_row(line: WordLine) -> bool:
    """A line above the first certain row that is none of the header: it is numbered, or prints a figure."""
    numbered = NUMBERING.match(line_text(line)) is not None
    return numbered or any(is_money(word.text) for word in line)
