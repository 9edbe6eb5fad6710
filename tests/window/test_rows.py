"""Rows are inserted, deleted and given other codes by keys and menu, in the table where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.casework.telling.deeds import deed_told
from gouji.model.document import Cell
from gouji.window.desk.desk import Desk
from gouji.window.main import MainWindow
from gouji.window.tree.columns import What
from gouji.window.tree.sheet import CheckedSheet
from tests.conftest import SLIPS
from tests.window.hands import cell, type_into

SPENDING = 2
WRONG = "T3!20801.基本支出"


def shown(sheet: CheckedSheet, key: str) -> list[str]:
    """What the columns of a row show."""
    model = sheet.model
    index = model.index_of(model.table.row_of[key], 0)
    return [str(index.siblingAtColumn(column).data()) for column in range(model.columnCount())]


def go(desk: Desk, key: str, column: int = 0) -> CheckedSheet:
    """Put the cursor and the keyboard on a row of the expenditure."""
    sheet = desk.sheet(SPENDING)
    row = sheet.model.table.row_of[key]
    sheet.show_cell(Cell(SPENDING, row, 0))
    sheet.view.go_to(sheet.model.index_of(row, column))
    return sheet


def editor_of(sheet: CheckedSheet) -> QLineEdit:
    """The open editor of a code or name."""
    found = sheet.view.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def cursor(sheet: CheckedSheet) -> tuple[str, int]:
    index = sheet.view.currentIndex()
    return sheet.model.table.keys[sheet.model.row_of(index)], index.column()


def test_a_row_is_put_in_above_the_cursor_and_filled_to_the_right(qtbot: QtBot, desk: Desk) -> None:
    before = desk.sheet(SPENDING)
    go(desk, "2080102", 2)
    before.rows.insert()
    sheet = desk.sheet(SPENDING)
    assert sheet is not before
    assert desk.stack.currentWidget() is sheet
    assert sheet.view.hasFocus()
    assert cursor(sheet) == ("#1", 0)
    assert shown(sheet, "#1")[:4] == ["", "", "", ""]
    qtbot.keyClicks(sheet.view, "2")
    editor = editor_of(sheet)
    qtbot.keyClicks(editor, "080188")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    sheet = desk.sheet(SPENDING)
    assert cursor(sheet) == ("2080188", 1)
    sheet.view.edit(sheet.view.currentIndex())
    editor_of(sheet).setText("某项")
    qtbot.keyClick(editor_of(sheet), Qt.Key.Key_Tab)
    sheet = desk.sheet(SPENDING)
    assert cursor(sheet) == ("2080188", 2)
    type_into(qtbot, sheet.view, "500")
    assert shown(desk.sheet(SPENDING), "2080188")[1:3] == ["某项", "✗ 500"]
    assert deed_told(desk.case.document, desk.case.journal.last_done) == "改数 T3 2080188 某项 合计"
    for _ in range(4):
        desk.undo()
    assert "2080188" not in desk.sheet(SPENDING).model.table.row_of
    assert not desk.case.can_undo


def test_the_key_that_ends_the_typing_of_a_code_tells_where_to_go_on(qtbot: QtBot, desk: Desk) -> None:
    """As in spreadsheets: Tab to the next cell that wants something, past what the catalogue filled in."""
    amount = next(place for place, one in enumerate(desk.sheet(SPENDING).model.columns) if one.what is What.AMOUNT)

    def typed(text: str, key: Qt.Key) -> tuple[str, int]:
        sheet = desk.sheet(SPENDING)
        sheet.view.edit(sheet.view.currentIndex())
        editor = editor_of(sheet)
        editor.setText(text)
        qtbot.keyClick(editor, key)
        assert desk.sheet(SPENDING).view.hasFocus()
        return cursor(desk.sheet(SPENDING))

    go(desk, "2080102").rows.insert()
    assert typed("2080505", Qt.Key.Key_Tab)[1] == amount
    go(desk, "2080102").rows.insert()
    below, column = typed("2080188", Qt.Key.Key_Return)
    model = desk.sheet(SPENDING).model
    lines = [model.line_of(model.table.row_of[key]) for key in ("2080188", below)]
    assert (column, lines[1]) == (0, (lines[0] or 0) + 1)
    assert typed(below, Qt.Key.Key_Tab) == (below, amount)  # nothing was changed
    type_into(qtbot, desk.sheet(SPENDING).view, "1", Qt.Key.Key_Tab)
    assert cursor(desk.sheet(SPENDING)) == (below, amount + 1)
    qtbot.waitUntil(lambda: not desk.sheet(SPENDING).view.viewport().findChildren(QLineEdit))
    type_into(qtbot, desk.sheet(SPENDING).view, "1", Qt.Key.Key_Backtab)
    assert cursor(desk.sheet(SPENDING)) == (below, amount)


@pytest.mark.parametrize(("key", "right"), [(Qt.Key.Key_Tab, 2), (Qt.Key.Key_Return, 0)])
def test_a_code_is_taken_over_while_others_are_offered(qtbot: QtBot, desk: Desk, key: Qt.Key, right: int) -> None:
    go(desk, "2080102").rows.insert()
    sheet = desk.sheet(SPENDING)
    qtbot.keyClicks(sheet.view, "2")
    editor = editor_of(sheet)
    qtbot.keyClicks(editor, "080505")
    completer = editor.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, key)
    sheet = desk.sheet(SPENDING)
    row = sheet.model.row_of(sheet.view.currentIndex())
    added = next(number for number, one in enumerate(sheet.model.table.rows) if one.added is not None)
    assert sheet.model.table.rows[added].name == "机关事业单位基本养老保险缴费支出"
    assert (row == added, sheet.view.currentIndex().column()) == (key is Qt.Key.Key_Tab, right)
    assert sheet.view.hasFocus()


def test_a_row_below_the_last_of_a_table(desk: Desk) -> None:
    sheet = go(desk, desk.sheet(SPENDING).model.table.keys[-1])
    count = len(sheet.model.table.rows)
    sheet.rows.insert_below()
    assert desk.sheet(SPENDING).model.row_of(desk.sheet(SPENDING).view.currentIndex()) == count


def test_rows_that_are_selected_go_together_and_come_back(qtbot: QtBot, desk: Desk) -> None:
    told: list[str] = []
    desk.told.connect(told.append)
    sheet = go(desk, "2080101")
    qtbot.keyClick(sheet.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    rows = len(sheet.model.table.rows)
    sheet.rows.delete()
    assert told == ["已删除 2 行，可以撤销。"]
    assert len(desk.sheet(SPENDING).model.table.rows) == rows - 2
    assert cursor(desk.sheet(SPENDING))[0] == "2080105"
    desk.undo()
    assert cursor(desk.sheet(SPENDING))[0] == "2080101"
    assert len(desk.sheet(SPENDING).model.table.rows) == rows


def test_a_code_is_chosen_from_what_the_catalogue_offers(qtbot: QtBot, desk: Desk) -> None:
    sheet = go(desk, "2080102", 3)
    sheet.rows.recode()
    editor = editor_of(sheet)
    completer = editor.completer()
    assert completer is not None
    editor.clear()
    for typed in ("jgsydwjbylbx", "基本养老保险缴费", "2080505"):
        completer.setCompletionPrefix(typed)
        offers = completer.completionModel()
        found = [str(offers.index(row, 0).data()) for row in range(offers.rowCount())]
        assert "2080505　机关事业单位基本养老保险缴费支出" in found, typed
    editor.setText(completer.pathFromIndex(offers.index(0, 0)))
    completer.activated.emit("2080505")
    qtbot.waitUntil(lambda: desk.sheet(SPENDING) is not sheet)
    table = desk.case.document.tables[SPENDING]
    row = table.printed_rows.index(sheet.model.table.row_of["2080102"]) if table.printed_rows else -1
    assert (table.rows[row].code, table.rows[row].name) == ("2080505", "一般行政管理事务")
    assert deed_told(desk.case.document, desk.case.journal.last_done) == "改编码 T3 2080102 一般行政管理事务 → 2080505"
    tip = str(desk.sheet(SPENDING).model.index_of(row, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert "原文为：2080102 一般行政管理事务" in tip


def test_what_is_no_code_stays_in_the_editor(qtbot: QtBot, desk: Desk) -> None:
    told: list[str] = []
    desk.told.connect(told.append)
    sheet = go(desk, "2080102")
    sheet.rows.recode()
    editor = editor_of(sheet)
    editor.setText("20")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert "不是科目编码" in told[0]
    assert not sheet.finish_editing()
    assert not desk.case.can_undo
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert sheet.finish_editing()


def test_names_that_are_printed_are_not_typed_over_and_it_is_said(qtbot: QtBot, desk: Desk) -> None:
    told: list[str] = []
    desk.told.connect(told.append)
    sheet = go(desk, "2080102", 1)
    here = sheet.view.currentIndex()
    assert not sheet.model.may_type(here)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_7, Qt.Key.Key_A):
        qtbot.keyClick(sheet.view, key)
        assert sheet.view.currentIndex() == here
    assert told == ["此处不能输入：原文的名称保持不变。要改科目，在编码上按 F2。"] * 3
    sheet.view.go_to(here.siblingAtColumn(sheet.model.columnCount() - 1))
    qtbot.keyClick(sheet.view, Qt.Key.Key_7)
    assert told[3:] == ["此处不能输入：差额由表中的数算出。"]


def test_the_name_of_the_catalogue_is_taken_knowingly(qtbot: QtBot, desk: Desk) -> None:
    told: list[str] = []
    desk.told.connect(told.append)
    sheet = go(desk, "2080102")
    sheet.rows.recode()
    editor_of(sheet).setText("2080505")
    qtbot.keyClick(editor_of(sheet), Qt.Key.Key_Tab)
    sheet, pensions = desk.sheet(SPENDING), "机关事业单位基本养老保险缴费支出"
    assert told == [f"名称仍按原文“一般行政管理事务”；目录中 2080505 为“{pensions}”，按 Ctrl+Shift+N 采用。"]
    row = sheet.model.row_of(sheet.view.currentIndex())
    assert sheet.model.table.rows[row].name == "一般行政管理事务"
    sheet.rows.take_name()
    assert desk.sheet(SPENDING).model.table.rows[row].name == pensions
    desk.sheet(SPENDING).rows.take_name()
    assert told[1:] == ["此行名称已与目录一致。"]
    desk.undo()
    assert desk.sheet(SPENDING).model.table.rows[row].name == "一般行政管理事务"


def test_a_code_with_its_own_name_leaves_nothing_to_choose(qtbot: QtBot, desk: Desk) -> None:
    told: list[str] = []
    desk.told.connect(told.append)
    sheet = go(desk, "2080102")
    sheet.rows.recode()
    editor_of(sheet).setText("2011002")  # called 一般行政管理事务 too
    qtbot.keyClick(editor_of(sheet), Qt.Key.Key_Return)
    assert told == []


def test_what_was_closed_stays_closed_and_the_others_follow(qtbot: QtBot, desk: Desk) -> None:
    sheet = go(desk, "20110")
    sheet.view.turn(sheet.model.index_of(sheet.model.table.row_of["20110"], 0))
    at = desk.case.document.tables[SPENDING].row_of["2080102"]
    desk.worklist.walk(1)
    qtbot.waitUntil(lambda: not desk.suspecting.busy)
    causes = len(desk.worklist.causes.causes)
    go(desk, "2080102")
    sheet.rows.insert()
    sheet = desk.sheet(SPENDING)
    assert sheet.model.outline.is_closed(sheet.model.table.row_of["20110"])
    assert not sheet.model.outline.is_closed(sheet.model.table.row_of["208"])
    qtbot.waitUntil(lambda: not desk.suspecting.busy)
    assert len(desk.worklist.causes.causes) == causes
    desk.going.to_cell(Cell(SPENDING, at, 0))
    assert desk.source.views
    desk.seeking.open()
    desk.seeking.field.setText("2080199")
    assert {hit.row for hit in desk.seeking.hits if hit.table == SPENDING} == {sheet.model.table.row_of["2080199"]}


def test_a_source_that_is_clicked_finds_the_figure_where_it_stands_now(desk: Desk) -> None:
    place = cell(desk.case, WRONG)
    spot = desk.case.document.tables[SPENDING].source(place.row, place.column)
    assert desk.source.cell_at(spot) is not None
    go(desk, "20110")
    desk.sheet(SPENDING).rows.insert()
    found = desk.source.cell_at(spot)
    assert isinstance(found, Cell)
    assert (found.table, found.row) == (SPENDING, place.row + 1)


def test_a_side_of_a_table_gets_a_row_of_its_own(desk: Desk) -> None:
    desk.tables.setCurrentRow(0)
    sheet = desk.sheet(0)
    right = next(row for row, one in enumerate(sheet.model.table.rows) if one.side == 1)
    sheet.show_cell(Cell(0, right, sheet.model.table.sides[1][0]))
    lines = sheet.model.rowCount()
    beside = [str(sheet.model.index(line, 1).data()) for line in range(lines)]
    names = [place for place, one in enumerate(sheet.model.columns) if one.what is What.NAME]
    pairs = {tuple(str(sheet.model.index(line, name).data()) for name in names) for line in range(lines)}
    sheet.rows.insert()
    sheet = desk.sheet(0)
    assert sheet.model.table.rows[right].by is not None
    after = [tuple(str(sheet.model.index(line, name).data()) for name in names) for line in range(lines + 1)]
    assert set(after) == pairs | {("", "")}
    assert sheet.model.row_of(sheet.view.currentIndex()) == right
    assert [str(sheet.model.index(line, 1).data()) for line in range(sheet.model.rowCount())][-lines:] == beside
    assert sheet.model.may_type(sheet.view.currentIndex())


def test_a_table_that_loses_all_its_rows_and_has_them_again(desk: Desk) -> None:
    sheet = go(desk, "20110")
    sheet.view.selectAll()
    sheet.rows.delete()
    assert desk.sheet(SPENDING).model.rowCount() == 0
    desk.sheet(SPENDING).rows.insert()
    assert desk.sheet(SPENDING).model.rowCount() == 1
    desk.undo()
    desk.undo()
    assert desk.sheet(SPENDING).model.table is sheet.model.table


@pytest.fixture
def worked(qtbot: QtBot, window: MainWindow, case: Case) -> MainWindow:
    """The window with the case in it and the keyboard in the expenditure."""
    window.show_case(case)
    assert window.desk
    window.activateWindow()
    go(window.desk, "2080102")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return window


def action(window: MainWindow, text: str) -> QAction:
    return next(one for one in window.findChildren(QAction) if one.text() == text)


def test_the_menu_names_the_keys_of_spreadsheets(worked: MainWindow) -> None:
    assert worked.desk
    assert action(worked, "插入行").shortcut().toString() == "Ctrl+Shift++"
    assert action(worked, "删除所选行").shortcut().toString() == "Ctrl+-"
    rows = len(worked.desk.case.document.tables[SPENDING].rows)
    action(worked, "插入行").trigger()
    assert len(worked.desk.case.document.tables[SPENDING].rows) == rows + 1
    assert worked.commands.undo.toolTip().startswith("撤销：在 T3 插入行")
    action(worked, "删除所选行").trigger()
    assert len(worked.desk.case.document.tables[SPENDING].rows) == rows


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize("held", [CTRL, CTRL | SHIFT, CTRL | Qt.KeyboardModifier.KeypadModifier])
def test_a_row_is_inserted_by_every_key_that_bears_a_plus(
    qtbot: QtBot, worked: MainWindow, held: Qt.KeyboardModifier
) -> None:
    assert worked.desk
    rows = len(worked.desk.case.document.tables[SPENDING].rows)
    qtbot.keyClick(worked.desk.sheet(SPENDING).view, Qt.Key.Key_Plus, held)
    assert len(worked.desk.case.document.tables[SPENDING].rows) == rows + 1


def test_no_row_goes_while_the_keyboard_is_elsewhere(worked: MainWindow) -> None:
    assert worked.desk
    worked.desk.worklist.causes.view.setFocus()
    action(worked, "删除所选行").trigger()
    assert not worked.desk.case.can_undo
    assert worked.statusBar().currentMessage() == "请先在表格中选中单元格。"


def test_a_case_with_other_rows_opens_as_it_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    case = Case.look_at(SLIPS)
    case.save_as(tmp_path / "案卷.gouji")
    case.insert_row(SPENDING, 3)
    case.close()
    again = Case.open(tmp_path / "案卷.gouji")
    desk = Desk(again)
    qtbot.addWidget(desk)
    assert desk.sheet(SPENDING).model.table.rows[3].by is not None
    again.close()


def test_a_blank_row_is_shown_where_it_was_put(desk: Desk) -> None:
    sheet = go(desk, "2080102")
    line = sheet.model.line_of(sheet.model.table.row_of["2080102"])
    assert line is not None
    sheet.rows.insert()
    model = desk.sheet(SPENDING).model
    assert line is not None
    assert model.line_of(model.table.row_of["#1"]) == line
    desk.sheet(SPENDING).rows.insert()
    model = desk.sheet(SPENDING).model
    assert [model.line_of(model.table.row_of[key]) for key in ("#2", "#1", "2080102")] == [line, line + 1, line + 2]
