"""The sheet of all keys (Ctrl+/), made from the menus themselves, so that it cannot tell others than there are."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QHeaderView, QMenu, QMenuBar, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from gouji.window.plain import one_line
from gouji.wording import say

FURTHER = (
    ("Change the amount or the code", "F2"),
    ("Go to the figure", "Enter"),
    ("Larger or smaller tables", "Ctrl+Alt++  Ctrl+Alt+-  Ctrl+0"),
    ("Leave a list", "Tab"),
    ("Back", "Esc"),
)
"""What is no entry of a menu."""

WIDE, HIGH = 520, 620


def keys_of(bar: QMenuBar) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each menu with its actions that have a key."""
    for top in bar.actions():
        menu = top.menu()
        if isinstance(menu, QMenu) and (found := [*_keys_in(menu)]):
            yield top.text().replace("&", "").split("(")[0], found
    yield say("Everywhere"), [(say(name), key) for name, key in FURTHER]


def _keys_in(menu: QMenu) -> Iterator[tuple[str, str]]:
    for action in menu.actions():
        if isinstance(inner := action.menu(), QMenu):
            yield from _keys_in(inner)
        elif not action.shortcut().isEmpty():
            yield _name(action), action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        elif "\t" in action.text():  # a key of the views themselves
            name, _, key = action.text().partition("\t")
            yield one_line(name), key


def _name(action: QAction) -> str:
    """What an action is called whatever it would do now: undo names its deed elsewhere."""
    kept = action.data()
    return one_line(kept if isinstance(kept, str) else action.text().replace("&&", "&"))


class KeySheet(QDialog):
    """Two columns: what is done, and by which key."""

    def __init__(self, bar: QMenuBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sheet = QTreeWidget()
        self.sheet.setAccessibleName(say("Keys"))
        self.sheet.setHeaderLabels([say("What is done"), say("Key")])
        self.sheet.setTabKeyNavigation(False)
        for title, found in keys_of(bar):
            group = QTreeWidgetItem(self.sheet, [one_line(title)])
            for name, key in found:
                QTreeWidgetItem(group, [name, key])
        self.sheet.expandAll()
        self.sheet.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.sheet.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.sheet.header().setStretchLastSection(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sheet)
        self.resize(WIDE, HIGH)
