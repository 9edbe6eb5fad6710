"""Reading a source once more, by a reader of its own: a large one is shown beside its tables when it is ready."""

from __future__ import annotations

import atexit

from PySide6.QtCore import QThread, Signal

from gouji.errors import Cancelled, UserError


class SourceReader(QThread):
    """``read`` carries a source kept in a case as it is Shown; nothing comes of one that cannot be read any more."""

    read = Signal(object)

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__()
        self._data, self._name = data, name
        _started.difference_update([reader for reader in _started if reader.isFinished()])
        _started.add(self)

    def run(self) -> None:
        from gouji.apart import reading

        data, self._data = self._data, b""
        try:
            seen = reading.read_shown(data, self._name, self.isInterruptionRequested)
        except (Cancelled, UserError):
            return
        if not self.isInterruptionRequested():
            self.read.emit(seen)

    def stop(self) -> None:
        """End the reading, whatever its library is at; nothing comes of it any more."""
        self.requestInterruption()


_started: set[SourceReader] = set()
"""A thread must outlive its work, also where the pane that asked for it is gone."""


@atexit.register
def _outlive() -> None:
    """A program that ends waits for its threads, which nothing keeps."""
    for reader in _started:
        reader.stop()
        reader.wait()


def at_work() -> bool:
    """Whether a source is being read."""
    return any(reader.isRunning() for reader in _started)
