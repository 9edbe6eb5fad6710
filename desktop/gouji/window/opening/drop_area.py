"""Where a document is dropped: it lights up while a file is held over the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

ROUND, LINE = 8, 2
"""Pixels: of its corners, and of its border."""

GLOW = 40
"""How much of the colour of a selection its ground takes on, of 255."""


class DropArea(QWidget):
    """A dashed frame around what it holds; whole and filled while a file is over it."""

    def __init__(self) -> None:
        super().__init__()
        self.is_lit = False

    def light(self, on: bool) -> None:
        """A file is held over the window, or no longer."""
        self.is_lit = on
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        strong = palette.color(QPalette.ColorRole.Highlight)
        ground = QColor(strong)
        ground.setAlpha(GLOW)
        painter.setBrush(ground if self.is_lit else palette.color(QPalette.ColorRole.Base))
        border = strong if self.is_lit else palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(QPen(border, LINE, Qt.PenStyle.SolidLine if self.is_lit else Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(LINE, LINE, -LINE, -LINE), ROUND, ROUND)
        painter.end()
