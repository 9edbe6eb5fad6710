"""Reading the sheets of a workbook off the GUI thread: a large one is shown beside its tables when it is ready."""

from __future__ import annotations

from PySide6.QtCore import QThread, Signal

from gouji.errors import Cancelled, UserError
from gouji.reading.read import read_grid


class SheetReader(QThread):
    """``read`` carries the Grid of a workbook kept in a case; nothing comes of one that cannot be read any more."""

    read = Signal(object)

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__()
        self._data, self._name = data, name

    def run(self) -> None:
        try:
            grid = read_grid(self._data, self._name, lambda _: None, None, self.isInterruptionRequested)
        except (Cancelled, UserError):
            return
        if not self.isInterruptionRequested():
            self.read.emit(grid)

    def stop(self) -> None:
        """End the reading and wait for it."""
        self.requestInterruption()
        self.wait()
