"""Who must sign the paper of a case: asked before its first paper is written, and kept with that in the case."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from gouji.keeping.user.preferences import prefer, preferred_word
from gouji.paper.signatures.roles import ROLE_NAMES, ROLES
from gouji.window.asking import AskingDialog
from gouji.window.plain import Label
from gouji.wording import listed, say

EXPECTED = (ROLES, ("preparer", "reviewer"), ("preparer",))
"""What there is to choose from, in the order of signing."""

LAST = "who signs"
"""By which the last answer is kept, to be offered first."""


def called(roles: tuple[str, ...]) -> str:
    """Those who sign, in words."""
    return listed(say(ROLE_NAMES[one]) for one in roles)


class ExpectedDialog(AskingDialog):
    """``roles`` are those that were chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Who must sign?"), say("Make the paper"), parent)
        last = preferred_word(LAST, ",".join(ROLES))
        self._choices = QButtonGroup(self)
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        for number, roles in enumerate(EXPECTED):
            choice = QRadioButton(called(roles))
            choice.setChecked(",".join(roles) == last)
            self._choices.addButton(choice, number)
            column.addWidget(choice)
        chosen = self._choices.checkedButton() or self._choices.buttons()[0]
        chosen.setChecked(True)
        rows.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the question has the keyboard at once, as any other
        rows.setFocusProxy(chosen)
        self.ask(say("Expected signatures"), rows)
        note = Label(say("It is kept with the case and stands on its papers; the menu of the paper changes it later."))
        note.setWordWrap(True)
        self.form.addRow(note)

    @property
    def roles(self) -> tuple[str, ...]:
        return EXPECTED[self._choices.checkedId()]

    def answer(self) -> None:
        prefer(LAST, ",".join(self.roles))
