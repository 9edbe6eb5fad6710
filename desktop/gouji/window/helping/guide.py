"""The guide (F1): three steps, what the marks mean, what is checked and what is not, the keys used most.

Its words are a file for each language, without a network: a line that begins with ``#`` is a heading, one that begins
with ``[…]`` explains that mark, every other is a paragraph. The marks are those of the tables, painted by the same
hand. Held by ``test_the_guide_explains_every_mark_in_both_languages``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from gouji import resources
from gouji.window.helping.legend import Sample
from gouji.window.plain import Label
from gouji.wording import LANGUAGE, say

WIDE, HIGH = 760, 620
"""Pixels, where the screen has them."""

_LINE = re.compile(r"(?:(?P<heading>#)\s*|\[(?P<mark>\w+)\]\s*)?(?P<text>.+)")


def lines(language: str) -> Iterator[tuple[bool, str, str]]:
    """Each line of the guide: whether it is a heading, which mark it explains if any, and its words."""
    for line in resources.path("guide", f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if found := _LINE.match(line):
            yield found["heading"] is not None, found["mark"] or "", found["text"]


class Guide(QDialog):
    """Stands beside the work and never over it: nothing waits for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Guide"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = QWidget()
        grid = QGridLayout(page)
        grid.setColumnStretch(1, 1)
        for row, (is_heading, mark, text) in enumerate(lines(LANGUAGE.get())):
            label = Label(text)
            label.setWordWrap(True)
            if is_heading:
                font = label.font()
                font.setBold(True)
                font.setPointSizeF(font.pointSizeF() * 1.2)
                label.setFont(font)
                grid.setRowMinimumHeight(row, label.fontMetrics().height() * 2)
            if mark:
                sample = Sample(mark)
                sample.setFixedSize(sample.sizeHint())
                sample.setAccessibleName(text)
                grid.addWidget(sample, row, 0)
            grid.addWidget(label, row, 1 if mark else 0, 1, 1 if mark else 2)
        grid.setRowStretch(grid.rowCount(), 1)
        self.area = QScrollArea()
        self.area.setWidget(page)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(say("Guide"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)
        self.resize(WIDE, HIGH)
        self.area.setFocus()
