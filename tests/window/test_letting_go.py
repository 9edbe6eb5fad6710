"""One document after another in one window: what was open before is let go, with all that was read of it."""

from __future__ import annotations

import ast
import gc
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

import gouji.window
from gouji.casework.case import Case
from gouji.casework.findings import Findings
from gouji.checking.check import Check
from gouji.model.document import Document
from gouji.window.desk.desk import Desk
from gouji.window.main import MainWindow
from gouji.window.opening.opening import Opening
from gouji.window.source.pictures import PagePictures
from tests.conftest import SAMPLE, SLIPS
from tests.reading.making import EXPENDITURE, Pages, Rows, pdf, workbook
from tests.reading.test_answers import ROWS, draw_between_rules
from tests.window.hands import cell, type_into

HELD = (Case, Check, Findings, Document, Desk, PagePictures)
ROOM = Path(gouji.window.__file__).parent


def alive() -> Counter[type]:
    """How many objects there are that a case brings along."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    return Counter(type(one) for one in gc.get_objects() if type(one) in HELD)


@pytest.fixture
def before(window: MainWindow) -> Counter[type]:
    return alive()


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    """One of each kind that is shown in its own way."""

    def draw(pages: Pages) -> None:
        pages.caption("2024年部门支出预算总表").table(EXPENDITURE)

    book: dict[str, Rows] = {
        "支出": [["2024年部门支出预算总表"], ["单位：元"], *EXPENDITURE],
        "附表": [["下列各项"], [""], *ROWS],
    }
    return [SAMPLE, pdf(tmp_path / "预算.pdf", draw), SLIPS, workbook(tmp_path / "预算.xlsx", book)]


def open_file(qtbot: QtBot, window: MainWindow, path: Path) -> Desk:
    """Open a file and wait until its source is seen too."""
    shown = window.desk.case.file.path if window.desk else None
    window.open(path)

    def is_open() -> bool:
        desk = window.desk
        return bool(desk and desk.case.file.path != shown and desk.source.views and not window.opening.busy)

    qtbot.waitUntil(is_open, timeout=20_000)
    assert window.desk is not None
    return window.desk


def work_on(qtbot: QtBot, desk: Desk) -> None:
    """Whatever connects something: every page, an edit, a tick, a remark, suspects, the walk, undo."""
    for page in range(desk.tables.count()):
        desk.tables.setCurrentRow(page)
    place = cell(desk.case, "T1!208.合计") if desk.case.document.find("T1!208.合计") else None
    if place is not None:
        desk.show_cell(place)
        type_into(qtbot, desk.sheet(0).view, "7")
    desk.worklist.findings.walk(1)
    desk.worklist.findings.tick()
    qtbot.waitUntil(lambda: not desk.suspecting.busy, timeout=20_000)
    desk.undo()


def test_what_was_open_before_is_let_go(
    qtbot: QtBot, window: MainWindow, before: Counter[type], sources: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Opening, "ask_continue", lambda *_: False)
    for path in [*sources, sources[0]]:
        work_on(qtbot, open_file(qtbot, window, path))
        now = alive() - before
        assert (now[Case], now[Desk], now[Check], now[Findings]) == (1, 1, 1, 1)
        assert now[Document] <= 2
        assert now[PagePictures] <= 1
    window.close()
    assert alive() - before == Counter()


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Every dialog is answered as soon as it is put."""

    def put(yes: bool) -> None:
        monkeypatch.setattr(QDialog, "exec", lambda dialog: dialog.done(int(yes)) or int(yes))

    return put


def dialogs_of(window: MainWindow) -> Iterator[QDialog]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    yield from window.findChildren(QDialog)


def test_no_dialog_stays_that_was_answered(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, answered: Callable[[bool], None]
) -> None:
    answered(False)
    desk = open_file(qtbot, window, pdf(tmp_path / "两列合排.pdf", draw_between_rules))
    desk.questions.describe(desk.case.document.grids[0])
    window.papers.preview(desk.case)
    window.papers.make_certificate()
    assert list(dialogs_of(window)) == []


@pytest.mark.parametrize("path", sorted(ROOM.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOM)))
def test_no_lambda_that_is_connected_names_self(path: Path) -> None:
    """Qt holds a lambda as long as the sender lives, and all that it names with it; of a method it holds nothing."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    connected = [
        node.args[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "connect"
    ]
    lambdas = [one for one in connected if isinstance(one, ast.Lambda)]
    names = [node.id for one in lambdas for node in ast.walk(one) if isinstance(node, ast.Name)]
    assert "self" not in names
