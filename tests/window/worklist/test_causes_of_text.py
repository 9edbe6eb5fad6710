"""错处 of the text: F4 leads into the text, what it should say is adopted there, and all is ticked off together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.model.money import Figure
from gouji.window.desk.desk import Desk
from gouji.window.main import MainWindow
from gouji.window.worklist.answers import Answer, may
from gouji.window.worklist.causes_model import NEW, OLD, PLACE, REASON, SETTLES
from tests.casework.prose.test_said import RIGHT, WRONG, case_of
from tests.window.hands import cell

OTHER = "“一般公共服务支出（类）财政事务（款）行政运行（项）”1723.18万元，主要用于运行。"
RIGHT_HOUSING = "“住房保障支出（类）住房改革支出（款）住房公积金（项）”350.35万元，主要用于缴费。"


def opened(qtbot: QtBot, case: Case) -> Desk:
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    qtbot.waitUntil(lambda: desk.text.counts is not None and not desk.suspecting.busy)
    return desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = opened(qtbot, case_of(tmp_path, f"{WRONG}\n{RIGHT}\n{OTHER}"))
    yield desk
    desk.leave_case()


def rows(desk: Desk) -> list[list[str]]:
    model = desk.worklist.causes.model
    return [
        [str(model.index(number, column).data()) for column in (PLACE, OLD, NEW, SETTLES, REASON)]
        for number, line in enumerate(model.lines)
        if line.cause is not None
    ]


def looked_at(desk: Desk) -> str:
    one = desk.text.page.model.current
    return one.held.claim.called if one is not None and one.held is not None else ""


def test_each_is_a_row_with_what_it_says_and_what_it_should(desk: Desk) -> None:
    first, second = rows(desk)
    assert first[0].startswith("① 文字 第 ")
    assert first[1:] == ["352.67 万元", "→ 350.35 万元", "消除 1 项", "文字与表不一致"]
    assert second[1:3] == ["1723.18 万元", "→ 1623.18 万元"]
    assert desk.worklist.tabs.tabText(0) == "错处 (2)"
    assert desk.verdict.chips["differs"].text() == "✗ 2 处错误（2 项不符）"


def test_f4_goes_on_through_them_in_the_text(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.show_case(case_of(tmp_path, f"{WRONG}\n{RIGHT}\n{OTHER}"))
    desk = window.desk
    assert desk is not None
    qtbot.waitUntil(lambda: len(desk.worklist.causes.causes) == 2)
    (following,) = (one for one in window.findChildren(QAction) if one.shortcut() == QKeySequence("F4"))
    following.trigger()
    assert desk.text.is_in_view
    assert looked_at(desk) == "住房公积金"
    following.trigger()
    assert looked_at(desk) == "行政运行"
    following.trigger()
    assert looked_at(desk) == "住房公积金"


def test_from_a_table_to_the_text_and_back(qtbot: QtBot, desk: Desk) -> None:
    step = desk.case.edit(cell(desk.case, "T1!2010607.项目支出"), Figure(1_000, 0))
    assert step is not None
    desk.show_step(step)
    qtbot.waitUntil(lambda: not desk.suspecting.busy and len(rows(desk)) == 3)
    desk.worklist.walk(1)
    assert not desk.text.is_in_view
    desk.worklist.walk(1)
    assert desk.text.is_in_view
    desk.worklist.walk(-1)
    assert not desk.text.is_in_view


def test_what_it_should_say_is_adopted_and_undone(qtbot: QtBot, desk: Desk) -> None:
    desk.worklist.walk(1)
    desk.worklist.answer(Answer.ADOPT)
    assert [*desk.case.document.retold.values()] == ["350.35"]
    qtbot.waitUntil(lambda: len(desk.worklist.causes.open_errors) == 1)
    assert rows(desk)[0][1:3] == ["352.67 万元", "→ 350.35 万元"]  # it stays in its place, as adopted
    desk.undo()
    qtbot.waitUntil(lambda: len(desk.worklist.causes.open_errors) == 2)


def test_the_card_beside_the_list_tells_both_figures(desk: Desk) -> None:
    desk.worklist.walk(1)
    told = "\n".join(label.text() for label in desk.worklist.causes.detail.findChildren(QLabel))
    assert "<u>" in told
    assert "文字写 352.67 万元" in told


def test_it_is_ticked_off_with_a_remark_and_f4_passes_over_it(desk: Desk) -> None:
    desk.worklist.walk(1)
    desk.worklist.causes.remark.setText("已请单位更正")
    desk.worklist.answer(Answer.DEAL_WITH)
    assert set(desk.case.marks.remarks.values()) == {"已请单位更正"}
    assert len(desk.worklist.causes.open_errors) == 1
    desk.worklist.walk(1)
    desk.worklist.walk(1)
    assert looked_at(desk) == "行政运行"


def test_nobody_answers_that_it_is_not_here(desk: Desk) -> None:
    assert not any(may(one, Answer.NOT_HERE) for one in desk.worklist.causes.causes)


def test_where_no_figure_is_known_nothing_is_offered_to_adopt(qtbot: QtBot, tmp_path: Path) -> None:
    """Alt+A tells what can be done instead, and leads to nothing that is not there."""
    case = case_of(tmp_path, WRONG)
    case.edit(cell(case, "T1!2210201.合计"), Figure(530_349_900, 0))
    desk = opened(qtbot, case)
    page = desk.worklist.causes
    qtbot.waitUntil(lambda: any(one.words for one in page.causes))
    desk.worklist.walk(1)
    desk.worklist.walk(1)
    line = page.line
    assert line is not None
    assert line.cause is not None
    assert line.cause.words
    assert not line.cause.retellings
    offered = [answer for answer, _ in page.view.delegate.buttons(QRect(0, 0, 600, 24), line)]
    assert offered == [Answer.NOT_HERE, Answer.DEAL_WITH]
    told: list[str] = []
    page.told.connect(told.append)
    desk.worklist.answer(Answer.ADOPT)
    assert told == ["这一处没有查到应改成什么：请按 Enter 到该处自行更正，或填写处理情况。"]
    desk.leave_case()


def test_a_sentence_that_speaks_for_a_slip_is_folded_below_it(qtbot: QtBot, tmp_path: Path) -> None:
    case = case_of(tmp_path, RIGHT_HOUSING)
    case.edit(cell(case, "T1!2210201.合计"), Figure(530_349_900, 0))
    desk = opened(qtbot, case)
    qtbot.waitUntil(lambda: any(one.said for one in desk.worklist.causes.causes))
    model = desk.worklist.causes.model
    above = model.index(0, PLACE)
    below = [str(model.index(row, PLACE, above).data()) for row in range(model.rowCount(above))]
    assert below[-1].startswith("✗ 文字 第 ")
    desk.worklist.causes.view.setCurrentIndex(model.index(len(below) - 1, PLACE, above))
    assert desk.text.is_in_view
    assert looked_at(desk) == "住房公积金"
    desk.leave_case()


def test_an_edit_of_the_table_judges_the_sentence_at_once(qtbot: QtBot, desk: Desk) -> None:
    assert len(rows(desk)) == 2
    for column in ("合计", "基本支出"):
        step = desk.case.edit(cell(desk.case, f"T1!2010601.{column}"), Figure(1_723_180_000, 0))
        assert step is not None
        desk.show_step(step)
    qtbot.waitUntil(lambda: all("行政运行" not in row[0] or "文字" not in row[0] for row in rows(desk)))


def test_the_lit_place_is_in_view_the_first_time(qtbot: QtBot, tmp_path: Path) -> None:
    filler = "\n".join(f"第{number}项工作按计划进行，没有变化。" for number in range(200))
    desk = opened(qtbot, case_of(tmp_path, f"{filler}\n{WRONG}"))
    desk.resize(900, 600)
    desk.worklist.walk(1)
    view, one = desk.text.page.view, desk.text.page.model.current
    assert one is not None
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.place_of(one)))
    desk.leave_case()


def test_enter_on_it_takes_the_keyboard_into_the_text(qtbot: QtBot, desk: Desk) -> None:
    desk.worklist.walk(1)
    view = desk.worklist.causes.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert desk.text.is_walked


def listed(desk: Desk) -> list[str]:
    return desk.worklist.findings._listed()


def of_text(desk: Desk) -> list[str]:
    return [name for name in listed(desk) if name.startswith("text:")]


def test_all_findings_list_what_the_text_says_wrong_too(desk: Desk) -> None:
    view, found = desk.worklist.findings.view, desk.worklist.findings.filter
    assert len(of_text(desk)) == 2
    assert desk.worklist.tabs.tabText(1) == f"全部发现 ({len(listed(desk))})"
    row = listed(desk).index(of_text(desk)[0])
    told = [str(found.index(row, column).data()) for column in range(found.columnCount())]
    assert told[0] == "✗ 文字"
    assert told[1].endswith(" 住房公积金")
    assert told[3:9] == ["文字", "350.35 万元", "352.67 万元", "+2.32 万元", "强制", "不符"]
    view.setCurrentIndex(found.index(row, 1))
    assert desk.text.is_in_view
    assert looked_at(desk) == "住房公积金"


def test_what_is_asked_of_findings_is_asked_of_the_text(qtbot: QtBot, desk: Desk) -> None:
    page = desk.worklist.findings
    asked = page.asking
    asked.state.setCurrentIndex(asked.state.findData("rounding"))
    assert of_text(desk) == []
    asked.state.setCurrentIndex(asked.state.findData("differs"))
    assert len(of_text(desk)) == 2
    asked.least.setText("500000")
    assert len(of_text(desk)) == 1
    asked.least.setText("")
    asked.text.setText("住房公积金")
    assert len(of_text(desk)) == 1
    asked.text.setText("")
    asked.handled.setCurrentIndex(asked.handled.findData("pending"))
    page.view.setCurrentIndex(page.filter.index(listed(desk).index(of_text(desk)[0]), 1))
    page.handling.button.click()
    qtbot.waitUntil(lambda: len(of_text(desk)) == 1)


def test_a_sentence_that_is_put_right_leaves_the_list(qtbot: QtBot, desk: Desk) -> None:
    desk.worklist.walk(1)
    desk.worklist.answer(Answer.ADOPT)
    qtbot.waitUntil(lambda: len(of_text(desk)) == 1)
    assert desk.worklist.tabs.tabText(1) == f"全部发现 ({len(listed(desk))})"
