"""The tree of causes: its widths, its keys, and the way from a cause to the figure that is wrong.

Amounts get the room of the widest of them and are never elided; what is left is for places and reasons
(``test_no_figure_is_cut_in_the_lists``).
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from gouji.casework.causes.told import old_and_new, settles_of
from gouji.checking.findings import Finding
from gouji.reading.sources.text.copied import as_copied
from gouji.window.worklist.amount_widths import widest_amounts
from gouji.window.worklist.answers import CauseDelegate
from gouji.window.worklist.causes_model import AMOUNTS, ANSWERS, HEADS, NEW, OLD, PLACE, REASON, SETTLES, CausesModel
from gouji.wording import say

FREE = 2
"""Digits left free in a column of amounts."""

REASON_SHARE = 0.45
"""Of what is left what a reason takes at most; a place has the rest."""

NARROWEST = 14
"""Digits that a place and a reason keep, at least."""


class CausesView(QTreeView):
    """``went`` tells that the user went to a row, ``chosen`` that the figure of a row is to be worked on."""

    went = Signal(QModelIndex)
    chosen = Signal(QModelIndex)

    def __init__(self, model: CausesModel) -> None:
        super().__init__()
        self.causes = model
        self._reason = 0
        """How wide the longest reason is."""
        self.setModel(model)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(say("Causes"))
        self.delegate = CauseDelegate(self)
        self.setItemDelegate(self.delegate)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.activated.connect(self.chosen)
        self.selectionModel().currentRowChanged.connect(self._go)

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self.went.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText("\n".join(map(self._copied, self.selectionModel().selectedRows())))
        else:
            super().keyPressEvent(event)

    def _copied(self, row: QModelIndex) -> str:
        cells = (str(row.siblingAtColumn(column).data() or "") for column in range(len(HEADS)))
        return "\t".join(as_copied(text.removeprefix("→ ")) for text in cells)

    def fit(self, findings: Iterable[Finding]) -> None:
        """Give every column its room: amounts and buttons what they need, places and reasons what is left."""
        strong = QFont(self.font())
        strong.setBold(True)
        metrics, header = QFontMetrics(strong), self.header()
        letter = metrics.horizontalAdvance("0")
        texts = self._widest(findings)
        heads = QFontMetrics(header.font())
        for column in AMOUNTS:
            needed = max((metrics.horizontalAdvance(text) for text in texts[column]), default=0)
            head = heads.horizontalAdvance(say(HEADS[column]))
            header.resizeSection(column, max(needed, head) + FREE * letter)
        header.resizeSection(ANSWERS, self.delegate.room())
        rows = (self.causes.index(row, REASON) for row in range(self.causes.rowCount()))
        reasons = {str(index.data() or "") for index in rows}
        self._reason = max(map(metrics.horizontalAdvance, reasons), default=0) + FREE * letter
        self._share(letter)

    def _share(self, letter: int) -> None:
        header = self.header()
        fixed = sum(header.sectionSize(column) for column in (*AMOUNTS, ANSWERS))
        left = self.viewport().width() - fixed
        reason = max(min(self._reason, int(left * REASON_SHARE)), NARROWEST * letter)
        header.resizeSection(REASON, reason)
        header.resizeSection(PLACE, max(left - reason, NARROWEST * letter))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share(self.fontMetrics().horizontalAdvance("0"))

    def _widest(self, findings: Iterable[Finding]) -> dict[int, list[str]]:
        """The texts that may be the widest of each column of amounts."""
        document = self.causes.case.document
        told = widest_amounts(self.causes.case.check, findings)
        widest = {column: [*texts] for column, texts in zip(AMOUNTS, told, strict=True)}
        for line in self.causes.lines:
            if line.cause is not None:
                figures = old_and_new(document, line.cause)
                stated = line.cause.words[0].stated if line.cause.words else ""
                widest[OLD].append(figures[0] if figures else stated)
                widest[NEW].append(f"→ {figures[1]}" if figures else "")
                widest[SETTLES].append(settles_of(line.cause))
        return widest
