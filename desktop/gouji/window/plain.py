"""Text of documents is shown as it is: never marks that Qt would follow, such as a picture to be fetched.

Qt guesses what it is given. Whatever shows a text is a `Label` or a `Box`, or its text passes through `as_is`, as
tooltips do; what paints its text without guessing, such as a list or a title, is given it in order.
`tests/window/test_plain.py` holds both, and walks through the window with a document that is full of marks.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from gouji.wording import in_order, printable, say


class Label(QLabel):
    """A label of plain text."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(in_order(text))


class Box(QMessageBox):
    """A box that tells something in plain text."""

    def __init__(
        self, text: str, icon: QMessageBox.Icon = QMessageBox.Icon.NoIcon, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setIcon(icon)
        self.setWindowTitle(say("Gouji"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(in_order(text))


def one_line(text: str) -> str:
    """A text for what has one line, such as a title or an entry of a list, and does not guess."""
    return in_order(printable(text))


def as_is(text: str) -> str:
    """A text for what guesses: marks in it are seen, not followed."""
    text = in_order(text)
    guessed = "<" in text or "&" in text
    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>") if guessed else text
