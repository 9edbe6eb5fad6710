"""The ways between the check sheet and the rest of the desk: its page, its line among the tables, the source.

It is answered once the text was judged again, so that no edit waits for it. Held by
``tests/window/check_sheet/test_sheeting.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from gouji.casework.sheet.answers import is_published, sheet_of_case
from gouji.casework.step import Step
from gouji.window.check_sheet.page import CheckSheetPage
from gouji.window.check_sheet.rows import Row

if TYPE_CHECKING:
    from gouji.window.desk.desk import Desk


class Sheeting(QObject):
    """``counted`` tells that the lines were answered as the figures and the decisions stand."""

    counted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.page = CheckSheetPage(desk.case)
        self._before = 0
        """The line of the tables that was in view before the check sheet was."""
        desk.stack.addWidget(self.page)
        desk.stack.currentChanged.connect(self._note_view)
        desk.text.counted.connect(self._answer)
        self.page.looked.connect(self._look_at)
        self.page.chosen.connect(desk.show_cell)
        self.page.stepped.connect(desk.show_step)
        self.page.told.connect(desk.told)
        self.page.left.connect(self._go_back)

    @property
    def _desk(self) -> Desk:
        """Asked for each time: one that is kept here would keep the desk alive when the window lets go of it."""
        return cast("Desk", self.parent())

    @property
    def is_in_view(self) -> bool:
        return self._desk.stack.currentWidget() is self.page

    def show_step(self, step: Step) -> None:
        """Lines were decided, something was ticked off, or rows of a table are others: that is shown at once. All else
        is, once the text was judged."""
        if step.rows is not None or any(one.pile in ("decided", "ticks", "remarks") for one in step.marked):
            self._answer()

    def show(self) -> None:
        """Go to the check sheet."""
        self._desk.tables.setCurrentRow(self._desk.stack.indexOf(self.page))
        self.page.take_focus()

    def select(self, step: Step) -> None:
        """Go to the line that a step decided, if it did that."""
        for one in step.marked:
            if one.pile == "decided":
                self.show()
                self.page.select(str(one.key))

    def _answer(self) -> None:
        case = self._desk.case
        told = is_published(case.check) or bool(case.marks.decided)
        self._desk.tables.show_check_sheet(sheet_of_case(case) if told else ())
        self.page.look_again()
        self.counted.emit()

    def _look_at(self, row: Row) -> None:
        """The table goes to the first figure that proves it, the source to that and to the words; of a line to those of
        its first problem or, where nothing was found, the source to its table."""
        desk, answer = self._desk, row.answer
        problem = row.problem or next(iter(answer.problems if answer else ()), None)
        if problem is None:
            wanted = answer.line.tables if answer else ()
            kinds = [one.kind for one in desk.case.document.tables]
            for kind in [one for one in wanted if one in kinds][:1]:
                desk.source.show_table(kinds.index(kind))
            return
        for cell in problem.cells[:1]:
            desk.sheet(cell.table).look_at(cell)
        if problem.places:
            desk.source.show_words(problem.places, problem.cells[:1])
        else:
            desk.source.show_cells(problem.cells)

    def _note_view(self, number: int) -> None:
        if self._desk.stack.widget(number) is not self.page:
            self._before = number

    def _go_back(self) -> None:
        self._desk.tables.setCurrentRow(self._before)
        self._desk.tables.setFocus()
