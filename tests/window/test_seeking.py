"""Searching in the window: each key goes to a place, the field keeps the keyboard, Esc leads back into the table."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.window.main import MainWindow
from tests.checking.prose.pages import page_of
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


def test_what_stands_in_the_text_is_gone_to_there(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """After the tables; from the text itself on from there. The source shows the line, Esc leads into the text."""
    said = "“住房保障支出（类）住房改革支出（款）购房补贴（项）”552.43万元，主要用于购房补贴。"
    page_of(tmp_path, "预算", "般", said)
    window.show_case(Case.look_at(tmp_path / "页.html"))
    desk = window.desk
    assert desk
    qtbot.waitUntil(lambda: bool(desk.source.views))
    desk.seeking.open()
    bar, page, met = desk.seeking, desk.text.page, []
    bar.field.setText("购房补贴")
    for _ in bar.hits:
        met.append(desk.text.is_in_view)
        if desk.text.is_in_view:
            assert page.model.found is not None
            number, start, end = page.model.found
            (shown,) = (one for one in page.model.shown if one.number == number)
            assert shown.paragraph.text[start:end] == "购房补贴"
        qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert met[-2:] == [True, True]
    assert met.count(True) == 2
    assert False in met
    desk.text.show()
    desk.seeking.open()
    bar.field.setText("主要用于")
    assert bar.told.text() == "第 1 处，共 1 处"
    assert desk.text.is_in_view
    window.activateWindow()
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert page.view.hasFocus()
    desk.leave_case()


def test_what_is_nowhere_is_told(qtbot: QtBot, searching: MainWindow) -> None:
    desk = searching.desk
    assert desk
    desk.seeking.field.insert("没有这样的")
    assert desk.seeking.told.text() == "没有找到"
    desk.seeking.step(1)
    assert not desk.seeking.isHidden()
