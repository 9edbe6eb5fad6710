"""The sheets of a workbook as they stand, one tab each, with cells lit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTabWidget,
    QVBoxLayout,
)

from gouji.model.source import InSheet, Source
from gouji.reading.sources.shown import ShownSheet
from gouji.window.copying import CopyingView
from gouji.window.index import NOWHERE, Index
from gouji.window.plain import as_is, one_line
from gouji.window.source.view import SourceView
from gouji.wording import in_order

SHOWN: dict[int, Callable[[str], str]] = {
    Qt.ItemDataRole.DisplayRole: in_order,
    Qt.ItemDataRole.ToolTipRole: as_is,
    Qt.ItemDataRole.EditRole: str,
}
"""How a text is shown, and what is copied of it."""


class BlockModel(QAbstractTableModel):
    """The cells of a sheet, read only."""

    def __init__(self, sheet: ShownSheet) -> None:
        super().__init__()
        self.block = sheet

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self.block.height

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self.block.width

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        place = self.block.source(0, section)
        letters = place.cell.rstrip("0123456789") if isinstance(place, InSheet) else str(section + 1)
        return letters if orientation is Qt.Orientation.Horizontal else section + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in SHOWN:
            return None
        return SHOWN[role](self.block.text(index.row(), index.column()) or "")


class Frames(QStyledItemDelegate):
    """Paints a solid frame around the cells that are wrong, by row and column."""

    framed: Collection[tuple[int, int]] = ()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if (index.row(), index.column()) in self.framed:
            painter.save()
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Text), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
            painter.restore()


class SheetsView(SourceView):
    """Every visible sheet in a tab of its own."""

    def __init__(self, sheets: Sequence[ShownSheet]) -> None:
        super().__init__()
        self.tabs = QTabWidget()
        self._sheets: dict[str, QTableView] = {}
        self._frames: dict[QTableView, Frames] = {}
        for sheet in sheets:
            view = CopyingView()
            model = BlockModel(sheet)
            model.setParent(view)
            view.setModel(model)
            view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
            view.clicked.connect(self._clicked)
            self._frames[view] = Frames(view)
            view.setItemDelegate(self._frames[view])
            self.tabs.addTab(view, one_line(sheet.name).replace("&", "&&"))
            self._sheets[sheet.name] = view
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)

    def light(self, places: Sequence[Source], framed: Collection[Source] = ()) -> None:
        cells = [place for place in places if isinstance(place, InSheet) and place.sheet in self._sheets]
        if not cells:
            return
        view = self._sheets[cells[0].sheet]
        self.tabs.setCurrentWidget(view)
        chosen = QItemSelection()
        for place in cells:
            if place.sheet == cells[0].sheet:
                index = view.model().index(*position(place.cell))
                chosen.select(index, index)
        first = view.model().index(*position(cells[0].cell))
        view.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        view.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        view.scrollTo(first)
        for one in self._sheets.values():
            self._frames[one].framed = {position(place.cell) for place in cells if place in framed}
            one.viewport().update()

    def _clicked(self, index: QModelIndex) -> None:
        model = index.model()
        assert isinstance(model, BlockModel)
        self.pointed.emit(model.block.source(index.row(), index.column()))

    @property
    def lit(self) -> int:
        """How many cells are lit."""
        view = self.tabs.currentWidget()
        return len(view.selectionModel().selectedIndexes()) if isinstance(view, QTableView) else 0


def position(cell: str) -> tuple[int, int]:
    """Row and column of ``B7``, from 0."""
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(cell[len(letters) :]) - 1, column - 1
