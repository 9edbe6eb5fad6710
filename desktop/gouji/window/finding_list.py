"""The findings below the tables: filters, the list with its tick boxes, remarks."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gouji.casework.case import Case
from gouji.checking.rulepack import Severity
from gouji.model.document import Cell
from gouji.window.findings import FINDING, FindingsFilter, FindingsModel
from gouji.wording import say

STATES = ("", "differs", "to explain", "rounding", "uncheckable")
WIDTHS = (13, 8, 86, 22, 22)


class FindingList(QWidget):
    """``chosen`` carries the cell to show, ``selected`` the finding or None; the model tells of ticks and remarks."""

    chosen = Signal(Cell)
    selected = Signal(object)

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.model = FindingsModel(case)
        self.filter = FindingsFilter(self.model)
        self.view = self._list()
        self.summary = QLabel()
        self.state, self.severity = QComboBox(), QComboBox()
        for state in STATES:
            self.state.addItem(say(state) if state else say("All outcomes"), state)
        self.severity.addItem(say("All severities"), "")
        for severity in Severity:
            self.severity.addItem(say(severity.value), severity.value)
        self.only_open = QCheckBox(say("Only what is open"))
        self.state.currentIndexChanged.connect(self._choose)
        self.severity.currentIndexChanged.connect(self._choose)
        self.only_open.toggled.connect(self._choose)
        bar = QHBoxLayout()
        bar.addWidget(self.summary, 1)
        for widget in (self.state, self.severity, self.only_open):
            bar.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addLayout(bar)
        layout.addWidget(self.view)

    def _list(self) -> QTableView:
        view = QTableView()
        view.setModel(self.filter)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setShowGrid(False)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() * 8 // 5)
        letter = view.fontMetrics().horizontalAdvance("0")
        for column, width in enumerate(WIDTHS):
            view.setColumnWidth(column, width * letter)
        view.horizontalHeader().setSectionResizeMode(FINDING, QHeaderView.ResizeMode.Stretch)
        view.doubleClicked.connect(self._jump)
        view.selectionModel().currentRowChanged.connect(self._select)
        return view

    def _choose(self) -> None:
        self.filter.choose(self.state.currentData(), self.severity.currentData(), self.only_open.isChecked())

    def _select(self, index: QModelIndex) -> None:
        self.selected.emit(self.filter.finding(index) if index.isValid() else None)

    def _jump(self, index: QModelIndex) -> None:
        cells = self.filter.finding(index).cells
        if cells:
            self.chosen.emit(cells[0])

    def walk(self, by: int) -> None:
        """The next or previous listed finding and its cell."""
        count = self.filter.rowCount()
        if not count:
            return
        row = self.view.currentIndex().row()
        row = (row + by) % count if row >= 0 else (0 if by > 0 else count - 1)
        index = self.filter.index(row, FINDING)
        self._jump(index)
        self.view.setCurrentIndex(index)
