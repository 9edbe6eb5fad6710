"""The keys that open and close rows: ← closes one or goes to what it stands below, → opens, - and + do the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from gouji.window.tree.view import TreeView

KEYS = Qt.Key
NO_KEY = Qt.KeyboardModifier.NoModifier


def fold_by_key(view: TreeView, event: QKeyEvent) -> bool:
    """Do what a key asks of the row under the cursor; False where it asks nothing of it."""
    tree, index, plus = view.tree, view.currentIndex(), event.key() == KEYS.Key_Plus
    passed = Qt.KeyboardModifier.KeypadModifier | (Qt.KeyboardModifier.ShiftModifier if plus else NO_KEY)
    if not (tree.folds and index.column() in tree.branches) or event.modifiers() & ~passed:
        return False
    row, outline = tree.row_of(index), tree.outline
    is_open = outline.is_parent(row) and not outline.is_closed(row)
    match event.key():
        case KEYS.Key_Left | KEYS.Key_Minus if is_open:
            view.turn(index)
        case KEYS.Key_Left if over := outline.over(row):
            view.go_to(tree.index_of(over[0], index.column()))
        case KEYS.Key_Right | KEYS.Key_Plus if outline.is_closed(row):
            view.turn(index)
        case _:
            return False
    return True
