"""The text among the tables: its line with what is open, the verdict, and the keys that lead there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.casework.prose.said import all_said
from gouji.checking.prose import text
from gouji.model.money import Figure
from gouji.window.desk.desk import Desk
from gouji.window.main import MainWindow
from gouji.window.prose.page import TextPage
from tests.checking.prose.pages import page_of
from tests.conftest import SAMPLE
from tests.prose.forms.forms import in_cells
from tests.window.hands import cell


def line(desk: Desk) -> str:
    return desk.tables.item(desk.stack.indexOf(desk.text.page)).text()


def test_its_line_tells_what_is_open_as_soon_as_the_text_was_judged(qtbot: QtBot, said: Case) -> None:
    desk = Desk(said)
    qtbot.addWidget(desk)
    assert line(desk) == "…　文字"
    qtbot.waitUntil(lambda: line(desk) == "✗ 1　文字")
    desk.show()
    desk.text.show()
    desk.text.page.walk(1)
    desk.text.page.tick()
    qtbot.waitUntil(lambda: line(desk) == "△ 1　文字")
    desk.leave_case()


def test_no_edit_waits_for_the_text(qtbot: QtBot, desk: Desk) -> None:
    """It is judged once the window has painted, and once for several edits."""
    qtbot.waitUntil(lambda: desk.text.counts is not None)
    place = cell(desk.case, "T1!2210201.合计")
    judged = []
    desk.text.counted.connect(lambda: judged.append(desk.text.counts))
    held = desk.case.check.once(text._held)
    for fen in (1_000, 2_000):
        step = desk.case.edit(place, Figure(fen, 0))
        assert step is not None
        desk.show_step(step)
    assert text._held not in desk.case.check._found
    qtbot.waitUntil(lambda: bool(judged))
    assert len(judged) == 1
    assert desk.case.check.once(text._held) is not held


def test_the_verdict_counts_the_text_and_f4_walks_it_while_it_is_in_view(
    qtbot: QtBot, window: MainWindow, said: Case
) -> None:
    window.show_case(said)
    desk = window.desk
    assert desk is not None
    qtbot.waitUntil(
        lambda: any("文字：相符 1 项，不符 1 项" in one.text() for one in desk.verdict.findChildren(QLabel))
    )
    desk.text.show()
    (following,) = (one for one in window.findChildren(QAction) if one.shortcut() == QKeySequence("F4"))
    following.trigger()
    assert desk.text.page.model.current is not None
    assert desk.text.page.model.current.state == "differs"


def test_telephones_and_names_are_hints_while_the_switch_is_on(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page_of(tmp_path, "预算", "般", "联系人：甲某某，联系电话：021-12345678。")
    window.show_case(Case.look_at(tmp_path / "页.html"))
    assert window.desk is not None
    text = window.desk.text
    qtbot.waitUntil(lambda: text.counts is not None)
    text.show()
    told: list[str] = []
    window.desk.told.connect(told.append)
    assert window.commands.publishing.text() == "公布前检查：电话、姓名"
    window.commands.publishing.setChecked(True)
    assert [one.state for one in text.page.model.said()] == ["hint", "hint"]
    qtbot.waitUntil(lambda: text.counts is not None and text.counts.open["hint"] == 2)
    window.commands.publishing.setChecked(False)
    assert text.page.model.said() == []
    assert told == ["电话、姓名也提示：文字中现有 2 处提示。", "不再提示电话、姓名：文字中现有 0 处提示。"]


def test_a_figure_of_a_form_is_not_typed_over_and_the_user_is_told_why(qtbot: QtBot) -> None:
    rows = "项目名称|某项目||", "项目总预算（万元）|10.0|项目当年预算（万元）|10.0", "子项目名称|||预算金额（万元）"
    case = Case.look_at(SAMPLE)
    case.document.forms.append(in_cells(*rows, "甲|||3.3", "乙|||6.2").form)
    page = TextPage(case)
    qtbot.addWidget(page)
    page.show()
    page.go_to(next(one for one in all_said(case.check) if one.state == "differs"))
    with qtbot.waitSignal(page.told) as told:
        page.edit()
    assert told.args == ["绩效目标表里的数不在这里改：请在原件中改正后重新打开。"]
    assert page.view.editor.isHidden()
    case.close()
