"""A printed table that was not recognised, or a form: its cells as they stand, to be read and not to be changed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gouji.casework.telling.parts import because, called, title_of, where
from gouji.model.document import Document
from gouji.model.rawgrid import RawCell, RawGrid
from gouji.window.copying import CopyingView
from gouji.window.index import NOWHERE, Index
from gouji.window.plain import Label, as_is
from gouji.wording import in_order, say

WIDEST = 30
"""Width of a column in letters, at most."""

PADDING = 3
"""Letters left free in every column."""


class GridModel(QAbstractTableModel):
    """The cells of a raw grid; header rows stand on another ground."""

    def __init__(self, grid: RawGrid) -> None:
        super().__init__()
        self.grid = grid

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.grid.cells)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() or not self.grid.cells else len(self.grid.cells[0])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return say("Column {number}", number=section + 1) if orientation is Qt.Orientation.Horizontal else section + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return in_order(self.grid.cells[index.row()][index.column()])
            case Qt.ItemDataRole.EditRole:
                return self.grid.cells[index.row()][index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return as_is(where(self.grid.sources[index.row()][index.column()]))
            case Qt.ItemDataRole.BackgroundRole if index.row() < self.grid.headers:
                return QGuiApplication.palette().alternateBase()
        return None


class GridPage(QWidget):
    """The view of one raw grid, or of a form. ``wanted`` carries it when the user wants to say what it is, ``reached``
    the RawCell under the cursor; ``describable`` tells that it may be said, which is not of a form."""

    wanted = Signal(object)
    reached = Signal(RawCell)

    def __init__(self, document: Document, number: int) -> None:
        super().__init__()
        grid = document.as_printed[number]
        form = document.forms[number - len(document.grids)] if number >= len(document.grids) else None
        self.number, self.grid, self.describable = number, grid, form is None
        self.model = GridModel(grid)
        self.model.setParent(self)
        self.view = CopyingView()
        self.view.setModel(self.model)
        self.view.selectionModel().currentChanged.connect(self._reach)
        for column, texts in enumerate(zip(*grid.cells, strict=True)):
            self.view.setColumnWidth(column, self._width(column, texts))
        if form is None:
            told = say("{title}: not recognised, kept as it is printed", title=title_of(grid, document.grids))
        else:
            told = say("{title}: a form to fill in", title=called(form))
        self.button = QPushButton(say("Say what this table is…"))
        self.button.clicked.connect(self._want)
        line = QHBoxLayout()
        line.setContentsMargins(6, 4, 6, 4)
        line.addWidget(Label(told), 1)
        line.addWidget(self.button)
        self.button.setVisible(self.describable)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)
        self.box.addLayout(line)
        if grid.why and form is None:
            self.box.addWidget(self._told(grid))
        self.box.addWidget(self.view)

    def _reach(self) -> None:
        self.reached.emit(self.current_cell())

    def _want(self) -> None:
        self.wanted.emit(self.grid)

    def _told(self, grid: RawGrid) -> Label:
        """Why the table was not recognised."""
        label = Label(say("Why: {why}", why=because(grid.why)))
        label.setWordWrap(True)
        label.setContentsMargins(6, 0, 6, 4)
        return label

    def _width(self, column: int, texts: tuple[str, ...]) -> int:
        """Room for the longest text of a column; only that one is measured, for there may be many thousands."""
        metrics = self.view.fontMetrics()
        head = str(self.model.headerData(column, Qt.Orientation.Horizontal))
        longest = max(map(metrics.horizontalAdvance, (head, max(texts, key=len, default=""))))
        return min(longest + PADDING * metrics.averageCharWidth(), WIDEST * metrics.averageCharWidth())

    def current_cell(self) -> RawCell:
        """The cell under the cursor; the first while there is none."""
        index = self.view.currentIndex()
        return RawCell(self.number, max(index.row(), 0), max(index.column(), 0))

    def show_cell(self, cell: RawCell) -> None:
        """Bring a cell into view and give it the focus."""
        index = self.model.index(cell.row, cell.column)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        self.view.setFocus()
