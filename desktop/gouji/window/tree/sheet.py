"""One table of a case on the desk, to be checked: what is typed into it, and what is done to its rows."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QPushButton

from gouji.casework.case import Case
from gouji.casework.step import Step
from gouji.keeping.user.preferences import preferred
from gouji.model.brood import NO_ROW
from gouji.model.document import Cell
from gouji.model.row_change import RowChange
from gouji.window.theme import TICKS
from gouji.window.tree.checked import CheckedModel
from gouji.window.tree.doubting import DoubtStrip, vouches_for
from gouji.window.tree.editing import AmountDelegate
from gouji.window.tree.grid_actions import GridActions
from gouji.window.tree.labels import TypedBranches, TypedCells
from gouji.window.tree.leaving import go_on
from gouji.window.tree.read_sheet import Sheet
from gouji.window.tree.row_actions import RowActions, why_barred
from gouji.window.tree.widths import PADDING
from gouji.wording import say

MEASURED = 60
"""Rows of which the signs that the program sets are measured: others may lack their room, and are told by the mouse."""


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
        self.model.noted.connect(self.told)
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
        self.view.barred.connect(self._say_barred)
        self.cells = GridActions(self.view, self.model, self.rows)
        self.cells.told.connect(self.told)
        self.cells.summed.connect(self.summed)
        self._make_room(*case.marks.signs)
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

    def _say_barred(self) -> None:
        self.told.emit(say(why_barred(self.model, self.view.currentIndex())))

    def _reach(self, index: QModelIndex) -> None:
        cell = self.model.cell_of(index)
        if cell is not None:
            self.reached.emit(cell)

    def take_preferences(self) -> None:
        """As of any table; and whether the signs that the program sets are shown."""
        super().take_preferences()
        on = bool(preferred(TICKS, 0))
        self.model.show_ticks(on)
        if on:
            rows = range(min(len(self.model.table.rows), MEASURED))
            cells = (
                Cell(self.model.number, row, column) for row in rows for column in self.model.table.row_columns(row)
            )
            self._make_room(*cells)

    def finish_editing(self) -> bool:
        return self.delegate.finish() and all(one.finish() for one in self.labels)

    def take_place_of(self, before: CheckedSheet, rows: RowChange) -> None:
        """Stand as the view of the table did before its rows changed: what was closed is closed, the cursor is in the
        row that was changed; it goes on by the key that ended the typing of a label."""
        tree, old = self.view.tree, before.view
        closed = before.model.outline.closed
        if tree.folds and before.model.folds and closed.any():
            shut = np.zeros(len(tree.table.rows), np.bool_)
            for row, now in rows.moved.items():
                shut[now] = closed[row]
            tree.reshape(tree.outline.with_closed(shut))
        self.view.verticalScrollBar().setValue(old.verticalScrollBar().value())
        left_by = next((one.leaves_by for one in before.labels if one.leaves_by is not None), None)
        if (row := rows.goes_to) == NO_ROW:
            return
        tree.reveal(row)
        side = tree.table.rows[row].side if len(tree.seams) else 0
        first = next(place for place in tree.branches if tree.columns[place].side == side)
        came = rows.taken[row] == NO_ROW if row < len(rows.taken) else False
        column = first if came or not old.currentIndex().isValid() else old.currentIndex().column()
        index = tree.index_of(row, min(column, tree.columnCount() - 1))
        self.view.go_to(index)
        self.view.scrollTo(index)
        if left_by is not None:
            go_on(self.view, index, left_by)

    def show_step(self, step: Step) -> None:
        """Repaint exactly what an action changed in this table; a figure grown longer gets its room."""
        self.model.show_step(step)
        if self.strip is not None:
            self.strip.setVisible(self.model.number in self.model.case.check.in_doubt)
        self._make_room(*step.cells, *step.marked_cells)
        if step.touches_relations:
            self._make_room_for_differences()

    def _make_room_for_differences(self) -> None:
        """What differs now may be longer than anything before; the names give way to it."""
        letters, last = self.view.fontMetrics(), len(self.model.columns) - 1
        longest = max(map(letters.horizontalAdvance, self.model.differences_told), default=0)
        if longest + PADDING * letters.horizontalAdvance("0") > self.view.least[last]:
            self._measure_again()
            self._make_room(*self.model.case.marks.signs)

    def _make_room(self, *cells: Cell) -> None:
        """Widen the columns of figures that are longer than any before, or bear two marks."""
        metrics = self.view.fontMetrics()
        free = PADDING * metrics.horizontalAdvance("0")
        for place in {(row, column) for table, row, column in cells if table == self.model.number}:
            view_column = self.model.place_of(*place)
            shown = f"{self.model.text(*place[:1], view_column, place[1])} {self.model.shown_ticks(*place)}".rstrip()
            self._widen(view_column, metrics.horizontalAdvance(shown) + free)

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
