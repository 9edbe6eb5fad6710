"""Opening a file: read in the background with progress and 取消, its password asked for, a kept case gone on with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QThread, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QWidget,
)

from gouji.errors import UserError
from gouji.keeping import places
from gouji.window.asking import pose
from gouji.window.opening.states import (
    NEXT,
    Asking,
    CaseWanted,
    Closed,
    GivenUp,
    HandingOver,
    Idle,
    MakingCase,
    Reading,
    SourceWanted,
    State,
    Wanted,
)
from gouji.window.opening.unlocking import PasswordDialog
from gouji.window.plain import Box, one_line
from gouji.wording import say

if TYPE_CHECKING:
    from gouji.casework.case import Case
    from gouji.model.table import Table
    from gouji.reading.read import Original

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

    def __init__(self, on_desk: Callable[[], Case | None]) -> None:
        """``on_desk`` tells the case that is open."""
        super().__init__()
        self.state: State = Idle()
        self._on_desk = on_desk
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
        """Whether something goes on by itself; a question waits for the user."""
        return isinstance(self.state, Reading | MakingCase | HandingOver | GivenUp)

    def open(self, path: Path) -> None:
        """Open a case, or read a document, in the background; what is under way gives way to it."""
        from gouji.reading.read import read_original

        case = self._on_desk()
        if case is not None and path.absolute() == case.file.path.absolute():
            return
        if path.suffix.lower() == places.SUFFIX:
            self._want(CaseWanted(path))
        else:
            self._want(SourceWanted(path.name, partial(read_original, path, password=None)))

    def paste(self, plain: str, html: str) -> None:
        """Read cells, or text without any, that were copied elsewhere."""
        from gouji.reading.read import read_copied

        name = say("Pasted cells")
        self._want(SourceWanted(name, partial(read_copied, plain, html, name=name)))

    def stop(self) -> None:
        """Give up what is under way, and what was to come after it; nothing that was open changes."""
        match self.state:
            case Reading(work=work) | MakingCase(work=work) | GivenUp(work=work) as state:
                work.requestInterruption()
                if isinstance(state, GivenUp):
                    state.wanted = None
                else:
                    self._go(GivenUp(work))
            case Asking():
                self._end()
            case HandingOver(case=case):
                case.close()
                self._end()

    def wait(self) -> None:
        """End what is under way, for the window is closing: nothing of it is opened any more."""
        match self.state:
            case Reading(work=work) | MakingCase(work=work) | GivenUp(work=work):
                work.requestInterruption()
                work.wait()
                work.let_go()
            case HandingOver(case=case):
                case.close()
            case Closed():
                return
        self._go(Closed())

    def _go(self, state: State) -> None:
        assert type(state) in NEXT[type(self.state)], f"{self.state} → {state}"
        self.state = state

    def _end(self) -> None:
        """Nothing is under way any more."""
        self._go(Idle())
        self._tell_end()

    def _tell_end(self) -> None:
        self.hide()
        self.ended.emit()

    def _want(self, wanted: Wanted) -> None:
        """Begin, once nothing else is under way."""
        self.stop()
        match self.state:
            case GivenUp() as state:
                state.wanted = wanted
            case Idle():
                self._begin(wanted)

    def _begin(self, wanted: Wanted) -> None:
        self.bar.setValue(0)
        self.bar.setFormat(say("Reading {name}", name=one_line(wanted.name).replace("%", "％")) + " %p%")
        self.began.emit(wanted.name)
        match wanted:
            case SourceWanted():
                self._load(wanted)
            case CaseWanted(path):
                from gouji.casework.case import Case

                self._make(partial(Case.open, path), is_pasted=False)

    def _load(self, wanted: SourceWanted) -> None:
        from gouji.window.opening.loading import Loader

        loader = Loader(wanted.read)
        loader.progress.connect(self.bar.setValue)
        loader.met.connect(self._meet)
        self._go(Reading(wanted, loader))
        self._start(loader)

    def _make(self, make: Callable[[], Case], *, is_pasted: bool) -> None:
        from gouji.window.opening.loading import Making

        making = Making(make)
        self._go(MakingCase(making, is_pasted))
        self._start(making)

    def _start(self, work: QThread) -> None:
        work.finished.connect(self._finished)
        self.show()
        work.start()

    def _meet(self, table: Table, unit_is_printed: bool) -> None:
        if isinstance(self.state, Reading):
            self.met.emit(table, unit_is_printed)

    def _finished(self) -> None:
        """A thread has ended; the one that the state speaks of, for there is never another."""
        match self.state:
            case Reading(wanted, work):
                came = work.came
                work.deleteLater()
                if isinstance(came, UserError):
                    self._refused(came, wanted)
                elif came is not None:
                    self._read(*came)
                else:
                    self._end()
            case MakingCase(work, is_pasted):
                made = work.came
                work.deleteLater()
                if isinstance(made, UserError):
                    self._end()
                    self.failed.emit(made)
                elif made is not None:
                    self._go(HandingOver(made, is_pasted))
                    self._hand_over()
                else:
                    self._end()
            case GivenUp(work, wanted):
                work.let_go()
                work.deleteLater()
                if wanted is None:
                    self._end()
                else:
                    self._go(Idle())
                    self._begin(wanted)

    def _refused(self, error: UserError, wanted: SourceWanted) -> None:
        """Tell why a source was not read; of one that is locked, ask for the password and read it again."""
        if error.kind != "password":
            self._end()
            self.failed.emit(error)
            return
        asking = Asking()
        self._go(asking)
        password = self.ask_password(error)
        if self.state is not asking:
            return
        if password is None:
            self._end()
        else:
            self._begin(wanted.unlocked(password))

    def _read(self, original: Original, kept: Path | None) -> None:
        """Make a case of what was read, or go on with the one there is."""
        from gouji.casework.case import Case

        asking = Asking()
        self._go(asking)
        on_desk = self._on_desk()
        if on_desk is not None and on_desk.works_on(original.document):
            kept = on_desk.file.path
        else:
            on_desk = None
        go_on = kept is not None and self.ask_continue(kept)
        if self.state is not asking:
            return
        if go_on and on_desk is not None:
            self._end()
        elif go_on and kept is not None:
            self._make(partial(Case.open, kept), is_pasted=False)
        else:
            self._make(partial(Case.begin, original), is_pasted=original.pasted)

    def _hand_over(self) -> None:
        """Give the case on; not under a dialog that speaks of the one before."""
        match self.state:
            case HandingOver() if QApplication.activeModalWidget() is not None:
                QTimer.singleShot(PATIENCE_MS, self, self._hand_over)
            case HandingOver(case, is_pasted):
                self._go(Idle())
                if is_pasted:
                    self._note_pasted(case)
                self.opened.emit(case)
                if isinstance(self.state, Idle):
                    self._tell_end()

    def _note_pasted(self, case: Case) -> None:
        try:
            case.note_pasted()
        except UserError as error:
            self.failed.emit(error)

    def ask_password(self, error: UserError) -> str | None:
        """The password of a locked document; None when the user has none."""
        dialog = PasswordDialog(error, self.window())
        return dialog.given if pose(dialog) else None

    def ask_continue(self, kept: Path) -> bool:
        """Whether to go on with the case already kept on the document just read."""
        told = say("You have worked on this file before (case {name}).", name=places.title(kept))
        box = Box(told, parent=self.window())
        box.setInformativeText(say("Going on keeps your changes, ticks and remarks. The case stays in any event."))
        go_on = box.addButton(say("Go on"), Box.ButtonRole.AcceptRole)
        box.addButton(say("Start afresh"), Box.ButtonRole.RejectRole)
        box.setDefaultButton(go_on)
        pose(box)
        return box.clickedButton() is go_on
