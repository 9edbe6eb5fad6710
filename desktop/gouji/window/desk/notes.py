"""The page of what is to be told of the source and of the rules beside the findings."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from gouji.casework.telling.notes import notes
from gouji.casework.telling.unchecked import told_of_rules
from gouji.checking.check import Check
from gouji.wording import in_order, say


class ReadingNotes(QPlainTextEdit):
    """One line a note, to be read and copied."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(say("Rules used"))

    def show_notes(self, check: Check) -> None:
        """Show what is to be told now; nothing moves where that is the same."""
        told = in_order("\n\n".join("\n".join(lines) for lines in (notes(check), told_of_rules(check))).strip())
        if told != self.toPlainText():
            self.setPlainText(told)
