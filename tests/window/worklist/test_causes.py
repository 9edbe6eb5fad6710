"""错处: causes follow the edits, are adopted as one action, ruled out or ticked off, and nothing waits for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gouji.casework.case import Case
from gouji.casework.papers.working_paper import workpaper
from gouji.casework.suspecting import explained
from gouji.explaining.explanation import Explanation
from gouji.keeping.user import person
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.review.states import State
from gouji.window.desk.desk import Desk
from gouji.window.worklist.answers import Answer
from gouji.window.worklist.causes_model import NEW, OLD, PLACE, REASON, SETTLES
from gouji.window.worklist.marked_digits import marked
from tests.conftest import SAMPLE, SLIPS
from tests.window.hands import cell, open_editor, type_into

WRONG = "T3!20801.基本支出"
PLACE_OF_WRONG = "① T3 20801 人力资源和社会保障管理事务 基本支出"


@pytest.fixture
def desk(qtbot: QtBot, case: Case) -> Desk:
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    at_rest(qtbot, desk)
    return desk


def row(desk: Desk, number: int = 0) -> list[str]:
    """What a row of the list of causes tells."""
    model = desk.worklist.causes.model
    return [str(model.index(number, column).data()) for column in (PLACE, OLD, NEW, SETTLES, REASON)]


def rows(desk: Desk) -> list[list[str]]:
    return [row(desk, number) for number in range(desk.worklist.causes.model.rowCount())]


def told(desk: Desk) -> str:
    """What is told beside the list."""
    return "\n".join(label.text() for label in desk.worklist.causes.detail.findChildren(QLabel))


def link(signal: str, place: Cell) -> str:
    return f'href="{signal}:{place.table},{place.row},{place.column}"'


def follow(desk: Desk, signal: str, place: Cell) -> None:
    labels = desk.worklist.causes.detail.findChildren(QLabel)
    label = next(one for one in labels if link(signal, place) in one.text())
    label.linkActivated.emit(f"{signal}:{place.table},{place.row},{place.column}")


def at_rest(qtbot: QtBot, desk: Desk) -> None:
    """Nothing is looked for or judged any more."""
    tabs = desk.worklist.tabs
    qtbot.waitUntil(lambda: not desk.suspecting.busy and "…" not in tabs.tabText(1), timeout=20_000)


def test_each_cause_is_a_row_with_its_figures_its_reason_and_what_it_settles(desk: Desk) -> None:
    assert rows(desk) == [
        [PLACE_OF_WRONG, "464,774,351", "→ 464,774,531", "消除 4 项", "数字颠倒"],
        ["② T4 二、教育支出 合计", "776,067,723", "→ 776,607,723", "消除 2 项", "数字颠倒"],
        ["③ T7 30215 会议费 公用经费", "260,220", "→ 2,602,200", "消除 2 项", "少一个零，小十倍"],
    ]
    assert [desk.worklist.tabs.tabText(number) for number in range(3)] == [
        "错处 (3)",
        "全部发现 (8)",
        "勾稽未能核对 (0)",
    ]


def test_its_findings_are_folded_below_it(desk: Desk) -> None:
    model = desk.worklist.causes.model
    above = model.index(0, 0)
    assert model.rowCount(above) == 4
    assert [str(model.index(0, column, above).data()) for column in (PLACE, OLD, NEW, SETTLES, REASON)] == [
        "✗ T3 20801 人力资源和社会保障管理事务 合计",
        "1,016,221,795",
        "1,016,221,975",
        "+180",
        "横加",
    ]
    assert not desk.worklist.causes.view.isExpanded(above)


def test_the_walk_goes_from_cause_to_cause_and_lands_on_the_wrong_figure(desk: Desk) -> None:
    wrong: list[tuple[Cell, ...]] = []
    desk.worklist.causes.culprits.connect(wrong.append)
    for _ in range(3):
        desk.worklist.walk(1)
    places = [cell(desk.case, place) for place in (WRONG, "T4!二、教育支出.合计", "T7!30215.公用经费")]
    assert wrong == [(place,) for place in places]
    assert desk.sheet(6).current_cell() == places[2]
    desk.worklist.walk(1)
    assert desk.sheet(2).current_cell() == places[0]
    desk.worklist.walk(-1)
    assert desk.sheet(6).current_cell() == places[2]


def test_the_walk_passes_over_causes_that_are_answered(desk: Desk) -> None:
    desk.worklist.walk(1)
    desk.worklist.answer(Answer.DEAL_WITH)
    desk.worklist.walk(-1)
    desk.worklist.walk(1)
    assert desk.worklist.causes.line is not None
    assert desk.worklist.causes.line.number == 2


def test_a_finding_below_a_cause_is_gone_to_and_diagnosed(desk: Desk) -> None:
    page = desk.worklist.causes
    above = page.model.index(0, 0)
    page.view.expand(above)
    below = [page.model.index(at, 0, above) for at in range(4)]
    place = "T3 20801 人力资源和社会保障管理事务 基本支出"
    page.view.setCurrentIndex(next(index for index in below if place in str(index.data())))
    assert "差额能被九整除" in told(desk)
    assert "T3 20801 人力资源和社会保障管理事务 基本支出 → 464,774,531" in told(desk)
    assert desk.sheet(2).current_cell() == cell(desk.case, WRONG)


def test_a_cause_tells_its_figures_beside_the_list(desk: Desk) -> None:
    desk.worklist.walk(1)
    assert "464,774,<u><b>35</b></u>1 → 464,774,<u><b>53</b></u>1" in told(desk)
    assert "改法唯一" in told(desk)
    assert "T7 30215" not in told(desk)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("1,234", "1,243", "1,2<u><b>34</b></u>"),
        ("260,220", "2,602,200", "260,220"),
        ("2,602,200", "260,220", "2,602,20<u><b>0</b></u>"),
        ("空", "1,234", "空"),
        ("−5", "5", "−5"),
    ],
)
def test_changed_digits_are_marked(old: str, new: str, shown: str) -> None:
    assert marked(old, new) == shown


def test_a_cause_is_adopted_as_one_action_and_stays_in_its_place(qtbot: QtBot, desk: Desk) -> None:
    desk.worklist.walk(1)
    desk.worklist.answer(Answer.ADOPT)
    assert desk.worklist.model.rowCount() == 4
    at_rest(qtbot, desk)
    model = desk.worklist.causes.model
    assert row(desk)[0] == PLACE_OF_WRONG
    assert model.rowCount(model.index(0, 0)) == 4, "what it settled is told below it"
    assert desk.worklist.tabs.tabText(0) == "错处 (2)"
    desk.undo()
    assert desk.worklist.model.rowCount() == 8
    at_rest(qtbot, desk)
    assert desk.worklist.tabs.tabText(0) == "错处 (3)"


def test_a_remark_on_what_was_adopted_stays_with_it_and_is_on_the_paper(qtbot: QtBot, desk: Desk) -> None:
    page = desk.worklist.causes
    desk.worklist.walk(1)
    desk.worklist.answer(Answer.ADOPT)
    at_rest(qtbot, desk)
    assert page.remark.isEnabled()
    assert page.handling.button.text() == "记下备注"
    page.remark.setText("已请单位更正")
    qtbot.keyClick(page.remark, Qt.Key.Key_Return)
    at_rest(qtbot, desk)
    assert "备注：已请单位更正" in told(desk)
    desk.worklist.walk(1)
    assert page.remark.text() == ""
    page.view.setCurrentIndex(page.model.index(0, 0))
    assert page.remark.text() == "已请单位更正"
    assert [line.remark for line in workpaper(desk.case, pictures=False).settled] == [
        f"已请单位更正\n— {person.name()}"
    ]
    desk.undo()
    assert desk.case.marks.remarks == {}


def test_a_button_in_a_row_answers_that_row(qtbot: QtBot, desk: Desk) -> None:
    view = desk.worklist.causes.view
    index = desk.worklist.causes.model.index(1, 5)
    (answer, place), *_ = view.delegate.buttons(view.visualRect(index), desk.worklist.causes.model.line(index))
    assert answer is Answer.ADOPT
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    right = cell(desk.case, "T4!二、教育支出.合计")
    assert desk.case.document.tables[3].values[right.column, right.row] == 776_607_723_00
    assert [cause.is_open for cause in desk.worklist.causes.causes] == [True] * 3, "the list follows once it is painted"
    at_rest(qtbot, desk)
    assert [cause.is_open for cause in desk.worklist.causes.causes] == [True, False, True]


def test_all_of_a_cause_is_ticked_off_with_one_remark(desk: Desk) -> None:
    desk.worklist.walk(1)
    desk.worklist.causes.remark.setText("已与财政局核实")
    desk.worklist.causes.handling.button.click()
    settled = desk.worklist.causes.causes[0].settles
    assert {desk.case.marks.remarks.get(name) for name in settled} == {"已与财政局核实"}
    assert desk.case.listed.ticked == 4
    assert desk.worklist.tabs.tabText(0) == "错处 (2)"
    desk.worklist.causes.handling.button.click()
    assert desk.case.listed.ticked == 0
    desk.undo()
    desk.undo()
    assert not desk.case.marks.remarks


def test_the_field_shows_the_remark_of_the_cause_that_is_looked_at(desk: Desk) -> None:
    page = desk.worklist.causes
    page.view.setCurrentIndex(page.model.index(0, 0))
    desk.worklist.handle(State.EXPLAINED)
    assert page.remark.text() == ""
    assert page.window().focusWidget() is page.remark, "what is explained needs its explanation: it is written here"
    page.remark.setText("口径不同")
    desk.worklist.handle(State.EXPLAINED)
    page.view.setCurrentIndex(page.model.index(1, 0))
    assert page.remark.text() == ""
    page.remark.setText("没有写完")
    page.view.setCurrentIndex(page.model.index(0, 0))
    assert page.remark.text() == "口径不同"
    desk.undo()
    assert page.remark.text() == ""


@pytest.mark.usefixtures("brief_search")
def test_not_here_rules_the_figure_out(qtbot: QtBot, desk: Desk) -> None:
    desk.worklist.walk(1)
    desk.worklist.answer(Answer.NOT_HERE)
    at_rest(qtbot, desk)
    assert desk.case.ruled_out == frozenset({cell(desk.case, WRONG)})
    assert PLACE_OF_WRONG not in [one for one, *_ in rows(desk)]


@pytest.mark.usefixtures("brief_search")
def test_the_cursor_stays_by_the_cause_that_was_answered(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the cause is looked for anew its findings stand alone, and the next cause stands further below."""
    monkeypatch.setattr("gouji.window.desk.searching.AT_ONCE_S", -1.0)
    page = desk.worklist.causes
    desk.worklist.walk(1)
    assert page.line is not None
    findings, met = {*page.line.findings}, []
    page.listed.connect(lambda *_: met.append(page.line and bool(findings & {*page.line.findings})))
    desk.worklist.answer(Answer.NOT_HERE)
    at_rest(qtbot, desk)
    assert len(met) > 1
    assert all(met)


