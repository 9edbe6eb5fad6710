"""Files that leave the window in other forms are written behind it, and can be given up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.commands.files_together import case_on
from gouji.errors import UserError
from gouji.exports import export as exporting
from gouji.window.main import MainWindow
from tests.conftest import SLIPS
from tests.several_files import expenditure


@pytest.fixture
def draft() -> Iterator[Case]:
    case = Case.open(SLIPS)
    yield case
    case.close()


@pytest.fixture
def shown(window: MainWindow, draft: Case) -> MainWindow:
    window.show_case(draft)
    return window


def test_the_menu_asks_where_to_and_writes_behind_the_window(
    shown: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(dialog: QFileDialog) -> bool:
        assert dialog.nameFilters() == ["*.xlsx", "*.csv"]
        dialog.selectFile(str(tmp_path / "数.xlsx"))
        return True

    monkeypatch.setattr(QFileDialog, "exec", choose)
    exports = shown.papers.exports
    with qtbot.waitSignal(exports.told, timeout=120_000) as told:
        action = next(one for one in shown.findChildren(QAction) if one.text() == "导出…")
        assert action.shortcut().toString() == "Ctrl+E"
        action.trigger()
        assert exports.busy
    assert "数.xlsx" in told.args[0]
    assert (tmp_path / "数.xlsx").read_bytes().startswith(b"PK")
    assert not exports.busy


def test_what_cannot_be_written_is_told(shown: MainWindow, draft: Case, qtbot: QtBot, tmp_path: Path) -> None:
    exports = shown.papers.exports
    exports.refused.disconnect()
    with qtbot.waitSignal(exports.refused, timeout=60_000) as refused:
        exports.write(draft, "annotate", tmp_path / "批注.pdf")
    error = refused.args[0]
    assert isinstance(error, UserError)
    assert error.kind == "not-noted"


def test_closing_the_window_gives_up_what_is_written(
    shown: MainWindow, draft: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(case: Case, path: Path, sources: list[Path], progress: Callable[[int], None]) -> list[str]:
        while True:
            progress(10)

    monkeypatch.setattr(exporting, "export", slow)
    exports = shown.papers.exports
    exports.write(draft, "export", tmp_path / "数.xlsx")
    with pytest.raises(UserError, match="still being written"):
        exports.write(draft, "export", tmp_path / "又.xlsx")
    shown.close()
    assert not exports.busy
    assert [*tmp_path.glob("*.xlsx")] == []


def test_a_copy_that_the_dialog_knows_nothing_of_is_asked_about(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = [expenditure(tmp_path / "a.xlsx"), expenditure(tmp_path / "b.xlsx", title="2024年部门收支总表")]
    (tmp_path / "c-2.xlsx").write_bytes(b"another")
    case, _ = case_on(sources, True)
    exports = window.papers.exports
    written: list[dict[str, bool]] = []
    monkeypatch.setattr("gouji.window.papers.exports.ask_save", lambda *_: tmp_path / "c.xlsx")
    monkeypatch.setattr(exports, "write", lambda *_, **how: written.append(how))
    answers = iter(["取消", "覆盖"])

    def answered(box: QMessageBox) -> int:
        assert "c-2.xlsx" in box.text()
        wanted = next(answers)
        next(one for one in box.buttons() if one.text() == wanted).click()
        return 1

    monkeypatch.setattr(QMessageBox, "exec", answered)
    exports.ask_annotated(case)
    assert written == []
    exports.ask_annotated(case)
    assert written == [{"replacing": True}]
    case.close()
