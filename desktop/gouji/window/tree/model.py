"""One table as a tree laid flat, to be read: code, name and every amount."""

from __future__ import annotations

from functools import cache, cached_property
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication

from gouji.model.money import show_amount
from gouji.model.table import NO_ROW, Origin, Table
from gouji.window.index import NOWHERE, Index
from gouji.window.plain import as_is
from gouji.window.tree.outline import Outline
from gouji.wording import in_order, say

CODE, NAME, FIRST = range(3)
"""View columns: the code, the name, the first amount."""

TEXT = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TreeModel(QAbstractTableModel):
    """The rows of a table that are shown, as ``outline`` says; a row of the view is not one of the table."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.table = table
        self.amounts = range(FIRST, FIRST + len(table.columns))
        """View columns that hold amounts."""
        self.has_codes = any(row.code for row in table.rows)
        self.branches = CODE if self.has_codes else NAME
        """The view column that bears the tree."""
        above = table.parents.astype(np.int64)
        totals = [row for row in np.unique(above[above != NO_ROW]).tolist() if table.rows[row].level == 0]
        above[np.isin(above, totals)] = NO_ROW  # the grand total stands beside the classes, where it is printed
        self.outline = Outline.of(above)

    @cached_property
    def heads(self) -> list[str]:
        """What the view columns are called."""
        return [say("Code"), say("Account"), *map(in_order, self.table.columns)]

    def row_of(self, index: Index) -> int:
        """The row of the table that an index shows."""
        return self.outline.shown[index.row()]

    def index_of(self, row: int, column: int) -> QModelIndex:
        """The index of a table row in a view column; invalid while a closed row hides it."""
        place = self.outline.place(row)
        return QModelIndex() if place is None else self.index(place, column)

    def turn(self, row: int) -> None:
        """Close what stands below a row, or open it."""
        after, place = self.outline.turned(row), self.outline.place(row)
        more = len(after.shown) - len(self.outline.shown)
        if place is None or not more:
            self.outline = after
            return
        if more > 0:
            self.beginInsertRows(NOWHERE, place + 1, place + more)
            self.outline = after
            self.endInsertRows()
        else:
            self.beginRemoveRows(NOWHERE, place + 1, place - more)
            self.outline = after
            self.endRemoveRows()
        arrow = self.index(place, self.branches)
        self.dataChanged.emit(arrow, arrow)

    def reveal(self, row: int) -> None:
        """Open every row that hides this one."""
        for over in reversed(self.outline.over(row)):
            if self.outline.is_closed(over):
                self.turn(over)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.outline.shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self.is_figure(section) else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def is_figure(self, view_column: int) -> bool:
        """Whether a view column holds amounts."""
        return view_column in self.amounts

    def flags(self, index: Index) -> Qt.ItemFlag:
        return TEXT if index.isValid() else Qt.ItemFlag.NoItemFlags

    def column_of(self, index: Index) -> int | None:
        """The table column of an amount cell on the row's own side."""
        column = index.column() - FIRST
        own = (
            index.isValid() and index.column() in self.amounts and column in self.table.row_columns(self.row_of(index))
        )
        return column if own else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return in_order(self.text(self.row_of(index), index.column(), self.column_of(index)))
            case Qt.ItemDataRole.TextAlignmentRole if self.is_figure(index.column()):
                return RIGHT
            case Qt.ItemDataRole.FontRole:
                return self._font(self.row_of(index), self.column_of(index))
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == self.branches:
                return self._heard(self.row_of(index))
            case Qt.ItemDataRole.ToolTipRole:
                return as_is(self.told(self.row_of(index), index.column(), self.column_of(index)) or "")
        return None

    def _heard(self, row: int) -> str:
        """What a screen reader says of the tree: a flat view tells neither levels nor what is closed."""
        words = "{text}, level {level}"
        if self.outline.is_parent(row):
            words = "{text}, level {level}, closed" if self.outline.is_closed(row) else "{text}, level {level}, open"
        return say(words, text=self.text(row, self.branches, None), level=int(self.outline.depth[row]) + 1)

    def text(self, row: int, view_column: int, column: int | None) -> str:
        """What a cell shows; ``column`` is its amount column, None where it shows no amount."""
        if view_column == CODE:
            return self.table.rows[row].code or ""
        if view_column == NAME:
            return self.table.rows[row].name
        if column is None:
            return ""
        return say("undecided") if self.table.origin[column, row] == Origin.UNDECIDED else self.amount(row, column)

    def told(self, row: int, view_column: int, column: int | None) -> str | None:
        """What is told of a cell on which the mouse rests."""
        del column
        return self.table.rows[row].name if view_column == NAME else None

    def plain(self, index: Index) -> str:
        """What a cell holds, without its marks: what is copied of it. A minus is one that spreadsheets know."""
        row, column = self.row_of(index), self.column_of(index)
        held = self.text(row, index.column(), None) if column is None else self.amount(row, column)
        return held.replace("−", "-") if self.is_figure(index.column()) else held

    def amount(self, row: int, column: int) -> str:
        """A figure as it is printed; blank stays blank."""
        figure = self.table.content(row, column).figure
        return "" if figure is None else show_amount(figure.fen, self.table.unit, figure.decimals)

    def _font(self, row: int, column: int | None) -> QFont:
        origin = Origin.BLANK if column is None else int(self.table.origin[column, row])
        return _face(self.table.rows[row].level <= 1, origin == Origin.EDITED, origin == Origin.PLACED)


@cache
def _face(medium: bool, italic: bool, underlined: bool) -> QFont:
    """The program's font in one of the faces of the tree; a paint asks for hundreds."""
    font = QGuiApplication.font()
    font.setWeight(QFont.Weight.Medium if medium else QFont.Weight.Normal)
    font.setItalic(italic)
    font.setUnderline(underlined)
    return font
