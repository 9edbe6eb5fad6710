"""What is asked of findings: of this table, of which outcome and severity, how far out, in which state, a text."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from gouji.checking.rules.laws import Severity
from gouji.model.money import AmountError, Unit, parse_amount
from gouji.review.states import State
from gouji.window.worklist.findings_filter import Wish
from gouji.wording import say

STATES = ("", "differs", "to explain", "hint", "rounding", "uncheckable")


class AskingBar(QWidget):
    """``asked`` carries the Wish."""

    asked = Signal(object)

    def __init__(self, state: str = "") -> None:
        """For findings of one ``state`` where it is given: then that is not asked."""
        super().__init__()
        self.wish = Wish(state=state)
        self._fixed = state
        self._table: int | None = None
        self.this_table = QCheckBox(say("This table"))
        self.state, self.severity, self.handled = QComboBox(), QComboBox(), QComboBox()
        for word in STATES:
            self.state.addItem(say(word) if word else say("All outcomes"), word)
        self.severity.addItem(say("All severities"), "")
        for severity in Severity:
            self.severity.addItem(say(severity.value), severity.value)
        self.handled.addItem(say("All states"), "")
        for one in State:
            self.handled.addItem(say(one.message), one.value)
        self.least, self.text = QLineEdit(), QLineEdit()
        self.least.setPlaceholderText(say("Difference ≥ 元"))
        self.text.setPlaceholderText(say("Text"))
        for widget, name in (
            (self.state, "Outcome"),
            (self.severity, "Severity"),
            (self.handled, "State of the handling"),
            (self.least, "Difference ≥ 元"),
            (self.text, "Text"),
        ):
            widget.setAccessibleName(say(name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.this_table)
        row.addWidget(self.state)
        row.addWidget(self.severity)
        row.addWidget(self.handled)
        row.addWidget(self.least)
        row.addWidget(self.text, 1)
        for field in (self.least, self.text):
            field.setClearButtonEnabled(True)
            field.textChanged.connect(self._ask)
        letter = self.fontMetrics().horizontalAdvance("0")
        self.least.setFixedWidth(22 * letter)
        self.state.setVisible(not state)
        self.least.setVisible(not state)
        for box in (self.state, self.severity, self.handled):
            box.currentIndexChanged.connect(self._ask)
        self.this_table.toggled.connect(self._ask)

    def show_table(self, number: int | None) -> None:
        """The table in view is another one; None where none is."""
        self._table = number
        if self.this_table.isChecked():
            self._ask()

    def show_wish(self, wish: Wish) -> None:
        """Ask for what is wished from elsewhere; which table and what text is asked for stays as it is."""
        self.severity.setCurrentIndex(self.severity.findData(wish.severity))
        self.handled.setCurrentIndex(self.handled.findData(wish.handled))
        self.state.setCurrentIndex(self.state.findData(self._fixed or wish.state))

    def _ask(self) -> None:
        wish = Wish(
            state=self._fixed or self.state.currentData(),
            severity=self.severity.currentData(),
            handled=self.handled.currentData(),
            table=self._table if self.this_table.isChecked() else None,
            text=self.text.text().strip(),
        )
        self.wish = replace(wish, least=self._least())
        self.asked.emit(self.wish)

    def _least(self) -> int:
        """In 分; nothing while what is typed is no amount."""
        try:
            figure = parse_amount(self.least.text(), Unit.YUAN)
        except AmountError:
            return 0
        return abs(figure.fen) if figure else 0
