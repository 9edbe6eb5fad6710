"""The views of the tables of a case in the stack of its desk, each made when it is first wanted."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from gouji.casework.case import Case
from gouji.casework.step import Step
from gouji.model.document import Cell
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
            sheet = CheckedSheet(self._case, number)
            self._stack.insertWidget(number, sheet)
            blank = self._stack.widget(number + 1)
            if blank is not None:
                self._stack.removeWidget(blank)
                blank.deleteLater()
            sheet.model.show_culprits(self._culprits)
            self._sheets[number] = sheet
            sheet.take_preferences()
            self.made.emit(sheet)
        return self._sheets[number]

    def show_step(self, step: Step) -> None:
        """Repaint what an action changed."""
        for sheet in self._sheets.values():
            sheet.show_step(step)

    def take_preferences(self) -> None:
        """The user likes another unit, or other letters."""
        for sheet in self._sheets.values():
            sheet.take_preferences()

    def show_culprits(self, cells: Collection[Cell]) -> None:
        """The figures that are wrong of the cause gone to are framed."""
        self._culprits = cells
        for sheet in self._sheets.values():
            sheet.model.show_culprits(cells)
