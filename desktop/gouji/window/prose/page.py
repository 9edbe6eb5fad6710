"""文字: the text of the document by its headings, each figure underlined by what became of it, and its proof below.

It is looked at anew only while it is seen, and stays where it is when figures change. Held by
``tests/window/prose/test_page.py``.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from gouji.casework.case import Case
from gouji.casework.marked_case import NO_TEXT
from gouji.casework.prose.counts import text_counts
from gouji.casework.prose.retelling import OF_A_FORM, is_of_a_form, retelling
from gouji.casework.prose.said import Said
from gouji.casework.step import Step
from gouji.checking.families.family import STATES as RANKS
from gouji.errors import UserError
from gouji.model.document import Cell
from gouji.prose.text import text_of
from gouji.review.states import State
from gouji.window.narrowed import Narrowed
from gouji.window.parted import part
from gouji.window.plain import Label
from gouji.window.prose.model import ParagraphModel
from gouji.window.prose.proof import ProofPane
from gouji.window.prose.view import TextView
from gouji.window.seen_anew import SeenAnew
from gouji.wording import say

STATES = ("", "differs", "to explain", "hint", "rounding", "uncheckable", "agrees")

TEXT, PROOF = 7, 3
"""The parts of the height that the text and the proof take."""


def _rank(one: Said) -> tuple[int, int, tuple[int, int], str]:
    """The worst first, then in the order of the text."""
    return RANKS.index(one.state), one.paragraph, one.mark, one.id


class TextPage(SeenAnew):
    """``looked`` carries what is looked at, ``chosen`` the Cell to go to, ``stepped`` the Step of a tick or a remark,
    ``told`` a sentence; ``left`` tells that the user goes back, ``entered`` that something here is gone to by hand."""

    looked = Signal(object)
    chosen = Signal(Cell)
    stepped = Signal(Step)
    told = Signal(str)
    left = Signal()
    entered = Signal()

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.model = ParagraphModel(case)
        self.view = TextView(self.model)
        self.proof = ProofPane(case)
        self.summary = Label()
        self.state = QComboBox()
        self.state.setAccessibleName(say("Outcome"))
        for state in STATES:
            self.state.addItem(say(state) if state else say("All outcomes"), state)
        self.state.currentIndexChanged.connect(self._renew)
        self.narrowed = Narrowed()
        self.narrowed.widened.connect(self.show_table)
        self.view.pointed.connect(self._point)
        self.view.walked.connect(self._walk_on)
        self.view.edited.connect(self.edit)
        self.view.editor.typed.connect(self.finish_editing)
        self.view.editor.left.connect(self._end_editing)
        self.proof.wanted.connect(self.edit)
        self.view.chosen.connect(self._choose)
        self.view.ticked.connect(self.tick)
        self.view.left.connect(self.left)
        self.proof.chosen.connect(self.chosen)
        self.proof.handled.connect(self.handle)
        self.proof.remarked.connect(self._remark)
        bar = QHBoxLayout()
        bar.addWidget(self.summary, 1)
        bar.addWidget(self.narrowed)
        bar.addWidget(self.state)
        part(self, bar, (self.view, TEXT), (self.proof, PROOF))

    def show_step(self, step: Step) -> None:
        """Figures, rules or marks have changed."""
        if step.touches_text:
            self.look_again()
        elif step.marked and not self._is_new:
            self.model.repaint()
            self._show(self.model.current)

    def take_focus(self) -> None:
        """The keyboard goes to the text."""
        self.view.setFocus()

    def go_to(self, one: Said | None) -> None:
        """Look at one of what the text says: it is brought into view, and its proof is shown."""
        if one is None:
            return
        self.model.go_to(one)
        self.view.bring(one)
        self._show(one)
        self.looked.emit(one)

    def select(self, name: object) -> None:
        """The same by its id, if it stands; all is shown where it was not."""
        self._see()
        if self.model.find(name) is None:
            self._show_all()
        self.go_to(self.model.find(name))

    def show_found(self, paragraph: int, start: int, end: int) -> None:
        """Bring letters that were sought into view; all is shown where their paragraph was not."""
        self._see()
        if not self.model.shows(paragraph):
            self._show_all()
        if self.model.shows(paragraph):
            self.model.show_found((paragraph, start, end))
            self.view.bring_letter(paragraph, start)

    def show_table(self, number: int | None = None, called: str = "") -> None:
        """Show only what is held against a table, which is ``called`` so; all where none is given."""
        self.model.table = number
        self.narrowed.show_part(called)
        self._renew()

    def show_state(self, state: str) -> None:
        """Show only what came out so, by the word of its state."""
        self.state.setCurrentIndex(max(self.state.findData(state), 0))

    def _show_all(self) -> None:
        self.state.setCurrentIndex(0)
        self.show_table()

    def _point(self, one: Said | None) -> None:
        self.entered.emit()
        self.go_to(one)

    def _walk_on(self, by: int) -> None:
        self.entered.emit()
        self.step_on(by)

    def edit(self, begun: str = "") -> None:
        """Let another figure be typed in place of the one that is looked at."""
        if (one := self.model.current) is not None and one.figure is not None:
            self.view.edit_figure(one, begun)
        elif one is not None and one.held is not None and is_of_a_form(self.case.document, one.held.claim):
            self.told.emit(say(OF_A_FORM))

    def finish_editing(self) -> bool:
        """Take over what is being typed; False when it is refused, so that nothing typed is lost."""
        editor, one = self.view.editor, self.model.current
        if editor.isHidden() or one is None or one.held is None:
            return True
        try:
            step = self.case.retell(retelling(self.case.document, one.held.claim, editor.text()))
        except UserError as error:
            editor.refuse(say(error.message, **error.params))
            return False
        self._end_editing()
        if step is not None:
            self.stepped.emit(step)
        return True

    def _end_editing(self) -> None:
        editor = self.view.editor
        if editor.isVisible():
            had = editor.hasFocus()
            editor.hide()
            if had:
                self.view.setFocus()

    def step_on(self, by: int) -> None:
        """The one before or after in the text, of those that are shown."""
        among, at = self.model.said(), self.model.current
        names = [one.id for one in among]
        place = names.index(at.id) + by if at is not None and at.id in names else 0
        if 0 <= place < len(among):
            self.go_to(among[place])

    def walk(self, by: int) -> None:
        """The next or previous that is open, the worst first, all around; of all where everything is dealt with."""
        wrong = sorted((one for one in self.model.said() if not one.agrees), key=_rank)
        among = [one for one in wrong if not self.model.is_ticked(one)] or wrong
        at = self.model.current
        if among and (at is None or at.agrees):
            self.go_to(among[0 if by > 0 else -1])
        elif among and at is not None:
            after = [one for one in among if _rank(one) > _rank(at)] if by > 0 else []
            before = [one for one in among if _rank(one) < _rank(at)] if by < 0 else []
            self.go_to((after or among)[0] if by > 0 else (before or among)[-1])

    def tick(self) -> None:
        """Say that what is looked at is checked, or that it is still to do."""
        if (one := self.model.current) is not None and not one.agrees:
            self.handle(State.PENDING if self.model.is_ticked(one) else State.CHECKED)

    def handle(self, state: State) -> None:
        """Give a state to what is looked at."""
        if (one := self.model.current) is not None:
            typed = self.proof.handling.typed
            self._act(lambda: self.case.handle((one,), state, typed))

    def _remark(self, text: str) -> None:
        if (one := self.model.current) is not None:
            self._act(lambda: self.case.remark(one, text))

    def _act(self, act: Callable[[], Step]) -> None:
        try:
            step = act()
        except UserError as error:
            self.told.emit(say(error.message, **error.params))
            self._show(self.model.current)
            if error.kind == NO_TEXT:
                self.proof.handling.ask_for_text()
        else:
            self.stepped.emit(step)

    def _choose(self) -> None:
        """To the figure of the table that it is held against, if there is one."""
        if self.model.current is not None and self.model.current.cells:
            self.chosen.emit(self.model.current.cells[0])

    def _renew(self) -> None:
        """Look at the text again; what was looked at stays so if it still stands."""
        self.model.look(self.state.currentData())
        self._show(self.model.current)

    def _show(self, one: Said | None) -> None:
        self.proof.show_said(one)
        counted = text_counts(self.case.check, self.case.handling_on).sentence
        has_text = bool(text_of(self.case.document).paragraphs)
        self.summary.setText(counted if has_text else say("The document has no text beside its tables and forms."))
        self.state.setVisible(has_text)
