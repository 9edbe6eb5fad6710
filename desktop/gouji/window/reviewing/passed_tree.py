"""How the case went from hand to hand: a line each, and below it what makes a sign-off void."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from gouji.paper.content import PassedLine
from gouji.window.looks import colours
from gouji.window.plain import as_is, one_line
from gouji.wording import say

HEADS = ("What was done", "Role", "By whom", "Time", "Remark", "What it covers")
COVERS = len(HEADS) - 1

LINES = 4
"""That are seen at one time, at most."""


class PassedTree(QTreeWidget):
    """The lines, the first first."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderLabels([say(head) for head in HEADS])
        self.setAccessibleName(say("Handed over and signed off"))
        self.setTabKeyNavigation(False)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(True)

    def show_lines(self, lines: list[PassedLine], unlawful: list[str]) -> None:
        """Show how it went until now, first what was not to be done; nothing is seen where nothing is to be told."""
        self.clear()
        palette = QGuiApplication.palette()
        for told in unlawful:
            first = QTreeWidgetItem(self, [f"× {one_line(told)}"])
            first.setFirstColumnSpanned(True)
            first.setForeground(0, colours("differs", palette)[0])
            first.setToolTip(0, as_is(told))
        for one in lines:
            texts = (one.act, one.role, one.who, one.at, one.remark, one.stands)
            item = QTreeWidgetItem(self, [one_line(text) for text in texts])
            if one.why:
                item.setForeground(COVERS, colours("differs", palette)[0])
            for why in one.why:
                below = QTreeWidgetItem(item, [one_line(why)])
                below.setFirstColumnSpanned(True)
                below.setForeground(0, palette.color(QPalette.ColorRole.PlaceholderText))
        self.expandAll()
        self.setVisible(bool(lines or unlawful))
        rows = len(unlawful) + sum(1 + len(one.why) for one in lines)
        height = self.sizeHintForRow(0) if rows else 0
        self.setFixedHeight(self.header().sizeHint().height() + min(rows, LINES) * height + 2 * self.frameWidth() + 4)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
