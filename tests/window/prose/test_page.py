"""文字: the text by its headings, gone through claim by claim, with the proof of each."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.casework.prose.said import all_said
from gouji.casework.telling.deeds import deed_told
from gouji.model.money import Figure
from gouji.review.states import State
from gouji.window.desk.desk import Desk
from gouji.window.prose.model import ParagraphModel
from gouji.window.prose.page import TextPage
from gouji.window.prose.setting import MARGIN, shapes
from tests.window.hands import cell

DOWN, UP, ENTER, SPACE, ESCAPE = (
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Return,
    Qt.Key.Key_Space,
    Qt.Key.Key_Escape,
)


def texts(page: TextPage) -> list[str]:
    return [one.paragraph.text for one in page.model.shown]


def states(page: TextPage) -> list[str]:
    return [one.state for one in page.model.said()]


def test_the_paragraphs_keep_the_contract_of_a_model(said: Case, qtmodeltester: ModelTester) -> None:
    model = ParagraphModel(said)
    qtmodeltester.check(model)
    model.look()
    qtmodeltester.check(model)
    model.look("differs")
    qtmodeltester.check(model)


def test_the_whole_text_stands_there_in_its_order(page: TextPage) -> None:
    assert texts(page)[-4:] == [
        "一、部门预算编制说明",
        "“住房保障支出（类）住房改革支出（款）住房公积金（项）”352.67万元，主要用于缴费。",
        "“住房保障支出（类）住房改革支出（款）购房补贴（项）”552.43万元，主要用于补贴。。",
        "本部门的职责是把账目核对清楚。",
    ]
    assert states(page) == ["differs", "agrees", "hint"]
    assert [one.rank is not None for one in page.model.shown][-4:] == [True, False, False, False]


def test_what_is_looked_for_stands_there_alone_under_its_headings(page: TextPage) -> None:
    page.state.setCurrentIndex(page.state.findData("differs"))
    assert texts(page)[-2:] == [
        "一、部门预算编制说明",
        "“住房保障支出（类）住房改革支出（款）住房公积金（项）”352.67万元，主要用于缴费。",
    ]
    assert states(page) == ["differs"]


def test_the_arrows_go_through_the_text_and_the_proof_follows(qtbot: QtBot, page: TextPage) -> None:
    assert "带下划线的数" in page.proof.sentence.text()
    qtbot.keyClick(page.view, DOWN)
    assert page.proof.head.text().startswith("✗ 不符　第 ")
    assert page.proof.sentence.text() == "文字写 352.67 万元，T1 2210201 住房公积金 合计 表列 3,503,499 元"
    assert [page.proof.ties.item(0).text()] == ["→ T1 2210201 住房公积金 合计：3,503,499 元"]
    qtbot.keyClick(page.view, DOWN)
    assert page.proof.sentence.text() == "文字与表相符。"
    assert not page.proof.handling.isVisible()
    qtbot.keyClick(page.view, UP)
    qtbot.keyClick(page.view, UP)  # there is none before
    assert page.proof.head.text().startswith("✗ 不符")


def test_f4_goes_to_what_is_wrong_the_worst_first_and_passes_over_what_is_dealt_with(page: TextPage) -> None:
    page.walk(-1)
    assert page.model.current is not None
    assert page.model.current.state == "hint"
    page.walk(1)
    assert page.model.current.state == "differs"
    page.tick()
    page.walk(1)
    assert page.model.current.state == "hint"
    page.walk(1)
    assert page.model.current.state == "hint"


def test_enter_and_the_link_go_to_the_figure(qtbot: QtBot, desk: Desk, page: TextPage) -> None:
    qtbot.keyClick(page.view, DOWN)
    qtbot.keyClick(page.view, ENTER)
    where = cell(desk.case, "T1!2210201.合计")
    assert (desk.tables.currentRow(), desk.sheet(0).current_cell()) == (0, where)
    desk.text.show()
    qtbot.keyClick(page.view, DOWN)
    page.proof.ties.itemActivated.emit(page.proof.ties.item(0))
    assert desk.sheet(0).current_cell() == cell(desk.case, "T1!2210203.合计")


def test_what_is_looked_at_is_lit_in_the_source_and_in_its_table(qtbot: QtBot, desk: Desk, page: TextPage) -> None:
    qtbot.keyClick(page.view, DOWN)
    first = desk.source.views[0]
    assert first.lit == 2  # type: ignore[attr-defined]
    assert "352.67" in first.text.textCursor().block().text()  # type: ignore[attr-defined]
    assert desk.sheet(0).current_cell() == cell(desk.case, "T1!2210201.合计")
    assert desk.text.is_in_view


def test_a_click_on_a_figure_looks_at_it(qtbot: QtBot, page: TextPage) -> None:
    row = len(page.model.shown) - 3
    layout, rect = page.view.lines(row), page.view.visualRect(page.model.index(row))
    (one,) = page.model.shown[row].said
    line = layout.lineForTextPosition(one.mark[0])
    x: Any = line.cursorToX(one.mark[0] + 1)
    point = rect.topLeft()
    point.setX(round(rect.left() + MARGIN + (x[0] if isinstance(x, tuple) else x)))
    point.setY(round(rect.top() + line.y() + line.height()))
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert page.model.current == one


def test_the_outcome_is_told_by_a_shape_beside_its_line(page: TextPage) -> None:
    row = len(page.model.shown) - 3
    assert [(shape, state) for _, shape, state in shapes(page.view.lines(row), page.view.marked(row))] == [
        ("✗", "differs")
    ]
    page.walk(1)
    page.tick()
    assert [(shape, state) for _, shape, state in shapes(page.view.lines(row), page.view.marked(row))] == [
        ("✓", "agrees")
    ]
    page.proof.remark.setText("口径不同")
    page.handle(State.EXPLAINED)
    assert [shape for _, shape, _ in shapes(page.view.lines(row), page.view.marked(row))] == ["◇"]


def test_the_space_bar_ticks_off_and_undo_leads_back_to_it(qtbot: QtBot, desk: Desk, page: TextPage) -> None:
    qtbot.keyClick(page.view, DOWN)
    qtbot.keyClick(page.view, SPACE)
    assert page.proof.handling.turned.is_open
    assert page.summary.text().endswith("已处理 1 项")
    desk.going.to_table(0, 0)
    desk.undo()
    assert desk.text.is_in_view
    assert not page.proof.handling.turned.is_open
    assert page.model.current is not None
    assert page.model.current.state == "differs"


def test_a_state_that_lacks_its_text_asks_for_it_in_the_field(qtbot: QtBot, desk: Desk, page: TextPage) -> None:
    qtbot.keyClick(page.view, DOWN)
    page.tick()
    assert "文字“" in deed_told(desk.case.document, desk.case.journal.last_done), "its place is told by its words"
    desk.undo()
    page.handle(State.EXPLAINED)
    assert desk.window().focusWidget() is page.proof.remark


def test_a_remark_is_kept_and_undone(qtbot: QtBot, desk: Desk, page: TextPage) -> None:
    qtbot.keyClick(page.view, DOWN)
    page.proof.remark.setFocus()
    page.proof.remark.insert("已请单位更正")
    qtbot.keyClick(page.proof.remark, ENTER)
    assert [*desk.case.marks.remarks.values()] == ["已请单位更正"]
    desk.undo()
    assert page.proof.remark.text() == ""


def test_a_figure_that_is_put_right_in_the_table_settles_the_sentence_at_once(
    qtbot: QtBot, desk: Desk, page: TextPage
) -> None:
    qtbot.keyClick(page.view, DOWN)
    step = desk.case.edit(cell(desk.case, "T1!2210201.合计"), Figure(352_670_000, 0))
    assert step is not None
    desk.show_step(step)
    assert page.proof.head.text().startswith("✓ 相符")
    assert states(page) == ["agrees", "agrees", "hint"]


def test_esc_leads_back_to_the_tables(qtbot: QtBot, desk: Desk) -> None:
    desk.tables.setCurrentRow(0)
    desk.text.show()
    qtbot.keyClick(desk.text.page.view, ESCAPE)
    assert desk.tables.currentRow() == 0


def test_only_what_is_seen_is_set_in_lines_when_the_text_is_drawn(page: TextPage) -> None:
    page.view.setFixedHeight(60)
    first = page.view.indexAt(page.view.viewport().rect().topLeft())
    last = page.view.indexAt(page.view.viewport().rect().bottomLeft())
    assert last.row() - first.row() < len(page.model.shown) - 1


def test_the_text_shows_what_is_held_against_one_table_until_that_is_taken_back(qtbot: QtBot, page: TextPage) -> None:
    (number,) = {cell.table for one in page.model.said() for cell in one.cells}
    page.show_table(number, "某表")
    assert states(page) == ["differs", "agrees"]
    assert page.narrowed.text() == "仅 某表　✕"
    qtbot.mouseClick(page.narrowed, Qt.MouseButton.LeftButton)
    assert states(page) == ["differs", "agrees", "hint"]
    page.show_table(number + 1, "另一表")
    assert states(page) == []
    page.select(next(one.id for one in all_said(page.case.check) if one.state == "hint"))
    assert page.narrowed.isHidden()
