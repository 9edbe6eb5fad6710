"""Tables printed as lines of text, without cells: which lines are rows, and which figures they print in order.

A line with figures and no place is told; the rows beside it are summed by none. Held by
``test_a_line_without_a_place_may_be_a_part_of_the_totals_beside_it``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile

from gouji.model.codes import level_of
from gouji.model.document import Passage
from gouji.model.doubt import Doubt
from gouji.model.money import Unit
from gouji.model.reason import Reason, quoted
from gouji.model.source import Source
from gouji.model.table import Row
from gouji.reading.page.page import Line
from gouji.reading.tables.lines.line_header import Piece, text_columns
from gouji.reading.tables.rows import Amount, Columns, PrintedRow, order_rows
from gouji.reading.terms.figures import adds_up, figure_like, is_blank, well_formed
from gouji.reading.terms.labels import label_level
from gouji.reading.terms.lines import CodedLine, label_pair
from gouji.reading.terms.vocabulary import TableForm, Vocabulary, squeeze

Lines = tuple[Line, ...]


@dataclass
class TextDraft:
    """A table while its pages are gathered."""

    form: TableForm
    title: str
    source: Source
    unit: Unit | None = None
    entity: str = ""
    printed: list[PrintedRow] = field(default_factory=list)
    pieces: list[list[Piece]] = field(default_factory=list)
    strays: list[tuple[int, Passage]] = field(default_factory=list)
    """Lines with figures that are no rows, each with how many rows stand before it."""
    gaps: list[int] = field(default_factory=list)
    """How many rows stand before each place where more may stand that were not read."""
    doubts: list[Doubt] = field(default_factory=list)
    """Why what was read may not be what is printed."""

    def gather(self, lines: Lines, words: Vocabulary) -> None:
        """Take the rows, the header and the caption of one page."""
        pieces: list[Piece] = []
        follows = False
        """Whether the line before was a row."""
        for line in lines:
            text, term, below, follows = line.text, line.term, follows, False
            if term.form:
                continue
            if term.unit or term.is_of_entity:
                self.unit = self.unit or term.unit
                self.entity = self.entity or term.entity
            elif below and (whole := _whole_row(self.printed[-1], line, self.form)):
                self.printed[-1] = whole
            elif (rows := printed_rows(line, self.form, words)) is not None:
                self.printed += rows
                follows = bool(rows)
                if not rows and any(squeeze(text) in side for side in self.form.sides):
                    pieces.append((line.source, "".join(text.split())))  # 合计 alone may head a column
            elif any(_is_marked(word) or _is_garbled(word) for word in text.split()):
                self.strays.append((len(self.printed), Passage(line.source, " ".join(text.split()))))
            else:
                pieces += [(line.source, piece) for piece in text.split()]
        self.pieces.append(pieces)

    def lose_rows(self, at: int | None = None) -> None:
        """More of its rows may stand here, or before the row ``at`` a place, that are not read."""
        self.gaps = sorted({*self.gaps, len(self.printed) if at is None else at})

    def repeats(self, lines: Lines) -> bool:
        """Whether lines print codes again that were printed before, as the rest of another table."""
        codes = {row.code for line in lines if (row := line.term.coded) and row.code}
        return any(one.row.code in codes for one in self.printed)

    def rows(self) -> list[PrintedRow]:
        """The rows of all pages; where figures stand on lines of their own, rows without any may not be blank."""
        if self.strays or any(not (one.row.code or one.row.name) for one in self.printed):
            self.printed = [one if one.amounts else replace(one, untold=True) for one in self.printed]
        return order_rows(self.printed)

    @property
    def header_words(self) -> frozenset[str]:
        """Every word that stands among the headers."""
        return frozenset(piece for pieces in self.pieces for _, piece in pieces)

    def unlike(self, lines: Lines, words: Vocabulary) -> Reason | None:
        """Why a page without a title is not the rest of this table: it prints no row of its codes, nor its total."""
        classes = {one.row.code[0] for one in self.printed if one.row.code}
        rows = [line.term.coded for line in lines]
        if any(row and row.code and row.amounts and row.code[0] in classes for row in rows):
            return None
        totals = [row for line in lines if (row := line.term.total) and row.amounts]
        if classes and len(totals) == 1 and all(one.row.level > 0 for one in self.printed):
            return None
        told = {"title": quoted(self.title)}
        return Reason("it prints no rows coded as those of the table before it, {title}, nor its total", told)

    def ended(self, lines: Lines, words: Vocabulary) -> Reason | None:
        """Why rows of its codes are none of this table, which prints each once: they begin anew behind its total."""
        codes = [one.row.code for one in self.printed if one.row.code]
        whole = len(set(codes)) == len(codes) and bool(self.printed) and self.printed[-1].row.level == 0
        if not whole or not self.repeats(lines):
            return None
        return Reason("its rows begin anew behind the total of {title}", {"title": quoted(self.title)})

    def columns(self, words: Vocabulary) -> Columns:
        """The columns of each side as printed."""
        figures = max((len(one.amounts) for one in self.printed), default=0)
        columns = text_columns(self.form, self.pieces, words, figures)
        return replace(columns, strange=(*columns.strange, *(passage for _, passage in self.strays)))

    @property
    def is_unread(self) -> bool:
        """Whether more of its lines print figures alone than rows print theirs: it is not there rather than blank.

        Such text was taken from its page column by column, and no line tells a row.
        """
        named = [one for one in self.printed if one.row.code or one.row.name]
        told = sum(bool(one.amounts) for one in named)
        bare = len(self.strays) + len(self.printed) - len(named)
        return bool(self.strays or named) and bare > told

    def passages(self) -> Iterator[Passage]:
        """Everything below its title, as it is printed."""
        yield from (passage for _, passage in self.strays)
        yield from (Passage(source, text) for pieces in self.pieces for source, text in pieces)
        for one in self.printed:
            printed = (one.row.code, one.row.name, *(amount.text for amount in one.amounts))
            yield Passage(one.row.source, " ".join(text for text in printed if text))

    def beside_strays(self) -> Iterator[PrintedRow]:
        """The row of each side after which a line stands that may be a row too: nothing above it can be summed."""
        befores = dict.fromkeys(before for before, _ in self.strays)
        for side in range(len(self.form.sides)):
            own = [place for place, one in enumerate(self.printed) if one.row.side == side]
            if own:
                yield from (self.printed[own[max(0, bisect_left(own, before) - 1)]] for before in befores)


def _is_marked(word: str) -> bool:
    """A figure with a comma or a point: neither a code, a year nor a number of a label."""
    return any(mark in word[1:-1] for mark in ",.，．") and well_formed(word)


def _is_garbled(word: str) -> bool:
    """Figures that run into one another."""
    return "," in word and figure_like(word) and not well_formed(word)


def _whole_row(row: PrintedRow, line: Line, form: TableForm) -> PrintedRow | None:
    """A row whose last figures went to a line of their own, where they add up; else nothing is known of its figures.

    None where the line prints something else, or more than the row has columns left.
    """
    tokens = line.text.split()
    money = any(_is_marked(token) or _is_garbled(token) for token in tokens)
    if len(form.sides) > 1 or not money or any(any(map(str.isalpha, token)) for token in tokens):
        return None
    if len(row.amounts) + len(tokens) > len(form.sides[0]) or not row.row.name:
        return None
    amounts = (*row.amounts, *(Amount(token, line.source) for token in tokens))
    figures = [amount.text for amount in amounts if not is_blank(amount.text)]
    if not adds_up(figures):
        amounts = (Amount(" ".join(amount.text for amount in amounts), line.source),)
    return replace(row, amounts=amounts)


def begin(lines: Lines, words: Vocabulary) -> TextDraft | Reason:
    """The table whose title stands on a page that also holds a unit or rows; a contents list has neither.

    Else why none begins there.
    """
    found = [(form, line) for line in lines if (form := line.term.form)]
    places = tuple(line.source for _, line in found)
    if not found:
        return Reason("no title of a known table stands among its lines")
    form, line = found[0]
    told = {"title": quoted(line.text)}
    if len(found) > 1:
        return Reason("titles of {count} tables stand among its lines", {"count": str(len(found))}, places)
    if form.is_form:
        return Reason("{title} is a form to fill in, not a table of the budget", told, places)
    if not any(line.term.unit or _prints_figures(line, form, words) for line in lines):
        return Reason("neither a unit nor rows of figures stand with the title {title}", told, places)
    draft = TextDraft(form, line.text.strip(), line.source)
    if printed_rows(lines[0], form, words):
        draft.lose_rows()  # nothing heads its rows: others may stand above them
    return draft


def prints_money(line: Line) -> bool:
    """Whether a line that is no sentence prints figures as rows do."""
    return not line.term.parts_tables and any(_is_marked(word) or _is_garbled(word) for word in line.text.split())


def begins_with_rows(lines: Lines) -> bool:
    """Whether rows stand above the first title among lines: they may be the last of the table before."""
    above = takewhile(lambda line: not line.term.is_title, lines)
    return any(row.amounts for line in above if (row := line.term.coded))


def foreign(lines: Lines, why: Reason) -> Reason | None:
    """Why rows belong to no table that is known: their title is of none, or it does not begin one, as ``why`` tells."""
    title = next((line for line in lines if line.term.is_title), None)
    if title is None or not any(row.amounts for line in lines if (row := line.term.coded)):
        return None
    if title.term.form:
        return why
    return Reason(
        "rows stand with the title {title}, of no known table", {"title": quoted(title.text)}, (title.source,)
    )


def _prints_figures(line: Line, form: TableForm, words: Vocabulary) -> bool:
    return any(row.amounts for row in printed_rows(line, form, words) or ())


def printed_rows(line: Line, form: TableForm, words: Vocabulary) -> list[PrintedRow] | None:
    """The rows that a line prints; None when it prints none. The total of a blank table is a row of no one."""
    if len(form.sides) > 1:
        return _sided(line, words, len(form.sides))
    found = line.term.row
    if found is None:
        return _unlabelled(line)
    if found.code is None and not found.amounts:
        return []
    return [_coded(found, line.source)]


def _unlabelled(line: Line) -> list[PrintedRow] | None:
    """A row of figures alone: one without a label, a code whose name went elsewhere, or one that numbers columns."""
    amounts = line.term.figures
    figures = [text for text in amounts if not is_blank(text)]
    if len(figures) < 2:
        return None
    if figures == [str(i) for i in range(1, len(figures) + 1)]:
        return []
    first, *rest = amounts
    if not level_of(first):
        return [_row(Row("", source=line.source), amounts)]
    if adds_up(figures):
        return [_row(Row("", source=line.source), amounts)]
    pointed = any(not text.isdecimal() or text == "0" for text in rest)
    return [_row(Row("", first, level_of(first), source=line.source), tuple(rest))] if pointed else None


def _row(row: Row, amounts: tuple[str, ...]) -> PrintedRow:
    return PrintedRow(row, tuple(Amount(text, row.source) for text in amounts))


def _coded(found: CodedLine, source: Source) -> PrintedRow:
    level = level_of(found.code) if found.code else 0
    return _row(Row(found.name, found.code, level, source=source), found.amounts)


def _sided(line: Line, words: Vocabulary, sides: int) -> list[PrintedRow] | None:
    labels = label_pair(line.text) or line.term.labels
    garbled = any(" " in amount for _, amounts in labels for amount in amounts)
    if not 0 < len(labels) <= sides or garbled or any(words.roles.ordinal_row.fullmatch(name) for name, _ in labels):
        return None
    rows = []
    for place, (name, amounts) in enumerate(labels):
        side = place if len(labels) == 2 else _side_of(name, words)
        rows.append(_row(Row(name, None, label_level(name), side, line.source), amounts))
    return rows


def _side_of(name: str, words: Vocabulary) -> int:
    if words.sides.left_total.search(name):
        return 0
    return 0 if words.sides.revenue.search(name) and not words.sides.spending.search(name) else 1
