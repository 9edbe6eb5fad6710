"""The main job in the window: open, edit, see, tick, be killed, reopen, print."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from gouji.casework.case import Case
from gouji.casework.papers.working_paper import print_report
from gouji.casework.telling import reach
from gouji.casework.telling.reach import judged_by_table
from gouji.checking.check import Check
from gouji.errors import UserError
from gouji.keeping import places
from gouji.keeping.casefile import CaseFile
from gouji.keeping.entries import Entry
from gouji.keeping.refusals import not_written
from gouji.window.main import MainWindow
from gouji.window.mishaps import Mishaps
from gouji.window.opening.opening import Opening
from gouji.window.papers.preview import Preview
from gouji.window.papers.printing import print_pages
from gouji.wording import say
from tests.conftest import SAMPLE, SLIPS, TOP
from tests.reading.making import EXPENDITURE, Pages, pdf
from tests.window.hands import cell, open_editor, type_into

WORK = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from gouji.window.main import MainWindow
from gouji.window.mishaps import Mishaps
from tests.window.hands import cell, open_editor

application = QApplication([])
window = MainWindow()
window.show()
window.open(Path(sys.argv[1]))
while window.opening.busy:
    application.processEvents()
desk = window.desk
desk.show_cell(cell(desk.case, "T3!20801.基本支出"))
editor = open_editor(desk.sheet(2).view)
editor.setText("464,774,351")
QTest.keyClick(editor, Qt.Key.Key_Return)
box = desk.worklist.findings.model.index(0, 0)
desk.worklist.findings.model.setData(box, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
print(desk.worklist.findings.model.rowCount(), flush=True)
os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
"""


def open_file(qtbot: QtBot, path: Path) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.open(path)
    qtbot.waitUntil(lambda: window.desk is not None and not window.opening.busy, timeout=20_000)
    return window


def test_one_edit_looks_once_for_how_far_the_tables_were_checked(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_file(qtbot, SLIPS)
    assert window.desk is not None
    looked: list[Check] = []

    def look(check: Check) -> list[int]:
        looked.append(check)
        return judged_by_table(check)

    monkeypatch.setattr(reach, "judged_by_table", look)
    window.desk.show_cell(cell(window.desk.case, "T3!20801.基本支出"))
    type_into(qtbot, window.desk.sheet(2).view, "464,774,531")
    assert looked == [window.desk.case.check]


@pytest.mark.usefixtures("coarse_print")
def test_the_main_job_survives_a_kill_and_prints(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    killed = subprocess.run(
        [sys.executable, "-c", WORK, str(SAMPLE)], cwd=TOP, env=environment, capture_output=True, text=True, check=False
    )
    assert killed.stdout.strip() == "4", killed.stderr
    assert killed.returncode != 0
    asked: list[Path] = []

    def go_on(opening: Opening, kept: Path) -> bool:
        asked.append(kept)
        return True

    monkeypatch.setattr(Opening, "ask_continue", go_on)
    window = open_file(qtbot, SAMPLE)
    assert asked == places.recent()[:1]
    assert window.desk is not None
    case = window.desk.case
    assert window.desk.worklist.findings.model.rowCount() == 4
    assert case.handling_on(window.desk.worklist.findings.model.findings[0]) is not None
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
    welcome = window.stage.welcome
    assert welcome.list.count() == 1
    welcome.list.itemActivated.emit(welcome.list.item(0))
    qtbot.waitUntil(lambda: window.desk is not None and not window.opening.busy, timeout=20_000)
    assert window.desk is not None
    assert window.desk.case.file.path == case.file.path


def test_a_file_dropped_on_the_window_is_opened(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(SAMPLE))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, dropped, buttons, keys))
    qtbot.waitUntil(lambda: window.desk is not None and not window.opening.busy, timeout=20_000)


