"""The pages of a PDF below each other; only those in view are drawn, for a paper may have hundreds."""

from __future__ import annotations

from collections import OrderedDict
from itertools import accumulate
from pathlib import Path

import pypdfium2 as pdfium
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from gouji.window.page_image import POINTS_AN_INCH, page_image
from gouji.window.zoom import wheel_zoom

GAP = 12
KEPT = 8
"""Pictures of pages that are kept for scrolling back."""

KEYS = Qt.Key

SMALLEST, LARGEST, STEP = 0.25, 4.0, 1.25


class PageView(QAbstractScrollArea):
    """``turned`` carries the number of the page in view, from 1; ``zoomed`` the zoom, 1.0 for life size."""

    turned = Signal(int)
    zoomed = Signal(float)

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = pdfium.PdfDocument(path)
        self._document.init_forms()
        self._sizes = [page.get_size() for page in self._document]
        self._pictures: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self.zoom = 1.0
        self._is_fitted = True
        """Whether the pages are as wide as the view: until the user gives them a size."""
        self.viewport().setBackgroundRole(QPalette.ColorRole.Mid)
        self.verticalScrollBar().valueChanged.connect(self._turn)
        self._lay_out()

    def _turn(self) -> None:
        self.turned.emit(self.page)

    @property
    def page_count(self) -> int:
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page in the middle of the view, from 1."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return sum(top <= middle for top in self._tops[:-1]) or 1

    def go_to(self, page: int) -> None:
        """Bring the head of a page to the top."""
        self.verticalScrollBar().setValue(self._tops[page - 1] - GAP)

    def set_zoom(self, zoom: float) -> None:
        """Show the pages at this size; the page in view stays in view."""
        page = self.page
        self._is_fitted = False
        self.zoom = min(max(zoom, SMALLEST), LARGEST)
        self._pictures.clear()
        self._lay_out()
        self.go_to(page)
        self.viewport().update()
        self.zoomed.emit(self.zoom)

    def fit_width(self) -> None:
        """The widest page fills the view."""
        widest = max(width for width, _ in self._sizes)
        self.set_zoom((self.viewport().width() - 2 * GAP) / (widest * self.logicalDpiX() / POINTS_AN_INCH))
        self._is_fitted = True

    def let_go(self) -> None:
        """Close the file."""
        self._document.close()
        self._sizes = []
        self._lay_out()

    @property
    def _scale(self) -> float:
        return self.zoom * self.logicalDpiX() / POINTS_AN_INCH

    def _lay_out(self) -> None:
        heights = [round(height * self._scale) + GAP for _, height in self._sizes]
        self._tops = [GAP, *(GAP + end for end in accumulate(heights))]
        view = self.viewport().size()
        widest = max((round(width * self._scale) for width, _ in self._sizes), default=0) + 2 * GAP
        for bar, whole, part in (
            (self.verticalScrollBar(), self._tops[-1], view.height()),
            (self.horizontalScrollBar(), widest, view.width()),
        ):
            bar.setRange(0, max(whole - part, 0))
            bar.setPageStep(part)
            bar.setSingleStep(40)
        self._widest = widest

    def _picture(self, number: int) -> QImage:
        sharp = self.devicePixelRatioF()
        key = number, self._scale * sharp
        if key not in self._pictures:
            picture = page_image(self._document[number], key[1])
            picture.setDevicePixelRatio(sharp)
            self._pictures[key] = picture
            if len(self._pictures) > KEPT:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        return self._pictures[key]

    def small(self, number: int, high: float) -> QImage:
        """The page of a number, from 0, so many pixels high."""
        sharp = self.devicePixelRatioF()
        picture = page_image(self._document[number], high * sharp / max(self._sizes[number]))
        picture.setDevicePixelRatio(sharp)
        return picture

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page by page, to the first and to the last; the arrows scroll."""
        last = self.page_count
        by = {KEYS.Key_PageDown: self.page + 1, KEYS.Key_PageUp: self.page - 1, KEYS.Key_Home: 1, KEYS.Key_End: last}
        page = by.get(KEYS(event.key()))
        if page is None:
            super().keyPressEvent(event)
        else:
            self.go_to(min(max(page, 1), last))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        offset, height = self.verticalScrollBar().value(), self.viewport().height()
        room = max(self._widest, self.viewport().width())
        for number, (width, _) in enumerate(self._sizes):
            top = self._tops[number] - offset
            if top < height and self._tops[number + 1] - offset > 0:
                left = round(room - width * self._scale) // 2 - self.horizontalScrollBar().value()
                painter.drawImage(QPoint(left, top), self._picture(number))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._is_fitted and self._sizes:
            self.fit_width()
        else:
            self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if steps := wheel_zoom(event):
            self.set_zoom(self.zoom * STEP**steps)
        else:
            super().wheelEvent(event)