def test_where_a_cause_is_gone_nothing_is_answered_and_the_walk_goes_on_from_there(qtbot: QtBot, desk: Desk) -> None:
    page = desk.worklist.causes
    desk.worklist.walk(1)
    desk.worklist.walk(1)
    step = desk.case.edit(cell(desk.case, "T4!二、教育支出.合计"), Figure(776_607_723_00))
    assert step
    desk.show_step(step)
    at_rest(qtbot, desk)
    assert len(rows(desk)) == 2
    assert page.line is None
    for answer in Answer:
        desk.worklist.answer(answer)
    assert all(cause.is_open for cause in page.causes)
    desk.worklist.walk(1)
    assert row(desk, page.view.currentIndex().row())[0].startswith("② T7 30215")
    desk.worklist.answer(Answer.ADOPT)
    at_rest(qtbot, desk)
    assert [cause.is_open for cause in page.causes].count(False) == 1


def test_an_answer_that_came_meanwhile_is_shown_before_it_is_adopted(qtbot: QtBot, desk: Desk) -> None:
    page = desk.worklist.causes
    shown = explained(desk.case)
    page.show_explanation(Explanation(), False)
    desk.worklist.walk(1)
    page.show_explanation(shown, False)
    said: list[str] = []
    page.told.connect(said.append)
    desk.worklist.answer(Answer.ADOPT)
    assert said == ["这是刚刚查到的：请先看一看，再处理。"]
    assert all(cause.is_open for cause in page.causes)
    desk.worklist.answer(Answer.ADOPT)
    at_rest(qtbot, desk)
    assert [cause.is_open for cause in page.causes].count(False) == 1


