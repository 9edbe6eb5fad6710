"""Reading a document off the GUI thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QThread, Signal

from gouji.errors import UserError
from gouji.reading.read import read_document


class Loader(QThread):
    """Reads one file; ``read`` carries the Document, ``failed`` the UserError."""

    progress = Signal(int)
    read = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    def run(self) -> None:
        try:
            document = read_document(self.path, self.progress.emit)
        except UserError as error:
            self.failed.emit(error)
        else:
            self.read.emit(document)
