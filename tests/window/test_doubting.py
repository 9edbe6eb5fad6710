"""A table whose reading is in doubt stands on the desk with its reasons; with one click it is judged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.model.source import Source
from gouji.model.table import Origin
from gouji.window.desk.desk import Desk
from gouji.window.looks import SHAPES, colours
from tests.reading.doubting.misread import misread_pdf


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(Case.look_at(misread_pdf(tmp_path / "预算.pdf")))
    qtbot.addWidget(desk)
    desk.show()
    yield desk
    desk.close_case()


def line(desk: Desk, number: int) -> str:
    return desk.tables.item(number).text()


def test_a_doubtful_table_is_in_view_amber_with_a_shape_and_its_reasons(desk: Desk) -> None:
    sheet = desk.sheet(0)
    assert desk.tables.currentRow() == 0
    assert line(desk, 0) == f"T1　{SHAPES['doubt']} 存疑　支出预算总表"
    assert desk.tables.item(0).foreground().color() == colours("doubt", desk.palette())[0]
    assert "读取存疑：表内 34 个数字中至少要有 17 个有误" in desk.tables.item(0).toolTip()
    assert sheet.strip is not None
    assert sheet.strip.isVisible()
    told = [label.text() for label in sheet.strip.findChildren(QLabel)]
    assert told[0] == "◇ 这张表读取存疑，请与原文核对；核对前不作判定。"
    assert told[1].startswith("· 表内 34 个数字中至少要有 17 个有误")
    assert "◇ T1 读取存疑，未判定。" in [label.text() for label in desk.verdict.banner.findChildren(QLabel)]
    assert desk.sheet(1).strip is None


def test_one_click_confirms_and_undo_takes_it_back(desk: Desk, qtbot: QtBot) -> None:
    sheet = desk.sheet(0)
    QAbstractItemModelTester(sheet.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    QAbstractItemModelTester(desk.worklist.findings.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert sheet.strip is not None
    qtbot.mouseClick(sheet.strip.confirm, Qt.MouseButton.LeftButton)
    assert not sheet.strip.isVisible()
    assert line(desk, 0) == "T1　✗ 17　支出预算总表"
    assert str(sheet.model.index(0, 2).data()).startswith("✗")
    assert "经核对确认" in desk.tables.item(0).toolTip()
    assert "经核对确认" in desk.notes.toPlainText()
    desk.tables.setCurrentRow(1)
    desk.undo()
    assert desk.tables.currentRow() == 0
    assert sheet.strip.isVisible()
    assert line(desk, 0).endswith("存疑　支出预算总表")
    assert not str(sheet.model.index(0, 2).data()).startswith("✗")
    desk.redo()
    assert not sheet.strip.isVisible()


@pytest.mark.parametrize("judges", [True, False])
def test_it_is_asked_whether_a_table_is_vouched_for_whose_figures_have_no_column(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, *, judges: bool
) -> None:
    """Nobody can have held these against the source."""
    seen: list[str] = []

    def run(box: QMessageBox) -> int:
        seen.append(box.text())
        next(one for one in box.buttons() if one.text() == ("判定其余部分" if judges else "返回")).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", run)
    desk.case.document.tables[0].origin[:, 3:5] = Origin.UNDECIDED
    strip = desk.sheet(0).strip
    assert strip is not None
    strip.confirm.click()
    assert seen == ["这张表有 2 行的数字没有确定属于哪一栏。"]
    assert desk.case.check.in_doubt == (frozenset() if judges else {0})


def test_slips_are_looked_for_again_once_a_reading_is_confirmed(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.suspecting.found):
        desk.questions.confirm(0)
    assert desk.case.listed.find("A1:T1!201.合计") is not None


def test_a_reason_shows_its_places_in_the_source(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    qtbot.waitUntil(lambda: bool(desk.source.views), timeout=20_000)
    strip = desk.sheet(0).strip
    assert strip is not None
    lit: list[tuple[Source, ...]] = []
    monkeypatch.setattr(desk.source.views[0], "light", lambda places, wrong: lit.append(tuple(places)))
    strip.reasons[0].button.click()
    assert lit == [desk.case.document.tables[0].doubts[0].why.places]


def test_a_doubtful_table_can_be_described(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(
        "gouji.window.desk.questions.questions.describing.ask", lambda case, grid, parent: asked.append(grid)
    )
    strip = desk.sheet(0).strip
    assert strip is not None
    strip.describe.click()
    desk.tables.setCurrentRow(0)
    desk.questions.describe_shown()
    assert asked == [desk.case.document.in_doubt[0]] * 2


def test_both_buttons_are_reached_by_keys(desk: Desk, qtbot: QtBot) -> None:
    strip = desk.sheet(0).strip
    assert strip is not None
    assert strip.confirm.focusPolicy() & Qt.FocusPolicy.TabFocus
    strip.confirm.setFocus()
    qtbot.keyClick(strip.confirm, Qt.Key.Key_Space)
    assert desk.case.check.in_doubt == frozenset()
    assert not isinstance(strip.confirm, QAction)
