"""A user who does anything at any time: the window never falters, and what it shows is what a check made anew finds.

The walk is random and the same every time; an exploring run walks further and elsewhere each time
(``pytest --hypothesis-profile=exploring``).
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.casework.prose.counts import text_counts
from gouji.model.document import Cell
from gouji.review.states import State
from gouji.window.desk.desk import Desk
from gouji.window.tree.flags import Flags
from gouji.window.tree.sheet import CheckedSheet
from gouji.window.worklist.answers import Answer
from tests.casework.test_findings import assert_as_made_anew
from tests.conftest import SLIPS
from tests.thorough import explores
from tests.window.hands import open_editor

KEY = Qt.Key
STEPS = 30
CODES = ("201", "20801", "2080101", "2080188", "2089999", "20505", "30101", "", "2")
FIGURES = ("0", "1", "464,774,531", "3万", "=1+2", "", "-5", "x", "999,999,999,999")


class User:
    """Somebody at a desk, who decides by dice."""

    def __init__(self, qtbot: QtBot, desk: Desk, dice: Random) -> None:
        self.qtbot, self.desk, self.dice = qtbot, desk, dice
        self.did: list[str] = []

    @property
    def sheet(self) -> CheckedSheet:
        """The table in view; one of them where none is."""
        page = self.desk.stack.currentWidget()
        if not isinstance(page, CheckedSheet):
            self.desk.tables.setCurrentRow(self.dice.randrange(len(self.desk.case.document.tables)))
            page = self.desk.stack.currentWidget()
        assert isinstance(page, CheckedSheet)
        return page

    def act(self) -> None:
        """Do one thing."""
        acts: list[Callable[[], None]] = [
            self.turn_to_a_table,
            self.go_somewhere,
            self.go_somewhere,
            self.select_more,
            self.type_a_figure,
            self.type_a_figure,
            self.clear,
            self.fill,
            self.insert,
            self.delete,
            self.recode,
            self.fold,
            self.filter,
            self.walk,
            self.answer,
            self.tick,
            self.remark,
            self.verify,
            self.undo,
            self.undo,
            self.redo,
            self.seek,
            self.look_elsewhere,
            self.press_a_key,
            self.wait,
        ]
        act = self.dice.choice(acts)
        self.did.append(act.__name__)
        if self.desk.finish_editing():
            act()
        else:
            self.qtbot.keyClick(QApplication.focusWidget() or self.desk, KEY.Key_Escape)

    def turn_to_a_table(self) -> None:
        self.desk.tables.setCurrentRow(self.dice.randrange(self.desk.tables.count()))

    def go_somewhere(self) -> None:
        model = self.sheet.model
        if model.rowCount():
            line, column = self.dice.randrange(model.rowCount()), self.dice.randrange(model.columnCount())
            self.sheet.view.go_to(model.index(line, column))
            self.sheet.view.setFocus()

    def select_more(self) -> None:
        view = self.sheet.view
        index = view.currentIndex()
        if index.isValid():
            other = view.tree.index(self.dice.randrange(view.tree.rowCount()), index.column())
            view.selectionModel().select(other, QItemSelectionModel.SelectionFlag.Select)

    def type_a_figure(self) -> None:
        view, index = self.sheet.view, self.sheet.view.currentIndex()
        if self.sheet.model.cell_of(index) is None:
            return
        editor = open_editor(view)
        editor.setText(self.dice.choice(FIGURES))
        self.qtbot.keyClick(editor, self.dice.choice((KEY.Key_Return, KEY.Key_Tab, KEY.Key_Escape)))

    def clear(self) -> None:
        self.sheet.cells.clear()

    def fill(self) -> None:
        self.sheet.cells.fill_down()

    def insert(self) -> None:
        self.sheet.rows.insert(self.dice.randrange(2))

    def delete(self) -> None:
        self.sheet.rows.delete()

    def recode(self) -> None:
        sheet = self.sheet
        index = sheet.view.currentIndex()
        if index.isValid() and sheet.model.may_type(index):
            sheet.model.setData(index, self.dice.choice(CODES))

    def fold(self) -> None:
        self.sheet._show_levels(self.dice.randrange(1, 4))

    def filter(self) -> None:
        self.sheet._filter(self.dice.random() < 0.5)

    def walk(self) -> None:
        self.desk.worklist.walk(self.dice.choice((1, 1, -1)))

    def answer(self) -> None:
        self.desk.worklist.answer(self.dice.choice(list(Answer)))

    def tick(self) -> None:
        findings = self.desk.case.findings()
        if findings:
            some = self.dice.sample(findings, min(3, len(findings)))
            state = self.dice.choice((State.CHECKED, State.EXPLAINED, State.DISMISSED, State.PENDING))
            self.desk.answering.handle(some, state, self.dice.choice(("", "已问")))

    def remark(self) -> None:
        self.desk.worklist.tabs.setCurrentIndex(self.dice.randrange(2))
        self.desk.worklist.walk(1)

    def verify(self) -> None:
        self.desk.verify()

    def undo(self) -> None:
        self.desk.undo()

    def redo(self) -> None:
        self.desk.redo()

    def seek(self) -> None:
        self.desk.seeking.open()
        self.desk.seeking.field.setText(self.dice.choice(("208", "行政", "464,774", "T3!20801", "zzz", "")))
        self.desk.seeking.step(1)

    def look_elsewhere(self) -> None:
        show = self.dice.choice((self.desk.relating.show, self.desk.relating.show_all, self.desk.text.show))
        show()

    def press_a_key(self) -> None:
        keys = (KEY.Key_Left, KEY.Key_Right, KEY.Key_Up, KEY.Key_Down, KEY.Key_Return, KEY.Key_Escape, KEY.Key_Tab)
        self.qtbot.keyClick(QApplication.focusWidget() or self.desk, self.dice.choice(keys))

    def wait(self) -> None:
        self.qtbot.wait(30)


def assert_shows_what_stands(desk: Desk) -> None:
    """The lists, the tables and the counts show the case as it would be shown anew."""
    case = desk.case
    assert_as_made_anew(case)
    assert desk.worklist.model.findings == case.findings()
    for number, sheet in desk.sheets._sheets.items():
        assert sheet.model.table is case.document.tables[number]
        assert sheet.model._flags.looks == Flags(case.document, number, case.listed.by_relation()).looks
        for row in range(len(sheet.model.table.rows)):
            index = sheet.model.cell_index(Cell(number, row, sheet.model.table.row_columns(row)[0]))
            assert not index.isValid() or sheet.model.row_of(index) == row


@pytest.mark.usefixtures("brief_search")
@pytest.mark.parametrize("seed", range(2))
def test_whatever_a_user_does_the_window_shows_what_stands(qtbot: QtBot, seed: int) -> None:
    dice, steps = (Random(), 20 * STEPS) if explores() else (Random(seed), STEPS)
    case = Case.look_at(SLIPS)
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    user = User(qtbot, desk, dice)
    for step in range(steps):
        user.act()
        if step % 15 == 14 and desk.finish_editing():
            assert_shows_what_stands(desk)
    qtbot.waitUntil(lambda: not desk.suspecting.busy, timeout=30_000)
    if desk.finish_editing():
        assert_shows_what_stands(desk)
    desk.text.count()
    assert desk.text.counts == text_counts(case.check, case.handling_on)
    while case.can_undo:
        desk.undo()
    assert_shows_what_stands(desk)
    assert [table.rows for table in case.document.tables] == [table.rows for table in case.printed.tables]
    desk.close_case()