def test_a_cause_stays_under_the_cursor_while_others_are_found(qtbot: QtBot, desk: Desk) -> None:
    page = desk.worklist.causes
    desk.worklist.walk(1)
    desk.worklist.walk(1)
    line = page.line
    assert line is not None
    shown = explained(desk.case)
    cut = Explanation(tuple(replace(group, solutions=(), cut=True) for group in shown.groups))
    for explanation, searching in ((Explanation(), True), (cut, True), (shown, False)):
        page.show_explanation(explanation, searching)
        assert page.line is not None
        assert page.line.key == line.key
    assert rows(desk)[1][0] == "② T4 二、教育支出 合计"


@pytest.mark.usefixtures("brief_search")
def test_what_is_ruled_out_is_suspected_no_more_until_its_figure_changes(qtbot: QtBot, desk: Desk) -> None:
    place = cell(desk.case, WRONG)
    desk.worklist.walk(1)
    follow(desk, "ruled_out", place)
    at_rest(qtbot, desk)
    assert link("chosen", place) not in told(desk)
    assert desk.case.ruled_out == frozenset({place})
    step = desk.case.edit(place, Figure(1))
    assert step
    desk.show_step(step)
    assert desk.case.ruled_out == frozenset()


@pytest.mark.usefixtures("brief_search")
def test_a_figure_read_against_the_source_is_told_to_be_printed_so(qtbot: QtBot, desk: Desk) -> None:
    place = cell(desk.case, WRONG)
    desk.show_cell(place)
    desk.verify()
    at_rest(qtbot, desk)
    assert row(desk)[0] == PLACE_OF_WRONG
    assert row(desk)[4].endswith("原文即如此印")
    assert "✓" in str(desk.sheet(2).model.cell_index(place).data())
    desk.worklist.walk(1)
    assert "原文即如此印" in told(desk)
    desk.verify()
    at_rest(qtbot, desk)
    assert "原文即如此印" not in row(desk)[4]


