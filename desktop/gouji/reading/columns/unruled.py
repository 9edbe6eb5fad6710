"""A table without vertical rules → a block, by where its words stand.

The words of the body share bands, which are the columns of the header cells above them.

A page without vertical rules is cut at its titles and its prose, and where two titles stand side by side; a gap
beside a figure parts two columns though it is narrower than one between words. Held by
``test_tables_and_prose_on_a_page_without_rules``, ``test_tables_side_by_side_under_their_own_titles``,
``test_a_figure_that_nearly_touches_the_next_label``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from gouji.model.document import NUMBERING
from gouji.reading.columns.bands import bands_of, loose_block
from gouji.reading.columns.evidence import has_columns
from gouji.reading.columns.header_cells import WordLine, header_cells, is_unsure
from gouji.reading.columns.measures import POINTS
from gouji.reading.columns.ownership import columns_below, may_be_the_next
from gouji.reading.columns.row_lines import joined_to_nearest, own_rows, pitch_of, sure_rows
from gouji.reading.page.words import PaperBlock, Word, line_text
from gouji.reading.terms.captions import is_caption
from gouji.reading.terms.figures import is_money, well_formed
from gouji.reading.terms.sentences import is_sentence
from gouji.reading.terms.vocabulary import vocabulary

_FEWEST = 3
"""Rows that make a table on a page without a caption."""


def unruled_block(
    lines: Sequence[WordLine], number: int, goes_on: bool = False
) -> tuple[PaperBlock, frozenset[Word]] | None:
    """The table among the lines of a page, and the words it holds; None when there is none.

    One row is enough below a caption, and where a table of the page before ``goes_on``.
    """
    rows = sure_rows(lines)
    if not rows:
        return None
    start = lines.index(rows[0])
    while start and NUMBERING.match(line_text(lines[start - 1])) and not _is_caption(lines[start - 1]):
        start -= 1  # labels of rows that print no figure
    first, last = lines[start][0].middle, rows[-1][0].middle
    captions = [line for line in lines[:start] if _is_caption(line)]
    if not captions and not goes_on and len(rows) < _FEWEST:
        return None
    top = captions[-1][0].middle if captions else lines[start][0].box[1] - 100
    inside = [line for line in lines if top < line[0].middle]
    pitch = pitch_of(rows, [line for line in inside if first <= line[0].middle], POINTS)
    body = own_rows([line for line in inside if line[0].middle >= first], rows, pitch)
    inside = [line for line in inside if line[0].middle <= last + pitch * 0.6]
    header = [line for line in inside if line[0].middle < body[0][0].middle - pitch * 0.6]
    printed = joined_to_nearest(body, [line for line in inside if line not in header and line not in body])
    while len(header) > 1 and _is_rest(header[-1], header[:-1], body):
        printed.insert(0, list(header.pop()))
    if any(is_sentence(word.text) for line in (*header, *printed) for word in line):
        return None
    cells = header_cells(header)
    if not goes_on and not has_columns(header, printed, POINTS):
        return None
    found = bands_of(body)
    bands = columns_below(found, cells)
    if len(bands) < 2:
        return None
    held = frozenset(word for line in (*header, *printed) for word in line)
    heads = header_cells(list(takewhile(lambda line: not _may_be_row(line), header)))
    unsure = is_unsure(heads) or may_be_the_next(found, heads) if heads else bool(captions)
    return replace(loose_block(cells, printed, bands, number), unsure=unsure), held


def _is_caption(line: WordLine) -> bool:
    return is_caption(line_text(line), vocabulary())


def _is_rest(line: WordLine, header: Sequence[WordLine], body: Sequence[WordLine]) -> bool:
    """Whether the last line below a header is the rest of a name that the page break cut: it begins where names do."""
    left = line[0].box[0]
    names = [word for row in body for word in row if not well_formed(word.text)]
    begins = sum(abs(word.box[0] - left) < POINTS.edge for word in names)
    return (
        len(line) == 1 and begins > 1 and all(abs(word.box[0] - left) > POINTS.edge for row in header for word in row)
    )


def _may_be_row(line: WordLine) -> bool:
    """A line above the first certain row that is none of the header: it is numbered, or prints a figure."""
    numbered = NUMBERING.match(line_text(line)) is not None
    return numbered or any(is_money(word.text) for word in line)
