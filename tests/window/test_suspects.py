"""最可能的错处: suspects follow the edits, are adopted as one action or ruled out, and nothing waits for them."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gouji.casework.case import Case
from gouji.casework.suspecting import explained
from gouji.explaining.explanation import Explanation
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.window.desk.desk import Desk
from gouji.window.desk.slips import marked
from tests.conftest import SAMPLE, SLIPS
from tests.window.hands import cell, open_editor, type_into

WRONG = "T3!20801.基本支出"


@pytest.fixture
def desk(qtbot: QtBot, case: Case) -> Desk:
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    qtbot.waitUntil(lambda: not desk.suspecting.busy)
    return desk


def told(desk: Desk) -> str:
    return "\n".join(label.text() for label in desk.suspects.findChildren(QLabel))


def link(signal: str, place: Cell) -> str:
    return f'href="{signal}:{place.table},{place.row},{place.column}"'


def follow(desk: Desk, signal: str, place: Cell) -> None:
    label = next(one for one in desk.suspects.findChildren(QLabel) if link(signal, place) in one.text())
    label.linkActivated.emit(f"{signal}:{place.table},{place.row},{place.column}")


def button(desk: Desk, text: str) -> QPushButton:
    return next(one for one in desk.suspects.findChildren(QPushButton) if one.text() == text)


def test_each_slip_is_named_with_its_figures(desk: Desk) -> None:
    assert "464,774,<u><b>35</b></u>1 → 464,774,<u><b>53</b></u>1" in told(desk)
    assert "颠倒" in told(desk)
    assert "4 处差额全部消除" in told(desk)
    assert "✓ T3 208 社会保障和就业支出 基本支出" in told(desk)


def test_a_chosen_finding_is_diagnosed(qtbot: QtBot, desk: Desk) -> None:
    row = next(i for i, f in enumerate(desk.findings.model.findings) if f.cells[0] == cell(desk.case, WRONG))
    desk.findings.view.setCurrentIndex(desk.findings.filter.index(row, 2))
    assert "差额能被九整除" in told(desk)
    assert "T3 20801 人力资源和社会保障管理事务 基本支出 → 464,774,531" in told(desk)
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


def test_a_suggestion_is_adopted_as_one_action(qtbot: QtBot, desk: Desk) -> None:
    button(desk, "采纳").click()
    assert desk.findings.model.rowCount() == 4
    qtbot.waitUntil(lambda: not desk.suspecting.busy)
    assert "464,774,<u><b>35</b></u>1 → 464,774,<u><b>53</b></u>1" not in told(desk)
    desk.undo()
    assert desk.findings.model.rowCount() == 8
    qtbot.waitUntil(lambda: not desk.suspecting.busy)
    assert "464,774,<u><b>35</b></u>1 → 464,774,<u><b>53</b></u>1" in told(desk)


@pytest.mark.usefixtures("brief_search")
def test_what_is_ruled_out_is_suspected_no_more_until_its_figure_changes(qtbot: QtBot, desk: Desk) -> None:
    place = cell(desk.case, WRONG)
    follow(desk, "ruled_out", place)
    qtbot.waitUntil(lambda: not desk.suspecting.busy, timeout=20_000)
    assert link("chosen", place) not in told(desk)
    assert desk.case.ruled_out == frozenset({place})
    step = desk.case.edit(place, Figure(1))
    assert step
    desk.show_step(step)
    assert desk.case.ruled_out == frozenset()


@pytest.mark.usefixtures("brief_search")
def test_a_figure_read_against_the_source_is_no_suspect(qtbot: QtBot, desk: Desk) -> None:
    place = cell(desk.case, WRONG)
    desk.show_cell(place)
    desk.verify()
    qtbot.waitUntil(lambda: not desk.suspecting.busy, timeout=20_000)
    assert link("chosen", place) not in told(desk)
    assert "✓" in str(desk.sheet(2).model.cell_index(place).data())
    desk.verify()
    qtbot.waitUntil(lambda: not desk.suspecting.busy, timeout=20_000)
    assert link("chosen", place) in told(desk)


@pytest.mark.usefixtures("brief_search")
def test_what_was_ruled_out_is_listed_with_the_way_back(qtbot: QtBot, desk: Desk) -> None:
    place = cell(desk.case, WRONG)
    desk.rule_out(place)
    qtbot.waitUntil(lambda: not desk.suspecting.busy, timeout=20_000)
    assert "已排除：T3 20801" in told(desk)
    follow(desk, "taken_back", place)
    qtbot.waitUntil(lambda: not desk.suspecting.busy, timeout=20_000)
    assert "已排除" not in told(desk)
    assert link("chosen", place) in told(desk)


def test_a_click_on_the_suspects_ends_typing_and_harms_nothing(qtbot: QtBot, desk: Desk) -> None:
    place = cell(desk.case, WRONG)
    desk.show_cell(place)
    desk.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is desk)
    open_editor(desk.sheet(place.table).view).setText("464,774,531")
    label = next(one for one in desk.suspects.findChildren(QLabel) if link("chosen", place) in one.text())
    window = desk.windowHandle()
    assert window is not None
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, label.mapTo(desk, QPoint(3, 3)))
    assert desk.findings.model.rowCount() == 4
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
        desk.adopt(solution)
    assert desk.case.document.tables[place.table].values[place.column, place.row] == 777_700


def test_what_is_adopted_is_gone_to(qtbot: QtBot, desk: Desk) -> None:
    button(desk, "采纳").click()
    sheet = desk.sheet(2)
    assert desk.stack.currentWidget() is sheet
    assert sheet.current_cell() == cell(desk.case, WRONG)


def test_every_figure_of_a_suggestion_can_be_ruled_out(desk: Desk) -> None:
    links = told(desk)
    for group in explained(desk.case, 5).groups:
        for solution in group.solutions[:1]:
            assert all(link("ruled_out", place) in links for place, _ in solution.changes)


def test_marks_are_undone_and_redone_like_figures(qtbot: QtBot, desk: Desk) -> None:
    place, finding = cell(desk.case, WRONG), desk.findings.model.findings[0]
    desk.rule_out(place)
    desk.case.tick(finding)
    desk.undo()
    assert desk.case.tick_on(finding) is None
    desk.undo()
    assert desk.case.ruled_out == frozenset()
    desk.redo()
    desk.redo()
    assert desk.case.ruled_out == frozenset({place})
    assert desk.case.tick_on(finding) is not None


def test_so_many_findings_are_looked_through_behind_the_window(
    qtbot: QtBot, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gouji.window.desk.searching.AT_ONCE", 3)
    monkeypatch.setattr(
        "gouji.window.desk.searching.explained", lambda *_: pytest.fail("looked in the window's own time")
    )
    desk = Desk(case)
    qtbot.addWidget(desk)
    qtbot.waitUntil(lambda: "464,774,<u><b>35</b></u>1" in told(desk), timeout=20_000)


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


def test_suspects_follow_what_is_typed(qtbot: QtBot, desk: Desk) -> None:
    place = cell(desk.case, "T5!205.合计")
    desk.show_cell(place)
    type_into(qtbot, desk.sheet(4).view, "776,607,732")
    qtbot.waitUntil(lambda: "T5 205" in told(desk), timeout=20_000)


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
def test_findings_without_an_answer_are_told_once_and_for_the_true_reason(qtbot: QtBot, desk: Desk) -> None:
    """Where the slip was ruled out, it is not time alone that leaves no answer."""
    desk.rule_out(cell(desk.case, WRONG))
    qtbot.waitUntil(lambda: not desk.suspecting.busy, timeout=20_000)
    why = "除已排除或已与原文核对一致的数字外"
    assert told(desk).count(why) == 1
    assert f"4 处差额：{why}" in told(desk)
    assert "时限" not in told(desk)


def test_no_more_is_said_than_that_nothing_checked_differs(qtbot: QtBot) -> None:
    case = Case.look_at(SAMPLE)
    desk = Desk(case)
    qtbot.addWidget(desk)
    qtbot.waitUntil(lambda: not desk.suspecting.busy)
    assert told(desk) == "能核对的关系中没有不符。"
    desk.suspecting.stop()
    case.close()