def test_a_file_that_cannot_be_read_leaves_the_open_case_alone(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_file(qtbot, SAMPLE)
    desk = window.desk
    told: list[UserError] = []
    monkeypatch.setattr(MainWindow, "tell", lambda window, error: told.append(error))
    window.open(tmp_path / "没有.txt")
    qtbot.waitUntil(lambda: not window.opening.busy)
    assert [error.kind for error in told] == ["not-found"]
    assert window.desk is desk


def test_the_preview_shows_the_pages_of_the_paper(qtbot: QtBot, case: Case, tmp_path: Path) -> None:
    print_report(case, tmp_path / "底稿.pdf")
    preview = Preview(tmp_path / "底稿.pdf")
    qtbot.addWidget(preview)
    assert preview.page_count == 17


def test_what_is_being_typed_is_taken_over_when_the_window_closes(qtbot: QtBot) -> None:
    window = open_file(qtbot, SAMPLE)
    assert window.desk is not None
    case, place = window.desk.case, cell(window.desk.case, "T3!20801.基本支出")
    window.desk.show_cell(place)
    open_editor(window.desk.sheet(2).view).setText("5")
    kept = case.file.path
    window.close()
    again = Case.open(kept)
    assert again.document.tables[2].values[place.column, place.row] == 500
    again.close()


def test_a_window_stays_open_while_what_is_typed_is_refused(qtbot: QtBot) -> None:
    window = open_file(qtbot, SAMPLE)
    assert window.desk is not None
    window.desk.show_cell(cell(window.desk.case, "T3!20801.基本支出"))
    editor = open_editor(window.desk.sheet(2).view)
    editor.setText("五")
    assert not window.close()
    assert window.isVisible()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert window.close()


def test_a_write_that_fails_is_told_and_keeps_what_was_typed(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_file(qtbot, SAMPLE)
    desk = window.desk
    assert desk is not None

    def full(file: CaseFile, entry: Entry) -> None:
        raise not_written(file.path, OSError(errno.ENOSPC, "No space left on device"))

    place = cell(desk.case, "T3!20801.基本支出")
    desk.show_cell(place)
    with monkeypatch.context() as broken, qtbot.waitSignal(desk.told) as told:
        broken.setattr(CaseFile, "append", full)
        editor = open_editor(desk.sheet(2).view)
        editor.setText("5")
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert "磁盘已满" in told.args[0]
    qtbot.waitUntil(lambda: desk.sheet(2).delegate.typed == "5")
    assert desk.sheet(2).finish_editing()
    assert desk.case.document.tables[2].values[place.column, place.row] == 500


def test_the_open_case_chosen_again_stays_as_it_is(qtbot: QtBot) -> None:
    window = open_file(qtbot, SAMPLE)
    desk = window.desk
    assert desk is not None
    window.open(desk.case.file.path)
    assert window.desk is desk
    assert desk.case.file.path.exists()


def test_reading_is_given_up_on_cancel(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.open(SAMPLE)
    window.opening.cancel.click()
    qtbot.waitUntil(lambda: not window.opening.busy)
    assert window.desk is None


def test_a_locked_pdf_is_opened_with_its_password(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def draw(pages: Pages) -> None:
        pages.canvas = Canvas(str(tmp_path / "锁.pdf"), encrypt=StandardEncryption("secret 1", canPrint=1))
        pages.caption("2024年部门支出预算总表").table(EXPENDITURE)

    locked = pdf(tmp_path / "锁.pdf", draw)
    answers = iter(["错", "secret 1"])
    asked: list[str] = []

    def give(opening: Opening, error: UserError) -> str:
        asked.append(say(error.message, **error.params))
        return next(answers)

    monkeypatch.setattr(Opening, "ask_password", give)
    window = open_file(qtbot, locked)
    assert window.desk is not None
    assert [("口令打不开" in told, "请输入" in told) for told in asked] == [(False, True), (True, True)]
    source = window.desk.source
    qtbot.waitUntil(lambda: bool(source.views), timeout=20_000)


@pytest.mark.usefixtures("faulty")
def test_a_fault_of_the_program_is_told_and_written_down(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "__stderr__", None)
    mishaps = Mishaps()
    mishaps.watch()
    with qtbot.waitSignal(mishaps.met):
        sys.excepthook(ZeroDivisionError, ZeroDivisionError("division"), None)
    assert "ZeroDivisionError: division" in mishaps.log.read_text(encoding="utf-8")


def test_the_title_names_the_case_and_the_verdict_always_shows(qtbot: QtBot) -> None:
    window = open_file(qtbot, SAMPLE)
    assert window.windowTitle() == "上海市人力资源和社会保障局 · 2017年部门预算 — sample-2017 — 勾稽"
    window.statusBar().showMessage("已经保存", 8000)
    assert window.desk is not None
    assert window.desk.verdict.isVisible()
    window.close()
