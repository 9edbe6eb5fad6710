"""A table by where its words stand → its cells: on paper without upright rules, or kept in columns by spaces.

Its lines are told apart as header and rows, the words of its rows share bands, and every way to put its header over
them (``heading``) and its lines together into rows (``arranging``) is scored; the best wins by a margin. What is not
certain keeps the table as it is printed, or in doubt, with the reason.

Text is laid out as a page. Words stand aside of their columns there, and pages that lack the header have columns that
stand elsewhere: where it is not certain what heads them, the order of their figures, and their sums, may still tell.
Held by ``test_a_figure_beside_two_headers_is_placed_by_the_sums``,
``test_a_page_without_its_header_goes_on_by_the_order_of_its_figures``. A page whose rows cannot be told leaves the
table that goes on there in doubt (``test_a_table_goes_on_in_doubt_where_the_rows_overleaf_cannot_be_told``).

Sums are no term of the scores: two figures of a row add up alike whichever headers stand above them. Of generated
tables, 554 as ``pdftotext -layout`` writes them and 416 kept by spaces, 15 have several ways within the margin, and in
3 of these more rows add up in one way than in another; 9 have rows that may be put together in several ways, all of
which leave figures open. Without rules on paper no header of 261 was left open. Readings as wholes are held against
their sums (``second_reading``, ``placing``, ``doubting``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from gouji.model.codes import level_of
from gouji.model.doubt import Doubt, Misgiving
from gouji.model.reason import Reason
from gouji.model.totals import is_grand_total, is_total
from gouji.reading.columns.bands import bands_of, figure_bands, loose_block, name_bands, skips_a_step
from gouji.reading.columns.evidence import has_columns
from gouji.reading.columns.header.cells import Band, HeaderCell, WordLine, header_cells
from gouji.reading.columns.header.heading import UNTOLD, Heading, bare_heading, heading_of
from gouji.reading.columns.measures import TOUCH, Measures
from gouji.reading.columns.rows.arranging import Arranged, best_of
from gouji.reading.columns.rows.group_labels import with_group_labels
from gouji.reading.columns.rows.row_ways import row_ways
from gouji.reading.columns.spaced_words import is_broken, number_of, single_words
from gouji.reading.columns.table_lines import TableLines, numbers_columns, table_lines
from gouji.reading.page.words import PaperBlock, Word, line_text
from gouji.reading.terms.figures import figure_before_label, is_money

_TORN = Doubt(
    Misgiving.READINGS,
    Reason("figures stand between the lines of names: which name they belong to cannot be told"),
)

_UNLABELLED = Doubt(Misgiving.READINGS, Reason("labels stand between rows: which of them each covers cannot be told"))

_RUN_TOGETHER = Reason("its figures stand in no rows and columns that can be told apart")
"""Such a table stays as it is printed; one that goes on so is in doubt where the rows are not told."""


@dataclass(frozen=True)
class Found:
    """A table as a block, and the words it holds."""

    block: PaperBlock
    held: frozenset[Word]
    heading: Heading
    lines: Sequence[tuple[int, str]]
    """Header and rows of text, put together, with the line that each begins on."""
    told: bool
    """Whether each figure has its row and a column of its own."""
    bands: Sequence[Band]
    rows: Sequence[Sequence[Word]]

    @property
    def headless(self) -> PaperBlock:
        """The block without its header."""
        block = loose_block(bare_heading(self.bands), self.rows, self.block.page)
        return replace(block, unsure=None if self.told else _RUN_TOGETHER, doubts=self.block.doubts)


def find_table(lines: Sequence[WordLine], number: int, measures: Measures, goes_on: bool = False) -> Found | None:
    """The table among the lines of a section, on which one of the page before may go on; None when there is none."""
    found = table_lines(lines, measures, goes_on)
    if found is None:
        return None
    in_text = bool(measures.shift)
    told_before = goes_on and not in_text
    if not told_before and not has_columns(found.header, found.rows, measures, goes_on):
        return None
    held = frozenset(word for line in found.whole for word in line)
    found = _set_straight(found, measures)
    bands = _bands(found, measures)
    figures = figure_bands([*found.rows, *found.parts], bands)
    heading = heading_of([*_headers(found, measures)], bands, figures, measures, name_bands(found.rows, bands))
    if len(heading.columns) < 2:
        return None
    ways = [Arranged(way, heading.columns, figures) for way in row_ways(found, heading.columns, measures)]
    best = best_of(ways) if ways else None
    rows = best.rows if best else found.rows
    labelled = with_group_labels(rows, heading.columns, measures, rest=goes_on and not found.captioned)
    doubts = () if labelled else (_UNLABELLED,)
    rows, covered = labelled or (rows, range(0))
    arranged = Arranged(rows, heading.columns, figures)
    if best and arranged.is_torn:
        doubts = (_TORN, *doubts)
    block = loose_block(heading, rows, number, covered, arranged.labels)
    in_rows = not in_text or (best is not None and not is_broken(found.rows))
    if not in_rows:
        doubts = (Doubt(Misgiving.READINGS, _RUN_TOGETHER), *doubts)
    told = in_rows and (not in_text or _is_apart(block, found.rows, measures))
    skips = UNTOLD if in_text and skips_a_step(heading, rows) else None
    untitled = UNTOLD if found.captioned and not heading.cells and not in_text else None
    unsure = (None if told else _RUN_TOGETHER) or heading.why or skips or untitled
    return Found(
        replace(block, unsure=unsure, doubts=doubts),
        held,
        heading,
        [*_header_lines(heading), *((number_of(row[0]), line_text(row)) for row in rows)] if in_text else (),
        told,
        bands,
        rows,
    )


def _set_straight(found: TableLines, measures: Measures) -> TableLines:
    """Lines of text with each word within its column, where no figure stands beside it in another."""
    if not measures.shift:
        return found
    money = _of_money(found.rows)
    return replace(found, rows=[[_beside(word, money, measures) for word in line] for line in found.rows])


def _of_money(rows: Sequence[WordLine]) -> list[Band]:
    return bands_of([[word for word in line if is_money(word.text)] for line in rows])


def _beside(word: Word, money: Sequence[Band], measures: Measures) -> Word:
    """A word that is set a little into a column of figures, where no figure stands beside it, cut back to its own."""
    left, top, right, bottom = word.box
    if is_money(word.text):
        return word
    for start, end in money:
        if start < left < end < right and end - left <= measures.shift:
            left = end
        elif left < start < right < end and right - start <= measures.shift:
            right = start
        elif end - measures.shift <= left < right <= end and any(map(str.isalpha, word.text)):
            left, right = end, right + end - left
    return Word(word.text, (left, top, right, bottom))


def _bands(found: TableLines, measures: Measures) -> list[Band]:
    """The columns that the words of rows share; of a line that numbers the columns the numbers tell."""
    if measures.shift:
        rows = [line for line in found.rows if not is_grand_total(line[0].text)] or found.rows
        return _of_one_code(bands_of(rows), rows, measures)
    rows = [[word for word in line if word.text.isdecimal()] if numbers_columns(line) else line for line in found.rows]
    return _with_parts(bands_of([*rows, *_over_totals(rows, found.parts)]), found.parts)


def _over_totals(rows: Sequence[WordLine], parts: Sequence[WordLine]) -> list[WordLine]:
    """Names in several lines that stand where a total does: these are a column, in the middle of which it is set."""
    totals = [word for line in rows for word in line if is_total(word.text)]
    named = [[word for word in line if any(map(word.shares_a_column, totals))] for line in parts]
    return [line for line in named if line]


def _with_parts(bands: list[Band], parts: Sequence[WordLine]) -> list[Band]:
    """Columns with those of words that stand in none: labels of several rows, or names of several lines each."""

    def aside(word: Word) -> bool:
        return all(word.box[2] < left + TOUCH or word.box[0] > right - TOUCH for left, right in bands)

    words = [own for line in parts if (own := [word for word in line if aside(word)])]
    return sorted([*bands, *bands_of(words)])


def _of_one_code(bands: list[Band], rows: Sequence[WordLine], measures: Measures) -> list[Band]:
    """Columns with the first two made one where whole codes stand in both, in the middle, and never side by side."""
    if len(bands) < 2 or bands[1][0] - bands[0][1] > measures.edge:
        return bands
    left, right = bands[0][0], bands[1][1]
    told = [[word.text for word in line if left <= word.box[0] < right] for line in rows]
    if all(len(texts) < 2 and all(map(level_of, texts)) for texts in told):
        return [(left, right), *bands[2:]]
    return bands


def _headers(found: TableLines, measures: Measures) -> Iterator[list[HeaderCell]]:
    """The ways in which the words of a header may make cells: of text, those that one space parts may be two."""
    yield header_cells(found.header, measures)
    single = [single_words(line) for line in found.header] if measures.shift else found.header
    if single != found.header:
        yield header_cells(single, measures)


def _is_apart(block: PaperBlock, rows: Sequence[WordLine], measures: Measures) -> bool:
    """Whether each figure has a column of its own, and no two columns run into one."""
    for left, right in _of_money(rows):
        words = [word for line in rows for word in line if is_money(word.text) and left <= word.box[0] < right]
        if right - left > max(word.box[2] - word.box[0] for word in words) + measures.shift:
            return False
    return not any(map(_holds_a_figure_of_another, (text for line in block.texts for text in line if text)))


def _holds_a_figure_of_another(text: str) -> bool:
    """Whether a cell prints two figures, or one before a label: 0 四、卫生健康支出."""
    words = text.split()
    return sum(map(is_money, words)) > 1 or (len(words) > 1 and figure_before_label("".join(words)) > 0)


def _header_lines(heading: Heading) -> Iterator[tuple[int, str]]:
    """The cells of a header line by line, each on its first."""
    cells = sorted((head.cell for head in heading.cells), key=lambda cell: (cell.box[1], cell.box[0]))
    for number, line in groupby(cells, lambda cell: number_of(cell.words[0])):
        yield number, "  ".join(cell.text for cell in line)
