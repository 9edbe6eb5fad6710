"""Saying what one is called."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from gouji.errors import UserError, reason_of
from gouji.keeping.user import person
from gouji.window.asking import AskingDialog
from gouji.window.plain import Label
from gouji.wording import say


class NameDialog(AskingDialog):
    """The name under which ticks and remarks are noted from now on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Name…"), say("Remember"), parent)
        self.name = QLineEdit(person.name())
        self.ask(say("Your name"), self.name)
        self.form.addRow(Label(say("It stands with what you say and note from now on. Blank: the login name.")))

    def answer(self) -> None:
        try:
            person.rename(self.name.text())
        except OSError as error:
            raise UserError(
                "not-written",
                "The name cannot be kept ({reason}). Free some space or mend the rights of the data folder.",
                reason=reason_of(error),
            ) from error
