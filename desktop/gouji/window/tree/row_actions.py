"""What is done to the rows of a table: inserted, deleted, given another code or the name that the catalogue has for it;
each as one action that is undone.

A name that is printed is not typed over: who finds that it is the wrong one takes that of the code, knowingly.

Held by ``tests/window/test_rows.py``.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, Signal

from gouji.casework.recoding import name_in_catalogue
from gouji.casework.step import Step
from gouji.errors import UserError
from gouji.model.brood import NO_ROW
from gouji.window.tree.checked import CheckedModel
from gouji.window.tree.columns import What
from gouji.window.tree.view import TreeView
from gouji.wording import say


class RowActions(QObject):
    """``told`` carries a sentence."""

    told = Signal(str)

    def __init__(self, view: TreeView, model: CheckedModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    @property
    def selected(self) -> list[int]:
        """The rows of which something is selected, from the top."""
        indexes = self._view.selectionModel().selectedIndexes()
        sides = {self._model.columns[index.column()].what is What.DIFFERENCE for index in indexes}
        rows = {self._model.row_of(index) for index in indexes} if sides != {True} else set()
        return sorted(rows - {NO_ROW})

    def insert(self, below: int = 0) -> None:
        """Put a blank row before the one under the cursor, or ``below`` it."""
        model, index = self._model, self._view.currentIndex()
        rows, side = model.table.rows, model.columns[index.column()].side if index.isValid() else 0
        at = model.row_of(index) if index.isValid() else NO_ROW
        if at == NO_ROW:  # a side that ends above the other, or a table without rows
            at, below = max((row + 1 for row, one in enumerate(rows) if one.side == side), default=0), 0
        self._act(lambda: model.case.insert_row(model.number, at + below, side))

    def insert_below(self) -> None:
        self.insert(1)

    def delete(self) -> None:
        """Take the selected rows out of the table."""
        rows = self.selected
        if not rows:
            self.told.emit(say("Put the cursor on a row first."))
            return
        self._act(lambda: self._model.case.delete_rows(self._model.number, rows))
        self.told.emit(say("{count} rows deleted; undo brings them back.", count=len(rows)))

    def recode(self) -> None:
        """Let the user type another code for the row under the cursor."""
        index = self._view.currentIndex()
        side = self._model.columns[index.column()].side if index.isValid() else 0
        place = next((at for at in self._model.branches if self._model.columns[at].side == side), 0)
        target = index.siblingAtColumn(place)
        if not target.isValid() or not self._model.may_type(target):
            self.told.emit(say("This row bears no code."))
            return
        self._view.go_to(target)
        self._view.edit(target)

    def take_name(self) -> None:
        """Call the row under the cursor as the catalogue calls its code."""
        model, index = self._model, self._view.currentIndex()
        row = model.row_of(index) if index.isValid() else NO_ROW
        code = model.table.rows[row].code if row != NO_ROW else None
        name = name_in_catalogue(model.case.document, code)
        if row == NO_ROW or name is None:
            self.told.emit(say("The catalogue has no name for this row."))
        elif name == model.table.rows[row].name:
            self.told.emit(say("The row is called as in the catalogue."))
        else:
            self._act(lambda: model.case.recode(model.number, row, code, name))

    def _act(self, act: Callable[[], Step | None]) -> None:
        try:
            step = act()
        except UserError as error:
            self.told.emit(say(error.message, **error.params))
        else:
            if step is not None:
                self._model.edited.emit(step)


def why_barred(model: CheckedModel, index: QModelIndex) -> str:
    """Why nothing is typed into a cell, and what is done instead, as a message id."""
    row = model.row_of(index) if index.isValid() else NO_ROW
    what = model.columns[index.column()].what if index.isValid() else What.DIFFERENCE
    if what is What.DIFFERENCE:
        return "Nothing is typed here: the difference follows from the figures."
    if row == NO_ROW or what is What.AMOUNT:
        return "Nothing is typed here: this side of the table has no such row."
    if model.table.rows[row].code is None:
        return "Nothing is typed here: printed names stay as they are."
    return "Nothing is typed here: printed names stay as they are. F2 on the code gives the row another code."
