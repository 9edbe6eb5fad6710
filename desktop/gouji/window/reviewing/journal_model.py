"""The journal as a table, the newest first, of which what is asked for is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from gouji.casework.history.record import Asked, Record
from gouji.window.index import NOWHERE, Index
from gouji.window.plain import as_is, one_line
from gouji.wording import say

HEADS = ("Time", "By whom", "What was done", "Place", "Before", "After")
ROLE = Qt.ItemDataRole


class JournalModel(QAbstractTableModel):
    """``shown`` are the lines that are as asked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: list[Record] = []
        self.asked = Asked()
        self.shown: list[Record] = []

    def show_lines(self, lines: Sequence[Record]) -> None:
        """Show a journal; what comes behind the one that is shown is put above it, and no other row moves."""
        if lines[: len(self._lines)] == self._lines:
            more = [one for one in lines[len(self._lines) :] if self.asked.holds(one)]
            self._lines = [*lines]
            if more:
                self.beginInsertRows(NOWHERE, 0, len(more) - 1)
                self.shown[:0] = reversed(more)
                self.endInsertRows()
        else:
            self._lines = [*lines]
            self.ask(self.asked)

    def ask(self, asked: Asked) -> None:
        """Show only what is as asked."""
        self.beginResetModel()
        self.asked = asked
        self.shown = [one for one in reversed(self._lines) if asked.holds(one)]
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == ROLE.DisplayRole:
            return say(HEADS[section])
        return None

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        text = self.shown[index.row()].texts[index.column()]
        if role == ROLE.DisplayRole:
            return one_line(text)
        return as_is(text) if role == ROLE.ToolTipRole else None
