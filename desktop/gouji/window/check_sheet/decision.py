"""Beside the sheet: the line that is looked at, what was found with its proof, and the answer that a person gives."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gouji.casework.case import Case
from gouji.casework.prose.proof import ties_of
from gouji.casework.sheet.answer import Answer
from gouji.model.document import Cell
from gouji.review.decisions import Given
from gouji.window.check_sheet.drawing import state_of, told_by_program
from gouji.window.check_sheet.rows import Row
from gouji.window.looks import SHAPES, colour_of_state, colours
from gouji.window.plain import Label, as_is, one_line
from gouji.wording import say

MOST_ROWS = 4
"""Figures that are seen at one time."""

CELL = Qt.ItemDataRole.UserRole


class DecisionPane(QWidget):
    """``chosen`` carries the Cell to go to, ``decided`` the answer that is given, None to take it back; ``remarked``
    the remark that was typed."""

    chosen = Signal(Cell)
    decided = Signal(object)
    remarked = Signal(str)

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.answer: Answer | None = None
        self.head, self.sentence, self.note = Label(), Label(), Label()
        for label in (self.head, self.sentence, self.note):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.head.setFont(_bold(self.head.font()))
        self.ties = QListWidget()
        self.ties.setAccessibleName(say("Figures that prove it"))
        self.ties.setFrameShape(QListWidget.Shape.NoFrame)
        self.ties.itemClicked.connect(self._go)
        self.ties.itemActivated.connect(self._go)
        self.buttons = {given: _GivenButton(given, key) for key, given in enumerate(Given, 1)}
        self.take_back = QPushButton(say("Take back"))
        self.take_back.setToolTip(say("Take the decision away: the program's answer stands again (0)"))
        self.remark = QLineEdit()
        self.remark.setPlaceholderText(say("Remark on this line"))
        self.remark.setAccessibleName(say("Remark on this line"))
        for button in (*self.buttons.values(), self.take_back):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click takes the remark along that is being typed
        for given in self.buttons.values():
            given.given.connect(self.decided)
        self.take_back.clicked.connect(self._take_back)
        self.remark.editingFinished.connect(self._remark)
        self._lay_out()
        self.show_row(None)

    def _lay_out(self) -> None:
        told = QWidget()
        box = QVBoxLayout(told)
        box.setContentsMargins(0, 0, 4, 0)
        box.setSpacing(4)
        for part in (self.head, self.sentence, self.ties):
            box.addWidget(part)
        box.addStretch()
        self.told = QScrollArea()
        self.told.setFrameShape(QScrollArea.Shape.NoFrame)
        self.told.setWidgetResizable(True)
        self.told.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.told.setWidget(told)
        answers = QHBoxLayout()
        answers.setSpacing(4)
        for button in self.buttons.values():
            answers.addWidget(button)
        answers.addStretch()
        answers.addWidget(self.take_back)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(10, 4, 4, 4)
        whole.addWidget(self.told, 1)
        whole.addWidget(self.note)
        whole.addLayout(answers)
        whole.addWidget(self.remark)

    def show_row(self, row: Row | None) -> None:
        """Show what a row tells, and what was decided of its line."""
        before, self.answer = self.answer, row.answer if row else None
        one = self.answer
        for part in (*self.buttons.values(), self.take_back, self.remark):
            part.setEnabled(one is not None)
        self.ties.clear()
        if row is None or one is None:
            self.head.setText("")
            self.sentence.setText(say("Go to a line with ↓ or a click: why it is answered so stands here."))
            self.note.hide()
            self.ties.hide()
            return
        self.head.setText(f"{told_by_program(one)}　{one.line.text}")
        _colour(self.head, self, state_of(one))
        self.sentence.setText(_sentence(row, one))
        for tie in ties_of(self.case.document, row.problem.cells if row.problem else ()):
            item = QListWidgetItem(one_line(f"→ {tie.told}"))
            item.setToolTip(as_is(tie.told))
            item.setData(CELL, tie.cell)
            self.ties.addItem(item)
        self.ties.setVisible(self.ties.count() > 0)
        rows = min(self.ties.count(), MOST_ROWS)
        self.ties.setFixedHeight(rows * self.ties.sizeHintForRow(0) + 2 * self.ties.frameWidth() + 2 if rows else 0)
        self._show_decision(one, before)

    def _show_decision(self, one: Answer, before: Answer | None) -> None:
        decided = one.decided
        for given, button in self.buttons.items():
            button.setChecked(decided is not None and decided.answer is given)
        self.take_back.setEnabled(decided is not None)
        doubt = say("{told}. Give the answer again if it still holds.", told=one.decision)
        told = f"{SHAPES['doubt']} {doubt}" if one.ground_changed else one.decision
        self.note.setText("\n".join((told, say("no remark tells why"))) if one.lacks_remark else told)
        self.note.setVisible(decided is not None)
        _colour(self.note, self, "doubt" if one.ground_changed else "")
        if before is None or before.line.id != one.line.id or not self.remark.isModified():
            self.remark.setText(decided.remark if decided else "")
            self.remark.setModified(False)

    def _go(self, item: QListWidgetItem) -> None:
        self.chosen.emit(Cell(*item.data(CELL)))

    def _take_back(self) -> None:
        self.remark.setModified(False)
        self.decided.emit(None)

    def _remark(self) -> None:
        if self.remark.isModified():
            self.remark.setModified(False)
            self.remarked.emit(self.remark.text())


def _sentence(row: Row, one: Answer) -> str:
    """What is told of a row in full: a problem, or of a line why it is answered so."""
    if row.problem is not None:
        return row.problem.as_hint if row.problem in one.hints else row.problem.text
    if one.problems:
        return say("{count} problems stand below the line.", count=len(one.problems))
    if one.is_proposed:
        return say("proposed {answer}: to be looked at", answer=one.told_by_program)
    return one.reason or say("All that belongs to the line was checked, and nothing was found.")


class _GivenButton(QPushButton):
    given = Signal(object)

    def __init__(self, answer: Given, key: int) -> None:
        super().__init__(f"{say(answer.message)} {key}")
        self.answer = answer
        self.setCheckable(True)
        self.setAccessibleName(say("Answer: {answer}", answer=say(answer.message)))
        self.setToolTip(as_is(say("Key {key} in the list", key=key)))
        self.clicked.connect(self._give)
        self.toggled.connect(self._show)

    def _give(self) -> None:
        self.given.emit(self.answer)

    def _show(self, on: bool) -> None:
        """What is answered stands out, light or dark."""
        palette = QPalette()
        if on:
            palette.setColor(QPalette.ColorRole.Button, palette.color(QPalette.ColorRole.Highlight))
            palette.setColor(QPalette.ColorRole.ButtonText, palette.color(QPalette.ColorRole.HighlightedText))
        self.setPalette(palette)


def _colour(label: Label, pane: QWidget, state: str) -> None:
    palette = label.palette()
    if state == "doubt":
        colour = colours(state, pane.palette())[0]
    else:
        colour = colour_of_state(state or "agrees", pane.palette())
    palette.setColor(QPalette.ColorRole.WindowText, colour)
    label.setPalette(palette)


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made
