"""One table on the desk: its title and unit over its tree, to be read or to be checked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gouji.casework.case import Case
from gouji.casework.step import Step
from gouji.model.document import Cell
from gouji.model.money import AmountError, parse_amount, show_amount
from gouji.model.table import Table
from gouji.window.looks import SHAPES
from gouji.window.plain import Label
from gouji.window.tree.checked import CheckedModel
from gouji.window.tree.doubting import DoubtStrip, vouches_for
from gouji.window.tree.editing import AmountDelegate
from gouji.window.tree.model import CODE, FIRST, NAME, TreeModel
from gouji.window.tree.view import TreeView
from gouji.wording import say

NAMES, DIFFERENCE, STATE = 26, 9, 8
"""Widths of columns in digits."""

NARROWEST, WIDEST, WHOLE = 12, 44, 32
"""Widths of the names in digits: at least, at most, and at most in a table that is scrolled sideways anyway."""

NOTHING_COPIED = "What was copied is no figure. Copy a figure in Excel, WPS or a web page first."

PADDING = 2
"""Digits left free in every column."""


def longest_figure(table: Table, column: int) -> str:
    """The widest text that an amount column shows, with its mark."""
    values, decimals = table.values[column], table.decimals[column]
    if not len(values):
        return ""
    ends = (int(values.max()), int(values.min()))
    return f"{SHAPES['differs']} " + max((show_amount(fen, table.unit, int(decimals.max())) for fen in ends), key=len)


class Sheet(QWidget):
    """The view of one table, to be read."""

    def __init__(self, model: TreeModel, *, show_unit: bool = True) -> None:
        super().__init__()
        model.setParent(self)
        table = model.table
        self.view = TreeView(model, self.finish_editing)
        for column, width in enumerate(self._widths(model)):
            self.view.setColumnWidth(column, width)
        title = Label(table.title or say(table.kind))
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        unit = Label(say("Unit: {unit}", unit=table.unit.value))
        head = QWidget()
        self.head = QHBoxLayout(head)
        self.head.setContentsMargins(6, 4, 6, 4)
        self.head.addWidget(title, 1)
        self.head.addWidget(unit)
        unit.setVisible(show_unit)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)
        self.box.addWidget(head)
        self.box.addWidget(self.view)
        if not table.rows:
            self.box.addWidget(Label(say("This table is published blank.")), 1)

    def _widths(self, model: TreeModel) -> list[int]:
        """Codes and figures are never cut short, and no row is measured but the widest of its column."""
        table = model.table
        font = self.view.font()
        font.setWeight(QFont.Weight.Medium)
        metrics = QFontMetrics(font)
        letter = metrics.horizontalAdvance("0")
        code = max((row.code or "" for row in table.rows), key=len, default="")
        texts = [code, "", *(longest_figure(table, column) for column in range(len(table.columns))), "", ""]
        least = [0, NAMES, *[0] * len(table.columns), DIFFERENCE, STATE]

        def width(text: str, head: str, digits: int) -> int:
            needed = max(metrics.horizontalAdvance(text), metrics.horizontalAdvance(head), digits * letter)
            return needed + PADDING * letter

        widths = [width(*column) for column in zip(texts, model.heads, least, strict=False)]
        widths[CODE] += self._moved_in(CODE)
        return widths

    def _moved_in(self, view_column: int) -> int:
        """Room that the tree takes in a column."""
        model = self.view.tree
        depth = int(model.outline.depth.max(initial=0)) + 1
        return self.view.indentation * depth if view_column == model.branches else 0

    def _fit(self) -> None:
        """The names take what room is left beside the figures and the state of a row; where there is none, beside the
        figures alone; and in a table that must be scrolled anyway they are shown whole."""
        header = self.view.horizontalHeader()
        others = header.length() - header.sectionSize(NAME)
        letter = self.view.fontMetrics().horizontalAdvance("0")
        beside = self.view.verticalScrollBar().sizeHint().width() + 2 * self.view.frameWidth()
        room = self.width() - beside - others
        if room < NARROWEST * letter:
            after = range(self.view.tree.amounts.stop, header.count())
            room = min(self._longest_name(), room + sum(map(header.sectionSize, after)))
        if room < NARROWEST * letter:
            room = min(self._longest_name(), WHOLE * letter)
        self.view.setColumnWidth(NAME, max(NARROWEST * letter, min(room, WIDEST * letter)))

    def _longest_name(self) -> int:
        name = max((row.name for row in self.view.tree.table.rows), key=len, default="")
        metrics = self.view.fontMetrics()
        return metrics.horizontalAdvance(name) + PADDING * metrics.horizontalAdvance("0") + self._moved_in(NAME)

    def show_from(self, row: int) -> None:
        """Scroll until a row of the table is the uppermost."""
        if row < len(self.view.tree.table.rows):
            self.view.tree.reveal(row)
            self.view.scrollTo(self.view.tree.index_of(row, NAME), QAbstractItemView.ScrollHint.PositionAtTop)

    def finish_editing(self) -> bool:
        """Take over what stands in an open editor; False when it is refused and stays open."""
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class CheckedSheet(Sheet):
    """The editable view of one table of a case. ``told`` carries a sentence on what was typed, ``reached`` the Cell
    under the cursor, ``wanted`` the RawGrid of a table that the user wants to describe, again or instead of how it was
    read; ``vouched`` its number where it was found to be as in the source, ``placed`` places in that to be shown."""

    wanted = Signal(object)
    told = Signal(str)
    reached = Signal(Cell)
    vouched = Signal(int)
    placed = Signal(object)

    def __init__(self, case: Case, number: int) -> None:
        self.model = CheckedModel(case, number)
        super().__init__(self.model)
        self.model.failed.connect(self.told)
        self.delegate = AmountDelegate(self.view)
        self.delegate.refused.connect(self.told)
        self.view.setItemDelegate(self.delegate)
        self.view.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.view.selectionModel().currentChanged.connect(self._reach)
        self.view.pasted.connect(self._paste)
        self._make_room(*case.verified)
        described = case.document.described.get(number)
        self.grid = described.grid if described else case.document.in_doubt.get(number)
        """What was printed, of a table that was described or may be."""
        if described is not None:
            self.again = QPushButton(say("Say again what this table is…"))
            self.again.clicked.connect(self._want)
            self.head.addWidget(self.again)
        self.strip = self._strip(number) if self.model.table.doubts else None

    def _strip(self, number: int) -> DoubtStrip:
        """What is over the table until somebody vouches for its reading."""
        strip = DoubtStrip(self.model.table, describable=self.grid is not None)
        strip.confirmed.connect(self._vouch)
        strip.described.connect(self._want)
        strip.shown.connect(self.placed)
        strip.setVisible(number in self.model.case.check.in_doubt)
        self.box.insertWidget(1, strip)
        return strip

    def _vouch(self) -> None:
        number = self.model.number
        if vouches_for(self.model.case.document.tables[number], self):
            self.vouched.emit(number)

    def _want(self) -> None:
        self.wanted.emit(self.grid)

    def _paste(self, text: str) -> None:
        """One copied figure is taken as if it was typed."""
        text = text.strip()
        if not text:
            self.told.emit(say(NOTHING_COPIED))
        elif "\t" in text or "\n" in text:
            self.told.emit(say("Several cells were copied. File - Open what was copied makes a table of them."))
        elif self.current_cell() is not None:
            try:
                parse_amount(text, self.model.table.unit)
            except AmountError as error:
                self.told.emit(say(str(error)))
            else:
                self.model.setData(self.view.currentIndex(), text)

    def _reach(self, index: QModelIndex) -> None:
        cell = self.model.cell_of(index)
        if cell is not None:
            self.reached.emit(cell)

    def finish_editing(self) -> bool:
        return self.delegate.finish()

    def show_step(self, step: Step) -> None:
        """Repaint exactly what an action changed in this table; a figure grown longer gets its room."""
        self.model.show_step(step)
        if self.strip is not None:
            self.strip.setVisible(self.model.number in self.model.case.check.in_doubt)
        self._make_room(*step.cells, *step.marked_cells)

    def _make_room(self, *cells: Cell) -> None:
        """Widen the columns of figures that are longer than any before, or bear two marks."""
        metrics = self.view.fontMetrics()
        for _, row, column in (cell for cell in cells if cell.table == self.model.number):
            text = self.model.text(row, FIRST + column, column)
            needed = metrics.horizontalAdvance(text) + PADDING * metrics.horizontalAdvance("0")
            self.view.setColumnWidth(FIRST + column, max(needed, self.view.columnWidth(FIRST + column)))

    def current_cell(self) -> Cell | None:
        """The amount under the cursor."""
        return self.model.cell_of(self.view.currentIndex())

    def look_at(self, cell: Cell) -> None:
        """Bring a figure into view, whoever has the focus."""
        self.model.reveal(cell.row)
        index = self.model.cell_index(cell)
        self.view.go_to(index)
        self.view.scrollTo(index)

    def show_cell(self, cell: Cell) -> None:
        """Bring a figure into view and give it the focus."""
        self.look_at(cell)
        self.view.setFocus()
