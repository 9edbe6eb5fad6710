"""导出…: what a window shows is written as a file, off the GUI thread.

Held by ``tests/window/comparing/test_comparing.py``, ``tests/window/batch/test_work_list.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextvars import copy_context
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from gouji.errors import UserError
from gouji.window.asking import ask_save
from gouji.window.plain import Label, one_line
from gouji.wording import say

Write = Callable[[Path], str]
"""Writes a file, and tells where it is. Raises UserError."""


class Exporting(QObject):
    """``button`` asks where to, ``told`` says where it is or why it is nowhere; ``ended`` tells that it does."""

    ended = Signal()

    def __init__(self, called: str, endings: Sequence[str], window: QWidget) -> None:
        super().__init__(window)
        self._window, self._called, self._endings = window, called, endings
        self._write: Write | None = None
        self._work: _Writing | None = None
        self.told = Label()
        self.told.setWordWrap(True)
        self.button = QPushButton(say("Export…"))
        self.button.setEnabled(False)
        self.button.clicked.connect(self._ask)

    def offer(self, write: Write) -> None:
        """From now on there is something to write."""
        self._write = write
        self.button.setEnabled(True)

    def _ask(self) -> None:
        path = ask_save(self._window, say("Export…"), self._called, *self._endings)
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Begin to write what its ending tells."""
        assert self._write is not None
        self.button.setEnabled(False)
        self.told.setText(say("Writing {name}", name=one_line(path.name)))
        self._work = _Writing(self._write, path)
        self._work.finished.connect(self._done)
        self._work.start()

    @property
    def busy(self) -> bool:
        """Whether something is being written."""
        return self._work is not None

    def wait(self) -> None:
        """Wait until what is being written is."""
        if self._work is not None:
            self._work.wait()

    def _done(self) -> None:
        if self._work is not None:
            self.told.setText(one_line(self._work.came))
            self._work.deleteLater()
            self._work = None
            self.button.setEnabled(True)
            self.ended.emit()


class _Writing(QThread):
    """Speaks as the window does."""

    def __init__(self, write: Write, path: Path) -> None:
        super().__init__()
        self._write, self._path, self._context = write, path, copy_context()
        self.came = ""
        """What is told."""

    def run(self) -> None:
        self._context.run(self._run)

    def _run(self) -> None:
        try:
            self.came = self._write(self._path)
        except UserError as error:
            self.came = say(error.message, **error.params)
