"""检查表: the lines by part with the program's answers and what proves them, the person's decisions, and the ways out.

It is looked at anew only while it is seen, and stays where it is when answers change. Held by
``tests/window/check_sheet/test_page.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton

from gouji.casework.case import Case
from gouji.casework.sheet.answer import Answer
from gouji.casework.sheet.answers import sheet_of_case
from gouji.casework.sheet.printing import counted
from gouji.casework.step import Step
from gouji.errors import UserError
from gouji.model.document import Cell
from gouji.review.decisions import Given
from gouji.window.check_sheet.decision import DecisionPane
from gouji.window.check_sheet.model import SheetModel
from gouji.window.check_sheet.rows import Kind, Row
from gouji.window.check_sheet.view import SheetView
from gouji.window.parted import part_across
from gouji.window.plain import Label
from gouji.window.seen_anew import SeenAnew
from gouji.wording import say

SHEET, DECISION = 7, 4
"""The parts of the width that the sheet and what is beside it take."""


class CheckSheetPage(SeenAnew):
    """``looked`` carries the Row that is looked at, ``chosen`` the Cell to go to, ``stepped`` the Step of a decision,
    ``told`` a sentence. ``workbook_wanted``, ``paper_wanted`` and ``own_wanted`` tell that it is to be written: as a
    workbook, as a paper, into a workbook of the user's own; ``left`` tells that the user goes back."""

    looked = Signal(object)
    chosen = Signal(Cell)
    stepped = Signal(Step)
    told = Signal(str)
    workbook_wanted = Signal()
    paper_wanted = Signal()
    own_wanted = Signal()
    left = Signal()

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self._answers: Sequence[Answer] | None = None
        """The lines as they were answered for whoever lists them; None where nobody did."""
        self.model = SheetModel()
        self.view = SheetView(self.model)
        self.decision = DecisionPane(case)
        self.summary = Label()
        self.summary.setWordWrap(True)
        self.only_open = QCheckBox(say("Only what is open"))
        self.only_open.toggled.connect(self._renew)
        self.view.pointed.connect(self._look)
        self.view.decided.connect(self.decide)
        self.view.chosen.connect(self._choose)
        self.view.left.connect(self.left)
        self.view.told.connect(self.told)
        self.decision.chosen.connect(self.chosen)
        self.decision.decided.connect(self.decide)
        self.decision.remarked.connect(self._remark)
        bar = QHBoxLayout()
        bar.addWidget(self.summary, 1)
        bar.addWidget(self.only_open)
        for text, wanted in (
            ("Excel…", self.workbook_wanted),
            ("PDF…", self.paper_wanted),
            ("Into a sheet of your own…", self.own_wanted),
        ):
            button = QPushButton(say(text))
            button.clicked.connect(wanted)
            bar.addWidget(button)
        part_across(self, bar, (self.view, SHEET), (self.decision, DECISION))

    def show_sheet(self, answers: Sequence[Answer] | None) -> None:
        """The lines as they are answered from now on; None where they are to be answered when they are seen."""
        self._answers = answers
        self.look_again()

    def take_focus(self) -> None:
        """The keyboard goes to the list, where it was or to the first line."""
        self.view.setFocus()
        if self.view.row is None:
            self.walk(1, among=self._lines())

    def select(self, line: str) -> None:
        """Go to a line by its id; all are shown where it was not."""
        self._see()
        if not self.model.find((line,)).isValid():
            self.only_open.setChecked(False)
        self.view.setCurrentIndex(self.model.find((line,)))

    def walk(self, by: int, among: list[int] | None = None) -> None:
        """The next or previous line that is not settled, all around; of all where all are."""
        lines = self._lines()
        wanted = among or [one for one in lines if not self._is_settled(one)] or lines
        if not wanted:
            return
        own = self.view.row
        at = self.model.find(own.key[:1]).row() if own else -1
        beside = [one for one in wanted if one > at] if by > 0 else [one for one in reversed(wanted) if one < at]
        self.view.setCurrentIndex(self.model.index((beside or (wanted if by > 0 else wanted[::-1]))[0]))

    def decide(self, answer: Given | None) -> None:
        """Answer the line that is looked at on the ground that stands now, or take what was decided away."""
        one = self.decision.answer
        if one is None or (answer is None and one.decided is None):
            return
        self.decision.remark.setModified(False)
        remark = self.decision.remark.text() if answer else ""
        self._act(lambda: self.case.decide(one.line.id, answer, remark, one.ground))

    def _remark(self, text: str) -> None:
        """A remark changes neither an answer nor the ground that it was given on."""
        if (one := self.decision.answer) is not None:
            given, ground = (one.decided.answer, one.decided.ground) if one.decided else (None, one.ground)
            self._act(lambda: self.case.decide(one.line.id, given, text, ground))

    def _act(self, act: Callable[[], Step]) -> None:
        try:
            step = act()
        except UserError as error:
            self.told.emit(say(error.message, **error.params))
            self._renew()
        else:
            self.stepped.emit(step)

    def _lines(self) -> list[int]:
        return [number for number, row in enumerate(self.model.rows) if row.kind is Kind.LINE]

    def _is_settled(self, number: int) -> bool:
        answer = self.model.rows[number].answer
        return answer is not None and answer.is_settled

    def _look(self, row: Row) -> None:
        self.decision.show_row(row)
        self.looked.emit(row)

    def _choose(self) -> None:
        """To the first figure that proves what is looked at, if there is one."""
        row = self.view.row
        problems = row.answer.problems[:1] if row and row.answer else ()
        one = row.problem if row and row.problem else next(iter(problems), None)
        if one is not None and one.cells:
            self.chosen.emit(one.cells[0])

    def _renew(self) -> None:
        """Look at the answers again; what was looked at stays so if it still stands."""
        answers = sheet_of_case(self.case) if self._answers is None else self._answers
        before = self.view.row
        with QSignalBlocker(self.view):
            if self.model.show_answers(answers, only_open=self.only_open.isChecked()) and before is not None:
                self.view.setCurrentIndex(self.model.find(before.key))
        self.summary.setText(counted(answers))
        self.decision.show_row(self.view.row)
