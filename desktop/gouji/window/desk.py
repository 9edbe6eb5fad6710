"""One open case on the desk: tables at the left, the chosen table in the middle, the findings below."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QStackedWidget,
    QTableView,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from gouji.casework.case import Case, Step
from gouji.model.document import Cell
from gouji.window.editing import AmountDelegate
from gouji.window.findings import FindingsFilter, FindingsModel
from gouji.window.looks import look_of
from gouji.window.tree import TreeModel
from gouji.wording import say, where

FILTERS = ("", "differs", "to explain", "rounding", "uncheckable")


class Desk(QWidget):
    """The views of one case. ``acted`` tells that something was done and kept."""

    acted = Signal()
    told = Signal(str)

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.trees: list[TreeModel] = []
        self.tables = QListWidget()
        self.stack = QStackedWidget()
        for number in range(len(case.document.tables)):
            self.tables.addItem(QListWidgetItem())
            self.stack.addWidget(self._tree(number))
        if case.document.unplaced:
            self.tables.addItem(QListWidgetItem(say("Text without a place") + f" ? {len(case.document.unplaced)}"))
            self.stack.addWidget(self._unplaced())
        self.tables.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.findings = FindingsModel(case)
        self.filter = FindingsFilter(self.findings)
        self.list = self._list()
        self.findings.dataChanged.connect(self._acted)
        self._lay_out()
        self._count()
        first = next((f.cells[0].table for f in self.findings.findings if f.cells), 0)
        self.tables.setCurrentRow(first)

    def _tree(self, number: int) -> QTreeView:
        model = TreeModel(self.case, number)
        self.trees.append(model)
        view = QTreeView()
        model.setParent(view)
        view.setModel(model)
        view.setItemDelegate(AmountDelegate(view))
        view.setUniformRowHeights(True)
        view.setAlternatingRowColors(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        view.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        view.expandAll()
        view.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        view.header().setStretchLastSection(False)
        letter = view.fontMetrics().horizontalAdvance("0")
        for column, width in enumerate((16, 42, *[18] * len(model.table.columns), 16, 12)):
            view.setColumnWidth(column, width * letter)
        model.edited.connect(self.show_step)
        model.refused.connect(self.told)
        return view

    def _unplaced(self) -> QPlainTextEdit:
        lines = (
            say("{where}: found no place: {text}", where=where(p.source), text=p.text)
            for p in self.case.document.unplaced
        )
        text = QPlainTextEdit("\n".join(lines))
        text.setReadOnly(True)
        return text

    def _list(self) -> QTableView:
        view = QTableView()
        view.setModel(self.filter)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.verticalHeader().hide()
        letter = view.fontMetrics().horizontalAdvance("0")
        for column, width in enumerate((14, 10, 100, 24, 24)):
            view.setColumnWidth(column, width * letter)
        view.horizontalHeader().setStretchLastSection(True)
        view.doubleClicked.connect(self.jump)
        return view

    def _lay_out(self) -> None:
        self.state = QComboBox()
        for word in FILTERS:
            self.state.addItem(say(word) if word else say("All findings"), word)
        self.only_open = QCheckBox(say("Only what is open"))
        self.state.currentIndexChanged.connect(self._choose)
        self.only_open.toggled.connect(self._choose)
        self.summary = QLabel()
        bar = QHBoxLayout()
        for widget in (self.summary, self.state, self.only_open):
            bar.addWidget(widget)
        bar.setStretch(0, 1)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.list)
        above = QSplitter(Qt.Orientation.Horizontal)
        above.addWidget(self.tables)
        above.addWidget(self.stack)
        above.setStretchFactor(1, 1)
        above.setSizes([260, 1000])
        whole = QSplitter(Qt.Orientation.Vertical)
        whole.addWidget(above)
        whole.addWidget(below)
        whole.setSizes([560, 240])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(6, 6, 6, 6)
        outer.addWidget(whole)

    def _choose(self) -> None:
        self.filter.choose(self.state.currentData(), self.only_open.isChecked())

    def show_step(self, step: Step) -> None:
        """Repaint what an action changed, everywhere."""
        for model in self.trees:
            model.show_step(step)
        self.findings.refresh()
        self._acted()

    def undo(self) -> None:
        self._go(self.case.undo())

    def redo(self) -> None:
        self._go(self.case.redo())

    def _go(self, step: Step | None) -> None:
        if step:
            self.show_step(step)
            self.show_cell(step.cell)

    def jump(self, index: QModelIndex) -> None:
        """Show the first cell of a finding."""
        cells = self.filter.finding(index).cells
        if cells:
            self.show_cell(cells[0])

    def step_finding(self, by: int) -> None:
        """The next or previous listed finding and its cell."""
        count = self.filter.rowCount()
        if count:
            row = self.list.currentIndex().row()
            row = (row + by) % count if row >= 0 else (0 if by > 0 else count - 1)
            self.list.setCurrentIndex(self.filter.index(row, 2))
            self.jump(self.filter.index(row, 2))

    def show_cell(self, cell: Cell) -> None:
        """Bring a figure into view and give it the focus."""
        self.tables.setCurrentRow(cell.table)
        view = self.stack.widget(cell.table)
        assert isinstance(view, QTreeView)
        index = self.trees[cell.table].cell_index(cell)
        view.setCurrentIndex(index)
        view.scrollTo(index)
        view.setFocus()

    def _acted(self) -> None:
        self._count()
        self.acted.emit()

    def _count(self) -> None:
        """Open findings of each table and of the case."""
        pending = [f for f in self.findings.findings if not self.case.tick_on(f)]
        by_table = Counter((f.cells[0].table, look_of(f) == "differs") for f in pending if f.cells)
        for number, table in enumerate(self.case.document.tables):
            red, other = by_table[number, True], by_table[number, False]
            judged = any(family.rule and len(family.outcomes) for family in self.case.check.families)
            mark = f"✗ {red}" if red else f"△ {other}" if other else "✓" if judged and len(table.rows) else "–"
            self.tables.item(number).setText(f"{table.id}　{mark}　{table.title}")
        words = Counter(look_of(f) for f in pending)
        ticked = len(self.findings.findings) - len(pending)
        self.summary.setText(
            say(
                "{red} differ · {amber} to explain · {grey} not checked · {ticked} ticked off",
                red=words["differs"],
                amber=words["amber"],
                grey=words["uncheckable"],
                ticked=ticked,
            )
        )
