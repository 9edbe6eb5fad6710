"""Opening a file: read in the background with progress and 取消, its password asked for, a kept case gone on with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QLineEdit, QMessageBox, QProgressBar, QPushButton, QWidget

from gouji.errors import UserError
from gouji.keeping import places
from gouji.model.table import Table
from gouji.wording import say

if TYPE_CHECKING:
    from gouji.casework.case import Case
    from gouji.reading.read import Original
    from gouji.window.loading import Loader, Making


class Opening(QWidget):
    """``opened`` carries a Case, ``failed`` a UserError; visible while something is being read, from ``began`` with its
    name to ``ended``. ``met`` carries each Table as soon as it is complete."""

    began = Signal(str)
    met = Signal(Table)
    ended = Signal()
    opened = Signal(object)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._work: Loader | Making | None = None
        self._again: Callable[[str], None] = lambda _: None
        """Read the same again with a password."""
        self._then: Callable[[], None] | None = None
        self._closed = False
        self._given_up = False
        """Asked here, for a thread that has ended forgets that it was to stop."""
        self.current: Case | None = None
        """The case on the desk."""
        self.bar = QProgressBar()
        self.bar.setFixedWidth(240)
        self.cancel = QPushButton(say("Cancel"))
        self.cancel.clicked.connect(self.stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.bar)
        layout.addWidget(self.cancel)
        layout.addStretch(1)
        self.hide()

    @property
    def busy(self) -> bool:
        return self._work is not None

    def open(self, path: Path, password: str | None = None) -> None:
        """Open a case, or read a document, in the background; what is under way gives way to it."""
        from gouji.casework.case import Case
        from gouji.reading.read import read_original

        if self.current is not None and path.absolute() == self.current.file.path.absolute():
            return
        if path.suffix.lower() == places.SUFFIX:
            self._begin_with(path.name, lambda: self._make(lambda: Case.open(path)))
            return
        self._again = lambda given: self.open(path, given)
        self._begin_with(path.name, lambda: self._load(partial(read_original, path, password=password)))

    def paste(self, text: str) -> None:
        """Read cells, or text without any, that were copied elsewhere."""
        from gouji.reading.read import read_data

        name = say("Pasted cells") + (".tsv" if "\t" in text else ".txt")
        self._begin_with(name, lambda: self._load(partial(read_data, text.encode(), name, pasted=True)))

    def _begin_with(self, name: str, begin: Callable[[], None]) -> None:
        """Begin once nothing else is under way."""
        if self._work is not None:
            self._then = lambda: self._begin_with(name, begin)
            self.stop()
            return
        self._given_up = False
        self.bar.setValue(0)
        self.bar.setFormat(say("Reading {name}", name=name) + " %p%")
        self.began.emit(name)
        begin()

    def _load(self, read: Callable[..., Original]) -> None:
        from gouji.window.loading import Loader

        loader = Loader(read)
        loader.progress.connect(self.bar.setValue)
        loader.met.connect(self.met)
        loader.read.connect(self._read)
        loader.failed.connect(self._refused)
        self._start(loader)

    def _make(self, make: Callable[[], Case]) -> None:
        from gouji.window.loading import Making

        making = Making(make)
        making.made.connect(self._made)
        making.failed.connect(self._refused)
        self._start(making)

    def _start(self, work: Loader | Making) -> None:
        self._work = work
        work.finished.connect(self._finished)
        self.show()
        work.start()

    def stop(self) -> None:
        """Give up reading; nothing that was open changes."""
        self._given_up = True
        if self._work is not None:
            self._work.requestInterruption()

    def wait(self) -> None:
        """End a reading under way, for the window is closing: what it has read is not opened any more."""
        self._closed = True
        self.stop()
        if self._work is not None:
            self._work.wait()
            self._let_go()

    def _let_go(self) -> None:
        """Close a case that was made and is not wanted any more."""
        case = self._work.take() if self._work is not None else None
        if case is not None:
            case.close()

    def _finished(self) -> None:
        self._let_go()
        if self._work is not None:
            self._work.deleteLater()
            self._work = None
        if self._then is not None:
            then, self._then = self._then, None
            then()
        if self._work is None:
            self.hide()
            self.ended.emit()

    def _refused(self, error: UserError) -> None:
        if self._closed or self._given_up:
            return
        if error.kind != "password":
            self.failed.emit(error)
            return
        self._then = lambda: self._unlock(error)

    def _unlock(self, error: UserError) -> None:
        """Read again with the password; asked once the thread has ended, for it ends while the question stands."""
        again = self._again
        password = self.ask_password(error)
        if password is not None and self._may_go_on:
            again(password)

    def _read(self, original: Original, kept: Path | None) -> None:
        if not (self._closed or self._given_up):
            self._then = lambda: self._begin(original, kept)

    def _begin(self, original: Original, kept: Path | None) -> None:
        """Make a case of what was read, or go on with the one there is; asked once the thread has ended."""
        from gouji.casework.case import Case

        if not self._may_go_on:
            return
        on_desk = self.current is not None and self.current.works_on(original.document)
        if self.current is not None and on_desk:
            kept = self.current.file.path
        go_on = kept is not None and self.ask_continue(kept)
        if not self._may_go_on or (go_on and on_desk):
            return
        self._make((lambda: Case.open(kept)) if kept and go_on else (lambda: Case.begin(original)))

    @property
    def _may_go_on(self) -> bool:
        """Nothing else was asked for meanwhile, and nothing was given up."""
        return not (self._closed or self._given_up or self.busy)

    def _made(self) -> None:
        if self._closed or self._given_up or self._work is None:
            return
        case = self._work.take()
        if case is not None:
            self.opened.emit(case)

    def ask_password(self, error: UserError) -> str | None:
        """The password of a locked document; None when the user has none."""
        text, given = QInputDialog.getText(
            self.window(), say("Gouji"), say(error.message, **error.params), QLineEdit.EchoMode.Password
        )
        return text if given else None

    def ask_continue(self, kept: Path) -> bool:
        """Whether to go on with the case already kept on the document just read."""
        box = QMessageBox(self.window())
        box.setWindowTitle(say("Gouji"))
        box.setText(say("You have worked on this file before (case {name}).", name=places.title(kept)))
        box.setInformativeText(say("Going on keeps your changes, ticks and remarks. The case stays in any event."))
        go_on = box.addButton(say("Go on"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(say("Start afresh"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(go_on)
        box.exec()
        return box.clickedButton() is go_on
