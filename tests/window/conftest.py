"""A desk of its own for every test: a data folder that is thrown away and a case with planted slips."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.window.desk.desk import Desk
from gouji.window.main import MainWindow
from gouji.window.papers import printing
from gouji.window.tree.sheet import CheckedSheet
from tests.checking.prose.pages import page_of
from tests.conftest import SLIPS

TEXT = """一、部门预算编制说明
“住房保障支出（类）住房改革支出（款）住房公积金（项）”352.67万元，主要用于缴费。
“住房保障支出（类）住房改革支出（款）购房补贴（项）”552.43万元，主要用于补贴。。
本部门的职责是把账目核对清楚。"""


@pytest.fixture(autouse=True)
def _own_data_folder(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path / "数据"))


@pytest.fixture(autouse=True)
def _garbage_is_looked_for_by_no_thread() -> Iterator[None]:
    """As in the program (``gouji.window.garbage``): between two tests Python looks for it by itself."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True, scope="session")
def _nothing_stays_on_the_clipboard(qapp: QApplication) -> Iterator[None]:
    """What a test laid there is an object of Python: Qt would let go of it after Python has ended, and fall."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def coarse_print(monkeypatch: pytest.MonkeyPatch) -> None:
    """How finely a page is drawn for the printer changes nothing of which pages are printed, and how they lie."""
    monkeypatch.setattr(printing, "PAPER_DPI", 60)


@pytest.fixture
def case() -> Iterator[Case]:
    case = Case.look_at(SLIPS)
    yield case
    case.close()


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    """The program's window, empty."""
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def desk(qtbot: QtBot, case: Case) -> Desk:
    """The case on a desk, its expenditure by function in view."""
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    desk.tables.setCurrentRow(2)
    return desk


@pytest.fixture
def said(tmp_path: Path) -> Iterator[Case]:
    """A published page whose text says one thing that is so, one that is not, and words left unfinished."""
    page_of(tmp_path, "预算", "般", TEXT)
    case = Case.look_at(tmp_path / "页.html")
    yield case
    case.close()


@pytest.fixture
def desk_of_said(qtbot: QtBot, said: Case) -> Iterator[Desk]:
    """A desk with ``said``, which a folder of tests may make otherwise, once its source is there."""
    desk = Desk(said)
    qtbot.addWidget(desk)
    desk.show()
    qtbot.waitUntil(lambda: bool(desk.source.views))  # it is read in the background
    yield desk
    desk.leave_case()


@pytest.fixture
def sheet(desk: Desk) -> CheckedSheet:
    return desk.sheet(2)
