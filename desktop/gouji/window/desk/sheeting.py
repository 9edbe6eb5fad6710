"""The ways between the check sheet and the rest of the desk: its page, its line among the tables, the source.

It is answered when the text was judged again, so that no edit waits for it, and once for its line and its page. Held
by ``tests/window/check_sheet/test_sheeting.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from gouji.casework.sheet.answers import sheet_of_case
from gouji.casework.step import Step
from gouji.window.check_sheet.page import CheckSheetPage
from gouji.window.check_sheet.rows import Row
from gouji.window.desk.own_page import OwnPage

if TYPE_CHECKING:
    from gouji.window.desk.desk import Desk


class Sheeting(OwnPage):
    """``counted`` tells that the lines were answered as the figures and the decisions stand."""

    counted = Signal()

    def __init__(self, desk: Desk) -> None:
        self.page = CheckSheetPage(desk.case)
        super().__init__(desk, self.page)
        desk.text.counted.connect(self._answer)
        self.page.stepped.connect(desk.show_step)
        self.page.looked.connect(self._look_at)

    def show_step(self, step: Step) -> None:
        """Lines were decided, something was ticked off, or rows of a table are others: that is shown at once. All else
        is, once the text was judged."""
        if step.rows is not None or any(one.pile in ("decided", "handled", "remarks") for one in step.marked):
            self._answer()

    def show(self) -> None:
        """Go to the check sheet."""
        self._open()
        self.page.take_focus()

    def select(self, step: Step) -> None:
        """Go to the line that a step decided, if it did that."""
        for one in step.marked:
            if one.pile == "decided":
                self.show()
                self.page.select(str(one.key))

    def _answer(self) -> None:
        answers = sheet_of_case(self._desk.case)
        self._desk.tables.show_check_sheet(answers)
        self.page.show_sheet(answers)
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
