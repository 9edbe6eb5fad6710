"""Asking for files to open and to write, and the form that every question with several answers is asked in.

What only a dialog needs of Qt is brought in with the first one: the window is up before.
"""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from gouji.errors import UserError
from gouji.keeping import places
from gouji.model.names import legal, reach
from gouji.reading.sources.endings import ENDINGS
from gouji.window.plain import Label, one_line
from gouji.wording import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

WIDTH = 520

SIDE = 20
"""Digits that the places at the left of a file dialog take at least."""

NO_FOCUS = Qt.FocusPolicy.NoFocus


def pose(dialog: QDialog) -> bool:
    """Put a question; whether it was answered. The dialog goes, with all that it holds, once its answers are read.

    Its parent is a window that stays, so that it would stay too, and a case with it.
    """
    try:
        return bool(dialog.exec())
    finally:
        dialog.deleteLater()


def ask_open(parent: QWidget, title: str) -> list[Path]:
    """Which files to open, several of one document; none when given up."""
    from PySide6.QtWidgets import QFileDialog

    endings = " ".join(f"*{ending}" for ending in (places.SUFFIX, *ENDINGS))
    kinds = f"{say('Budgets and cases')} ({endings});;{say('Every file')} (*)"
    dialog = worded(QFileDialog(parent, title, str(places.folder()), kinds))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return [Path(name) for name in dialog.selectedFiles()] if pose(dialog) else []


def ask_file(parent: QWidget, title: str, folder: str, kinds: str) -> str:
    """Which file of some kinds to take; blank when given up."""
    from PySide6.QtWidgets import QFileDialog

    dialog = worded(QFileDialog(parent, title, folder, kinds))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return dialog.selectedFiles()[0] if pose(dialog) else ""


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Which folder to look through; None when given up."""
    from PySide6.QtWidgets import QFileDialog

    dialog = worded(QFileDialog(parent, title, str(places.folder())))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return Path(dialog.selectedFiles()[0]) if pose(dialog) else None


def worded(dialog: QFileDialog) -> QFileDialog:
    """A file dialog with the words that Qt's translations leave in English."""
    from PySide6.QtWidgets import QFileDialog

    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, say("Look in:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, say("Files of type:"))
    if isinstance(side := dialog.findChild(QListView, "sidebar"), QListView):  # of Qt's own, where the system has none
        side.setMinimumWidth(side.fontMetrics().horizontalAdvance("0") * SIDE)
    return dialog


def ask_save(parent: QWidget, title: str, called: str, ending: str, *others: str) -> Path | None:
    """Where to write a file of this ending or another; one of its name is asked about. None when given up.

    What it is ``called`` may be a text of any kind: the name that is proposed stands in the folder used last.
    """
    from PySide6.QtWidgets import QFileDialog

    kinds = ";;".join(f"*{one}" for one in (ending, *others))
    dialog = worded(QFileDialog(parent, title, str(places.folder() / f"{legal(called)}{ending}"), kinds))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending.lstrip("."))
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kind.lstrip("*.")))
    if not pose(dialog):
        return None
    places.remember_folder(Path(dialog.selectedFiles()[0]))
    return Path(reach(dialog.selectedFiles()[0]))


class AskingDialog(QDialog):
    """A form whose answer is tried when it is given: what is refused is told in the form, and nothing typed is lost.

    The deed comes before giving up, by Tab as by Enter.
    """

    def __init__(self, title: str, verb: str, parent: QWidget | None) -> None:
        from PySide6.QtWidgets import QDialogButtonBox, QFormLayout

        super().__init__(parent)
        self.setWindowTitle(one_line(title))
        self.setMinimumWidth(WIDTH)
        self.form = QFormLayout()
        self.told = Label()
        self.told.setWordWrap(True)
        self.told.hide()
        cancel = QDialogButtonBox.StandardButton.Cancel
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        buttons.addButton(cancel).setText(say("Cancel"))
        self.setTabOrder(self.go, buttons.button(cancel))
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._try)  # a field of lines takes Enter itself
        buttons.accepted.connect(self._try)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(self.form)
        layout.addWidget(self.told)
        layout.addWidget(buttons)

    def ask(self, name: str, field: QWidget) -> None:
        """One more question: what it is called, and where its answer goes."""
        label = Label(name)
        label.setBuddy(field)
        self.form.addRow(label, field)

    @abstractmethod
    def answer(self) -> None:
        """Do what was asked for; raises UserError."""

    def showEvent(self, event: QShowEvent) -> None:
        """The first question has the keyboard."""
        super().showEvent(event)
        field_of = type(self.form).ItemRole.FieldRole
        fields = (self.form.itemAt(row, field_of) for row in range(self.form.rowCount()))
        asking = (field.widget() for field in fields if field is not None)
        first = next((one for one in asking if one is not None and one.focusPolicy() is not NO_FOCUS), None)
        if first is not None:
            first.setFocus()

    def done(self, result: int) -> None:
        """Passwords are forgotten with the dialog."""
        for line in self.findChildren(QLineEdit):
            if line.echoMode() is QLineEdit.EchoMode.Password:
                line.clear()
        super().done(result)

    def _try(self) -> None:
        try:
            self.answer()
        except UserError as error:
            self.told.setText(say(error.message, **error.params))
            self.told.show()
        else:
            self.accept()
