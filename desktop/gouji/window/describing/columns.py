"""One line for each column of a printed table: what it holds, what it is called, and what stands in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QSizePolicy, QWidget

from gouji.casework.proposing import heading
from gouji.model.rawgrid import Answer, RawGrid
from gouji.window.plain import Label
from gouji.window.renewed import RenewedArea
from gouji.wording import in_order, say

ROLES = ("codes", "texts", "amounts", "")
"""What a column can hold, as an Answer calls it; blank for a column that is left out."""

ROLE_WORDS = {"codes": "Codes", "texts": "Names", "amounts": "Amounts", "": "Left out"}

SAMPLES = 3
"""Cells of the body that tell a user what a column holds."""

SAMPLE_WIDTH = 200

Told = dict[tuple[int, tuple[str, ...]], tuple[str | None, str | None]]
"""Role and name that the user gave a column, by what it prints and how many columns before it print the same."""


class ColumnLines(RenewedArea):
    """The columns of a grid. One that prints the same after a new cut keeps what the user said of it.

    ``changed`` tells that something else is said of a column.
    """

    changed = Signal()

    def __init__(self, grid: RawGrid, proposed: Answer) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setMinimumHeight(110)
        self.show_columns(grid, proposed)

    def show_columns(self, grid: RawGrid, proposed: Answer) -> None:
        """Show the columns of a grid, as they are proposed."""
        told = self._told() if self.widget() else {}
        self.printed = [*zip(*grid.cells, strict=True)]
        self._offered: list[tuple[str, str]] = []
        self.roles: list[QComboBox] = []
        self.names: list[QLineEdit] = []
        held = QWidget()
        lines = QGridLayout(held)
        called = dict(zip(proposed.amounts, proposed.names, strict=True))
        for column, cells in enumerate(self.printed):
            role = next(one for one in ROLES if not one or column in getattr(proposed, one))
            name = in_order(called.get(column) or heading(grid, proposed.headers, column))
            self._offered.append((role, name))
            own_role, own_name = told.get(self._key(column), (None, None))
            self._add(lines, column, role if own_role is None else own_role, name if own_name is None else own_name)
            sample = Label("　".join([text for text in cells[proposed.headers :] if text][:SAMPLES]))
            sample.setEnabled(False)
            sample.setMinimumWidth(SAMPLE_WIDTH)
            sample.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            lines.addWidget(sample, column, 3)
        lines.setColumnStretch(3, 1)
        lines.setRowStretch(len(self.printed), 1)
        self.renew(held)
        self.setMinimumWidth(held.minimumSizeHint().width() + 40)
        self.changed.emit()

    def _add(self, lines: QGridLayout, column: int, chosen: str, called: str) -> None:
        role, name = QComboBox(), QLineEdit(called)
        for one in ROLES:
            role.addItem(say(ROLE_WORDS[one]), one)
        role.setCurrentIndex(ROLES.index(chosen))
        name.setEnabled(chosen == "amounts")
        role.currentIndexChanged.connect(lambda: name.setEnabled(role.currentData() == "amounts"))
        role.currentIndexChanged.connect(self.changed)
        name.textChanged.connect(self.changed)
        for place, widget in enumerate((Label(say("Column {number}", number=column + 1)), role, name)):
            lines.addWidget(widget, column, place)
        self.roles.append(role)
        self.names.append(name)

    def _told(self) -> Told:
        """What the user changed of what was offered."""
        told: Told = {}
        for column, (role, name) in enumerate(self._offered):
            own_role, own_name = self.roles[column].currentData(), self.names[column].text()
            told[self._key(column)] = (None if own_role == role else own_role, None if own_name == name else own_name)
        return told

    def _key(self, column: int) -> tuple[int, tuple[str, ...]]:
        cells = self.printed[column]
        return self.printed[:column].count(cells), cells

    def columns(self, role: str) -> tuple[int, ...]:
        """The columns that hold this."""
        return tuple(column for column, box in enumerate(self.roles) if box.currentData() == role)

    def called(self) -> tuple[str, ...]:
        """What the columns of amounts are called."""
        return tuple(self.names[column].text().strip() for column in self.columns("amounts"))
