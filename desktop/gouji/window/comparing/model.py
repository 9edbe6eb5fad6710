"""The changes as a table, of which what is asked for is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from gouji.casework.comparing.listing import AMOUNTS, HEADS, Asked, Line
from gouji.window.index import NOWHERE, Index
from gouji.window.plain import as_is, one_line
from gouji.wording import say

ROLE = Qt.ItemDataRole


class ChangesModel(QAbstractTableModel):
    """``shown`` are the lines that are as asked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = ()
        self.asked = Asked()
        self.shown: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other changes."""
        self._lines = lines
        self.ask(self.asked)

    def ask(self, asked: Asked) -> None:
        """Show only what is as asked."""
        self.beginResetModel()
        self.asked = asked
        self.shown = [one for one in self._lines if asked.holds(one)]
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
        line, column = self.shown[index.row()], index.column()
        if role == ROLE.DisplayRole:
            return one_line(line.texts[column])
        if role == ROLE.ToolTipRole:
            return as_is(line.trail if column == len(HEADS) - 1 else line.texts[column])
        if role == ROLE.TextAlignmentRole and column in AMOUNTS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None
