"""The journal as a table, the newest first, of which what is asked for is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject

from gouji.casework.history.record import Asked, Record
from gouji.window.index import NOWHERE
from gouji.window.lines_model import LinesModel

HEADS = ("Time", "By whom", "What was done", "Place", "Before", "After")


class JournalModel(LinesModel[Record]):
    """What comes behind the journal that is shown is put above it, and no other row moves."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(HEADS, Asked(), parent)

    def show_lines(self, lines: Sequence[Record]) -> None:
        before, self._lines = self._lines, (*lines,)
        if self._lines[: len(before)] != before:
            self.ask(self.asked)
        elif more := [one for one in self._lines[len(before) :] if self.asked.holds(one)]:
            self.beginInsertRows(NOWHERE, 0, len(more) - 1)
            self.shown[:0] = reversed(more)
            self.endInsertRows()

    def in_order(self) -> Iterable[Record]:
        return reversed(self._lines)
