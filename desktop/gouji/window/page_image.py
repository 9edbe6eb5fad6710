"""One page of a PDF as a picture: for the source, the preview and the printer alike."""

from __future__ import annotations

import pypdfium2 as pdfium
from PySide6.QtGui import QImage

POINTS_AN_INCH = 72


def page_image(page: pdfium.PdfPage, scale: float) -> QImage:
    """One page as a picture, ``scale`` pixels a point."""
    bitmap = page.render(scale=scale, prefer_bgrx=True, may_draw_forms=True)
    shape = bitmap.width, bitmap.height, bitmap.stride
    return QImage(bytes(bitmap.buffer), *shape, QImage.Format.Format_RGB32).copy()
