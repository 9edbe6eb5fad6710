"""What the window shows while no case is open: where to drop a document, the three steps, the cases worked on last.

Held by ``tests/window/test_welcome.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from gouji import resources
from gouji.keeping import places
from gouji.window.opening.drop_area import DropArea
from gouji.window.opening.recents import labels, worked_on
from gouji.window.opening.steps import Steps
from gouji.window.plain import Label, as_is, one_line
from gouji.wording import say

WIDE = 760
"""Pixels of what is read, however wide the window is."""

ABOVE, BELOW = 2, 3
"""How what there is to do stands in the height where nothing else is on the page."""

CENTRE = Qt.AlignmentFlag.AlignHCenter

SAMPLE = "sample-2017-with-slips.txt"
"""Among the seeds, where they came with the program."""


def sample() -> Path | None:
    """A published budget with planted slips to try the program on; None where it did not come along."""
    path = resources.root().parent / "seeds" / SAMPLE
    return path if path.exists() else None


class Welcome(QWidget):
    """``wanted`` asks for a file to be chosen, ``pasted`` for what was copied elsewhere.

    ``chosen`` carries the path of a recent case, or of the sample.
    """

    wanted = Signal()
    pasted = Signal()
    chosen = Signal(Path)

    def __init__(self, recent: Sequence[Path]) -> None:
        super().__init__()
        QShortcut(QKeySequence.StandardKey.Paste, self).activated.connect(self.pasted)
        self.area = DropArea()
        self._fill_area()
        self.list = QListWidget()
        self.list.setAccessibleName(say("Recent cases"))
        self.list.setAlternatingRowColors(True)
        self.list.setTabKeyNavigation(False)
        self.list.itemActivated.connect(self._choose)
        for path, label in zip(recent, labels(recent), strict=True):
            item = QListWidgetItem(_card(path, label))
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            item.setToolTip(as_is(str(path)))
            self.list.addItem(item)
        page = QWidget()
        page.setFixedWidth(WIDE)
        layout = QVBoxLayout(page)
        layout.setSpacing(self.fontMetrics().height())
        if not recent:
            layout.addStretch(ABOVE)
        layout.addWidget(self.area)
        layout.addWidget(Steps())
        if recent:
            layout.addWidget(Label(say("Recent cases")))
            layout.addWidget(self.list, 1)
        else:
            layout.addStretch(BELOW)
            self.list.hide()
        around = QHBoxLayout(self)
        around.addStretch(1)
        around.addWidget(page)
        around.addStretch(1)

    def light(self, on: bool) -> None:
        """A file is held over the window, or no longer."""
        self.area.light(on)

    def _fill_area(self) -> None:
        layout, high = QVBoxLayout(self.area), self.fontMetrics().height()
        layout.setContentsMargins(high, high, high, high)
        hint = Label(say("Drop a budget file here, or press Ctrl+O to open one"))
        font = hint.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        hint.setFont(font)
        layout.addWidget(hint, alignment=CENTRE)
        several = Label(say("Text and tables published in several files: drop them together"))
        copied = Label(say("Or copy a table in Excel, WPS or a web page and press Ctrl+V here"))
        for told in (several, copied):
            layout.addWidget(told, alignment=CENTRE)
        self.button, self.try_out = QPushButton(say("Open…")), QPushButton(say("Open the sample"))
        self.button.clicked.connect(self.wanted)
        self.button.setDefault(True)
        self.try_out.clicked.connect(self._choose_sample)
        self.try_out.setVisible(sample() is not None)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.button)
        buttons.addWidget(self.try_out)
        buttons.addStretch(1)
        layout.addLayout(buttons)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(Path(item.data(Qt.ItemDataRole.UserRole)))

    def _choose_sample(self) -> None:
        if (path := sample()) is not None:
            self.chosen.emit(path)


def _card(path: Path, label: str) -> str:
    """What a case is about, and below it how it was left: its name, what is open in it, when it was worked on last."""
    left = places.left(path)
    if left is None:
        return "\n".join((one_line(label), worked_on(path)))
    errors = say("{count} errors open", count=left.errors) if left.errors else say("no error open")
    return "\n".join((one_line(left.subject), one_line(f"{label}　·　{errors}　·　{worked_on(path)}")))
