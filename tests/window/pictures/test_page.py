"""图: the three pictures by mouse and by keys, each also as a list with the same figures."""

from __future__ import annotations

from collections.abc import Hashable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.pictures.shapes import Box, Curve, Picture, Words
from gouji.pictures.ties import Node, Sort
from gouji.window.desk.desk import Desk
from gouji.window.pictures.page import PicturesPage
from gouji.window.zoom import LARGEST, zoom
from tests.window.hands import cell

DOWN, UP, HOME, END, ENTER, BACK, ESCAPE = (
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Return,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Escape,
)
TIES, CLASSES, NATURE = range(3)
LEFT = Qt.MouseButton.LeftButton


def place_of(page: PicturesPage, target: Hashable) -> QPoint:
    """A point of the view at which a part stands and no other: of a class its name, of a line its middle."""
    picture = page.view.picture
    assert picture is not None
    number = picture.number_of(target)
    for shape in picture.shapes:
        if shape.spot == number and isinstance(shape, Box):
            return QPoint(round(shape.x + 6), round(shape.y + 6)) + page.view._shift
        if shape.spot == number and isinstance(shape, Curve):
            x, y = shape.at(0.5)
            return QPoint(round(x), round(y)) + page.view._shift
    raise AssertionError(target)


def letters_in(picture: Picture) -> float:
    """The size of the largest letters of a picture."""
    return max(one.size for one in picture.shapes if isinstance(one, Words))


def click(qtbot: QtBot, page: PicturesPage, target: Hashable) -> None:
    qtbot.mouseClick(page.view.viewport(), LEFT, pos=place_of(page, target))


def row(desk: Desk, address: str) -> int:
    return cell(desk.case, address).row


def targets(page: PicturesPage) -> list[Hashable]:
    assert page.view.picture is not None
    return [spot.target for spot in page.view.picture.spots]


def test_its_line_stands_among_the_tables_and_a_key_leads_there(desk: Desk, page: PicturesPage) -> None:
    assert desk.tables.currentItem().text() == "图"
    assert desk.stack.currentWidget() is page
    assert page.view.hasFocus()


def test_a_click_goes_into_a_class_and_backspace_back_up(qtbot: QtBot, desk: Desk, page: PicturesPage) -> None:
    page.tabs.setCurrentIndex(CLASSES)
    assert not page.up.isVisible()
    click(qtbot, page, row(desk, "T3!208.合计"))
    assert "› 208 社会保障和就业支出" in page.caption.text()
    assert row(desk, "T3!20801.合计") in targets(page)
    assert row(desk, "T3!205.合计") not in targets(page)
    assert page.up.isVisible()
    qtbot.keyClick(page.view, BACK)
    assert row(desk, "T3!205.合计") in targets(page)
    click(qtbot, page, row(desk, "T3!205.合计"))
    qtbot.mouseClick(page.up, LEFT)
    assert not page.up.isVisible()


def test_a_click_on_what_holds_nothing_goes_to_its_row(qtbot: QtBot, desk: Desk, page: PicturesPage) -> None:
    page.tabs.setCurrentIndex(CLASSES)
    item = row(desk, "T3!2050803.合计")
    for _ in range(2):
        click(qtbot, page, item)
    assert desk.stack.currentWidget() is page
    click(qtbot, page, item)
    assert desk.stack.currentWidget() is desk.sheet(2)
    assert desk.sheet(2).current_cell() == Cell(2, item, 0)


def test_a_menu_leads_from_a_class_to_its_row(desk: Desk, page: PicturesPage) -> None:
    page.tabs.setCurrentIndex(CLASSES)
    menu = page.menu_of(row(desk, "T3!208.合计"))
    assert [one.text() for one in menu.actions()] == ["在表中查看"]
    menu.actions()[0].trigger()
    assert desk.sheet(2).current_cell() == cell(desk.case, "T3!208.合计")


