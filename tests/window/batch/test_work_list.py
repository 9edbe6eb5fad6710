"""Many documents at once: a list that fills while they are read, is ordered and narrowed, and leads to each of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gouji.batch.done import Done
from gouji.window.batch.asked import MANY
from gouji.window.batch.model import FILE, STATE, TOLD
from gouji.window.batch.work_list import WorkList
from gouji.window.main import MainWindow
from gouji.window.plain import Box
from tests.conftest import SAMPLE, SLIPS

MINUTE = 60_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two budgets, and a file that is none."""
    made = tmp_path / "各单位"
    (made / "下属").mkdir(parents=True)
    shutil.copy(SAMPLE, made / "甲10.txt")
    shutil.copy(SLIPS, made / "下属" / "甲9.txt")
    (made / "坏.pdf").write_bytes(b"%PDF-1.4 nothing")
    (made / "~$甲10.txt").write_bytes(b"")
    (made / "照片.jpg").write_bytes(b"")
    return made


def listed(window: WorkList, column: int) -> list[str]:
    ordered = window.ordered
    return [ordered.index(row, column).data() for row in range(ordered.rowCount())]


@pytest.fixture
def work_list(qtbot: QtBot, folder: Path) -> Iterator[WorkList]:
    """The list of that folder, all of it done."""
    window = WorkList([folder])
    window.show()
    qtbot.waitUntil(lambda: window.work is None, timeout=MINUTE)
    yield window
    if isValid(window):
        window.close()


def test_its_model_is_one_of_qt(work_list: WorkList, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(work_list.ordered)
    (first, *_) = work_list.model.shown
    assert first.kept is not None
    work_list.model.take([Done(0, first.path, first.kept, before=True)])
    work_list.model.show_files([first.path])
    assert work_list.ordered.rowCount() == 1


def test_each_document_is_told_by_what_was_found_and_the_list_is_ordered_narrowed_and_leads_there(
    qtbot: QtBot, work_list: WorkList
) -> None:
    assert dict(zip(listed(work_list, FILE), listed(work_list, STATE), strict=True)) == {
        "坏.pdf": "未读出",
        "甲9.txt": "不符",
        "甲10.txt": "未见不符",
    }
    assert work_list.told.text() == "共 3 份，已核对 3 份：1 份有不符，1 份未读出或未能核对"
    work_list.view.sortByColumn(STATE, Qt.SortOrder.AscendingOrder)
    assert listed(work_list, FILE) == ["坏.pdf", "甲9.txt", "甲10.txt"]
    work_list.view.sortByColumn(FILE, Qt.SortOrder.DescendingOrder)
    assert listed(work_list, FILE) == ["甲10.txt", "甲9.txt", "坏.pdf"]
    assert "重新下载" in listed(work_list, TOLD)[-1]
    work_list.text.setText("甲9")
    assert listed(work_list, FILE) == ["甲9.txt"]
    with qtbot.waitSignal(work_list.chosen) as went:
        work_list.view.activated.emit(work_list.ordered.index(0, 0))
    assert went.args == [next(one.path for one in work_list.model.shown if one.path.name == "甲9.txt")]


def test_what_was_done_is_kept_and_exported(qtbot: QtBot, work_list: WorkList, folder: Path, tmp_path: Path) -> None:
    work_list.exporting.write(tmp_path / "清单.xlsx")
    qtbot.waitUntil(work_list.exporting.button.isEnabled, timeout=MINUTE)
    assert "清单.xlsx" in work_list.exporting.told.text()
    assert load_workbook(tmp_path / "清单.xlsx").worksheets[0].max_row == 4
    work_list.close()
    again = WorkList([folder])
    assert again.work is not None
    told: list[Done] = []
    again.work.told.connect(told.append)
    qtbot.waitUntil(lambda: again.work is None, timeout=MINUTE)
    assert {one.path.name for one in told if one.before} == {"坏.pdf", "甲9.txt", "甲10.txt"}
    again.close()


def test_it_is_given_up_at_once_and_gone_on_with(qtbot: QtBot, folder: Path) -> None:
    window = WorkList([folder])
    window.show()
    window.stop_or_go.click()
    qtbot.waitUntil(lambda: window.work is None, timeout=MINUTE)
    assert window.stop_or_go.text() == "接着核对"
    assert not window.exporting.button.isEnabled()
    window.stop_or_go.click()
    qtbot.waitUntil(lambda: window.work is None, timeout=MINUTE)
    assert all(one.kept for one in window.model.shown)
    window.close()


def dropped(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none = Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none))


def lists_of(window: MainWindow) -> list[WorkList]:
    return window.findChildren(WorkList)


def test_a_folder_that_is_dropped_is_a_list_and_so_are_many_files_that_are_documents_of_their_own(
    qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dropped(window, folder)
    (first,) = lists_of(window)
    qtbot.waitUntil(lambda: len(first.model.shown) > 0, timeout=MINUTE)
    assert [one.path.name for one in first.model.shown] == ["甲9.txt", "坏.pdf", "甲10.txt"]
    first.close()
    many = [shutil.copy(SAMPLE, folder / f"乙{number}.txt") for number in range(MANY)]
    answers = iter([None, "各自独立的文件"])

    def answer(box: Box) -> int:
        wanted = next(answers)
        clicked = [one for one in box.buttons() if one.text() == wanted]
        monkeypatch.setattr(Box, "clickedButton", lambda _: clicked[0] if clicked else None)
        return 0

    monkeypatch.setattr(Box, "exec", answer)
    qtbot.waitUntil(lambda: lists_of(window) == [])
    dropped(window, *map(Path, many))
    assert lists_of(window) == [], "it was given up"
    dropped(window, *map(Path, many))
    (second,) = lists_of(window)
    qtbot.waitUntil(lambda: len(second.model.shown) > 0, timeout=MINUTE)
    assert len(second.model.shown) == MANY
    second.close()
