"""What the reader has to tell of the source: its notices, and text that found no place in a table."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QPlainTextEdit

from gouji.model.document import Document
from gouji.wording import say, where


class ReadingNotes(QPlainTextEdit):
    """One line a note, to be read and copied."""

    def __init__(self, document: Document) -> None:
        super().__init__("\n".join(notes(document)))
        self.setReadOnly(True)


def notes(document: Document) -> Iterator[str]:
    """Every notice, then every text without a place."""
    for notice in document.notices:
        yield say(notice.message, **notice.params)
    for one in document.unplaced:
        yield say("{where}: found no place: {text}", where=where(one.source), text=one.text).strip()
