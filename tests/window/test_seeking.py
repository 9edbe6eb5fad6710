"""Searching in the window: each key goes to a place, the field keeps the keyboard, Esc leads back into the table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.window.main import MainWindow
from tests.window.hands import cell


@pytest.fixture
def searching(window: MainWindow, case: Case) -> MainWindow:
    window.show_case(case)
    assert window.desk
    window.desk.seeking.open()
    return window


def test_a_name_is_found_in_all_tables_one_after_the_other(qtbot: QtBot, searching: MainWindow, case: Case) -> None:
    desk = searching.desk
    assert desk
    desk.tables.setCurrentRow(0)
    bar = desk.seeking
    assert not bar.isHidden()
    qtbot.keyClicks(bar.field, "pxzc")
    met = []
    for _ in range(3):
        met.append(desk.tables.currentRow())
        view = desk.sheet(met[-1]).view
        assert view.currentIndex().data() == "培训支出"
        qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert met == [1, 2, 4]
    assert desk.tables.currentRow() == 1
    assert bar.told.text() == "第 1 处，共 3 处"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert desk.tables.currentRow() == 4


def test_an_amount_is_gone_to_and_esc_leads_into_the_table(qtbot: QtBot, searching: MainWindow, case: Case) -> None:
    desk = searching.desk
    assert desk
    desk.tables.setCurrentRow(2)
    qtbot.keyClicks(desk.seeking.field, "46,477.4351")
    place = cell(case, "T3!20801.基本支出")
    assert desk.sheet(2).current_cell() == place
    qtbot.keyClick(desk.seeking.field, Qt.Key.Key_Escape)
    assert desk.seeking.isHidden()


def test_an_address_is_gone_to(qtbot: QtBot, searching: MainWindow, case: Case) -> None:
    desk = searching.desk
    assert desk
    desk.tables.setCurrentRow(2)
    desk.seeking.open_for_a_place()
    assert desk.seeking.field.text() == "T3!"
    desk.seeking.field.insert("20801.基本支出")
    assert desk.sheet(2).current_cell() == cell(case, "T3!20801.基本支出")


def test_what_is_nowhere_is_told(qtbot: QtBot, searching: MainWindow) -> None:
    desk = searching.desk
    assert desk
    desk.seeking.field.insert("没有这样的")
    assert desk.seeking.told.text() == "没有找到"
    desk.seeking.step(1)
    assert not desk.seeking.isHidden()
