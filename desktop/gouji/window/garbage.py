"""Garbage is looked for by the thread of the window alone, now and then.

Python looks for it in whatever thread makes much, such as one that writes a workbook: what belongs to the window would
be taken apart there, which Qt does not survive. Held by ``tests/window/test_garbage.py``.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


class Garbage(QObject):
    """Looks for it as long as it lives, as often as Python would."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.setInterval(EVERY_MS)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Take away what is garbage of the oldest generation that is due."""
        due = zip(gc.get_count(), gc.get_threshold(), strict=True)
        for generation, (count, most) in reversed([*enumerate(due)]):
            if count > most:
                gc.collect(generation)
                return
