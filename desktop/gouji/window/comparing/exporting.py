"""导出…: a comparison that is shown is written as a workbook or on paper, off the GUI thread.

Held by ``tests/window/comparing/test_comparing.py``.
"""

from __future__ import annotations

from contextvars import copy_context
from pathlib import Path

from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QPushButton, QWidget

from gouji.comparing.comparing import Comparison
from gouji.errors import UserError
from gouji.exports.comparison.written import ENDINGS, written
from gouji.window.asking import ask_save
from gouji.window.plain import Label, one_line
from gouji.wording import say


class Exporting(QObject):
    """``button`` asks where to, ``told`` says where it is or why it is nowhere."""

    def __init__(self, entity: str, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._entity = window, entity
        self._comparison: Comparison | None = None
        self._work: _Writing | None = None
        self.told = Label()
        self.told.setWordWrap(True)
        self.button = QPushButton(say("Export…"))
        self.button.setEnabled(False)
        self.button.clicked.connect(self._ask)

    def offer(self, comparison: Comparison) -> None:
        """From now on this one can be written."""
        self._comparison = comparison
        self.button.setEnabled(True)

    def _ask(self) -> None:
        called = " ".join(filter(None, (say("Comparison"), self._entity)))
        path = ask_save(self._window, say("Export…"), called, *ENDINGS)
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Begin to write what its ending tells."""
        assert self._comparison is not None
        self.button.setEnabled(False)
        self.told.setText(say("Writing {name}", name=one_line(path.name)))
        self._work = _Writing(self._comparison, path)
        self._work.finished.connect(self._done)
        self._work.start()

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


class _Writing(QThread):
    """Speaks as the window does."""

    def __init__(self, comparison: Comparison, path: Path) -> None:
        super().__init__()
        self._comparison, self._path, self._context = comparison, path, copy_context()
        self.came = ""
        """What is told."""

    def run(self) -> None:
        self._context.run(self._run)

    def _run(self) -> None:
        try:
            self.came = written(self._comparison, self._path)
        except UserError as error:
            self.came = say(error.message, **error.params)
