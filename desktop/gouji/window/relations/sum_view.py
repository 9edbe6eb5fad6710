"""Small sums on screen: each figure leads to its place, by a click or by Enter.

Sentences take the lines that they need, the place of a figure as many as are not too many; where there is still no room
it is cut in its middle.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from gouji.casework.relations.sum_lines import SumLines
from gouji.model.document import Cell
from gouji.window.copying import CopyingView
from gouji.window.relations.sum_model import AMOUNT, FIGURE, SIGN, SumModel
from gouji.wording import say

MEASURED = 200
"""How many lines are measured for the width of the amounts."""

MARGIN = 6
"""Pixels around a text."""

FREE = 3
"""Digits left free in the column of amounts, so that another figure seldom asks for another width."""

MOST_OF_WIDTH = 0.55
"""What the amounts take of the width at most."""


MOST_TALL = 3
"""Lines that the place of a figure takes at most."""


class SumView(CopyingView):
    """``looked`` carries the figures of the relation in which one was gone to, this first; ``chosen`` the Cell that
    the user wants to work on, ``left`` that he wants to go back."""

    looked = Signal(object)
    chosen = Signal(Cell)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sums = SumModel()
        self.sums.setParent(self)
        self._words: dict[int, str] = {}
        """What rows hold whose words take the column of the amounts too."""
        self.setModel(self.sums)
        self.setAccessibleName(say("Relations as small sums"))
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # codes stand at the beginning, columns at the end
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * 8 // 5)
        heads = self.horizontalHeader()
        heads.hide()
        heads.setMinimumSectionSize(1)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(FIGURE, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(SIGN, self.fontMetrics().horizontalAdvance("0") * 4)
        self.selectionModel().currentRowChanged.connect(self._look)
        self.doubleClicked.connect(self._choose)
        self.entered.connect(self._point)

    def show_sums(self, sums: Sequence[SumLines], here: Cell | None = None) -> None:
        """Show relations, and tell the figure ``here`` from the others; who looks at them stays where he is if they
        are the same as before."""
        turned = self.sums.show(sums, here)
        rows = self._measured() if turned is None else turned
        metrics, letter = self.fontMetrics(), self.fontMetrics().horizontalAdvance("0")
        texts = {self.sums.text(row, AMOUNT) for row in rows}
        widest = max(map(metrics.horizontalAdvance, texts), default=0)
        if turned is None or widest + letter > self.columnWidth(AMOUNT):
            self.setColumnWidth(
                AMOUNT, min(widest + FREE * letter, max(12 * letter, int(self.width() * MOST_OF_WIDTH)))
            )
            rows = self._measured()
        if (words := dict(self.sums.in_words())).keys() != self._words.keys() or turned is None:
            self.clearSpans()
            for row in words:
                self.setSpan(row, FIGURE, 1, AMOUNT)
        self._words = words
        self._fit(rows)
        if turned is None:
            self.scrollToTop()

    def _measured(self) -> list[int]:
        """The rows that are measured, and those with words behind them."""
        count = self.sums.rowCount()
        return [*range(min(count, MEASURED)), *(row for row, _ in self.sums.in_words() if row >= MEASURED)]

    def _fit(self, rows: Iterable[int]) -> None:
        """Give sentences, and the places of figures, the height that they take in the width that is there."""
        room = self.viewport().width() - self.columnWidth(SIGN) - 2 * MARGIN
        beside, bold = room - self.columnWidth(AMOUNT) - MARGIN, QFont(self.font())
        bold.setBold(True)
        metrics, usual = QFontMetrics(bold), self.verticalHeader().defaultSectionSize()
        for row in rows:
            words = self._words.get(row)
            text, wide = words or self.sums.text(row, FIGURE), max(room if words else beside, 1)
            tall = usual
            if metrics.horizontalAdvance(text) > wide:
                taken = metrics.boundingRect(QRect(0, 0, wide, 1), Qt.TextFlag.TextWordWrap, text).height()
                tall = max(usual, (taken if words else min(taken, metrics.height() * MOST_TALL)) + MARGIN)
            if self.rowHeight(row) != tall:
                self.setRowHeight(row, tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self._measured())

    def _look(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        line, one = self.sums.line(index.row()), self.sums.sum_of(index.row())
        if (spot := line.elsewhere or self.sums.cell(index.row())) is not None:
            self.looked.emit((spot, *(other for other in (*one.cells, *one.elsewhere) if other != spot)))

    def _choose(self, index: QModelIndex) -> None:
        cell = self.sums.cell(index.row()) if index.isValid() else None
        if cell is not None:
            self.chosen.emit(cell)

    def _point(self, index: QModelIndex) -> None:
        """The mouse tells what leads elsewhere."""
        leads = self.sums.leads(index.row())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(self.currentIndex())
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)
