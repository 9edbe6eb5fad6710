"""What Qt says by itself is Chinese, and every menu has its letter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from gouji.app import qt_words
from gouji.window.main import MainWindow, about


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
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    buttons = dialog.findChild(QDialogButtonBox)
    assert isinstance(buttons, QDialogButtonBox)
    assert {button.text() for button in buttons.buttons()} == {"打开(&O)", "取消"}


def test_menus_have_their_letters_and_the_window_can_be_left_by_the_keyboard(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    menus = [action.text() for action in window.menuBar().actions()]
    assert menus == ["文件(&F)", "编辑(&E)", "转到(&G)", "底稿(&P)", "帮助(&H)"]
    file = window.menuBar().actions()[0].menu()
    assert isinstance(file, QMenu)
    leave = file.actions()[-1]
    assert (leave.text(), leave.shortcut().toString()) == ("退出", "Ctrl+Q")
    leave.trigger()
    assert not window.isVisible()
    assert about().startswith("勾稽 ")
