"""A picture in the window: gone through by mouse and keys alike, as large as the letters of the tables.

The pointer and the arrows light what they are on, which is told in a sentence; a click and Enter lead on, Backspace
back up, Esc away. Held by ``tests/window/pictures/test_page.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from gouji.pictures.shapes import Box, Curve, Picture, Surface
from gouji.window.pictures.drawing import draw, letters_of, size_of
from gouji.window.plain import as_is
from gouji.window.zoom import ZOOMS, is_zoom, wheel_zoom, zoomed_font
from gouji.wording import say

MARGIN = 8
"""Pixels around a picture."""

NARROWEST = 46
"""Sizes of letters that a picture is wide at least; a narrower window scrolls."""

ONWARD = (Qt.Key.Key_Down, Qt.Key.Key_Right)
BACK = (Qt.Key.Key_Up, Qt.Key.Key_Left)


class PictureView(QAbstractScrollArea):
    """``acted`` carries the target that was clicked or entered, ``asked`` that of which a menu is wanted and where;
    ``pointed`` what is told of the one that is lit. ``rose`` tells of Backspace, ``left`` of Esc; ``zoomed`` carries
    steps."""

    acted = Signal(object)
    asked = Signal(object, QPoint)
    pointed = Signal(str)
    rose = Signal()
    left = Signal()
    zoomed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.picture: Picture | None = None
        self.lit: int | None = None
        """The number of the spot that is looked at."""
        self._lay_out: Callable[[Surface], Picture | None] | None = None
        self.setAccessibleName(say("Charts"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.viewport().setAutoFillBackground(True)

    def show_picture(self, lay_out: Callable[[Surface], Picture | None]) -> None:
        """Show what is laid out so, from now on, whatever room there is."""
        self._lay_out = lay_out
        self.renew()

    def renew(self) -> None:
        """Lay the picture out again; what was lit stays so if it still stands."""
        if self._lay_out is None:
            return
        before, font = self.target, zoomed_font()
        size = size_of(font)
        room = self.viewport().size()
        width = max(room.width() - 2 * MARGIN, size * NARROWEST)
        on = Surface(letters_of(font), size, width, max(room.height() - 2 * MARGIN, size * 12))
        self.picture = self._lay_out(on)
        self.lit = self.picture.number_of(before) if self.picture and before is not None else None
        self._scroll_to_fit()
        self.viewport().update()

    @property
    def target(self) -> Hashable | None:
        """What is looked at."""
        return self.picture.spots[self.lit].target if self.picture and self.lit is not None else None

    def light(self, number: int | None) -> None:
        """Look at a spot; at none where it is None."""
        if number == self.lit:
            return
        self.lit = number
        told = self.picture.spots[number].told if self.picture and number is not None else ""
        self.setAccessibleDescription(told)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.pointed.emit(told)
        self.viewport().update()

    def _scroll_to_fit(self) -> None:
        room = self.viewport().size()
        for bar, wanted, there in (
            (self.horizontalScrollBar(), self.picture.width if self.picture else 0, room.width()),
            (self.verticalScrollBar(), self.picture.height if self.picture else 0, room.height()),
        ):
            bar.setPageStep(there)
            bar.setSingleStep(20)
            bar.setRange(0, max(round(wanted) + 2 * MARGIN - there, 0))

    @property
    def _shift(self) -> QPoint:
        """Where the picture begins in the viewport."""
        return QPoint(MARGIN - self.horizontalScrollBar().value(), MARGIN - self.verticalScrollBar().value())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self.picture is None:
            return
        painter = QPainter(self.viewport())
        painter.translate(self._shift)
        draw(painter, self.picture, zoomed_font(), self.palette(), self.lit)
        if self.hasFocus() and self.lit is None:
            painter.resetTransform()
            painter.setPen(QPen(self.palette().highlight(), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.renew()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.renew()

    def spot_at(self, point: QPoint) -> int | None:
        """The number of the spot at a point of the viewport."""
        at = point - self._shift
        return self.picture.at((at.x(), at.y())) if self.picture else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        number = self.spot_at(event.position().toPoint())
        shape = Qt.CursorShape.ArrowCursor if number is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        self.light(number)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self.spot_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and number is not None and self.picture is not None:
            self.light(number)
            self.acted.emit(self.picture.spots[number].target)
        elif event.button() is Qt.MouseButton.BackButton:
            self.rose.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave and not self.hasFocus():
            self.light(None)
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self.spot_at(event.pos())
            told = self.picture.spots[number].told if self.picture and number is not None else ""
            QToolTip.showText(event.globalPos(), as_is(told), self.viewport())
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyed = event.reason() is QContextMenuEvent.Reason.Keyboard
        if not keyed:
            self.light(self.spot_at(event.pos()))
        if self.target is not None:
            at = self._place_of_lit().center().toPoint() if keyed else event.pos()
            self.asked.emit(self.target, self.viewport().mapToGlobal(at))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if steps := wheel_zoom(event):
            self.zoomed.emit(steps)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        last = len(self.picture.spots) - 1 if self.picture else -1
        if is_zoom(event):
            self.zoomed.emit(ZOOMS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.target is not None:
            self.acted.emit(self.target)
        elif key == Qt.Key.Key_Backspace:
            self.rose.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in ONWARD and last >= 0:
            self._step_to(0 if self.lit is None else min(self.lit + 1, last))
        elif key in BACK and last >= 0:
            self._step_to(last if self.lit is None else max(self.lit - 1, 0))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and last >= 0:
            self._step_to(0 if key == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def _step_to(self, number: int) -> None:
        """Look at a spot by key: it is brought into view."""
        self.light(number)
        place, room = self._place_of_lit(), QRectF(self.viewport().rect())
        for bar, low, high, most in (
            (self.horizontalScrollBar(), place.left(), place.right(), room.width()),
            (self.verticalScrollBar(), place.top(), place.bottom(), room.height()),
        ):
            if low < MARGIN or high - low > most:
                bar.setValue(bar.value() + round(low - MARGIN))
            elif high > most - MARGIN:
                bar.setValue(bar.value() + round(high - most + MARGIN))

    def _place_of_lit(self) -> QRectF:
        """Where the spot that is looked at stands in the viewport: its first box, or its line."""
        for shape in self.picture.shapes if self.picture else ():
            if shape.spot == self.lit and isinstance(shape, Box):
                return QRectF(shape.x, shape.y, shape.width, shape.height).translated(self._shift)
            if shape.spot == self.lit and isinstance(shape, Curve):
                xs, ys = zip(*(shape.at(part) for part in (0, 0.5, 1)), strict=True)
                box = QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
                return box.translated(self._shift)
        return QRectF(self.viewport().rect())
