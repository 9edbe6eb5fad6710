"""What stands over a table: its title, how many levels of it are shown, whether all rows are, and its unit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from gouji.model.money import Unit
from gouji.window.plain import Label, as_is
from gouji.wording import say

MOST_LEVELS = 5

SWITCHED = (Unit.YUAN, Unit.WAN)
"""The units that amounts are shown in beside that of the table."""


class TableHead(QWidget):
    """``levelled`` carries how many levels are wanted, ``filtered`` whether only rows with findings are, ``converted``
    the Unit that amounts are to be shown in."""

    levelled = Signal(int)
    filtered = Signal(bool)
    converted = Signal(object)

    def __init__(self, title: str, unit: Unit, levels: int, *, checked: bool, show_unit: bool) -> None:
        super().__init__()
        self.box = QHBoxLayout(self)
        self.box.setContentsMargins(6, 4, 6, 4)
        self.title = Label(title)
        self.title.setToolTip(as_is(title))
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.box.addWidget(self.title, 1)
        self.levels = [self._level(level) for level in range(1, min(levels, MOST_LEVELS) + 1)] if levels > 1 else []
        self.only = QToolButton(self)  # of no parent it would be a window for a moment
        self.only.setText(say("Rows with findings"))
        self.only.setCheckable(True)
        self.only.setAutoRaise(True)
        self.only.toggled.connect(self.filtered)
        self.only.setVisible(checked and levels > 0)
        self.unit = QToolButton(self)
        self.unit.setAutoRaise(True)
        self.unit.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.unit)
        menu.triggered.connect(self._convert)
        for one in dict.fromkeys((unit, *SWITCHED)):
            menu.addAction(one.value).setData(one.value)
        self.unit.setMenu(menu)
        self.unit.setToolTip(say("Show the amounts in another unit; the document keeps its own."))
        self.unit.setVisible(show_unit)
        self.show_unit(unit)
        if self.levels:
            self.box.addWidget(Label(say("Levels")))
        for button in (*self.levels, self.only, self.unit):
            self.box.addWidget(button)

    def _level(self, level: int) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setText(str(level))
        told = say("Show {count} levels", count=level)
        button.setToolTip(as_is(told))
        button.setAccessibleName(told)
        button.setProperty("level", level)
        button.clicked.connect(self._choose_level)
        return button

    def _choose_level(self) -> None:
        self.levelled.emit(int(self.sender().property("level")))

    def _convert(self, action: QAction) -> None:
        self.converted.emit(Unit(action.data()))

    def show_unit(self, unit: Unit) -> None:
        """Tell in which unit the amounts stand."""
        self.unit.setText(say("Unit: {unit}", unit=unit.value))
        self.unit.setAccessibleName(self.unit.text())
