"""The list of findings: its keys, and how wide its columns are.

Amounts get the room of the widest of them and are never elided (``test_no_figure_is_cut_in_the_lists``); what is left
is for the names of rows, then for relations and the names of columns
(``test_relations_are_told_whole_where_there_is_room``).
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from gouji.window.copying import CopyingView
from gouji.window.worklist.amount_widths import widest_amounts
from gouji.window.worklist.findings_filter import FindingsFilter
from gouji.window.worklist.findings_model import (
    AMOUNTS,
    COLUMN,
    HEADS,
    RELATION,
    REMARK,
    ROW,
    SEVERITY,
    STATE,
    TABLE,
    FindingsModel,
)
from gouji.wording import say

WIDTHS = {TABLE: 10, SEVERITY: 9, STATE: 11, REMARK: 20}
"""Of the columns that hold no amount, in digits."""

NAMED = {RELATION: 10, COLUMN: 18}
"""The same of those that are widened where there is room, in this order."""

ENOUGH = 60
"""Digits that the name of a row keeps before another column is widened, if it is as long."""

MEASURED = 100
"""Findings of which the names are measured."""

FREE = 3
"""Digits left free in a column of amounts."""


class FindingsView(CopyingView):
    """Space ticks what is selected, Enter goes to the figure, Tab leaves the list."""

    ticked = Signal()
    entered = Signal(QModelIndex)

    def __init__(self, shown: FindingsFilter) -> None:
        super().__init__()
        self._named: dict[int, int] = {}
        """How wide the longest of the names are, by their columns."""
        self.setModel(shown)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(say("All findings"))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * 8 // 5)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionResizeMode(ROW, QHeaderView.ResizeMode.Stretch)
        self.setSortingEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() is QAbstractItemView.State.EditingState
        if not editing and event.key() == Qt.Key.Key_Space:
            self.ticked.emit()
        elif not editing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def make_room(self, model: FindingsModel) -> None:
        """Give every column its room; the names of rows take what is left."""
        metrics = QFontMetrics(self.font())
        heads = QFontMetrics(self.horizontalHeader().font())
        letter = metrics.horizontalAdvance("0")
        amounts = zip(AMOUNTS, widest_amounts(model.case.check, model.findings), strict=True)
        for column, texts in amounts:
            needed = max(map(metrics.horizontalAdvance, texts), default=0)
            head = heads.horizontalAdvance(say(HEADS[column])) + 2 * letter  # beside the arrow of the order
            self.setColumnWidth(column, max(needed, head) + FREE * letter)
        held = any(model.case.marks.remarks.values())
        for column, digits in (WIDTHS | {REMARK: WIDTHS[REMARK] if held else 7}).items():
            self.setColumnWidth(column, digits * letter)
        self.horizontalHeader().setMinimumSectionSize(4 * letter)
        rows = range(min(model.rowCount(), MEASURED))
        for column in (ROW, *NAMED):
            told = {str(model.index(row, column).data()) for row in rows}
            self._named[column] = max(map(metrics.horizontalAdvance, told), default=0) + FREE * letter
        self._share()

    def _share(self) -> None:
        """Widen relations and the names of columns by what the names of rows do not need."""
        letter = self.fontMetrics().horizontalAdvance("0")
        left = self.viewport().width() - sum(self.columnWidth(column) for column in (*WIDTHS, *AMOUNTS))
        left -= letter * sum(NAMED.values()) + min(self._named.get(ROW, 0), ENOUGH * letter)
        for column, digits in NAMED.items():
            more = max(0, min(self._named.get(column, 0) - digits * letter, left))
            self.setColumnWidth(column, digits * letter + more)
            left -= more

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()
