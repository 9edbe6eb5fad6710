"""The dry run of the rule that is being written, in a thread of its own: over thousands of rows it takes a second.

The next one cancels it, and nothing is told of one that was cancelled. Held by
``test_a_rule_is_tried_behind_and_the_next_text_cancels_it``.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QThread, Signal

from gouji.casework.ruling.trying import Trial, tried
from gouji.checking.check import Check
from gouji.checking.rules.own import Draft, OwnRules


class Trials(QObject):
    """``tried`` carries the Trial of the newest rule. The document must stand still until it came, or ``stop``."""

    tried = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._running: _Trying | None = None
        self._next: _Trying | None = None

    @property
    def busy(self) -> bool:
        return self._running is not None

    def start(self, check: Check, rules: OwnRules, draft: Draft) -> None:
        """Try a rule, in place of any other."""
        self.cancel()
        self._next = _Trying(check, rules, draft)
        if self._running is None:
            self._go_on()

    def cancel(self) -> None:
        """Nothing that is tried is wanted any more; what goes on ends by itself."""
        self._next = None
        if self._running is not None:
            self._running.cancelled = True

    def stop(self) -> None:
        """End the trial under way and wait for it."""
        self.cancel()
        running, self._running = self._running, None
        if running is not None:
            running.wait()
            running.deleteLater()

    def _go_on(self) -> None:
        self._running, self._next = self._next, None
        if self._running is not None:
            self._running.finished.connect(self._finished)
            self._running.start()

    def _finished(self) -> None:
        done = self._running
        if done is None or not done.isFinished():
            return  # of one that was stopped
        trial = None if done.cancelled else done.trial
        done.deleteLater()
        self._go_on()
        if trial is not None:
            self.tried.emit(trial)


class _Trying(QThread):
    def __init__(self, check: Check, rules: OwnRules, draft: Draft) -> None:
        super().__init__()
        self._asked = check, rules, draft
        self.trial: Trial | None = None
        self.cancelled = False
        """Kept here: Qt forgets that an interruption was requested once a thread is finished."""

    def run(self) -> None:
        self.trial = tried(*self._asked, lambda: self.cancelled)
