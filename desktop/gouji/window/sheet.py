"""One table on the desk: its title and unit over an editable tree."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QLabel, QTreeView, QVBoxLayout, QWidget

from gouji.casework.case import Case
from gouji.model.document import Cell
from gouji.window.editing import AmountDelegate
from gouji.window.tree import TreeModel
from gouji.wording import say

CODE, NAME, AMOUNT, DIFFERENCE, STATE = 15, 34, 17, 16, 11
"""Widths of columns in digits."""


class Sheet(QWidget):
    """The view of one table. ``told`` carries a sentence about what was typed."""

    told = Signal(str)

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
        view.setModel(self.model)
        delegate = AmountDelegate(view)
        delegate.refused.connect(self.told)
        view.setItemDelegate(delegate)
        view.setUniformRowHeights(True)
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
        widths = (CODE, NAME, *[AMOUNT] * len(self.model.table.columns), DIFFERENCE, STATE)
        for column, width in enumerate(widths):
            view.setColumnWidth(column, width * letter)
        return view

    def show_cell(self, cell: Cell) -> None:
        """Bring a figure into view and give it the focus."""
        index = self.model.cell_index(cell)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        self.view.setFocus()
