"""Small sums as rows, one below the other: sign, figure, amount. A line is made when it is looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPalette

from gouji.casework.relations.small_sum import SmallSum
from gouji.casework.relations.sum_lines import Line, Part, SumLines
from gouji.model.document import Cell
from gouji.window.index import NOWHERE, Index
from gouji.window.looks import colour_of_state, shape_of_state
from gouji.window.plain import as_is, one_line
from gouji.wording import say

SIGN, FIGURE, AMOUNT = range(3)

ROLES = Qt.ItemDataRole

ANSWERED = frozenset(
    (
        ROLES.DisplayRole,
        ROLES.AccessibleTextRole,
        ROLES.ToolTipRole,
        ROLES.TextAlignmentRole,
        ROLES.ForegroundRole,
        ROLES.FontRole,
        ROLES.BackgroundRole,
    )
)
"""A paint asks each cell for many more."""

ALIGNED = Qt.AlignmentFlag
LEFT, RIGHT = (side | ALIGNED.AlignVCenter for side in (ALIGNED.AlignLeft, ALIGNED.AlignRight))

HEAD = 3
"""Lines of a relation before its figures, at most."""

IN_WORDS = (Part.LAW, Part.WHY, Part.TOLD)
"""What has no amount, but words that may take several lines."""


class SumModel(QAbstractTableModel):
    """The lines of relations; those of one figure, which is told from the others, where ``here`` is one."""

    def __init__(self) -> None:
        super().__init__()
        self.sums: Sequence[SumLines] = ()
        self._lines: dict[int, Line] = {}
        """Those that were asked for: a paint asks for each of them many times."""
        self.here: Cell | None = None
        self._starts: list[int] = [0]

    def show(self, sums: Sequence[SumLines], here: Cell | None = None) -> list[int] | None:
        """Show these and no others. Where they are the same relations of as many lines as before, the rows that were
        asked for and are others now; None where all is laid out anew."""
        starts = [0, *accumulate(map(len, sums))]
        same = here == self.here and starts == self._starts
        if not same or [one.sum.relation for one in sums] != [one.sum.relation for one in self.sums]:
            self.beginResetModel()
            self.sums, self.here, self._starts = sums, here, starts
            self._lines.clear()
            self.endResetModel()
            return None
        states = [one.sum.state for one in self.sums]
        before, self._lines, self.sums = self._lines, {}, sums
        rows = [row for row, line in before.items() if self._is_another(row, line, states[self._number(row)])]
        for row in rows:
            for column in range(3):  # one by one: a table with spans is painted as a whole for any two
                self.dataChanged.emit(self.index(row, column), self.index(row, column))
        return rows

    def _is_another(self, row: int, before: Line, state: str) -> bool:
        """Whether a row tells other than it did, when its relation was in this state."""
        tells_state = before.part in (Part.LAW, Part.DIFFERENCE)
        return self.line(row) != before or (tells_state and self.sum_of(row).state != state)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._starts[-1]

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 3

    def line(self, row: int) -> Line:
        """What stands in a row."""
        if (line := self._lines.get(row)) is None:
            number = self._number(row)
            line = self._lines[row] = self.sums[number][row - self._starts[number]]
        return line

    def sum_of(self, row: int) -> SmallSum:
        """The relation of a row."""
        return self.sums[self._number(row)].sum

    def cell(self, row: int) -> Cell | None:
        """Where a row leads to: its figure, of the head of a relation the one that is stated."""
        line = self.line(row)
        if line.part is not Part.LAW:
            return line.cell
        return self.sum_of(row).lead

    def leads(self, row: int) -> bool:
        """Whether a row leads anywhere, be it to another document."""
        return self.cell(row) is not None or self.line(row).elsewhere is not None

    def in_words(self) -> Iterator[tuple[int, str]]:
        """The rows that hold a sentence, and what they hold."""
        for number, one in enumerate(self.sums):
            for at in range(min(HEAD, len(one))):
                if one[at].part in IN_WORDS:
                    row = self._starts[number] + at
                    yield row, self._texts(one[at], row)[FIGURE]

    def row_of(self, cell: Cell) -> int | None:
        """The first row of a figure."""
        return next((row for row in range(self.rowCount()) if self.line(row).cell == cell), None)

    def _number(self, row: int) -> int:
        return bisect_right(self._starts, row) - 1

    def data(self, index: Index, role: int = ROLES.DisplayRole) -> Any:
        if role not in ANSWERED or not index.isValid():
            return None
        line, column = self.line(index.row()), index.column()
        match role:
            case ROLES.DisplayRole:
                return self.text(index.row(), column)
            case ROLES.AccessibleTextRole:
                sign, text, amount = self._texts(line, index.row())
                return one_line(" ".join(filter(None, (sign, line.whole or text, amount))))
            case ROLES.ToolTipRole:
                return as_is(line.whole or line.text)
            case ROLES.TextAlignmentRole:
                return LEFT if column == FIGURE else RIGHT
            case ROLES.ForegroundRole:
                return self._colour(line, index.row())
            case ROLES.FontRole:
                return self._font(line, column)
            case ROLES.BackgroundRole if line.part is Part.LAW:
                return QGuiApplication.palette().color(QPalette.ColorRole.AlternateBase)
        return None

    def text(self, row: int, column: int) -> str:
        """What a cell shows."""
        return one_line(self._texts(self.line(row), row)[column])

    def _texts(self, line: Line, row: int) -> tuple[str, str, str]:
        if line.part is Part.LAW:
            state = self.sum_of(row).state
            return shape_of_state(state), say("{state}: {law}", state=say(state), law=line.text), ""
        return line.sign, line.text, line.amount

    def _colour(self, line: Line, row: int) -> Any:
        palette = QGuiApplication.palette()
        if line.part in (Part.LAW, Part.DIFFERENCE):
            return colour_of_state(self.sum_of(row).state, palette)
        if line.part is Part.WHY:
            return palette.color(QPalette.ColorRole.PlaceholderText)
        if line.elsewhere or (line.cell is not None and line.cell != self.here):
            return palette.color(QPalette.ColorRole.Link)
        return palette.color(QPalette.ColorRole.Text)

    def _font(self, line: Line, column: int) -> QFont | None:
        """Heads stand out, so does the figure itself; what leads elsewhere is underlined."""
        away = line.elsewhere is not None or (line.cell is not None and line.cell != self.here)
        is_strong = line.part is Part.LAW or (line.cell is not None and line.cell == self.here)
        return face(is_strong, column == FIGURE and away)


@cache
def face(strong: bool, underlined: bool) -> QFont:
    """A face in the family and size of the view; a paint asks for hundreds."""
    font = QFont()
    font.setBold(strong)
    font.setUnderline(underlined)
    return font
