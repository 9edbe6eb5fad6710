"""The working paper on screen and on the printer: both show the pages of one PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressDialog, QSpinBox, QToolBar, QVBoxLayout, QWidget

from gouji.window.asking import pose
from gouji.window.papers.pages import STEP, PageView
from gouji.window.papers.printing import print_pages, sheets
from gouji.window.papers.thumbnails import Thumbnails
from gouji.window.plain import Label, as_is
from gouji.wording import say


class Preview(QDialog):
    """The pages with zoom, beside them all in small, and what to print of them.

    ``printed`` carries the first page, the last and the copies.
    """

    printed = Signal(int, int, int)

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.setWindowTitle(say("Budget reconciliation working paper"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.view = PageView(path)
        self.page_count = self.view.page_count
        self.first, self.last, self.copies = self._spin(1), self._spin(self.page_count), QSpinBox()
        self.copies.setRange(1, 99)
        self.zoom, self.place = Label(), self._spin(1)
        before, _, behind = say("Page {page} of {pages}", page="\0", pages=self.page_count).partition("\0")
        self.place.setPrefix(before)
        self.place.setSuffix(behind)
        self.place.setAccessibleName(say("Go to a page"))
        self.place.setToolTip(as_is(say("{name} ({key})", name=say("Go to a page"), key="Ctrl+G")))
        self.place.valueChanged.connect(self.view.go_to)
        self.place.editingFinished.connect(self.view.setFocus)
        self.small = Thumbnails(self.page_count, self.view.small)
        self.small.chosen.connect(self.view.go_to)
        pages = QHBoxLayout()
        pages.setSpacing(0)
        pages.addWidget(self.small)
        pages.addWidget(self.view, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._bar())
        layout.addLayout(pages)
        self.addAction(self._action(say("Go to a page"), "Ctrl+G", self._jump))
        self.view.zoomed.connect(self._tell)
        self.view.turned.connect(self._tell)
        self.view.setFocus()
        if parent is not None:
            self.resize(parent.size() * 0.9)
        self._tell()

    def _spin(self, value: int) -> QSpinBox:
        spin = QSpinBox()
        spin.setRange(1, self.page_count)
        spin.setValue(value)
        return spin

    def _bar(self) -> QToolBar:
        bar = QToolBar()
        bar.addAction(self._action(say("Smaller"), "Ctrl+-", lambda: self.view.set_zoom(self.view.zoom / STEP)))
        bar.addWidget(self.zoom)
        bar.addAction(self._action(say("Larger"), "Ctrl+=", lambda: self.view.set_zoom(self.view.zoom * STEP)))
        bar.addAction(self._action(say("Fit width"), "Ctrl+0", self.view.fit_width))
        bar.addSeparator()
        bar.addWidget(self.place)
        bar.addSeparator()
        for name, spin in ((say("Pages from"), self.first), (say("to"), self.last), (say("Copies"), self.copies)):
            bar.addWidget(Label(f" {name} "))
            bar.addWidget(spin)
        bar.addAction(self._action(say("Print…"), "Ctrl+P", self.print))
        bar.addAction(self._action(say("Close"), "Ctrl+W", self.reject))
        return bar

    def _action(self, text: str, key: str, slot: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setToolTip(as_is(say("{name} ({key})", name=text, key=action.shortcut().toString())))
        action.triggered.connect(lambda _=False: slot())
        return action

    def _tell(self, *_: object) -> None:
        self.zoom.setText(f" {self.view.zoom:.0%} ")
        with QSignalBlocker(self.place):
            self.place.setValue(self.view.page)
        self.small.show_page(self.view.page)

    def _jump(self) -> None:
        """Type the number of a page."""
        self.place.setFocus()
        self.place.selectAll()

    def print(self) -> None:
        """Ask for a printer and print what is chosen."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        first, last = sorted((self.first.value(), self.last.value()))
        printer.setFromTo(first, last)
        printer.setCopyCount(self.copies.value())
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self.page_count)
        dialog.setFromTo(first, last)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        if pose(dialog) and self.print_on(printer):
            self.printed.emit(printer.fromPage() or 1, printer.toPage() or self.page_count, printer.copyCount())

    def print_on(self, printer: QPrinter) -> bool:
        """Print with progress; False when the user stopped it."""
        pages = sheets(printer, self.page_count)
        progress = QProgressDialog(say("Printing…"), say("Cancel"), 0, len(pages), self)
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setMinimumDuration(300)

        def told(done: int) -> bool:
            progress.setLabelText(say("Printing sheet {sheet} of {sheets}…", sheet=done + 1, sheets=len(pages)))
            progress.setValue(done)
            return not progress.wasCanceled()

        finished = print_pages(self.path, printer, pages, told)
        progress.deleteLater()
        return finished

    def done(self, result: int) -> None:
        """The file is let go of before whoever made it takes it away."""
        self.view.let_go()
        super().done(result)
