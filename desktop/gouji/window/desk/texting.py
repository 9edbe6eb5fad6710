"""The ways between the text of the document and the rest of the desk: its page, its line among the tables, the source.

The text is judged anew once the window has painted what a change did to the tables, so that no edit waits for it; until
then no count of it is told, for it may be another. Held by ``tests/window/prose/test_texting.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from gouji.casework.prose.counts import TextCounts, form_counts, text_counts
from gouji.casework.prose.proof import passages
from gouji.casework.prose.said import TEXT, Said, all_said
from gouji.casework.seeking import Hit
from gouji.casework.step import Step
from gouji.model.document import Letter
from gouji.prose.text import text_of
from gouji.window.desk.own_page import OwnPage
from gouji.window.prose.page import TextPage
from gouji.wording import say

if TYPE_CHECKING:
    from gouji.window.desk.desk import Desk

ASKED_FOR = "Telephones and names are told too: {count} hints in the text by now."
NO_MORE = "Telephones and names are told no more: {count} hints in the text by now."

PAINTED_MS = 20
"""How long after a change the text is judged again."""


class Texting(OwnPage):
    """``counted`` tells that the text was judged and its ``counts`` are of the figures as they stand."""

    counted = Signal()

    def __init__(self, desk: Desk) -> None:
        self.page = TextPage(desk.case)
        super().__init__(desk, self.page)
        self.counts: TextCounts | None = None
        """None until the text was first judged."""
        self._is_entered = False
        """Whether its user went to the text, and was not led there by a cause."""
        self.page.stepped.connect(desk.show_step)
        self.page.looked.connect(self._look_at)
        self.page.entered.connect(self._enter)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAINTED_MS)
        self._timer.timeout.connect(self.count)
        self._timer.start()

    @property
    def is_walked(self) -> bool:
        """Whether the next of it is meant, and not the next cause."""
        return self.is_in_view and self._is_entered

    def _enter(self) -> None:
        self._is_entered = True

    def show_step(self, step: Step) -> None:
        """Figures, rules or marks have changed."""
        self.page.show_step(step)
        self._timer.start()
        if step.touches_text:
            self._desk.tables.show_text(None)
            self._desk.verdict.wait_for_text()

    def count(self) -> None:
        """Judge the text as the figures stand, and tell it."""
        case = self._desk.case
        self.counts = text_counts(case.check, case.handling_on)
        self._desk.tables.show_text(self.counts, form_counts(case.check, case.handling_on))
        self._desk.verdict.show_text(self.counts)
        self._desk.worklist.show_text()
        self.counted.emit()

    def tell_hints(self) -> None:
        """How many hints there are, after other ones were asked for: not only who has the text in view is answered."""
        case = self._desk.case
        on, count = case.document.before_publication, text_counts(case.check, case.handling_on).open["hint"]
        told = ASKED_FOR if on else NO_MORE
        self._desk.told.emit(say(told, count=count))

    def show(self) -> None:
        """Go to the page of the text."""
        self._open()
        self._is_entered = True
        self.page.take_focus()

    def select(self, name: object) -> None:
        """Go to what has an id, if that is one of the text."""
        if isinstance(name, str) and name.startswith(TEXT):
            self.show()
            self.page.select(name)

    def look(self, name: str) -> None:
        """The same from a cause: the list of causes keeps the keyboard."""
        if self._desk.finish_editing():
            self._open()
            self._is_entered = False
            self.page.select(name)
            if self.page.isAncestorOf(self.page.focusWidget() or self._desk):
                self._desk.worklist.causes.view.setFocus()

    def show_found(self, hit: Hit) -> None:
        """Text and source go to what was sought; the field in which it is keeps the keyboard."""
        desk = self._desk
        if desk.finish_editing():
            self._open()
            self.page.show_found(hit.row, hit.column, hit.end)
            line = text_of(desk.case.document).paragraphs[hit.row].passage(hit.column)
            desk.source.show_words([(line.file, line.source)], ())

    def select_figure(self, place: Letter) -> None:
        """Go to the figure that begins at a letter of the text."""
        said = next((one for one in all_said(self._desk.case.check) if one.figure == place), None)
        if said is not None:
            self.select(said.id)

    def stop(self) -> None:
        """Judge no more: the case is given away."""
        self._timer.stop()

    def _look_at(self, one: Said) -> None:
        """The table goes to the first figure that the words are held against, the source to that and to the words."""
        for cell in one.cells[:1]:
            self._desk.sheet(cell.table).look_at(cell)
        lines = passages(self._desk.case.check, one)
        self._desk.source.show_words([(line.file, line.source) for line in lines], one.cells[:1])

    def _note_view(self, number: int) -> None:
        super()._note_view(number)
        self._is_entered |= self._desk.stack.widget(number) is self.page
