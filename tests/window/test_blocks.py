"""Blocks of cells from and to spreadsheets: pasted, cleared, filled and added up, each as one action or not at all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.model.document import Cell
from gouji.window.desk.desk import Desk
from gouji.window.helping.keys import keys_of
from gouji.window.main import MainWindow
from gouji.window.tree.sheet import CheckedSheet
from tests.window.hands import cell

CTRL = Qt.KeyboardModifier.ControlModifier


def place(sheet: CheckedSheet, address: str) -> Cell:
    return cell(sheet.model.case, f"T3!{address}")


def amounts(sheet: CheckedSheet, *addresses: str) -> list[str]:
    return [sheet.model.amount(*place(sheet, address)[1:]) for address in addresses]


def select(sheet: CheckedSheet, *addresses: str) -> None:
    sheet.show_cell(place(sheet, addresses[0]))
    selection = sheet.view.selectionModel()
    for address in addresses:
        selection.select(sheet.model.cell_index(place(sheet, address)), selection.SelectionFlag.Select)


def paste(qtbot: QtBot, sheet: CheckedSheet, text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
    qtbot.keyClick(sheet.view, Qt.Key.Key_V, CTRL)


FOUR = ("2011001.合计", "2011001.基本支出", "2011002.合计", "2011002.基本支出")


def test_a_block_goes_into_the_cells_and_is_undone_as_one(qtbot: QtBot, desk: Desk, sheet: CheckedSheet) -> None:
    before = amounts(sheet, *FOUR)
    select(sheet, FOUR[0])
    paste(qtbot, sheet, '"1,000"\t2万\r\n(3)\t\r\n')
    assert amounts(sheet, *FOUR) == ["1,000", "20,000", "−3", ""]
    desk.undo()
    assert amounts(sheet, *FOUR) == before


def test_cells_of_a_web_page_are_taken_from_its_table(qtbot: QtBot, sheet: CheckedSheet) -> None:
    select(sheet, FOUR[0])
    html = "<table><tr><td>5</td><td>6</td></tr><tr><td>7</td><td>8</td></tr></table>"
    paste(qtbot, sheet, "5\n6\n7\n8", html)
    assert amounts(sheet, *FOUR) == ["5", "6", "7", "8"]


def test_what_was_copied_here_with_its_names_is_pasted_on_the_same_rows_alone(
    qtbot: QtBot, sheet: CheckedSheet
) -> None:
    told: list[str] = []
    sheet.told.connect(told.append)
    first = sheet.model.cell_index(place(sheet, FOUR[0]))
    line = sheet.view.tree.index(first.row(), 1)
    sheet.view.go_to(line)
    before = amounts(sheet, *FOUR)
    paste(qtbot, sheet, "一般行政管理事务\t9\n行政运行\t8")
    assert amounts(sheet, *FOUR) == before
    assert told == ["复制的是“一般行政管理事务”，这里是“行政运行”，没有粘贴。"]
    paste(qtbot, sheet, "行政运行\t9\t8\n一般行政管理事务\t7\t6")
    assert amounts(sheet, *FOUR) == ["9", "8", "7", "6"]


@pytest.mark.parametrize("text", ["1\t2\t3\t4\t5\t6", "1\t甲", "\n".join(["1"] * 200)])
def test_a_block_that_does_not_fit_changes_nothing(qtbot: QtBot, sheet: CheckedSheet, text: str) -> None:
    told: list[str] = []
    sheet.told.connect(told.append)
    before = amounts(sheet, *FOUR)
    select(sheet, FOUR[0])
    paste(qtbot, sheet, text)
    assert amounts(sheet, *FOUR) == before
    assert len(told) == 1
    assert "没有粘贴" in told[0]


def test_one_figure_goes_into_all_that_is_selected(qtbot: QtBot, sheet: CheckedSheet) -> None:
    select(sheet, *FOUR)
    paste(qtbot, sheet, "7")
    assert amounts(sheet, *FOUR) == ["7"] * 4


def test_delete_makes_all_that_is_selected_blank(qtbot: QtBot, desk: Desk, sheet: CheckedSheet) -> None:
    before = amounts(sheet, *FOUR)
    select(sheet, *FOUR)
    qtbot.keyClick(sheet.view, Qt.Key.Key_Delete)
    assert amounts(sheet, *FOUR) == [""] * 4
    desk.undo()
    assert amounts(sheet, *FOUR) == before


def test_the_uppermost_figures_are_filled_down(sheet: CheckedSheet) -> None:
    select(sheet, *FOUR)
    sheet.cells.fill_down()
    assert amounts(sheet, *FOUR) == ["92,685,618", "92,595,618", "92,685,618", "92,595,618"]


def test_enter_goes_down_and_shift_enter_up_while_nothing_is_typed(qtbot: QtBot, sheet: CheckedSheet) -> None:
    sheet.show_cell(place(sheet, FOUR[0]))
    qtbot.keyClick(sheet.view, Qt.Key.Key_Return)
    assert sheet.current_cell() == place(sheet, FOUR[2])
    qtbot.keyClick(sheet.view, Qt.Key.Key_Enter, Qt.KeyboardModifier.ShiftModifier)
    assert sheet.current_cell() == place(sheet, FOUR[0])


def test_the_selected_figures_are_added_up(sheet: CheckedSheet) -> None:
    told: list[str] = []
    sheet.summed.connect(told.append)
    select(sheet, "2011007.合计", "2011009.合计", "2011009.基本支出")
    assert told[-1] == "合计 23,574,000 元　平均 11,787,000　计数 2"
    select(sheet, "2011007.合计")
    assert told[-1] == ""


def test_tab_leaves_the_table_and_arrows_move_in_it(qtbot: QtBot, sheet: CheckedSheet) -> None:
    assert not sheet.view.tabKeyNavigation()
    sheet.show_cell(place(sheet, FOUR[0]))
    qtbot.keyClick(sheet.view, Qt.Key.Key_Right)
    assert sheet.current_cell() == place(sheet, FOUR[1])
    qtbot.keyClick(sheet.view, Qt.Key.Key_Down)
    assert sheet.current_cell() == place(sheet, FOUR[3])


def test_the_edit_menu_does_what_the_keyboard_would(qtbot: QtBot, window: MainWindow, case: Case) -> None:
    window.show_case(case)
    desk, menu = window.desk, window.menuBar().actions()[1].menu()
    assert desk is not None
    assert isinstance(menu, QMenu)
    sheet, edits = desk.sheet(2), window.commands.edits
    desk.tables.setCurrentRow(2)

    def offered() -> list[str]:
        menu.aboutToShow.emit()
        found = [action.text().partition("\t")[0] for action in menu.actions() if action.isEnabled() and action.text()]
        menu.aboutToHide.emit()
        return found

    window.activateWindow()
    select(sheet, FOUR[0])
    qtbot.waitUntil(sheet.view.hasFocus)
    assert {"复制", "粘贴", "清除", "向下填充", "插入行", "删除所选行"} <= {*offered()}
    edits.edits["Clear"].trigger()
    assert amounts(sheet, FOUR[0]) == [""]
    desk.worklist.findings.view.setFocus()
    desk.worklist.tabs.setCurrentWidget(desk.worklist.findings)
    desk.worklist.findings.view.setFocus()
    assert not {"粘贴", "清除", "向下填充", "插入行", "删除所选行"} & {*offered()}
    assert "插入行" in [action.text() for action in menu.actions() if action.isEnabled()]  # its key tells why not
    desk.seeking.open()
    desk.seeking.field.setText("2080102")
    desk.seeking.field.selectAll()
    assert {"复制", "粘贴", "清除"} <= {*offered()}
    edits.edits["Copy"].trigger()
    assert QGuiApplication.clipboard().text() == "2080102"
    assert ("清除", "Del") in dict(keys_of(window.menuBar()))["编辑"]
