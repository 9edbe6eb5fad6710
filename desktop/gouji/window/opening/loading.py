"""Reading a source and making the case on it off the GUI thread."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from PySide6.QtCore import QThread, Signal

from gouji.casework.case import Case
from gouji.errors import Cancelled, UserError
from gouji.keeping.answers import remembered
from gouji.model.table import Table
from gouji.reading.pausing import collection_paused
from gouji.reading.read import Original


class Loader(QThread):
    """Runs ``read``, which takes what ``read_original`` takes after the path; ``requestInterruption`` stops it.

    ``met`` carries each Table as soon as it is complete and whether it prints its unit, ``read`` the Original with the
    path of the case kept on it (or None), ``failed`` the UserError.
    """

    progress = Signal(int)
    met = Signal(Table, bool)
    read = Signal(object, object)
    failed = Signal(object)

    def __init__(self, read: Callable[..., Original]) -> None:
        super().__init__()
        self._read = read

    @collection_paused()
    def run(self) -> None:
        try:
            original = self._read(
                self.progress.emit,
                cancelled=self.isInterruptionRequested,
                answers=remembered(),
                met=self.met.emit,
            )
        except Cancelled:
            return
        except UserError as error:
            self.failed.emit(error)
        else:
            self.read.emit(original, Case.kept_on(original.document))

    def take(self) -> None:
        """No case comes of reading alone."""


class Making(QThread):
    """Makes a case, which is then for the GUI thread alone. ``made`` tells that it can be taken, ``failed`` carries the
    UserError."""

    made = Signal()
    failed = Signal(object)

    def __init__(self, make: Callable[[], Case]) -> None:
        super().__init__()
        self._make = make
        self._case: Case | None = None

    @collection_paused()
    def run(self) -> None:
        importlib.import_module("gouji.window.desk.desk")  # what shows the case is brought in where no one waits for it
        try:
            self._case = self._make()
        except UserError as error:
            self.failed.emit(error)
        else:
            self.made.emit()

    def take(self) -> Case | None:
        """The case, once."""
        case, self._case = self._case, None
        return case
