"""The documents of a batch as a table, each with what is known of it so far, and their order.

Held by ``tests/window/batch/test_work_list.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QSortFilterProxyModel, Qt

from gouji.batch.done import Done
from gouji.batch.found import FOUND, found
from gouji.batch.record import Record
from gouji.batch.state import Kept
from gouji.model.names import by_number
from gouji.review.decisions import Given
from gouji.window.index import Index
from gouji.window.lines_model import ROLE, LinesModel
from gouji.window.plain import as_is
from gouji.wording import say

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


@dataclass(frozen=True)
class Document:
    """A line: a file, and what came of it once it is done. What it tells is made once: a list is put in order often."""

    path: Path
    kept: Kept | None = None

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Those that are not done yet tell their name alone."""
        if self.kept is None:
            return (self.path.name, *[""] * (len(HEADS) - 1))
        record = self.kept.record
        told = [column.told(record) if record else "" for column in COLUMNS]
        return (self.path.name, say(found(self.kept)), *told, told_of(self.kept))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        return (*map(str, self.values),)


class Every:
    """Nothing is left out: the list is narrowed where it is put in order."""

    def holds(self, _line: Document) -> bool:
        return True


class BatchModel(LinesModel[Document]):
    """The documents in the order of their files."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(HEADS, Every(), parent)

    def show_files(self, files: Sequence[Path]) -> None:
        """Begin anew with these."""
        self.show_lines([*map(Document, files)])

    def take(self, some: Sequence[Done]) -> None:
        """So many more are done; all that hangs on the order of the list is done once for them."""
        places = [one.place for one in some]
        for one in some:
            self.shown[one.place] = Document(one.path, one.kept)
        self.dataChanged.emit(self.index(min(places), 0), self.index(max(places), len(HEADS) - 1))

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        if role == ROLE.DisplayRole or not index.isValid():
            return super().data(index, role)
        line, column = self.shown[index.row()], index.column()
        if role == ORDER:
            return _order(line, column)
        if role == ROLE.ToolTipRole and column == FILE:
            return as_is(str(line.path))
        if role == ROLE.TextAlignmentRole and isinstance(line.values[column], int):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().data(index, role)


def _order(line: Document, column: int) -> Any:
    """Figures by their size, names so that numbers in them count, states from the worst; what is blank last."""
    if column == STATE:
        return FOUND.index(found(line.kept)) if line.kept else len(FOUND)
    value = line.values[column]
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
