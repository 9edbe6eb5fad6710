"""What leaves the open case in other forms: the workbook, the annotated copy, the notice; each in a thread of its own.

The thread looks at the case by itself, as it is kept when it begins, so that the work on it goes on meanwhile. One is
written at a time; how far it is shows beside a button that gives it up. Held by ``tests/window/test_exports.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from contextvars import copy_context
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from gouji.errors import Cancelled, UserError
from gouji.window.asking import ask_save, pose
from gouji.window.papers.faces import face
from gouji.window.plain import Box, one_line
from gouji.wording import listed, say

if TYPE_CHECKING:
    from gouji.casework.case import Case

ENTITY = 30
"""Letters of an entity that the name of a file takes over, so that the year still stands in it."""

SOON_MS = 400
"""What is written sooner shows no progress."""

Write = Callable[[Callable[[int], None]], list[str]]
"""Writes, tells how far it is, and then where it is."""


class Exports(QObject):
    """``told`` carries a sentence, ``refused`` why nothing was written."""

    told = Signal(str)
    refused = Signal(UserError)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.window = window
        self._writing: _Writing | None = None
        self._shown: QProgressDialog | None = None

    @property
    def busy(self) -> bool:
        return self._writing is not None

    def ask_figures(self, case: Case) -> None:
        """Ask where to and write the tables with live formulas, or the figures one a row."""
        self._ask(case, "export", "Export the figures…", say("Figures"), (".xlsx", ".csv"))

    def ask_annotated(self, case: Case) -> None:
        """The same of a copy of the source with notes."""
        own = [f".{one.format}" for one in case.document.files]
        endings = tuple(dict.fromkeys(one for one in own if one in (".pdf", ".xlsx"))) or (".pdf",)
        path = self._asked(case, "Annotated copy of the source…", say("Annotated"), endings)
        if path is not None and self._may_replace(case, path):
            self.write(case, "annotate", path, replacing=True)

    def _may_replace(self, case: Case, path: Path) -> bool:
        """Whether copies of which the dialog knows nothing may take the place of what is there."""
        from gouji.exports.annotate import copies

        there = [one.name for _, _, one in copies(case, path)[1:] if one.exists()]
        if not there:
            return True
        box = Box(say("{names} would be written over.", names=listed(there)), Box.Icon.Warning, self.window)
        replace = box.addButton(say("Replace"), Box.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(say("Cancel"), Box.ButtonRole.RejectRole))
        pose(box)
        return box.clickedButton() is replace

    def ask_notice(self, case: Case) -> None:
        """The same of the notice of what is to be corrected."""
        self._ask(case, "notice", "Notice of corrections…", say("Notice of corrections"), (".pdf", ".docx"))

    def _ask(self, case: Case, form: str, title: str, called: str, endings: tuple[str, ...]) -> None:
        path = self._asked(case, title, called, endings)
        if path is not None:
            self.write(case, form, path)

    def _asked(self, case: Case, title: str, called: str, endings: tuple[str, ...]) -> Path | None:
        document = case.document
        named = " ".join(filter(None, (called, document.entity[:ENTITY], str(document.year or ""))))
        return ask_save(self.window, say(title), named, *endings)

    def write(self, case: Case, form: str, path: Path, **how: bool) -> None:
        """Begin to write a form of the case, which is that function of the room of exports. Raises UserError."""
        if self.busy:
            raise UserError("still-writing", "Another file is still being written. Wait for it, or give it up.")
        own = {"face": face()} if form == "notice" else {}
        asked = _Asked(case.file.path, dict(case.passwords), form, path, {**own, **how})
        self._writing = _Writing(partial(_write, asked))
        self._writing.finished.connect(self._done)
        self._show(path)
        self._writing.start()

    def _show(self, path: Path) -> None:
        assert self._writing is not None
        shown = self._shown = QProgressDialog(self.window)
        shown.setWindowTitle(say("Gouji"))
        shown.setLabelText(one_line(say("Writing {name}", name=path.name)))
        shown.setCancelButtonText(say("Cancel"))
        shown.setMinimumDuration(SOON_MS)
        shown.setAutoClose(False)
        shown.canceled.connect(self._writing.requestInterruption)
        self._writing.progress.connect(shown.setValue)

    def wait(self) -> None:
        """Give up what is being written, and wait until it is."""
        if self._writing is not None:
            self._writing.requestInterruption()
            self._writing.wait()
            self._done()

    def _done(self) -> None:
        writing, shown, self._writing, self._shown = self._writing, self._shown, None, None
        if writing is None:
            return  # it was waited for
        if shown is not None:
            shown.close()
            shown.deleteLater()
        came = writing.came
        writing.deleteLater()
        if isinstance(came, UserError):
            self.refused.emit(came)
        elif came:
            self.told.emit("　".join(came))


class _Writing(QThread):
    """Speaks as the window does."""

    progress = Signal(int)

    def __init__(self, write: Write) -> None:
        super().__init__()
        self._write, self._context = write, copy_context()
        self.came: list[str] | UserError | None = None
        """Where it is, or why it is nowhere; None where it was given up."""

    def run(self) -> None:
        self._context.run(self._run)

    def _run(self) -> None:
        try:
            self.came = self._write(self._tell)
        except Cancelled:
            return
        except UserError as error:
            self.came = error

    def _tell(self, done: int) -> None:
        if self.isInterruptionRequested():
            raise Cancelled
        self.progress.emit(done)


class _Asked(NamedTuple):
    """Which form of which case is to be written where."""

    kept: Path
    passwords: dict[str, str]
    form: str
    path: Path
    how: dict[str, str | bool]


def _write(asked: _Asked, progress: Callable[[int], None]) -> list[str]:
    from gouji.casework.case import Case

    write = getattr(import_module(f"gouji.exports.{asked.form}"), asked.form)
    with closing(Case.look_at(asked.kept)) as case:
        case.passwords |= asked.passwords
        progress(3)
        told: list[str] = write(case, asked.path, [asked.kept], progress, **asked.how)
        return told
