"""The marks of figures, painted as the tables paint them."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from gouji.window.looks import colours
from gouji.window.tree.drawing.figures import MARGIN, draw_marks
from gouji.window.tree.drawing.marks import Marks
from gouji.window.tree.model import RIGHT

SAMPLES = {
    "differs": Marks("differs", is_edited=False, is_placed=False, is_culprit=False),
    "culprit": Marks("differs", is_edited=False, is_placed=False, is_culprit=True),
    "amber": Marks("amber", is_edited=False, is_placed=False, is_culprit=False),
    "uncheckable": Marks("uncheckable", is_edited=False, is_placed=False, is_culprit=False),
    "edited": Marks(None, is_edited=True, is_placed=False, is_culprit=False),
    "placed": Marks(None, is_edited=False, is_placed=True, is_culprit=False),
    "verified": Marks(None, is_edited=False, is_placed=False, is_culprit=False, hand="✓WM"),
}
"""By the words of the guide."""

FIGURE = "1,016,221,975"


class Sample(QWidget):
    """One cell with its marks."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.marks = SAMPLES[name]

    def sizeHint(self) -> QSize:
        letters = self.fontMetrics()
        return QSize(letters.horizontalAdvance(f"✗ {FIGURE}") + 4 * MARGIN, letters.height() + 2 * MARGIN)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOptionViewItem()
        option.initFrom(self)
        palette, look = self.palette(), self.marks.look
        painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Base))
        ink = palette.color(QPalette.ColorRole.Text)
        if look:
            ink, ground = colours(look, palette)
            painter.fillRect(self.rect(), ground)
        painter.setPen(ink)
        inner = self.rect().adjusted(MARGIN, 0, -MARGIN, 0)
        painter.drawText(inner, RIGHT, FIGURE)
        draw_marks(painter, option, self.marks, inner, FIGURE)
        painter.end()
