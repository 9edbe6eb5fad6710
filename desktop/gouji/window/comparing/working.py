"""Reading another document and holding it against the case, off the GUI thread and read apart.

Held by ``tests/window/comparing/test_comparing.py``.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QThread

from gouji.apart.reading import read_original
from gouji.checking.check import Check
from gouji.comparing.comparing import Comparison, compare
from gouji.errors import Cancelled, UserError
from gouji.keeping import places
from gouji.keeping.user.answers import remembered
from gouji.model.document import Document
from gouji.paper.mark import refuse_paper
from gouji.reading.pausing import collection_paused


class Comparing(QThread):
    """Holds ``new``, a copy that nobody else has, against what stands in a file; ``requestInterruption`` ends that."""

    def __init__(self, new: Document, path: Path) -> None:
        super().__init__()
        self._new, self._path = new, path
        self.came: Comparison | UserError | None = None
        """What was found, or why nothing was; None when it was stopped."""

    @collection_paused()
    def run(self) -> None:
        try:
            old = self._old()
            if not self.isInterruptionRequested():
                self.came = compare(Check(self._new), old)
        except Cancelled:
            return
        except UserError as error:
            self.came = error

    def _old(self) -> Check:
        refuse_paper(self._path)
        if self._path.suffix.lower() == places.SUFFIX:
            from gouji.casework.case import Case

            with closing(Case.look_at(self._path)) as case:
                return case.check
        read = read_original(self._path, cancelled=self.isInterruptionRequested, answers=remembered())
        return Check(read.document)
