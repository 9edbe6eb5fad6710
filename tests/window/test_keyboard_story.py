"""The whole story by keyboard alone: a sample is opened, worked through, looked into, saved and put on paper.

Every key goes to whatever has the keyboard, as on a desk without a mouse.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.window.desk.desk import Desk
from gouji.window.main import MainWindow
from gouji.window.papers.expecting import ExpectedDialog
from tests.window.hands import cell

KEY = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
FAR = 40
"""Tabs after which whoever looks for something has gone around."""


class Hands:
    """Two hands on the keyboard of a window."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot, self._window = qtbot, window

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        if QApplication.focusWidget() is None:  # a window manager gives the keyboard back once a dialog is gone
            self._window.activateWindow()
            self._qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        self._qtbot.keyClick(QApplication.focusWidget(), key, held)
        QApplication.processEvents()

    def write(self, text: str) -> None:
        for letter in text:  # the first one may open an editor
            self._qtbot.keyClicks(QApplication.focusWidget(), letter)

    def tab_to(self, widget: QWidget) -> None:
        """Tab until something has the keyboard."""
        for _ in range(FAR):
            if QApplication.focusWidget() is widget:
                return
            self.press(KEY.Key_Tab)
        raise AssertionError(f"no Tab leads to {widget.accessibleName() or widget}")

    def name_file(self, path: Path) -> None:
        """Once a dialog asks for a file: its path, then Enter. One in which the keyboard is elsewhere is given up."""
        self._path, self._looks = path, 0
        self._waiting = QTimer(self._window)
        self._waiting.setInterval(20)
        self._waiting.timeout.connect(self._answer)
        self._waiting.start()

    def _answer(self) -> None:
        dialog, field = QApplication.activeModalWidget(), QApplication.focusWidget()
        if not isinstance(dialog, QFileDialog):
            return
        self._looks += 1
        if isinstance(field, QLineEdit):
            self._waiting.stop()
            field.selectAll()
            self._qtbot.keyClicks(field, str(self._path))
            self._qtbot.keyClick(field, KEY.Key_Return)
        if dialog.isVisible() and self._looks > FAR:
            self._waiting.stop()
            dialog.reject()

    def agree_to(self, asked: type[QDialog]) -> None:
        """Once a dialog of this kind asks: Enter."""
        asking = QTimer(self._window)
        asking.setInterval(20)

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, asked):
                asking.stop()
                self._qtbot.keyClick(QApplication.focusWidget() or dialog, KEY.Key_Return)

        asking.timeout.connect(answer)
        asking.start()


def test_the_whole_story_by_keyboard_alone(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    hands = Hands(qtbot, window)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    hands.tab_to(window.stage.welcome.try_out)
    hands.press(KEY.Key_Space)
    qtbot.waitUntil(lambda: window.stage.desk_in_view is not None and not window.opening.busy, timeout=20_000)
    desk = window.desk
    assert desk is not None
    settle(qtbot, desk)
    wrong = cell(desk.case, "T3!20801.基本支出")
    hands.press(KEY.Key_F4)
    assert desk.sheet(2).current_cell() == wrong
    hands.press(KEY.Key_A, ALT)
    settle(qtbot, desk)
    both = (desk.case.printed, desk.case.document)
    printed, now = (one.tables[2].content(wrong.row, wrong.column).figure for one in both)
    assert printed != now
    hands.press(KEY.Key_F4)
    second = desk.worklist.causes.line
    assert second is not None
    hands.tab_to(desk.worklist.causes.remark)
    hands.write("asked the budget office")
    hands.press(KEY.Key_Return)
    settle(qtbot, desk)
    ticked = desk.case.listed.among(second.findings)
    assert ticked
    assert all(desk.case.handling_on(one) is not None for one in ticked)
    hands.tab_to(desk.worklist.causes.view)  # in a field Ctrl+Z takes back what was typed there
    hands.press(KEY.Key_Z, CTRL)
    assert not any(desk.case.handling_on(one) for one in ticked)
    hands.press(KEY.Key_Y, CTRL)
    look_around(hands, desk)
    insert_and_take_back(hands, desk)
    hands.name_file(tmp_path / "case.gouji")
    hands.press(KEY.Key_S, CTRL)
    assert (tmp_path / "case.gouji").exists()
    hands.name_file(tmp_path / "paper.pdf")
    hands.agree_to(ExpectedDialog)
    hands.press(KEY.Key_P, CTRL | SHIFT)
    assert (tmp_path / "paper.pdf").stat().st_size > 10_000
    assert "paper.pdf" in window.statusBar().currentMessage()
    window.close()
    again = Case.look_at(tmp_path / "case.gouji")
    assert again.marks.remarks[ticked[0].id] == "asked the budget office"
    assert len(again.changes) == 1
    again.close()


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Until what is looked for in the background is found."""
    qtbot.waitUntil(lambda: not desk.suspecting.busy)


def look_around(hands: Hands, desk: Desk) -> None:
    """Relations of the figure, all relations, the text, what is searched: Esc leads back from each."""
    hands.tab_to(desk.sheet(desk.tables.currentRow()).view)
    at = desk.tables.currentRow()
    hands.press(KEY.Key_R, CTRL)
    assert desk.relating.pane.isVisible()
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_R, CTRL | SHIFT)
    assert desk.stack.currentWidget() is desk.relating.page
    hands.press(KEY.Key_Escape)
    assert desk.tables.currentRow() == at
    hands.press(KEY.Key_T, CTRL | SHIFT)
    assert desk.text.is_in_view
    hands.press(KEY.Key_Escape)
    assert desk.tables.currentRow() == at
    hands.press(KEY.Key_F, CTRL)
    hands.write("2080101")
    assert desk.seeking.hits
    hands.press(KEY.Key_Escape)
    assert desk.sheet(desk.tables.currentRow()).view.hasFocus()


def insert_and_take_back(hands: Hands, desk: Desk) -> None:
    """A row, its code, its figure, and all of it taken back."""
    number = desk.tables.currentRow()
    rows = len(desk.case.document.tables[number].rows)
    hands.press(KEY.Key_Plus, CTRL | SHIFT)
    assert len(desk.case.document.tables[number].rows) == rows + 1
    hands.write("2080188")
    hands.press(KEY.Key_Return)
    assert "2080188" in desk.case.document.tables[number].row_of
    hands.press(KEY.Key_Minus, CTRL)
    assert len(desk.case.document.tables[number].rows) == rows
    for _ in range(3):
        hands.press(KEY.Key_Z, CTRL)
    assert len(desk.case.document.tables[number].rows) == rows
