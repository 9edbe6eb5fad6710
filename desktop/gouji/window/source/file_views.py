"""The views of one file: two, for leaves that lie apart. All but a text is read again, or drawn, by another process."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from gouji.model.document import SourceFile
from gouji.model.source import Source
from gouji.reading.page.flowing import LAID
from gouji.reading.sources.shown import Shown
from gouji.reading.sources.workbook.sheets import WORKBOOKS
from gouji.window.source.lines import LineView
from gouji.window.source.reading import Errand, SourceReader
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
        self.reader: Errand | None = None
        """What reads or draws, in another process, what is shown."""
        if data and file.format == "pdf":
            self.reader = self._pictures(data, file, password)
        elif data and file.format in (*WORKBOOKS, *LAID):
            self.reader = self._read(data, file)
        if self.reader is not None:
            self.told = say("Reading {name}", name=file.name)
            self.reader.finished.connect(self._end)
            self.destroyed.connect(self.reader.stop)
            self.reader.start()
        else:
            self._take(_lines(data, file))

    def _pictures(self, data: bytes, file: SourceFile, password: str | None) -> Errand:
        from gouji.window.source.pictures import PagePictures

        pictures = PagePictures(data, file.name, password)
        pictures.opened.connect(self._show_pages)
        return pictures

    def _read(self, data: bytes, file: SourceFile) -> Errand:
        reader = SourceReader(data, file.name)
        reader.read.connect(self._show_read)
        return reader

    def stop(self) -> None:
        """Want nothing more of what is under way."""
        if self.reader is not None:
            self.reader.stop()

    def _show_pages(self) -> None:
        from gouji.window.source.pages import PageView
        from gouji.window.source.pictures import PagePictures

        assert isinstance(self.reader, PagePictures)
        if len(self.reader):
            self._take([PageView(self.reader), PageView(self.reader)])
            self.came.emit()

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
            refused = self.reader.refused if self.reader is not None else None
            self.told = say(refused.message, **refused.params) if refused is not None else say(MISSING)
            self.came.emit()


def _lines(data: bytes, file: SourceFile) -> list[SourceView]:
    """Views of a text; none where it is not kept."""
    if not data:
        return []
    from gouji.reading.sources.text.text import decode

    text = decode(data, file.name).replace("\r\n", "\n").replace("\r", "\n")
    return [LineView(text), LineView(text)]
