"""Whoever does not see the window is told what every control of it is, and Tab leaves every list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.window.helping.guide import Guide
from gouji.window.main import MainWindow
from gouji.window.settings import SettingsDialog
from gouji.wording import LANGUAGE

CONTROLS = (
    *(QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox),
    *(QLineEdit, QPlainTextEdit, QTabWidget),
)


def apart(widget: QWidget) -> bool:
    """What Qt makes within a control of ours, which bears the name; and what is only looked at, over what bears it."""
    above = widget.parentWidget()
    within = isinstance(above, QLineEdit | QAbstractSpinBox | QComboBox)
    popup = isinstance(above, QFrame) and isinstance(above.parentWidget(), QComboBox)
    looked_at = widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return widget.objectName().startswith("qt_") or isinstance(widget, QHeaderView) or within or popup or looked_at


def unnamed(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, CONTROLS) or apart(widget):
            continue
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not (widget.accessibleName() or text):
            yield f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_control_of_a_desk_is_named(qtbot: QtBot, case: Case, language: str) -> None:
    token = LANGUAGE.set(language)
    try:
        window = MainWindow()
        qtbot.addWidget(window)
        window.show_case(case)
        window.show()
        assert [*unnamed(window)] == []
        for dialog in (SettingsDialog(window), Guide(window)):
            qtbot.addWidget(dialog)
            assert [*unnamed(dialog)] == []
    finally:
        LANGUAGE.reset(token)


def test_tab_leaves_every_list(qtbot: QtBot, window: MainWindow, case: Case) -> None:
    window.show_case(case)
    desk = window.desk
    assert desk is not None
    views = [one for one in desk.findChildren(QAbstractItemView) if not apart(one)]
    held = [one for one in views if one.tabKeyNavigation()]
    assert held == []
    texts = desk.findChildren(QPlainTextEdit)
    assert texts
    assert all(one.tabChangesFocus() for one in texts)
    desk.tables.setFocus()
    qtbot.waitUntil(desk.tables.hasFocus)
    qtbot.keyClick(desk.tables, Qt.Key.Key_Tab)
    assert not desk.tables.hasFocus()
