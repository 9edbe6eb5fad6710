"""Whether the columns of a part are those of a table, and which is which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from gouji.model.reason import Reason
from gouji.model.source import OnPage
from gouji.model.totals import is_total
from gouji.reading.page.page import Block
from gouji.reading.tables.header import Header, header_rows, read_header
from gouji.reading.tables.in_columns import laid_out, same_widths
from gouji.reading.tables.one_side import side_that_goes_on, sides_without_figures
from gouji.reading.tables.parts import Part
from gouji.reading.tables.rows import PrintedRow
from gouji.reading.terms.figures import is_money, plain, whole_amount
from gouji.reading.terms.vocabulary import Vocabulary, squeeze


class Columned(Protocol):
    """A table whose parts are gathered, as far as its columns go."""

    header: Header
    shape: Block
    columns: list[str]
    printed: list[PrintedRow]

    @property
    def called(self) -> str:
        """What reasons call it."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A part with its columns known: ``mapped`` gives the part's column of each of the table's that it has."""

    part: Part
    mapped: dict[int, int]

    def text(self, row: Sequence[str | None], column: int) -> str | None:
        """What a row of the part prints in a column of the table."""
        return row[self.mapped[column]] if column in self.mapped else ""


def fitted(part: Part, table: Columned, words: Vocabulary) -> Fitted | Reason:
    """A part in the columns of a table; else why it has other columns."""
    block, shape = part.block, table.shape
    if block is shape or (block.loose and _prints_its_header(part, table)):
        return _as_it_is(part)
    if block.loose and (named := _by_name(part, table, words)):
        return Fitted(part, named)
    if block.edges and shape.edges:
        found = _by_place(part, shape.edges)
        if block.loose and found is not None and _prints_figures_as_names(found, table):
            mapped = _by_kind(part, table, words)
            found = None if mapped is None else Fitted(part, mapped)
        return _or_why(found, "its columns stand elsewhere than those of the table before it, {title}", table)
    if block.loose and shape.loose:
        mapped = _by_kind(part, table, words)
        found = None if mapped is None else Fitted(part, mapped)
        return _or_why(found, "its columns hold other things than those of the table before it, {title}", table)
    if block.width == shape.width:
        return _as_it_is(part)
    told = {"columns": str(block.width), "others": str(shape.width), "title": table.called}
    return Reason("it has {columns} columns, the table before it, {title}, has {others}", told)


def _prints_its_header(part: Part, table: Columned) -> bool:
    """Whether a page prints the header of the table again, cell by cell: its own then told the columns.

    It did not where figures stand below that of names (``test_figures_below_a_header_of_names_overleaf_name_no_row``).
    """
    rows = range(table.header.rows)
    return (
        part.block.width == table.shape.width
        and len(part.cells) > len(rows) > 0
        and all(
            squeeze(part.cells[row][c] or "") == squeeze(table.shape.text(row, c) or "")
            for row in rows
            for c in range(part.block.width)
        )
        and not _prints_figures_as_names(_as_it_is(part), table)
    )


def _or_why(found: Fitted | None, message: str, table: Columned) -> Fitted | Reason:
    return Reason(message, {"title": table.called}) if found is None else found


def _as_it_is(part: Part) -> Fitted:
    return Fitted(part, {column: column for column in range(part.block.width)})


def _prints_figures_as_names(fit: Fitted, table: Columned) -> bool:
    """Whether figures would stand where the table has its names: words do not fill their columns."""
    names = [column for side in table.header.sides for column in side.texts if column in fit.mapped]
    texts = (fit.text(row, column) for row in fit.part.cells for column in names)
    return any(is_money(plain(text)) for text in texts if text)


def _by_place(part: Part, edges: tuple[float, ...]) -> Fitted | None:
    """By where columns stand on paper: those of the same widths are the same, wherever the margin of the page is."""
    own = part.block.edges
    if part.block.loose:
        mapped = columns_of_words(edges, [*_middles(part.block)])
        return None if mapped is None else Fitted(part, mapped)
    if same_widths(edges, own):
        return _as_it_is(part)
    laid = laid_out(part, edges)
    return None if laid is None else _as_it_is(laid)


