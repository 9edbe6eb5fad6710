"""Pictures of the pages of a PDF, kept while they are likely to be looked at again; in grey where a page is.

Held by ``test_a_page_without_colour_takes_a_quarter_of_the_room``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

import numpy as np
import pypdfium2 as pdfium
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from gouji.window.page_image import POINTS_AN_INCH, page_image

KEPT = 8
"""Pictures; one at 150 dpi takes about 9 MB in colours, 2 MB in grey."""

BAND = 200
"""Lines of a picture in which colours are looked for at a time: most pages that have some show them soon."""


MARGIN = 12.0
"""Points left beside what is printed."""

DARK, SKIP = 160, 2
"""The lightest green of ink; of so many lines of a picture one is looked at."""


class PagePictures:
    """The pages of one PDF, counted from 1."""

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self._document = document
        # Bound to the document, not to this object: no circle keeps the pictures once they are not wanted any more.
        self.picture = lru_cache(maxsize=KEPT)(partial(_draw, document))
        self.printed = lru_cache(partial(_find_printed, document, self.picture))

    @classmethod
    def of(cls, data: bytes, password: str | None) -> PagePictures | None:
        """The pages of a file; None when it is locked and the password is not known any more."""
        try:
            return cls(pdfium.PdfDocument(data, password=password))
        except pdfium.PdfiumError:
            return None

    def __len__(self) -> int:
        return len(self._document)

    def size(self, number: int) -> QSizeF:
        """Width and height of a page in points."""
        return QSizeF(*self._document[number - 1].get_size())

    def close(self) -> None:
        self.picture.cache_clear()
        self.printed.cache_clear()
        self._document.close()


def _draw(document: pdfium.PdfDocument, number: int, dpi: int) -> QImage:
    return _spared(page_image(document[number - 1], dpi / POINTS_AN_INCH))


def _spared(picture: QImage) -> QImage:
    """The same picture in grey where it has no colour."""
    high, wide = picture.height(), picture.width()
    points = np.frombuffer(picture.constBits(), np.uint8).reshape(high, -1)[:, : 4 * wide].reshape(high, wide, 4)
    for first in range(0, high, BAND):
        band = points[first : first + BAND]
        if (band[..., 0] != band[..., 1]).any() or (band[..., 1] != band[..., 2]).any():
            return picture
    return picture.convertToFormat(QImage.Format.Format_Grayscale8)


def _find_printed(
    document: pdfium.PdfDocument, picture_of: Callable[[int, int], QImage], number: int, dpi: int
) -> tuple[float, float]:
    """Left and right in points of what is printed on a page, with a margin; at least half of the page."""
    picture, width = picture_of(number, dpi), document[number - 1].get_size()[0]
    shape, step = (picture.height(), picture.bytesPerLine()), picture.depth() // 8
    green = min(1, step - 1)
    points = np.frombuffer(picture.constBits(), np.uint8).reshape(shape)[::SKIP, green : picture.width() * step : step]
    dark = points < DARK
    columns = np.flatnonzero(dark.any(axis=0)) * (POINTS_AN_INCH / dpi)
    if not len(columns):
        return 0.0, width
    left, right = max(0.0, float(columns[0]) - MARGIN), min(width, float(columns[-1]) + MARGIN)
    short = max(0.0, width / 2 - (right - left)) / 2
    return max(0.0, left - short), min(width, right + short)
