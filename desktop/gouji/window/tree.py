"""One table as an editable tree: code, name, every amount, the live difference of the row, its state."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication

from gouji.casework.case import Case, Step
from gouji.checking.findings import Finding
from gouji.errors import UserError
from gouji.model.document import Cell
from gouji.model.money import AmountError, parse_amount, show_amount
from gouji.model.table import NO_ROW, Origin
from gouji.window.flags import Flags, Place
from gouji.window.looks import SHAPES, colours
from gouji.wording import say, where

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


ROLES = frozenset(
    (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.EditRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.BackgroundRole,
        Qt.ItemDataRole.ToolTipRole,
    )
)
"""What the tree answers. A paint asks each cell for seven roles, so what is not answered is told at once."""

BACKGROUND = Qt.ItemDataRole.BackgroundRole
TEXT = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
AMOUNT = TEXT | Qt.ItemFlag.ItemIsEditable


class TreeModel(QAbstractItemModel):
    """Rows of table ``number``. Indexes carry row numbers only; nothing is ever reset while the case is open."""

    edited = Signal(Step)
    failed = Signal(str)
    """A change could not be kept: the sentence that says why."""

    def __init__(self, case: Case, number: int) -> None:
        super().__init__()
        self.case = case
        self.number = number
        self.table = case.document.tables[number]
        self.amounts = range(2, 2 + len(self.table.columns))
        """View columns that hold amounts."""
        parents = self.table.parents
        self._children: dict[int, list[int]] = {NO_ROW: []}
        self._above: list[int] = []
        self._place: list[int] = []
        for row in range(len(self.table.rows)):
            above = int(parents[row])
            if above != NO_ROW and self.table.rows[above].level == 0:
                above = NO_ROW  # the grand total stands beside the classes, where it is printed
            siblings = self._children.setdefault(above, [])
            self._above.append(above)
            self._place.append(len(siblings))
            siblings.append(row)
        self._flags = Flags(case.document, number, case.findings())

    def refresh_looks(self, findings: Iterable[Finding]) -> set[Place]:
        """Which cells a standing finding names; returns the cells whose look changed."""
        before, self._flags = self._flags.looks, Flags(self.case.document, self.number, findings)
        now = self._flags.looks
        return {place for place in now.keys() | before.keys() if now.get(place) != before.get(place)}

    @property
    def depth(self) -> int:
        """How many rows at most stand above one another."""
        above = np.array(self._above, np.int64)
        depth, reached = 0, above
        while (reached != NO_ROW).any():
            depth += 1
            reached = np.where(reached == NO_ROW, NO_ROW, above[reached])
        return depth

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        below = self._children.get(self._row(parent), ()) if parent.column() <= 0 else ()
        if not (0 <= row < len(below) and 0 <= column < self.amounts.stop + 2):
            return QModelIndex()
        return self.createIndex(row, column, below[row])

    def index_of(self, row: int, column: int) -> QModelIndex:
        """The index of a table row in a view column."""
        return self.createIndex(self._place[row], column, row)

    def cell_index(self, cell: Cell) -> QModelIndex:
        """The index of a figure."""
        return self.index_of(cell.row, 2 + cell.column)

    def cell_of(self, index: Index) -> Cell | None:
        """The figure of an index; None where it shows no amount."""
        column = self._column(index)
        return None if column is None else Cell(self.number, self._row(index), column)

    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]
        if not index.isValid():
            return QModelIndex()
        above = self._above[index.internalId()]
        return QModelIndex() if above == NO_ROW else self.index_of(above, 0)

    def _row(self, index: Index) -> int:
        return index.internalId() if index.isValid() else NO_ROW

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.column() > 0 else len(self._children.get(self._row(parent), ()))

    def columnCount(self, parent: Index = NOWHERE) -> int:
        del parent
        return len(self.table.columns) + 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return [say("Code"), say("Account"), *self.table.columns, say("Difference"), say("State")][section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (*self.amounts, self.amounts.stop):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return AMOUNT if self._column(index) is not None else TEXT

    def _column(self, index: Index) -> int | None:
        """The table column of an amount cell on the row's own side."""
        column = index.column() - 2
        own = index.isValid() and index.column() in self.amounts and column in self.table.row_columns(self._row(index))
        return column if own else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in ROLES or not index.isValid():
            return None
        if role in (Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.BackgroundRole):
            return self._colour(index, role)
        row, column = self._row(index), self._column(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, index.column(), column)
            case Qt.ItemDataRole.EditRole if column is not None:
                return self._amount(row, column)
            case Qt.ItemDataRole.TextAlignmentRole if index.column() in (*self.amounts, self.amounts.stop):
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.FontRole:
                return self._font(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._told(row, index.column(), column)
        return None

    def _colour(self, index: Index, role: int) -> QColor | None:
        look = self._look(self._row(index), index.column())
        return None if look is None else colours(look, QGuiApplication.palette())[role == BACKGROUND]

    def _text(self, row: int, view_column: int, column: int | None) -> str:
        one = self.table.rows[row]
        if view_column == 0:
            return one.code or ""
        if view_column == 1:
            return one.name
        if column is not None:
            look = self._flags.looks.get((row, column))
            text = self._amount(row, column)
            if self.table.origin[column, row] == Origin.UNDECIDED:
                text = say("undecided")
            shapes = [SHAPES[look]] if look else []
            if self.case.is_verified(Cell(self.number, row, column)):
                shapes.append("✓")
            return " ".join([*shapes, text])
        if view_column == self.amounts.stop:
            return self._flags.difference(row)
        if view_column == self.amounts.stop + 1 and (look := self._look(row, view_column)):
            return f"{SHAPES[look]} {say(self._flags.state(row))}"
        return ""

    def _look(self, row: int, view_column: int) -> str | None:
        if view_column in self.amounts:
            return self._flags.looks.get((row, view_column - 2))
        if view_column > self.amounts.stop:
            return self._flags.look_of_row(row)
        return None

    def _amount(self, row: int, column: int) -> str:
        figure = self.table.content(row, column).figure
        return "" if figure is None else show_amount(figure.fen, self.table.unit, figure.decimals)

    def _font(self, row: int, column: int | None) -> QFont:
        origin = Origin.BLANK if column is None else int(self.table.origin[column, row])
        return _font(self.table.rows[row].level <= 1, origin == Origin.EDITED, origin == Origin.PLACED)

    def _told(self, row: int, view_column: int, column: int | None) -> str | None:
        if column is not None:
            return "\n".join([*self._flags.sentences(row, column), self._told_of_source(row, column)])
        if view_column == 1:
            return self.table.rows[row].name
        if view_column == self.amounts.stop:
            return "\n".join(f"{name}　{amount}" for name, amount in self._flags.differences(row))
        return None

    def _told_of_source(self, row: int, column: int) -> str:
        words = {
            Origin.READ: "read from {where}",
            Origin.PLACED: "{where} prints it without its column; placed by the sums",
            Origin.EDITED: "edited by hand; the source is {where}",
            Origin.UNDECIDED: "{where}: the column of this figure is undecided",
            Origin.BLANK: "blank in {where}",
        }
        told = say(words[Origin(self.table.origin[column, row])], where=where(self.table.source(row, column)))
        if self.case.is_verified(Cell(self.number, row, column)):
            told += "\n" + say("Marked as read against the source")
        return told

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        column = self._column(index)
        if role != Qt.ItemDataRole.EditRole or column is None:
            return False
        try:
            figure = parse_amount(str(value), self.table.unit)
        except AmountError:
            return False  # the editor says why and keeps what was typed
        try:
            step = self.case.edit(Cell(self.number, self._row(index), column), figure)
        except UserError as error:
            self.failed.emit(say(error.message, **error.params))
            return False
        if step:
            self.edited.emit(step)
        return True

    def show_step(self, step: Step, findings: Iterable[Finding]) -> None:
        """Repaint exactly what an action changed in this table."""
        changed = self.refresh_looks(findings)
        touched = (*step.cells, *step.marked_cells)
        changed |= {(cell.row, cell.column) for cell in touched if cell.table == self.number}
        rows = {row for row, _ in changed}
        for one in step.rechecked:
            rows |= {one.lead.row} if one.lead.table == self.number else set()
        for row in rows:
            self.dataChanged.emit(self.index_of(row, 2), self.index_of(row, self.amounts.stop + 1))


@cache
def _font(medium: bool, italic: bool, underlined: bool) -> QFont:
    """The program's font in one of the faces of the tree; a paint asks for hundreds."""
    font = QGuiApplication.font()
    font.setWeight(QFont.Weight.Medium if medium else QFont.Weight.Normal)
    font.setItalic(italic)
    font.setUnderline(underlined)
    return font
