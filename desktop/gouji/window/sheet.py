"""One table on the desk: its title and unit over an editable tree."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QLabel, QTreeView, QVBoxLayout, QWidget

from gouji.casework.case import Case
from gouji.model.document import Cell
from gouji.model.money import show_amount
from gouji.model.table import Table
from gouji.window.editing import AmountDelegate
from gouji.window.looks import SHAPES
from gouji.window.tree import TreeModel
from gouji.wording import say

NAME, DIFFERENCE, STATE = 26, 9, 8
"""Widths of columns in digits."""

NARROWEST, WIDEST, WHOLE = 12, 44, 32
"""Widths of the names in digits: at least, at most, and at most in a table that is scrolled sideways anyway."""

PADDING = 2
"""Digits left free in every column."""


def longest_figure(table: Table, column: int) -> str:
    """The widest text that an amount column shows, with its mark."""
    values, decimals = table.values[column], table.decimals[column]
    if not len(values):
        return ""
    ends = (int(values.max()), int(values.min()))
    return f"{SHAPES['differs']} " + max((show_amount(fen, table.unit, int(decimals.max())) for fen in ends), key=len)


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
        title = QLabel(table.title or say(table.kind))
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
        for column, width in enumerate(self._widths(view)):
            view.setColumnWidth(column, width)
        return view

    def _widths(self, view: QTreeView) -> list[int]:
        """Codes and figures are never cut short, and no row is measured but the widest of its column."""
        model, table = self.model, self.model.table
        font = view.font()
        font.setWeight(QFont.Weight.Medium)
        metrics = QFontMetrics(font)
        letter = metrics.horizontalAdvance("0")
        code = max((row.code or "" for row in table.rows), key=len, default="")
        heads = [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())]
        texts = [code, "", *(longest_figure(table, column) for column in range(len(table.columns))), "", ""]
        least = [0, NAME, *[0] * len(table.columns), DIFFERENCE, STATE]

        def width(text: str, head: str, digits: int) -> int:
            needed = max(metrics.horizontalAdvance(text), metrics.horizontalAdvance(head), digits * letter)
            return needed + PADDING * letter

        widths = list(map(width, texts, heads, least))
        widths[0] += view.indentation() * (model.depth + 1)
        return widths

    def _fit(self) -> None:
        """The names take what room is left beside the figures and the state of a row; where there is none, beside the
        figures alone; and in a table that must be scrolled anyway they are shown whole."""
        header = self.view.header()
        others = header.length() - header.sectionSize(1)
        letter = self.view.fontMetrics().horizontalAdvance("0")
        beside = self.view.verticalScrollBar().sizeHint().width() + 2 * self.view.frameWidth()
        room = self.width() - beside - others
        if room < NARROWEST * letter:
            room = min(self._longest_name(), room + sum(map(header.sectionSize, range(header.count())[-2:])))
        if room < NARROWEST * letter:
            room = min(self._longest_name(), WHOLE * letter)
        self.view.setColumnWidth(1, max(NARROWEST * letter, min(room, WIDEST * letter)))

    def _longest_name(self) -> int:
        name = max((row.name for row in self.model.table.rows), key=len, default="")
        metrics = self.view.fontMetrics()
        return metrics.horizontalAdvance(name) + PADDING * metrics.horizontalAdvance("0")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

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

    def look_at(self, cell: Cell) -> None:
        """Bring a figure into view, whoever has the focus."""
        index = self.model.cell_index(cell)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def show_cell(self, cell: Cell) -> None:
        """Bring a figure into view and give it the focus."""
        self.look_at(cell)
        self.view.setFocus()
