"""The lines of a table's rows → rows: every way in which a line that is none by itself may go on with another.

On paper, and where blank lines part the rows of a text, a part of a name belongs to the row that it stands nearest to;
in other text it goes on below a name that filled its cell. ``arranging`` tells which way is best. Held by
``test_a_name_that_stands_around_its_figure_is_one``, ``test_figures_that_may_belong_to_two_rows_belong_to_none``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gouji.model.codes import level_of
from gouji.model.document import NUMBERING
from gouji.model.totals import is_total
from gouji.reading.columns.bands import columns_over
from gouji.reading.columns.header.cells import Band, WordLine
from gouji.reading.columns.measures import LETTER, LETTERS, Measures
from gouji.reading.columns.rows.row_lines import distances, joined_to_nearest, own_rows, pitch_of, sure_rows
from gouji.reading.columns.spaced_words import number_of
from gouji.reading.columns.table_lines import TableLines
from gouji.reading.page.words import Word
from gouji.reading.terms.figures import is_blank, is_money, well_formed

_NEARLY = 4 * LETTER
"""By how much a name may fall short of its cell and go on below all the same: the next word may not have fitted."""


def row_ways(lines: TableLines, bands: Sequence[Band], measures: Measures) -> Iterator[list[list[Word]]]:
    """The ways, the likeliest first; none where it cannot be told to which row a line of figures belongs."""
    if not measures.shift:
        yield joined_to_nearest(lines.rows, lines.parts)
        return
    ways = (_gone_on_below(lines.rows, bands, far) for far in (LETTER, _NEARLY))
    for way in (*ways, _by_distance(lines.rows, bands)):
        if way:
            yield way


def _gone_on_below(body: Sequence[WordLine], bands: Sequence[Band], short: float) -> list[list[Word]] | None:
    """Lines put together into rows; None where it cannot be told to which row a line of figures belongs."""
    rest = _Rest.of(body, bands, short)
    rows: list[list[Word]] = []
    bare: set[int] = set()
    """Rows that are figures alone."""
    named: list[Word] | None = None
    """The last row that is not."""
    loose: list[Word] = []
    """The beginning of the name of the first row, which stands above it."""
    for line in body:
        if not _has_figure(line) and rest.goes_on(named, line):
            (loose if named is None else named).extend(line)
            continue
        row = [*loose, *line]
        if any(any(map(str.isalpha, word.text)) for word in line) or level_of(line[0].text):
            named = row
        else:
            bare.add(len(rows))
        rows.append(row)
        loose = []
    return rows if not bare or len(bare) == len(rows) else _given(rows, bare, bands)


def _by_distance(body: Sequence[WordLine], bands: Sequence[Band]) -> list[list[Word]]:
    """Lines put together into rows by how near they stand; none where that leaves figures or a part of a name open.

    Half way between two rows a part goes on with the upper where the name of the lower begins with its number.
    """
    sure = sure_rows(body)
    if not sure:
        return []
    own = own_rows(body, sure, pitch_of(sure, body, LETTERS))
    held, middles = set(map(id, own)), [line[0].middle for line in own]
    others = [line for line in body if id(line) not in held]
    for line in others:
        above, below = distances(middles, line)
        lower = own[bisect_left(middles, line[0].middle)] if above == below else ()
        columns = {columns_over(bands, word)[0] for word in line}
        begun = {columns_over(bands, word)[0] for word in lower if NUMBERING.match(word.text)}
        if any(map(is_money, (word.text for word in line))) or (lower and not columns <= begun):
            return []
    return joined_to_nearest(own, others)


def _has_figure(line: WordLine) -> bool:
    return any(is_blank(word.text) or well_formed(word.text) for word in line)


@dataclass(frozen=True)
class _Rest:
    """How lines of words that are no rows of their own are told."""

    coded: bool
    bands: Sequence[Band]
    ends: Mapping[int, float]
    """How far the words of each column reach."""
    short: float
    """By how much a name that fills its cell may fall short of that."""

    @classmethod
    def of(cls, body: Sequence[WordLine], bands: Sequence[Band], short: float) -> _Rest:
        coded = any(level_of(line[0].text) and len(line) > 1 for line in body)
        ends: dict[int, float] = {}
        for word in (word for line in body for word in line):
            column = columns_over(bands, word)[0]
            ends[column] = max(word.box[2], ends.get(column, 0.0))
        return cls(coded, bands, ends, short)

    def goes_on(self, row: Sequence[Word] | None, line: WordLine) -> bool:
        """Whether a line of words belongs to the names of the row above it, or, above all rows, of the first.

        Where rows have codes, one without does; else it must follow names that filled their cells.
        """
        if any(NUMBERING.match(word.text) for word in line) or any(map(is_total, (word.text for word in line))):
            return False
        if self.coded or row is None:
            return self.coded
        return all(self._goes_below(row, word) for word in line)

    def _goes_below(self, row: Sequence[Word], word: Word) -> bool:
        column = columns_over(self.bands, word)[0]
        above = [one for one in row if columns_over(self.bands, one)[0] == column]
        if not above or is_total(above[0].text):
            return False
        lines = 2 if NUMBERING.match(above[0].text) else 1
        near = number_of(word) - number_of(above[-1]) <= lines
        return near and max(one.box[2] for one in above) >= self.ends[column] - self.short


def _given(rows: list[list[Word]], bare: set[int], bands: Sequence[Band]) -> list[list[Word]] | None:
    """Rows with the lines of figures alone given to those below them, or to those above, where only one will do."""
    found = [given for step in (1, -1) if (given := _moved(rows, bare, bands, step)) is not None]
    return found[0] if len(found) == 1 else None


def _moved(rows: Sequence[Sequence[Word]], bare: set[int], bands: Sequence[Band], step: int) -> list[list[Word]] | None:
    moved = [list(row) for row in rows]
    for at in bare:
        if not 0 <= at + step < len(rows) or at + step in bare:
            return None
        to = moved[at + step]
        taken = {column for word in to for column in columns_over(bands, word)}
        own = {column for word in rows[at] for column in columns_over(bands, word)}
        near = min(abs(number_of(word) - number_of(rows[at][0])) for word in to)
        if taken & own or near != 1:
            return None
        to += rows[at]
    return [row for at, row in enumerate(moved) if at not in bare]
