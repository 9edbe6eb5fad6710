"""One table on the desk: its title and unit over its tree, to be read or to be checked."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QVBoxLayout, QWidget

from gouji.casework.case import Case
from gouji.casework.step import Step
from gouji.keeping.user.preferences import preferred_word
from gouji.model.document import Cell
from gouji.model.money import Unit
from gouji.model.row_change import RowChange
from gouji.model.table import NO_ROW
from gouji.window.plain import Label
from gouji.window.tree.checked import CheckedModel
from gouji.window.tree.doubting import DoubtStrip, vouches_for
from gouji.window.tree.editing import AmountDelegate
from gouji.window.tree.grid_actions import GridActions
from gouji.window.tree.head import TableHead
from gouji.window.tree.labels import TypedBranches, TypedCells
from gouji.window.tree.model import TreeModel
from gouji.window.tree.outline import Outline
from gouji.window.tree.row_actions import RowActions
from gouji.window.tree.view import TreeView
from gouji.window.tree.widths import PADDING, Widths
from gouji.window.tree.zoom import zoom_by, zoomed_font
from gouji.wording import in_order, say

UNIT = "unit of amounts"
"""By which the unit is kept that amounts are shown in; blank for that of each table."""


class Sheet(QWidget):
    """The view of one table, to be read."""

    def __init__(self, model: TreeModel, *, show_unit: bool = True) -> None:
        super().__init__()
        model.setParent(self)
        table = model.table
        self.view = TreeView(model, self.finish_editing)
        self.view.take_font(zoomed_font())
        self.widths = self._measure()
        levels = model.outline.levels if model.folds else 0
        title = table.title or say(table.kind)
        self.view.setAccessibleName(in_order(title))
        self.over = TableHead(title, table.unit, levels, checked=model.differences, show_unit=show_unit)
        self.over.levelled.connect(self._show_levels)
        self.over.filtered.connect(self._filter)
        self.over.converted.connect(self._convert)
        self.view.zoomed.connect(self._zoom)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)
        self.box.addWidget(self.over)
        self.box.addWidget(self.view)
        if not table.rows:
            self.box.addWidget(Label(say("This table is published blank.")), 1)

    def _measure(self) -> Widths:
        """What the columns need now."""
        widths = Widths.of(self.view.tree, self.view.font(), self.view.indentation)
        self.view.least = widths.least
        return widths

    @property
    def wanted_width(self) -> int:
        """Pixels in which every amount is seen."""
        return self.widths.wanted + self._beside

    @property
    def _beside(self) -> int:
        return self.view.verticalScrollBar().sizeHint().width() + 2 * self.view.frameWidth()

    def _fit(self) -> None:
        """Give the columns the room that there is."""
        for place, width in enumerate(self.widths.fit(self.width() - self._beside)):
            if width:
                self.view.setColumnWidth(place, width)

    def _show_levels(self, count: int) -> None:
        self._reshape(self.view.tree.outline.to_level(count))

    def _filter(self, on: bool) -> None:
        self._reshape(self.view.tree.outline.keeping(self.view.tree.rows_with_findings() if on else None))

    def _reshape(self, outline: Outline) -> None:
        """Show other rows; the cursor stays in its row or, where that is hidden, in the one that it stands below."""
        if not self.finish_editing():
            return
        tree, index = self.view.tree, self.view.currentIndex()
        row, column = (tree.row_of(index), index.column()) if index.isValid() else (None, 0)
        tree.reshape(outline)
        if row is not None:
            shown = next((one for one in (row, *outline.over(row)) if tree.line_of(one) is not None), None)
            if shown is not None:
                self.view.go_to(tree.index_of(shown, column))

    def _convert(self, unit: Unit) -> None:
        if self.finish_editing():
            self.view.tree.show_in(unit)
            self.over.show_unit(unit)
            self._measure_again()

    def take_preferences(self) -> None:
        """Show the amounts in the unit that the user likes, and letters as large as they are now."""
        kept = preferred_word(UNIT, "")
        self._convert(Unit(kept) if kept in {unit.value for unit in Unit} else self.view.tree.table.unit)
        self._take_zoom()

    def _zoom(self, steps: int | None) -> None:
        zoom_by(steps)
        self._take_zoom()

    def _take_zoom(self) -> None:
        font = zoomed_font()
        if font.pointSizeF() != self.view.font().pointSizeF():
            self.view.take_font(font)
            self._measure_again()

    def _measure_again(self) -> None:
        self.widths = self._measure()
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        self._take_zoom()
        super().showEvent(event)

    def show_from(self, row: int) -> None:
        """Scroll until a row of the table is the uppermost."""
        tree = self.view.tree
        if row < len(tree.table.rows):
            tree.reveal(row)
            self.view.scrollTo(tree.index_of(row, tree.branches[0]), QAbstractItemView.ScrollHint.PositionAtTop)

    def finish_editing(self) -> bool:
        """Take over what stands in an open editor; False when it is refused and stays open."""
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class CheckedSheet(Sheet):
    """The editable view of one table of a case. ``told`` carries a sentence on what was typed, ``summed`` what the
    selected figures add up to, ``reached`` the Cell under the cursor, ``wanted`` the RawGrid of a table that the user
    wants to describe, again or instead of how it was read; ``vouched`` its number where it was found to be as in the
    source, ``placed`` places in that to be shown."""

    wanted = Signal(object)
    told = Signal(str)
    summed = Signal(str)
    reached = Signal(Cell)
    vouched = Signal(int)
    placed = Signal(object)

    def __init__(self, case: Case, number: int) -> None:
        self.model = CheckedModel(case, number)
        super().__init__(self.model)
        self.model.failed.connect(self.told)
        self.delegate = AmountDelegate(self.view, self.model)
        self.labels = TypedBranches(self.view, self.model), TypedCells(self.view, self.model)
        for one in (self.delegate, *self.labels):
            one.refused.connect(self.told)
        self.view.use_delegates(self.delegate, *self.labels)
        self.view.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.view.selectionModel().currentChanged.connect(self._reach)
        self.rows = RowActions(self.view, self.model)
        self.rows.told.connect(self.told)
        self.cells = GridActions(self.view, self.model, self.rows)
        self.cells.told.connect(self.told)
        self.cells.summed.connect(self.summed)
        self._make_room(*case.verified)
        described = case.document.described.get(number)
        self.grid = described.grid if described else case.document.in_doubt.get(number)
        """What was printed, of a table that was described or may be."""
        if described is not None:
            self.again = QPushButton(say("Say again what this table is…"))
            self.again.clicked.connect(self._want)
            self.over.box.addWidget(self.again)
        self.strip = self._strip(number) if self.model.table.doubts else None

    def _strip(self, number: int) -> DoubtStrip:
        """What is over the table until somebody vouches for its reading."""
        strip = DoubtStrip(self.model.table, describable=self.grid is not None)
        strip.confirmed.connect(self._vouch)
        strip.described.connect(self._want)
        strip.shown.connect(self.placed)
        strip.setVisible(number in self.model.case.check.in_doubt)
        self.box.insertWidget(1, strip)
        return strip

    def _vouch(self) -> None:
        number = self.model.number
        if vouches_for(self.model.case.document.tables[number], self):
            self.vouched.emit(number)

    def _want(self) -> None:
        self.wanted.emit(self.grid)

    def _reach(self, index: QModelIndex) -> None:
        cell = self.model.cell_of(index)
        if cell is not None:
            self.reached.emit(cell)

    def finish_editing(self) -> bool:
        return self.delegate.finish() and all(one.finish() for one in self.labels)

    def take_place_of(self, before: CheckedSheet, rows: RowChange) -> None:
        """Stand as the view of the table did before its rows changed: what was closed is closed, the cursor is in the
        row that was changed; while a label was typed it goes on to the right."""
        tree, old = self.view.tree, before.view
        closed = before.model.outline.closed
        if tree.folds and before.model.folds and closed.any():
            shut = np.zeros(len(tree.table.rows), np.bool_)
            for row, now in rows.moved.items():
                shut[now] = closed[row]
            tree.reshape(tree.outline.with_closed(shut))
        self.view.verticalScrollBar().setValue(old.verticalScrollBar().value())
        typed = any(one.is_open for one in before.labels)
        if (row := rows.goes_to) == NO_ROW:
            return
        tree.reveal(row)
        side = tree.table.rows[row].side if len(tree.seams) else 0
        first = next(place for place in tree.branches if tree.columns[place].side == side)
        came = rows.taken[row] == NO_ROW if row < len(rows.taken) else False
        column = first if came or not old.currentIndex().isValid() else old.currentIndex().column() + typed
        index = tree.index_of(row, min(column, tree.columnCount() - 1))
        self.view.go_to(index)
        self.view.scrollTo(index)

    def show_step(self, step: Step) -> None:
        """Repaint exactly what an action changed in this table; a figure grown longer gets its room."""
        self.model.show_step(step)
        if self.strip is not None:
            self.strip.setVisible(self.model.number in self.model.case.check.in_doubt)
        self._make_room(*step.cells, *step.marked_cells)

    def _make_room(self, *cells: Cell) -> None:
        """Widen the columns of figures that are longer than any before, or bear two marks."""
        metrics = self.view.fontMetrics()
        free = PADDING * metrics.horizontalAdvance("0")
        for place in {(row, column) for table, row, column in cells if table == self.model.number}:
            view_column = self.model.place_of(*place)
            self._widen(
                view_column, metrics.horizontalAdvance(self.model.text(*place[:1], view_column, place[1])) + free
            )

    def _widen(self, view_column: int, needed: int) -> None:
        if needed > self.view.least[view_column]:
            self.view.least[view_column] = needed
            self.view.setColumnWidth(view_column, max(needed, self.view.columnWidth(view_column)))

    def current_cell(self) -> Cell | None:
        """The amount under the cursor."""
        return self.model.cell_of(self.view.currentIndex())

    def look_at(self, cell: Cell) -> None:
        """Bring a figure into view, whoever has the focus."""
        self.model.reveal(cell.row)
        index = self.model.cell_index(cell)
        self.view.go_to(index)
        self.view.scrollTo(index)

    def look_at_row(self, row: int, column: int) -> Cell:
        """Bring a row into view, or a figure of it; the figure that it is about."""
        cell = Cell(self.model.number, row, column if column >= 0 else self.model.table.row_columns(row)[0])
        if column >= 0:
            self.look_at(cell)
        else:
            self.model.reveal(row)
            index = self.model.cell_index(cell)
            name = index.siblingAtColumn(self.model.name_before(index.column()))
            self.view.go_to(name)
            self.view.scrollTo(name)
        return cell

    def show_cell(self, cell: Cell) -> None:
        """Bring a figure into view and give it the focus."""
        self.look_at(cell)
        self.view.setFocus()
