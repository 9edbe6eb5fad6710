"""Keys of what is done to cells and rows, as spreadsheets have them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

FILL = "Ctrl+Shift+D"
"""Ctrl+D says what a table is."""

INSERT, DELETE = "Ctrl+Shift++", "Ctrl+-"
"""Of rows."""

ALIKE = {INSERT: ("Ctrl++",)}
"""Keys that do the same. Where + stands above another sign, Shift is taken as used up by it, and the digit block has no
Shift: Qt hears Ctrl++ then, not what is printed on the keys. Held by
``test_a_row_is_inserted_by_every_key_that_bears_a_plus``."""

TAKE_NAME = "Ctrl+Shift+N"

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def would_type(event: QKeyEvent) -> bool:
    """Whether a key is pressed to type into a cell: F2, or what is printed."""
    if event.key() == Qt.Key.Key_F2:
        return True
    return event.text().isprintable() and bool(event.text().strip()) and not event.modifiers() & _HELD
