"""Opening a file: read in the background with progress and 取消, its password asked for, a kept case gone on with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QThread, QTimer, Signal
from PySide6.QtWidgets import QApplication

from gouji.errors import UserError, in_one
from gouji.keeping import places
from gouji.window.opening import questions
from gouji.window.opening.progress import Progress
from gouji.window.opening.questions import Stranger
from gouji.window.opening.states import (
    NEXT,
    Asking,
    CaseWanted,
    Closed,
    FileWanted,
    GivenUp,
    HandingOver,
    Idle,
    MakingCase,
    Reading,
    SourceWanted,
    State,
    Wanted,
    files_wanted,
)
from gouji.wording import say

if TYPE_CHECKING:
    from gouji.casework.case import Case
    from gouji.model.document import Beside
    from gouji.model.table import Table
    from gouji.window.opening.gathering import Joins

PATIENCE_MS = 200
"""How often it is asked whether a dialog is gone."""


class Opening(Progress):
    """``opened`` carries a Case, ``joined`` names of files that it took in, and as what if beside it, ``failed`` a
    UserError; visible while something is being read: from ``began``, with its name and how many tables stand before its
    own, to ``ended``; ``turned`` carries the name of each further file, ``met`` each Table as soon as it is complete,
    and whether it prints its unit.
    """

    began = Signal(str, int)
    turned = Signal(str)
    joined = Signal(object, object)
    met = Signal(object, bool)
    ended = Signal()
    opened = Signal(object)
    failed = Signal(object)

    def __init__(self, on_desk: Callable[[], Case | None]) -> None:
        """``on_desk`` tells the case that is open."""
        super().__init__()
        self.state: State = Idle()
        self._on_desk = on_desk
        self.cancel.clicked.connect(self.stop)

    @property
    def busy(self) -> bool:
        """Whether something goes on by itself; a question waits for the user."""
        return isinstance(self.state, Reading | MakingCase | HandingOver | GivenUp)

    def open(self, *paths: Path) -> None:
        """Open a case, or read a document of one file or several, in the background; what is under way gives way."""
        case, path = self._on_desk(), paths[0]
        if case is not None and path.absolute() == case.file.path.absolute():
            return
        is_case = path.suffix.lower() == places.SUFFIX
        self._want(CaseWanted(path) if is_case else SourceWanted(files_wanted(paths, alone=len(paths) == 1)))

    def join(self, *paths: Path) -> None:
        """Read further files of the document that is open, to take them into its case."""
        self._want(SourceWanted(files_wanted(paths, alone=False), joins=True))

    def follow(self, *paths: Path) -> None:
        """Read the next version of the document that is open, to go on with it in a case of its own."""
        if (case := self._on_desk()) is not None:
            self._want(SourceWanted(files_wanted(paths, alone=len(paths) == 1), follows=case.file.path))

    def paste(self, plain: str, html: str) -> None:
        """Read cells, or text without any, that were copied elsewhere."""
        from gouji.apart.reading import read_copied

        name = say("Pasted cells")
        self._want(SourceWanted((FileWanted(name, partial(read_copied, plain, html, name=name)),)))

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
        case = self._on_desk()
        joins = isinstance(wanted, SourceWanted) and wanted.joins
        self.began.emit(wanted.name, len(case.document.tables) if case is not None and joins else 0)
        match wanted:
            case SourceWanted():
                self._load(wanted)
            case CaseWanted(path):
                from gouji.casework.case import Case

                self.begin(path.name)
                self._make(partial(Case.open, path), is_pasted=False)

    def _load(self, wanted: SourceWanted) -> None:
        """Read the next file of a source."""
        from gouji.window.opening.loading import Loader

        self.begin(wanted.name)
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
                    self._next(wanted.after(came))
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
        """Tell why a file was not read; of one that is locked, ask for the password and read it again."""
        if error.kind != "password":
            self._next(wanted.after(error))
            return
        self._go(asking := Asking())
        password = self.ask_password(error)
        if self.state is not asking:
            return
        if password is not None:
            self._load(wanted.unlocked(password))
        else:
            self._next(wanted.after(error if wanted.is_one_of_several else None))

    def _next(self, wanted: SourceWanted) -> None:
        """Read the next file of a source, or make a case of those that came."""
        if wanted.files:
            self._load(wanted)
            self.turned.emit(wanted.name)
        elif wanted.came:
            self._gather(wanted)
        else:
            self._end()
            if wanted.refused:
                self.failed.emit(in_one(wanted.refused))

    def _gather(self, wanted: SourceWanted) -> None:
        """All files are read: ask what is to be asked, and make a case of them, or take them into the open one."""
        from gouji.window.opening import gathering

        self._go(asking := Asking())
        gathered = gathering.gather(wanted, self._on_desk(), self)
        if self.state is asking and gathered is not None and gathered.refused:
            self.failed.emit(in_one(gathered.refused))
        if self.state is not asking:
            return
        match gathered.todo if gathered is not None else None:
            case gathering.Begins() | gathering.GoesOn(on_desk=False) as todo:
                self._make(todo.make, is_pasted=todo.is_pasted)
            case gathering.Joins() as joins:
                self._end()
                self._join(joins)
            case _:
                self._end()

    def _join(self, joins: Joins) -> None:
        for original, beside in joins.parts:
            if self._done(partial(joins.case.join, original, beside)):
                self.joined.emit([file.name for file in original.document.files], beside)

    def _hand_over(self) -> None:
        """Give the case on; not under a dialog that speaks of the one before."""
        match self.state:
            case HandingOver() if QApplication.activeModalWidget() is not None:
                QTimer.singleShot(PATIENCE_MS, self, self._hand_over)
            case HandingOver(case, is_pasted):
                self._go(Idle())
                if is_pasted:
                    self._done(partial(case.note, "paste", {}))
                self.opened.emit(case)
                if isinstance(self.state, Idle):
                    self.hide()
                    self.ended.emit()

    def _done(self, act: Callable[[], object]) -> bool:
        """Do something with a case; what is refused is told."""
        try:
            act()
        except UserError as error:
            self.failed.emit(error)
            return False
        return True

    def ask_password(self, error: UserError) -> str | None:
        return questions.password_of(error, self.window())

    def ask_continue(self, kept: Path) -> bool | None:
        return questions.goes_on(kept, self.window())

    def ask_stranger(
        self, name: str, told: Sequence[str], joins: bool, may_be: Sequence[Beside] = ()
    ) -> Stranger | None:
        asking, window = self.state, self.window()
        answer = questions.of_stranger(name, told, may_be, joins=joins, window=window)
        return answer if self.state is asking else None
