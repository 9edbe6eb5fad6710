"""The check sheet among the tables: its line, the keys that lead there, and how it leaves the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.casework.sheet.answer import Answer
from gouji.casework.sheet.answers import sheet_of as answers_of
from gouji.checking.check import Check
from gouji.checking.prose import text
from gouji.keeping.user.preferences import preferred
from gouji.model.money import Figure
from gouji.review.decisions import Given
from gouji.window.desk.desk import Desk
from gouji.window.main import MainWindow
from gouji.window.papers.check_sheets import PICTURES
from tests.casework.sheet.test_template import first, template
from tests.checking.prose.pages import page_of
from tests.window.check_sheet.conftest import go_to
from tests.window.hands import cell


def line(desk: Desk) -> str:
    return desk.tables.item(desk.stack.indexOf(desk.check_sheet.page)).text()


def test_its_line_tells_how_many_lines_are_answered_no(qtbot: QtBot, said: Case) -> None:
    desk = Desk(said)
    qtbot.addWidget(desk)
    assert line(desk) == "…　检查表"
    with qtbot.waitSignal(desk.check_sheet.counted):
        desk.show()
    assert line(desk) == "✗ 1　检查表"
    desk.check_sheet.show()
    go_to(desk.check_sheet.page, "explanation")
    desk.check_sheet.page.decide(Given.YES)
    undone = [row.answer for row in desk.check_sheet.page.model.rows if row.key[1:] == ("why",)]
    assert line(desk) == f"? {len(undone)}　检查表"
    assert "其中 1 项由人判定" in desk.tables.item(desk.stack.indexOf(desk.check_sheet.page)).toolTip()
    desk.leave_case()


def test_no_edit_waits_for_the_sheet(qtbot: QtBot, desk: Desk) -> None:
    desk.check_sheet.show()
    qtbot.waitUntil(lambda: desk.text.counts is not None)
    step = desk.case.edit(cell(desk.case, "T1!2210201.合计"), Figure(352_670_000, 0))
    assert step is not None
    desk.show_step(step)
    assert text._held not in desk.case.check._found
    with qtbot.waitSignal(desk.check_sheet.counted):
        pass
    assert desk.check_sheet.page.model.rows


def test_it_is_answered_once_for_its_line_and_its_page(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.check_sheet.show()
    qtbot.waitUntil(lambda: desk.text.counts is not None)
    answered: list[Check] = []

    def sheet_of(check: Check, *others: Any) -> Sequence[Answer]:
        answered.append(check)
        return answers_of(check, *others)

    monkeypatch.setattr("gouji.casework.sheet.answers.sheet_of", sheet_of)
    step = desk.case.edit(cell(desk.case, "T1!2210201.合计"), Figure(352_670_000, 0))
    assert step is not None
    with qtbot.waitSignal(desk.check_sheet.counted):
        desk.show_step(step)
    assert desk.check_sheet.page.isVisible()
    assert len(answered) == 1
    go_to(desk.check_sheet.page, "explanation")
    desk.check_sheet.page.decide(Given.YES)
    assert len(answered) == 2
    assert desk.check_sheet.page.summary.text().endswith("其中 1 项由人判定")


def test_of_a_document_without_text_the_list_tells_what_its_page_tells(qtbot: QtBot, tmp_path: Path) -> None:
    page_of(tmp_path, "预算", "般", "")
    case = Case.look_at(tmp_path / "页.html")
    desk = Desk(case)
    qtbot.addWidget(desk)
    with qtbot.waitSignal(desk.check_sheet.counted):
        desk.show()
    no = {one.counted for one in answers_of(case.check)} & {Given.NO}
    assert line(desk).startswith("✗ " if no else "? ")
    desk.check_sheet.show()
    told = desk.tables.item(desk.stack.indexOf(desk.check_sheet.page)).toolTip()
    assert desk.check_sheet.page.summary.text() == told
    desk.close_case()


def test_keys_and_menus_lead_to_it_and_f4_walks_it(window: MainWindow, said: Case) -> None:
    window.show_case(said)
    desk = window.desk
    assert desk is not None
    by_key = {one.shortcut().toString(): one for one in window.findChildren(QAction)}
    by_key["Ctrl+Shift+K"].trigger()
    assert desk.check_sheet.is_in_view
    (following,) = (one for one in by_key.values() if one.shortcut() == QKeySequence("F4"))
    following.trigger()
    row = desk.check_sheet.page.view.row
    assert row is not None
    assert row.answer is not None
    assert not row.answer.is_settled


def test_a_decision_is_there_when_the_case_is_opened_again(
    qtbot: QtBot, window: MainWindow, said: Case, tmp_path: Path
) -> None:
    said.save_as(tmp_path / "案卷.gouji")
    window.show_case(said)
    assert window.desk is not None
    window.desk.check_sheet.show()
    go_to(window.desk.check_sheet.page, "explanation")
    window.desk.check_sheet.page.decide(Given.NOT_APPLICABLE)
    assert window.commands.undo.text() == "撤销：判定“预算编制说明”"
    said.close()
    again = Case.open(tmp_path / "案卷.gouji")
    window.show_case(again)
    window.desk.check_sheet.show()
    window.desk.check_sheet.page.select("explanation")
    assert window.desk.check_sheet.page.decision.buttons[Given.NOT_APPLICABLE].isChecked()


def button(window: MainWindow, name: str) -> QPushButton:
    assert window.desk is not None
    (found,) = (one for one in window.desk.check_sheet.page.findChildren(QPushButton) if one.text() == name)
    return found


def test_the_buttons_of_the_page_write_it(
    window: MainWindow, said: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_case(said)
    told: list[str] = []
    monkeypatch.setattr("gouji.window.papers.check_sheets.pose", lambda box: told.append(box.text()))
    places = {".xlsx": tmp_path / "表.xlsx", ".pdf": tmp_path / "表.pdf"}
    monkeypatch.setattr("gouji.window.papers.check_sheets.ask_save", lambda *asked: places[asked[-1]])
    monkeypatch.setattr("gouji.window.papers.check_sheets.ask_file", lambda *_: str(template(tmp_path)))
    said.decide("explanation", Given.NO, "已请单位更正", "")
    button(window, "导出 Excel…").click()
    rows = [*first(tmp_path / "表.xlsx").iter_rows(values_only=True)]
    assert any(row[1] == "预算编制说明" and row[2] == "否" and "已请单位更正" in str(row[3]) for row in rows)
    button(window, "导出 PDF…").click()
    with pdfplumber.open(tmp_path / "表.pdf") as paper:
        assert "已请单位更正" in "".join("".join((one.extract_text() or "").split()) for one in paper.pages)
    places[".xlsx"] = tmp_path / "填好.xlsx"
    button(window, "填入本单位的表…").click()
    assert first(tmp_path / "填好.xlsx")["C5"].value == "否"
    assert "对应不上的行：网站栏目" in told[0]


def test_what_it_is_made_from_is_not_written_over(
    window: MainWindow, said: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = template(tmp_path)
    before = own.read_bytes()
    window.show_case(said)
    refused: list[str] = []
    monkeypatch.setattr("gouji.window.main.pose", lambda box: refused.append(box.text()))
    monkeypatch.setattr("gouji.window.papers.check_sheets.ask_save", lambda *_: own)
    monkeypatch.setattr("gouji.window.papers.check_sheets.ask_file", lambda *_: str(own))
    button(window, "填入本单位的表…").click()
    assert "不能覆盖" in refused[0]
    assert own.read_bytes() == before


def test_pictures_of_the_pages_are_wanted_by_a_switch_that_is_kept(window: MainWindow) -> None:
    (switch,) = (one for one in window.findChildren(QAction) if one.text() == "检查表附页面截图")
    assert not switch.isChecked()
    switch.trigger()
    assert preferred(PICTURES, False) is True
    assert [one.isChecked() for one in MainWindow().findChildren(QAction) if one.text() == switch.text()] == [True]
