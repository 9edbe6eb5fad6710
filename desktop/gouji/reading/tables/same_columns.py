"""Whether the columns of a part are those of a table, and which is which."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from gouji.model.reason import Reason
from gouji.reading.page.page import Block
from gouji.reading.tables.header import Header, header_rows, read_header
from gouji.reading.tables.parts import Part
from gouji.reading.tables.rows import PrintedRow
from gouji.reading.terms.figures import whole_amount
from gouji.reading.terms.labels import is_total
from gouji.reading.terms.vocabulary import Vocabulary

_SAME_WIDTH = 8.0
"""Points by which the same column may be wider or narrower on another page."""


_ALIGNED = 4.0
"""Points by which the same column may be set apart on two pages."""


class Columned(Protocol):
    """A table whose parts are gathered, as far as its columns go."""

    header: Header
    shape: Block
    columns: list[str]
    printed: list[PrintedRow]

    @property
    def called(self) -> str:
        """What reasons call it."""


def columns_in(part: Part, table: Columned, words: Vocabulary) -> dict[int, int] | Reason:
    """This table's column → the block's column; else why the block has other columns."""
    block = part.block
    if block is table.shape:
        return {c: c for c in range(block.width)}
    if block.loose and (named := _by_name(part, table, words)):
        return named
    if block.edges and table.shape.edges:
        found = aligned(table.shape.edges, block.edges, loose=block.loose)
        return _or_why(found, "its columns stand elsewhere than those of the table before it, {title}", table)
    if block.loose and table.shape.loose:
        found = _by_kind(part, table, words)
        return _or_why(found, "its columns hold other things than those of the table before it, {title}", table)
    if block.width == table.shape.width:
        return {c: c for c in range(block.width)}
    told = {"columns": str(block.width), "others": str(table.shape.width), "title": table.called}
    return Reason("it has {columns} columns, the table before it, {title}, has {others}", told)


def _or_why(found: dict[int, int] | None, message: str, table: Columned) -> dict[int, int] | Reason:
    return Reason(message, {"title": table.called}) if found is None else found


def _by_kind(part: Part, table: Columned, words: Vocabulary) -> dict[int, int] | None:
    """Columns that stand elsewhere on this page, told by what they hold; None where that is something else.

    A column that is blank on a page is not seen. Where no row prints all columns, the order of the figures alone
    is known, and their columns are not mapped.
    """
    found = read_header(part.cells, words, 0)
    if isinstance(found, Reason) or len(found.sides) != len(table.header.sides):
        return None
    mapped: dict[int, int] = {}
    for own, other in zip(table.header.sides, found.sides, strict=True):
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
    """Columns that the header of this table printed again names as it does; None where it does not."""
    rows = header_rows(part.cells, words)
    again = read_header(part.cells, words, rows) if 0 < rows < len(part.cells) else None
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
        for mine, its in ((own.codes, other.codes), (own.texts, other.texts), (own.amounts, other.amounts)):
            mapped.update(zip(mine, its, strict=False))
    return mapped


def aligned(own: Sequence[float], other: Sequence[float], loose: bool = False) -> dict[int, int] | None:
    """Columns of one page found on another.

    Columns of the same widths are the same, wherever the page's margin is. Else a cell may reach over several of them,
    or ``loose`` columns, which were told from the words of the page, be fewer: then they are found where they stand.
    """
    widths = zip(pairwise(own), pairwise(other), strict=False)
    if not loose and len(own) == len(other) and all(abs(b - a - d + c) < _SAME_WIDTH for (a, b), (c, d) in widths):
        return {c: c for c in range(len(own) - 1)}
    if loose:
        middles = [(left + right) / 2 for left, right in pairwise(other)]
        found = [sum(edge <= middle for edge in own[1:-1]) for middle in middles]
        return {column: at for at, column in enumerate(found)} if len(set(found)) == len(found) else None
    if abs(own[0] - other[0]) > _ALIGNED or abs(own[-1] - other[-1]) > _ALIGNED:
        return None
    mapped: dict[int, int] = {}
    for column in range(len(own) - 1):
        here = [c for c in range(len(other) - 1) if abs(other[c] - own[column]) < _ALIGNED]
        if here and here[0] not in mapped.values():
            mapped[column] = here[0]
    return mapped


def _prints_all(part: Part, columns: Sequence[int]) -> bool:
    """Whether a row prints a figure in each of the columns."""
    return any(all(whole_amount(row[column] or "") for column in columns) for row in part.cells)
