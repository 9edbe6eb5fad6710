"""The strip over a table whose reading is in doubt: why, and what can be done about it.

It goes once the reading is confirmed, and comes back only when that is undone. Where figures have no column, nobody can
have held them against the source, and it is asked whether the rest is vouched for without them. Held by
``tests/window/test_doubting.py``.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gouji.casework.telling.doubts import undecided_rows
from gouji.casework.telling.parts import because
from gouji.model.source import Source
from gouji.model.table import Table
from gouji.window.asking import pose
from gouji.window.looks import SHAPES, colours
from gouji.window.plain import Box, Label
from gouji.wording import say


class DoubtStrip(QFrame):
    """``confirmed`` tells that the table is as in the source, ``described`` that the user wants to say what it is,
    ``shown`` carries the places in the source that a reason names."""

    confirmed = Signal()
    described = Signal()
    shown = Signal(object)

    def __init__(self, table: Table, *, describable: bool) -> None:
        super().__init__()
        text, ground = colours("doubt", QGuiApplication.palette())
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, ground)
        palette.setColor(QPalette.ColorRole.WindowText, text)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        told = say("The reading of this table is in doubt. Hold it against the source; until then it is not judged.")
        lines.addWidget(_Line(f"{SHAPES['doubt']} {told}", bold=True))
        self.reasons = [_ReasonLine(because((one.why,)), one.why.places) for one in table.doubts]
        for line in self.reasons:
            line.shown.connect(self.shown)
            lines.addWidget(line)
        self.confirm = QPushButton(say("As in the source"))
        self.confirm.setToolTip(
            say("Every figure was held against the source and is as printed there: judge the table.")
        )
        self.confirm.clicked.connect(self.confirmed)
        self.describe = QPushButton(say("Say what this table is…"))
        self.describe.clicked.connect(self.described)
        self.describe.setVisible(describable)
        box = QHBoxLayout(self)
        box.setContentsMargins(8, 6, 8, 6)
        box.addLayout(lines, 1)
        for button in (self.confirm, self.describe):
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)


class _Line(Label):
    """Text as wide as there is room."""

    def __init__(self, text: str, *, bold: bool = False) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        font = self.font()
        font.setBold(bold)
        self.setFont(font)


class _ReasonLine(QFrame):
    """One reason, and a button that shows its places; none where it shows nowhere."""

    shown = Signal(object)

    def __init__(self, text: str, places: tuple[Source, ...]) -> None:
        super().__init__()
        self.places = places
        self.button = QPushButton(say("Show"))
        self.button.setFlat(True)
        self.button.setToolTip(say("Show in the source where this is seen."))
        self.button.clicked.connect(self._show)
        self.button.setVisible(bool(places))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(_Line(f"· {text}"), 1)
        box.addWidget(self.button)

    def _show(self) -> None:
        self.shown.emit(self.places)


def vouches_for(table: Table, window: QWidget) -> bool:
    """Whether the user vouches for a table, asked again where its figures have no column in some rows."""
    rows = undecided_rows(table)
    if not rows:
        return True
    box = Box(say("In {count} rows of this table the columns of the figures are not known.", count=rows), parent=window)
    box.setInformativeText(
        say("They stay undecided, and what needs them unjudged. Type them in first, or judge the rest without them.")
    )
    judge = box.addButton(say("Judge the rest"), Box.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(say("Go back"), Box.ButtonRole.RejectRole))
    pose(box)
    return box.clickedButton() is judge
