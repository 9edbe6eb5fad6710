"""The columns of a table: as published side by side and under their groups, wide enough, and frozen where they must be
scrolled."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.keeping.user.preferences import preferred
from gouji.model.brood import NO_ROW
from gouji.model.source import AtLine, OnPage
from gouji.model.table import Table
from gouji.reading.read import read_pasted
from gouji.window.desk.desk import Desk
from gouji.window.desk.panes import LEAST_SOURCE, SOURCE_WIDTH
from gouji.window.tree.columns import What, side_by_side
from gouji.window.tree.drawing.header import Header, height_of
from gouji.window.tree.hand_widths import HandWidths
from gouji.window.tree.model import CODE, FIRST, NAME, TreeModel
from gouji.window.tree.read_sheet import Sheet
from gouji.window.tree.sheet import CheckedSheet
from gouji.window.tree.widths import Widths, longest_figure, longest_labels
from tests.steps import steps
from tests.window.hands import cell, type_into

WIDE = """2024年部门收入预算总表
单位：元
科目编码\t科目名称\t合计\t上年结转\t一般公共预算\t政府性基金\t国有资本经营\t事业收入\t经营收入\t附属单位上缴收入\t其他收入
208\t社会保障和就业支出\t3,100,400,331.00\t1\t3,100,400,329.00\t\t\t\t1\t\t
20805\t行政事业单位养老支出\t3,100,400,331.00\t1\t3,100,400,329.00\t\t\t\t1\t\t
2080505\t机关事业单位基本养老保险缴费支出\t3,100,400,331.00\t1\t3,100,400,329.00\t\t\t\t1\t\t
"""

HELD: list[Sheet] = []
"""A sheet that nobody holds goes before Qt has closed it."""

SCREEN = QSize(1366, 660)


def of(text: str) -> Table:
    return read_pasted(text).tables[0]


def shown(qtbot: QtBot, table: Table, wide: int) -> Sheet:
    sheet = Sheet(TreeModel(table))
    qtbot.addWidget(sheet)
    HELD.append(sheet)
    sheet.resize(wide, 400)
    sheet.show()
    return sheet


def lines(model: TreeModel) -> list[list[str]]:
    columns = range(model.columnCount())
    return [[str(model.index(line, column).data()) for column in columns] for line in range(model.rowCount())]


def test_the_sides_of_a_table_stand_side_by_side_as_they_are_published(case: Case) -> None:
    model = TreeModel(case.document.tables[0])
    assert [one.what for one in model.columns] == [What.CODE, What.NAME, What.AMOUNT] * 2
    assert lines(model)[1] == ["", "1. 一般公共预算资金", "3,100,400,331", "", "二、教育支出", "776,607,723"]
    assert lines(model)[-1] == ["", "收入总计", "3,100,400,331", "", "支出总计", "3,100,400,331"]


def test_a_row_stands_beside_the_one_that_is_printed_beside_it(case: Case) -> None:
    table = case.document.tables[0]

    def paired(place: list[AtLine | OnPage]) -> list[tuple[int, ...]]:
        rows = [replace(table.rows[row], source=one) for row, one in zip((0, 1, 7, 8), place, strict=True)]
        table.rows = [replace(row, side=side) for row, side in zip(rows, (0, 0, 1, 1), strict=True)]
        return side_by_side(table, range(4))

    assert paired([AtLine(1), AtLine(3), AtLine(2), AtLine(3)]) == [(0, NO_ROW), (NO_ROW, 2), (1, 3)]


def test_rows_on_a_page_stand_beside_one_another_where_they_overlap(case: Case) -> None:
    table = case.document.tables[0]
    places = [OnPage(1, (10, 100, 60, 110)), OnPage(1, (10, 120, 60, 130)), OnPage(1, (200, 103, 260, 113))]
    rows = [replace(table.rows[0], source=one, side=side) for one, side in zip(places, (0, 0, 1), strict=True)]
    table.rows = rows
    assert side_by_side(table, range(3)) == [(0, 2), (1, NO_ROW)]


def test_where_rows_are_printed_nowhere_they_stand_one_by_one(case: Case) -> None:
    table = case.document.tables[0]
    table.rows = [replace(row, source=AtLine(0)) for row in table.rows]
    assert side_by_side(table, range(len(table.rows)))[0] == (0, 7)


def test_a_figure_of_the_right_side_is_found_and_edited_there(qtbot: QtBot, case: Case) -> None:
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    place = cell(case, "T1!二、教育支出.预算数")
    desk.show_cell(place)
    sheet = desk.sheet(0)
    assert sheet.view.currentIndex().column() == 5
    assert sheet.current_cell() == place
    type_into(qtbot, sheet.view, "776,607,724")
    assert case.document.tables[0].content(place.row, place.column).figure
    assert str(sheet.model.cell_index(place).data()).endswith("776,607,724")


def test_sides_beside_one_another_keep_the_contract(case: Case, qtmodeltester: ModelTester) -> None:
    for number in (0, 3):
        qtmodeltester.check(TreeModel(case.document.tables[number]))


def test_levels_of_a_header_are_drawn_over_all_their_columns(qtbot: QtBot, case: Case) -> None:
    sheet = CheckedSheet(case, 2)
    qtbot.addWidget(sheet)
    names = ["编码", "名称", "合计/预算数", "公务用车/小计/预算数", "公务用车/小计/决算数", "公务用车/购置费", "接待费"]
    header = Header(names, [False, False, *[True] * 5], sheet)
    assert header.deep == 3
    assert [header.group(3, level) for level in range(3)] == [range(3, 6), range(3, 5), range(3, 4)]
    assert header.group(5, 0) == range(3, 6)
    assert header.group(2, 0) == range(2, 3)
    assert header.group(6, 0) == range(6, 7)


def test_no_name_of_a_group_is_cut(qtbot: QtBot, case: Case) -> None:
    sheet = CheckedSheet(case, 2)
    qtbot.addWidget(sheet)
    names = ["编码", "名称", "合计/预算数", "因公出国（境）费/预算数", "因公出国（境）费/决算数", "接待费", "差额"]
    header = Header(names, [False, False, *[True] * 5], sheet)
    header.setModel(sheet.model)
    for section in range(len(names)):
        header.resizeSection(section, 60)
    wide = header.sizeHint().height()
    header.resizeSection(3, 30)
    header.resizeSection(4, 30)
    metrics = header.fontMetrics()
    assert height_of("因公出国（境）费", metrics, 60) >= 2 * metrics.lineSpacing()
    assert header.sizeHint().height() - wide >= metrics.lineSpacing()


def test_a_name_that_stands_on_several_lines_makes_the_header_higher(qtbot: QtBot) -> None:
    sheet = shown(qtbot, of(WIDE), 1200)
    flat = sheet.view.horizontalHeader().height()
    narrow = shown(qtbot, of(WIDE), 700)
    assert narrow.view.horizontalHeader().height() > flat


def test_code_and_name_stay_in_view_while_the_figures_are_scrolled(qtbot: QtBot) -> None:
    sheet = shown(qtbot, of(WIDE), 700)
    view = sheet.view
    last = view.tree.amounts[-1]
    view.setCurrentIndex(view.tree.index(1, last))
    assert view.horizontalScrollBar().value() > 0
    for column in (CODE, NAME):
        assert view.visualRect(view.tree.index(1, column)).left() >= 0
    assert not view.panes[0].isHidden()
    assert view.visualRect(view.tree.index(1, last)).right() <= view.viewport().width()
    assert view.visualRect(view.tree.index(1, last)).left() >= view.panes[0].width()
    view.setCurrentIndex(view.tree.index(1, FIRST))
    assert view.visualRect(view.tree.index(1, FIRST)).left() >= view.panes[0].width()


def test_a_table_that_is_seen_whole_is_not_frozen(qtbot: QtBot) -> None:
    sheet = shown(qtbot, of(WIDE), 1500)
    assert sheet.view.panes[0].isHidden()


def test_what_differs_stays_in_view_at_the_right(qtbot: QtBot, case: Case) -> None:
    sheet = CheckedSheet(case, 1)
    qtbot.addWidget(sheet)
    sheet.resize(560, 400)
    sheet.show()
    view = sheet.view
    difference = view.tree.index(0, len(view.tree.columns) - 1)
    assert view.horizontalScrollBar().maximum() > 0
    assert view.visualRect(difference).right() <= view.viewport().width()
    view.setCurrentIndex(view.tree.index(0, FIRST))
    value = view.horizontalScrollBar().value()
    view.setCurrentIndex(difference)
    assert view.horizontalScrollBar().value() == value


def test_a_click_on_a_frozen_name_means_its_row_though_figures_are_scrolled_below_it(qtbot: QtBot) -> None:
    sheet = shown(qtbot, of(WIDE), 700)
    view = sheet.view
    view.setCurrentIndex(view.tree.index(0, view.tree.amounts[-1]))
    spot = view.visualRect(view.tree.index(2, NAME)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (2, NAME)
    arrow = view.arrow(0, view.visualRect(view.tree.index(0, CODE))).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(arrow))
    assert view.tree.rowCount() == 1


def test_other_letters_and_units_look_through_no_row_again(qtbot: QtBot) -> None:
    last = WIDE.splitlines(keepends=True)[-1]
    few, many = (shown(qtbot, of(WIDE + times * last), 1000) for times in (1, 200))
    taken = [steps(sheet._measure_again) for sheet in (few, many)]
    assert taken[0] == taken[1]


def test_names_get_room_before_empty_columns_do(qtbot: QtBot) -> None:
    sheet = shown(qtbot, of(WIDE), 1000)
    widths = Widths.of(sheet.view.tree, sheet.view.font(), sheet.view.indentation, longest_labels(sheet.view.tree))
    empty = FIRST + 3
    tight = widths.fit(sum(widths.least) + 40)
    assert tight[NAME] == widths.least[NAME] + 40
    assert tight[empty] == widths.least[empty]
    roomy = widths.fit(3000)
    assert roomy[NAME] == widths.names[NAME]
    assert roomy[empty] == widths.whole[empty] > widths.least[empty]


def test_no_column_is_made_narrower_than_its_widest_figure(qtbot: QtBot) -> None:
    sheet = shown(qtbot, of(WIDE), 700)
    view = sheet.view
    view.setColumnWidth(FIRST, 20)
    longest = longest_figure(view.tree, 0)
    assert view.columnWidth(FIRST) >= view.fontMetrics().horizontalAdvance(longest)


def desk_of(qtbot: QtBot, case: Case) -> Desk:
    desk = Desk(case, SCREEN)
    qtbot.addWidget(desk)
    desk.show()
    return desk


@pytest.mark.parametrize("number", [1, 2, 3, 7])
def test_every_amount_of_a_published_table_is_seen_at_first_sight(qtbot: QtBot, case: Case, number: int) -> None:
    desk = desk_of(qtbot, case)
    desk.tables.setCurrentRow(number)
    view = desk.sheet(number).view
    assert view.horizontalScrollBar().maximum() == 0
    assert desk.relating.tabs.width() >= LEAST_SOURCE


def test_what_moves_the_panes_but_the_mouse_is_no_wish_of_the_user(qtbot: QtBot, case: Case) -> None:
    """A page that needs more room than there is, and what a restored window did to the source, leave no width behind;
    the next table has all its amounts in sight."""
    desk = desk_of(qtbot, case)
    pane = desk.arranging.pane("source")
    desk.reviewing.show()
    qtbot.wait(20)
    desk.resizeDocks([pane], [pane.width() + 110], Qt.Orientation.Horizontal)
    for number in (3, 2):
        desk.tables.setCurrentRow(number)
        qtbot.wait(20)
        assert desk.sheet(number).view.horizontalScrollBar().maximum() == 0
    assert preferred(SOURCE_WIDTH, 0) == 0


def test_what_differs_takes_its_head_alone_where_nothing_does(qtbot: QtBot, case: Case) -> None:
    agreed, differing = (CheckedSheet(case, number) for number in (1, 2))
    for one in (agreed, differing):
        qtbot.addWidget(one)
    letters = agreed.view.fontMetrics()
    assert not agreed.model.differences_told
    head = letters.horizontalAdvance(agreed.model.heads[-1])
    assert head < agreed.widths.least[-1] < head + 4 * letters.horizontalAdvance("0")
    told = max(map(letters.horizontalAdvance, differing.model.differences_told))
    assert differing.widths.least[-1] > told


def test_the_width_that_the_user_gives_the_source_is_kept(qtbot: QtBot, case: Case) -> None:
    desk = desk_of(qtbot, case)
    desk.tables.setCurrentRow(2)
    qtbot.wait(20)
    assert preferred(SOURCE_WIDTH, 0) == 0
    pane = desk.relating.tabs.parentWidget()
    assert pane is not None
    edge = QPoint(pane.x() - 3, pane.y() + 100)
    qtbot.mousePress(desk, Qt.MouseButton.LeftButton, pos=edge)
    for moved in (20, 60):
        qtbot.mouseMove(desk, edge - QPoint(moved, 0))
        qtbot.wait(20)
    qtbot.mouseRelease(desk, Qt.MouseButton.LeftButton, pos=edge - QPoint(60, 0))
    wide = desk.relating.tabs.width()
    desk.tables.setCurrentRow(1)
    assert preferred(SOURCE_WIDTH, 0) == wide
    assert abs(desk.relating.tabs.width() - wide) < 5


def drag(qtbot: QtBot, sheet: Sheet, place: int, by: int) -> None:
    """Move the right edge of a column with the mouse."""
    header = sheet.view.horizontalHeader()
    edge = QPoint(header.sectionViewportPosition(place) + header.sectionSize(place) - 1, header.height() // 2)
    port = header.viewport()
    qtbot.mouseMove(port, edge)
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=edge)
    qtbot.mouseMove(port, edge + QPoint(by // 2, 0))
    qtbot.mouseMove(port, edge + QPoint(by, 0))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=edge + QPoint(by, 0))


def test_a_width_set_by_hand_is_kept_for_the_kind_of_table(qtbot: QtBot, case: Case) -> None:
    spending = case.document.tables[2]
    sheet = shown(qtbot, spending, 900)
    before = sheet.view.columnWidth(NAME)
    drag(qtbot, sheet, NAME, 60)
    wide = sheet.view.columnWidth(NAME)
    assert abs(wide - before - 60) < 5
    sheet.resize(1400, 400)
    assert sheet.view.columnWidth(NAME) == wide
    again = shown(qtbot, spending, 700)
    assert abs(again.view.columnWidth(NAME) - wide) <= again.widths.letter
    other = shown(qtbot, case.document.tables[1], 700)
    assert other.view.columnWidth(NAME) != again.view.columnWidth(NAME)
    again.view.horizontalHeader().sectionHandleDoubleClicked.emit(NAME)
    assert HandWidths(spending.kind, again.view.tree.heads).of(10) == {}


def test_no_width_set_by_hand_cuts_a_figure(qtbot: QtBot, case: Case) -> None:
    sheet = shown(qtbot, case.document.tables[2], 900)
    drag(qtbot, sheet, FIRST, -200)
    again = shown(qtbot, case.document.tables[2], 900)
    assert again.view.columnWidth(FIRST) >= again.view.least[FIRST]


def test_a_long_name_beside_a_short_one_takes_what_that_does_not_need() -> None:
    widths = Widths([50, 60, 50, 60], [50, 60, 50, 60], {0: 80, 2: 400}, 10)
    assert widths.fit(500) == [80, 60, 300, 60]
    assert widths.fit(660) == [80, 60, 400, 60]
    assert widths.fit(240) == [60, 60, 60, 60]


def test_a_very_long_name_takes_what_no_head_needs() -> None:
    widths = Widths([50, 60], [50, 90], {0: 900}, 10)
    assert widths.fit(500) == [440, 60]
    assert widths.fit(540) == [450, 90]
    assert widths.fit(2000) == [900, 90]
