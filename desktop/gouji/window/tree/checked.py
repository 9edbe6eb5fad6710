"""One table under check, editable: every amount with its mark, the live difference of the row, its state."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication

from gouji.casework.case import Case
from gouji.casework.step import Step
from gouji.casework.telling.parts import file_of, where
from gouji.errors import UserError
from gouji.model.document import Cell
from gouji.model.money import AmountError, parse_amount
from gouji.model.table import Origin
from gouji.window.index import Index
from gouji.window.looks import SHAPES, colours
from gouji.window.tree.flags import Flags
from gouji.window.tree.model import FIRST, TEXT, TreeModel
from gouji.wording import say

ROLES = frozenset(
    (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.EditRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.BackgroundRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
)
"""What the tree answers. A paint asks each cell for many roles, so what is not answered is told at once."""

BACKGROUND = Qt.ItemDataRole.BackgroundRole
AMOUNT = TEXT | Qt.ItemFlag.ItemIsEditable


class CheckedModel(TreeModel):
    """Table ``number`` of a case. Nothing is ever reset while the case is open."""

    edited = Signal(Step)
    failed = Signal(str)
    """A change could not be kept: the sentence that says why."""

    def __init__(self, case: Case, number: int) -> None:
        super().__init__(case.document.tables[number])
        self.case = case
        self.number = number
        self._flags = Flags(case.document, number, case.listed.by_relation())

    @cached_property
    def heads(self) -> list[str]:
        return [*super().heads, say("Difference"), say("State")]

    def is_figure(self, view_column: int) -> bool:
        return super().is_figure(view_column) or view_column == self.amounts.stop

    def cell_index(self, cell: Cell) -> QModelIndex:
        """The index of a figure; invalid while a closed row hides it."""
        return self.index_of(cell.row, FIRST + cell.column)

    def cell_of(self, index: Index) -> Cell | None:
        """The figure of an index; None where it shows no amount."""
        column = self.column_of(index)
        return None if column is None else Cell(self.number, self.row_of(index), column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return AMOUNT if self.column_of(index) is not None else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in ROLES or not index.isValid():
            return None
        if role in (Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.BackgroundRole):
            return self._colour(index, role)
        if role == Qt.ItemDataRole.EditRole:
            column = self.column_of(index)
            return None if column is None else self.amount(self.row_of(index), column)
        return super().data(index, role)

    def _colour(self, index: Index, role: int) -> QColor | None:
        look = self._look(self.row_of(index), index.column())
        return None if look is None else colours(look, QGuiApplication.palette())[role == BACKGROUND]

    def text(self, row: int, view_column: int, column: int | None) -> str:
        shown = super().text(row, view_column, column)
        if column is not None:
            look = self._flags.looks.get((row, column))
            shapes = [SHAPES[look]] if look else []
            if self.case.is_verified(Cell(self.number, row, column)):
                shapes.append("✓")
            return " ".join([*shapes, shown])
        if view_column == self.amounts.stop:
            return self._flags.difference(row)
        if view_column == self.amounts.stop + 1 and (look := self._look(row, view_column)):
            return f"{SHAPES[look]} {say(self._flags.state(row))}"
        return shown

    def _look(self, row: int, view_column: int) -> str | None:
        if view_column in self.amounts:
            return self._flags.looks.get((row, view_column - FIRST))
        if view_column > self.amounts.stop:
            return self._flags.look_of_row(row)
        return None

    def told(self, row: int, view_column: int, column: int | None) -> str | None:
        if column is not None:
            return "\n".join([*self._flags.sentences(row, column), self._told_of_source(row, column)])
        if view_column == self.amounts.stop:
            return "\n".join(f"{name}　{amount}" for name, amount in self._flags.differences(row))
        return super().told(row, view_column, column)

    def _told_of_source(self, row: int, column: int) -> str:
        words = {
            Origin.READ: "read from {where}",
            Origin.PLACED: "{where} prints it without its column; placed by the sums",
            Origin.EDITED: "edited by hand; the source is {where}",
            Origin.UNDECIDED: "{where}: the column of this figure is undecided",
            Origin.BLANK: "blank in {where}",
        }
        place = where(self.table.source(row, column), file_of(self.case.document, self.table.file))
        told = say(words[Origin(self.table.origin[column, row])], where=place)
        if self.case.is_verified(Cell(self.number, row, column)):
            told += "\n" + say("Marked as read against the source")
        return told

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        cell = self.cell_of(index)
        if role != Qt.ItemDataRole.EditRole or cell is None:
            return False
        try:
            figure = parse_amount(str(value), self.table.unit)
        except AmountError:
            return False  # the editor says why and keeps what was typed
        try:
            step = self.case.edit(cell, figure)
        except UserError as error:
            self.failed.emit(say(error.message, **error.params))
            return False
        if step:
            self.edited.emit(step)
        return True

    def show_step(self, step: Step) -> None:
        """Repaint exactly what an action changed in this table."""
        changed = self._flags.follow(step.turns)
        touched = (*step.cells, *step.marked_cells)
        changed |= {(cell.row, cell.column) for cell in touched if cell.table == self.number}
        rows = {row for row, _ in changed}
        for lead in (one.cells[0] for turn in step.turns for one in (turn.was, turn.now) if one and one.cells):
            rows |= {lead.row} if lead.table == self.number else set()
        for row in rows:
            first = self.index_of(row, FIRST)
            if first.isValid():
                self.dataChanged.emit(first, self.index_of(row, self.amounts.stop + 1))
