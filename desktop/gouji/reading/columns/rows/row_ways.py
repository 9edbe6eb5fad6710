"""The lines of a table's rows → rows: every way in which a line that is none by itself may go on with another.

On paper, and where blank lines part the rows of a text, a part of a name belongs to the row that it stands nearest to.
In other text it goes on below a name that filled its cell, or stands around its figures: then as many of its lines
stand above them as below. ``arranging`` tells which way is best. Held by
``test_a_name_that_stands_around_its_figure_is_one``, ``test_figures_that_may_belong_to_two_rows_belong_to_none``,
``test_a_numbered_name_half_way_between_two_figures_stands_around_the_lower``,
``test_names_in_the_middle_of_their_figures_are_told_by_the_lines_above_and_below``,
``test_where_names_stand_without_figures_none_goes_on_with_another``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
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
from gouji.reading.terms.labels import begins_row

_NEARLY = 4 * LETTER
"""By how much a name may fall short of its cell and go on below all the same: the next word may not have fitted."""


def row_ways(lines: TableLines, bands: Sequence[Band], measures: Measures) -> Iterator[list[list[Word]]]:
    """The ways, the likeliest first; none where it cannot be told to which row a line of figures belongs."""
    if not measures.shift:
        yield joined_to_nearest(lines.rows, lines.parts)
        return
    cells = _Cells.of(lines.rows, bands)
    ways = (_gone_on_below(lines.rows, cells, far) for far in (LETTER, _NEARLY))
    for way in (*ways, _by_distance(lines.rows, cells), _centred(lines.rows, cells)):
        if way:
            yield way


def _gone_on_below(body: Sequence[WordLine], cells: _Cells, short: float) -> list[list[Word]] | None:
    """Lines put together into rows; None where it cannot be told to which row a line of figures belongs.

    Where a name without figures is certain to be a row, so may any other be in its column: there only numbered ones go
    on.
    """
    rest = _Rest.of(body, cells, short)
    rows, bare, alone = _put_together(body, rest, set())
    if alone and not rest.coded:
        rows, bare, _ = _put_together(body, rest, alone)
    return rows if not bare or len(bare) == len(rows) else _given(rows, bare, cells)


def _put_together(
    body: Sequence[WordLine], rest: _Rest, alone: set[int]
) -> tuple[list[list[Word]], set[int], set[int]]:
    """Rows, which of them are figures alone, and the columns in which words are rows by themselves.

    What stands in columns ``alone`` goes on with numbered names only, but a single letter names no row.
    """
    rows: list[list[Word]] = []
    bare: set[int] = set()
    found: set[int] = set()
    named: list[Word] | None = None
    """The last row that is not bare."""
    loose: list[Word] = []
    """The beginning of the name of the first row, which stands above it."""
    for line in body:
        column = rest.cells.column_of(line[0])
        words = not _has_figure(line)
        may_go_on = column not in alone or _is_numbered(named) or [len(word.text) for word in line] == [1]
        if words and may_go_on and rest.goes_on(named, line):
            (loose if named is None else named).extend(line)
            continue
        if words and not _is_told(line):
            found.add(column)
        row = [*loose, *line]
        if any(_is_name(word.text) for word in line):
            named = row
        else:
            bare.add(len(rows))
        rows.append(row)
        loose = []
    return rows, bare, found


def _is_numbered(row: Sequence[Word] | None) -> bool:
    return any(NUMBERING.match(word.text) and not is_money(word.text) for word in row or ())


def _centred(body: Sequence[WordLine], cells: _Cells) -> list[list[Word]]:
    """Lines put together into rows with as many lines of each name above as below; none where that does not come out.

    What stands above the first row is its own, so that each row in turn leaves to the next what it does not need. All
    lines of a name but its last fill their cell, and no total goes on.
    """
    own = [line for line in body if _has_figure(line) or _is_told(line)]
    held = set(map(id, own))
    rows = [list(line) for line in own]
    between: dict[int, list[list[Word]]] = {}
    """The words of each column before each row and behind the last."""
    before = 0
    for line in body:
        if id(line) in held:
            before += 1
            continue
        for word in line:
            gaps = between.setdefault(cells.column_of(word), [[] for _ in range(len(rows) + 1)])
            gaps[before].append(word)
    for column, gaps in between.items():
        above = gaps[0]
        for row, gap in zip(rows, gaps[1:], strict=True):
            below, rest = gap[: len(above)], gap[len(above) :]
            name = [*above, *(word for word in row if cells.column_of(word) == column), *below]
            if len(below) < len(above) or (above and not _is_cut(name, cells)):
                return []
            row += [*above, *below]
            above = rest
        if above:
            return []
    return rows if all(any(_is_name(word.text) for word in row) for row in rows) else []


def _is_cut(name: Sequence[Word], cells: _Cells) -> bool:
    """Whether words below one another may be one name that its cell broke: all but the last fill it."""
    return all(cells.is_filled(word, _NEARLY) for word in name[:-1]) and not any(is_total(word.text) for word in name)


@dataclass(frozen=True)
class _Cells:
    """Which columns each word stands in, and how much their cells hold: how far its words reach, and how many letters
    the longest has.

    Where a row prints nothing to the left of a word, that may stand further left than others of its column.
    """

    columns: Mapping[int, Sequence[int]]
    """By the id of a word."""
    ends: Mapping[int, float]
    longest: Mapping[int, int]

    @classmethod
    def of(cls, body: Sequence[WordLine], bands: Sequence[Band]) -> _Cells:
        columns = {id(word): columns_over(bands, word) for line in body for word in line}
        ends: dict[int, float] = {}
        longest: dict[int, int] = {}
        for word in (word for line in body for word in line):
            column = columns[id(word)][0]
            ends[column] = max(word.box[2], ends.get(column, 0.0))
            longest[column] = max(len(word.text), longest.get(column, 0))
        return cls(columns, ends, longest)

    def columns_of(self, words: Iterable[Word]) -> set[int]:
        """The columns that words stand in or reach over."""
        return {column for word in words for column in self.columns[id(word)]}

    def column_of(self, word: Word) -> int:
        """The first column that a word stands in."""
        return self.columns[id(word)][0]

    def is_filled(self, word: Word, short: float) -> bool:
        """Whether a word leaves no more room than ``short``."""
        column = self.column_of(word)
        return word.box[2] >= self.ends[column] - short or LETTER * len(word.text) >= (
            LETTER * self.longest[column] - short
        )


def _is_name(text: str) -> bool:
    return any(map(str.isalpha, text)) or level_of(text) > 0


def _is_told(line: WordLine) -> bool:
    """A line of words that numbers or sums something, or names a part of it: it begins a row."""
    return any(begins_row(word.text) or is_total(word.text) for word in line)


def _is_alone(line: WordLine, printed: Set[int]) -> bool:
    """A numbered name, or that of a total, between blank lines: it is a row, be it without figures."""
    return _is_told(line) and printed.isdisjoint({number_of(line[0]) - 1, number_of(line[0]) + 1})


def _by_distance(body: Sequence[WordLine], cells: _Cells) -> list[list[Word]]:
    """Lines put together into rows by how near they stand; none where that leaves figures or a part of a name open.

    Half way between two rows a part goes on with the upper where the name of the lower begins with its number; one that
    is numbered itself begins the lower where its rest stands below the figures of that.
    """
    sure = sure_rows(body)
    if not sure:
        return []
    pitch = pitch_of(sure, body, LETTERS)
    printed, rows = {number_of(line[0]) for line in body}, set(map(id, sure))
    own = own_rows(body, [line for line in body if id(line) in rows or _is_alone(line, printed)], pitch)
    held, middles = set(map(id, own)), [line[0].middle for line in own]
    others = [line for line in body if id(line) not in held]
    for line in others:
        above, below = distances(middles, line)
        if min(above, below) >= pitch:
            return []
        if any(map(is_money, (word.text for word in line))):
            return []
        lower = own[bisect_left(middles, line[0].middle)] if above == below else ()
        begun = {cells.column_of(word) for word in lower if NUMBERING.match(word.text)}
        if lower and not cells.columns_of(line) <= begun and not _stands_around(line, lower, others, cells):
            return []
    return joined_to_nearest(own, others)


def _stands_around(line: WordLine, row: WordLine, others: Sequence[WordLine], cells: _Cells) -> bool:
    """Whether a line of numbered names above a row that prints none there goes on as far below it."""
    columns = cells.columns_of(line)
    if not all(begins_row(word.text) for word in line) or not columns.isdisjoint(cells.columns_of(row)):
        return False
    place = 2 * number_of(row[0]) - number_of(line[0])
    below = {cells.column_of(word): word for one in others if number_of(one[0]) == place for word in one}
    rests = [below.get(cells.column_of(word)) for word in line]
    return all(
        rest is not None and not begins_row(rest.text) and _is_cut((word, rest), cells)
        for word, rest in zip(line, rests, strict=True)
    )


def _has_figure(line: WordLine) -> bool:
    return any(is_blank(word.text) or well_formed(word.text) for word in line)


@dataclass(frozen=True)
class _Rest:
    """How lines of words that are no rows of their own are told."""

    coded: bool
    cells: _Cells
    short: float
    """By how much a name that fills its cell may fall short of that."""

    @classmethod
    def of(cls, body: Sequence[WordLine], cells: _Cells, short: float) -> _Rest:
        coded = any(level_of(line[0].text) and len(line) > 1 for line in body)
        return cls(coded, cells, short)

    def goes_on(self, row: Sequence[Word] | None, line: WordLine) -> bool:
        """Whether a line of words belongs to the names of the row above it, or, above all rows, of the first.

        Where rows have codes, one without does; else it must follow names that filled their cells.
        """
        if _is_told(line):
            return False
        if self.coded or row is None:
            return self.coded
        return all(self._goes_below(row, word) for word in line)

    def _goes_below(self, row: Sequence[Word], word: Word) -> bool:
        column = self.cells.column_of(word)
        above = [one for one in row if self.cells.column_of(one) == column]
        if not above or is_total(above[0].text):
            return False
        lines = 2 if NUMBERING.match(above[0].text) else 1
        near = number_of(word) - number_of(above[-1]) <= lines
        return near and any(self.cells.is_filled(one, self.short) for one in above)


def _given(rows: list[list[Word]], bare: set[int], cells: _Cells) -> list[list[Word]] | None:
    """Rows with the lines of figures alone given to those below them, or to those above, where only one will do."""
    found = [given for step in (1, -1) if (given := _moved(rows, bare, cells, step)) is not None]
    return found[0] if len(found) == 1 else None


def _moved(rows: Sequence[Sequence[Word]], bare: set[int], cells: _Cells, step: int) -> list[list[Word]] | None:
    moved = [list(row) for row in rows]
    for at in bare:
        if not 0 <= at + step < len(rows) or at + step in bare:
            return None
        to = moved[at + step]
        near = min(abs(number_of(word) - number_of(rows[at][0])) for word in to)
        if cells.columns_of(to) & cells.columns_of(rows[at]) or near != 1:
            return None
        to += rows[at]
    return [row for at, row in enumerate(moved) if at not in bare]
