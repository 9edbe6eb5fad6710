"""What the window shows while no case is open: how to begin, and the cases worked on last."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gouji.window.opening import Opening
from gouji.window.recents import labels, worked_on
from gouji.wording import say


class Welcome(QStackedWidget):
    """``wanted`` asks for a file to be chosen, ``chosen`` carries the path of a recent case.

    While a file is being read, the titles of its tables are listed as they are recognised.
    """

    wanted = Signal()
    chosen = Signal(Path)

    def __init__(self, recent: Sequence[Path]) -> None:
        super().__init__()
        beginning = QWidget()
        self.addWidget(beginning)
        self.reading = Reading()
        self.addWidget(self.reading)
        layout = QVBoxLayout(beginning)
        layout.addStretch(2)
        hint = _large(say("Drop a budget file here, or press Ctrl+O to open one"))
        layout.addWidget(hint, alignment=Qt.AlignmentFlag.AlignHCenter)
        button = QPushButton(say("Open…"))
        button.clicked.connect(self.wanted)
        layout.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.list = QListWidget()
        letter = self.list.fontMetrics()
        _fix_size(self.list)
        self.list.itemActivated.connect(self._choose)
        for path, label in zip(recent, labels(recent), strict=True):
            item = QListWidgetItem(f"{worked_on(path)}　{label}")
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            item.setToolTip(str(path))
            self.list.addItem(item)
        if recent:
            layout.addSpacing(letter.height())
            layout.addWidget(QLabel(say("Recent cases")), alignment=Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(self.list, alignment=Qt.AlignmentFlag.AlignHCenter)
        else:
            self.list.hide()
        layout.addStretch(3)

    def follow(self, opening: Opening) -> None:
        """Show what is being read, as far as it is known."""
        opening.began.connect(self._begin)
        opening.met.connect(self.reading.tables.addItem)
        opening.ended.connect(self._end)

    def _begin(self, name: str) -> None:
        self.reading.begin(name)
        self.setCurrentWidget(self.reading)

    def _end(self) -> None:
        self.setCurrentIndex(0)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(Path(item.data(Qt.ItemDataRole.UserRole)))


class Reading(QWidget):
    """The tables of a file that is being read, as they are recognised."""

    def __init__(self) -> None:
        super().__init__()
        self.told = _large("")
        self.tables = QListWidget()
        _fix_size(self.tables)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(self.told, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(self.tables.fontMetrics().height())
        layout.addWidget(QLabel(say("Tables recognised so far")), alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.tables, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def begin(self, name: str) -> None:
        """Start over with another file."""
        self.told.setText(say("Reading {name}", name=name))
        self.tables.clear()


def _large(text: str) -> QLabel:
    label = QLabel(text)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * 1.4)
    label.setFont(font)
    return label


def _fix_size(listed: QListWidget) -> None:
    letter = listed.fontMetrics()
    listed.setFixedSize(letter.horizontalAdvance("0") * 72, letter.height() * 14)
