"""A document as it is being read: each table can be looked at as soon as it is complete."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QListWidget, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gouji.model.table import Table
from gouji.window.tree.model import TreeModel
from gouji.window.tree.sheet import Sheet
from gouji.wording import say

LIST_WIDTH = 44
"""Room for the list of tables, in digits."""


class Arriving(QWidget):
    """The tables read so far; nothing can be changed in them, and nothing is judged before all are there.

    ``given_up`` asks for the reading to be ended.
    """

    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._read: list[Table] = []
        self.told = QLabel()
        self.told.setMargin(6)
        self.tables = QListWidget()
        self.tables.currentRowChanged.connect(self._choose)
        self.sheets = QStackedWidget()
        self.across = QSplitter(Qt.Orientation.Horizontal)
        self.across.addWidget(self.tables)
        self.across.addWidget(self.sheets)
        self.across.setStretchFactor(1, 1)
        letter = self.fontMetrics().horizontalAdvance("0")
        self.across.setSizes([LIST_WIDTH * letter, 3 * LIST_WIDTH * letter])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.told)
        layout.addWidget(self.across, 1)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.given_up)

    def begin(self, name: str) -> None:
        """Start over with another file."""
        message = "Reading {name}. Its tables can be looked at as they come; they are checked when all are there."
        self.told.setText(say(message, name=name))
        self._read = []
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.across.hide()
        self.tables.clear()
        while (sheet := self.sheets.widget(0)) is not None:
            self.sheets.removeWidget(sheet)
            sheet.deleteLater()

    def add(self, table: Table) -> None:
        """One more table is complete."""
        self._read.append(table)
        self.sheets.addWidget(QWidget())
        self.tables.addItem(f"{table.id}　{table.title or say(table.kind)}")
        if len(self._read) == 1:
            self.told.setAlignment(Qt.AlignmentFlag.AlignLeft)
            self.across.show()
            self.tables.setCurrentRow(0)

    def sheet(self, number: int) -> Sheet:
        """The view of a table, made when it is first wanted."""
        held = self.sheets.widget(number)
        if isinstance(held, Sheet):
            return held
        sheet = Sheet(TreeModel(self._read[number]))
        self.sheets.insertWidget(number, sheet)
        if held is not None:
            self.sheets.removeWidget(held)
            held.deleteLater()
        return sheet

    def place(self) -> tuple[int, int] | None:
        """The table and the topmost row that the user went to; None where nothing was touched."""
        number = self.tables.currentRow()
        if number < 0:
            return None
        view = self.sheet(number).view
        top = view.rowAt(0)
        return (number, top) if number > 0 or top > 0 or view.currentIndex().isValid() else None

    def _choose(self, number: int) -> None:
        if number >= 0:
            self.sheets.setCurrentWidget(self.sheet(number))
