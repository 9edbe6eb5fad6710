"""批量核对: the documents of a folder, or many that were dropped, read and checked one beside the other; a list that is
ordered, narrowed, exported, and leads to each of them.

Held by ``tests/window/batch/test_work_list.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from operator import add
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gouji.batch.done import Done
from gouji.batch.found import Counts, counts
from gouji.exports.batch.written import WORKBOOK, written
from gouji.window.batch.model import FILE, FORM, HEADS, STATE, TOLD, BatchModel, Ordered
from gouji.window.batch.working import Working
from gouji.window.exporting import Exporting
from gouji.window.lists import list_of
from gouji.window.plain import Label, one_line
from gouji.wording import say

WIDE, HIGH = 1180, 640
"""Pixels, where the screen has them."""

SOON_MS = 100
"""How long what is done may wait until it is shown, so that the list is put in order once for all of it."""

DIGITS = {FILE: 34, STATE: 10, STATE + 1: 26, FORM: 26, TOLD: 40}
"""How wide columns begin; others are as wide as their heads."""


class WorkList(QDialog):
    """``chosen`` carries the path of a document that is to be opened. The list stays, and goes on meanwhile."""

    chosen = Signal(Path)

    def __init__(self, named: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowMinMaxButtonsHint)
        self.setWindowTitle(say("Many documents: {name}", name=one_line(named[0].name)))
        self.resize(WIDE, HIGH)
        self._named, self._is_left = named, False
        self._came: list[Done] = []
        """What is done and not shown yet."""
        self._done, self._counts = 0, Counts(0, 0)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._show)
        self.told, self.bar = Label(), QProgressBar()
        self.told.setWordWrap(True)
        self.text, self.stop_or_go = QLineEdit(), QPushButton()
        self.text.setPlaceholderText(say("Text"))
        self.text.setAccessibleName(say("Text"))
        self.text.setClearButtonEnabled(True)
        self.model = BatchModel(self)
        self.ordered = Ordered(self.model)
        self.view = list_of(self.ordered, say("Documents"))
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        for column in range(len(HEADS)):
            digits = DIGITS.get(column)
            if digits:
                self.view.setColumnWidth(column, digits * self.fontMetrics().horizontalAdvance("0"))
            else:
                self.view.resizeColumnToContents(column)
        called = f"{say('Many documents')} {named[0].name}"
        self.exporting = Exporting(called, (WORKBOOK,), self)
        self._lay_out()
        self.text.textChanged.connect(self.ordered.setFilterFixedString)
        self.view.activated.connect(self._open)
        self.stop_or_go.clicked.connect(self._stop_or_go)
        self.exporting.ended.connect(self._leave)
        self.work: Working | None = None
        if (program := QCoreApplication.instance()) is not None:
            program.aboutToQuit.connect(self.stop)
        self._go()

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self.text, 1)
        above.addWidget(self.stop_or_go)
        below = QHBoxLayout()
        below.addWidget(self.exporting.told, 1)
        below.addWidget(self.exporting.button)
        column = QVBoxLayout(self)
        column.addWidget(self.told)
        column.addWidget(self.bar)
        column.addLayout(above)
        column.addWidget(self.view, 1)
        column.addLayout(below)

    def _go(self) -> None:
        self._show_files([])
        self.bar.setRange(0, 0)
        self.bar.show()
        self.exporting.button.setEnabled(False)
        self.stop_or_go.setText(say("Cancel"))
        self.told.setText(say("Looking for documents…"))
        self.work = Working(self._named)
        self.work.found.connect(self._show_files)
        self.work.told.connect(self._take)
        self.work.finished.connect(self._finished)
        self.work.start()

    def _stop_or_go(self) -> None:
        if self.work is not None:
            self.stop_or_go.setEnabled(False)
            self.work.requestInterruption()
        else:
            self._go()

    def _show_files(self, files: Sequence[Path]) -> None:
        self._came, self._done, self._counts = [], 0, Counts(0, 0)
        self.model.show_files(files)
        self.bar.setRange(0, len(files))
        self._tell()

    def _take(self, one: Done) -> None:
        self._came.append(one)
        if not self._soon.isActive():
            self._soon.start()

    def _show(self) -> None:
        """What is done since; many at once where they were done before."""
        if self._came:
            self._done += len(self._came)
            self._counts = Counts(*map(add, self._counts, counts(one.kept for one in self._came)))
            self.model.take(self._came)
            self._came = []
            self.bar.setValue(self._done)
            self._tell()

    def _tell(self) -> None:
        """How far it is, and how many came out how."""
        self.told.setText(
            say(
                "{done} of {count} documents: in {differs} something differs, {unread} were not read or not checked",
                done=self._done,
                count=len(self.model.shown),
                differs=self._counts.differs,
                unread=self._counts.unread,
            )
        )

    def _finished(self) -> None:
        work = self.work
        if work is None:
            return
        self._show()
        self.work = None
        work.wait()
        self.stop_or_go.setEnabled(True)
        self.stop_or_go.setText(say("Look again") if work.came else say("Go on"))
        if work.refused is not None:
            self.told.setText(one_line(say(work.refused.message, **work.refused.params)))
        if work.came:
            self.bar.hide()
            self.exporting.offer(partial(written, work.came, work.sums))
        work.deleteLater()
        self._leave()

    def _open(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.shown[self.ordered.mapToSource(index).row()].path)

    def done(self, result: int) -> None:
        """Be gone at once; what is under way is given up, what is being written is written first."""
        super().done(result)
        self._is_left = True
        if self.work is not None:
            self.work.requestInterruption()
        self._leave()

    def _leave(self) -> None:
        if self._is_left and self.work is None and not self.exporting.busy:
            self.deleteLater()

    def stop(self) -> None:
        """The program ends: wait for what is under way, which is given up; what is done is kept."""
        if self.work is not None:
            self.work.requestInterruption()
            self.work.wait()
        self.exporting.wait()
