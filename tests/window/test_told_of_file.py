"""A case that is not as it was kept, or not all of which could be read, says so when its window opens."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.window.main import MainWindow
from tests.reading.making import EXPENDITURE, workbook

ALTERED = "UPDATE journal SET who = '别人' WHERE number = 1"
UNREADABLE = "UPDATE journal SET body = '{' WHERE number = 3"


def told(window: MainWindow) -> list[str]:
    """What boxes say from now on; each is closed as soon as it stands."""
    said: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            said.append(box.text())
            box.accept()
        QTimer.singleShot(20, window, look)

    look()
    return said


@pytest.mark.parametrize(("statement", "words"), [(ALTERED, "与写入时不一致"), (UNREADABLE, "起无法读取")])
def test_a_case_that_is_not_as_it_was_kept_says_so(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, statement: str, words: str
) -> None:
    source = workbook(tmp_path / "预算.xlsx", {"支出": [["2024年部门支出预算总表"], ["单位：元"], *EXPENDITURE]})
    with closing(Case.open(source)) as case:
        case.edit(Cell(0, 1, 0), Figure(100))
        case.edit(Cell(0, 1, 0), Figure(200))
        case.save_as(tmp_path / "案卷.gouji")
    with closing(sqlite3.connect(tmp_path / "案卷.gouji")) as connection, connection:
        connection.execute(statement)
    said = told(window)
    window.open(tmp_path / "案卷.gouji")
    qtbot.waitUntil(lambda: bool(said), timeout=60_000)
    assert words in said[0]
    assert window.desk is not None
    assert window.desk.case.can_undo
