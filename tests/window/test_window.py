"""The window: every model keeps Qt's contract, and the main job is done in it, killed, reopened and printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTreeView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.keeping import places
from gouji.model.document import Cell
from gouji.window.desk import Desk
from gouji.window.findings import FindingsFilter, FindingsModel
from gouji.window.main import MainWindow
from gouji.window.preview import Preview
from gouji.window.tree import TreeModel
from tests.conftest import SAMPLE, SLIPS


@pytest.fixture(autouse=True)
def _own_data_folder(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path / "数据"))


@pytest.fixture
def case() -> Iterator[Case]:
    case = Case.look_at(SLIPS)
    yield case
    case.close()


def cell(case: Case, address: str) -> Cell:
    found = case.document.find(address)
    assert found is not None
    return found


@pytest.mark.parametrize("number", range(8))
def test_every_tree_keeps_the_contract(case: Case, number: int, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(TreeModel(case, number))


def test_the_findings_keep_the_contract(case: Case, qtmodeltester: ModelTester) -> None:
    model = FindingsModel(case)
    qtmodeltester.check(model)
    qtmodeltester.check(FindingsFilter(model))


def type_into(qtbot: QtBot, view: QTreeView, text: str) -> QLineEdit:
    view.edit(view.currentIndex())
    editor = view.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setText(text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    return editor


def test_an_edit_repaints_its_flags_differences_and_findings(qtbot: QtBot, case: Case) -> None:
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    place = cell(case, "T3!20801.基本支出")
    desk.show_cell(place)
    view = desk.stack.currentWidget()
    assert isinstance(view, QTreeView)
    index = desk.trees[2].cell_index(place)
    assert str(index.data()).startswith("✗")
    assert index.siblingAtColumn(5).data() == "−180"
    assert desk.findings.rowCount() == 8
    type_into(qtbot, view, "４６４，７７４，５３１")
    assert index.data() == "464,774,531"
    assert index.siblingAtColumn(5).data() == ""
    assert desk.findings.rowCount() == 4
    desk.undo()
    assert desk.findings.rowCount() == 8


def test_what_is_no_amount_is_refused_and_kept_in_the_editor(qtbot: QtBot, case: Case) -> None:
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    desk.show_cell(cell(case, "T3!20801.基本支出"))
    view = desk.stack.currentWidget()
    assert isinstance(view, QTreeView)
    with qtbot.waitSignal(desk.told) as told:
        editor = type_into(qtbot, view, "四亿")
    assert "不是金额" in told.args[0]
    assert editor.text() == "四亿"
    assert desk.findings.rowCount() == 8


def test_ticking_filters_and_walking(qtbot: QtBot, case: Case) -> None:
    desk = Desk(case)
    qtbot.addWidget(desk)
    box = desk.findings.index(0, 0)
    assert desk.findings.setData(box, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    desk.only_open.setChecked(True)
    assert desk.filter.rowCount() == 7
    desk.step_finding(1)
    assert desk.list.currentIndex().row() == 0
    desk.step_finding(-1)
    assert desk.list.currentIndex().row() == 6


def test_the_main_job_survives_a_crash_and_prints(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.open(SAMPLE)
    qtbot.waitUntil(lambda: window.desk is not None and window.loader is None, timeout=20_000)
    assert window.desk is not None
    place = cell(window.desk.case, "T3!20801.基本支出")
    window.desk.show_cell(place)
    view = window.desk.stack.currentWidget()
    assert isinstance(view, QTreeView)
    type_into(qtbot, view, "464,774,351")
    assert window.desk.findings.rowCount() == 4
    window.desk.findings.setData(
        window.desk.findings.index(0, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole
    )
    # as after a crash: a second window reads the draft while the first was never closed
    again = MainWindow()
    qtbot.addWidget(again)
    again.open(places.recent()[0])
    assert again.desk is not None
    assert again.desk.findings.rowCount() == 4
    assert again.desk.case.tick_on(again.desk.findings.findings[0]) is not None
    assert again.desk.trees[2].cell_index(place).data() == "✗ 464,774,351"


def test_the_preview_shows_the_pages_of_the_paper(qtbot: QtBot, case: Case, tmp_path: Path) -> None:
    from gouji.casework.report import print_report

    print_report(case, tmp_path / "底稿.pdf")
    preview = Preview(tmp_path / "底稿.pdf")
    qtbot.addWidget(preview)
    assert preview.page_count == 1
