"""A fault of the program's own is told in one sentence and written down; the case is safe on disk all the while."""

from __future__ import annotations

import sys
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from gouji.keeping import faults


class Mishaps(QObject):
    """``met`` tells, in the GUI thread, that a fault was written to ``log``; it may have happened in any thread."""

    met = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.log = faults.log()

    def watch(self) -> None:
        """From now on nothing goes unheard."""
        sys.excepthook = self._note

    def _note(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if sys.__stderr__ is not None:
            sys.__stderr__.write(faults.traced(fault))
        faults.note(fault)
        self.met.emit()


QUEUED = Qt.ConnectionType.QueuedConnection
"""How ``met`` is to be connected: a fault in another thread is told in this one."""
