"""The changes as a table, of which what is asked for is shown."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt

from gouji.casework.comparing.listing import AMOUNTS, HEADS, Asked, Line
from gouji.window.index import Index
from gouji.window.lines_model import ROLE, LinesModel
from gouji.window.plain import as_is


class ChangesModel(LinesModel[Line]):
    """The last column tells all that a change runs through where the mouse rests on it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(HEADS, Asked(), parent)

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        if role == ROLE.TextAlignmentRole and index.column() in AMOUNTS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == ROLE.ToolTipRole and index.column() == len(HEADS) - 1:
            return as_is(self.shown[index.row()].trail)
        return super().data(index, role)
