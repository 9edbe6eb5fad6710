"""Tables printed as lines of text, without cells: which lines are rows, and which figures they print in order.

A line with figures and no place is told; the rows beside it are summed by none. Held by
``test_a_line_without_a_place_may_be_a_part_of_the_totals_beside_it``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from gouji.model.document import Passage
from gouji.model.doubt import Doubt, Misgiving
from gouji.model.money import Unit
from gouji.model.reason import Reason, quoted
from gouji.model.source import Source
from gouji.model.table import Row
from gouji.model.totals import is_subtotal, total_of
from gouji.reading.page.page import Line
from gouji.reading.tables.lines.line_header import Piece, text_columns
from gouji.reading.tables.lines.line_rows import is_marked, printed_rows, prints_money, row_of, whole_row
from gouji.reading.tables.lines.mixed_lists import mixes_lists
from gouji.reading.tables.lines.printed_header import Sides, below_repeated, head_of, printed_sides
from gouji.reading.tables.rows import Columns, PrintedRow, order_rows
from gouji.reading.tables.rows import Doubt as OfColumns
from gouji.reading.terms.figures import is_money
from gouji.reading.terms.lines import bare_amounts
from gouji.reading.terms.vocabulary import TableForm, Vocabulary, squeeze

Lines = tuple[Line, ...]

_SIDES = 2
"""More of them than that stand on one line, and a line that lacks one does not tell which."""
_ANOTHER_HEADER = "a page of it prints another header than the first"
_SIDES_APART = "its text does not tell which of its sides a row stands on"
_GROUPS = "its text does not tell to which group a row belongs"
_UNKNOWN = "its header does not tell for certain in which columns its figures stand"


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
    usual: TableForm = field(init=False)
    """The columns that tables of its kind have."""
    head: Lines = ()
    """The header as the first page prints it above its rows."""
    sides: Sides | None = None
    """The columns that it names, where it tells them."""

    def __post_init__(self) -> None:
        self.usual = self.form

    def gather(self, lines: Lines, words: Vocabulary) -> None:
        """Take the rows, the header and the caption of one page."""
        head = head_of(lines, words)
        rest = self._take_head(head, lines, words)
        pieces: list[Piece] = []
        follows = False
        """Whether the line before was a row."""
        for line in lines:
            text, term, below, follows = line.text, line.term, follows, False
            if term.form or line in rest:
                continue
            if self.sides and line in head:
                pieces += [(line.source, piece) for piece in text.split()]
                continue
            if term.unit or term.is_of_entity:
                self.unit = self.unit or term.unit
                self.entity = self.entity or term.entity
            elif below and (whole := whole_row(self.printed[-1], line, self.form)):
                self.printed[-1] = whole
            elif (rows := printed_rows(line, self.form, words, self.sides)) is not None:
                self.printed += rows
                follows = bool(rows)
                if not rows and any(squeeze(text) in side for side in self.form.sides):
                    pieces.append((line.source, "".join(text.split())))  # 合计 alone may head a column
            elif prints_money(text, coded=len(self.form.sides) == 1):
                self.strays.append((len(self.printed), Passage(line.source, " ".join(text.split()))))
            else:
                pieces += [(line.source, piece) for piece in text.split()]
        self.pieces.append(pieces)
        self._take_lone_figure()

    def _take_lone_figure(self) -> None:
        """The one figure of a table whose rows carry no label makes its only row."""
        if self.sides and not self.sides[0].labels and not self.printed and len(self.strays) == 1:
            ((_, only),) = self.strays
            if figure := bare_amounts(only.text):
                self.printed, self.strays = [row_of(Row("", source=only.source), figure)], []

    def _take_head(self, head: Lines, lines: Lines, words: Vocabulary) -> Lines:
        """Take the header of a page: the first is that of the table, another on a page behind it casts doubt.

        Returns what stands below a repeated one and is the rest of the name of the row before it.
        """
        if self.head or self.printed:
            rest = below_repeated(head, self.head, words)
            if self.sides and head and (rest is None or (rest and not self._goes_on(rest, lines))):
                self._cast_doubt(_ANOTHER_HEADER, head[:1])
            elif self.sides and rest:
                last = self.printed[-1]
                name = last.row.name + "".join(line.text.strip() for line in rest)
                self.printed[-1] = replace(last, row=replace(last.row, name=name))
                return rest
            return ()
        self.head, self.sides = head, printed_sides([line.text for line in head], words)
        if self.sides:
            self.form = replace(self.usual, sides=tuple(side.columns for side in self.sides))
            if len(self.sides) > _SIDES or (len(self.sides) > 1 and any(one.is_coded(words) for one in self.sides)):
                self._cast_doubt(_SIDES_APART, head[:1])
        return ()

    def _goes_on(self, rest: Lines, lines: Lines) -> bool:
        """Whether the last row's name goes on: its line holds no other row, and figures below are none of the rest."""
        *before, last = self.printed or [row_of(Row(""), ())]
        alone = not before or before[-1].row.source != last.row.source
        below = lines[lines.index(rest[-1]) + 1 :][:1]
        figures = any(is_marked(word) or word == "0" for line in below for word in line.text.split()[:1])
        return bool(last.row.name) and alone and not figures

    def _cast_doubt(self, why: str, at: Lines = ()) -> None:
        told = Doubt(Misgiving.COLUMNS, Reason(why, {}, tuple(line.source for line in at)))
        if all(one.why.message != why for one in self.doubts):
            self.doubts.append(told)

    def lose_rows(self, at: int | None = None) -> None:
        """More of its rows may stand here, or before the row ``at`` a place, that are not read."""
        gap = len(self.printed) if at is None else at
        place = bisect_left(self.gaps, gap)
        if self.gaps[place : place + 1] != [gap]:
            self.gaps.insert(place, gap)

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
        """Why a page without a title is not the rest of this table: it prints no row of its codes, nor its total.

        Where only the total was printed so far, the codes that its header names begin overleaf.
        """
        head = head_of(lines, words)
        repeats = below_repeated(head, self.head, words) is not None
        if self.sides and not self._is_closed and (repeats or self._prints_sides(lines[0], words)):
            return None
        if self._awaits_codes(words) and (row := lines[0].term.coded) and row.code and row.amounts:
            return None
        classes = {one.row.code[0] for one in self.printed if one.row.code}
        rows = [line.term.coded for line in lines]
        if any(row and row.code and row.amounts and row.code[0] in classes for row in rows):
            return None
        totals = [row for line in lines if (row := line.term.total) and row.amounts]
        if classes and len(totals) == 1 and all(one.row.level > 0 for one in self.printed):
            return None
        told = {"title": quoted(self.title)}
        return Reason("it prints no rows coded as those of the table before it, {title}, nor its total", told)

    def _awaits_codes(self, words: Vocabulary) -> bool:
        """Whether its header names codes, and nothing but totals stood below it."""
        coded = self.sides is not None and len(self.sides) == 1 and self.sides[0].is_coded(words)
        return coded and bool(self.printed) and all(one.row.level == 0 and not one.row.code for one in self.printed)

    def _prints_sides(self, line: Line, words: Vocabulary) -> bool:
        """Whether a line prints rows of several sides side by side, as the first of a page that repeats no header."""
        return len(self.form.sides) > 1 and _prints_figures(line, self.form, words)

    @property
    def _is_closed(self) -> bool:
        total = total_of(self.printed[-1].row.name) if len(self.printed) > 1 else None
        return total is not None and total.is_last

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
        if self.sides and all(len(one.amounts) <= len(self.form.sides[one.row.side]) for one in self.printed):
            told = all(side.is_led for side in self.sides)
            columns = Columns(list(self.form.sides), OfColumns.NONE if told else OfColumns.ALL)
        else:
            columns = text_columns(self.usual, self.pieces, words, figures)
        labelled = self.sides and len(self.sides) == 1 and self.sides[0].labels
        if labelled and any(is_subtotal(one.row.name) for one in self.printed if not one.row.code):
            self._cast_doubt(_GROUPS, self.head[:1])
        if len(self.form.sides) > 1 and mixes_lists(self.printed):
            self._cast_doubt(_SIDES_APART, self.head[:1])
        if columns.doubt is not OfColumns.NONE:
            self._cast_doubt(_UNKNOWN, self.head[:1])
        if self._is_blank:
            self.doubts = [one for one in self.doubts if one.of is not Misgiving.COLUMNS]
        return replace(columns, strange=(*columns.strange, *(passage for _, passage in self.strays)))

    @property
    def _is_blank(self) -> bool:
        """Whether nothing that may be an amount stands anywhere below its title: none can stand in another column."""
        printed = bool(self.strays) or any(one.amounts for one in self.printed)
        return not printed and not any(is_money(piece) for pieces in self.pieces for _, piece in pieces)

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


def _prints_figures(line: Line, form: TableForm, words: Vocabulary) -> bool:
    return any(row.amounts for row in printed_rows(line, form, words) or ())
