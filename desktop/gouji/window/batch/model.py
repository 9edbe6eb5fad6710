"""The documents of a batch as a table, each with what is known of it so far, and their order.

Held by ``tests/window/batch/test_work_list.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QObject, QSortFilterProxyModel, Qt

from gouji.batch.done import Done
from gouji.batch.found import FOUND, found
from gouji.batch.record import Record
from gouji.batch.state import Kept
from gouji.model.names import by_number
from gouji.review.decisions import Given
from gouji.window.index import NOWHERE, Index
from gouji.window.plain import as_is, one_line
from gouji.wording import say

ROLE = Qt.ItemDataRole
ORDER = ROLE.UserRole
"""What a column is ordered by."""

Value = str | int


class Column(NamedTuple):
    """A message id as its head, and what it tells of a document that was read."""

    head: str
    told: Callable[[Record], Value]


def _answered_no(record: Record) -> Value:
    return "" if record.sheet is None else sum(line.answer == Given.NO.value for line in record.sheet)


COLUMNS = (
    Column("Body", lambda record: record.entity),
    Column("Year", lambda record: record.year or ""),
    Column("Stage", lambda record: say(record.stage)),
    Column("Form", lambda record: record.form),
    Column("differs", lambda record: record.states.get("differs", 0)),
    Column("to explain", lambda record: record.states.get("to explain", 0)),
    Column("Number of causes", lambda record: len(record.causes)),
    Column("Tables in doubt", lambda record: record.in_doubt),
    Column("check sheet: no", _answered_no),
)
HEADS = ("File", "State", *(column.head for column in COLUMNS), "What is told")
FILE, STATE, FORM, TOLD = 0, 1, HEADS.index("Form"), len(HEADS) - 1


def told_of(kept: Kept) -> str:
    """What there is to say of a document beside its figures: why it was not read or not checked, and notices."""
    if kept.record is None:
        return kept.refusal.message if kept.refusal else ""
    return "\n".join(filter(None, (kept.record.unread, *kept.record.notices)))


class BatchModel(QAbstractTableModel):
    """One line a document, in the order of their files; those that are not done yet tell their name alone."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.files: Sequence[Path] = ()
        self.done: dict[int, Done] = {}

    def show_files(self, files: Sequence[Path]) -> None:
        """Begin anew with these."""
        self.beginResetModel()
        self.files, self.done = files, {}
        self.endResetModel()

    def take(self, some: Sequence[Done]) -> None:
        """So many more are done; all that hangs on the order of the list is done once for them."""
        places = [one.place for one in some]
        self.done.update(zip(places, some, strict=True))
        self.dataChanged.emit(self.index(min(places), 0), self.index(max(places), len(HEADS) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.files)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == ROLE.DisplayRole:
            return say(HEADS[section])
        return None

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == ORDER:
            return self._order(index.row(), index.column())
        value = self._value(index.row(), index.column())
        if role == ROLE.DisplayRole:
            return one_line(str(value))
        if role == ROLE.ToolTipRole:
            return as_is(str(self.files[index.row()] if index.column() == FILE else value))
        if role == ROLE.TextAlignmentRole and isinstance(value, int):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _value(self, row: int, column: int) -> Value:
        if column == FILE:
            return self.files[row].name
        one = self.done.get(row)
        if one is None:
            return ""
        if column == STATE:
            return say(found(one.kept))
        if column == TOLD:
            return told_of(one.kept)
        return COLUMNS[column - STATE - 1].told(one.kept.record) if one.kept.record else ""

    def _order(self, row: int, column: int) -> Any:
        """Figures by their size, names so that numbers in them count, states from the worst; what is blank last."""
        value = self._value(row, column)
        if column == STATE:
            one = self.done.get(row)
            return FOUND.index(found(one.kept)) if one else len(FOUND)
        return (0, value) if isinstance(value, int) else (1, by_number(value))


class Ordered(QSortFilterProxyModel):
    """The lines that hold a text, in the order of a column."""

    def __init__(self, model: BatchModel) -> None:
        super().__init__(model)
        self.setSourceModel(model)
        self.setFilterKeyColumn(-1)
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setDynamicSortFilter(True)

    def lessThan(self, left: Index, right: Index) -> bool:
        model = self.sourceModel()
        return bool(model.data(left, ORDER) < model.data(right, ORDER))
