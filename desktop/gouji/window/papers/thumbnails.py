"""The pages of a paper in small, beside it: each drawn when it first comes into view.

Held by ``test_the_preview_is_walked_through_by_small_pages_and_keys``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QWidget

from gouji.window.index import NOWHERE, Index
from gouji.wording import say

HIGH = 120
"""Pixels of a small page."""

ROLE = Qt.ItemDataRole


class _Pages(QAbstractListModel):
    """The pages by their numbers, each with its picture, which is kept."""

    def __init__(self, count: int, picture: Callable[[int, float], QImage], parent: QWidget) -> None:
        super().__init__(parent)
        self._count, self._picture = count, picture
        self._drawn: dict[int, QImage] = {}

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        match role:
            case ROLE.DisplayRole:
                return str(index.row() + 1)
            case ROLE.AccessibleTextRole:
                return say("Page {page} of {pages}", page=index.row() + 1, pages=self._count)
            case ROLE.DecorationRole:
                if index.row() not in self._drawn:
                    self._drawn[index.row()] = edged(self._picture(index.row(), HIGH))
                return self._drawn[index.row()]
        return None


def edged(picture: QImage) -> QImage:
    """A white page as it lies on white ground: with its edges."""
    painter = QPainter(picture)
    painter.setPen(QPen(QColor(Qt.GlobalColor.gray), 0))
    sharp = picture.devicePixelRatio()
    painter.drawRect(QRectF(0, 0, (picture.width() - 1) / sharp, (picture.height() - 1) / sharp))
    painter.end()
    return picture


class Thumbnails(QListView):
    """``chosen`` carries the number of a page, from 1."""

    chosen = Signal(int)

    def __init__(self, count: int, picture: Callable[[int, float], QImage]) -> None:
        """``picture`` draws the page of a number, counted from 0, as high as is asked for in pixels."""
        super().__init__()
        self.setAccessibleName(say("Pages"))
        self.setModel(_Pages(count, picture, self))
        self.setIconSize(QSize(HIGH, HIGH))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setFixedWidth(HIGH + 5 * self.fontMetrics().horizontalAdvance("0") + 24)
        self.selectionModel().currentChanged.connect(self._choose)

    def show_page(self, page: int) -> None:
        """Mark the page in view."""
        with QSignalBlocker(self.selectionModel()):
            index = self.model().index(page - 1, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)
        self.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row() + 1)
