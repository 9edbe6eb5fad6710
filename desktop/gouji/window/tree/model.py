"""One table as a tree laid flat, to be read: code, name and every amount."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from gouji.model.brood import NO_ROW
from gouji.model.money import Unit, show_amount
from gouji.model.table import Origin, Table
from gouji.window.index import NOWHERE, Index
from gouji.window.plain import as_is
from gouji.window.tree.columns import Rows, What, rows_of_side, side_by_side, view_columns
from gouji.window.tree.drawing.faces import face
from gouji.window.tree.drawing.marks import Marks
from gouji.window.tree.outline import Outline, shown_above
from gouji.wording import in_order, say

CODE, NAME, FIRST = range(3)
"""View columns of a table with one side: the code, the name, the first amount."""

TEXT = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TreeModel(QAbstractTableModel):
    """The rows of a table that are shown, as ``outline`` says; a line of the view is not a row of the table, and where
    sides stand beside one another it holds several."""

    differences = False
    """Whether the last column tells what differs."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.table = table
        self.unit = table.unit
        """The unit in which amounts are shown and typed."""
        self.columns = view_columns(table, difference=self.differences)
        self.amounts = [place for place, one in enumerate(self.columns) if one.what is What.AMOUNT]
        """View columns that hold amounts."""
        self._places = {(one.side, one.column): place for place, one in enumerate(self.columns)}
        sides = {one.side for one in self.columns}
        self.sided = len(sides) > 1
        """Whether sides stand beside one another."""
        self.coded = [any(row.code for row in rows_of_side(table, side)) for side in range(len(sides))]
        """Whether each side prints codes."""
        bearing = [What.CODE if has_codes else What.NAME for has_codes in self.coded]
        self.branches = [place for place, one in enumerate(self.columns) if one.what is bearing[one.side]]
        """The view column of each side that bears its tree."""
        self.seams = {place for place in self.branches if self.columns[place].side}
        """View columns at which another side begins."""
        self.outline = Outline.of(shown_above(table))
        self._decimals: dict[int, int] = {}
        self.folds = not self.sided or (bool(table.rows) and self.outline.levels > 1)
        """Whether rows can be closed."""
        self._lay()

    def _lay(self) -> None:
        """Put the rows that are shown on lines."""
        self._lines = side_by_side(self.table, self.outline.shown) if self.sided else None
        self._line_of = {row: line for line, rows in enumerate(self._lines or ()) for row in rows}

    @cached_property
    def heads(self) -> list[str]:
        """What the view columns are called."""
        words = {What.CODE: say("Code"), What.NAME: say("Account"), What.DIFFERENCE: say("Difference")}
        return [words.get(one.what) or in_order(self.table.columns[one.column]) for one in self.columns]

    def rows_on(self, line: int) -> Rows:
        """The rows of a line of the view."""
        return (self.outline.shown[line],) if self._lines is None else self._lines[line]

    def row_of(self, index: Index) -> int:
        """The row of the table that an index shows; NO_ROW where a side has none."""
        if self._lines is None:
            return self.outline.shown[index.row()]
        return self._lines[index.row()][self.columns[index.column()].side]

    def line_of(self, row: int) -> int | None:
        """The line of the view that shows a row; None while a closed row hides it."""
        return self.outline.place(row) if self._lines is None else self._line_of.get(row)

    def index_of(self, row: int, column: int) -> QModelIndex:
        """The index of a table row in a view column; invalid while a closed row hides it."""
        line = self.line_of(row)
        return QModelIndex() if line is None else self.index(line, column)

    def place_of(self, row: int, column: int) -> int:
        """The view column that shows an amount of a row."""
        return self._places[self.table.rows[row].side if self.sided else 0, column]

    def name_before(self, view_column: int) -> int:
        """The view column of the names beside an amount."""
        return max(place for place in range(view_column) if self.columns[place].what is What.NAME)

    def turn(self, row: int) -> None:
        """Close what stands below a row, or open it; beside another side all lines are laid anew."""
        if self.sided:
            self.reshape(self.outline.turned(row))
            return
        after, place = self.outline.turned(row), self.outline.place(row)
        more = len(after.shown) - len(self.outline.shown)
        if place is None or not more:
            self.outline = after
            return
        if more > 0:
            self.beginInsertRows(NOWHERE, place + 1, place + more)
            self.outline = after
            self.endInsertRows()
        else:
            self.beginRemoveRows(NOWHERE, place + 1, place - more)
            self.outline = after
            self.endRemoveRows()
        arrow = self.index(place, self.branches[0])
        self.dataChanged.emit(arrow, arrow)

    def reshape(self, outline: Outline) -> None:
        """Show other rows, all at once; where the cursor was is for the view to find again."""
        self.beginResetModel()
        self.outline = outline
        self._lay()
        self.endResetModel()

    def reveal(self, row: int) -> None:
        """Open every row that hides this one; where only some rows are shown and this is none of them, show all."""
        if self.outline.kept is not None and not self.outline.kept[row]:
            self.reshape(self.outline.keeping(None))
        for over in reversed(self.outline.over(row)):
            if self.outline.is_closed(over):
                self.turn(over)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.outline.shown if self._lines is None else self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_is(self.heads[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self.is_figure(section) else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def is_figure(self, view_column: int) -> bool:
        """Whether a view column holds amounts."""
        return self.columns[view_column].what in (What.AMOUNT, What.DIFFERENCE)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return TEXT if index.isValid() else Qt.ItemFlag.NoItemFlags

    def column_of(self, index: Index) -> int | None:
        """The table column of an amount cell on the row's own side."""
        if not index.isValid() or (one := self.columns[index.column()]).what is not What.AMOUNT:
            return None
        row = self.row_of(index)
        return one.column if row != NO_ROW and one.column in self.table.row_columns(row) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return in_order(self.text(self.row_of(index), index.column(), self.column_of(index)))
            case Qt.ItemDataRole.TextAlignmentRole if self.is_figure(index.column()):
                return RIGHT
            case Qt.ItemDataRole.FontRole:
                return face(medium=self.is_medium(self.row_of(index)))
            case Qt.ItemDataRole.AccessibleTextRole if index.column() in self.branches:
                return self._heard(self.row_of(index), index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return as_is(self.told(self.row_of(index), index.column(), self.column_of(index)) or "")
        return None

    def _heard(self, row: int, view_column: int) -> str:
        """What a screen reader says of the tree: a flat view tells neither levels nor what is closed."""
        if row == NO_ROW:
            return ""
        words = "{text}, level {level}"
        if self.folds and self.outline.is_parent(row):
            words = "{text}, level {level}, closed" if self.outline.is_closed(row) else "{text}, level {level}, open"
        return say(words, text=self.text(row, view_column, None), level=int(self.outline.depth[row]) + 1)

    def text(self, row: int, view_column: int, column: int | None) -> str:
        """What a cell shows; ``column`` is its amount column, None where it shows no amount."""
        what = self.columns[view_column].what
        if row == NO_ROW:
            return ""
        if what is What.CODE:
            return self.table.rows[row].code or ""
        if what is What.NAME:
            return self.table.rows[row].name
        if column is None:
            return ""
        return self.figure(row, column)

    def rows_with_findings(self) -> Collection[int]:
        """The rows of which something is found; none before anything is judged."""
        return ()

    def marks(self, row: int, column: int) -> Marks | None:
        """What stands in the cell of an amount beside its figure; None where nothing does."""
        del row, column
        return None

    def look_of_line(self, line: int) -> str | None:
        """The worst look of what stands on a line of the view; None before anything is judged."""
        del line
        return None

    def difference(self, line: int) -> str:
        """What differs on a line of the view; blank before anything is judged."""
        del line
        return ""

    def is_by_hand(self, index: Index) -> bool:
        """Whether a code or name is that of a row that somebody added or gave its code; told once in a row."""
        row = self.row_of(index)
        return row != NO_ROW and self.table.rows[row].by is not None and index.column() in self.branches

    def told(self, row: int, view_column: int, column: int | None) -> str | None:
        """What is told of a cell on which the mouse rests."""
        del column
        is_name = row != NO_ROW and self.columns[view_column].what is What.NAME
        return self.table.rows[row].name if is_name else None

    def plain(self, index: Index) -> str:
        """What a cell holds, without its marks: what is copied of it. A minus is one that spreadsheets know."""
        row, column = self.row_of(index), self.column_of(index)
        held = self.text(row, index.column(), None) if column is None else self.amount(row, column)
        return held.replace("−", "-") if self.is_figure(index.column()) else held

    def amount(self, row: int, column: int) -> str:
        """A figure as it is printed; blank stays blank."""
        figure = self.table.content(row, column).figure
        return "" if figure is None else show_amount(figure.fen, self.unit, self._places_in_unit(figure.decimals))

    def figure(self, row: int, column: int) -> str:
        """What an amount cell shows of its figure, without marks."""
        return say("undecided") if self.table.origin[column, row] == Origin.UNDECIDED else self.amount(row, column)

    def missing_decimals(self, row: int, column: int) -> str:
        """What a figure prints less behind its point than the longest of its column, so that points stand in line."""
        most = self._places_in_unit(self._most_decimals(column))
        own = self._places_in_unit(int(self.table.decimals[column, row]))
        return "" if own >= most else ("0" * (most - own)) + ("." if own == 0 else "")

    def _places_in_unit(self, decimals: int) -> int:
        """What decimals of the table are in the unit that is shown."""
        return max(0, decimals + len(str(self.unit.fen)) - len(str(self.table.unit.fen)))

    def show_in(self, unit: Unit) -> None:
        """Show the amounts in a unit; the document keeps its own."""
        self.unit = unit
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        if last.isValid():
            self.dataChanged.emit(self.index(0, 0), last)

    @property
    def differences_told(self) -> Collection[str]:
        """What the lines tell of what differs."""
        return ()

    def longest(self, column: int) -> str:
        """The widest figure of an amount column; blank where it holds none."""
        table = self.table
        if not table.present[column].any():
            return ""
        ends, decimals = (int(table.values[column].max()), int(table.values[column].min())), self._most_decimals(column)
        return max((show_amount(fen, self.unit, self._places_in_unit(decimals)) for fen in ends), key=len)

    def _most_decimals(self, column: int) -> int:
        """The most decimals that a column prints, or is typed with."""
        if column not in self._decimals:
            self._decimals[column] = int(self.table.decimals[column].max(initial=0))
        return self._decimals[column]

    def align_anew(self, column: int) -> None:
        """Another figure stands in a column: where its decimals move the points of all, all are shown again."""
        before = self._most_decimals(column)
        del self._decimals[column]
        if self._most_decimals(column) != before and self.rowCount():
            places = [place for place, one in enumerate(self.columns) if one.column == column]
            self.dataChanged.emit(self.index(0, places[0]), self.index(self.rowCount() - 1, places[-1]))

    def is_medium(self, row: int) -> bool:
        """Whether a row stands out, as those do that hold others of two levels."""
        return row != NO_ROW and self.table.rows[row].level <= 1
