"""The lines of a page → those of each of its tables, be their titles above the rows or below the first of them.

Text as PDF programs export it has the rows of a page first and its title behind them. Where page breaks were lost too,
the rows above a title are the first of its table, and those further up the last of the table before. Held by
``test_titles_below_the_first_rows_without_page_breaks``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gouji.model.document import NUMBERING
from gouji.reading.page.page import Line
from gouji.reading.tables.contents import is_contents
from gouji.reading.tables.lines.line_table import Lines
from gouji.reading.terms.captions import is_caption, unit_of
from gouji.reading.terms.figures import is_money
from gouji.reading.terms.lines import coded_line, labelled_line, total_line
from gouji.reading.terms.vocabulary import Vocabulary


def line_parts(lines: Lines, words: Vocabulary) -> list[Lines]:
    """The lines of a page, cut where each of its tables begins; whole where that cannot be told."""
    listed = _contents_end(lines, words)
    head, rest = [lines[:listed]] if listed else [], lines[listed:]
    titles = [at for at, line in enumerate(rest) if words.is_title(line.text)]
    rows = [at for at, line in enumerate(rest) if _prints_row(line, words)]
    if len(titles) < 2:
        return [*head, rest] if rest else head
    if not rows or titles[0] < rows[0]:
        return [*head, *_cut(rest, titles[1:])]
    starts = [_start_above(rest, before, title, rows, words) for before, title in pairwise(titles)]
    return [*head, *(_cut(rest, [at for at in starts if at is not None]) if None not in starts else [rest])]


def _cut(lines: Lines, places: Sequence[int]) -> list[Lines]:
    return [lines[a:b] for a, b in pairwise([0, *places, len(lines)])]


def _start_above(lines: Lines, before: int, title: int, rows: Sequence[int], words: Vocabulary) -> int | None:
    """Where the table begins whose title stands behind its first rows; None where that cannot be told.

    Between two stretches of rows: with the unit or the department that heads a page, or behind the total of the table
    before. Where there is but one stretch, it is headed right above it, below what belongs to the title before.
    """
    above = [at for at in rows if before < at < title]
    for upper, lower in [*pairwise(above)][::-1]:
        heads = [at for at in range(upper + 1, lower) if _opens(lines[at], words)]
        if heads or (lower > upper + 1 and upper - 1 in rows and _is_total(lines[upper], words)):
            return heads[0] if heads else upper + 1
    if not above or above[-1] - above[0] >= len(above):
        return None
    return max((at for at in range(before + 1, above[0]) if _opens(lines[at], words)), default=None)


def _is_total(line: Line, words: Vocabulary) -> bool:
    return total_line(line.text, list(words.document.total_labels)) is not None


def _opens(line: Line, words: Vocabulary) -> bool:
    """Whether a line stands at the head of a page that a table begins on: its unit or its department."""
    return is_caption(line.text, words) and not words.is_title(line.text)


def _prints_row(line: Line, words: Vocabulary) -> bool:
    text = line.text
    row = coded_line(text) or total_line(text, list(words.document.total_labels))
    return bool(row and row.amounts) or any(amounts for _, amounts in labelled_line(text))


def _contents_end(lines: Lines, words: Vocabulary) -> int:
    """How many lines there are up to the end of the list of contents; 0 without one."""
    start = next((at for at, line in enumerate(lines) if is_contents(line.text)), None)
    if start is None:
        return 0
    end = start + 1
    while end < len(lines) and _is_entry(lines[end].text, words):
        end += 1
    return end


def _is_entry(text: str, words: Vocabulary) -> bool:
    entry = NUMBERING.match(text) or words.document.part.match(text) or words.is_title(text)
    return bool(entry) and unit_of(text, words) is None and not any(map(is_money, text.split()))
