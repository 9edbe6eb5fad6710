"""A page that is made anew only while it is seen, so that nothing waits for what nobody looks at."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget


class SeenAnew(QWidget):
    """``_renew`` looks at the case again."""

    def __init__(self) -> None:
        super().__init__()
        self._is_new = True
        """Whether what is to be shown may be another than what is."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._see()

    def look_again(self) -> None:
        """What is to be shown may be another; looked at now if it is seen, else when it is."""
        self._is_new = True
        if self.isVisible():
            self._see()

    def _see(self) -> None:
        """Look again where that was not done since."""
        if self._is_new:
            self._is_new = False
            self._renew()

    def _renew(self) -> None:
        raise NotImplementedError
