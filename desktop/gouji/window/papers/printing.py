"""Sending the pages of a PDF to a printer, so that print, preview and file are the same pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2 as pdfium
from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from gouji.window.page_image import POINTS_AN_INCH, page_image

PAPER_DPI = 300

Progress = Callable[[int], bool]
"""Told how many sheets are done; False stops the print."""


def sheets(printer: QPrinter, count: int) -> list[int]:
    """The page numbers to print, from 0: the range asked for, as often as asked for unless the printer does that."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return list(range(first - 1, min(last, count))) * copies


def print_pages(
    path: Path, printer: QPrinter, pages: Sequence[int] | None = None, progress: Progress = lambda _: True
) -> bool:
    """Print pages of the PDF, each the way its sheet lies; False when it was stopped."""
    document = pdfium.PdfDocument(path)
    document.init_forms()
    printer.setFullPage(True)
    painter = QPainter()
    finished = True
    for done, number in enumerate(sheets(printer, len(document)) if pages is None else pages):
        if not progress(done):
            printer.abort()
            finished = False
            break
        page = document[number]
        printer.setPageLayout(_layout(*page.get_size()))
        if done:
            printer.newPage()
        else:
            painter.begin(printer)
        sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
        painter.drawImage(QRectF(0, 0, sheet.width(), sheet.height()), page_image(page, PAPER_DPI / POINTS_AN_INCH))
    painter.end()
    document.close()
    return finished


def _layout(width: float, height: float) -> QPageLayout:
    way = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), way, QMarginsF())
