"""All relations of a case as a tree: tables, the laws that hold them, and under each law its relations.

A law may hold a million relations: they are numbers until one is looked at, and some of them at a time become rows; a
last row tells how many are left, and brings more. Held by ``tests/window/relations/test_page.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPalette

from gouji.casework.case import Case
from gouji.casework.relations.by_table import Wanted, by_table, distinct
from gouji.casework.relations.ends import end_in, told_in
from gouji.casework.relations.small_sum import SmallSum, small_sum
from gouji.checking.check import Check
from gouji.checking.families.family import STATES
from gouji.checking.relation import Relation
from gouji.model.document import Cell
from gouji.model.money import show_amount
from gouji.window.index import NOWHERE, Index
from gouji.window.looks import colour_of_state, shape_of_state
from gouji.window.plain import as_is, one_line
from gouji.window.relations.rows import STEP, Key, LawRow, TableRow
from gouji.wording import say

HEADS = ("Relation", "Outcome", "Sum of the parts", "Printed", "Difference")
RELATION, OUTCOME, TOTAL, PRINTED, DIFFERENCE = range(len(HEADS))

MOST_KEPT = 5000
"""How many relations that were looked at are remembered."""

OPEN = ("differs", "to explain", "hint", "rounding")
"""What does not agree, and is shown without being asked for."""

ROLES = Qt.ItemDataRole


class RelationsModel(QAbstractItemModel):
    """The relations of a case that are wanted. The index of a table carries 0, that of a law the number of its table
    from 1 on, and that of a relation, beyond these, the number of its law among all."""

    def __init__(self, case: Case, titles: Sequence[str], parent: QObject | None = None) -> None:
        """``titles`` tell the tables of the document apart."""
        super().__init__(parent)
        self.case = case
        self._titles = titles
        self.tables: list[TableRow] = []
        self.laws: list[LawRow] = []
        self.count = 0
        """How many relations are shown, or can be; one between two tables is one."""
        self._check: Check = case.check
        self._bundles = [*by_table(case.check)]
        self._counts: dict[int, Counter[str]] = {}
        self._kept: dict[Relation, SmallSum] = {}
        self.look(Wanted())

    def look(self, wanted: Wanted) -> None:
        """Show the relations that are wanted, as the case stands."""
        self.beginResetModel()
        if self._check is not self.case.check:
            self._check, self._bundles = self.case.check, [*by_table(self.case.check)]
        self._kept.clear()
        self.tables, self.laws, self._counts = [], [], {}
        for bundles in self._bundles:
            shown = [(one, chosen) for one in bundles if len(chosen := one.choose(wanted))]
            if shown:
                table = TableRow(shown[0][0].table)
                table.laws = [*range(len(self.laws), len(self.laws) + len(shown))]
                above = len(self.tables)
                self.laws += [LawRow(one, chosen, above) for one, chosen in shown]
                self.tables.append(table)
        self.count = distinct(law.chosen for law in self.laws)
        self.endResetModel()

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, 0)
        if parent.internalId() == 0:
            return self.createIndex(row, column, parent.row() + 1)
        return self.createIndex(row, column, self._below + self._law_at(parent))

    @property
    def _below(self) -> int:
        """What the index of a relation carries for the first law."""
        return len(self.tables) + 1

    def _law_at(self, index: Index) -> int:
        return self.tables[index.internalId() - 1].laws[index.row()]

    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]
        carried = index.internalId() if index.isValid() else 0
        if carried == 0:
            return QModelIndex()
        if carried < self._below:
            return self.createIndex(carried - 1, 0, 0)
        number = carried - self._below
        above = self.laws[number].above
        return self.createIndex(number - self.tables[above].laws[0], 0, above + 1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        if not parent.isValid():
            return len(self.tables)
        if parent.column() != 0 or parent.internalId() >= self._below:
            return 0
        if parent.internalId() == 0:
            return len(self.tables[parent.row()].laws)
        return self.laws[self._law_at(parent)].rows

    def columnCount(self, parent: Index = NOWHERE) -> int:
        del parent
        return len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ROLES.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == ROLES.DisplayRole:
            return say(HEADS[section])
        return None

    def sum_at(self, index: Index) -> SmallSum | None:
        """The relation of a row; None for a table, a law, and the row that brings more."""
        if not index.isValid() or index.internalId() < self._below:
            return None
        law = self.laws[index.internalId() - self._below]
        return self._sum(law.chosen[index.row()]) if index.row() < law.shown else None

    def _sum(self, relation: Relation) -> SmallSum:
        if relation not in self._kept:
            if len(self._kept) > MOST_KEPT:
                self._kept.clear()
            self._kept[relation] = small_sum(self._check, relation)
        return self._kept[relation]

    def cell(self, index: Index) -> Cell | None:
        """Where a row leads to: the figure of a relation in the table that it stands under."""
        one = self.sum_at(index)
        if one is None:
            return None
        return end_in(one, self.laws[index.internalId() - self._below].bundle.table)

    def bring_more(self, index: Index) -> bool:
        """Make rows of more relations in the place of a row that tells of them; whether it does."""
        if not index.isValid() or index.internalId() < self._below or self.sum_at(index) is not None:
            return False
        law, parent = self.laws[index.internalId() - self._below], index.parent()
        first, last = law.shown, min(law.shown + STEP, len(law.chosen) - 1)  # with the row that tells of still more
        self.beginRemoveRows(parent, first, first)
        law.tells_more = False
        self.endRemoveRows()
        self.beginInsertRows(parent, first, last)
        law.bring_more()
        self.endInsertRows()
        return True

    def key(self, index: Index) -> Key | None:
        """What a row stands for."""
        if not index.isValid():
            return None
        if index.internalId() == 0:
            return self.tables[index.row()].number, "", None
        if index.internalId() < self._below:
            bundle = self.laws[self._law_at(index)].bundle
            return bundle.table, bundle.law.id, None
        bundle, one = self.laws[index.internalId() - self._below].bundle, self.sum_at(index)
        return bundle.table, bundle.law.id, one.relation if one else None

    def find(self, key: Key) -> QModelIndex:
        """The row of a key; invalid where it is not shown."""
        number, law_id, relation = key
        for row, table in enumerate(self.tables):
            if table.number != number:
                continue
            top = self.index(row, 0)
            if not law_id:
                return top
            for below, law in enumerate(table.laws):
                if self.laws[law].bundle.law.id == law_id:
                    found = self.index(below, 0, top)
                    at = None if relation is None else self.laws[law].chosen.index(relation)
                    if at is None or at >= self.laws[law].shown:
                        return found if relation is None else QModelIndex()
                    return self.index(at, 0, found)
        return QModelIndex()

    def tops(self) -> Iterator[QModelIndex]:
        """Every table."""
        return (self.index(row, 0) for row in range(len(self.tables)))

    def is_open(self, index: Index) -> bool:
        """Whether something under a row does not agree."""
        return any(self._counts_of(index)[state] for state in OPEN)

    def data(self, index: Index, role: int = ROLES.DisplayRole) -> Any:
        if not index.isValid():
            return None
        match role:
            case ROLES.DisplayRole:
                return one_line(self._text(index))
            case ROLES.ToolTipRole:
                return as_is(self._tip(index))
            case ROLES.TextAlignmentRole if index.column() >= TOTAL:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case ROLES.ForegroundRole if index.column() in (OUTCOME, DIFFERENCE):
                state = self._state(index)
                return colour_of_state(state, QGuiApplication.palette()) if state else None
            case ROLES.ForegroundRole if index.internalId() >= self._below and self.sum_at(index) is None:
                return QGuiApplication.palette().color(QPalette.ColorRole.Link)
            case ROLES.FontRole if index.internalId() == 0:
                font = QGuiApplication.font()
                font.setWeight(QFont.Weight.Medium)
                return font
        return None

    def _text(self, index: Index) -> str:
        column, carried = index.column(), index.internalId()
        if carried >= self._below:
            return self._text_of_relation(index)
        if column == OUTCOME:
            counts = self._counts_of(index)
            return "　".join(f"{shape_of_state(state)} {counts[state]}" for state in STATES[:-1] if counts[state])
        if column != RELATION:
            return ""
        if carried:
            law = self.laws[self._law_at(index)].bundle.law
            return f"{law.id}　{say(law.name)}" if law.name else law.id
        number = self.tables[index.row()].number
        if number is None:
            return say("Rules that found nothing to hold")
        return f"{self.case.document.tables[number].id}　{self._titles[number]}"

    def _text_of_relation(self, index: Index) -> str:
        law, one = self.laws[index.internalId() - self._below], self.sum_at(index)
        if one is None:
            left = len(law.chosen) - law.shown
            return say("{count} more; Enter shows them", count=left) if index.column() == RELATION else ""
        match index.column():
            case 0:
                return told_in(self._check, one, law.bundle.table)
            case 1:
                return f"{shape_of_state(one.state)} {say(one.state)}"
        fen = (one.total, one.printed, one.difference)[index.column() - TOTAL]
        if fen is None:
            return ""
        told = show_amount(fen, one.unit)
        return f"+{told}" if index.column() == DIFFERENCE and fen > 0 else told

    def _tip(self, index: Index) -> str:
        if index.internalId() == 0:
            return self._text(index.sibling(index.row(), RELATION))
        law = self._law_of(index)
        return "\n".join((say(law.name) if law.name else law.id, *map(say, law.reason)))

    def _law_of(self, index: Index) -> Any:
        number = index.internalId() - self._below
        return self.laws[number if number >= 0 else self._law_at(index)].bundle.law

    def _counts_of(self, index: Index) -> Counter[str]:
        """How many came out how, of a law in a table or of all in it; counted when it is first asked for."""
        laws = self.tables[index.row()].laws if index.internalId() == 0 else [self._law_at(index)]
        counts: Counter[str] = Counter()
        for number in laws:
            if number not in self._counts:
                self._counts[number] = self.laws[number].bundle.counts()
            counts += self._counts[number]
        return counts

    def _state(self, index: Index) -> str:
        """The word of the worst state under a row."""
        if index.internalId() >= self._below:
            one = self.sum_at(index)
            return one.state if one else ""
        counts = self._counts_of(index)
        return next((state for state in STATES if counts[state]), "")
