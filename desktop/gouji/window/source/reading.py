"""What is got ready for the source pane by another process, so that no file reaches the window."""

from __future__ import annotations

import atexit

from PySide6.QtCore import QThread, Signal

from gouji.errors import Cancelled, UserError


class Errand(QThread):
    """Asks another process. A thread must outlive its work, also where the pane that asked for it is gone."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: UserError | None = None
        """Why there is nothing to show."""
        _started.difference_update([one for one in _started if one.isFinished()])
        _started.add(self)

    def stop(self) -> None:
        """End it, whatever its library is at; nothing comes of it any more."""
        self.requestInterruption()


class SourceReader(Errand):
    """``read`` carries a source kept in a case as it is Shown, read once more: a large one when it is ready."""

    read = Signal(object)

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__()
        self._data, self._name = data, name

    def run(self) -> None:
        from gouji.apart import reading

        data, self._data = self._data, b""
        try:
            seen = reading.read_shown(data, self._name, self.isInterruptionRequested)
        except Cancelled:
            return
        except UserError as error:
            self.refused = error
            return
        if not self.isInterruptionRequested():
            self.read.emit(seen)


_started: set[Errand] = set()


@atexit.register
def _outlive() -> None:
    """A program that ends waits for its threads, which nothing keeps."""
    for one in _started:
        one.stop()
        one.wait()


def at_work() -> frozenset[Errand]:
    """Those that read or draw a source now."""
    return frozenset(one for one in _started if one.isRunning())
