"""One window for a user: a second start hands its file over."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gouji.keeping import places
from gouji.window.instance import Instance
from gouji.window.main import MainWindow
from tests.conftest import SAMPLE, SLIPS

START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from gouji.keeping import places
from gouji.window.instance import Instance
application = QCoreApplication([])
print(Instance(places.data_folder()).hand_over([Path(word) for word in sys.argv[1:]]))
"""


@pytest.fixture
def running(qtbot: QtBot) -> Instance:
    instance = Instance(places.data_folder())
    instance.listen()
    return instance


def start_again(qtbot: QtBot, running: Instance, *words: str) -> object:
    """Another process, as a double click makes one; what the running window hears."""
    with qtbot.waitSignal(running.called, timeout=20_000) as heard:
        process = subprocess.Popen([sys.executable, "-c", START, *words], stdout=subprocess.PIPE, text=True)
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
    assert process.stdout is not None
    with process.stdout as printed:
        assert printed.read().strip() == "True"
    assert heard.args is not None
    return heard.args[0]


def test_a_second_start_hands_its_file_to_the_running_window(qtbot: QtBot, running: Instance, tmp_path: Path) -> None:
    file = tmp_path / "2017年 部门预算.txt"
    assert start_again(qtbot, running, str(file)) == [file]


def test_a_second_start_without_a_file_brings_the_window_forward(qtbot: QtBot, running: Instance) -> None:
    assert start_again(qtbot, running) == []


def test_the_first_start_finds_nobody(qtbot: QtBot) -> None:
    assert not Instance(places.data_folder()).hand_over([SAMPLE])


def test_a_window_that_crashed_does_not_stand_in_the_way(qtbot: QtBot) -> None:
    Instance(places.data_folder()).listen()
    again = Instance(places.data_folder())
    again.listen()
    assert start_again(qtbot, again) == []


def test_another_data_folder_has_a_window_of_its_own(
    running: Instance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path / "另一处"))
    assert not Instance(places.data_folder()).hand_over([SAMPLE])


def test_the_window_opens_what_it_is_handed(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.come_forward([SLIPS])
    qtbot.waitUntil(lambda: window.desk is not None, timeout=20_000)
    window.come_forward([])
    assert window.desk is not None
