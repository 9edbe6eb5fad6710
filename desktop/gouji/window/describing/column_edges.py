"""The column edges of a printed table over the picture of its page: moved, added and taken away."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from gouji.model.rawgrid import RawGrid
from gouji.model.source import OnPage, span
from gouji.window.source.pictures import PagePictures
from gouji.wording import say

SCALE = 1.3
"""Pixels a point."""

MARGIN = 24.0
"""Points of the page seen around the table."""

NARROWEST = 3.0
"""Points of the narrowest column."""

GRIP = 6
"""Pixels beside an edge where it can be taken hold of."""

OUT = 30
"""Pixels above or below the picture where an edge that is let go is taken away."""

FEWEST = 3
"""Edges of a table of two columns."""

KEYS = Qt.Key
STEP, STRIDE = 1.0, 10.0
"""Points that an arrow key moves an edge, alone and with Shift."""


class ColumnEdges(QWidget):
    """``moved`` carries the edges while one is moved, ``settled`` once it stands; ``reached`` where the chosen one is.

    Keys: ↑ and ↓ choose an edge, ← and → move it, Insert divides the column to its right, Delete takes it away.
    """

    moved = Signal(object)
    settled = Signal(object)
    reached = Signal(int)

    def __init__(self, grid: RawGrid, pictures: PagePictures) -> None:
        super().__init__()
        self.edges: tuple[float, ...] = grid.edges
        self.chosen = 1
        self._held = False
        around = span(place for row in grid.sources for place in row)
        assert isinstance(around, OnPage)
        left, top = max(0.0, self.edges[0] - MARGIN), max(0.0, around.bbox[1] - MARGIN / 2)
        right, bottom = self.edges[-1] + MARGIN, around.bbox[3] + MARGIN / 2
        self._shown = QRectF(left, top, right - left, bottom - top)
        self._page, self._pictures = around.page, pictures
        self._picture, self._sharp = QImage(), 1.0
        pictures.opened.connect(self._show_drawn)
        pictures.drawn.connect(self._show_drawn)
        self.setFixedSize(self.sizeHint())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(say("Column edges"))

    def _show_drawn(self) -> None:
        """Show the picture of the page, where that has come."""
        if self._page <= len(self._pictures) and (seen := self._pictures.seen(self._page, self)) is not None:
            self._picture, self._sharp = seen.image, seen.image.width() / self._pictures.size(self._page)[0]
            self.update()

    def sizeHint(self) -> QSize:
        return (self._shown.size() * SCALE).toSize()

    def at(self, edge: float) -> int:
        """Where an edge is drawn."""
        return round((edge - self._shown.left()) * SCALE)

    def _points(self, x: float) -> float:
        return self._shown.left() + x / SCALE

    def _near(self, spot: QPointF) -> int | None:
        """The edge that a spot takes hold of."""
        apart, number = min((abs(self.at(edge) - spot.x()), number) for number, edge in enumerate(self.edges))
        return number if apart <= GRIP else None

    def choose(self, number: int) -> None:
        """Make an edge the one that keys act on."""
        self.chosen = min(max(number, 0), len(self.edges) - 1)
        self.reached.emit(self.at(self.edges[self.chosen]))
        self.update()

    def move_chosen(self, to: float) -> None:
        """Put the chosen edge elsewhere between its neighbours."""
        number = self.chosen
        low = self.edges[number - 1] + NARROWEST if number else self._shown.left()
        high = self.edges[number + 1] - NARROWEST if number + 1 < len(self.edges) else self._shown.right()
        self._put((*self.edges[:number], round(min(max(to, low), high), 2), *self.edges[number + 1 :]))
        self.choose(number)

    def add(self, at: float) -> None:
        """One more edge, where the columns beside it stay wide enough."""
        if self.edges[0] < at < self.edges[-1] and all(abs(at - edge) >= NARROWEST for edge in self.edges):
            edges = tuple(sorted((*self.edges, round(at, 2))))
            self._put(edges)
            self.choose(edges.index(round(at, 2)))
            self.settled.emit(self.edges)

    def remove_chosen(self) -> None:
        """Take the chosen edge away; two columns remain at least."""
        if len(self.edges) > FEWEST:
            self._put((*self.edges[: self.chosen], *self.edges[self.chosen + 1 :]))
            self.choose(self.chosen)
        self.settled.emit(self.edges)

    def _put(self, edges: Sequence[float]) -> None:
        self.edges = tuple(edges)
        self.update()
        self.moved.emit(self.edges)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        near = self._near(event.position())
        if event.button() is Qt.MouseButton.LeftButton and near is not None:
            self._held = True
            self.choose(near)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            out = self._is_out(event.position())
            self.setCursor(Qt.CursorShape.ForbiddenCursor if out else Qt.CursorShape.SplitHCursor)
            self.move_chosen(self._points(event.position().x()))
        elif self._near(event.position()) is not None:
            self.setCursor(Qt.CursorShape.SplitHCursor)
        else:
            self.unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._held = False
            if self._is_out(event.position()):
                self.remove_chosen()
            else:
                self.settled.emit(self.edges)

    def _is_out(self, spot: QPointF) -> bool:
        """Beyond the picture, as far as it is seen."""
        return not self.visibleRegion().boundingRect().adjusted(-OUT, -OUT, OUT, OUT).contains(spot.toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._near(event.position()) is None:
            self.add(self._points(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = STRIDE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        here = self.edges[self.chosen]
        match event.key():
            case KEYS.Key_Up | KEYS.Key_Down as key:
                self.choose(self.chosen + (1 if key == KEYS.Key_Down else -1))
            case KEYS.Key_Left | KEYS.Key_Right as key:
                self.move_chosen(here + (by if key == KEYS.Key_Right else -by))
                self.settled.emit(self.edges)
            case KEYS.Key_Insert | KEYS.Key_Plus:
                beside = min(self.chosen, len(self.edges) - 2)
                self.add(sum(self.edges[beside : beside + 2]) / 2)
            case KEYS.Key_Delete | KEYS.Key_Backspace:
                self.remove_chosen()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.save()
        painter.scale(SCALE / self._sharp, SCALE / self._sharp)
        painter.drawImage(-self._shown.topLeft() * self._sharp, self._picture)
        painter.restore()
        colour = self.palette().color(QPalette.ColorRole.Highlight)
        veil = QColor(colour)
        veil.setAlpha(18)
        for number, (left, right) in enumerate(pairwise(self.edges)):
            if number % 2 == 0:
                painter.fillRect(self.at(left), 0, self.at(right) - self.at(left), self.height(), veil)
        for number, edge in enumerate(self.edges):
            held = number == self.chosen and self.hasFocus()
            painter.setPen(QPen(colour, 3 if held else 1.4))
            painter.drawLine(self.at(edge), 0, self.at(edge), self.height())
