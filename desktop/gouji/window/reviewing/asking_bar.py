"""What is asked of the journal: of whom, of which kind and table, from when until when, and which text it holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from gouji.casework.history.record import Asked, Kind, Record
from gouji.window.plain import one_line
from gouji.wording import say

DAY = 12
"""Digits of a line for a day, and of the text at the least."""

CHOICE = 8
"""Digits that a choice asks for; what is longer is whole in its list."""


class JournalBar(QWidget):
    """``asked`` carries what is Asked."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.who, self.kind, self.table = QComboBox(), QComboBox(), QComboBox()
        self.since, self.until, self.text = QLineEdit(), QLineEdit(), QLineEdit()
        self.kind.addItem(say("All kinds"), "")
        for kind in Kind:
            self.kind.addItem(say(kind.message), kind.value)
        for line, told in ((self.since, "From (2026-01-31)"), (self.until, "Until (2026-01-31)"), (self.text, "Text")):
            line.setPlaceholderText(say(told))
            line.setClearButtonEnabled(True)
            line.textChanged.connect(self._ask)
            line.setAccessibleName(say(told))
        letter = self.fontMetrics().horizontalAdvance("0")
        for line in (self.since, self.until):
            line.setFixedWidth((DAY + 10) * letter)
        self.text.setMinimumWidth(DAY * letter)
        for box in (self.who, self.kind, self.table):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(CHOICE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for box, told in ((self.who, "By whom"), (self.kind, "What was done"), (self.table, "Table")):
            box.setAccessibleName(say(told))
            box.currentIndexChanged.connect(self._ask)
            row.addWidget(box)
        for line in (self.since, self.until):
            row.addWidget(line)
        row.addWidget(self.text, 1)

    def show_choices(self, lines: Sequence[Record]) -> None:
        """Offer the persons and tables that the journal names; what is chosen stays so."""
        people = sorted({one.who for one in lines if one.who})
        tables = sorted({table for one in lines for table in one.tables}, key=lambda one: (len(one), one))
        for box, all_, found in ((self.who, "Everybody", people), (self.table, "All tables", tables)):
            chosen = box.currentData() or ""
            with QSignalBlocker(box):
                box.clear()
                box.addItem(say(all_), "")
                for one in found:
                    box.addItem(one_line(one), one)
                box.setCurrentIndex(max(0, box.findData(chosen)))

    def _ask(self) -> None:
        self.asked.emit(
            Asked(
                who=self.who.currentData() or "",
                kind=self.kind.currentData(),
                table=self.table.currentData() or "",
                text=self.text.text().strip(),
                since=self.since.text().strip(),
                until=self.until.text().strip(),
            )
        )
