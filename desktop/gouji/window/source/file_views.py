"""The views of one file: two, for leaves that lie apart. A file that may be large is read again in the background."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from gouji.model.document import SourceFile
from gouji.model.source import Source
from gouji.reading.page.flowing import LAID
from gouji.reading.sources.shown import Shown
from gouji.reading.sources.workbook.sheets import WORKBOOKS
from gouji.window.source.lines import LineView
from gouji.window.source.reading import SourceReader
from gouji.window.source.view import Place, SourceView
from gouji.wording import say

MISSING = "The source is not kept in this case. Open the budget file again to see it here."


class FileViews(QObject):
    """``came`` tells that the views are there, or why there will be none; ``pointed`` carries the Place of a click."""

    came = Signal()
    pointed = Signal(object)

    def __init__(self, number: int, file: SourceFile, data: bytes, password: str | None, parent: QObject) -> None:
        """The file of this ``number`` among those of its document; ``data`` is empty where it is not kept."""
        super().__init__(parent)
        self.number = number
        self._is_laid = file.format in LAID
        self.views: list[SourceView] = []
        self.told = ""
        """What is said while there are no views."""
        self.reader: SourceReader | None = None
        """Reads a workbook, a Word document or a page of the web, which may be large."""
        if data and file.format in (*WORKBOOKS, *LAID):
            self.told = say("Reading {name}", name=file.name)
            self.reader = SourceReader(data, file.name)
            self.reader.read.connect(self._show_read)
            self.reader.finished.connect(self._end)
            self.reader.start()
        else:
            self._take(_views(data, file, password))

    def stop(self) -> None:
        """Want nothing more of a reading under way."""
        if self.reader is not None:
            self.reader.stop()

    def _show_read(self, seen: Shown) -> None:
        from gouji.window.source.sheets import SheetsView

        if self._is_laid:
            self._take([LineView(seen.text), LineView(seen.text)])
        else:
            self._take([SheetsView(seen.sheets), SheetsView(seen.sheets)])
        self.came.emit()

    def _take(self, views: list[SourceView]) -> None:
        self.views = views
        for view in views:
            view.pointed.connect(self._point)
        self.told = "" if views else say(MISSING)

    def _point(self, spot: Source) -> None:
        self.pointed.emit(Place(self.number, spot))

    def _end(self) -> None:
        if not self.views:
            self.told = say(MISSING)
            self.came.emit()


def _views(data: bytes, file: SourceFile, password: str | None) -> list[SourceView]:
    """Views of a source that need not be read again; none where it is not kept."""
    if not data:
        return []
    if file.format == "pdf":
        from gouji.window.source.pages import PageView
        from gouji.window.source.pictures import PagePictures

        pictures = PagePictures.of(data, password)
        return [PageView(pictures), PageView(pictures)] if pictures else []
    from gouji.reading.sources.text.text import decode

    text = decode(data, file.name).replace("\r\n", "\n").replace("\r", "\n")
    return [LineView(text), LineView(text)]
