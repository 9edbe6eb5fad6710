"""The guide (F1): three steps, what the marks mean, what is checked and what is not, the keys used most.

Its words are a file for each language, without a network: a line that begins with ``#`` is a heading, one that begins
with ``[…]`` explains that mark, one with ``!…`` the picture of that name; every other is a paragraph. The marks are
those of the tables, painted by the same hand; the pictures are cut out of the window (``packaging/draw_pictures.py``).
Held by ``test_the_guide_explains_every_mark_in_both_languages``, ``test_the_guide_shows_its_pictures``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gouji import resources
from gouji.window.helping.legend import Sample
from gouji.window.plain import Label
from gouji.wording import LANGUAGE, say

WIDE, HIGH = 860, 680
"""Pixels, where the screen has them."""

PICTURE = 780
"""Pixels that a picture takes across at most."""

_LINE = re.compile(r"(?:(?P<heading>#)\s*|\[(?P<mark>\w+)\]\s*|!(?P<picture>[\w-]+)\s+)?(?P<text>.+)")


class Line(NamedTuple):
    """A line of the guide: whether it is a heading, which mark it explains and which picture, if any; its words."""

    is_heading: bool
    mark: str
    picture: str
    text: str


def lines(language: str) -> Iterator[Line]:
    """Each line of the guide."""
    for line in resources.path("guide", f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if found := _LINE.match(line):
            yield Line(found["heading"] is not None, found["mark"] or "", found["picture"] or "", found["text"])


def picture(name: str, told: str) -> Label:
    """What the window shows, as it was cut out of it; whoever listens hears what is ``told`` of it."""
    shown, label = QPixmap(str(resources.path("guide", "pictures", LANGUAGE.get(), f"{name}.png"))), Label()
    if shown.width() > PICTURE:
        shown = shown.scaledToWidth(PICTURE, Qt.TransformationMode.SmoothTransformation)
    label.setPixmap(shown)
    label.setFrameShape(QFrame.Shape.StyledPanel)
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    label.setAccessibleName(told)
    return label


class Guide(QDialog):
    """Stands beside the work and never over it: nothing waits for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Guide"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = QWidget()
        grid = QGridLayout(page)
        grid.setColumnStretch(1, 1)
        for at, (is_heading, mark, shown, text) in enumerate(lines(LANGUAGE.get())):
            row, label = 2 * at, Label(text)
            label.setWordWrap(True)
            if shown:
                grid.addWidget(picture(shown, text), row + 1, 0, 1, 2)
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
