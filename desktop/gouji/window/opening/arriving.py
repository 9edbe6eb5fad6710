"""A document as it is being read: each table can be looked at as soon as it is complete."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gouji.model.table import Table
from gouji.window.plain import Label, one_line
from gouji.window.tree.model import TreeModel
from gouji.window.tree.read_sheet import Sheet
from gouji.wording import say

LIST_WIDTH = 44
"""Room for the list of tables, in digits."""


class Arriving(QWidget):
    """The tables read so far; nothing can be changed in them, and nothing is judged before all are there."""

    def __init__(self) -> None:
        super().__init__()
        self._read: list[tuple[Table, bool]] = []
        self._before = 0
        self.told = Label()
        self.told.setMargin(6)
        self.told.setWordWrap(True)
        self.tables = QListWidget()
        self.tables.setAccessibleName(say("Tables"))
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

    def begin(self, name: str, before: int) -> None:
        """Start over with another file, whose tables are counted on behind those ``before``."""
        self._before = before
        self.turn_to(name)
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.across.hide()
        self.clear()

    def turn_to(self, name: str) -> None:
        """Go on with another file of the same document."""
        message = "Reading {name}. Its tables can be looked at as they come; they are checked when all are there."
        self.told.setText(say(message, name=name))

    def clear(self) -> None:
        """Let go of the tables."""
        self._read = []
        self.tables.clear()
        while (sheet := self.sheets.widget(0)) is not None:
            self.sheets.removeWidget(sheet)
            sheet.deleteLater()

    def add(self, table: Table, unit_is_printed: bool) -> None:
        """One more table is complete; a unit that is only assumed is not shown."""
        self._read.append((table, unit_is_printed))
        self.sheets.addWidget(QWidget())
        self.tables.addItem(one_line(f"T{self._before + len(self._read)}　{table.title or say(table.kind)}"))
        if len(self._read) == 1:
            self.told.setAlignment(Qt.AlignmentFlag.AlignLeft)
            self.across.show()
            self.tables.setCurrentRow(0)

    def sheet(self, number: int) -> Sheet:
        """The view of a table, made when it is first wanted."""
        held = self.sheets.widget(number)
        if isinstance(held, Sheet):
            return held
        table, unit_is_printed = self._read[number]
        sheet = Sheet(TreeModel(table), show_unit=unit_is_printed)
        self.sheets.insertWidget(number, sheet)
        if held is not None:
            self.sheets.removeWidget(held)
            held.deleteLater()
        return sheet

    def place(self) -> tuple[int, int] | None:
        """The table and its row on top that the user went to; None where nothing was touched."""
        number = self.tables.currentRow()
        if number < 0:
            return None
        view = self.sheet(number).view
        top = view.rowAt(0)
        return (number, max(view.tree.rows_on(top))) if top > 0 else (number, 0) if number > 0 else None

    def _choose(self, number: int) -> None:
        if number >= 0:
            self.sheets.setCurrentWidget(self.sheet(number))
