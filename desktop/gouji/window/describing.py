"""Saying what a printed table is: its kind, its header rows, and what each of its columns holds."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QLabel, QLineEdit, QScrollArea, QSpinBox, QWidget

from gouji.casework.case import Case
from gouji.casework.proposing import heading, kinds, propose
from gouji.errors import UserError
from gouji.model.rawgrid import Answer, RawGrid
from gouji.window.asking import AskingDialog
from gouji.wording import say

ROLES = ("codes", "texts", "amounts", "")
"""What a column can hold, as an Answer calls it; blank for a column that is left out."""

ROLE_WORDS = {"codes": "Codes", "texts": "Names", "amounts": "Amounts", "": "Left out"}

SAMPLES = 3
"""Cells of the body that tell a user what a column holds."""


def ask(case: Case, grid: RawGrid, parent: QWidget | None) -> bool:
    """Let the user describe a raw grid; whether it is a table now."""
    return DescribeDialog(case, grid, parent).exec() == QDialog.DialogCode.Accepted


class DescribeDialog(AskingDialog):
    """Opens with what the header tells; an answer that does not fit is refused with a sentence."""

    def __init__(self, case: Case, grid: RawGrid, parent: QWidget | None) -> None:
        super().__init__(say("What this table is"), say("Make it a table"), parent)
        self.case, self.grid = case, grid
        proposed = propose(grid)
        self.kind = QComboBox()
        for kind in kinds():
            self.kind.addItem(say(kind), kind)
        self.kind.setCurrentIndex(self.kind.findData(proposed.kind))
        self.headers = QSpinBox()
        self.headers.setMaximum(len(grid.cells) - 1)
        self.headers.setValue(proposed.headers)
        self.roles: list[QComboBox] = []
        self.names: list[QLineEdit] = []
        self.form.addRow(say("Kind"), self.kind)
        self.form.addRow(say("Header rows"), self.headers)
        self.form.addRow(self._columns(proposed))

    def _columns(self, proposed: Answer) -> QScrollArea:
        """One line a column: what it holds, what it is called, and what stands in it."""
        held = QWidget()
        lines = QGridLayout(held)
        called = dict(zip(proposed.amounts, proposed.names, strict=True))
        for column in range(len(self.grid.cells[0])):
            role, name = QComboBox(), QLineEdit(called.get(column) or heading(self.grid, proposed.headers, column))
            for one in ROLES:
                role.addItem(say(ROLE_WORDS[one]), one)
            role.setCurrentIndex(next(i for i, one in enumerate(ROLES) if not one or column in getattr(proposed, one)))
            name.setEnabled(role.currentData() == "amounts")
            role.currentIndexChanged.connect(lambda _, r=role, n=name: n.setEnabled(r.currentData() == "amounts"))
            body = [row[column] for row in self.grid.cells[proposed.headers :] if row[column]]
            sample = QLabel("　".join(body[:SAMPLES]))
            sample.setEnabled(False)
            for place, widget in enumerate((QLabel(say("Column {number}", number=column + 1)), role, name, sample)):
                lines.addWidget(widget, column, place)
            self.roles.append(role)
            self.names.append(name)
        lines.setColumnStretch(3, 1)
        area = QScrollArea()
        area.setWidget(held)
        area.setWidgetResizable(True)
        area.setMinimumSize(held.sizeHint().width() + 40, min(held.sizeHint().height() + 10, 360))
        return area

    def given(self) -> Answer:
        """What the form says."""
        columns = {role: tuple(i for i, box in enumerate(self.roles) if box.currentData() == role) for role in ROLES}
        names = tuple(self.names[i].text().strip() for i in columns["amounts"])
        kind, headers = self.kind.currentData(), self.headers.value()
        return Answer(kind, headers, columns["codes"], columns["texts"], columns["amounts"], names)

    def answer(self) -> None:
        given = self.given()
        if not given.amounts:
            raise UserError("no-amounts", "No column holds amounts. Say which ones do.")
        if not given.codes and not given.texts:
            raise UserError("no-names", "No column holds codes or names. Say which ones do.")
        if not all(given.names) or len(set(given.names)) < len(given.names):
            raise UserError("column-names", "Every column of amounts needs a name of its own.")
        self.case.describe(self.grid, given)
