"""The causes of a case as a tree: a row a cause, its findings below it.

A row that stands stays where it is and what it was to the view: what came and what went is told row by row, so that no
cause moves away from the cursor while the search goes on. Held by
``test_a_cause_stays_under_the_cursor_while_others_are_found``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPalette

from gouji.casework.case import Case
from gouji.casework.causes.cause import Cause
from gouji.casework.causes.told import (
    by_numeral,
    numeral,
    old_and_new,
    place_of,
    reason_of,
    rivals_of,
    settles_of,
    statement,
)
from gouji.casework.prose import proof
from gouji.casework.prose.proof import quoted, stands_at
from gouji.casework.prose.said import TEXT, Said, said_by_id
from gouji.casework.telling.review.handlings import SHAPES as STATE_SHAPES
from gouji.casework.telling.sentences import amounts_of, place, relation_of, with_reason
from gouji.checking.findings import Finding
from gouji.window.index import NOWHERE, Index
from gouji.window.looks import SHAPES, colours, look_of, look_of_state, shape_of_state
from gouji.window.plain import as_is
from gouji.window.worklist.lines import Line, lines_of
from gouji.wording import in_order, say, statements

HEADS = ("Cause", "Printed, or sum of parts", "Should be, or stated", "Settles, or difference", "Slip, or relation", "")
PLACE, OLD, NEW, SETTLES, REASON, ANSWERS = range(len(HEADS))
AMOUNTS = (OLD, NEW, SETTLES)

LINE = Qt.ItemDataRole.UserRole
"""Gives the Line of a row, or that of the finding below it."""

ROLE = Qt.ItemDataRole


class CausesModel(QAbstractItemModel):
    """Top level: the lines; below each the findings of its ids, as far as they stand."""

    def __init__(self, case: Case, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.case = case
        self.lines: list[Line] = []
        self._serials: list[int] = []
        """Of the lines, in their order: what the index of a finding knows its line by."""
        self._fresh = count(1)
        self._rows: dict[int, int] = {}
        self._texts: dict[object, tuple[str, ...]] = {}
        """What the lines say, by their keys, from one showing to the next: each is asked for by column and by role."""

    def show(self, causes: Iterable[Cause]) -> None:
        """Show these causes and what is gathered beside them."""
        self._texts.clear()
        wanted = lines_of(causes, self.case.listed)
        keys = {line.key for line in wanted}
        for row in reversed([row for row, line in enumerate(self.lines) if line.key not in keys]):
            self.beginRemoveRows(NOWHERE, row, row)
            del self.lines[row], self._serials[row]
            self._count()
            self.endRemoveRows()
        for row, line in enumerate(wanted):
            if row < len(self.lines) and self.lines[row].key == line.key:
                self._renew(row, line)
                continue
            self._bring(row, line)

    def forget(self) -> None:
        """List nothing, for the cells of what was listed are others."""
        self.beginResetModel()
        self.lines, self._serials = [], []
        self._texts.clear()
        self._count()
        self.endResetModel()

    def _bring(self, row: int, line: Line) -> None:
        """Put a line where it belongs; one that stands further below only moves."""
        before = next((at for at in range(row + 1, len(self.lines)) if self.lines[at].key == line.key), None)
        if before is not None:
            self.beginMoveRows(NOWHERE, before, before, NOWHERE, row)
            self.lines.insert(row, self.lines.pop(before))
            self._serials.insert(row, self._serials.pop(before))
            self._count()
            self.endMoveRows()
            self._renew(row, line)
            return
        self.beginInsertRows(NOWHERE, row, row)
        self.lines.insert(row, line)
        self._serials.insert(row, next(self._fresh))
        self._count()
        self.endInsertRows()

    def _renew(self, row: int, line: Line) -> None:
        """Another cause, or another state of it, in the row; what is folded below comes and goes as a whole."""
        was = self.lines[row]
        above = self.index(row, 0)
        if self._below(was) != self._below(line):
            if gone := len(self._below(was)):
                self.beginRemoveRows(above, 0, gone - 1)
                self.lines[row] = Line(was.key, (), was.cause, was.number, was.state)
                self.endRemoveRows()
            if come := len(self._below(line)):
                self.beginInsertRows(above, 0, come - 1)
                self.lines[row] = line
                self.endInsertRows()
        self.lines[row] = line
        self._texts.pop(line.key, None)
        self.dataChanged.emit(above, self.index(row, len(HEADS) - 1))
        if below := len(self._below(line)):
            self.dataChanged.emit(self.index(0, 0, above), self.index(below - 1, len(HEADS) - 1, above))

    def _below(self, line: Line) -> Sequence[str]:
        return line.findings if line.folds else ()

    def _count(self) -> None:
        self._rows = {serial: row for row, serial in enumerate(self._serials)}

    def find(self, key: object) -> QModelIndex:
        """The row of the line of a key; none where it is gone."""
        row = next((row for row, line in enumerate(self.lines) if line.key == key), None)
        return QModelIndex() if row is None else self.index(row, PLACE)

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._serials[parent.row()] if parent.isValid() else 0)

    def parent(self, index: Index = NOWHERE) -> Any:  # Qt's other parent() is never asked of a model
        row = self._rows.get(index.internalId()) if index.isValid() else None
        return QModelIndex() if row is None else self.createIndex(row, 0, 0)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        if not parent.isValid():
            return len(self.lines)
        if parent.internalId() or parent.column():
            return 0
        return len(self._below(self.lines[parent.row()]))

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == ROLE.DisplayRole:
            return say(HEADS[section]) if HEADS[section] else ""
        return _aligned(section) if role == ROLE.TextAlignmentRole else None

    def line(self, index: Index) -> Line | None:
        """The line of a row, or that of the finding below it."""
        if not index.isValid():
            return None
        row = self._rows.get(index.internalId())
        return self.lines[index.row() if row is None else row]

    def finding(self, index: Index) -> Finding | None:
        """The finding of a row, or that which a cause is alone; None where it no longer stands."""
        name = self._id(index)
        return None if name is None else self.case.listed.find(name)

    def said(self, index: Index) -> Said | None:
        """What the text says of which a row is, or that which a cause is alone or begins with."""
        line = self.line(index)
        name = self._id(index)
        if name is None and line is not None and line.cause is not None and line.cause.words:
            name = next(iter(line.findings), None)
        return said_by_id(self.case.check).get(name) if name is not None and name.startswith(TEXT) else None

    def _id(self, index: Index) -> str | None:
        """The id of what a row is of, or of what a cause is alone."""
        line = self.line(index)
        if line is None:
            return None
        if index.internalId():
            return line.findings[index.row()]
        alone = line.findings[:1] if line.cause is not None and not line.folds else ()
        return next(iter(alone), None)

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        line = self.line(index)
        if line is None:
            return None
        if role == LINE:
            return line
        if role == ROLE.TextAlignmentRole:
            return _aligned(index.column())
        below = bool(index.internalId())
        found = self.finding(index)
        finding: Finding | Said | None = self.said(index) if found is None and below else found
        match role:
            case ROLE.DisplayRole:
                texts = self._of_one(finding) if below else self._texts_of(line, found)
                return in_order(texts[index.column()])
            case ROLE.ToolTipRole | ROLE.AccessibleTextRole:
                return as_is(self._told(line, finding, below))
            case ROLE.ForegroundRole:
                return self._colour(line, finding, below, index.column())
            case ROLE.FontRole if self._is_done(line, finding, below) and index.column() != ANSWERS:
                font = QFont()
                font.setStrikeOut(True)
                return font
        return None

    def _texts_of(self, line: Line, finding: Finding | None) -> tuple[str, ...]:
        if line.key not in self._texts:
            self._texts[line.key] = self._of_line(line, finding)
        return self._texts[line.key]

    def _of_line(self, line: Line, finding: Finding | None) -> tuple[str, ...]:
        cause, document = line.cause, self.case.document
        if cause is None:
            told = say("{count} findings", count=len(line.findings))
            return f"{SHAPES[look_of_state(line.state)]} {say(line.state)}", "", "", told, "", ""
        where = f"{numeral(line.number)} {place_of(document, cause)}"
        if finding is not None:
            expected, stated, difference = amounts_of(document, finding)
            parts = (rivals_of(cause, by_numeral), relation_of(finding), reason_of(document, cause))
            told = statements(filter(None, parts))
            return where, expected, stated, difference, told, ""
        figures = old_and_new(document, cause)
        stated = cause.words[0].stated if cause.words else ""
        if cause.words and not figures and (one := said_by_id(self.case.check).get(cause.said[0])) is not None:
            return where, stated, "", settles_of(cause), proof.sentence(document, one), ""
        old, new = (figures[0], f"→ {figures[1]}") if figures else (stated, "")
        told = statements(filter(None, (rivals_of(cause, by_numeral), reason_of(document, cause))))
        return where, old, new, settles_of(cause), told, ""

    def _of_one(self, finding: Finding | Said | None) -> tuple[str, ...]:
        if finding is None:
            return (say("settled by now"), "", "", "", "", "")
        if isinstance(finding, Said):
            shape = self._shape(finding) or shape_of_state(finding.state)
            return f"{shape} {say('Text')} {stands_at(self.case.check, finding)}", "", "", "", self._said(finding), ""
        shape = self._shape(finding) or SHAPES[look_of(finding)]
        where = place(self.case.document, finding.cells[0]) if finding.cells else self._sentence(finding)
        return f"{shape} {where}", *amounts_of(self.case.document, finding), relation_of(finding), ""

    def _shape(self, finding: Finding | Said) -> str:
        """The sign of the state that a person gave; "" where nobody did."""
        return STATE_SHAPES.get(self.case.state_on(finding), "")

    def _sentence(self, finding: Finding) -> str:
        from gouji.casework.telling.sentences import sentence

        return sentence(self.case.document, finding)

    def _said(self, one: Said) -> str:
        """Its words, and what became of them."""
        words = say("“{text}”", text=quoted(self.case.check, one))
        return words + proof.sentence(self.case.document, one)

    def _told(self, line: Line, finding: Finding | Said | None, below: bool) -> str:
        document = self.case.document
        if isinstance(finding, Said):
            return self._said(finding)
        if finding is not None and (below or not line.folds):
            return with_reason(document, finding)
        if line.cause is None:
            return f"{say(line.state)} {len(line.findings)}"
        standing = {one.id: one for one in self.case.listed.among(line.findings)}
        if not (standing or line.cause.answers or line.cause.words):
            return ""
        return statement(document, line.cause, standing, said_by_id(self.case.check))

    def _is_done(self, line: Line, finding: Finding | Said | None, below: bool) -> bool:
        if below:
            return finding is not None and self.case.handling_on(finding) is not None
        return line.cause is not None and not line.cause.is_open

    def _colour(self, line: Line, finding: Finding | Said | None, below: bool, column: int) -> Any:
        palette = QGuiApplication.palette()
        if self._is_done(line, finding, below) or (line.cause is not None and line.cause.sought):
            return palette.color(QPalette.ColorRole.PlaceholderText)
        if column != PLACE:
            return None
        if below:
            return colours(look_of_state(finding.state), palette)[0] if finding is not None else None
        state = line.state or ("differs" if line.cause is not None and line.cause.weighs else "to explain")
        return colours(look_of_state(state), palette)[0]


def _aligned(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in AMOUNTS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
