"""What the window shows while no case is open: how to begin, and the cases worked on last."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gouji.window.opening.recents import labels, worked_on
from gouji.window.plain import Label, as_is, one_line
from gouji.wording import say


class Welcome(QWidget):
    """``wanted`` asks for a file to be chosen, ``pasted`` for what was copied elsewhere.

    ``chosen`` carries the path of a recent case.
    """

    wanted = Signal()
    pasted = Signal()
    chosen = Signal(Path)

    def __init__(self, recent: Sequence[Path]) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        hint = Label(say("Drop a budget file here, or press Ctrl+O to open one"))
        font = hint.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        hint.setFont(font)
        layout.addWidget(hint, alignment=Qt.AlignmentFlag.AlignHCenter)
        several = Label(say("Text and tables published in several files: drop them together"))
        layout.addWidget(several, alignment=Qt.AlignmentFlag.AlignHCenter)
        copied = Label(say("Or copy a table in Excel, WPS or a web page and press Ctrl+V here"))
        layout.addWidget(copied, alignment=Qt.AlignmentFlag.AlignHCenter)
        QShortcut(QKeySequence.StandardKey.Paste, self).activated.connect(self.pasted)
        button = QPushButton(say("Open…"))
        button.clicked.connect(self.wanted)
        layout.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.list = QListWidget()
        letter = self.list.fontMetrics()
        self.list.setFixedSize(letter.horizontalAdvance("0") * 72, letter.height() * 14)
        self.list.itemActivated.connect(self._choose)
        for path, label in zip(recent, labels(recent), strict=True):
            item = QListWidgetItem(one_line(f"{worked_on(path)}　{label}"))
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            item.setToolTip(as_is(str(path)))
            self.list.addItem(item)
        if recent:
            layout.addSpacing(letter.height())
            layout.addWidget(Label(say("Recent cases")), alignment=Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(self.list, alignment=Qt.AlignmentFlag.AlignHCenter)
        else:
            self.list.hide()
        layout.addStretch(3)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(Path(item.data(Qt.ItemDataRole.UserRole)))
