"""Handing a case over, reviewing, returning or finishing it: who does that, with which remark, and to whom.

The name that is given is of this act and its role in this case: who works here stays who the settings say. Held by
``tests/window/reviewing/test_page.py``.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from gouji.casework.case import Case
from gouji.casework.step import Step
from gouji.errors import UserError
from gouji.keeping.user import person
from gouji.keeping.user.preferences import preferred_word
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
        self.ask(say("What is to be mended" if act is Act.RETURN else "Remark"), self.remark)
        told = Label(self._told())
        told.setWordWrap(True)
        self.form.addRow(told)

    def _proposed(self) -> str:
        """Who gives this act a name: who works here hands over; else who did it last in this case, or was asked to, or
        is expected in the settings; of who works here where that may be, else nobody."""
        if self._act is Act.HAND_OVER:
            return person.name()
        role, passed = self._act.role or "reviewer", self._case.passed
        known = preferred_word(role, "")
        for one in passed:
            if one.act.role == role:
                known = one.who
            elif one.act is Act.HAND_OVER and role == "reviewer":
                known = one.to or known
        return known or ("" if has_prepared(person.name(), passed, self._case.journal.account) else person.name())

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
        self.step = self._case.pass_on(self._act, self.remark.toPlainText(), self.to.text(), name)
