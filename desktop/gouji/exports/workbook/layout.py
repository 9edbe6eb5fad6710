"""Where everything stands in the workbook: a sheet a table, its sides beside each other, a mark beside each figure.

Behind the figures stand the sums that are reckoned again, a column for each column of figures that is footed or cast
(``Slot``). Held by ``tests/exports/workbook/test_tables.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from gouji.casework.short_titles import short_titles
from gouji.model.document import Cell, Document
from gouji.model.table import Table

TITLE, NOTE, GROUPS, HEADS, FIRST = range(5)
"""Rows of a sheet, counted from 0: title, unit, what the columns are of, their names, the first of the table."""

LAST = 16_383
"""The last column that a sheet has, counted from 0."""

LONGEST_NAME = 31
"""Letters that the name of a sheet may have."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")


class Slot(NamedTuple):
    """Where sums of a table are reckoned again: down a column from the rows below, or across a row from its parts."""

    table: int
    side: int
    """Sides may have the same columns, and then rows beside each other."""
    column: int
    """That of the figures which state these sums."""
    across: bool


class Spot(NamedTuple):
    """A cell of the workbook: its sheet, its row and column counted from 0."""

    sheet: str
    row: int
    column: int

    @property
    def name(self) -> str:
        """``C7``."""
        return f"{letters(self.column)}{self.row + 1}"

    def seen_from(self, sheet: str) -> str:
        """As a formula on a sheet has it: ``C7``, or ``'T3 支出总表'!C7`` from another."""
        return self.name if sheet == self.sheet else f"{quoted(self.sheet)}!{self.name}"

    @property
    def link(self) -> str:
        """What leads there from any sheet."""
        return f"internal:{quoted(self.sheet)}!{self.name}"


@dataclass(frozen=True)
class Block:
    """One side of a table on its sheet."""

    left: int
    """Its first column: that of the codes, or of the names where it has none."""
    coded: bool
    rows: tuple[int, ...]
    """Those of the table, from the top."""
    columns: tuple[int, ...]

    @cached_property
    def lines(self) -> Mapping[int, int]:
        """Of each row of the table, how far below the first it stands."""
        return {row: line for line, row in enumerate(self.rows)}

    @property
    def names(self) -> int:
        """The column of the names."""
        return self.left + self.coded

    def figures(self, column: int) -> int:
        """The column in which the figures of a column of the table stand; their marks stand beside them."""
        return self.names + 1 + 2 * self.columns.index(column)

    @property
    def end(self) -> int:
        """The column behind its last."""
        return self.names + 1 + 2 * len(self.columns)


class Layout:
    """Of a document; the sums that are reckoned again get their columns as they come."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.names = [*_named(document)]
        """The sheet of each table."""
        self.blocks = [[*_blocks(document, number)] for number in range(len(document.tables))]
        self._slots: dict[int, dict[Slot, int]] = {}

    def spot(self, cell: Cell) -> Spot:
        """Where a figure stands."""
        block = self._block(cell.table, cell.row)
        return Spot(self.names[cell.table], FIRST + block.lines[cell.row], block.figures(cell.column))

    def _block(self, table: int, row: int) -> Block:
        return self.blocks[table][side_of(self.document.tables[table], row)]

    def mark(self, cell: Cell) -> Spot:
        """Where its mark stands."""
        spot = self.spot(cell)
        return spot._replace(column=spot.column + 1)

    def give_room(self, slots: Iterable[Slot]) -> None:
        """Give each slot a column behind the figures of its table, in this order."""
        for slot in slots:
            own = self._slots.setdefault(slot.table, {})
            own[slot] = max(block.end for block in self.blocks[slot.table]) + len(own)

    def reckoned(self, slot: Slot, row: int) -> Spot:
        """Where the sum of a slot in a row of the table is reckoned again."""
        line = FIRST + self._block(slot.table, row).lines[row]
        return Spot(self.names[slot.table], line, self._slots[slot.table][slot])

    def slots(self, table: int) -> Mapping[Slot, int]:
        """The slots of a table, each with its column on the sheet."""
        return self._slots.get(table, {})


def side_of(table: Table, row: int) -> int:
    """The side on which a row stands."""
    return table.rows[row].side if len(table.sides) > 1 else 0


def letters(column: int) -> str:
    """The letters of a column, counted from 0."""
    told, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        told = chr(ord("A") + rest) + told
    return told


def quoted(sheet: str) -> str:
    """The name of a sheet as formulas have it; no name holds a quotation mark."""
    return f"'{sheet}'"


def _named(document: Document) -> Iterator[str]:
    """``T3 支出总表``: the id tells the sheets apart, however long a title is."""
    for table, title in zip(document.tables, short_titles(document), strict=False):
        yield sheet_name(f"{table.id} {title}")


def sheet_name(told: str) -> str:
    """A name as a sheet may have it."""
    return _FORBIDDEN.sub("", told)[:LONGEST_NAME].strip()


def _blocks(document: Document, number: int) -> Iterator[Block]:
    table, left = document.tables[number], 0
    for side, columns in enumerate(table.sides):
        rows = tuple(row for row, one in enumerate(table.rows) if len(table.sides) == 1 or one.side == side)
        block = Block(left, any(table.rows[row].code for row in rows), rows, columns)
        yield block
        left = block.end
