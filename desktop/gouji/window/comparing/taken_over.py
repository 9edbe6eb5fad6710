"""未沿用事项: what the case did not take over from that on the version before, gone through line by line, beside the
work: each with its reason, leading to its figure or its words as they are now.

Held by ``tests/window/comparing/test_taken_over.py``.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gouji.casework.case import Case
from gouji.casework.versions.told import HEADS, SORTS, Asked, Line, count_told, lines
from gouji.model.document import Cell
from gouji.window.index import Index
from gouji.window.lines_model import ROLE, LinesModel
from gouji.window.lists import list_of
from gouji.window.looks import muted
from gouji.window.plain import Label, one_line
from gouji.wording import say

WIDE, HIGH = 1080, 520
"""Pixels, where the screen has them."""


class LeftModel(LinesModel[Line]):
    """What was dealt with is muted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(HEADS, Asked(), parent)
        self._palette = parent.palette()

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        if role == ROLE.ForegroundRole and index.isValid() and self.shown[index.row()].is_done:
            return muted(self._palette)
        return super().data(index, role)


class TakenOverWindow(QDialog):
    """``chosen`` carries the Cell of the case to go to, ``read`` the id of what the text says."""

    chosen = Signal(Cell)
    read = Signal(str)

    def __init__(self, case: Case, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._case = case
        self.setWindowTitle(say("Not taken over from the version before"))
        self.resize(WIDE, HIGH)
        self.told = Label()
        self.told.setWordWrap(True)
        self.sort, self.text, self.only_open = QComboBox(), QLineEdit(), QCheckBox(say("Only what is open"))
        self.model = LeftModel(self)
        self.view = list_of(self.model, say("Not taken over from the version before"))
        self._lay_out()
        self.sort.currentIndexChanged.connect(self._ask)
        self.text.textChanged.connect(self._ask)
        self.only_open.toggled.connect(self._ask)
        self.view.activated.connect(self._lead)
        self.renew()
        self.view.resizeColumnsToContents()
        self.view.setFocus()

    def _lay_out(self) -> None:
        self.sort.setAccessibleName(say("Sort"))
        self.sort.addItem(say("All kinds"), "")
        for sort, told in SORTS.items():
            self.sort.addItem(say(told), sort.value)
        self.text.setPlaceholderText(say("Text"))
        self.text.setAccessibleName(say("Text"))
        self.text.setClearButtonEnabled(True)
        bar = QHBoxLayout()
        for widget, room in ((self.sort, 0), (self.text, 1), (self.only_open, 0)):
            bar.addWidget(widget, room)
        column = QVBoxLayout(self)
        column.addWidget(self.told)
        column.addLayout(bar)
        column.addWidget(self.view, 1)

    def renew(self) -> None:
        """The case has changed: what was dealt with is another."""
        taken, row = self._case.journal.taken_over, self.view.currentIndex().row()
        self.told.setText(one_line(count_told(taken)) if taken else say("Nothing was taken over any more."))
        self.model.show_lines(lines(self._case))
        self.view.setCurrentIndex(self.model.index(min(row, len(self.model.shown) - 1), 0))

    def _ask(self) -> None:
        asked = Asked(self.sort.currentData() or "", self.text.text().strip(), self.only_open.isChecked())
        self.model.ask(asked)

    def _lead(self, index: QModelIndex) -> None:
        line = self.model.shown[index.row()]
        if line.leads_to is not None:
            self.chosen.emit(line.leads_to)
        elif line.reads:
            self.read.emit(line.reads)
