"""The findings of a case as a table with a tick box, each with its place, its relation and its amounts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette

from gouji.casework.case import Case
from gouji.casework.findings import Turn
from gouji.casework.listed import (
    Listed,
    amounts_sorted_by,
    amounts_told,
    relation_told,
    told,
    told_with_reason,
)
from gouji.casework.prose.proof import stands_at
from gouji.casework.prose.said import Said, told_singly
from gouji.casework.step import Step
from gouji.casework.telling.review.handlings import marked
from gouji.casework.telling.review.handlings import told as handling_told
from gouji.checking.findings import Finding
from gouji.checking.rules.laws import Severity
from gouji.errors import UserError
from gouji.window.index import NOWHERE, Index
from gouji.window.looks import SHAPES, colours, look_of_state
from gouji.window.plain import as_is
from gouji.wording import in_order, say

HEADS = ("Table", "Row", "Column", "Relation", "Expected", "Stated", "Difference", "Severity", "State", "Remark")
TABLE, ROW, COLUMN, RELATION, EXPECTED, STATED, DIFFERENCE, SEVERITY, STATE, REMARK = range(len(HEADS))
AMOUNTS = (EXPECTED, STATED, DIFFERENCE)

SORTED_BY = Qt.ItemDataRole.UserRole
"""Gives what a cell is sorted by: an amount as a number, a place in the order of the document."""

ROLE = Qt.ItemDataRole


class FindingsModel(QAbstractTableModel):
    """What does not agree, the worst first; the box in the first column tells that a finding is checked.

    ``marked`` carries the Step of a tick or a remark, which is to be shown like any other.
    """

    marked = Signal(Step)
    failed = Signal(str)
    """A mark could not be kept: the sentence that says why."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.findings: list[Listed] = list(case.listed)
        self.of_text = 0
        """How many of them, at the end, are of the text."""

    def forget(self) -> None:
        """A table has other rows: all findings are others, and no cell of those before is asked for any more.

        Those of the text come again once it is judged."""
        self.beginResetModel()
        self.findings, self.of_text = list(self.case.listed), 0
        self.endResetModel()

    def show(self, turns: Iterable[Turn]) -> None:
        """Do to the rows what a step did to the list, and to no other, so that the view keeps its place."""
        for turn in turns:
            if turn.now is None:
                self.beginRemoveRows(NOWHERE, turn.row, turn.row)
                del self.findings[turn.row]
                self.endRemoveRows()
            elif turn.was is None:
                self.beginInsertRows(NOWHERE, turn.row, turn.row)
                self.findings.insert(turn.row, turn.now)
                self.endInsertRows()
            else:
                self.findings[turn.row] = turn.now
                self.dataChanged.emit(self.index(turn.row, 0), self.index(turn.row, len(HEADS) - 1))

    def show_text(self) -> None:
        """Show what is found of the text as it was judged last, behind what is found of the tables."""
        first, now = len(self.findings) - self.of_text, told_singly(self.case.check)
        wanted = {one.id for one in now}
        for row in reversed(range(first, len(self.findings))):
            if self.findings[row].id not in wanted:
                self.beginRemoveRows(NOWHERE, row, row)
                del self.findings[row]
                self.endRemoveRows()
        for row, one in enumerate(now, start=first):
            if row < len(self.findings) and self.findings[row].id == one.id:
                self.findings[row] = one
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(HEADS) - 1))
            else:
                self.beginInsertRows(NOWHERE, row, row)
                self.findings.insert(row, one)
                self.endInsertRows()
        self.of_text = len(now)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.findings)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == ROLE.DisplayRole:
            return say(HEADS[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() == TABLE:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if index.column() == REMARK:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        finding, column = self.findings[index.row()], index.column()
        match role:
            case ROLE.DisplayRole:
                return in_order(self._text(finding, column))
            case ROLE.EditRole:
                return self._text(finding, column)
            case ROLE.CheckStateRole if column == TABLE:
                return Qt.CheckState.Checked if self.case.handling_on(finding) else Qt.CheckState.Unchecked
            case ROLE.ForegroundRole if self.case.handling_on(finding):
                return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
            case ROLE.ForegroundRole if column in (TABLE, STATE):
                return colours(look_of_state(finding.state), QGuiApplication.palette())[0]
            case ROLE.TextAlignmentRole if column in AMOUNTS:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case ROLE.ToolTipRole:
                return as_is(self._told(finding))
            case _ if role == SORTED_BY:
                return self._sorted_by(finding, column)
        return None

    def _text(self, finding: Listed, column: int) -> str:
        if column in AMOUNTS:
            return amounts_told(self.case.check, finding)[column - EXPECTED]
        match column:
            case c if c == TABLE:
                return f"{SHAPES[look_of_state(finding.state)]} {self._table(finding)}".strip()
            case c if c in (ROW, COLUMN):
                return self._place(finding, column)
            case c if c == RELATION:
                return relation_told(finding)
            case c if c == SEVERITY:
                return say(finding.severity.value)
            case c if c == STATE:
                return marked(self.case.state_on(finding)) or say(finding.state)
        return self.case.marks.remarks.get(finding.id, "")

    def _table(self, finding: Listed) -> str:
        if isinstance(finding, Said):
            return say("Text")
        return self.case.document.tables[finding.cells[0].table].id if finding.cells else ""

    def _place(self, finding: Listed, column: int) -> str:
        """The row or the column of the figure that is stated; of what holds no figure the sentence instead of a row."""
        if isinstance(finding, Said):
            return f"{stands_at(self.case.check, finding)} {_called(finding)}" if column == ROW else ""
        if not finding.cells:
            return told(self.case.check, finding) if column == ROW else ""
        cell = finding.cells[0]
        table = self.case.document.tables[cell.table]
        if column == COLUMN:
            return table.columns[cell.column]
        row = table.rows[cell.row]
        return " ".join(filter(None, (row.code, row.name)))

    def _told(self, finding: Listed) -> str:
        given, found = self.case.handling_on(finding), told_with_reason(self.case.check, finding)
        return found if given is None else "\n".join((found, handling_told(given)))

    def _sorted_by(self, finding: Listed, column: int) -> Any:
        """Amounts by their size in 分, the difference by how far it is out; places in the order of the document."""
        if column in AMOUNTS:
            fen = amounts_sorted_by(finding)[column - EXPECTED]
            return -1.0 if fen is None else float(abs(fen))
        if column == TABLE:
            return finding.cells[0].table if finding.cells and isinstance(finding, Finding) else self._behind
        if column == SEVERITY:
            return list(Severity).index(finding.severity)
        return self._text(finding, column)

    @property
    def _behind(self) -> int:
        return len(self.case.document.tables)

    def setData(self, index: Index, value: Any, role: int = ROLE.EditRole) -> bool:
        if not index.isValid():
            return False
        finding = self.findings[index.row()]
        try:
            if role == ROLE.CheckStateRole and index.column() == TABLE:
                step = self.case.tick(finding, Qt.CheckState(value) is Qt.CheckState.Checked)
            elif role == ROLE.EditRole and index.column() == REMARK:
                step = self.case.remark(finding, str(value))
            else:
                return False
        except UserError as error:
            self.failed.emit(say(error.message, **error.params))
            return False
        self.marked.emit(step)
        return True


def _called(one: Said) -> str:
    """What words of the text are of, or the words."""
    return one.held.claim.called if one.held else one.wording.text if one.wording else ""
