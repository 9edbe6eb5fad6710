"""What was copied in Excel, WPS or a web page is opened like a file, and is kept: there is no file to read it from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.model.money import Figure
from gouji.window.main import MainWindow
from gouji.window.source.lines import LineView
from tests.reading.making import EXPENDITURE, Rows
from tests.reading.test_copied import MERGED, PLAIN
from tests.window.hands import cell

CELLS: Rows = [["2024年部门支出预算总表"], ["单位：元"], *EXPENDITURE]


def copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def wait(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.desk is not None and not window.opening.busy, timeout=20_000)


def test_copied_cells_stand_as_a_table_with_their_lines_beside_it(qtbot: QtBot, window: MainWindow) -> None:
    copy("\r\n".join("\t".join(row) for row in CELLS) + "\r\n")
    qtbot.keyClick(window.stage.welcome, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, window)
    assert window.desk
    case = window.desk.case
    assert case.document.tables[0].content(*cell(case, "T1!20805.合计")[1:]).figure
    assert isinstance(window.desk.source.views[0], LineView)
    assert "粘贴的表格" in window.windowTitle()


def test_what_was_pasted_is_kept_though_nothing_else_was_done(qtbot: QtBot, window: MainWindow) -> None:
    copy("\n".join("\t".join(row) for row in CELLS))
    window.paste()
    wait(qtbot, window)
    assert window.desk
    kept = window.desk.case.file.path
    window.close()
    again = Case.open(kept)
    assert again.document.find("T1!20805.合计")
    again.close()


def test_copied_text_without_cells_is_read_as_a_page(qtbot: QtBot, window: MainWindow) -> None:
    copy(
        "2017年部门支出预算总表\n单位：元\n类 款 项 科目名称 合计 基本支出 项目支出\n"
        "208 社会保障和就业支出 900 600 300\n合计 900 600 300\n"
    )
    window.paste()
    wait(qtbot, window)
    assert window.desk
    assert window.desk.case.document.file.format == "txt"


def test_merged_cells_of_a_web_page_move_no_figure(qtbot: QtBot, window: MainWindow) -> None:
    copied = QMimeData()
    copied.setText(PLAIN)
    copied.setHtml(MERGED)
    QGuiApplication.clipboard().setMimeData(copied)
    window.paste()
    wait(qtbot, window)
    assert window.desk
    case = window.desk.case
    _, row, column = cell(case, "T1!2080501.项目支出")
    assert case.document.tables[0].content(row, column).figure == Figure(50000, 0)


def test_an_empty_clipboard_is_told(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(MainWindow, "tell", lambda _, error: told.append(error.kind))
    copy("  \n")
    window.paste()
    assert told == ["nothing-copied"]
    assert not window.opening.busy
