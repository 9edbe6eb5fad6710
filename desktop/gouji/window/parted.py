"""A page in two parts: what is gone through, with a bar over it, and below or beside it what is told of the place gone
to."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget


def part(page: QWidget, bar: QHBoxLayout, *parts: tuple[QWidget, int]) -> None:
    """Lay a page out: its parts one above the other, each with its share of the height; none can be closed."""
    _part(Qt.Orientation.Vertical, page, bar, parts)


def part_across(page: QWidget, bar: QHBoxLayout, *parts: tuple[QWidget, int]) -> None:
    """The same side by side, each with its share of the width."""
    _part(Qt.Orientation.Horizontal, page, bar, parts)


def _part(way: Qt.Orientation, page: QWidget, bar: QHBoxLayout, parts: Iterable[tuple[QWidget, int]]) -> None:
    column = QSplitter(way)
    for number, (content, share) in enumerate(parts):
        column.addWidget(content)
        column.setStretchFactor(number, share)
    column.setChildrenCollapsible(False)
    box = QVBoxLayout(page)
    box.setContentsMargins(4, 4, 4, 4)
    box.addLayout(bar)
    box.addWidget(column)