def _by_kind(part: Part, table: Columned, words: Vocabulary) -> dict[int, int] | None:
    """Columns that stand elsewhere on this page, or of one side alone, told by what they hold; None where it is else.

    A column that is blank on a page is not seen. Where no row prints all columns, the order of the figures alone
    is known, and their columns are not mapped.
    """
    found = read_header(part.cells, words, 0)
    if isinstance(found, Reason):
        return None
    sides = table.header.sides
    if len(found.sides) == 1 < len(sides) and found.sides[0].notes:
        return sides_without_figures(found.sides[0], sides)
    if len(found.sides) == 1 < len(sides):
        alone = side_that_goes_on(part.cells, found.sides[0], table.printed, len(sides))
        sides = () if alone is None else (sides[alone],)
    if len(found.sides) != len(sides):
        return None
    mapped: dict[int, int] = {}
    for own, other in zip(sides, found.sides, strict=True):
        if len(own.texts) != len(other.texts) or len(own.codes) < len(other.codes):
            return None
        mapped.update(zip(own.codes, other.codes, strict=False))
        mapped.update(zip(own.texts, other.texts, strict=True))
        if len(own.amounts) == len(other.amounts) and _prints_all(part, other.amounts):
            mapped.update(zip(own.amounts, other.amounts, strict=True))
        elif len(table.header.sides) > 1 or len(own.amounts) < len(other.amounts) or not _is_led(table):
            return None
    return mapped


def _is_led(table: Columned) -> bool:
    """Whether the first column sums the others, and every row that prints figures prints that one."""
    first = table.columns[0]
    rows = [{amount.column for amount in one.amounts} for one in table.printed if one.amounts]
    return is_total(first) and all(columns & {0, None} for columns in rows)


def _by_name(part: Part, table: Columned, words: Vocabulary) -> dict[int, int] | None:
    """Columns that the header of this table printed again names as it does; None where it does not.

    Nothing may stand below it in a column that the table does not have.
    """
    top = header_rows(part.cells, words)
    again = read_header(part.cells, words, top) if 0 < top < len(part.cells) else None
    if (
        not isinstance(again, Header)
        or not again.words <= table.header.words
        or len(again.sides) != len(table.header.sides)
    ):
        return None
    mapped: dict[int, int] = {}
    for own, other in zip(table.header.sides, again.sides, strict=True):
        if own.names != other.names or len(own.codes) != len(other.codes) or not (own.texts and other.texts):
            return None
        if len(own.texts) != len(other.texts) and part.block.edges and table.shape.edges:
            return None  # one header may stand over labels and names: where they stand tells which a page prints
        kinds = (
            (own.codes, other.codes),
            (own.texts[-len(other.texts) :], other.texts),  # each row has a name, behind the label of several
            (own.amounts, other.amounts),
            (own.notes, other.notes),
        )
        for mine, its in kinds:
            mapped.update(zip(mine, its, strict=False))
    held = set(mapped.values())
    strays = any(text and text.strip() for row in part.cells[top:] for at, text in enumerate(row) if at not in held)
    return None if strays else mapped


def _middles(block: Block) -> Iterator[float]:
    """The middle of the words of each column; of a column without words its own."""
    for column, (start, end) in enumerate(pairwise(block.edges)):
        places = [block.source(row, column) for row in range(block.height) if block.text(row, column)]
        boxes = [place.bbox for place in places if isinstance(place, OnPage)]
        left, right = (min(box[0] for box in boxes), max(box[2] for box in boxes)) if boxes else (start, end)
        yield (left + right) / 2


def columns_of_words(edges: Sequence[float], middles: Sequence[float]) -> dict[int, int] | None:
    """Columns that were told from the words of a page and may be fewer, found where their middles stand."""
    found = [sum(edge <= middle for edge in edges[1:-1]) for middle in middles]
    return {column: at for at, column in enumerate(found)} if len(set(found)) == len(found) else None


def _prints_all(part: Part, columns: Sequence[int]) -> bool:
    """Whether a row prints a figure in each of the columns."""
    return any(all(whole_amount(row[column] or "") for column in columns) for row in part.cells)
