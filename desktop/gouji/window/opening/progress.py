"""How far a file is read, with 取消 beside it, in the status bar.

A name that is longer than the bar loses its middle, so that its beginning and end are seen; the tip has all of it. Held
by ``test_a_long_name_loses_its_middle_while_it_is_read``.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from gouji.window.plain import as_is, one_line
from gouji.wording import say

WIDE, MARGIN = 360, 6
"""Pixels of the bar, and of what is left free at each side of what it says."""


class Progress(QWidget):
    """Seen only while something is read."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setFixedWidth(WIDE)
        self.cancel = QPushButton(say("Cancel"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.bar)
        layout.addWidget(self.cancel)
        layout.addStretch(1)
        self.hide()

    def begin(self, name: str) -> None:
        """Nothing of a file is read yet."""
        self.bar.setValue(0)
        whole, metrics = one_line(name), self.bar.fontMetrics()
        room = WIDE - metrics.horizontalAdvance(say("Reading {name}", name="") + " 100%") - 2 * MARGIN
        shown = metrics.elidedText(whole, Qt.TextElideMode.ElideMiddle, room).replace("%", "％")
        self.bar.setFormat(say("Reading {name}", name=shown) + " %p%")
        self.bar.setToolTip(as_is(whole))
