"""Another language holds at once: a window that speaks it goes on with the case where the one before was left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gouji.app import Program
from gouji.casework.case import Case
from gouji.model.document import Cell
from gouji.window.settings import SettingsDialog
from gouji.wording import LANGUAGE, choose
from tests.window.hands import type_into


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication) -> Iterator[Program]:
    before, locale = LANGUAGE.get(), QLocale()
    program = Program(qapp)
    program.window.show()
    yield program
    program.window.close()
    choose(before)
    QLocale.setDefault(locale)
    qapp.removeTranslator(program._words)


def choose_in_settings(program: Program, language: str) -> list[str]:
    """Choose a language in the settings; the titles of the settings as they were opened then and after."""
    titles: list[str] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SettingsDialog)
        titles.append(dialog.windowTitle())
        if len(titles) == 1:
            QTimer.singleShot(50, act)
            dialog.language.setCurrentIndex(dialog.language.findData(language))
        else:
            dialog.reject()

    QTimer.singleShot(50, act)
    program.window.doing.settle()
    return titles


def test_another_language_is_spoken_at_once_where_the_work_was_left(qtbot: QtBot, program: Program, case: Case) -> None:
    before = program.window
    before.show_case(case)
    assert before.desk
    before.desk.tables.setCurrentRow(2)
    before.desk.show_cell(Cell(2, 0, 0))
    type_into(qtbot, before.desk.sheet(2).view, "5")
    titles = choose_in_settings(program, "en")
    qtbot.waitUntil(lambda: len(titles) == 2)
    window = program.window
    assert titles == ["设置", "Settings"]
    assert window is not before
    assert window.isVisible()
    assert window.size() == before.size() if before.isVisible() else True
    assert [action.text() for action in window.menuBar().actions()][:2] == ["&File", "&Edit"]
    desk = window.desk
    assert desk is not None
    assert desk.case is case
    assert desk.tables.currentRow() == 2
    assert desk.sheet(2).model.heads[0] == "Code"
    assert case.can_undo
    desk.undo()
    qtbot.waitUntil(lambda: "Errors: 3 (differing: 8)" in desk.verdict.chips["differs"].text())
    assert choose_in_settings(program, "zh_CN")[0] == "Settings"
    qtbot.waitUntil(lambda: program.window is not window)
    assert program.window.menuBar().actions()[0].text() == "文件(&F)"


def test_the_language_is_changed_before_anything_is_open(qtbot: QtBot, program: Program) -> None:
    before = program.window
    titles = choose_in_settings(program, "en")
    qtbot.waitUntil(lambda: len(titles) == 2)
    assert program.window is not before
    assert program.window.desk is None
    assert program.window.stage.welcome.button.text() == "Open…"


def test_what_is_being_typed_and_refused_keeps_its_window(qtbot: QtBot, program: Program, case: Case) -> None:
    before = program.window
    before.show_case(case)
    assert before.desk
    before.desk.show_cell(Cell(2, 0, 0))
    sheet = before.desk.sheet(2)
    sheet.view.edit(sheet.view.currentIndex())
    assert sheet.delegate._editor is not None
    sheet.delegate._editor.setText("kein Betrag")
    program.speak("en")
    assert program.window is before
    assert LANGUAGE.get() == "zh_CN"
