"""Signing a paper, making a certificate, and what the signatures on a paper are worth: three small dialogs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gouji.casework.case import Case
from gouji.casework.papers.paper_state import Standing, told
from gouji.casework.papers.signing import Hand, sign
from gouji.errors import UserError
from gouji.keeping.user import person
from gouji.keeping.user.preferences import preferred_word
from gouji.paper.signatures import certificate
from gouji.paper.signatures.roles import ROLE_NAMES
from gouji.window.asking import AskingDialog, ask_file, ask_save, pose
from gouji.window.plain import Label
from gouji.wording import say

BUTTONS = QDialogButtonBox.StandardButton
WIDTH = 520


class SignDialog(AskingDialog):
    """Who signs, with which certificate. The password is forgotten with the dialog."""

    def __init__(self, paper: Path, roles: tuple[str, ...], case: Case | None, parent: QWidget | None = None) -> None:
        super().__init__(say("Sign the paper"), say("Sign"), parent)
        self.paper, self.case = paper, case
        self.unnoted = ""
        """What is told when the paper is signed and its case does not know of it."""
        self.role = QComboBox()
        for role in roles:
            self.role.addItem(say(ROLE_NAMES[role]), role)
        self.p12, self.password, self.picture = QLineEdit(), _password(), QLineEdit()
        make = QPushButton(say("Make a certificate…"))
        make.clicked.connect(self._make)
        self.ask(say("Paper"), Label(paper.name))
        self.ask(say("Signs as"), self.role)
        self.ask(say("Certificate"), _with_browser(self.p12, self._browse_p12, make))
        self.ask(say("Password"), self.password)
        self.ask(say("Picture of the hand signature (optional)"), _with_browser(self.picture, self._browse_png))

    def answer(self) -> None:
        if not self.p12.text():
            raise UserError("no-certificate", "No certificate is chosen. Choose a PKCS#12 file, or make one.")
        picture = Path(self.picture.text()) if self.picture.text() else None
        hand = Hand(Path(self.p12.text()), self.password.text(), picture)
        self.unnoted = sign(self.paper, str(self.role.currentData()), hand, self.case)

    def _browse_p12(self) -> None:
        name = ask_file(self, say("Certificate"), "", "PKCS#12 (*.p12 *.pfx)")
        self.p12.setText(name or self.p12.text())

    def _browse_png(self) -> None:
        name = ask_file(self, say("Picture"), "", "PNG, JPEG (*.png *.jpg *.jpeg)")
        self.picture.setText(name or self.picture.text())

    def _make(self) -> None:
        dialog = CertificateDialog(self)
        if pose(dialog):
            self.p12.setText(dialog.file.text())


class CertificateDialog(AskingDialog):
    """Make a self-issued certificate; it says that it is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Make a certificate…"), say("Make"), parent)
        self.owner, self.file = QLineEdit(person.name()), QLineEdit()
        others = [name for role in ("reviewer", "approver") if (name := preferred_word(role, ""))]
        self.owner.setCompleter(QCompleter(others, self.owner))
        self.password, self.again = _password(), _password()
        note = Label(say("A self-issued certificate shows changes, but nobody vouches for the name on it."))
        note.setWordWrap(True)
        self.form.addRow(note)
        self.ask(say("Name of the owner"), self.owner)
        self.ask(say("File"), _with_browser(self.file, self._browse))
        self.ask(say("Password"), self.password)
        self.ask(say("Password again"), self.again)

    def answer(self) -> None:
        if self.password.text() != self.again.text():
            raise UserError("bad-password", "The two passwords differ. Enter the same one twice.")
        if not self.file.text():
            raise UserError("no-file", "No file is chosen for the certificate. Choose where to keep it.")
        certificate.issue(self.owner.text(), Path(self.file.text()), self.password.text(), datetime.now().astimezone())

    def _browse(self) -> None:
        path = ask_save(self, say("File"), self.owner.text(), ".p12")
        self.file.setText(str(path or self.file.text()))


class StandingDialog(QDialog):
    """What the signatures say, sentence by sentence. ``wanted`` carries the case to open, unless that is open."""

    wanted = Signal(Path)

    def __init__(self, standing: Standing, parent: QWidget | None = None, opened: Path | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Signatures of the paper"))
        self.setMinimumWidth(WIDTH)
        layout = QVBoxLayout(self)
        self.sentences = list(told(standing))
        outcome, details = Label(self.sentences[0]), Label("\n".join(self.sentences[1:]))
        font = outcome.font()
        font.setBold(True)
        outcome.setFont(font)
        for label in (outcome, details):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setWordWrap(True)
            layout.addWidget(label)
        buttons = QDialogButtonBox(BUTTONS.Close)
        buttons.button(BUTTONS.Close).setText(say("Close"))
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self._case = standing.case
        if self._case is not None and self._case != opened:
            opening = buttons.addButton(say("Open the case"), QDialogButtonBox.ButtonRole.ActionRole)
            opening.setDefault(True)
            opening.clicked.connect(self._want)
            opening.clicked.connect(self.accept)

    def _want(self) -> None:
        self.wanted.emit(self._case)


def _password() -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def _with_browser(line: QLineEdit, browse: Callable[[], None], *more: QWidget) -> QWidget:
    """A line for a file name with the button that finds it."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    button = QPushButton(say("Browse…"))
    button.clicked.connect(browse)
    for widget in (line, button, *more):
        layout.addWidget(widget)
    return row
