"""Slips planted into a document that agrees: in one figure, in several, in whole rows and columns."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from gouji.checking.check import Check
from gouji.explaining.explanation import Explanation
from gouji.model.brood import NO_ROW
from gouji.model.change import Change, edit
from gouji.model.document import Cell, Document
from gouji.model.money import Figure

Slip = dict[Cell, Figure | None]
"""What is put where."""

Digits = Callable[[str, random.Random], str | None]


def swapped(digits: str, rng: random.Random) -> str | None:
    spots = [i for i in range(len(digits) - 1) if digits[i] != digits[i + 1] and not (i == 0 and digits[1] == "0")]
    if not spots:
        return None
    i = rng.choice(spots)
    return digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]


def one_digit(digits: str, rng: random.Random) -> str:
    i = rng.randrange(len(digits))
    return digits[:i] + rng.choice([d for d in "0123456789"[i == 0 :] if d != digits[i]]) + digits[i + 1 :]


def dropped(digits: str, rng: random.Random) -> str | None:
    if len(digits) < 3:
        return None
    i = rng.randrange(1, len(digits))
    return digits[:i] + digits[i + 1 :]


def doubled(digits: str, rng: random.Random) -> str:
    i = rng.randrange(len(digits))
    return digits[: i + 1] + digits[i:]


def times_ten(digits: str, rng: random.Random) -> str:
    return digits + "0"


def tenth(digits: str, rng: random.Random) -> str | None:
    return digits[:-1] if digits.endswith("0") else None


def times_ten_thousand(digits: str, rng: random.Random) -> str:
    return digits + "0000"


def ten_thousandth(digits: str, rng: random.Random) -> str | None:
    return digits[:-4] if digits.endswith("0000") else None


DIGIT_SLIPS: dict[str, Digits] = {
    "swapped": swapped,
    "one-digit": one_digit,
    "dropped": dropped,
    "doubled": doubled,
    "times-ten": times_ten,
    "tenth": tenth,
    "times-ten-thousand": times_ten_thousand,
    "ten-thousandth": ten_thousandth,
}


@dataclass(frozen=True)
class Ground:
    """A clean document, its check, and the cells that hold figures."""

    document: Document
    check: Check
    cells: list[Cell]

    @classmethod
    def of(cls, document: Document, kinds: tuple[str, ...] = ()) -> Ground:
        cells = [
            Cell(t, r, c)
            for t, table in enumerate(document.tables)
            if not kinds or table.kind in kinds
            for r in range(len(table.rows))
            for c in table.row_columns(r)
            if table.values[c, r]
        ]
        return cls(document, Check(document), cells)

    def figure(self, cell: Cell) -> Figure | None:
        return self.document.tables[cell.table].content(cell.row, cell.column).figure

    def digit_slip(self, cell: Cell, kind: str, rng: random.Random) -> Slip | None:
        """One figure mistyped; None when its digits allow no such slip."""
        figure = self.figure(cell)
        assert figure is not None
        unit = 10**figure.decimals
        scale = self.document.tables[cell.table].unit.fen // unit
        wrong = DIGIT_SLIPS[kind](str(figure.fen // scale), rng)
        if wrong is None or int(wrong) * scale == figure.fen:
            return None
        return {cell: Figure(int(wrong) * scale, figure.decimals)}

    def sign_slip(self, cell: Cell) -> Slip:
        figure = self.figure(cell)
        assert figure is not None
        return {cell: Figure(-figure.fen, figure.decimals)}

    def blank_slip(self, cell: Cell) -> Slip:
        return {cell: None}

    def neighbour_slip(self, cell: Cell, rng: random.Random) -> Slip | None:
        """The figure of the row above or below, or of another column."""
        table = self.document.tables[cell.table]
        near = [
            Cell(cell.table, row, cell.column) for row in (cell.row - 1, cell.row + 1) if 0 <= row < len(table.rows)
        ]
        near += [Cell(cell.table, cell.row, column) for column in table.row_columns(cell.row)]
        other = [c for c in near if self.figure(c) and self.figure(c) != self.figure(cell)]
        return {cell: self.figure(rng.choice(other))} if other else None

    def column_slip(self, cell: Cell, rng: random.Random) -> Slip | None:
        """The figure in another, blank, column of its row."""
        columns = self.document.tables[cell.table].row_columns(cell.row)[1:]
        free = [c for c in columns if self.figure(Cell(cell.table, cell.row, c)) is None]
        if cell.column not in columns or not free:
            return None
        return {cell: None, Cell(cell.table, cell.row, rng.choice(free)): self.figure(cell)}

    def exchange_slip(self, cell: Cell, rng: random.Random) -> Slip | None:
        """Two figures of one row or of two neighbouring rows exchanged."""
        table = self.document.tables[cell.table]
        near = [Cell(cell.table, cell.row + 1, cell.column)] if cell.row + 1 < len(table.rows) else []
        near += [Cell(cell.table, cell.row, column) for column in table.row_columns(cell.row)]
        other = [c for c in near if self.figure(c) and self.figure(c) != self.figure(cell)]
        if not other:
            return None
        one = rng.choice(other)
        return {cell: self.figure(one), one: self.figure(cell)}

    def unit_slip(self, table: int, column: int | None) -> Slip:
        """Every figure of a table, or of one column, printed ten thousand times too large."""
        return {
            cell: Figure(figure.fen * 10_000, figure.decimals)
            for cell in self.cells
            if cell.table == table and column in (None, cell.column) and (figure := self.figure(cell))
        }

    def change_in_one_table(self, cell: Cell, amount: int, up: bool) -> Slip | None:
        """A change of a figure and its row's total in one table, carried up through its subtotals or not."""
        table = self.document.tables[cell.table]
        total = table.row_columns(cell.row)[0]
        if cell.column == total or table.brood.index_of(cell.row) is not None:
            return None
        slip: Slip = {}
        row = cell.row
        while row != NO_ROW:
            for column in (cell.column, total):
                old = self.figure(Cell(cell.table, row, column))
                slip[Cell(cell.table, row, column)] = Figure((old.fen if old else 0) + amount)
            row = int(table.parents[row]) if up else NO_ROW
        return slip

    @contextmanager
    def planted(self, slip: Slip) -> Iterator[Check]:
        """The check with the slip in place."""
        changes = [edit(self.document, cell, figure) for cell, figure in slip.items()]
        for change in changes:
            self._apply(change)
        try:
            yield self.check
        finally:
            for change in changes:
                self._apply(change.reverse())

    def truth(self, slip: Slip) -> Slip:
        return {cell: self.figure(cell) for cell in slip}

    def _apply(self, change: Change) -> None:
        change.apply(self.document)
        self.check.recheck(change.cell)


def first_changes(explanation: Explanation) -> Slip:
    """What the first solution of every group would put where."""
    return {
        cell: figure for group in explanation.groups if group.solutions for cell, figure in group.solutions[0].changes
    }


def amounts(slip: Slip) -> dict[Cell, int]:
    return {cell: figure.fen if figure else 0 for cell, figure in slip.items()}


def verdict(explanation: Explanation, truth: Slip) -> str:
    """How an explanation stands to the truth: unique, first, listed, wrong (a unique answer that is not true), none."""
    if any(not group.solutions for group in explanation.groups):
        return "cut" if explanation.cut else "none"
    sure = all(group.solutions[0].unique for group in explanation.groups)
    if amounts(first_changes(explanation)) == amounts(truth):
        return "unique" if sure else "first"
    if any(group.solutions[0].unique and not _true(group.solutions[0].changes, truth) for group in explanation.groups):
        return "wrong"
    return "listed" if all(any(_true(s.changes, truth) for s in g.solutions) for g in explanation.groups) else "other"


def _true(changes: tuple[tuple[Cell, Figure | None], ...], truth: Slip) -> bool:
    return all(cell in truth and amounts({cell: figure}) == amounts({cell: truth[cell]}) for cell, figure in changes)
