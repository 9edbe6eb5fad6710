"""The findings below the tables: filters, the list with its tick boxes, remarks."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QVBoxLayout,
    QWidget,
)

from gouji.casework.case import Case
from gouji.casework.step import Step
from gouji.casework.telling.doubts import in_doubt
from gouji.checking.rules.laws import Severity
from gouji.model.document import Cell
from gouji.window.copying import CopyingView
from gouji.window.desk.findings_model import FINDING, REMARK, TICKED, FindingsFilter, FindingsModel
from gouji.window.looks import look_of_state
from gouji.window.plain import Label
from gouji.wording import say

STATES = ("", "differs", "to explain", "hint", "rounding", "uncheckable")
WIDTHS = (13, 6, 86, 20, 20)
"""Of the columns, in digits."""

EMPTY = 7
"""Digits of a column for ticks and remarks in which there are none: the room is for the findings."""

CHECK = Qt.ItemDataRole.CheckStateRole


class FindingList(QWidget):
    """``chosen`` carries the cell to show, ``selected`` the finding under the cursor or None, ``visited`` the finding
    that the user went to; the model tells of ticks and remarks."""

    chosen = Signal(Cell)
    visited = Signal(object)
    selected = Signal(object)

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.model = FindingsModel(case)
        self.filter = FindingsFilter(self.model)
        for model in (self.model, self.filter):
            model.setParent(self)
        self._order: list[str] = []
        self._place = 0
        """The findings as they were listed when one was last gone to, and which of them it was."""
        self._shrinking = False
        # Before the view connects, for it moves its cursor away from a row that is about to go: nobody went there.
        self.filter.rowsAboutToBeRemoved.connect(self._begin_shrinking)
        self.filter.rowsRemoved.connect(self._end_shrinking)
        self.view = self._list()
        self._make_room()
        self.summary = Label()
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

    def _list(self) -> CopyingView:
        view = CopyingView()
        view.setModel(self.filter)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setShowGrid(False)
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the difference stands at the end of a sentence
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

    def show_step(self, step: Step) -> None:
        """Show what a step did to the findings, and to no row beside; the cursor stays on its finding."""
        under = self._under_cursor()
        self.model.show(step.turns)
        if under is not None and self._under_cursor() != under:
            self._shrinking = True
            self.select(under)
            self._shrinking = False
        self._make_room()

    def show_counts(self) -> None:
        """How much is open, in one line over the list."""
        looks: Counter[str] = Counter()
        for kind, count in self.model.case.listed.counts.items():
            if not kind.ticked:
                looks[look_of_state(kind.state)] += count
        told = say(
            "Open {count}: {red} differ · {amber} to explain · {grey} not checked",
            count=looks.total(),
            red=looks["differs"],
            amber=looks["amber"],
            grey=looks["uncheckable"],
        )
        self.summary.setText(told + in_doubt(self.model.case.check))

    def _under_cursor(self) -> str | None:
        index = self.view.currentIndex()
        return self.filter.finding(index).id if index.isValid() else None

    def _make_room(self) -> None:
        """Columns for ticks and remarks are wide once there is one."""
        letter = self.view.fontMetrics().horizontalAdvance("0")
        marks = self.model.case.marks
        for column, held in ((TICKED, bool(marks.ticks)), (REMARK, any(marks.remarks.values()))):
            self.view.setColumnWidth(column, (WIDTHS[column] if held else EMPTY) * letter)

    def _choose(self) -> None:
        self.filter.choose(self.state.currentData(), self.severity.currentData(), self.only_open.isChecked())

    def _begin_shrinking(self) -> None:
        self._shrinking = True

    def _end_shrinking(self) -> None:
        self._shrinking = False

    def _listed(self) -> list[str]:
        return [self.filter.finding(self.filter.index(row, 0)).id for row in range(self.filter.rowCount())]

    def _select(self, index: QModelIndex) -> None:
        finding = self.filter.finding(index) if index.isValid() else None
        self.selected.emit(finding)
        if finding is not None and not self._shrinking:
            self._order, self._place = self._listed(), index.row()
            self.visited.emit(finding)

    def _jump(self, index: QModelIndex) -> None:
        cells = self.filter.finding(index).cells
        if cells:
            self.chosen.emit(cells[0])

    def select(self, finding: object) -> None:
        """Put the cursor on a finding, by its id, if it is listed."""
        listed = self._listed()
        if finding in listed:
            self.view.setCurrentIndex(self.filter.index(listed.index(str(finding)), FINDING))

    def walk(self, by: int) -> None:
        """The next or previous listed finding that is not ticked off, and its cell; any where all are."""
        listed = self._listed()
        if not listed:
            return
        beside = self._row_beside(listed, by)
        on = ((beside + by * step) % len(listed) for step in range(len(listed)))
        row = next((row for row in on if not self._is_ticked(self.filter.index(row, 0))), beside)
        index = self.filter.index(row, FINDING)
        self._jump(index)
        self.view.setCurrentIndex(index)
        self._order, self._place = listed, index.row()

    def tick(self) -> None:
        """Tick the finding gone to, or take its tick away; one that the cursor only slipped to is gone to first."""
        index = self.view.currentIndex().siblingAtColumn(0)
        if not index.isValid():
            return
        if self._order[self._place : self._place + 1] != [self.filter.finding(index).id]:
            self._select(index)
        else:
            turned = Qt.CheckState.Unchecked if self._is_ticked(index) else Qt.CheckState.Checked
            self.filter.setData(index, turned, CHECK)

    def _is_ticked(self, index: QModelIndex) -> bool:
        return Qt.CheckState(self.filter.data(index, CHECK)) is Qt.CheckState.Checked

    def _row_beside(self, listed: list[str], by: int) -> int:
        """The row beside the finding gone to last; where that is settled, the nearest that still stands."""
        rows = {finding: row for row, finding in enumerate(listed)}
        if self._order and (row := rows.get(self._order[self._place])) is not None:
            return (row + by) % len(listed)
        on = (self._order[(self._place + by * step) % len(self._order)] for step in range(1, len(self._order)))
        return next((rows[finding] for finding in on if finding in rows), 0 if by > 0 else len(listed) - 1)
