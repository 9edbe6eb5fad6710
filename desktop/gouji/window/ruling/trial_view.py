"""What a rule would find in the open document, told as it is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gouji.casework.ruling.trying import Trial
from gouji.model.document import Cell
from gouji.window.looks import SHAPES, colour_of_state, colours, shape_of_state
from gouji.window.plain import Label, one_line
from gouji.wording import say

CELL = Qt.ItemDataRole.UserRole
MOST = 300
"""So many relations are listed, the worst first; all are counted."""


class TrialView(QWidget):
    """How many relations came out how, what is suspicious, and each relation; ``chosen`` carries a figure of one."""

    chosen = Signal(Cell)

    def __init__(self) -> None:
        super().__init__()
        self.fault, self.summary, self.warnings = Label(), Label(), Label()
        self.relations = QListWidget()
        self.relations.setAccessibleName(say("What the rule finds in this document"))
        self.relations.setWordWrap(True)
        self.relations.itemActivated.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for label in (self.fault, self.summary, self.warnings):
            label.setWordWrap(True)
            label.hide()
            layout.addWidget(label)
        layout.addWidget(self.relations, 1)
        for label, look in ((self.fault, "differs"), (self.warnings, "amber")):
            palette = label.palette()
            palette.setColor(label.foregroundRole(), colours(look, self.palette())[0])
            label.setPalette(palette)

    def show_trial(self, trial: Trial | None) -> None:
        """Show what was found; nothing while no rule is written."""
        fault = trial.fault if trial else None
        told = f"{SHAPES['differs']} {fault.sentence}" if fault else ""
        warned = "\n".join(f"{SHAPES['amber']} {one}" for one in trial.warnings) if trial else ""
        self._tell(told, trial.sentence if trial and not fault else "", warned)
        for one in (trial.relations if trial else ())[:MOST]:
            item = QListWidgetItem(one_line(f"{shape_of_state(one.state)} {say(one.state)}　{one.sentence}"))
            item.setData(CELL, one.cell)
            item.setForeground(colour_of_state(one.state, self.palette()))
            self.relations.addItem(item)

    def show_pending(self) -> None:
        """Show that a rule is being tried: what was found before is not of it."""
        self._tell("", say("The rule is being tried…"), "")

    def _tell(self, *told: str) -> None:
        for label, text in zip((self.fault, self.summary, self.warnings), told, strict=True):
            label.setText(text)
            label.setVisible(bool(text))
        self.relations.clear()

    def _choose(self, item: QListWidgetItem) -> None:
        cell = item.data(CELL)
        if cell is not None:
            self.chosen.emit(Cell(*cell))
