"""A file that was worked on before: go on, start afresh, or neither. Esc is neither."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from gouji.window.main import MainWindow
from gouji.window.opening.questions import goes_on
from tests.reading.making import EXPENDITURE, workbook
from tests.window.test_opening import begun


def press(qtbot: QtBot, key: Qt.Key | str) -> None:
    """Answer the box that is about to open, by a key or by the words of a button."""

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, answer)
        elif isinstance(key, str):
            next(button for button in box.buttons() if button.text() == key).click()
        else:
            qtbot.keyClick(box, key)

    QTimer.singleShot(0, answer)


@pytest.mark.parametrize(
    ("key", "answer"), [("接着核对", True), ("重新开始", False), ("取消", None), (Qt.Key.Key_Escape, None)]
)
def test_escape_does_not_decide(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, key: Qt.Key | str, answer: bool | None
) -> None:
    press(qtbot, key)
    assert goes_on(tmp_path / "某局.gouji", window) is answer


def test_escape_leaves_everything_as_it_was(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    title = "2024年部门支出预算总表"
    path = workbook(tmp_path / "预算.xlsx", {title[7:]: [[title], ["编制部门：某某局"], ["单位：元"], *EXPENDITURE]})
    kept = begun(path)
    press(qtbot, Qt.Key.Key_Escape)
    with qtbot.waitSignal(window.opening.ended, timeout=20_000):
        window.open(path)
    assert window.desk is None
    assert window.stage.currentWidget() is window.stage.welcome
    assert kept.exists()
    assert len([*kept.parent.glob("*.gouji")]) == 1
