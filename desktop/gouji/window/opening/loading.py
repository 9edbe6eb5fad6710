"""Reading a source and making the case on it off the GUI thread; what came of it is asked for once it has ended.

A case is made in a worker and handed over; its connection and lock are not tied to the thread that made them.
Held by ``test_the_thread_ends_while_the_question_stands``, ``test_a_case_is_opened_again_off_the_gui_thread``.

What has to be asked after a file is read is asked when its thread has ended: it ends while a dialog stands.
Held by ``test_the_thread_ends_while_the_password_is_typed``.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable

from PySide6.QtCore import QThread, Signal

from gouji.casework.case import Case
from gouji.errors import Cancelled, UserError
from gouji.keeping.user.answers import remembered
from gouji.keeping.user.recent_work import worked_on
from gouji.model.table import Table
from gouji.reading.original import Original
from gouji.reading.pausing import collection_paused
from gouji.window.opening.states import Came


class Loader(QThread):
    """Runs ``read``, which takes what ``read_original`` takes after the path, where a reader in a process of its own
    reads; ``requestInterruption`` ends that, whatever it is at.

    ``met`` carries each Table as soon as it is complete and whether it prints its unit.
    """

    progress = Signal(int)
    met = Signal(Table, bool)

    def __init__(self, read: Callable[..., Original]) -> None:
        super().__init__()
        self._read = read
        self.came: Came | UserError | None = None
        """What was read, or why it was not; None when it was stopped."""

    @collection_paused()
    def run(self) -> None:
        try:
            original = self._read(
                self.progress.emit,
                cancelled=self.isInterruptionRequested,
                answers=remembered(),
                met=self.met.emit,
            )
            self.came = Came(original, worked_on(original.document))
        except Cancelled:
            return
        except UserError as error:
            self.came = error

    def let_go(self) -> None:
        """No case comes of reading alone."""


class Making(QThread):
    """Makes a case, which is then for the GUI thread alone."""

    def __init__(self, make: Callable[[], Case]) -> None:
        super().__init__()
        self._make = make
        self.came: Case | UserError | None = None
        """The case, or why there is none."""

    @collection_paused()
    def run(self) -> None:
        importlib.import_module("gouji.window.desk.desk")  # what shows the case is brought in where no one waits for it
        try:
            made = self._make()
            _ = made.proof  # of a large file it takes its time, and it is told as soon as the case is shown
            self.came = made
        except UserError as error:
            self.came = error

    def let_go(self) -> None:
        """Close a case that is not wanted any more."""
        if isinstance(self.came, Case):
            self.came.close()
        self.came = None
