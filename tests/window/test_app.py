"""What Qt says by itself is Chinese, and every menu has its letter."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QLocale, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from gouji import app
from gouji.app import qt_words
from gouji.window.asking import worded
from gouji.window.helping.about import about
from gouji.window.main import MainWindow


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    before, words = QLocale(), qt_words()
    assert not words.isEmpty()
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)
    QLocale.setDefault(before)


@pytest.mark.usefixtures("chinese")
def test_the_file_dialog_speaks_chinese(qtbot: QtBot) -> None:
    dialog = worded(QFileDialog())
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    buttons = dialog.findChild(QDialogButtonBox)
    assert isinstance(buttons, QDialogButtonBox)
    assert {button.text() for button in buttons.buttons()} == {"打开(&O)", "取消"}
    words = {label.text() for label in dialog.findChildren(QLabel)}
    assert words == {"查找范围(&L)：", "文件名称(&N)：", "文件类型(&T)："}


def test_menus_have_their_letters_and_the_window_can_be_left_by_the_keyboard(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    menus = [action.text() for action in window.menuBar().actions()]
    assert menus == ["文件(&F)", "编辑(&E)", "视图(&V)", "转到(&G)", "复核(&J)", "规则(&R)", "底稿(&P)", "帮助(&H)"]
    file = window.menuBar().actions()[0].menu()
    assert isinstance(file, QMenu)
    leave = file.actions()[-1]
    assert (leave.text(), leave.shortcut().toString()) == ("退出", "Ctrl+Q")
    leave.trigger()
    assert not window.isVisible()
    assert about().startswith("勾稽 ")


def test_a_screen_may_be_scaled_by_any_fraction(qapp: QApplication) -> None:
    assert qapp.highDpiScaleFactorRoundingPolicy() is Qt.HighDpiScaleFactorRoundingPolicy.PassThrough


@pytest.mark.parametrize("frozen", [False, True], ids=["python.exe", "gouji.exe"])
def test_the_taskbar_knows_the_program_before_its_first_window(monkeypatch: pytest.MonkeyPatch, frozen: bool) -> None:
    """gouji.exe is itself already; under python.exe it would stand among every other Python."""
    done: list[str] = []
    shell = SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=done.append)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(shell32=shell), raising=False)

    def application(_: list[str]) -> None:
        done.append("QApplication")
        raise RuntimeError

    monkeypatch.setattr(app, "QApplication", application)
    with pytest.raises(RuntimeError):
        app.run([])
    assert done == [*([] if frozen else ["Gouji.Gouji"]), "QApplication"]


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere two slashes name no share")
def test_a_file_dropped_from_a_share_is_asked_for_there(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    asked: list[Path] = []
    monkeypatch.setattr(window.doing, "open", asked.append)
    dropped = QMimeData()
    dropped.setUrls([QUrl("file://server/预算/2017年.txt")])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, dropped, buttons, keys))
    assert [str(path) for path in asked] == ["\\\\server\\预算\\2017年.txt"]


def test_the_window_is_up_before_what_a_case_needs() -> None:
    """numpy and the rooms behind a case take as long to load as all of Qt."""
    told = "import sys, gouji.window.main; print({'numpy', 'gouji.casework.case'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
