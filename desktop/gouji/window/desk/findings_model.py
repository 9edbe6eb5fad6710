"""The findings of a case as a list with a tick box, and the filter over it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QGuiApplication

from gouji.casework.case import Case
from gouji.casework.findings import Turn
from gouji.casework.step import Step
from gouji.casework.telling.sentences import sentence, with_reason
from gouji.checking.findings import Finding
from gouji.errors import UserError
from gouji.window.index import NOWHERE, Index
from gouji.window.looks import SHAPES, colours, look_of
from gouji.window.plain import as_is
from gouji.wording import in_order, say

HEADS = ("Outcome", "Severity", "Finding", "Ticked", "Remark")
FINDING, TICKED, REMARK = map(HEADS.index, ("Finding", "Ticked", "Remark"))


class FindingsModel(QAbstractTableModel):
    """What does not agree, the worst first; the box in the first column ticks a finding off.

    ``marked`` carries the Step of a tick or a remark, which is to be shown like any other.
    """

    marked = Signal(Step)
    failed = Signal(str)
    """A mark could not be kept: the sentence that says why."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.findings: list[Finding] = list(case.listed)

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

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.findings)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return say(HEADS[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() == 0:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if index.column() == REMARK:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        finding = self.findings[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return in_order(self._text(finding, index.column()))
            case Qt.ItemDataRole.EditRole:
                return self._text(finding, index.column())
            case Qt.ItemDataRole.CheckStateRole if index.column() == 0:
                return Qt.CheckState.Checked if self.case.tick_on(finding) else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ForegroundRole if index.column() == 0:
                return colours(look_of(finding), QGuiApplication.palette())[0]
            case Qt.ItemDataRole.ToolTipRole:
                return as_is(with_reason(self.case.document, finding))
        return None

    def _text(self, finding: Finding, column: int) -> str:
        tick = self.case.tick_on(finding)
        return (
            f"{SHAPES[look_of(finding)]} {say(finding.state)}",
            say(finding.severity.value),
            sentence(self.case.document, finding),
            f"{tick.who} {tick.at[:16].replace('T', ' ')}" if tick else "",
            self.case.marks.remarks.get(finding.id, ""),
        )[column]

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid():
            return False
        finding = self.findings[index.row()]
        try:
            if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
                step = self.case.tick(finding, Qt.CheckState(value) is Qt.CheckState.Checked)
            elif role == Qt.ItemDataRole.EditRole and index.column() == REMARK:
                step = self.case.remark(finding, str(value))
            else:
                return False
        except UserError as error:
            self.failed.emit(say(error.message, **error.params))
            return False
        self.marked.emit(step)
        return True


class FindingsFilter(QSortFilterProxyModel):
    """Which findings are listed: of one state and severity or all, only those not ticked or all."""

    def __init__(self, model: FindingsModel) -> None:
        super().__init__()
        self.model = model
        self.state = self.severity = ""
        self.only_open = False
        self.setSourceModel(model)

    def choose(self, state: str, severity: str, only_open: bool) -> None:
        """``state`` is the word of ``Finding.state``, ``severity`` of a Severity; blank stands for all."""
        self.beginFilterChange()
        self.state, self.severity = state, severity
        self.only_open = only_open
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        del parent
        finding = self.model.findings[row]
        if self.state not in ("", finding.state) or self.severity not in ("", finding.severity.value):
            return False
        return not (self.only_open and self.model.case.tick_on(finding))

    def finding(self, index: Index) -> Finding:
        """The finding of a listed row."""
        return self.model.findings[self.mapToSource(index).row()]
