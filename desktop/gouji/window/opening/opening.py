"""Opening a file: read in the background with progress and 取消, its password asked for, a kept case gone on with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QWidget,
)

from gouji.errors import UserError
from gouji.keeping import places
from gouji.window.plain import as_is
from gouji.wording import say

if TYPE_CHECKING:
    from gouji.casework.case import Case
    from gouji.model.table import Table
    from gouji.reading.read import Original
    from gouji.window.opening.loading import Loader, Making

PATIENCE_MS = 200
"""How often it is asked whether a dialog is gone."""


class Opening(QWidget):
    """``opened`` carries a Case, ``failed`` a UserError; visible while something is being read.

    That is from ``began`` with its name to ``ended``; ``met`` carries each Table as soon as it is complete, and whether
    it prints its unit.
    """

    began = Signal(str)
    met = Signal(object, bool)
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
        self._case: Case | None = None
        """One that is made and waits to be handed over."""
        self._pasted = False
        """Its source is nowhere else."""
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
        return self._work is not None or self._case is not None

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

    def paste(self, plain: str, html: str) -> None:
        """Read cells, or text without any, that were copied elsewhere."""
        from gouji.reading.read import read_copied

        name = say("Pasted cells")
        self._begin_with(name, lambda: self._load(partial(read_copied, plain, html, name=name)))

    def _begin_with(self, name: str, begin: Callable[[], None]) -> None:
        """Begin once nothing else is under way."""
        if self._work is not None:
            self.stop()
            self._then = lambda: self._begin_with(name, begin)
            return
        self._let_go()
        self._given_up = self._pasted = False
        self.bar.setValue(0)
        self.bar.setFormat(say("Reading {name}", name=name.replace("%", "％")) + " %p%")
        self.began.emit(name)
        begin()

    def _load(self, read: Callable[..., Original]) -> None:
        from gouji.window.opening.loading import Loader

        loader = Loader(read)
        loader.progress.connect(self.bar.setValue)
        loader.met.connect(self._meet)
        loader.read.connect(self._read)
        loader.failed.connect(self._refused)
        self._start(loader)

    def _make(self, make: Callable[[], Case]) -> None:
        from gouji.window.opening.loading import Making

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
        """Give up reading, and what was to come after it; nothing that was open changes."""
        self._given_up, self._then = True, None
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
        made = self._work.take() if self._work is not None else None
        for case in filter(None, (made, self._case)):
            case.close()
        self._case = None

    def _finished(self) -> None:
        if self._work is not None:
            self._work.deleteLater()
            self._work = None
        if self._then is not None:
            then, self._then = self._then, None
            then()
        self._end()

    def _end(self) -> None:
        """Tell the end once nothing is under way, nor waits to be handed over."""
        if self._work is None and self._case is None:
            self.hide()
            self.ended.emit()

    def _meet(self, table: Table, unit_is_printed: bool) -> None:
        if not self._given_up:
            self.met.emit(table, unit_is_printed)

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
        self._pasted = original.pasted and not go_on
        self._make((lambda: Case.open(kept)) if kept and go_on else (lambda: Case.begin(original)))

    @property
    def _may_go_on(self) -> bool:
        """Nothing else was asked for meanwhile, and nothing was given up."""
        return not (self._closed or self._given_up or self.busy)

    def _made(self) -> None:
        if self._work is not None:
            self._case = self._work.take()
        self._hand_over()

    def _hand_over(self) -> None:
        """Give the case on, unless it was given up; not under a dialog that speaks of the one before."""
        if self._case is None:
            return
        if self._closed or self._given_up:
            self._let_go()
        elif QApplication.activeModalWidget() is not None:
            QTimer.singleShot(PATIENCE_MS, self, self._hand_over)
            return
        else:
            case, self._case = self._case, None
            if self._pasted:
                self._note_pasted(case)
            self.opened.emit(case)
        self._end()

    def _note_pasted(self, case: Case) -> None:
        try:
            case.note_pasted()
        except UserError as error:
            self.failed.emit(error)

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
        box.setText(as_is(say("You have worked on this file before (case {name}).", name=places.title(kept))))
        box.setInformativeText(say("Going on keeps your changes, ticks and remarks. The case stays in any event."))
        go_on = box.addButton(say("Go on"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(say("Start afresh"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(go_on)
        box.exec()
        return box.clickedButton() is go_on