@pytest.mark.usefixtures("brief_search")
def test_what_was_ruled_out_is_listed_with_the_way_back(qtbot: QtBot, desk: Desk) -> None:
    place = cell(desk.case, WRONG)
    desk.answering.rule_out(place)
    at_rest(qtbot, desk)
    assert "已排除：T3 20801" in told(desk)
    follow(desk, "taken_back", place)
    at_rest(qtbot, desk)
    assert "已排除" not in told(desk)
    assert row(desk)[0] == PLACE_OF_WRONG


def test_a_click_beside_the_list_ends_typing_and_harms_nothing(qtbot: QtBot, desk: Desk) -> None:
    place = cell(desk.case, WRONG)
    desk.worklist.walk(1)
    desk.show_cell(place)
    desk.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is desk)
    open_editor(desk.sheet(place.table).view).setText("464,774,531")
    label = next(one for one in desk.worklist.causes.detail.findChildren(QLabel) if link("chosen", place) in one.text())
    window = desk.windowHandle()
    assert window is not None
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, label.mapTo(desk, QPoint(3, 3)))
    assert desk.worklist.findings.model.rowCount() == 4
    assert isValid(label), "Qt still has the click in hand"
    qtbot.waitUntil(lambda: not isValid(label))


def test_a_card_that_is_out_of_date_changes_nothing(qtbot: QtBot, desk: Desk) -> None:
    place = cell(desk.case, WRONG)
    solution = next(
        solution
        for group in explained(desk.case, 5).groups
        for solution in group.solutions
        if solution.changes[0][0] == place
    )
    desk.case.edit(place, Figure(777_700))
    with qtbot.waitSignal(desk.told):
        desk.answering.adopt(solution)
    assert desk.case.document.tables[place.table].values[place.column, place.row] == 777_700


def test_what_is_adopted_is_gone_to(qtbot: QtBot, desk: Desk) -> None:
    desk.worklist.walk(1)
    desk.worklist.walk(1)
    desk.worklist.walk(-1)
    desk.worklist.answer(Answer.ADOPT)
    sheet = desk.sheet(2)
    assert desk.stack.currentWidget() is sheet
    assert sheet.current_cell() == cell(desk.case, WRONG)


