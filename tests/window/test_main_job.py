"""The main job in the window: open, edit, see, tick, be killed, reopen, print."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.casework.report import print_report
from gouji.errors import UserError
from gouji.keeping import places
from gouji.window.main import MainWindow
from gouji.window.preview import Preview
from gouji.window.printing import print_pages
from gouji.window.welcome import Welcome
from tests.conftest import SAMPLE, TOP
from tests.window.hands import cell

WORK = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from gouji.window.main import MainWindow
from tests.window.hands import cell, open_editor

application = QApplication([])
window = MainWindow()
window.show()
window.open(Path(sys.argv[1]))
while window.loader is not None:
    application.processEvents()
desk = window.desk
desk.show_cell(cell(desk.case, "T3!20801.基本支出"))
editor = open_editor(desk.sheet(2).view)
editor.setText("464,774,351")
QTest.keyClick(editor, Qt.Key.Key_Return)
box = desk.findings.model.index(0, 0)
desk.findings.model.setData(box, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
print(desk.findings.model.rowCount(), flush=True)
os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
"""


def open_file(qtbot: QtBot, path: Path) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.open(path)
    qtbot.waitUntil(lambda: window.desk is not None and window.loader is None, timeout=20_000)
    return window


def test_the_main_job_survives_a_kill_and_prints(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    killed = subprocess.run(
        [sys.executable, "-c", WORK, str(SAMPLE)], cwd=TOP, env=environment, capture_output=True, text=True, check=False
    )
    assert killed.stdout.strip() == "4", killed.stderr
    assert killed.returncode != 0
    asked: list[Path] = []

    def go_on(window: MainWindow, kept: Path) -> bool:
        asked.append(kept)
        return True

    monkeypatch.setattr(MainWindow, "ask_continue", go_on)
    window = open_file(qtbot, SAMPLE)
    assert asked == places.recent()[:1]
    assert window.desk is not None
    case = window.desk.case
    assert window.desk.findings.model.rowCount() == 4
    assert case.tick_on(window.desk.findings.model.findings[0]) is not None
    place = cell(case, "T3!20801.基本支出")
    assert window.desk.sheet(2).model.cell_index(place).data() == "✗ 464,774,351"
    print_report(case, tmp_path / "底稿.pdf")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_pages(tmp_path / "底稿.pdf", printer)
    assert (tmp_path / "printed.pdf").stat().st_size > 10_000


def test_a_case_never_worked_on_leaves_no_draft_and_asks_nothing(qtbot: QtBot) -> None:
    for _ in range(2):
        window = open_file(qtbot, SAMPLE)
        window.close()
    assert places.recent() == []


def test_the_empty_window_lists_recent_cases(qtbot: QtBot) -> None:
    case = Case.open(SAMPLE)
    case.edit(cell(case, "T1!收入总计.预算数"), None)
    case.close()
    window = MainWindow()
    qtbot.addWidget(window)
    welcome = window.centralWidget()
    assert isinstance(welcome, Welcome)
    assert welcome.list.count() == 1
    welcome.list.itemActivated.emit(welcome.list.item(0))
    assert window.desk is not None
    assert window.desk.case.file.path == case.file.path


def test_a_file_dropped_on_the_window_is_opened(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(SAMPLE))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, dropped, buttons, keys))
    qtbot.waitUntil(lambda: window.desk is not None and window.loader is None, timeout=20_000)


def test_a_file_that_cannot_be_read_leaves_the_open_case_alone(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_file(qtbot, SAMPLE)
    desk = window.desk
    told: list[UserError] = []
    monkeypatch.setattr(MainWindow, "tell", lambda window, error: told.append(error))
    window.open(tmp_path / "没有.txt")
    qtbot.waitUntil(lambda: window.loader is None)
    assert [error.kind for error in told] == ["not-found"]
    assert window.desk is desk


def test_the_preview_shows_the_pages_of_the_paper(qtbot: QtBot, case: Case, tmp_path: Path) -> None:
    print_report(case, tmp_path / "底稿.pdf")
    preview = Preview(tmp_path / "底稿.pdf")
    qtbot.addWidget(preview)
    assert preview.page_count == 15
