"""The field over a figure of the text in which another is typed: Enter takes it over, Esc leaves it as it was.

What is refused stays in the field with the reason beside it, so that nothing typed is lost.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from gouji.window.plain import as_is
from gouji.wording import say

ROOM = 4
"""Letters that may be typed beyond those that stand there, before the field scrolls."""


class FigureEditor(QLineEdit):
    """``typed`` tells that what stands in it is to be taken over, ``left`` that it is not."""

    typed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("Figure of the text"))
        self.hide()

    def open(self, number: str, begun: str = "") -> None:
        """Show the number, or what was begun to be typed in place of it."""
        self.setText(begun or number)
        self.setModified(bool(begun))
        if not begun:
            self.selectAll()
        self.show()
        self.setFocus()

    def lie_over(self, place: QRect) -> None:
        """Stand over the figure, with room for more digits."""
        room = self.fontMetrics().horizontalAdvance("0") * ROOM
        height = max(self.sizeHint().height(), place.height())
        self.setGeometry(place.left() - ROOM, place.center().y() - height // 2, place.width() + room, height)

    def refuse(self, why: str) -> None:
        """Say at the field why what was typed is not taken."""
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), as_is(why), self)
        self.selectAll()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.typed.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isVisible() and event.reason() is not Qt.FocusReason.PopupFocusReason:
            (self.typed if self.isModified() else self.left).emit()
