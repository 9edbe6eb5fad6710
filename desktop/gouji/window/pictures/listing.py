"""A picture as a list: every part of it with its figures, for keyboard and screen reader; Enter leads on.

Figures are whole: columns get the room of what they hold. Held by ``tests/window/pictures/test_page.py``.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from gouji.pictures.listed import Listing
from gouji.window.copying import CopyingView
from gouji.window.index import NOWHERE, Index
from gouji.window.plain import one_line
from gouji.wording import say

ROLE = Qt.ItemDataRole

NAMES = 1
"""The column whose texts are set in by how deep their row stands."""


class ListingModel(QAbstractTableModel):
    """The rows of a list."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.listing = Listing((), (), 0)

    def show_listing(self, listing: Listing) -> None:
        """Show another list."""
        self.beginResetModel()
        self.listing = listing
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.listing.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.listing.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == ROLE.DisplayRole:
            return self.listing.heads[section]
        return None

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.listing.rows[index.row()], index.column()
        match role:
            case ROLE.DisplayRole:
                indent = "　" * row.level if column == NAMES else ""
                return indent + one_line(row.cells[column])
            case ROLE.AccessibleTextRole:
                return f"{self.listing.heads[column]} {one_line(row.cells[column])}"
            case ROLE.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column >= self.listing.figures else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def target(self, index: Index) -> Hashable | None:
        """What a row leads to."""
        return self.listing.rows[index.row()].target if index.isValid() else None

    def row_of(self, target: Hashable) -> int:
        """The row of a target, -1 where it has none."""
        return next((number for number, one in enumerate(self.listing.rows) if one.target == target), -1)


class ListingView(CopyingView):
    """``acted`` carries the target of the row that was entered, ``rose`` tells of Backspace, ``left`` of Esc."""

    acted = Signal(object)
    rose = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = ListingModel(self)
        self.setModel(self.rows)
        self.setAccessibleName(say("List"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(self._act)

    def show_listing(self, listing: Listing) -> None:
        """Show a list; the cursor stays on what it was on."""
        before = self.rows.target(self.currentIndex())
        self.rows.show_listing(listing)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * 8 // 5)
        self.resizeColumnsToContents()
        self.go_to(before)

    def go_to(self, target: Hashable | None) -> None:
        """Put the cursor on the row of a target, or on the first."""
        row = max(self.rows.row_of(target), 0)
        if self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(row, 0))

    def held(self, index: QModelIndex) -> str:
        return str(index.data() or "").strip("　")

    def _act(self, index: QModelIndex) -> None:
        if (target := self.rows.target(index)) is not None:
            self.acted.emit(target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._act(self.currentIndex())
            case Qt.Key.Key_Backspace:
                self.rose.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)
