"""A fault of the program's own is told in one sentence and written down; the case is safe on disk all the while."""

from __future__ import annotations

import sys
import traceback
from datetime import datetime
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from gouji.keeping import places


class Mishaps(QObject):
    """``met`` tells, in the GUI thread, that a fault was written to ``log``; it may have happened in any thread."""

    met = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.log = places.data_folder() / "faults.log"

    def watch(self) -> None:
        """From now on nothing goes unheard."""
        sys.excepthook = self._note

    def _note(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        text = "".join(traceback.format_exception(kind, fault, trace))
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("a", encoding="utf-8") as handle:
            handle.write(f"{datetime.now().isoformat(timespec='seconds')}\n{text}\n")
        if sys.__stderr__ is not None:
            sys.__stderr__.write(text)
        self.met.emit()


QUEUED = Qt.ConnectionType.QueuedConnection
"""How ``met`` is to be connected: a fault in another thread is told in this one."""
