"""The three steps of the work, each with its picture and a few words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gouji.window.icons import picture
from gouji.window.plain import Label
from gouji.wording import say

STEPS = (
    ("open", "1. Open", "A budget or final account as it is published, with its text"),
    ("read", "2. Check", "Each error with its place, its reason and what it should be"),
    ("paper", "3. Make the paper", "Print it or save it as PDF, and sign in turn"),
)
"""Picture and message ids."""

SIZE = 32
"""Pixels of a picture."""


class Steps(QWidget):
    """Side by side, in the colours of the day."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZE // 2)
        self._pictures = [(Label(), name) for name, _, _ in STEPS]
        for (shown, _), (_, title, told) in zip(self._pictures, STEPS, strict=True):
            words = QVBoxLayout()
            words.setSpacing(2)
            head, below = Label(say(title)), Label(say(told))
            font = head.font()
            font.setBold(True)
            head.setFont(font)
            below.setWordWrap(True)
            words.addWidget(head)
            words.addWidget(below)
            words.addStretch(1)
            row.addWidget(shown, alignment=Qt.AlignmentFlag.AlignTop)
            row.addLayout(words, 1)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        for shown, name in self._pictures:
            drawn = picture(name, round(SIZE * ratio), self.palette().color(QPalette.ColorRole.Link))
            drawn.setDevicePixelRatio(ratio)
            shown.setPixmap(drawn)
