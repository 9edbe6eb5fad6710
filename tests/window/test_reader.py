"""What a reader is at is not waited for once nobody wants it: Cancel, Esc and closing are at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gouji.apart import reading
from gouji.apart.readers import Readers
from gouji.apart.reading import read_original  # before it is replaced by what reads in this process
from gouji.window.main import MainWindow
from gouji.window.opening.states import Closed, GivenUp, Idle, Reading
from tests.conftest import SAMPLE

ENDLESS = """
import time
class OleFileIO:
    def __init__(self, file):
        time.sleep(600)
"""


@pytest.fixture
def readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Readers]:
    """Readers whose library for old workbooks never comes back."""
    (tmp_path / "olefile.py").write_text(ENDLESS)
    monkeypatch.syspath_prepend(tmp_path)
    made = Readers()
    monkeypatch.setattr(reading, "READERS", made)
    monkeypatch.setattr(reading, "read_original", read_original)
    yield made
    made.close()


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    path = tmp_path / "预算.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    return path


def cancel(window: MainWindow) -> None:
    window.opening.cancel.click()


def escape(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Escape)


@pytest.mark.parametrize("give_up", [cancel, escape])
def test_a_reading_is_given_up_whatever_its_library_does(
    qtbot: QtBot, window: MainWindow, readers: Readers, endless: Path, give_up: Callable[[MainWindow], None]
) -> None:
    window.open(endless)
    qtbot.waitUntil(lambda: isinstance(window.opening.state, Reading) and bool(readers.all))
    give_up(window)
    assert isinstance(window.opening.state, GivenUp)
    qtbot.waitUntil(lambda: isinstance(window.opening.state, Idle))
    window.open(SAMPLE)
    qtbot.waitUntil(lambda: window.desk is not None, timeout=60_000)


def test_the_window_closes_whatever_its_library_does(
    qtbot: QtBot, window: MainWindow, readers: Readers, endless: Path
) -> None:
    window.open(endless)
    qtbot.waitUntil(lambda: isinstance(window.opening.state, Reading) and bool(readers.all))
    assert window.close()
    assert isinstance(window.opening.state, Closed)
