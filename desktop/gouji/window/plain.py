"""Text of documents is shown as it is: never marks that Qt would follow, such as a picture to be fetched.

Qt guesses what it is given. Whatever shows a text is a `Label`, or its text passes through `as_is`: tooltips and boxes.
`tests/window/test_plain.py` holds both.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from gouji.wording import in_order


class Label(QLabel):
    """A label of plain text."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(in_order(text))


def as_is(text: str) -> str:
    """A text for what guesses: marks in it are seen, not followed."""
    text = in_order(text)
    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>") if "<" in text else text
