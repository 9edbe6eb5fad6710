"""Handing a case over, reviewing, returning or finishing it: who does that, with which remark, and to whom.

The name that is given is who works here from then on, and is kept for the role: it is asked once. Held by
``tests/window/reviewing/test_page.py``.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from gouji.casework.case import Case
from gouji.casework.step import Step
from gouji.errors import UserError, reason_of
from gouji.keeping.user import person
from gouji.keeping.user.preferences import prefer, preferred_word
from gouji.model.persons import seen
from gouji.review.passing import Act, has_prepared
from gouji.window.asking import AskingDialog
from gouji.window.plain import Label
from gouji.wording import say

VERBS = {
    Act.HAND_OVER: "Hand over for review…",
    Act.REVIEW: "Sign off as reviewed…",
    Act.RETURN: "Return with a remark…",
    Act.FINISH: "Finish for good…",
}
"""Message ids, in the order of the way."""

LINES = 4
"""Of a remark that are seen at one time."""


class PassingDialog(AskingDialog):
    """Asks what is to be known; ``step`` is what was done then."""

    def __init__(self, case: Case, act: Act, parent: QWidget | None = None) -> None:
        verb = say(VERBS[act]).rstrip("…")
        super().__init__(verb, verb, parent)
        self._case, self._act = case, act
        self.step: Step | None = None
        self.name, self.to, self.remark = QLineEdit(self._proposed()), QLineEdit(), QPlainTextEdit()
        self.remark.setTabChangesFocus(True)
        self.remark.setFixedHeight(LINES * self.fontMetrics().lineSpacing())
        self.ask(say("Your name"), self.name)
        if act is Act.HAND_OVER:
            self.to.setText(preferred_word("reviewer", ""))
            self.ask(say("Reviewed by"), self.to)
        self.ask(say("Remark"), self.remark)
        told = Label(self._told())
        told.setWordWrap(True)
        self.form.addRow(told)

    def _proposed(self) -> str:
        """The name that was kept for the role; of who works here where that may be, else none."""
        kept = preferred_word(self._act.role or "reviewer", "")
        if kept:
            return kept
        is_preparer = has_prepared(person.name(), self._case.passed, self._case.journal.account)
        return "" if is_preparer and self._act is not Act.HAND_OVER else person.name()

    def _told(self) -> str:
        """What follows from it, and what is still to do."""
        if self._act is Act.RETURN:
            return say("The preparer can change figures again; the remark says what is to be done.")
        told = say(
            "All figures are signed off as they stand, and by what they are judged; a later change is seen and makes "
            "this void."
        )
        left = len(self._case.listed) - self._case.listed.ticked
        return told + say("{count} findings are still to do.", count=left) if left else told

    def answer(self) -> None:
        name = seen(self.name.text())
        if not name:
            raise UserError("no-name", "Give a name: it stands with what is signed off.")
        before = person.name()
        try:
            person.rename(name)
        except OSError as error:
            told = "The name cannot be kept ({reason}). Free some space or mend the rights of the data folder."
            raise UserError("not-written", told, reason=reason_of(error)) from error
        try:
            self.step = self._case.pass_on(self._act, self.remark.toPlainText(), self.to.text())
        except UserError:
            person.rename(before)
            raise
        prefer(self._act.role or "reviewer", name)
        if self._act is Act.HAND_OVER and self.to.text().strip():
            prefer("reviewer", seen(self.to.text()))
