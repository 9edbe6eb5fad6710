"""Pictures of the pages of a PDF, kept while they are likely to be looked at again."""

from __future__ import annotations

from functools import lru_cache

import pypdfium2 as pdfium
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from gouji.window.printing import POINTS_AN_INCH, page_image

KEPT = 16
"""Pictures; one at 150 dpi takes about 9 MB."""


class PagePictures:
    """The pages of one PDF, counted from 1."""

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self._document = document
        self.picture = lru_cache(maxsize=KEPT)(self._draw)

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

    def _draw(self, number: int, dpi: int) -> QImage:
        return page_image(self._document[number - 1], dpi / POINTS_AN_INCH)

    def close(self) -> None:
        self.picture.cache_clear()
        self._document.close()
