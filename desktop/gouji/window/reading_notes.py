"""The page of what the reader has to tell of the source."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from gouji.casework.reading_notes import notes
from gouji.model.document import Document


class ReadingNotes(QPlainTextEdit):
    """One line a note, to be read and copied."""

    def __init__(self, document: Document) -> None:
        super().__init__("\n".join(notes(document)))
        self.setReadOnly(True)