def test_every_figure_of_a_suggestion_can_be_ruled_out(desk: Desk) -> None:
    for cause in desk.worklist.causes.causes:
        desk.worklist.walk(1)
        assert all(link("ruled_out", place) in told(desk) for place in cause.culprits)


def test_marks_are_undone_and_redone_like_figures(qtbot: QtBot, desk: Desk) -> None:
    place, finding = cell(desk.case, WRONG), desk.worklist.findings.model.findings[0]
    desk.answering.rule_out(place)
    desk.case.tick(finding)
    desk.undo()
    assert desk.case.handling_on(finding) is None
    desk.undo()
    assert desk.case.ruled_out == frozenset()
    desk.redo()
    desk.redo()
    assert desk.case.ruled_out == frozenset({place})
    assert desk.case.handling_on(finding) is not None


def test_so_many_findings_are_looked_through_behind_the_window(
    qtbot: QtBot, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gouji.window.desk.searching.AT_ONCE", 3)
    monkeypatch.setattr(
        "gouji.window.desk.searching.explained", lambda *_: pytest.fail("looked in the window's own time")
    )
    desk = Desk(case)
    qtbot.addWidget(desk)
    assert [line[4] for line in rows(desk)] == ["正在查找原因"]
    at_rest(qtbot, desk)
    assert row(desk)[2] == "→ 464,774,531"


def test_the_marks_of_figures_are_kept(qtbot: QtBot) -> None:
    case = Case.open(SLIPS)
    first, second = cell(case, WRONG), cell(case, "T3!208.基本支出")
    case.verify(first)
    case.rule_out(second)
    path = case.file.path
    case.close()
    again = Case.open(path)
    assert again.verified == frozenset({first})
    assert again.ruled_out == frozenset({second})
    again.close()


def test_causes_follow_what_is_typed(qtbot: QtBot, desk: Desk) -> None:
    place = cell(desk.case, "T5!205.合计")
    desk.show_cell(place)
    type_into(qtbot, desk.sheet(4).view, "776,607,732")
    qtbot.waitUntil(lambda: any("T5 205" in one for one, *_ in rows(desk)), timeout=20_000)


def test_a_long_search_goes_on_behind_and_ends_with_the_next_edit(
    qtbot: QtBot, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[bool] = []
    found = Event()

    def long_search(case: Case) -> Callable[[Callable[[], bool]], Explanation]:
        def look(cancelled: Callable[[], bool]) -> Explanation:
            found.wait(20)
            ended.append(cancelled())
            return Explanation()

        return look

    monkeypatch.setattr("gouji.window.desk.searching.search", long_search)
    monkeypatch.setattr("gouji.window.desk.searching.AT_ONCE_S", -1.0)
    desk = Desk(case)
    qtbot.addWidget(desk)
    qtbot.waitUntil(lambda: desk.suspecting.searching)
    step = case.edit(cell(case, WRONG), Figure(1))
    assert step
    desk.show_step(step)
    assert ended == []
    found.set()
    qtbot.waitUntil(lambda: ended[:1] == [True])
    desk.suspecting.stop()
    assert not desk.suspecting.busy


@pytest.mark.usefixtures("brief_search")
def test_a_finding_without_an_answer_stands_by_itself_and_tells_the_true_reason(qtbot: QtBot, desk: Desk) -> None:
    """Where the slip was ruled out, it is not time alone that leaves no answer."""
    desk.answering.rule_out(cell(desk.case, WRONG))
    at_rest(qtbot, desk)
    found = [line for line in rows(desk) if line[4].endswith("未找到原因")]
    assert found[1] == [
        "② T3 20801 人力资源和社会保障管理事务 合计",
        "1,016,221,795",
        "1,016,221,975",
        "+180",
        "横加；未找到原因",
    ]
    assert len(found) == 4
    desk.worklist.walk(1)
    assert told(desk).count("除已排除的数字外") == 1
    assert "时限" not in told(desk)


def test_no_more_is_said_than_that_nothing_checked_differs(qtbot: QtBot) -> None:
    case = Case.look_at(SAMPLE)
    desk = Desk(case)
    qtbot.addWidget(desk)
    qtbot.waitUntil(lambda: not desk.suspecting.busy, timeout=20_000)
    assert told(desk) == "各表中能核对的关系没有不符。"
    desk.suspecting.stop()
    case.close()
