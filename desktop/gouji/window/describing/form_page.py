"""A form to fill in: its fields with what they hold and what became of them, above the form as it is printed.

It is looked at when it is first seen. Held by ``tests/window/test_forms_shown.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QFont, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from gouji.casework.case import Case
from gouji.casework.prose.form_rows import FormRow, form_rows
from gouji.model.rawgrid import RawCell
from gouji.window.copying import CopyingView
from gouji.window.describing.raw_table import GridPage
from gouji.window.index import NOWHERE, Index
from gouji.window.looks import colour_of_state, shape_of_state
from gouji.window.plain import as_is, one_line
from gouji.wording import in_order, say

_LABEL, _HOLDS, _TOLD = range(3)
_HEADS = ("Field", "What it holds", "Outcome")
_INDENT = "　"


class FieldModel(QAbstractTableModel):
    """The fields of a form, one a row."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[FormRow] = ()

    def show_rows(self, rows: Sequence[FormRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return say(_HEADS[section])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(in_order(self._text(row, column)))
            case Qt.ItemDataRole.ToolTipRole:
                return as_is(self._text(row, column))
            case Qt.ItemDataRole.ForegroundRole if column == _TOLD and row.state:
                return colour_of_state(row.state, QGuiApplication.palette())
            case Qt.ItemDataRole.FontRole if column == _LABEL and not row.is_part:
                font = QFont()
                font.setBold(True)
                return font
        return None

    def _text(self, row: FormRow, column: int) -> str:
        if column == _LABEL:
            return (_INDENT if row.is_part else "") + row.label
        if column == _HOLDS:
            return row.text
        return " ".join(filter(None, (f"{shape_of_state(row.state)} {say(row.state)}" if row.state else "", row.told)))


class FormPage(GridPage):
    """The view of one form by its number among what the document shows as printed."""

    def __init__(self, case: Case, number: int) -> None:
        super().__init__(case.document, number)
        self.case = case
        self.fields = FieldModel()
        self.fields.setParent(self)
        self.list = CopyingView()
        self.list.setModel(self.fields)
        self.list.setAccessibleName(say("Fields of the form"))
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.verticalHeader().setVisible(False)
        self.list.setWordWrap(False)
        header = self.list.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        self.list.selectionModel().currentChanged.connect(self._reach_field)
        self.box.insertWidget(self.box.indexOf(self.view), self.list, 3)
        self.box.setStretchFactor(self.view, 2)
        self.view.horizontalHeader().setStretchLastSection(self.model.columnCount() == 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_fields()

    def show_fields(self) -> None:
        """The fields as the check stands."""
        rows = form_rows(self.case.check, self.number - len(self.case.document.grids))
        if [*self.fields.rows] == rows:
            return
        self.fields.show_rows(rows)
        for column, widest in ((_LABEL, 14), (_HOLDS, 30)):
            texts = (self.fields.index(row, column).data() for row in range(len(rows)))
            longest = max(map(self.list.fontMetrics().horizontalAdvance, texts), default=0)
            unit = self.list.fontMetrics().height()
            self.list.setColumnWidth(column, min(longest + 2 * unit, widest * unit))

    def _reach_field(self) -> None:
        index = self.list.currentIndex()
        place = self.fields.rows[index.row()].place if index.isValid() else None
        if place is not None:
            self.view.setCurrentIndex(self.model.index(place.row, place.column))

    def show_cell(self, cell: RawCell) -> None:
        """Bring a cell into view, and the field that it holds."""
        super().show_cell(cell)
        for number, row in enumerate(self.fields.rows):
            if row.place == cell:
                self.list.selectRow(number)
                return


def printed_pages(case: Case) -> Iterator[GridPage]:
    """The pages of all that a document shows as printed, in their order: of forms with their fields."""
    for number in range(len(case.document.as_printed)):
        is_form = number >= len(case.document.grids)
        yield FormPage(case, number) if is_form else GridPage(case.document, number)
