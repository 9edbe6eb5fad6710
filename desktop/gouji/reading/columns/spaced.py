"""A table whose columns are kept by spaces: which lines are rows, and which column each word stands in.

Text whose columns are kept by spaces is laid out as a page, wide letters as one or two, whichever lets the
figures stand below one another. Words stand aside of their columns there: headers and columns of figures belong
together by their number, else each figure must stand clearly below one header. Where neither holds, the lines
are read in order and the sums decide; so are pages that lack the header, because columns stand elsewhere
overleaf. Held by ``test_wide_letters_may_take_the_room_of_two``,
``test_a_figure_beside_two_headers_is_placed_by_the_sums``,
``test_a_page_without_its_header_goes_on_by_the_order_of_its_figures``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest

from gouji.model.codes import level_of
from gouji.model.document import NUMBERING
from gouji.model.doubt import Doubt, Misgiving
from gouji.model.reason import Reason
from gouji.model.totals import is_grand_total, is_total
from gouji.reading.columns.arranging import Arranged, best_of
from gouji.reading.columns.bands import bands_of, columns_over, loose_block
from gouji.reading.columns.column_roles import Role, codes_before_names
from gouji.reading.columns.evidence import has_columns
from gouji.reading.columns.header_cells import Band
from gouji.reading.columns.measures import LETTER, LETTERS
from gouji.reading.columns.row_lines import distances, joined_to_nearest, own_rows, pitch_of, sure_rows
from gouji.reading.columns.spaced_header import header_lines, heads_above, names_of, over_column, stacked_cells, text_of
from gouji.reading.columns.spaced_words import WordLine, is_broken, number_of
from gouji.reading.page.words import PaperBlock, Word, line_text
from gouji.reading.terms.captions import is_caption
from gouji.reading.terms.figures import is_blank, is_money, well_formed
from gouji.reading.terms.sentences import is_sentence
from gouji.reading.terms.vocabulary import vocabulary

_TORN = (
    Doubt(
        Misgiving.READINGS,
        Reason("figures stand between the lines of names: which name they belong to cannot be told"),
    ),
)

_MOST_WORDS = 500
"""Words that a header holds at most; what stands above rows and is more stays lines, and so do the rows."""


@dataclass(frozen=True)
class Spaced:
    """A table as a block, the words it holds, and its lines put together."""

    block: PaperBlock
    held: frozenset[Word]
    lines: Sequence[tuple[int, str]]
    told: bool
    """Whether each figure has its row and a column of its own."""
    headed: bool
    """Whether it is certain which column each header stands above."""
    heads: frozenset[str]
    """What its header prints."""
    names: frozenset[str]
    """What its columns of figures may be called."""
    rest: PaperBlock
    """The block without its header."""


def spaced_table(lines: Sequence[WordLine], goes_on: bool = False) -> Spaced | None:
    """The table among the lines of a page, on which one of the page before may go on; None when there is none."""
    first = next((at for at, line in enumerate(lines) if _is_row(line)), None)
    if first is None:
        return None
    captions = [at for at, line in enumerate(lines[:first]) if is_caption(line_text(line), vocabulary())]
    top = captions[-1] + 1 if captions else 0
    while first > top + 1 and _begins_name(lines[first - 1], lines[first:]):
        first -= 1
    if goes_on and first == top + 1 and _is_rest(lines[top], lines[first:]):
        first = top
    header = lines[top:first]
    body = list(_body(lines[first:]))
    if not any(is_money(word.text) for line in body for word in line):
        return None
    if any(is_sentence(word.text) for line in (*header, *body) for word in line):
        return None
    if sum(map(len, header)) > _MOST_WORDS or not has_columns(header, body, LETTERS, goes_on):
        return None
    held = frozenset(word for line in (*header, *body) for word in line)
    money = bands_of([[word for word in line if is_money(word.text)] for line in body])
    body = [[_beside(word, money) for word in line] for line in body]
    bands = bands_of([line for line in body if not _is_total(line)] or body)
    cells = stacked_cells(header)
    figures = figure_bands(body, bands)
    heads = heads_above(cells, bands, figures)
    columns = sorted({*bands, *heads.values()})
    if len(columns) < 2:
        return None
    ways = [Arranged(way, columns, figures) for way in (_rows(body, columns), _by_distance(body, columns)) if way]
    best = best_of(ways) if ways else None
    rows = best.rows if best else None
    moved = [over_column(cell, heads[cell]) if cell in heads else cell for cell in cells]
    block = loose_block(moved, rows or body, columns, 1)
    told = rows is not None and not is_broken(body) and _is_apart(block, body, money)
    headed = not cells or bool(heads)
    texts = [(number_of(row[0]), line_text(row)) for row in rows or body]
    return Spaced(
        replace(block, unsure=not (told and headed), doubts=_TORN if best and best.is_torn else ()),
        held,
        [*header_lines(cells), *texts],
        told,
        headed,
        frozenset(map(text_of, cells)),
        frozenset(map(text_of, names_of(cells))),
        replace(loose_block([], rows or body, bands, 1), unsure=not told),
    )


def _is_row(line: WordLine) -> bool:
    """A line that begins with a code, is numbered, or prints money."""
    text = line_text(line)
    coded = level_of(line[0].text) and len(line) > 1
    return bool(coded) or NUMBERING.match(text) is not None or any(is_money(word.text) for word in line)


def _begins_name(line: WordLine, body: Sequence[WordLine]) -> bool:
    """Whether the last line above the rows is the beginning of the first name: it stands where names do."""
    names = [word for row in body for word in row if any(map(str.isalpha, word.text))]
    begins = sum(abs(word.box[0] - line[0].box[0]) < LETTER for word in names)
    coded = level_of(body[0][0].text) > 0
    return coded and len(line) == 1 and begins > 2 and not vocabulary().heads_columns(line[0].text)


def _is_rest(line: WordLine, body: Sequence[WordLine]) -> bool:
    """Whether a line above the rows of a table that goes on is the rest of a name that the page break cut."""
    names = [word.box[0] for row in body for word in row if any(map(str.isalpha, word.text))]
    begins = sum(abs(left - line[0].box[0]) <= LETTERS.edge for left in names)
    return len(line) == 1 and begins > 1 and not vocabulary().heads_columns(line[0].text)


def _body(lines: Sequence[WordLine]) -> Iterator[WordLine]:
    """The lines of the body: up to a note, and none at the end that is neither a row nor the rest of a name."""
    told = list(takewhile(lambda line: not vocabulary().document.note.match(line_text(line)), lines))
    last = max((at for at, line in enumerate(told) if _is_row(line) or _is_total(line)), default=-1)
    while last + 1 < len(told) and number_of(told[last + 1][0]) == number_of(told[last][0]) + 1:
        if any(not any(map(str.isalpha, word.text)) for word in told[last + 1]):
            break
        last += 1
    yield from told[: last + 1]


def _is_total(line: WordLine) -> bool:
    return is_grand_total(line[0].text)


def _beside(word: Word, money: Sequence[Band]) -> Word:
    """A word that is set a little into a column of figures, where no figure stands beside it, cut back to its own."""
    left, top, right, bottom = word.box
    if is_money(word.text):
        return word
    for start, end in money:
        if start < left < end < right and end - left <= LETTERS.shift:
            left = end
        elif left < start < right < end and right - start <= LETTERS.shift:
            right = start
        elif end - LETTERS.shift <= left < right <= end and any(map(str.isalpha, word.text)):
            left, right = end, right + end - left
    return Word(word.text, (left, top, right, bottom))


def _rows(body: Sequence[WordLine], bands: Sequence[Band]) -> list[list[Word]] | None:
    """Lines put together into rows; None where it cannot be told to which row a line of figures belongs."""
    rest = _Rest.of(body, bands)
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

    @classmethod
    def of(cls, body: Sequence[WordLine], bands: Sequence[Band]) -> _Rest:
        coded = any(level_of(line[0].text) and len(line) > 1 for line in body)
        ends: dict[int, float] = {}
        for word in (word for line in body for word in line):
            column = columns_over(bands, word)[0]
            ends[column] = max(word.box[2], ends.get(column, 0.0))
        return cls(coded, bands, ends)

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
        return near and max(one.box[2] for one in above) >= self.ends[column] - LETTER


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


def figure_bands(body: Sequence[WordLine], bands: Sequence[Band]) -> list[Band]:
    """The bands that figures stand in: numbers, where they are no codes before names."""
    held: list[list[str]] = [[] for _ in bands]
    for line in body:
        for word in line:
            held[columns_over(bands, word)[0]].append(word.text)
    numbers = [bool(texts) and all(is_blank(one) or well_formed(one) for one in texts) for texts in held]
    roles = [Role.AMOUNT if is_number else Role.TEXT for is_number in numbers]
    codes_before_names(roles, [*zip_longest(*held, fillvalue="")])
    return [band for band, role in zip(bands, roles, strict=True) if role is Role.AMOUNT]


def _is_apart(block: PaperBlock, body: Sequence[WordLine], money: Sequence[Band]) -> bool:
    """Whether each figure has a column of its own, and no two columns run into one."""
    for left, right in money:
        words = [word for line in body for word in line if is_money(word.text) and left <= word.box[0] < right]
        if right - left > max(word.box[2] - word.box[0] for word in words) + LETTERS.shift:
            return False
    return not any(text and sum(map(is_money, text.split())) > 1 for line in block.texts for text in line)
