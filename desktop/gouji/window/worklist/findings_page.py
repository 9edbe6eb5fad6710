"""The page of findings: what is asked of them over the list, the whole sentence and a remark below it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gouji.casework.listed import Listed, told
from gouji.casework.prose.said import Said
from gouji.casework.step import Step
from gouji.model.document import Cell
from gouji.review.states import State
from gouji.window.handling import HandlingBar
from gouji.window.plain import Label
from gouji.window.worklist.asking import AskingBar
from gouji.window.worklist.findings_filter import FindingsFilter, Wish
from gouji.window.worklist.findings_model import (
    REMARK,
    ROW,
    FindingsModel,
)
from gouji.window.worklist.findings_view import FindingsView
from gouji.wording import say

CHECK = Qt.ItemDataRole.CheckStateRole


class FindingList(QWidget):
    """``chosen`` carries the cell to show, ``visited`` the finding that the user went to; ``handled`` findings, a
    State and a remark; the model tells of what is done to one of them."""

    chosen = Signal(Cell)
    visited = Signal(object)
    read = Signal(str)
    """The id of what the text says that the user went to."""
    opened = Signal(str)
    """The same where it is to be worked on."""
    handled = Signal(object, State, str)

    def __init__(self, model: FindingsModel, state: str = "") -> None:
        super().__init__()
        self.model = model
        self.asking = AskingBar(state)
        self.filter = FindingsFilter(model, self.asking.wish)
        self.filter.setParent(self)
        self._order: list[str] = []
        self._place = 0
        """The findings as they were listed when one was last gone to, and which of them it was."""
        self._shrinking = False
        # Before the view connects, for it moves its cursor away from a row that is about to go: nobody went there.
        self.filter.rowsAboutToBeRemoved.connect(self._begin_shrinking)
        self.filter.rowsRemoved.connect(self._end_shrinking)
        self.view = FindingsView(self.filter)
        self.view.doubleClicked.connect(self._jump)
        self.view.entered.connect(self._jump)
        self.view.ticked.connect(self._tick_selected)
        self.view.selectionModel().currentRowChanged.connect(self._select)
        self.sentence = Label()
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.handling = HandlingBar(say("Remark"))
        self.remark = self.handling.remark
        self.asking.asked.connect(self._ask)
        self.remark.returnPressed.connect(self._remark)
        self.handling.given.connect(self._handle_selected)
        self._has_room = False
        """Whether every column was given its room for what is listed."""
        self._lay_out()
        self._show_current()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self.sentence, 3)
        below.addWidget(self.handling, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.asking)
        layout.addWidget(self.view, 1)
        layout.addLayout(below)

    def make_room(self) -> None:
        """Give every column its room; of a list that is not seen, once it is."""
        self._has_room = self.isVisible()
        if self._has_room:
            self.view.make_room(self.model)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._has_room:
            self.make_room()

    def ask(self, wish: Wish) -> None:
        """List what is wished, and let the bar tell it."""
        self.asking.show_wish(wish)

    def ask_of_table(self, number: int | None) -> None:
        """Which table is in view: that which "this table" means."""
        self.asking.show_table(number)

    def show_step(self, step: Step) -> None:
        """Note that the rows were turned; the cursor stays on its finding."""
        self._show_current()
        if step.turns:
            self.make_room()

    def turning(self) -> str | None:
        """The finding under the cursor, before rows are turned."""
        index = self.view.currentIndex()
        return self.filter.finding(index).id if index.isValid() else None

    def turned(self, under: str | None) -> None:
        """Put the cursor back on its finding after rows were turned."""
        if under is not None and self.turning() != under:
            self._shrinking = True
            self.select(under)
            self._shrinking = False

    def _ask(self, wish: Wish) -> None:
        self.filter.choose(wish)
        self._show_current()

    def _begin_shrinking(self) -> None:
        self._shrinking = True

    def _end_shrinking(self) -> None:
        self._shrinking = False

    def _listed(self) -> list[str]:
        return [self.filter.finding(self.filter.index(row, 0)).id for row in range(self.filter.rowCount())]

    def _current(self) -> Listed | None:
        index = self.view.currentIndex()
        return self.filter.finding(index) if index.isValid() else None

    def _show_current(self) -> None:
        """The whole sentence of the finding under the cursor, and its remark."""
        finding, case = self._current(), self.model.case
        self.sentence.setText(told(case.check, finding) if finding else self._nothing())
        remark = case.marks.remarks.get(finding.id, "") if finding else ""
        self.handling.show_remark((finding.id,) if finding else (), remark)
        self.handling.show_state(case.state_on(finding) if finding else State.PENDING, may=finding is not None)

    def _nothing(self) -> str:
        """What is told where no finding is chosen: of what was corrected nothing is found any more."""
        is_of_corrected = self.filter.wish.handled == State.CORRECTED
        return say("What was corrected is no finding any more: the causes list it.") if is_of_corrected else ""

    def _select(self, index: QModelIndex) -> None:
        finding = self.filter.finding(index) if index.isValid() else None
        self._show_current()
        if finding is not None and not self._shrinking:
            self._order, self._place = self._listed(), index.row()
            if isinstance(finding, Said):
                self.read.emit(finding.id)
            else:
                self.visited.emit(finding)

    def _jump(self, index: QModelIndex) -> None:
        finding = self.filter.finding(index) if index.isValid() else None
        if isinstance(finding, Said):
            self.opened.emit(finding.id)
        elif finding is not None and finding.cells:
            self.chosen.emit(finding.cells[0])

    def select(self, finding: object) -> None:
        """Put the cursor on a finding, by its id, if it is listed."""
        listed = self._listed()
        if finding in listed:
            self.view.setCurrentIndex(self.filter.index(listed.index(str(finding)), ROW))

    def walk(self, by: int) -> None:
        """The next or previous listed finding that is not ticked off, and its cell; any where all are."""
        listed = self._listed()
        if not listed:
            return
        beside = self._row_beside(listed, by)
        on = ((beside + by * step) % len(listed) for step in range(len(listed)))
        row = next((row for row in on if not self._is_ticked(self.filter.index(row, 0))), beside)
        index = self.filter.index(row, ROW)
        if not isinstance(self.filter.finding(index), Said):  # the text is only looked at: the list is walked on
            self._jump(index)
        self.view.setCurrentIndex(index)
        self._order, self._place = listed, index.row()

    def tick(self) -> None:
        """Tick the finding gone to, or take its tick away; one that the cursor only slipped to is gone to first."""
        index = self.view.currentIndex().siblingAtColumn(0)
        if not index.isValid():
            return
        if self._order[self._place : self._place + 1] != [self.filter.finding(index).id]:
            self._select(index)
        else:
            turned = Qt.CheckState.Unchecked if self._is_ticked(index) else Qt.CheckState.Checked
            self.filter.setData(index, turned, CHECK)

    def _selected(self) -> list[Listed]:
        rows = sorted({index.row() for index in self.view.selectedIndexes()})
        return [self.filter.finding(self.filter.index(row, 0)) for row in rows]

    def _tick_selected(self) -> None:
        """Say that all that is selected is checked; or still to do, where something was said of all of it."""
        is_done = all(self.model.case.handling_on(finding) for finding in self._selected())
        self._handle_selected(State.PENDING if is_done else State.CHECKED)

    def _handle_selected(self, state: State) -> None:
        """Give a state to all that is selected as one action, with the remark where it is another one."""
        if selected := self._selected():
            self.handled.emit(selected, state, "" if state.is_open else self.handling.typed)

    def _remark(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self.filter.setData(index.siblingAtColumn(REMARK), self.remark.text())

    def _is_ticked(self, index: QModelIndex) -> bool:
        return Qt.CheckState(self.filter.data(index.siblingAtColumn(0), CHECK)) is Qt.CheckState.Checked

    def _row_beside(self, listed: list[str], by: int) -> int:
        """The row beside the finding gone to last; where that is settled, the nearest that still stands."""
        rows = {finding: row for row, finding in enumerate(listed)}
        if self._order and (row := rows.get(self._order[self._place])) is not None:
            return (row + by) % len(listed)
        on = (self._order[(self._place + by * step) % len(self._order)] for step in range(1, len(self._order)))
        return next((rows[finding] for finding in on if finding in rows), 0 if by > 0 else len(listed) - 1)