def test_all_is_gone_through_by_keys_and_told(qtbot: QtBot, page: PicturesPage) -> None:
    view = page.view
    told: list[str] = []
    view.pointed.connect(told.append)
    qtbot.keyClick(view, DOWN)
    qtbot.keyClick(view, DOWN)
    assert told == ["T1 财务收支预算总表：相符 4 项", "T2 收入预算总表：相符 78 项"]
    assert view.accessibleDescription() == page.sentence.text() == told[-1]
    qtbot.keyClick(view, UP)
    qtbot.keyClick(view, END)
    assert told[-1] == "T7 一般公共基本支出 — T8 “三公”经费表：相符 4 项"
    qtbot.keyClick(view, HOME)
    assert view.target == Node(Sort.TABLE, 0)


def test_enter_does_what_a_click_does(qtbot: QtBot, desk: Desk, page: PicturesPage) -> None:
    page.tabs.setCurrentIndex(CLASSES)
    page.take_focus()
    first = page.pictures[CLASSES].listing().rows[0].target
    qtbot.keyClick(page.view, HOME)
    assert page.view.target == row(desk, "T3!208.合计") != first
    qtbot.keyClick(page.view, ENTER)
    assert "› 208" in page.caption.text()


def test_the_pointer_lights_what_it_is_on(qtbot: QtBot, page: PicturesPage) -> None:
    tie = Node(Sort.TABLE, 2), Node(Sort.TABLE, 4)
    qtbot.mouseMove(page.view.viewport(), place_of(page, tie))
    assert page.view.target == tie
    assert page.sentence.text() == "T3 支出预算总表 — T5 一般公共预算支出：不符 1 项，相符 110 项"


def test_the_list_tells_the_same_and_enter_leads_on(qtbot: QtBot, desk: Desk, page: PicturesPage) -> None:
    page.tabs.setCurrentIndex(CLASSES)
    page.view.light(page.view.picture.number_of(row(desk, "T3!205.合计")))  # type: ignore[union-attr]
    page.as_list.setChecked(True)
    assert page.list.isVisible()
    assert page.list.hasFocus()
    listing = page.list.rows
    assert set(targets(page)) <= {one.target for one in listing.listing.rows}
    index = page.list.currentIndex()
    assert [index.siblingAtColumn(column).data() for column in range(4)] == [
        "205",
        "　教育支出",
        "776,607,723",
        "25.0%",
    ]
    qtbot.keyClick(page.list, ENTER)
    assert desk.sheet(2).current_cell() == cell(desk.case, "T3!205.合计")


