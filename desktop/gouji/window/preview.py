"""The working paper on screen and on the printer: both show the pages of one PDF."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from gouji.window.source.pictures import page_image
from gouji.wording import say

SCREEN_DPI, PAPER_DPI = 96, 300


def print_pages(path: Path, printer: QPrinter) -> None:
    """Send every page of the PDF to a printer."""
    document = pdfium.PdfDocument(path)
    painter = QPainter(printer)
    for number in range(len(document)):
        if number:
            printer.newPage()
        area = QRectF(painter.viewport())
        painter.drawImage(area, page_image(document[number], PAPER_DPI))
    painter.end()
    document.close()


class Preview(QDialog):
    """The pages below each other, with a button that prints them."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.setWindowTitle(say("Budget reconciliation working paper"))
        pages = QWidget()
        column = QVBoxLayout(pages)
        document = pdfium.PdfDocument(path)
        self.page_count = len(document)
        for number in range(self.page_count):
            label = QLabel()
            label.setPixmap(QPixmap.fromImage(page_image(document[number], SCREEN_DPI)))
            column.addWidget(label, alignment=Qt.AlignmentFlag.AlignHCenter)
        document.close()
        scroll = QScrollArea()
        scroll.setWidget(pages)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(say("Print…"), QDialogButtonBox.ButtonRole.ActionRole).clicked.connect(self.print)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(say("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll)
        layout.addWidget(buttons)
        self.resize(900, 900)

    def print(self) -> None:
        """Ask for a printer and print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            print_pages(self.path, printer)
