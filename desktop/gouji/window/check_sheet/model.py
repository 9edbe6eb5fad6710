"""The rows of the check sheet as a list: as long as the same rows stand, another answer changes them in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, Qt

from gouji.casework.sheet.answer import Answer
from gouji.window.check_sheet.rows import Kind, Row, rows_of
from gouji.window.index import NOWHERE, Index
from gouji.window.plain import as_is
from gouji.wording import in_order

ROLE = Qt.ItemDataRole
_STAYS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class SheetModel(QAbstractListModel):
    """One row a part, a line, and what stands below it; nobody stops at the name of a part."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def show_answers(self, answers: Sequence[Answer], *, only_open: bool) -> bool:
        """Show the answers as they stand; whether other rows stand there now."""
        now = rows_of(answers, only_open=only_open)
        if [one.key for one in now] != [one.key for one in self.rows]:
            self.beginResetModel()
            self.rows = now
            self.endResetModel()
            return True
        changed = [row for row, (was, one) in enumerate(zip(self.rows, now, strict=True)) if was != one]
        self.rows = now
        for row in changed:
            self.dataChanged.emit(self.index(row), self.index(row))
        return False

    def at(self, index: Index) -> Row | None:
        """The row at an index."""
        return self.rows[index.row()] if index.isValid() else None

    def find(self, key: tuple[str, ...]) -> Index:
        """The row of a key; where it stands no more, that of its line."""
        places = {one.key: number for number, one in enumerate(self.rows)}
        number = places.get(key, places.get(key[:1]))
        return NOWHERE if number is None else self.index(number)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.at(index)
        return Qt.ItemFlag.NoItemFlags if row is None or row.kind is Kind.PART else _STAYS

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        row = self.at(index)
        if row is None:
            return None
        match role:
            case ROLE.DisplayRole:
                return in_order(row.text)
            case ROLE.AccessibleTextRole:
                return in_order(row.spoken)
            case ROLE.ToolTipRole:
                return as_is(row.spoken) if row.kind is Kind.LINE else None
        return None
