"""What an accountant's hands do, for the tests."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.model.document import Cell


def cell(case: Case, address: str) -> Cell:
    """The cell of an address that must be there."""
    found = case.document.find(address)
    assert found is not None
    return found


def open_editor(view: QTableView) -> QLineEdit:
    """F2 on the current cell."""
    view.edit(view.currentIndex())
    editor = view.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    return editor


def type_into(qtbot: QtBot, view: QTableView, text: str, key: Qt.Key = Qt.Key.Key_Return) -> QLineEdit:
    """F2, the text, Enter."""
    editor = open_editor(view)
    editor.setText(text)
    qtbot.keyClick(editor, key)
    return editor
