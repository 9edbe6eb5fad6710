"""One table on the desk: its title and unit over an editable tree."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QLabel, QTreeView, QVBoxLayout, QWidget

from gouji.casework.case import Case
from gouji.model.document import Cell
from gouji.window.editing import AmountDelegate
from gouji.window.tree import TreeModel
from gouji.wording import say

CODE, NAME, AMOUNT, DIFFERENCE, STATE = 17, 26, 15, 13, 9
"""Widths of columns in digits."""


class Sheet(QWidget):
    """The view of one table. ``told`` carries a sentence on what was typed, ``reached`` the Cell under the cursor."""

    told = Signal(str)
    reached = Signal(Cell)

    def __init__(self, case: Case, number: int) -> None:
        super().__init__()
        self.model = TreeModel(case, number)
        self.model.setParent(self)
        table = self.model.table
        self.view = self._tree()
        title = QLabel(table.title)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        unit = QLabel(say("Unit: {unit}", unit=table.unit.value))
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(6, 4, 6, 4)
        line.addWidget(title, 1)
        line.addWidget(unit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self.view)
        if not table.rows:
            layout.addWidget(QLabel(say("This table is published blank.")), 1)

    def _tree(self) -> QTreeView:
        view = QTreeView()
        self.model.failed.connect(self.told)
        view.setModel(self.model)
        self.delegate = AmountDelegate(view)
        self.delegate.refused.connect(self.told)
        view.setItemDelegate(self.delegate)
        view.setUniformRowHeights(True)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        view.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        view.selectionModel().currentChanged.connect(self._reach)
        view.expandAll()
        view.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        view.header().setStretchLastSection(False)
        letter = view.fontMetrics().horizontalAdvance("0")
        widths = (CODE, NAME, *[AMOUNT] * len(self.model.table.columns), DIFFERENCE, STATE)
        for column, width in enumerate(widths):
            view.setColumnWidth(column, width * letter)
        return view

    def _reach(self, index: QModelIndex) -> None:
        cell = self.model.cell_of(index)
        if cell is not None:
            self.reached.emit(cell)

    def finish_editing(self) -> bool:
        """Take over what stands in an open editor; False when it is refused and stays open."""
        return self.delegate.finish()

    def current_cell(self) -> Cell | None:
        """The amount under the cursor."""
        return self.model.cell_of(self.view.currentIndex())

    def show_cell(self, cell: Cell) -> None:
        """Bring a figure into view and give it the focus."""
        index = self.model.cell_index(cell)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        self.view.setFocus()