def test_a_key_shows_the_list_and_the_picture_again(qtbot: QtBot, page: PicturesPage) -> None:
    page.tabs.setCurrentIndex(CLASSES)
    for shown in (page.list, page.view):
        qtbot.keyClick(page.stack.currentWidget(), Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(shown.hasFocus)  # a button that is pressed by key comes up a moment later
        assert page.stack.currentWidget() is shown


def test_the_keyboard_is_seen_before_it_is_on_anything(page: PicturesPage) -> None:
    page.tabs.setCurrentIndex(CLASSES)
    page.take_focus()
    with_focus = page.view.grab().toImage()
    page.tabs.setFocus()
    assert page.view.grab().toImage() != with_focus


def test_everything_is_named_for_who_hears_it(page: PicturesPage) -> None:
    for number in range(3):
        page.tabs.setCurrentIndex(number)
        assert page.view.accessibleName().startswith(page.tabs.tabText(number))
        page.as_list.setChecked(True)
        assert page.list.accessibleName() == page.view.accessibleName()
        heads = page.list.rows.listing.heads
        spoken = page.list.rows.index(0, len(heads) - 1).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken.startswith(heads[-1])
        page.as_list.setChecked(False)
    assert page.table.accessibleName()
    assert page.tabs.accessibleName()


@pytest.mark.parametrize("which", [TIES, CLASSES, NATURE])
def test_no_figure_of_a_list_is_cut(page: PicturesPage, which: int) -> None:
    page.tabs.setCurrentIndex(which)
    page.as_list.setChecked(True)
    view, metrics = page.list, page.list.fontMetrics()
    for one in range(view.rows.rowCount()):
        for column in range(view.rows.listing.figures, view.rows.columnCount()):
            text = view.rows.index(one, column).data()
            assert metrics.horizontalAdvance(text) < view.columnWidth(column)


def test_another_table_is_chosen(desk: Desk, page: PicturesPage) -> None:
    assert not page.table.isVisible()
    page.tabs.setCurrentIndex(CLASSES)
    assert [page.table.itemText(one) for one in range(page.table.count())] == ["T3 支出预算总表", "T5 一般公共预算支出"]
    page.table.setCurrentIndex(1)
    assert page.caption.text().startswith("T5 2017年部门一般公共预算支出功能分类预算表")
    page.tabs.setCurrentIndex(NATURE)
    assert page.caption.text().startswith("T3 ")
    page.tabs.setCurrentIndex(CLASSES)
    assert page.table.currentIndex() == 1
    assert desk.stack.currentWidget() is page


def test_a_change_is_seen_and_what_was_gone_into_stays(qtbot: QtBot, desk: Desk, page: PicturesPage) -> None:
    page.tabs.setCurrentIndex(CLASSES)
    click(qtbot, page, row(desk, "T3!205.合计"))
    step = desk.case.edit(cell(desk.case, "T3!20508.合计"), Figure(70_000_000_000))
    assert step is not None
    desk.show_step(step)
    assert page.view.picture is not None
    told = [spot.told for spot in page.view.picture.spots]
    assert "20508 进修及培训：700,000,000 元，占 22.6%" in told
    assert "205 教育支出：下级合计少 76,607,723 元" in told


def test_nothing_is_laid_out_while_it_is_not_seen(desk: Desk) -> None:
    page = desk.pictures.page
    assert page.view.picture is None
    step = desk.case.edit(cell(desk.case, "T3!20508.合计"), Figure(100))
    assert step is not None
    desk.show_step(step)
    assert page.view.picture is None
    desk.pictures.show()
    assert page.view.picture is not None


def test_letters_are_zoomed_by_key(qtbot: QtBot, page: PicturesPage) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(page.view, DOWN)
    before, target = page.view.picture, page.view.target
    qtbot.keyClick(page.view, Qt.Key.Key_Plus, control | Qt.KeyboardModifier.AltModifier)
    assert zoom() == 1
    assert page.view.picture is not None
    assert before is not None
    assert letters_in(page.view.picture) > letters_in(before)
    assert page.view.target == target
    qtbot.keyClick(page.view, Qt.Key.Key_0, control)
    assert zoom() == 0


def test_what_is_larger_than_the_window_scrolls_and_keys_bring_into_view(qtbot: QtBot, page: PicturesPage) -> None:
    view = page.view
    view.zoomed.emit(LARGEST)
    assert view.picture is not None
    assert view.horizontalScrollBar().maximum() > 0
    qtbot.keyClick(view, END)
    assert view.target == (Node(Sort.TABLE, 6), Node(Sort.TABLE, 7))
    low = view._place_of_lit()
    assert 0 <= low.top() <= low.bottom() <= view.viewport().height()


def test_escape_leads_back(qtbot: QtBot, desk: Desk, page: PicturesPage) -> None:
    qtbot.keyClick(page.view, ESCAPE)
    assert desk.stack.currentWidget() is desk.sheet(2)


def test_a_document_without_such_a_table_tells_that(qtbot: QtBot, desk_of_one_sum: Desk) -> None:
    desk_of_one_sum.pictures.show()
    page = desk_of_one_sum.pictures.page
    page.tabs.setCurrentIndex(CLASSES)
    assert page.nothing.isVisible()
    assert page.nothing.text() == "这份文件没有按功能分类列支出的表。"
    assert not page.as_list.isEnabled()
    page.tabs.setCurrentIndex(TIES)
    assert page.view.isVisible()
