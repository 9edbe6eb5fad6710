"""Printed rows → a Table: parents by code or numbering, figures into columns where their place is certain."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from gouji.model.codes import parent_of
from gouji.model.document import Passage
from gouji.model.money import AmountError, Figure, Unit, parse_amount
from gouji.model.table import NO_ROW, Content, Origin, Row, Table
from gouji.reading.rows import PrintedRow


@dataclass(frozen=True)
class Lone:
    """A row that prints fewer figures than it has columns: which figure stands where is not yet known.

    ``candidates`` are tuples of columns, one column for each of ``figures``.
    """

    table: Table
    row: int
    figures: tuple[Figure, ...]
    candidates: tuple[tuple[int, ...], ...]

    def fill(self, columns: tuple[int, ...], origin: Origin = Origin.PLACED) -> None:
        """Put the figures into ``columns``; the leading total was read in its place."""
        placed = dict(zip(columns, self.figures, strict=True))
        leading = self.table.row_columns(self.row)[0]
        for column in self.table.row_columns(self.row):
            figure = placed.get(column)
            kind = Origin.BLANK if figure is None else Origin.READ if column == leading else origin
            self.table.put(self.row, column, Content(figure, kind))

    def leave_open(self) -> None:
        """What cannot be decided stays undecided: nothing is known of the columns it may stand in."""
        for column in self.table.row_columns(self.row):
            self.table.put(self.row, column, Content(None, Origin.UNDECIDED))
        always = set.intersection(*(set(c) for c in self.candidates)) if self.candidates else set()
        for column in always:
            figure = dict(zip(self.candidates[0], self.figures, strict=True))[column]
            self.table.put(self.row, column, Content(figure, Origin.READ))


def order_rows(printed: list[PrintedRow]) -> list[PrintedRow]:
    """The left side's rows, then the right side's, each in printed order."""
    return sorted(printed, key=lambda one: one.row.side)


def parents_of(rows: list[Row]) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    """For each row the row whose subtotal contains it: by code, else by numbering; the grand total holds the rest."""
    totals: dict[int, int] = {}
    for number, row in enumerate(rows):
        if row.level == 0 and row.code is None:
            totals.setdefault(row.side, number)
    by_code: dict[str, int] = {}
    for number, row in enumerate(rows):
        if row.code:
            by_code.setdefault(row.code, number)
    parents = np.full(len(rows), NO_ROW, np.int32)
    open_label: dict[int, int] = {}
    for number, row in enumerate(rows):
        if row.level == 0 or (row.code is None and not row.name):
            continue
        parent: int | None = None
        if row.code:
            code = parent_of(row.code)
            while code and code not in by_code:
                code = parent_of(code)
            parent = by_code.get(code) if code else None
        elif row.level == 1:
            open_label[row.side] = number
        else:
            parent = open_label.get(row.side)
        parents[number] = totals.get(row.side, NO_ROW) if parent is None else parent
    return parents


def fill_rows(table: Table, printed: list[PrintedRow]) -> tuple[list[Lone], list[Passage]]:
    """Put the figures of each row into its columns; returns the rows that need solving and the text without a place."""
    lone: list[Lone] = []
    unplaced: list[Passage] = []
    for row, one in enumerate(printed):
        columns = table.row_columns(row)
        try:
            figures = tuple(_figure(text, table.unit) for text in one.amounts)
        except AmountError:
            figures = None
        if figures is None or len(figures) > len(columns):
            unplaced.append(Passage(one.row.line, " ".join(one.amounts)))
            Lone(table, row, (), ()).leave_open()
        elif len(figures) in (0, len(columns)) or len(figures) == 1:
            for column, figure in zip(columns, figures, strict=False):
                table.put(row, column, Content(figure, Origin.READ))
        else:
            rest = combinations(columns[1:], len(figures) - 1)
            lone.append(Lone(table, row, figures, tuple((columns[0], *others) for others in rest)))
    return lone, unplaced


def _figure(text: str, unit: Unit) -> Figure:
    figure = parse_amount(text, unit)
    if figure is None:
        raise AmountError("not an amount")
    return figure
