"""比较: the changes from another document to the open case, beside the work: the largest first, narrowed, each leading
to its figure in the tables.

Held by ``tests/window/comparing/test_comparing.py``.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gouji.casework.case import Case
from gouji.casework.comparing.listing import Asked, lines, parts
from gouji.casework.comparing.told import count_told, single_told
from gouji.comparing.comparing import Comparison, Sort
from gouji.errors import UserError
from gouji.exports.comparison.written import ENDINGS, written
from gouji.keeping import places
from gouji.model.document import Cell
from gouji.model.money import AmountError, Unit, parse_amount
from gouji.pictures.changes import drawn
from gouji.pictures.shapes import Picture, Surface
from gouji.window.comparing.model import ChangesModel
from gouji.window.comparing.working import Comparing
from gouji.window.exporting import Exporting
from gouji.window.lists import list_of
from gouji.window.pictures.view import PictureView
from gouji.window.plain import Label, as_is, one_line
from gouji.wording import say

WIDE, HIGH = 1080, 620
"""Pixels, where the screen has them."""


class ComparisonWindow(QDialog):
    """``chosen`` carries the Cell of the case to go to, ``followed`` the path of the other document, which is the next
    version of that of the case."""

    chosen = Signal(Cell)
    followed = Signal(Path)

    def __init__(self, case: Case, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Compared with {name}", name=one_line(path.name)))
        self.resize(WIDE, HIGH)
        self.told, self.trail = Label(), QPlainTextEdit()
        self.told.setWordWrap(True)
        self.trail.setReadOnly(True)
        self.trail.setAccessibleName(say("Runs through"))
        self.trail.setMaximumHeight(7 * self.fontMetrics().lineSpacing())
        self.table, self.sort, self.least, self.text = QComboBox(), QComboBox(), QLineEdit(), QLineEdit()
        self.model = ChangesModel(self)
        self.view = list_of(self.model, say("Changes"))
        self.picture, self.stack, self.as_picture = PictureView(), QStackedWidget(), QPushButton(say("Picture"))
        called = " ".join(filter(None, (say("Comparison"), case.document.entity)))
        self.exporting = Exporting(called, ENDINGS, self)
        self.follow = QPushButton(say("Go on with it as the new version"))
        self.follow.setToolTip(say("What was said of figures that stayed is taken over; the case stays as it is."))
        self.follow.setVisible(path.suffix.lower() != places.SUFFIX)
        self.follow.setEnabled(False)
        self._path = path
        self._lay_out(case)
        self._connect()
        self.told.setText(say("{name} is being read…", name=one_line(path.name)))
        self.work = Comparing(case.document.copy(), path)
        self.work.finished.connect(self._show)
        if (program := QCoreApplication.instance()) is not None:
            program.aboutToQuit.connect(self.stop)
        self.work.start()

    def _lay_out(self, case: Case) -> None:
        for box, told, all_ in ((self.table, "Table", "All tables"), (self.sort, "Sort", "All kinds")):
            box.setAccessibleName(say(told))
            box.addItem(say(all_), "")
        for table in case.document.tables:
            self.table.addItem(one_line(f"{table.id} {table.title}"), table.id)
        for sort in Sort:
            self.sort.addItem(say(sort.value), sort.value)
        for line, told in ((self.least, "At least (元)"), (self.text, "Text")):
            line.setPlaceholderText(say(told))
            line.setAccessibleName(say(told))
            line.setClearButtonEnabled(True)
        self.as_picture.setCheckable(True)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.picture)
        bar = QHBoxLayout()
        for widget, room in (
            (self.table, 0),
            (self.sort, 0),
            (self.least, 0),
            (self.text, 1),
            (self.as_picture, 0),
        ):
            bar.addWidget(widget, room)
        column = QVBoxLayout(self)
        column.addWidget(self.told)
        column.addLayout(bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.trail)
        below = QHBoxLayout()
        below.addWidget(self.exporting.told, 1)
        below.addWidget(self.follow)
        below.addWidget(self.exporting.button)
        column.addLayout(below)

    def _connect(self) -> None:
        self.table.currentIndexChanged.connect(self._ask)
        self.sort.currentIndexChanged.connect(self._ask)
        self.least.textChanged.connect(self._ask)
        self.text.textChanged.connect(self._ask)
        self.view.activated.connect(self._lead)
        self.as_picture.toggled.connect(self._show_picture)
        self.picture.acted.connect(self._lead_to)
        self.picture.pointed.connect(self.trail.setPlainText)
        self.picture.left.connect(self.reject)
        self.follow.clicked.connect(self._follow)
        self.model.modelReset.connect(self._draw)
        self.picture.show_picture(self._drawn)
        self.view.selectionModel().currentRowChanged.connect(self._show_trail)

    def _show(self) -> None:
        came = self.work.came
        if isinstance(came, Comparison):
            self.model.show_lines(lines(came))
            self.view.resizeColumnsToContents()
            self.told.setText(count_told(came))
            self.told.setToolTip(as_is("\n".join(single_told(came, one) for one in came.singles)))
            self.trail.setPlainText("\n".join(single_told(came, one) for one in came.singles))
            self.exporting.offer(partial(written, came))
            self.follow.setEnabled(True)
            self.view.setFocus()
        elif isinstance(came, UserError):
            self.told.setText(one_line(say(came.message, **came.params)))

    def _ask(self) -> None:
        try:
            least = parse_amount(self.least.text(), Unit.YUAN)
        except AmountError:
            return
        table, sort = self.table.currentData() or "", self.sort.currentData() or ""
        self.model.ask(Asked(table, sort, least.fen if least else 0, self.text.text().strip()))

    def _show_trail(self, now: QModelIndex) -> None:
        if now.isValid():
            self.trail.setPlainText(self.model.shown[now.row()].trail)

    def _drawn(self, on: Surface) -> Picture:
        return drawn(parts(self.model.shown), on)

    def _draw(self) -> None:
        self.picture.renew()

    def _show_picture(self, on: bool) -> None:
        shown = self.picture if on else self.view
        self.stack.setCurrentWidget(shown)
        shown.setFocus()

    def _lead(self, index: QModelIndex) -> None:
        self._lead_to(index.row())

    def _lead_to(self, row: int) -> None:
        cell = self.model.shown[row].leads_to
        if cell is not None:
            self.chosen.emit(cell)

    def _follow(self) -> None:
        self.close()
        self.followed.emit(self._path)

    def done(self, result: int) -> None:
        self.stop()
        super().done(result)

    def stop(self) -> None:
        """End what is under way."""
        self.work.requestInterruption()
        self.work.wait()
        self.exporting.wait()
