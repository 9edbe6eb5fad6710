"""A table as a tree laid flat: what is closed hides what stands below it, and nothing typed or looked at is lost."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.model.brood import NO_ROW
from gouji.model.document import Cell
from gouji.model.money import Figure, Unit
from gouji.model.table import Table
from gouji.reading.read import read_pasted
from gouji.window.tree.columns import What
from gouji.window.tree.model import CODE, FIRST, NAME, TreeModel
from gouji.window.tree.outline import Outline, shown_above
from gouji.window.tree.read_sheet import Sheet
from gouji.window.tree.sheet import CheckedSheet
from tests.steps import steps
from tests.window.hands import cell, open_editor, type_into

#     0 合计   1 201   2 20101   3 2010101   4 2010102   5 20102   6 205
ABOVE = np.array([NO_ROW, NO_ROW, 1, 2, 2, 1, NO_ROW])


def codes(model: TreeModel) -> list[str]:
    return [model.index(row, CODE).data() for row in range(model.rowCount())]


def row_of(sheet: CheckedSheet, code: str) -> int:
    return sheet.model.table.row_of[code]


def arrow(sheet: CheckedSheet, code: str) -> QPoint:
    row = row_of(sheet, code)
    return sheet.view.arrow(row, sheet.view.visualRect(sheet.model.index_of(row, CODE))).center()


def test_what_is_closed_hides_all_that_stands_below_it() -> None:
    outline = Outline.of(ABOVE)
    assert (outline.shown, outline.depth.tolist()) == ([0, 1, 2, 3, 4, 5, 6], [0, 0, 1, 2, 2, 1, 0])
    inner = outline.turned(2)
    assert inner.shown == [0, 1, 2, 5, 6]
    assert inner.turned(1).shown == [0, 1, 6]
    assert inner.turned(1).turned(1).shown == inner.shown
    assert [inner.place(row) for row in range(7)] == [0, 1, 2, None, None, 3, 4]
    assert [outline.is_parent(row) for row in range(7)] == [False, True, True, False, False, False, False]
    assert outline.over(4) == [2, 1]


def test_parts_printed_before_their_sum_are_shown_below_it() -> None:
    assert Outline.of(np.array([2, 2, NO_ROW, NO_ROW])).shown == [2, 0, 1, 3]


@given(st.data())
def test_any_tree_is_shown_as_a_walk_through_it_would_meet_its_rows(data: st.DataObject) -> None:
    size = data.draw(st.integers(0, 12))
    order = data.draw(st.permutations(range(size)))
    above = np.full(size, NO_ROW)
    for place, row in enumerate(order):
        above[row] = data.draw(st.sampled_from([NO_ROW, *order[:place]]))
    outline = Outline.of(above)
    for row in data.draw(st.lists(st.sampled_from(range(size)), max_size=4)) if size else ():
        outline = outline.turned(row)

    def walk(parent: int) -> list[int]:
        met = []
        for row in np.flatnonzero(above == parent).tolist():
            met += [row] if outline.is_closed(row) else [row, *walk(row)]
        return met

    assert outline.shown == walk(NO_ROW)


def test_printed_rows_stand_where_their_codes_tell_without_a_step_for_each() -> None:
    def asked(count: int) -> int:
        rows = "".join(f"20805{row:02d}\t项\t1\n" for row in range(count))
        head = "2024年部门支出预算总表\n单位：元\n科目编码\t科目名称\t合计\n20805\t款\t9\n"
        table = read_pasted(head + rows).tables[0]
        assert len(table.rows) == count + 1
        return steps(lambda: shown_above(table))

    assert asked(2) == asked(200)


def test_many_rows_are_opened_and_closed_in_as_many_steps_as_few() -> None:
    """Nothing is done a row: a million rows under a thousand, or ten, are arrays of numbers."""

    def taken(rows: int) -> tuple[int, int]:
        above = np.concatenate(([NO_ROW], np.repeat(np.arange(rows), rows)[: rows**2 - 1]))
        outline = Outline.of(above)
        assert len(outline.turned(0).shown) == 1
        return steps(lambda: Outline.of(above)), steps(lambda: outline.turned(0))

    assert taken(1000) == taken(10)


@pytest.mark.parametrize("number", range(8))
def test_the_contract_is_kept_while_rows_open_and_close(case: Case, number: int, qtmodeltester: ModelTester) -> None:
    model = TreeModel(case.document.tables[number])
    qtmodeltester.check(model)
    if not model.folds:
        return
    whole = codes(model)
    parents = [row for row in range(len(model.table.rows)) if model.outline.is_parent(row)]
    for row in parents:
        model.turn(row)
    for row in reversed(parents):
        model.turn(row)
    assert codes(model) == whole


def test_a_click_on_the_arrow_closes_and_opens(qtbot: QtBot, sheet: CheckedSheet) -> None:
    whole = codes(sheet.model)
    below = [code for code in whole if code.startswith("20110") and code != "20110"]
    qtbot.mouseClick(sheet.view.viewport(), Qt.MouseButton.LeftButton, pos=arrow(sheet, "20110"))
    assert codes(sheet.model) == [code for code in whole if code not in below]
    qtbot.mouseClick(sheet.view.viewport(), Qt.MouseButton.LeftButton, pos=arrow(sheet, "20110"))
    assert codes(sheet.model) == whole


def test_the_keyboard_closes_goes_up_and_opens(qtbot: QtBot, sheet: CheckedSheet) -> None:
    view, model = sheet.view, sheet.model
    view.setCurrentIndex(model.index_of(row_of(sheet, "2011001"), CODE))
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex().data() == "20110"
    shown = model.rowCount()
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert model.rowCount() < shown
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert model.rowCount() == shown
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert model.rowCount() < shown
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert (model.rowCount(), view.currentIndex().data()) == (shown, "20110")


def test_a_figure_that_is_gone_to_is_shown_again(qtbot: QtBot, sheet: CheckedSheet) -> None:
    for code in ("208", "20801"):
        sheet.model.turn(row_of(sheet, code))
    place = cell(sheet.model.case, "T3!2080101.合计")
    assert not sheet.model.cell_index(place).isValid()
    sheet.show_cell(place)
    assert sheet.model.cell_of(sheet.view.currentIndex()) == place


def test_the_cursor_stays_on_the_row_that_is_closed_over_it(qtbot: QtBot, sheet: CheckedSheet) -> None:
    sheet.show_cell(cell(sheet.model.case, "T3!2011001.基本支出"))
    qtbot.mouseClick(sheet.view.viewport(), Qt.MouseButton.LeftButton, pos=arrow(sheet, "201"))
    assert sheet.model.cell_of(sheet.view.currentIndex()) == cell(sheet.model.case, "T3!201.基本支出")


def test_what_is_being_typed_is_taken_over_before_its_row_is_hidden(qtbot: QtBot, sheet: CheckedSheet) -> None:
    place = cell(sheet.model.case, "T3!2011001.基本支出")
    sheet.show_cell(place)
    open_editor(sheet.view).setText("7")
    qtbot.mouseClick(sheet.view.viewport(), Qt.MouseButton.LeftButton, pos=arrow(sheet, "20110"))
    assert sheet.model.amount(place.row, place.column) == "7"
    assert "2011001" not in codes(sheet.model)


def test_a_row_with_a_refused_figure_is_not_hidden(qtbot: QtBot, sheet: CheckedSheet) -> None:
    place = cell(sheet.model.case, "T3!2011001.基本支出")
    sheet.show_cell(place)
    open_editor(sheet.view).setText("七")
    qtbot.mouseClick(sheet.view.viewport(), Qt.MouseButton.LeftButton, pos=arrow(sheet, "20110"))
    assert "2011001" in codes(sheet.model)
    qtbot.waitUntil(lambda: "七" in [one.text() for one in sheet.view.viewport().findChildren(QLineEdit)])


def test_a_change_in_a_hidden_row_is_seen_when_it_is_opened(qtbot: QtBot, sheet: CheckedSheet) -> None:
    place = cell(sheet.model.case, "T3!2011001.基本支出")
    sheet.model.turn(row_of(sheet, "201"))
    step = sheet.model.case.edit(place, None)
    assert step
    sheet.model.show_step(step)
    sheet.model.turn(row_of(sheet, "201"))
    assert sheet.model.cell_index(place).data().strip("✗ ") == ""


WITHOUT_CODES = """2017年部门收入预算总表
单位：元
项目\t本年预算\t上年预算
一、财政拨款收入\t30\t30
1. 一般公共预算资金\t10\t10
2. 政府性基金\t20\t20
收入总计\t30\t30
"""


def test_a_table_without_codes_bears_its_tree_in_the_names(qtbot: QtBot) -> None:
    model = TreeModel(read_pasted(WITHOUT_CODES).tables[0])
    sheet = Sheet(model)
    qtbot.addWidget(sheet)
    sheet.show()
    assert sheet.view.isColumnHidden(CODE)
    assert model.rowCount() == 4
    spot = sheet.view.arrow(0, sheet.view.visualRect(model.index_of(0, NAME))).center()
    qtbot.mouseClick(sheet.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert model.rowCount() == 2


def test_shift_belongs_to_plus(qtbot: QtBot, sheet: CheckedSheet) -> None:
    row = row_of(sheet, "201")
    sheet.model.turn(row)
    shown = sheet.model.rowCount()
    sheet.view.go_to(sheet.model.index_of(row, CODE))
    qtbot.keyClick(sheet.view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ShiftModifier)
    assert sheet.model.rowCount() > shown


def test_tab_leaves_the_table(sheet: CheckedSheet) -> None:
    assert not sheet.view.tabKeyNavigation()


def test_a_screen_reader_hears_levels_and_what_is_closed(sheet: CheckedSheet) -> None:
    row = row_of(sheet, "20110")
    index = sheet.model.index_of(row, CODE)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "20110，第 2 级，已展开"
    sheet.model.turn(row)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "20110，第 2 级，已收起"
    leaf = sheet.model.index_of(row_of(sheet, "2050803"), CODE)
    assert leaf.data(Qt.ItemDataRole.AccessibleTextRole) == "2050803，第 3 级"


def test_figures_are_copied_without_their_marks(qtbot: QtBot, sheet: CheckedSheet) -> None:
    sheet.show_cell(cell(sheet.model.case, "T3!20801.基本支出"))
    qtbot.keyClick(sheet.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "464,774,351"
    selection = sheet.view.selectionModel()
    for code, column in (("20801", NAME), ("2080101", NAME), ("2080101", 3)):
        index = sheet.model.index_of(row_of(sheet, code), column)
        selection.select(index, selection.SelectionFlag.Select)
    assert sheet.view.copied() == "人力资源和社会保障管理事务\t464,774,351\n行政运行\t293,945,188"


def test_one_copied_figure_goes_into_the_cell(qtbot: QtBot, sheet: CheckedSheet) -> None:
    place = cell(sheet.model.case, "T3!20801.基本支出")
    told: list[str] = []
    sheet.told.connect(told.append)
    for text in ("四亿多", "464,774,531\n"):
        QGuiApplication.clipboard().setText(text)
        sheet.show_cell(place)
        qtbot.keyClick(sheet.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert ["不是金额" in one for one in told] == [True]
    assert sheet.model.amount(place.row, place.column) == "464,774,531"


def test_a_cursor_is_alone_though_ctrl_is_held(qtbot: QtBot, sheet: CheckedSheet) -> None:
    """Ctrl+Z brings a figure into view; Qt would add it to what is selected."""
    for address in ("T3!20801.基本支出", "T3!201.合计"):
        QTest.keyPress(sheet.view, Qt.Key.Key_Control)
        sheet.show_cell(cell(sheet.model.case, address))
    QTest.keyRelease(sheet.view, Qt.Key.Key_Control)
    assert len(sheet.view.selectedIndexes()) == 1


def test_a_figure_that_grows_and_a_second_mark_get_their_room(sheet: CheckedSheet) -> None:
    place = cell(sheet.model.case, "T3!20801.基本支出")
    case = sheet.model.case
    for step in (case.edit(place, Figure(99999999999999_00, 2)), case.verify(place)):
        assert step
        sheet.show_step(step)
    text = str(sheet.model.cell_index(place).data())
    assert text.startswith("✗ ✓")
    assert sheet.view.columnWidth(FIRST + place.column) > sheet.view.fontMetrics().horizontalAdvance(text)


def test_so_many_levels_are_shown_as_are_wanted(sheet: CheckedSheet) -> None:
    whole = codes(sheet.model)
    sheet.show_cell(cell(sheet.model.case, "T3!2011001.基本支出"))
    sheet.over.levels[1].click()
    assert codes(sheet.model) == [code for code in whole if len(code) <= 5]
    assert sheet.current_cell() == cell(sheet.model.case, "T3!20110.基本支出")
    sheet.over.levels[2].click()
    assert codes(sheet.model) == whole


def test_only_rows_with_findings_are_shown_with_those_above_them(sheet: CheckedSheet) -> None:
    whole = codes(sheet.model)
    sheet.over.only.click()
    assert codes(sheet.model) == ["208", "20801"]
    place = cell(sheet.model.case, "T3!2011001.基本支出")
    sheet.show_cell(place)
    assert sheet.current_cell() == place
    assert codes(sheet.model) == whole


def test_what_differs_in_several_columns_of_a_row_is_told_with_its_column(sheet: CheckedSheet) -> None:
    model, last = sheet.model, sheet.model.columnCount() - 1
    several = model.index_of(row_of(sheet, "20801"), last)
    assert several.data() == "✗ 基本支出 −180"
    assert several.data(Qt.ItemDataRole.AccessibleTextRole) == "基本支出　−180\n合计　+180"
    assert model.plain(several) == "-180"
    single = model.index_of(row_of(sheet, "208"), last)
    assert single.data() == "✗ +180"
    assert single.data(Qt.ItemDataRole.AccessibleTextRole) == "基本支出　+180"
    assert sheet.view.columnWidth(last) >= sheet.view.fontMetrics().horizontalAdvance(str(several.data()))


def test_the_buttons_of_levels_say_what_they_are(sheet: CheckedSheet) -> None:
    texts = [label.text() for label in sheet.over.findChildren(QLabel)]
    assert texts[1:] == ["级次"]


def test_amounts_are_shown_and_typed_in_another_unit_and_the_document_keeps_its_own(
    qtbot: QtBot, sheet: CheckedSheet
) -> None:
    place = cell(sheet.model.case, "T3!2011001.基本支出")
    sheet.over.converted.emit(Unit.WAN)
    assert sheet.model.amount(place.row, place.column) == "9,259.5618"
    assert sheet.model.difference(sheet.model.line_of(row_of(sheet, "20801")) or 0) == "✗ 基本支出 −0.018"
    assert sheet.over.unit.text() == "单位：万元"
    sheet.show_cell(place)
    type_into(qtbot, sheet.view, "9,259.5619")
    assert sheet.model.table.content(place.row, place.column).figure == Figure(9259561900, 0)
    column = FIRST + place.column
    needed = sheet.view.fontMetrics().horizontalAdvance("✗ 54,464.0951")
    assert sheet.view.columnWidth(column) >= needed


def test_the_tables_are_zoomed_by_wheel_and_keys_and_stay_so(qtbot: QtBot, sheet: CheckedSheet, case: Case) -> None:
    size, height = sheet.view.font().pointSizeF(), sheet.view.rowHeight(0)
    with_alt = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    for _ in range(3):
        qtbot.keyClick(sheet.view, Qt.Key.Key_Equal, with_alt)
    assert sheet.view.font().pointSizeF() > size
    assert sheet.view.rowHeight(0) > height
    other = CheckedSheet(case, 4)
    qtbot.addWidget(other)
    assert other.view.font().pointSizeF() == sheet.view.font().pointSizeF()
    qtbot.keyClick(sheet.view, Qt.Key.Key_Minus, with_alt)
    assert sheet.view.font().pointSizeF() < other.view.font().pointSizeF()
    qtbot.keyClick(sheet.view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert sheet.view.font().pointSizeF() == size


def of_which(case: Case) -> Table:
    """A table of two sides, whose first row at the right holds the two below it."""
    table = case.document.tables[0]
    right = [row for row, one in enumerate(table.rows) if one.side == 1]
    table.parents[right[1:3]] = right[0]
    return table


def test_rows_beside_another_side_are_closed_and_opened(qtbot: QtBot, case: Case) -> None:
    table = of_which(case)
    right = [row for row, one in enumerate(table.rows) if one.side == 1]
    sheet = CheckedSheet(case, 0)
    qtbot.addWidget(sheet)
    sheet.show()
    model, view = sheet.model, sheet.view
    assert model.folds
    names = [place for place, one in enumerate(model.columns) if one.what is What.NAME]
    whole = [[str(model.index(line, name).data()) for name in names] for line in range(model.rowCount())]
    view.go_to(model.index_of(right[0], names[1]))
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert [model.line_of(row) for row in right[1:3]] == [None, None]
    assert view.currentIndex() == model.index_of(right[0], names[1])
    left = [str(model.index(line, names[0]).data()) for line in range(model.rowCount())]
    assert [name for name in left if name] == [name for name, _ in whole if name]
    sheet.look_at(Cell(0, right[2], table.sides[1][0]))
    again = [[str(model.index(line, name).data()) for name in names] for line in range(model.rowCount())]
    assert again == whole


def test_two_sides_closed_and_opened_keep_the_contract(case: Case, qtmodeltester: ModelTester) -> None:
    table = of_which(case)
    model = TreeModel(table)
    qtmodeltester.check(model)
    row = next(row for row, one in enumerate(table.rows) if one.side == 1)
    model.turn(row)
    model.turn(row)
