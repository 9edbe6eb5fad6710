"""全部关系: every relation of the case by table and law, to be searched; that under the cursor as a small sum below.

What is opened, chosen and searched for stays when figures or rules change, and when the user comes back from a figure.
It is looked at anew only while it is seen. Held by ``tests/window/relations/test_page.py``.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeView,
)

from gouji.casework.case import Case
from gouji.casework.relations.by_table import Wanted
from gouji.casework.relations.sum_lines import SumLines, widest_amount
from gouji.checking.families.family import STATES
from gouji.model.document import Cell
from gouji.pictures.ties import End
from gouji.window.narrowed import Narrowed
from gouji.window.parted import part
from gouji.window.plain import Label
from gouji.window.relations.rows import Key
from gouji.window.relations.sum_view import SumView
from gouji.window.relations.tree_model import DIFFERENCE, OUTCOME, PRINTED, RELATION, TOTAL, RelationsModel
from gouji.window.seen_anew import SeenAnew
from gouji.wording import say

FEW = 200
"""So many that are found are all opened."""

COUNTS, ROOM, LEAST = 13, 2, 8
"""Widths in digits: of the outcomes, beside a figure, and of a column at least. The relation takes the rest."""

LIST, SUM = 7, 3
"""The parts of the height that the list and the sum take."""


class RelationsView(QTreeView):
    """``chosen`` carries an index on which Enter was pressed, ``left`` tells of Esc."""

    chosen = Signal(QModelIndex)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.chosen.emit(self.currentIndex())
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


class AllRelations(SeenAnew):
    """``looked`` carries the Cells of the relation under the cursor, ``chosen`` the Cell to go to, ``left`` tells that
    the user goes back."""

    looked = Signal(object)
    chosen = Signal(Cell)
    left = Signal()

    def __init__(self, case: Case, titles: Sequence[str]) -> None:
        """``titles`` tell the tables of the document apart."""
        super().__init__()
        self.case = case
        self._titles = titles
        self.model: RelationsModel | None = None
        """Made when the page is first seen."""
        self.text = QLineEdit()
        self.text.setPlaceholderText(say("Code, name, column or rule"))
        self.text.setAccessibleName(say("Find relations"))
        self.text.setClearButtonEnabled(True)
        self.state = QComboBox()
        self.state.setAccessibleName(say("Outcome"))
        for state in ("", *STATES):
            self.state.addItem(say(state) if state else say("All outcomes"), state)
        self.tie: tuple[End, End] | None = None
        """Only what ties these two is shown."""
        self.narrowed = Narrowed()
        self.told = Label()
        self.view = self._list()
        self.sum = SumView()
        self.text.textChanged.connect(self._search)
        self.state.currentIndexChanged.connect(self._search)
        self.narrowed.widened.connect(self.show_tie)
        self.sum.looked.connect(self.looked)
        self.sum.chosen.connect(self.chosen)
        self.sum.left.connect(self.view.setFocus)
        bar = QHBoxLayout()
        bar.addWidget(self.told)
        bar.addWidget(self.narrowed)
        bar.addStretch(1)
        bar.addWidget(self.text, 1)
        bar.addWidget(self.state)
        part(self, bar, (self.view, LIST), (self.sum, SUM))

    def _list(self) -> RelationsView:
        view = RelationsView()
        view.setAccessibleName(say("All relations"))
        view.setUniformRowHeights(True)
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setExpandsOnDoubleClick(False)
        view.chosen.connect(self._go)
        view.doubleClicked.connect(self._go)
        view.left.connect(self.left)
        return view

    def take_focus(self) -> None:
        """The keyboard goes to the list, to what was chosen there last."""
        self.view.setFocus()
        if not self.view.currentIndex().isValid() and self.model is not None and self.model.tables:
            self.view.setCurrentIndex(self.model.index(0, 0))

    def show_tie(self, tie: tuple[End, End] | None = None, called: str = "") -> None:
        """Show only what ties two ends, which are ``called`` so; all where none are given."""
        self.tie = tie
        self.narrowed.show_part(called)
        self._search()

    def _search(self) -> None:
        if self.model is not None:
            self._renew()

    def _renew(self) -> None:
        """Look at the case again: what was open and chosen stays so, and few that are found are all shown."""
        if self.model is None:
            self._begin()
        assert self.model is not None
        open_rows, current, at = self._open_rows(), self._current(), self.view.verticalScrollBar().value()
        wanted = Wanted(self.state.currentData(), self.text.text().strip(), self.tie)
        self.model.look(wanted)
        for top in self.model.tops():
            few = (wanted.text or wanted.state or wanted.tie) and self.model.count <= FEW
            self.view.setExpanded(top, bool(few) or self.model.key(top) in open_rows)
            for row in range(self.model.rowCount(top)):
                below = self.model.index(row, 0, top)
                self.view.setExpanded(below, bool(few) or self.model.key(below) in open_rows)
        found = self.model.find(current) if current is not None else QModelIndex()
        with QSignalBlocker(self.view.selectionModel()):
            self.view.setCurrentIndex(found)
        self.view.verticalScrollBar().setValue(at)
        self._show_sum(found)
        self.told.setText(say("{count} relations", count=self.model.count))

    def _begin(self) -> None:
        """The list with its model; tables in which something does not agree are open."""
        self.model = RelationsModel(self.case, self._titles, self.view)
        self.view.setModel(self.model)
        letter = self.view.fontMetrics().horizontalAdvance("0")
        heads = self.view.header()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(RELATION, QHeaderView.ResizeMode.Stretch)
        heads.setMinimumSectionSize(LEAST * letter)
        self.view.setColumnWidth(OUTCOME, COUNTS * letter)
        wide = self.view.fontMetrics().horizontalAdvance(widest_amount(self.case.document)) + ROOM * letter
        for column in (TOTAL, PRINTED, DIFFERENCE):
            self.view.setColumnWidth(column, max(wide, LEAST * letter))
        self.view.selectionModel().currentRowChanged.connect(self._look)
        for top in self.model.tops():
            self.view.setExpanded(top, self.model.is_open(top))

    def _open_rows(self) -> set[Key | None]:
        assert self.model is not None
        tops = [*self.model.tops()]
        laws = [self.model.index(row, 0, top) for top in tops for row in range(self.model.rowCount(top))]
        return {self.model.key(one) for one in (*tops, *laws) if self.view.isExpanded(one)}

    def _current(self) -> Key | None:
        assert self.model is not None
        return self.model.key(self.view.currentIndex())

    def _look(self, index: QModelIndex) -> None:
        self._show_sum(index)
        assert self.model is not None
        one, cell = self.model.sum_at(index), self.model.cell(index)
        if one is not None and cell is not None:
            self.looked.emit((cell, *(other for other in one.cells if other != cell), *one.elsewhere))

    def _show_sum(self, index: QModelIndex) -> None:
        assert self.model is not None
        one = self.model.sum_at(index)
        lines = [SumLines(self.case.check, one)] if one is not None else []
        self.sum.setVisible(bool(lines))
        self.sum.show_sums(lines, self.model.cell(index))

    def _go(self, index: QModelIndex) -> None:
        """To the figure of a relation; more of them where there are; else open the row, or close it."""
        assert self.model is not None
        cell, law, row = self.model.cell(index), index.parent(), index.row()
        if cell is not None:
            self.chosen.emit(cell)
        elif self.model.bring_more(index):
            self.view.setCurrentIndex(self.model.index(row, RELATION, law))
        else:
            first = index.siblingAtColumn(RELATION)
            self.view.setExpanded(first, not self.view.isExpanded(first))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads from the search to the list, and from there to the tables; ↓ and Enter to what was found."""
        back = event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if back and self.text.hasFocus():
            self.take_focus()
        else:
            super().keyPressEvent(event)
