"""Asking for the password of a locked document."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from gouji.errors import UserError
from gouji.window.asking import AskingDialog
from gouji.window.plain import Label
from gouji.wording import say


class PasswordDialog(AskingDialog):
    """``given`` is the password once it was answered."""

    def __init__(self, locked: UserError, parent: QWidget | None = None) -> None:
        """``locked`` says which document is locked."""
        super().__init__(say("Gouji"), say("Go on"), parent)
        self.given = ""
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        told = Label(say(locked.message, **locked.params))
        told.setWordWrap(True)
        self.form.addRow(told)
        self.ask(say("Password"), self.password)

    def answer(self) -> None:
        self.given = self.password.text()
