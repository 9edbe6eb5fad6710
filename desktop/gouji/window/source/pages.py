"""A page of a PDF as a picture, with boxes lit on it; Ctrl and the wheel zoom.

Held by ``tests/window/test_source.py``.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPainter, QPalette, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QHBoxLayout, QToolButton, QVBoxLayout

from gouji.model.source import Box, OnPage, Source
from gouji.window.looks import is_dark
from gouji.window.plain import Label
from gouji.window.source.pictures import PagePictures, Seen
from gouji.window.source.view import SourceView
from gouji.window.zoom import wheel_zoom
from gouji.wording import say

SOLID, THIN = 2.4, 0.8
"""Points of a frame."""

MARGIN = 1.5
"""Points around a lit box."""

STEP = 1.25

FRAME = 4
"""Pixels left free beside a page."""

BESIDE = 60
"""Pixels above and below what is brought into view, where there is room for them."""

READABLE = 0.85
"""Smallest scale of a page that is fitted by itself."""


class PageView(SourceView):
    """One page at a time: turning, zoom, fit to width."""

    def __init__(self, pictures: PagePictures) -> None:
        super().__init__()
        self.pictures = pictures
        self.page = 0
        self.printed = (0.0, 0.0)
        """Left and right of what is printed on the page."""
        self.scene = QGraphicsScene(self)
        self.picture = self.scene.addPixmap(QPixmap())
        self.picture.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.view = _Canvas(self.scene, self)
        self.number = Label()
        bar = QHBoxLayout()
        bar.setContentsMargins(4, 2, 4, 2)
        for text, tip, act in (
            ("◀", "Previous page", self.turn_back),
            ("▶", "Next page", self.turn_on),
            ("−", "Smaller", self.view.shrink),
            ("＋", "Larger", self.view.grow),
            ("↔", "Fit to width", self.view.fit),
        ):
            button = QToolButton()
            button.setText(text)
            button.setToolTip(say(tip))
            button.setAutoRaise(True)
            button.clicked.connect(act)
            bar.addWidget(button)
        bar.addWidget(self.number)
        bar.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.view)
        self.pictures.drawn.connect(self._show_drawn)
        self.turn(1)

    @property
    def wanted_width(self) -> int:
        beside = self.view.verticalScrollBar().sizeHint().width() + 2 * self.view.frameWidth() + FRAME
        return round(self.scene.sceneRect().width() * READABLE) + beside

    def turn_back(self) -> None:
        self.turn(self.page - 1)

    def turn_on(self) -> None:
        self.turn(self.page + 1)

    def turn(self, page: int) -> None:
        """Show a page by its number, empty until it is drawn; beyond the ends nothing happens."""
        if page == self.page or not 1 <= page <= len(self.pictures):
            return
        self.page = page
        self.scene.setSceneRect(0, 0, *self.pictures.size(page))
        self.number.setText(say("Page {page} of {pages}", page=page, pages=len(self.pictures)))
        self._draw_boxes([])
        self.view.forget()
        self._show(self.pictures.seen(page, self))

    def _show(self, seen: Seen | None) -> None:
        """Show the page in view; empty where its picture is not there yet."""
        width = self.scene.sceneRect().width()
        self.printed = seen.printed if seen is not None else (0.0, width)
        if seen is None or seen.image.isNull():
            self.picture.setPixmap(QPixmap())
        else:
            self.picture.setPixmap(QPixmap.fromImage(seen.image))
            self.picture.setScale(width / seen.image.width())
        self.view.settle()

    def _show_drawn(self, page: int) -> None:
        """The picture of a page has come."""
        if page == self.page:
            self._show(self.pictures.seen(page, self))
            self.view.bring()

    def light(self, places: Sequence[Source], framed: Collection[Source] = ()) -> None:
        on_pages = [place for place in places if isinstance(place, OnPage)]
        if not on_pages:
            self._draw_boxes([])
            return
        self.turn(on_pages[0].page)
        here = [place for place in on_pages if place.page == self.page]
        self._draw_boxes([place.bbox for place in here], [place.bbox for place in here if place in framed])
        left, top, right, bottom = on_pages[0].bbox
        self.view.seek(QRectF(left, top, right - left, bottom - top))

    def _draw_boxes(self, boxes: Sequence[Box], framed: Sequence[Box] = ()) -> None:
        """What is wrong has a solid frame, what it is held against a thin one."""
        for item in self.scene.items():
            if item is not self.picture:
                self.scene.removeItem(item)
        colour = self.palette().color(QPalette.ColorRole.Highlight)
        veil = QColor(colour)
        veil.setAlpha(60)
        for left, top, right, bottom in boxes:
            box = QRectF(left, top, right - left, bottom - top).adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
            wide = SOLID if (left, top, right, bottom) in framed else THIN
            self.scene.addRect(box, QPen(colour, wide), QBrush(veil))

    @property
    def lit(self) -> int:
        """How many boxes are lit."""
        return len(self.scene.items()) - 1


DIMMED = QColor("#b9bec4")
"""What white paper looks like among dark colours."""


class _Canvas(QGraphicsView):
    def __init__(self, scene: QGraphicsScene, owner: PageView) -> None:
        super().__init__(scene)
        self.owner = owner
        self._fitted = True
        self._sought: QRectF | None = None
        """What is to be seen until its user moves the page: the view may get its size later."""
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setBackgroundRole(QPalette.ColorRole.Mid)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """White paper, until what is on it is drawn."""
        super().drawBackground(painter, rect)
        painter.fillRect(self.sceneRect().intersected(QRectF(rect)), Qt.GlobalColor.white)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paper is dimmed among dark colours: what is white there would dazzle, what is black stays so."""
        if is_dark(self.palette()):
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(self.sceneRect().intersected(QRectF(rect)), DIMMED)

    def seek(self, place: QRectF) -> None:
        """Bring a place into view, and keep it there however large the view is made."""
        self._sought = place
        self.bring()

    def forget(self) -> None:
        """Another page is shown."""
        self._sought = None

    def bring(self) -> None:
        """Bring what is sought into view, with the label of its row, which begins the print, where both have room."""
        if self._sought is not None:
            bar, begins = self.horizontalScrollBar(), self.mapFromScene(self.owner.printed[0], 0).x()
            bar.setValue(bar.value() + begins - FRAME // 2)
            beside = min(BESIDE, self.viewport().height() // 3)
            self.ensureVisible(self._sought, FRAME, beside)

    def settle(self) -> None:
        if self._fitted:
            self.fit()

    def fit(self) -> None:
        """The whole width of what is printed, but never so small that its figures cannot be read."""
        self._fitted = True
        left, right = self.owner.printed
        if right > left:
            scale = max((self.viewport().width() - FRAME) / (right - left), READABLE)
            down = self.mapToScene(self.viewport().rect().center()).y()
            self.resetTransform()
            self.scale(scale, scale)
            self.centerOn((left + right) / 2, down)

    def grow(self) -> None:
        self.zoom(STEP)

    def shrink(self) -> None:
        self.zoom(1 / STEP)

    def zoom(self, factor: float) -> None:
        self._fitted = False
        self.scale(factor, factor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()
        self.bring()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._sought = None
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._sought = None
        if steps := wheel_zoom(event):
            self.zoom(STEP**steps)
        else:
            super().wheelEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            spot = self.mapToScene(event.position().toPoint())
            box = (spot.x(), spot.y(), spot.x(), spot.y())
            self.owner.pointed.emit(OnPage(self.owner.page, box))
