"""The page of causes: the list at the left, what is known of the row under the cursor beside it, a remark below.

The cursor stays by its cause, or by what is left of it; where nothing is left, nothing is under it
(``test_the_cursor_stays_by_the_cause_that_was_answered``). What it came to stand on is not gone to, and no key answers
what its user has not seen (``test_an_answer_that_came_meanwhile_is_shown_before_it_is_adopted``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from gouji.casework.case import Case
from gouji.casework.causes.carried import carried_over
from gouji.casework.causes.cause import Cause
from gouji.casework.causes.of_case import of_case, settled_by
from gouji.casework.prose.said import Said, all_said
from gouji.explaining.explanation import Explanation
from gouji.model.document import Cell
from gouji.review.states import State
from gouji.window.handling import HandlingBar
from gouji.window.worklist.answers import Answer, may, why_not
from gouji.window.worklist.cause_detail import CauseDetail, kept_remark
from gouji.window.worklist.causes_model import CausesModel
from gouji.window.worklist.causes_view import CausesView
from gouji.window.worklist.lines import Line, onward
from gouji.wording import say

DETAIL_SHARE = 0.28


class CausesPage(QWidget):
    """``looked`` carries the Cells of the row gone to, the first of which is to be seen, and a Finding or None;
    ``culprits`` those that are known to be wrong; ``chosen`` a Cell to work on.

    ``read`` carries the id of what the text says where the row gone to is of that, ``opened`` that of what is to be
    worked on. ``adopted`` carries a Solution, ``retold`` Retellings of the text, ``ruled_out`` Cells, ``taken_back`` a
    Cell, ``handled`` Findings with a State and a remark, ``remarked`` the id of a settled one and a remark; ``told`` a
    sentence.
    """

    looked = Signal(object, object)
    culprits = Signal(object)
    chosen = Signal(Cell)
    read = Signal(str)
    opened = Signal(str)
    adopted = Signal(object)
    retold = Signal(object)
    ruled_out = Signal(object)
    taken_back = Signal(Cell)
    handled = Signal(object, State, str)
    remarked = Signal(str, str)
    told = Signal(str)
    listed = Signal(object)
    """How many errors are open among the causes as they are listed by now; None while they are looked for."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.causes: tuple[Cause, ...] = ()
        self._explanation = Explanation()
        self._searching = True
        self._text_is_judged = False
        self._said: Sequence[Said] = ()
        """What the text said when the causes were listed last."""
        self._gone_to: object = None
        """The key of the line that the user went to."""
        self._seen: object = None
        """What would put it right, as it was shown."""
        self._left_at = -1.0
        """Between which rows the cursor was when its row went: from there its user walks on."""
        self._slipping = False
        self.model = CausesModel(case, self)
        # Before the view connects, for it moves its cursor away from a row that is about to go: nobody went there.
        self.model.rowsAboutToBeRemoved.connect(self._begin_slipping)
        self.model.rowsRemoved.connect(self._end_slipping)
        self.view = CausesView(self.model)
        self.view.went.connect(self._go)
        self.view.chosen.connect(self._choose)
        self.view.delegate.answered.connect(self._answer_line)
        self.detail = CauseDetail(case)
        self.detail.adopted.connect(self.adopted)
        self.detail.retold.connect(self.retold)
        self.detail.chosen.connect(self.chosen)
        self.detail.taken_back.connect(self.taken_back)
        self.detail.ruled_out.connect(self._rule_out)
        self.handling = HandlingBar(say("A remark on all findings of the cause"))
        self.handling.given.connect(self._handle_chosen)
        self.handling.noted.connect(self._note)
        self.remark = self.handling.remark
        self.remark.returnPressed.connect(self.handling.turn)
        self._lay_out()
        self.show_causes()

    def _lay_out(self) -> None:
        beside = QWidget()
        right = QVBoxLayout(beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.detail, 1)
        right.addWidget(self.handling)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.view)
        self.splitter.addWidget(beside)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([1000, int(1000 * DETAIL_SHARE / (1 - DETAIL_SHARE))])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.splitter)

    def show_explanation(self, explanation: Explanation, searching: bool) -> None:
        """What explains the findings by now, which may not be the last word."""
        self._explanation = carried_over(self._explanation, explanation) if searching else explanation
        self._searching = searching
        self.show_causes()

    def wait(self) -> None:
        """The causes are looked for anew: those that are listed are not the last word."""
        self._searching = True
        self.listed.emit(None)

    def show_text(self) -> None:
        """The text was judged: what of it is wrong is listed too, from now on at once."""
        self._text_is_judged = True
        if self._said is not all_said(self.case.check):
            self.show_causes()

    def forget(self) -> None:
        """A table has other rows: what was found of its figures is looked for anew."""
        self._explanation, self._searching = Explanation(), True
        self.model.forget()
        self.show_causes()

    def show_causes(self) -> None:
        """List the causes as the case stands; the cursor stays on its row."""
        line, at = self.line, self._row
        self.causes = of_case(self.case, self._explanation, searching=self._searching, text=self._text_is_judged)
        self._said = all_said(self.case.check) if self._text_is_judged else ()
        self.model.show(self.causes)
        self.view.fit(self.case.listed)
        if line is not None:
            self._stay_by(line, at)
        self._show_detail()
        self.listed.emit(None if self._searching else len(self.open_errors))

    def _stay_by(self, line: Line, at: float) -> None:
        """Keep the cursor on a line, or put it on the first cause that has a finding of it, else on nothing."""
        here = self.line
        if here is not None and here.key == line.key:
            return
        left = {*line.findings}
        alike = (one.key for one in self.model.lines if one.cause is not None and not left.isdisjoint(one.findings))
        index = self.model.find(line.key)
        self._left_at = at - 0.5
        self._slipping = True
        self.view.setCurrentIndex(index if index.isValid() else self.model.find(next(alike, None)))
        self._slipping = False

    @property
    def _row(self) -> float:
        """The row of the cursor among the causes; between two of them where its own is gone."""
        index = self.view.currentIndex()
        return (index.parent() if index.parent().isValid() else index).row() if index.isValid() else self._left_at

    @property
    def open_errors(self) -> list[Cause]:
        """The causes that are errors and nobody answered yet."""
        return [cause for cause in self.causes if cause.is_open and cause.weighs]

    @property
    def line(self) -> Line | None:
        """That of the row under the cursor."""
        return self.model.line(self.view.currentIndex())

    def _show_detail(self) -> None:
        index, line = self.view.currentIndex(), self.line
        cause, finding = line.cause if line is not None else None, self.model.finding(index) or self.model.said(index)
        self.detail.show_row(cause, finding, self._searching, bool(self.open_errors))
        self.handling.show_state(cause.state if cause else State.PENDING, may=bool(cause and not cause.sought))
        self.handling.show_remark(cause.ids if cause else (), kept_remark(self.case, cause))

    def _begin_slipping(self) -> None:
        self._slipping = True

    def _end_slipping(self) -> None:
        self._slipping = False

    def _go(self, index: QModelIndex) -> None:
        self._show_detail()
        line = self.model.line(index)
        if line is None or self._slipping:
            return
        self._gone_to, self._seen = line.key, line.remedy
        finding, said, cause = self.model.finding(index), self.model.said(index), line.cause
        if said is not None:
            self.culprits.emit(())
            self.read.emit(said.id)
            return
        if index.internalId() or cause is None:
            self.culprits.emit(())
            if finding is not None:
                self.looked.emit(finding.flagged, finding)
            return
        self.culprits.emit(cause.culprits)
        first = finding or self.case.listed.find(line.findings[0])
        self.looked.emit(cause.culprits or tuple(filter(None, (cause.leads_to,))), first)

    def _choose(self, index: QModelIndex) -> None:
        """The figure of a row is to be worked on; what is gathered folds and unfolds."""
        line, finding, said = self.model.line(index), self.model.finding(index), self.model.said(index)
        if line is None:
            return
        if said is not None:
            self.opened.emit(said.id)
        elif finding is not None and finding.cells:
            self.chosen.emit(finding.cells[0])
        elif line.cause is not None and line.cause.leads_to is not None:
            self.chosen.emit(line.cause.leads_to)
        else:
            top = index.siblingAtColumn(0)
            self.view.setExpanded(top, not self.view.isExpanded(top))

    def walk(self, by: int) -> None:
        """Go to the next or previous open cause and its figure; to any where all are answered."""
        rows = [row for row, line in enumerate(self.model.lines) if line.cause is not None]
        if not rows:
            self.told.emit(say("Nothing differs that could be checked."))
            return
        on = onward(rows, self._row, by)
        row = next((row for row in on if (cause := self.model.lines[row].cause) and cause.is_open), on[0])
        wanted = self.model.index(row, 0)
        if self.view.currentIndex().siblingAtColumn(0) == wanted:
            self._go(wanted)
        self.view.setCurrentIndex(wanted)

    def select(self, finding_id: str) -> None:
        """Put the cursor on the cause of a finding."""
        row = next((row for row, line in enumerate(self.model.lines) if finding_id in line.findings), None)
        if row is not None:
            self.view.setCurrentIndex(self.model.index(row, 0))

    def answer(self, answer: Answer) -> None:
        """Answer the cause under the cursor; one that the cursor only slipped to is gone to first."""
        line = self.line
        if line is None or line.cause is None:
            self.told.emit(say("Choose a cause first: F4 goes to the next one."))
        elif (line.key, line.remedy) != (self._gone_to, self._seen):
            self._go(self.view.currentIndex())
            self.told.emit(say("This was found meanwhile: look at it, then answer."))
        else:
            self._answer_line(line, answer)

    def _answer_line(self, line: Line, answer: Answer) -> None:
        cause = line.cause
        if cause is not None and cause.sought:
            self.told.emit(say("The cause is still looked for; answer it in a moment."))
            return
        if cause is None or not may(cause, answer):
            self.told.emit(why_not(cause, answer))
            return
        self._gone_to, self._seen = line.key, line.remedy
        match answer:
            case Answer.ADOPT if cause.words:
                self.retold.emit(cause.retellings)
            case Answer.ADOPT:
                self.adopted.emit(cause.answer)
            case Answer.NOT_HERE:
                self.ruled_out.emit(cause.culprits)
            case Answer.DEAL_WITH:
                self._handle((cause,), State.CHECKED if cause.is_open else State.PENDING)

    def _rule_out(self, cell: Cell) -> None:
        self.ruled_out.emit((cell,))

    def _note(self, remark: str) -> None:
        """What was adopted settled its findings, which stand no longer: a remark stays with the first."""
        if self.line is not None and self.line.cause is not None:
            self.remarked.emit(self.line.cause.ids[0], remark)

    def _handle_chosen(self, state: State) -> None:
        """Give a state to the causes that are chosen, all at once."""
        self._handle([cause for cause in self._chosen() if cause.is_for_a_person], state)

    def _chosen(self) -> Iterator[Cause]:
        """Those of the rows that are selected, or the one that the cursor is in."""
        rows = (self.model.line(index) for index in self.view.selectionModel().selectedRows())
        lines = {line.key: line for line in (*rows, self.line) if line is not None}
        yield from (line.cause for line in lines.values() if line.cause is not None)

    def _handle(self, causes: Sequence[Cause], state: State) -> None:
        """With the remark where it is a new one, or where it is that of the one cause and stands at some of it only."""
        if findings := settled_by(self.case, causes):
            lacks = len(causes) == 1 and not all(self.case.marks.remarks.get(one.id) for one in findings)
            remark = self.remark.text() if lacks else self.handling.typed
            is_here = self.line is not None and self.line.cause in causes
            self.handled.emit(findings, state, remark if is_here else "")
