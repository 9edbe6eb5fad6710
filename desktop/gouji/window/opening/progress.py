"""How far a file is read, with 取消 beside it, in the status bar."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from gouji.window.plain import one_line
from gouji.wording import say


class Progress(QWidget):
    """Seen only while something is read."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setFixedWidth(240)
        self.cancel = QPushButton(say("Cancel"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.bar)
        layout.addWidget(self.cancel)
        layout.addStretch(1)
        self.hide()

    def begin(self, name: str) -> None:
        """Nothing of a file is read yet."""
        self.bar.setValue(0)
        self.bar.setFormat(say("Reading {name}", name=one_line(name).replace("%", "％")) + " %p%")
