"""Lines of texts as a table, of which what is asked for is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from gouji.window.index import NOWHERE, Index
from gouji.window.plain import as_is, one_line
from gouji.wording import say

ROLE = Qt.ItemDataRole


class Texts(Protocol):
    """A line: its texts, a column each."""

    @property
    def texts(self) -> tuple[str, ...]: ...


OneLine = TypeVar("OneLine", bound=Texts)
Asked_contra = TypeVar("Asked_contra", contravariant=True)


class Asking(Protocol[Asked_contra]):
    """What a line must be to be shown."""

    def holds(self, line: Asked_contra, /) -> bool: ...


class LinesModel(QAbstractTableModel, Generic[OneLine]):
    """``shown`` are the lines that are as ``asked``; ``heads`` are message ids."""

    def __init__(self, heads: Sequence[str], asked: Asking[OneLine], parent: QObject) -> None:
        super().__init__(parent)
        self._heads, self.asked = heads, asked
        self._lines: Sequence[OneLine] = ()
        self.shown: list[OneLine] = []

    def show_lines(self, lines: Sequence[OneLine]) -> None:
        """Show other lines."""
        self._lines = lines
        self.ask(self.asked)

    def ask(self, asked: Asking[OneLine]) -> None:
        """Show only what is as asked."""
        self.beginResetModel()
        self.asked = asked
        self.shown = [one for one in self.in_order() if asked.holds(one)]
        self.endResetModel()

    def in_order(self) -> Iterable[OneLine]:
        """The lines from above."""
        return self._lines

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == ROLE.DisplayRole:
            return say(self._heads[section])
        return None

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        text = self.shown[index.row()].texts[index.column()]
        if role == ROLE.DisplayRole:
            return one_line(text)
        return as_is(text) if role == ROLE.ToolTipRole else None
