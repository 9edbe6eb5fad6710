"""复核与日志: where the case is, who signed off what, and the next steps; below it the journal, read and filtered.

It is looked at anew only while it is seen, and holds no document while it is not. Held by
``tests/window/reviewing/test_page.py``, ``test_what_was_open_before_is_let_go``.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout

from gouji.casework.case import Case
from gouji.casework.history.history import History
from gouji.casework.step import Step
from gouji.casework.telling.review.passed import passed_lines, stage_told, told_of_unlawful
from gouji.errors import UserError
from gouji.keeping.user import person
from gouji.model.document import Cell
from gouji.review.passing import ALLOWED, Act
from gouji.window.asking import pose
from gouji.window.copying import CopyingView
from gouji.window.plain import Label
from gouji.window.reviewing.asking_bar import JournalBar
from gouji.window.reviewing.journal_model import JournalModel
from gouji.window.reviewing.passed_tree import PassedTree
from gouji.window.reviewing.passing_dialog import VERBS, PassingDialog
from gouji.window.seen_anew import SeenAnew
from gouji.wording import say

DIGITS, PLACE = (20, 9, 15, 17, 17), 3
"""Widths of the columns of the journal but that of the place, which stands at ``PLACE``."""


AROUND = 6
"""Pixels above and below the words of a line together."""


class _Button(QPushButton):
    """``wanted`` carries how the case is to be passed on."""

    wanted = Signal(Act)

    def __init__(self, act: Act) -> None:
        super().__init__(say(VERBS[act]))
        self._act = act
        self.clicked.connect(self._want)

    def _want(self) -> None:
        self.wanted.emit(self._act)


class ReviewPage(SeenAnew):
    """``stepped`` carries the Step of what was done, ``told`` a sentence; ``left`` tells that the user goes back."""

    stepped = Signal(Step)
    told = Signal(str)
    left = Signal()
    chosen = Signal(Cell)

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self._history: History | None = None
        self.stage, self.count = Label(), Label()
        font = self.stage.font()
        font.setBold(True)
        self.stage.setFont(font)
        self.buttons = {act: _Button(act) for act in VERBS}
        for button in self.buttons.values():
            button.wanted.connect(self.pass_on)
        self.passed, self.bar, self.model = PassedTree(), JournalBar(), JournalModel(self)
        self.view = CopyingView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(say("Journal"))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setTabKeyNavigation(False)
        self.view.setWordWrap(False)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + AROUND)
        self.view.horizontalHeader().setStretchLastSection(True)
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.bar.asked.connect(self._ask)
        self._lay_out()

    def _lay_out(self) -> None:
        way = QHBoxLayout()
        way.addWidget(self.stage)
        way.addStretch()
        for button in self.buttons.values():
            way.addWidget(button)
        head = QHBoxLayout()
        head.addWidget(self.bar, 1)
        head.addWidget(self.count)
        page = QVBoxLayout(self)
        page.addLayout(way)
        page.addWidget(self.passed)
        page.addLayout(head)
        page.addWidget(self.view, 1)

    def take_focus(self) -> None:
        """The keyboard goes to the journal."""
        self.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._history is not None:
            self._history.rest()

    def show_step(self) -> None:
        """Something was done."""
        self.look_again()

    def pass_on(self, act: Act) -> None:
        """Ask what is to be known, and hand over, review, return or finish the case."""
        dialog = PassingDialog(self.case, act, self.window())
        if pose(dialog) and dialog.step is not None:
            self.stepped.emit(dialog.step)
            self.told.emit(stage_told(self.case.stage))

    def _ask(self, asked: object) -> None:
        self.model.ask(asked)  # type: ignore[arg-type]
        self._count()

    def _renew(self) -> None:
        """Show the case as it stands; what was done since is put to the journal."""
        stage = self.case.stage
        self.stage.setText(say("{stage}　(you: {name})", stage=stage_told(stage), name=person.name()))
        for act, button in self.buttons.items():
            button.setVisible(stage in ALLOWED[act])
            button.setEnabled(not self.case.read_only)
        wrong = [*told_of_unlawful(self.case.journal.unlawful)]
        self.passed.show_lines(passed_lines(self.case.journal), wrong)
        try:
            lines = self._read()
        except UserError as error:
            self.told.emit(say(error.message, **error.params))
            return
        self.bar.show_choices(lines.lines)
        first = not self.model.rowCount()
        self.model.show_lines(lines.lines)
        if first:
            self._fit()
        self._count()

    def _read(self) -> History:
        if self._history is None:
            self._history = History(self.case)
        else:
            self._history.follow()
        return self._history

    def _fit(self) -> None:
        """Give every column its room: a figure is never cut, and the place gives way so that both figures are seen."""
        letter = self.fontMetrics().horizontalAdvance("0")
        left = self.view.viewport().width() // letter - sum(DIGITS)
        for column, digits in enumerate((*DIGITS[:PLACE], min(max(left, 20), 42), *DIGITS[PLACE:])):
            self.view.setColumnWidth(column, digits * letter)

    def _count(self) -> None:
        self.count.setText(say("{count} lines", count=self.model.rowCount()))
