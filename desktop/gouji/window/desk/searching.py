"""The search for the slips behind the findings: at once where that is quick, else in the background on a copy.

The search for slips starts once what was typed is painted: up to 10 ms in the window, longer on a copy of the
document in a thread of its own, which the next edit cancels. Held by
``test_a_long_search_goes_on_behind_and_ends_with_the_next_edit``.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from gouji.casework.case import Case
from gouji.casework.suspecting import Look, explained, search
from gouji.explaining.explanation import Explanation

AT_ONCE_S, AT_ONCE = 0.01, 400
"""A search longer than this, or through more findings, would be felt while typing."""


class Suspecting(QObject):
    """``started`` tells that what was found may not be so any more, ``found`` carries the newest Explanation and
    whether the search goes on; the next edit cancels it."""

    started = Signal()
    found = Signal(object, bool)

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self._search: _Search | None = None
        self._again = False
        self._painted = QTimer(self)
        self._painted.setSingleShot(True)
        self._painted.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        return self._search is not None or self._painted.isActive()

    @property
    def searching(self) -> bool:
        """Whether a search goes on in the background."""
        return self._search is not None

    def start(self) -> None:
        """Look at the case as it stands now, once what was typed is painted."""
        if self._search is not None:
            self._search.requestInterruption()
        self._painted.start(0)
        self.started.emit()

    def _look(self) -> None:
        few = self.case.check.differing <= AT_ONCE
        quick = explained(self.case, AT_ONCE_S) if few else Explanation()
        self._again = quick.cut or not few
        self.found.emit(quick, self._again)
        if self._again and self._search is None:
            self._go_on()

    def stop(self) -> None:
        """End the search under way and wait for it."""
        self._again = False
        self._painted.stop()
        if self._search is not None:
            self._search.requestInterruption()
            self._search.wait()
            self._search.deleteLater()
            self._search = None

    def _go_on(self) -> None:
        self._again = False
        self._search = _Search(search(self.case))
        self._search.finished.connect(self._finished)
        self._search.start()

    def _finished(self) -> None:
        search = self._search
        if search is None:
            return
        self._search = None
        if search.explanation is not None and not self._painted.isActive():
            self.found.emit(search.explanation, False)
        search.deleteLater()
        if self._again:
            self._go_on()


class _Search(QThread):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.explanation: Explanation | None = None
        """None where the search was cancelled, which Qt tells only while it runs."""

    def run(self) -> None:
        found = self._look(self.isInterruptionRequested)
        self.explanation = None if self.isInterruptionRequested() else found
