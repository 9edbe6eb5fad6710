"""The lines of a section → the header of its table and the lines of its rows.

On paper rows are told by how far their lines stand apart, and what stands nearer goes on with a row. In text that
keeps its columns by spaces lines are as far apart as rows, so that only what they print tells. Held by
``test_tables_and_prose_on_a_page_without_rules``, ``test_lines_that_stand_evenly_are_rows``,
``test_the_last_line_of_a_header_stands_nearer_to_it_than_to_the_first_row``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from gouji.model.codes import level_of
from gouji.model.document import NUMBERING
from gouji.model.totals import is_grand_total
from gouji.reading.columns.header.cells import WordLine
from gouji.reading.columns.measures import LETTER, LETTERS, POINTS, Measures
from gouji.reading.columns.rows.row_lines import own_rows, pitch_of, sure_rows
from gouji.reading.columns.spaced_words import number_of
from gouji.reading.page.words import Word, line_text
from gouji.reading.terms.captions import is_caption
from gouji.reading.terms.figures import is_money, well_formed
from gouji.reading.terms.sentences import is_sentence
from gouji.reading.terms.vocabulary import vocabulary

_FEWEST = 3
"""Rows that make a table on a page without a caption."""

_BELOW = 1.3
"""Heights of print that lines of one name are apart at most."""

_CLOSING = ("）", ")")
"""All that may be left of a name on its last line."""

_MOST_WORDS = 500
"""Words that a header of text holds at most; what stands above rows and is more stays lines, and so do the rows."""


@dataclass(frozen=True)
class TableLines:
    """``rows`` are lines that begin a row, or in text all of the body; ``parts`` of names go on with one of them."""

    header: Sequence[WordLine]
    rows: Sequence[WordLine]
    parts: Sequence[WordLine] = ()
    captioned: bool = False

    @property
    def whole(self) -> Sequence[WordLine]:
        return (*self.header, *self.rows, *self.parts)


def table_lines(lines: Sequence[WordLine], measures: Measures, goes_on: bool) -> TableLines | None:
    """The table among the lines of a section, which one of the page before may go on; None when there is none."""
    found = _in_text(lines, goes_on) if measures.shift else _on_paper(lines, goes_on)
    if found is None or any(is_sentence(word.text) for line in found.whole for word in line):
        return None
    return found


def _on_paper(lines: Sequence[WordLine], goes_on: bool) -> TableLines | None:
    """One row is enough below a caption, and where a table of the page before ``goes_on``."""
    sure = sure_rows(lines)
    if not sure:
        return None
    start = _first_label(lines, lines.index(sure[0]), goes_on)
    first = lines[start][0].middle
    captions = [line for line in lines[:start] if _is_caption(line)]
    if not captions and not goes_on and len(sure) < _FEWEST:
        return None
    top = captions[-1][0].middle if captions else lines[start][0].box[1] - 100
    inside = [line for line in lines if top < line[0].middle]
    pitch = pitch_of(sure, [line for line in inside if first <= line[0].middle], POINTS)
    rows = own_rows([line for line in inside if line[0].middle >= first], sure, pitch)
    end = _end(inside, rows[-1], pitch * 0.6)
    inside = [line for line in inside if line[0].middle <= end]
    above = _above(inside, rows[0], pitch * 0.6)
    parts = [line for line in inside if line not in above and line not in rows]
    headless = goes_on and not captions
    while len(above) > (0 if headless else 1) and _is_cut_off(above[-1], above[:-1], rows):
        rows.insert(0, above.pop())
    header = list(takewhile(lambda line: not _may_be_row(line), above))
    return TableLines(header, [*above[len(header) :], *rows], parts, bool(captions))


def _above(lines: Sequence[WordLine], row: WordLine, near: float) -> list[WordLine]:
    """The lines above the first row; what is no more than ``near`` it is of its name, behind the widest gap there."""
    start = sum(line[0].middle < row[0].middle - near for line in lines)
    between = lines[max(start - 1, 0) : lines.index(row) + 1]
    gaps = [lower[0].middle - upper[0].middle for upper, lower in pairwise(between)]
    return list(lines[: start + gaps.index(max(gaps))]) if start and len(gaps) > 1 else list(lines[:start])


def _end(lines: Sequence[WordLine], last: WordLine, near: float) -> float:
    """How far down the names of the last row reach: on lines below one another whose words begin where its own do."""
    end, above = last[0].middle + near, last
    for line in lines:
        apart, height = line[0].middle - above[0].middle, line[0].box[3] - line[0].box[1]
        names = all(_begins_at_one_of(word, above) and not well_formed(word.text) for word in line)
        if names and 0 < apart < _BELOW * height:
            end, above = max(end, line[0].middle), line
    return end


def _begins_at_one_of(word: Word, words: Sequence[Word]) -> bool:
    return any(abs(word.box[0] - one.box[0]) < POINTS.edge for one in words)


def _first_label(lines: Sequence[WordLine], row: int, goes_on: bool) -> int:
    """Where rows begin: at the first of the labels that print no figure above a certain ``row``.

    Where a table goes on, rests of their names may stand between; else one label follows the other.
    """
    start = row
    for at in range(row - 1, -1, -1):
        numbered = NUMBERING.match(line_text(lines[at])) is not None
        if _is_caption(lines[at]) or not (numbered or goes_on):
            break
        start = at if numbered else start
    return start


def _is_caption(line: WordLine) -> bool:
    return is_caption(line_text(line), vocabulary())


def _is_cut_off(line: WordLine, header: Sequence[WordLine], rows: Sequence[WordLine]) -> bool:
    """Whether the last line below a header is the rest of names that the page break cut: it begins where names do."""
    names = [word.box[0] for row in rows for word in row if not well_formed(word.text)]
    begins = [sum(abs(left - word.box[0]) < POINTS.edge for left in names) for word in line]
    letter = not header and len(line[0].text) == 1  # no title is as short
    alone = not header and len(rows) == 1
    if not all(begins) or (sum(begins) < 2 and not letter and not alone) or _heads_columns(line):
        return False
    return all(abs(word.box[0] - one.box[0]) > POINTS.edge for row in header for word in row for one in line)


def _heads_columns(line: WordLine) -> bool:
    """Whether a word of a line is known to head a column; 款 by itself, without 类 or 项, is the rest of a name."""
    heads = [word.text for word in line if vocabulary().heads_columns(word.text)]
    return len(heads) > 1 or any(len(text) > 1 for text in heads)


def _may_be_row(line: WordLine) -> bool:
    """A line above the first certain row that is none of the header: it is numbered, or prints a figure."""
    numbered = NUMBERING.match(line_text(line)) is not None
    return numbered or numbers_columns(line) or any(is_money(word.text) for word in line)


def numbers_columns(line: WordLine) -> bool:
    """A line that numbers the columns."""
    return vocabulary().roles.ordinal_row.fullmatch(line[0].text) is not None


def _in_text(lines: Sequence[WordLine], goes_on: bool) -> TableLines | None:
    """From the first row to the last; what stands below is neither a row nor the rest of a name."""
    first = next((at for at, line in enumerate(lines) if _is_row(line)), None)
    if first is None:
        return None
    captions = [at for at, line in enumerate(lines[:first]) if _is_caption(line)]
    top = captions[-1] + 1 if captions else 0
    while first > top + 1 and (
        _begins_name(lines[first - 1], lines[first:])
        or _is_below_names(lines[first - 1], lines[top : first - 1], lines)
    ):
        first -= 1
    if goes_on and first == top + 1 and _is_rest(lines[top], lines[first:]):
        first = top
    header = [line for line in lines[top:first] if not numbers_columns(line)]
    body = list(_body(lines[first:]))
    if sum(map(len, header)) > _MOST_WORDS or not any(is_money(word.text) for line in body for word in line):
        return None
    return TableLines(header, body, captioned=bool(captions))


def _is_row(line: WordLine) -> bool:
    """A line that begins with a code, is numbered, or prints money; a numbered title, as of the contents, is none."""
    text = line_text(line)
    coded = level_of(line[0].text) and len(line) > 1
    numbered = NUMBERING.match(text) is not None and not _is_caption(line)
    return bool(coded) or numbered or any(is_money(word.text) for word in line)


def _begins_name(line: WordLine, body: Sequence[WordLine]) -> bool:
    """Whether the last line above the rows is the beginning of the first name: it stands where names do."""
    names = [word for row in body for word in row if any(map(str.isalpha, word.text))]
    begins = sum(abs(word.box[0] - line[0].box[0]) < LETTER for word in names)
    coded = level_of(body[0][0].text) > 0
    return coded and len(line) == 1 and begins > 2 and not vocabulary().heads_columns(line[0].text)


def _is_below_names(line: WordLine, header: Sequence[WordLine], lines: Sequence[WordLine]) -> bool:
    """Whether the last line above the rows is one without figures: it stands where names do, below what heads them."""
    naming = vocabulary().roles.naming
    left, _, right, _ = line[0].box
    heads = [word for above in header for word in above if naming.fullmatch(word.text)]
    headed = any(word.box[0] < right and left < word.box[2] for word in heads)
    is_head = vocabulary().roles.text.fullmatch(line[0].text) is not None
    return len(line) == 1 and headed and not is_head and _begins_as_others(line, lines)


def _begins_as_others(line: WordLine, lines: Sequence[WordLine]) -> bool:
    """Whether a line prints words alone, of which one begins where words of other lines do."""
    if not all(any(map(str.isalpha, word.text)) and not is_money(word.text) for word in line):
        return False
    others = [word.box[0] for other in lines if other is not line for word in other if any(map(str.isalpha, word.text))]
    return any(sum(abs(left - word.box[0]) < LETTER for left in others) > 1 for word in line)


def _is_rest(line: WordLine, body: Sequence[WordLine]) -> bool:
    """Whether a line above the rows of a table that goes on is the rest of a name that the page break cut."""
    names = [word.box[0] for row in body for word in row if any(map(str.isalpha, word.text))]
    begins = sum(abs(left - line[0].box[0]) <= LETTERS.edge for left in names)
    return len(line) == 1 and begins > 1 and not vocabulary().heads_columns(line[0].text)


def _body(lines: Sequence[WordLine]) -> Iterator[WordLine]:
    """The lines of the body: up to a note, and none at the end that is neither a row nor the rest of a name."""
    told = list(takewhile(lambda line: not vocabulary().document.note.match(line_text(line)), lines))
    last = max((at for at, line in enumerate(told) if _is_row(line) or is_grand_total(line[0].text)), default=-1)
    numbers = [number_of(line[0]) for line in told]
    apart = max((b - a for a, b in pairwise(numbers[: last + 1])), default=1)
    while 0 <= last < len(told) - 1:
        line, gap = told[last + 1], numbers[last + 1] - numbers[last]
        if not all(any(map(str.isalpha, word.text)) or word.text in _CLOSING for word in line):
            break
        if gap > 1 and (gap > apart or _is_caption(line) or not _begins_as_others(line, told[: last + 1])):
            break
        last += 1
    yield from told[: last + 1]
