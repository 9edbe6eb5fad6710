"""One table under check, editable: every amount with its mark, the live difference of the row, its state."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication

from gouji.casework.case import Case
from gouji.casework.figure_signs import by_hand, of_program_on
from gouji.casework.figure_signs import told as signs_told
from gouji.casework.recoding import name_in_catalogue, name_with, typed_code
from gouji.casework.step import Step
from gouji.casework.telling.parts import file_of, where
from gouji.checking.families.sign import Sign
from gouji.errors import UserError
from gouji.model.brood import NO_ROW
from gouji.model.catalogue import folded
from gouji.model.document import Cell
from gouji.model.figures.typed import typed_amount
from gouji.model.money import AmountError, Figure, Unit
from gouji.model.table import Origin
from gouji.window.index import Index
from gouji.window.looks import SHAPES, colours
from gouji.window.plain import as_is
from gouji.window.tree.columns import What
from gouji.window.tree.drawing.marks import Marks
from gouji.window.tree.flags import Flags
from gouji.window.tree.keys import TAKE_NAME
from gouji.window.tree.model import RIGHT, TEXT, TreeModel
from gouji.wording import say

ROLES = frozenset(
    (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.EditRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.BackgroundRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
)
"""What the tree answers. A paint asks each cell for many roles, so what is not answered is told at once."""

BACKGROUND = Qt.ItemDataRole.BackgroundRole
AMOUNT = TEXT | Qt.ItemFlag.ItemIsEditable


class CheckedModel(TreeModel):
    """Table ``number`` of a case. Nothing is ever reset while the case is open."""

    edited = Signal(Step)
    failed = Signal(str)
    """A change could not be kept: the sentence that says why."""
    noted = Signal(str)
    """Something that was done leaves a choice: the sentence that tells of it."""
    differences = True

    def __init__(self, case: Case, number: int) -> None:
        super().__init__(case.document.tables[number])
        self.case = case
        self.number = number
        self.culprits: frozenset[Cell] = frozenset()
        """The figures in which the slips are likely to be, of whatever table."""
        self.shows_ticks = False
        self._ticks: dict[Cell, str] = {}
        self._flags = Flags(case.document, number, case.listed.by_relation())

    def cell_index(self, cell: Cell) -> QModelIndex:
        """The index of a figure; invalid while a closed row hides it."""
        return self.index_of(cell.row, self.place_of(cell.row, cell.column))

    def cell_of(self, index: Index) -> Cell | None:
        """The figure of an index; None where it shows no amount."""
        column = self.column_of(index)
        return None if column is None else Cell(self.number, self.row_of(index), column)

    def may_type(self, index: Index) -> bool:
        """Whether a code or a name is typed there: a code anywhere, a name in a row that was added by hand."""
        row = self.row_of(index) if index.isValid() else NO_ROW
        match self.columns[index.column()].what if row != NO_ROW else What.DIFFERENCE:
            case What.CODE:
                return self.coded[self.columns[index.column()].side]
            case What.NAME:
                return self.table.printed_row(row) == NO_ROW
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        return AMOUNT if self.column_of(index) is not None or self.may_type(index) else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in ROLES or not index.isValid():
            return None
        if self.columns[index.column()].what is What.DIFFERENCE:
            return self._data_of_line(index.row(), role)
        if role == Qt.ItemDataRole.EditRole:
            row, column = self.row_of(index), self.column_of(index)
            return super().text(row, index.column(), None) if column is None else self.amount(row, column)
        return super().data(index, role)

    def _data_of_line(self, line: int, role: int) -> Any:
        """What differs on a line of the view."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.difference(line)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                told = (one for row in self.rows_on(line) if row != NO_ROW for one in self._flags.differences(row))
                return as_is("\n".join(f"{name}　{amount}" for name, amount in told)) or self.difference(line)
            case Qt.ItemDataRole.ForegroundRole | Qt.ItemDataRole.BackgroundRole if look := self.look_of_line(line):
                return colours(look, QGuiApplication.palette())[role == BACKGROUND]
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT
        return None

    def show_in(self, unit: Unit) -> None:
        self._flags.unit = unit
        super().show_in(unit)

    def rows_with_findings(self) -> Collection[int]:
        return self._flags.rows

    def marks(self, row: int, column: int) -> Marks | None:
        cell = Cell(self.number, row, column)
        return Marks.of(
            self._flags.looks.get((row, column)),
            Origin(self.table.origin[column, row]),
            is_culprit=cell in self.culprits,
            hand=by_hand(self.case.signs_on(cell)) if cell in self.case.marks.signs else "",
            ticks=self.shown_ticks(row, column),
        )

    def show_culprits(self, cells: Collection[Cell]) -> None:
        """Mark the figures in which the slips of the document are likely to be, and no others."""
        changed = {cell for cell in self.culprits ^ set(cells) if cell.table == self.number}
        self.culprits = frozenset(cells)
        for cell in changed:
            index = self.cell_index(cell)
            if index.isValid():
                self.dataChanged.emit(index, index)

    def text(self, row: int, view_column: int, column: int | None) -> str:
        shown = super().text(row, view_column, column)
        if column is None:
            return shown
        look = self._flags.looks.get((row, column))
        shapes = [SHAPES[look]] if look else []
        if hand := by_hand(self.case.signs_on(Cell(self.number, row, column))):
            shapes.append(hand)
        return " ".join([*shapes, shown])

    def look_of_line(self, line: int) -> str | None:
        return self._flags.look_of_rows(self.rows_on(line))

    def difference(self, line: int) -> str:
        """What differs on a line of the view, and by how much; the state where no sum of the table does."""
        return self._flags.told([row for row in self.rows_on(line) if row != NO_ROW])

    @property
    def differences_told(self) -> Collection[str]:
        return {self._flags.told([row]) for row in self._flags.rows}

    def plain(self, index: Index) -> str:
        if self.columns[index.column()].what is What.DIFFERENCE:
            return self.difference(index.row()).rpartition(" ")[2].replace("−", "-")
        return super().plain(index)

    def told(self, row: int, view_column: int, column: int | None) -> str | None:
        if row != NO_ROW and self.table.rows[row].by is not None and column is None:
            return self._told_of_row(row)
        if column is not None:
            return "\n".join([*self._flags.sentences(row, column), self._told_of_source(row, column)])
        return super().told(row, view_column, column)

    def _told_of_row(self, row: int) -> str:
        """Who added a row, or gave it its code, and when; and what is printed."""
        was, one = self.table.printed_row(row), self.table.rows[row]
        by = one.added or one.coded
        if by is None:
            return ""
        when = by.at[:16].replace("T", " ")
        if was == NO_ROW:
            return say("row added by {who}, {when}", who=by.who, when=when)
        printed = self.case.printed.tables[self.number].rows[was]
        told = " ".join(filter(None, (printed.code, printed.name)))
        return say("changed by {who}, {when}; printed as {printed}", who=by.who, when=when, printed=told)

    def _told_of_source(self, row: int, column: int) -> str:
        words = {
            Origin.READ: "read from {where}",
            Origin.PLACED: "{where} prints it without its column; placed by the sums",
            Origin.EDITED: "edited by hand; the source is {where}",
            Origin.UNDECIDED: "{where}: the column of this figure is undecided",
            Origin.BLANK: "blank in {where}",
        }
        if self.table.printed_row(row) == NO_ROW:
            return self._told_of_row(row)
        place = where(self.table.source(row, column), file_of(self.case.document, self.table.file))
        told = say(words[Origin(self.table.origin[column, row])], where=place)
        return "\n".join((told, *signs_told(self.case, Cell(self.number, row, column))))

    def shown_ticks(self, row: int, column: int) -> str:
        """The signs that the program sets on a figure, found once until figures change; "" while they are not shown."""
        cell = Cell(self.number, row, column)
        if not self.shows_ticks:
            return ""
        if cell not in self._ticks:
            self._ticks[cell] = of_program_on(self.case.check, cell)
        return self._ticks[cell]

    def show_ticks(self, on: bool) -> None:
        """Show the signs that the program sets, or no longer."""
        self.shows_ticks = on
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        if last.isValid():
            self.dataChanged.emit(self.index(0, 0), last)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        cell = self.cell_of(index)
        if cell is None:
            return self.may_type(index) and self._relabel(index, str(value))
        try:
            figure = typed_amount(str(value), self.unit, self.table.unit)
        except AmountError:
            return False  # the editor says why and keeps what was typed
        return self.put([(cell, figure)])

    def _relabel(self, index: Index, text: str) -> bool:
        """Give a row another code, with the name that comes with it, or another name; whether that could be kept."""
        row = self.row_of(index)

        def recoded() -> Step | None:
            if self.columns[index.column()].what is not What.CODE:
                return self.case.recode(self.number, row, self.table.rows[row].code, text.strip())
            code = typed_code(text)
            name = name_with(self.case.document, self.table, row, code)
            step = self.case.recode(self.number, row, code, name)
            if step is not None:
                self._note_name(code, name)
            return step

        return self._act(recoded)

    def _note_name(self, code: str | None, name: str) -> None:
        """A code was given to a row that keeps its printed name: the catalogue's may be taken instead."""
        named = name_in_catalogue(self.case.document, code)
        if named and folded(named) != folded(name):
            told = "The row keeps its name “{name}”; the catalogue calls {code} “{named}”: {key} takes that."
            self.noted.emit(say(told, name=name, code=code, named=named, key=TAKE_NAME))

    def put(self, figures: Iterable[tuple[Cell, Figure | None]], by: str = "") -> bool:
        """Put figures into cells as one action, told ``by`` which; whether that could be kept."""
        return self._act(lambda: self.case.edit_together(figures, by))

    def mark(self, cells: Sequence[Cell], sign: Sign) -> bool:
        """Mark figures with a sign, or no longer where all of them bear it; whether that could be kept."""
        on = not all(any(one.sign is sign for one in self.case.signs_on(cell)) for cell in cells)
        return bool(cells) and self._act(lambda: self.case.mark(cells, sign, on))

    def _act(self, act: Callable[[], Step | None]) -> bool:
        """Do something to the case; whether that could be kept, else why not is told."""
        try:
            step = act()
        except UserError as error:
            self.failed.emit(say(error.message, **error.params))
            return False
        if step:
            self.edited.emit(step)
        return True

    def show_step(self, step: Step) -> None:
        """Repaint exactly what an action changed in this table."""
        if step.touches_text:
            self._ticks.clear()
        changed = self._flags.follow(step.turns)
        for column in {cell.column for cell in step.cells if cell.table == self.number}:
            self.align_anew(column)
        touched = (*step.cells, *step.marked_cells)
        changed |= {(cell.row, cell.column) for cell in touched if cell.table == self.number}
        rows = {row for row, _ in changed}
        for lead in (one.cells[0] for turn in step.turns for one in (turn.was, turn.now) if one and one.cells):
            rows |= {lead.row} if lead.table == self.number else set()
        last = len(self.columns) - 1
        for row in rows:
            first = self.index_of(row, 0)
            if first.isValid():
                self.dataChanged.emit(first, first.siblingAtColumn(last))
