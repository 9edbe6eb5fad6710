"""The views of the tables of a case in the stack of its desk, each made when it is first wanted."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from gouji.casework.case import Case
from gouji.casework.step import Step
from gouji.model.document import Cell
from gouji.model.row_change import RowChange
from gouji.window.tree.sheet import CheckedSheet


class Sheets(QObject):
    """``made`` carries a CheckedSheet that is there from now on."""

    made = Signal(object)

    def __init__(self, case: Case, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._case, self._stack = case, stack
        self._sheets: dict[int, CheckedSheet] = {}
        self._culprits: Collection[Cell] = ()
        for _ in case.document.tables:
            stack.addWidget(QWidget())

    def of(self, number: int) -> CheckedSheet:
        """The view of a table."""
        if number not in self._sheets:
            self._make(number)
            blank = self._stack.widget(number + 1)
            if blank is not None:
                self._stack.removeWidget(blank)
                blank.deleteLater()
        return self._sheets[number]

    def _make(self, number: int) -> CheckedSheet:
        """A view of a table as it stands, before what is shown of it by now."""
        sheet = self._sheets[number] = CheckedSheet(self._case, number)
        self._stack.insertWidget(number, sheet)
        sheet.model.show_culprits(self._culprits)
        sheet.take_preferences()
        self.made.emit(sheet)
        return sheet

    def show_step(self, step: Step) -> None:
        """Repaint what an action changed; a table with other rows is another view."""
        if step.rows is not None:
            self.show_culprits(())
            self._replace(step.rows)
        for number, sheet in self._sheets.items():
            if step.rows is None or step.rows.table != number:
                sheet.show_step(step)

    def _replace(self, rows: RowChange) -> None:
        """Show a table whose rows are others in the place of what was shown of it."""
        old = self._sheets.pop(rows.table, None)
        if old is None:
            return
        seen, focus = self._stack.currentWidget() is old, QApplication.focusWidget()
        focused = focus is not None and old.isAncestorOf(focus)
        for one in (old.model, old.view.selectionModel()):
            one.blockSignals(True)  # its cells are others
        sheet = self._make(rows.table)
        if seen:
            self._stack.setCurrentWidget(sheet)
        sheet.take_place_of(old, rows)
        if focused:
            sheet.view.setFocus()
        self._stack.removeWidget(old)
        old.deleteLater()

    def take_preferences(self) -> None:
        """The user likes another unit, or other letters."""
        for sheet in self._sheets.values():
            sheet.take_preferences()

    def show_culprits(self, cells: Collection[Cell]) -> None:
        """The figures that are wrong of the cause gone to are framed."""
        self._culprits = cells
        for sheet in self._sheets.values():
            sheet.model.show_culprits(cells)
