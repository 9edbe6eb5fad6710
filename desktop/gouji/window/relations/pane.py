"""The tab 关系 beside the source: every relation that names the figure under the cursor, or the finding gone to.

Nothing is laid out while it is not seen. Whoever follows a part of a relation finds that relation first among those of
the figure that he comes to. Held by ``tests/window/relations/test_pane.py``.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gouji.casework.case import Case
from gouji.casework.relations.small_sum import SmallSum, relations_of, small_sum
from gouji.casework.relations.sum_lines import SumLines
from gouji.casework.telling.sentences import place
from gouji.checking.check import Check
from gouji.checking.families.family import STATES
from gouji.checking.findings import Finding
from gouji.checking.relation import Relation
from gouji.model.document import Cell
from gouji.window.plain import Label
from gouji.window.relations.sum_view import SumView
from gouji.wording import say


class RelationsPane(QWidget):
    """``looked`` and ``chosen`` as of its view; ``left`` tells that the user goes back to the table."""

    looked = Signal(object)
    chosen = Signal(Cell)
    left = Signal()

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self._cell: Cell | None = None
        self._first: tuple[Check, Relation] | None = None
        """The relation that stands first, of the check that it is one of."""
        self._is_drawn = False
        self._is_held = False
        self.told = Label()
        self.told.setWordWrap(True)
        self.view = SumView()
        self.view.looked.connect(self._look)
        self.view.chosen.connect(self._choose)
        self.view.left.connect(self.left)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(self.told)
        box.addWidget(self.view)
        self._draw()

    def show_cell(self, cell: Cell) -> None:
        """The relations of a figure; not while one of those shown is only looked at."""
        if self._is_held or cell == self._cell:
            return
        self._cell = cell
        if self._first is not None and self._first[1] not in relations_of(self.case.check, cell):
            self._first = None  # what was gone to before is about another figure
        self._renew()

    def show_finding(self, finding: Finding) -> None:
        """A finding first, then the others of the figure that it states."""
        relation = self.case.listed.relation(finding.id)
        self._first = None if relation is None else (self.case.check, relation)
        self._cell = finding.cells[0] if finding.cells else None
        self._renew()

    def forget(self) -> None:
        """A table has other rows: no figure is looked at until one is gone to."""
        self._cell = self._first = None
        self._renew()

    def show_step(self) -> None:
        """Figures or rules have changed."""
        self._renew()

    def _renew(self) -> None:
        self._is_drawn = False
        if self.isVisible():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_drawn:
            self._draw()

    def _draw(self) -> None:
        self._is_drawn = True
        check = self.case.check
        sums = self._sums(check)
        self.told.setText(self._told(len(sums)))
        self.view.show_sums([SumLines(check, one) for one in sums], self._cell)

    def _sums(self, check: Check) -> list[SmallSum]:
        """The relation that stands first, then those of the figure, the worst before the others."""
        first = self._first[1] if self._first is not None and self._first[0] is check else None
        relations = [] if self._cell is None else [*relations_of(check, self._cell)]
        if first is not None and first not in relations:
            relations.append(first)
        sums = [small_sum(check, relation) for relation in relations]
        return sorted(sums, key=lambda one: (one.relation != first, STATES.index(one.state)))

    def _told(self, count: int) -> str:
        if self._cell is None:
            return say("This is about no figure.") if count else say("Choose a figure to see its relations.")
        where = place(self.case.document, self._cell)
        if not count:
            return say("{place}: no relation names this figure", place=where)
        return say("{place}: {count} relations", place=where, count=count)

    def _remember(self) -> None:
        row = self.view.currentIndex().row()
        self._first = self.case.check, self.view.sums.sum_of(row).relation

    def _look(self, cells: tuple[Cell, ...]) -> None:
        """Whoever looks at a figure from here goes on here."""
        self._is_held = True
        self.looked.emit(cells)
        self._is_held = False

    def _choose(self, cell: Cell) -> None:
        self._remember()
        self._cell = None
        self.chosen.emit(cell)

    def take_focus(self) -> None:
        """The keyboard goes to the figure in its first relation."""
        self.view.setFocus()
        row = self.view.sums.row_of(self._cell) if self._cell is not None else 0
        if not self.view.currentIndex().isValid() and self.view.sums.rowCount():
            self._is_held = True
            self.view.setCurrentIndex(self.view.sums.index(row or 0, 0))
            self._is_held = False
