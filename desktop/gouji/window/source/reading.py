"""Reading a source once more off the GUI thread: a large one is shown beside its tables when it is ready."""

from __future__ import annotations

import atexit

from PySide6.QtCore import QThread, Signal

from gouji.errors import Cancelled, UserError
from gouji.reading.read import read_grid


class SourceReader(QThread):
    """``read`` carries the Grid of a source kept in a case; nothing comes of one that cannot be read any more."""

    read = Signal(object)

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__()
        self._data, self._name = data, name
        _started.difference_update([reader for reader in _started if reader.isFinished()])
        _started.add(self)

    def run(self) -> None:
        data, self._data = self._data, b""
        try:
            grid = read_grid(data, self._name, lambda _: None, None, self.isInterruptionRequested)
        except (Cancelled, UserError):
            return
        if not self.isInterruptionRequested():
            self.read.emit(grid)

    def stop(self) -> None:
        """End the reading as soon as its library lets go of it; nothing comes of it any more."""
        self.requestInterruption()


_started: set[SourceReader] = set()
"""A thread must outlive its work, also where the pane that asked for it is gone."""


@atexit.register
def _outlive() -> None:
    """A program that ends waits for the threads that it cannot stop."""
    for reader in _started:
        reader.wait()


def at_work() -> bool:
    """Whether a source is being read."""
    return any(reader.isRunning() for reader in _started)
