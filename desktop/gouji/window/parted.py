"""A page in two parts: what is gone through, with a bar over it, and below it what is told of the place gone to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget


def part(page: QWidget, bar: QHBoxLayout, *parts: tuple[QWidget, int]) -> None:
    """Lay a page out: its parts one above the other, each with its share of the height; none can be closed."""
    column = QSplitter(Qt.Orientation.Vertical)
    for number, (content, share) in enumerate(parts):
        column.addWidget(content)
        column.setStretchFactor(number, share)
    column.setChildrenCollapsible(False)
    box = QVBoxLayout(page)
    box.setContentsMargins(4, 4, 4, 4)
    box.addLayout(bar)
    box.addWidget(column)
