"""Pictures of the pages of a PDF, drawn by another process and kept while they are likely to be looked at again.

Held by ``test_a_picture_is_drawn_once_and_kept`` and ``test_a_page_without_colour_takes_a_quarter_of_the_room``.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Condition
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QImage

from gouji.apart import pages
from gouji.apart.painting import GREY
from gouji.errors import Cancelled, UserError
from gouji.window.source.reading import Errand

DPI = 150
"""Sharp up to twice the printed size on an ordinary screen."""

KEPT = 8
"""Pictures; one takes about 9 MB in colours, 2 MB in grey."""

MARGIN = 12.0
"""Points left beside what is printed."""

DARK, SKIP = 160, 2
"""The lightest green of ink; of so many lines of a picture one is looked at."""

_LOOK = 0.05
"""Seconds between two looks whether the pages are still wanted."""


class Seen(NamedTuple):
    """A page: its picture, and left and right in points of what is printed on it."""

    image: QImage
    printed: tuple[float, float]


class PagePictures(Errand):
    """The pages of one PDF, counted from 1. ``opened`` tells that their sizes are there or why there are none,
    ``drawn`` the number of a page whose picture is there."""

    opened = Signal()
    drawn = Signal(int)
    _came = Signal(int, object)

    def __init__(self, data: bytes, name: str, password: str | None) -> None:
        super().__init__()
        self._pages = pages.Pages(data, name, password)
        self._sizes: list[pages.Size] = []
        self._kept: OrderedDict[int, Seen] = OrderedDict()
        self._wanted: dict[int, int] = {}
        """The page that each who asks waits for, the last one last: what one asked for before is wanted no more."""
        self._asked = Condition()
        self._came.connect(self._keep)

    def __len__(self) -> int:
        return len(self._sizes)

    def size(self, number: int) -> pages.Size:
        """Width and height of a page in points."""
        return self._sizes[number - 1]

    def seen(self, number: int, by: object = None) -> Seen | None:
        """A page where its picture is there; else it is drawn for whom it is wanted ``by``."""
        if number in self._kept:
            self._kept.move_to_end(number)
            return self._kept[number]
        with self._asked:
            self._wanted.pop(id(by), None)
            self._wanted[id(by)] = number
            self._asked.notify()
        return None

    def run(self) -> None:
        try:
            self._sizes = self._pages.sizes(self.isInterruptionRequested)
            self.opened.emit()
            while (number := self._next()) is not None:
                self._draw(number)
        except Cancelled:
            return
        except UserError as error:
            self.refused = error
            self.opened.emit()
        finally:
            self._pages.close()

    def _next(self) -> int | None:
        """The page that was wanted last; None when nothing is wanted any more."""
        with self._asked:
            while not self._wanted and not self.isInterruptionRequested():
                self._asked.wait(_LOOK)
            return None if self.isInterruptionRequested() else next(reversed(self._wanted.values()))

    def _draw(self, number: int) -> None:
        size = self.size(number)
        try:
            picture = self._pages.drawn(number - 1, DPI / 72, self.isInterruptionRequested)
            seen = Seen(_image(picture), _printed(picture, size[0]))
        except UserError:  # what stands on a page that cannot be drawn is lit on an empty one
            seen = Seen(QImage(), (0.0, size[0]))
        self._came.emit(number, seen)
        with self._asked:
            self._wanted = {by: one for by, one in self._wanted.items() if one != number}

    def _keep(self, number: int, seen: Seen) -> None:
        self._kept[number] = seen
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.drawn.emit(number)

    def stop(self) -> None:
        super().stop()
        with self._asked:
            self._asked.notify()


def _image(picture: pages.Picture) -> QImage:
    kind = QImage.Format.Format_Grayscale8 if picture.depth == GREY else QImage.Format.Format_RGB32
    return QImage(picture.pixels, picture.width, picture.height, picture.width * picture.depth, kind).copy()


def _printed(picture: pages.Picture, width: float) -> tuple[float, float]:
    """Left and right in points of what is printed on a page so wide, with a margin; at least half of the page."""
    shape = picture.height, picture.width, picture.depth
    green = np.frombuffer(picture.pixels, np.uint8).reshape(shape)[::SKIP, :, min(1, picture.depth - 1)]
    columns = np.flatnonzero((green < DARK).any(axis=0)) * (width / picture.width)
    if not len(columns):
        return 0.0, width
    left, right = max(0.0, float(columns[0]) - MARGIN), min(width, float(columns[-1]) + MARGIN)
    short = max(0.0, width / 2 - (right - left)) / 2
    return max(0.0, left - short), min(width, right + short)
