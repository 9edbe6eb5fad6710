"""The proof of the claim under the cursor: what became of it, the figures it is tied to, its state and its remark."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gouji.casework.case import Case
from gouji.casework.prose.proof import printed, quoted, sentence, stands_at, ties
from gouji.casework.prose.said import Said
from gouji.model.document import Cell
from gouji.review.states import State
from gouji.window.handling import HandlingBar
from gouji.window.looks import colour_of_state, shape_of_state
from gouji.window.plain import Label, as_is, one_line
from gouji.wording import say

MOST_ROWS = 4
"""Figures that are seen at one time."""

CELL = Qt.ItemDataRole.UserRole


class ProofPane(QWidget):
    """``chosen`` carries the Cell to go to, ``handled`` the State of the claim, ``remarked`` its remark;
    ``wanted`` tells that its figure is to be changed."""

    chosen = Signal(Cell)
    handled = Signal(State)
    remarked = Signal(str)
    wanted = Signal()

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.head, self.sentence, self.quotation = Label(), Label(), Label()
        font = self.head.font()
        font.setBold(True)
        self.head.setFont(font)
        for label in (self.sentence, self.quotation):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.ties = QListWidget()
        self.ties.setAccessibleName(say("Figures of the tables that it is held against"))
        self.ties.itemActivated.connect(self._go)
        self.handling = HandlingBar(say("Remark"))
        self.handling.given.connect(self.handled)
        self.remark = self.handling.remark
        self.remark.editingFinished.connect(self._remark)
        self.change = QPushButton(say("Change the figure…"))
        self.change.setToolTip(as_is(say("Type the right figure into its sentence (F2)")))
        self.change.clicked.connect(self.wanted)
        marks = QHBoxLayout()
        marks.addWidget(self.change)
        marks.addWidget(self.handling, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 6, 8, 6)
        for part in (self.head, self.sentence, self.quotation):
            box.addWidget(part)
        box.addWidget(self.ties)
        box.addStretch()
        box.addLayout(marks)
        self.show_said(None)

    def show_said(self, one: Said | None) -> None:
        """Show the proof of one; what to do where there is none."""
        for part in (self.quotation, self.ties, self.handling):
            part.setVisible(one is not None)
        self.change.setVisible(one is not None and one.figure is not None)
        self.ties.clear()
        if one is None:
            self.head.setText("")
            self.sentence.setText(say("Click on an underlined figure, or press ↓ or F4, to see its proof here."))
            return
        document, check = self.case.document, self.case.check
        self.head.setText(f"{shape_of_state(one.state)} {say(one.state)}　{stands_at(check, one)}")
        palette = self.head.palette()
        palette.setColor(QPalette.ColorRole.WindowText, colour_of_state(one.state, self.palette()))
        self.head.setPalette(palette)
        self.sentence.setText(sentence(document, one))
        told = (say("“{text}”", text=quoted(check, one)), printed(one))
        self.quotation.setText("　".join(filter(None, told)))
        for tie in ties(document, one):
            item = QListWidgetItem(one_line(f"→ {tie.told}"))
            item.setData(CELL, tie.cell)
            self.ties.addItem(item)
        self.ties.setVisible(bool(one.cells))
        rows = min(len(one.cells), MOST_ROWS)
        self.ties.setFixedHeight(rows * self.ties.sizeHintForRow(0) + 2 * self.ties.frameWidth() + 2)
        self.handling.setVisible(not one.agrees)
        self.handling.show_state(self.case.state_on(one))
        self.handling.show_remark((one.id,), self.case.marks.remarks.get(one.id, ""))

    def _go(self, item: QListWidgetItem) -> None:
        self.chosen.emit(Cell(*item.data(CELL)))

    def _remark(self) -> None:
        if self.remark.isModified():
            self.remark.setModified(False)
            self.remarked.emit(self.remark.text())
