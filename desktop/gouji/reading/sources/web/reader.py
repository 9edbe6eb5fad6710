"""Pages of the web, workbooks that a budget system writes as such, and archives of pages (mht) → their pages."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from gouji.errors import UserError
from gouji.model.document import Notice, SourceFile
from gouji.model.source import AtLine
from gouji.reading.page.flowing import LaidBlock
from gouji.reading.page.page import Line, Page
from gouji.reading.sources.limits import Room
from gouji.reading.sources.source import FileSource
from gouji.reading.sources.text.text import decode
from gouji.reading.sources.web.mht import SHEET_NAME, Archived, archived_pages
from gouji.reading.sources.web.page import Row, WebPage
from gouji.reading.sources.workbook.remarks import hidden_sheets

MARKUP = frozenset({"html", "mht"})

_HEAD = 2**16
"""Characters in which a page names its sheet and its encoding."""

_FRAMES = re.compile(r"<i?frame\b", re.IGNORECASE)
_UTF8 = re.compile(rb"charset\s*=\s*[\"']?utf-?8|encoding\s*=\s*[\"']utf-?8", re.IGNORECASE)


class WebSource(FileSource):
    """The page of a file, called by the sheet that it says it is; of an archive each page that shows something.

    What is hidden or missing is told in notices.
    """

    def __init__(self, data: bytes, file: SourceFile) -> None:
        super().__init__(data, file)
        self._layout = _Layout(Room(file.name))
        self._hidden: Sequence[str] = ()
        self._missing: Sequence[str] = ()
        self._conceals = False
        """Whether figures were hidden in tables."""

    @property
    def notices(self) -> list[Notice]:
        """Which sheets were not read or are not there, and whether figures are hidden."""
        told = hidden_sheets(self._hidden)
        if self._missing:
            sheets = "、".join(self._missing)
            told.append(Notice("the archive does not hold these sheets: {sheets}", {"sheets": sheets}))
        if self._conceals:
            told.append(Notice("hidden rows or columns of the page hold figures and were not read", {}))
        return told

    def pages(self) -> Generator[Page | None, None, None]:
        """Page after page, and None within them."""
        name = self.file.name
        one = self.file.format == "html"
        held = Archived([("", self._data)], [], []) if one else archived_pages(self._data, name)
        self._hidden, self._missing = held.hidden, held.missing
        for number, (sheet, source) in enumerate(held.pages):
            html = _decoded(source, name)
            page = WebPage(html, self._layout.room)
            for share in page.read():
                self.done = (number + share) / len(held.pages)
                yield None
            self._conceals |= page.conceals
            items = tuple(self._layout.items(page))
            if not items and _FRAMES.search(html):
                message = "{name} only shows other pages. Open the page that holds the tables, or save them as xlsx."
                raise UserError("frames", message, name=name)
            yield Page(items, sheet or _sheet_of(html)) if items else None


def _decoded(data: bytes, name: str) -> str:
    """The text of a page; a sign that is broken in a page of UTF-8 leaves the others readable."""
    if _UTF8.search(data[:_HEAD]) and b"\0" not in data:
        return data.decode("utf-8-sig", errors="replace")
    return decode(data, name)


def _sheet_of(html: str) -> str:
    """The one sheet that a page says it is."""
    names = SHEET_NAME.findall(html[:_HEAD])
    return unescape(names[0]) if len(names) == 1 else ""


@dataclass(slots=True)
class _Layout:
    """Where the next line stands, and what there is room for."""

    room: Room
    line: int = 1

    def items(self, page: WebPage) -> Iterator[Line | LaidBlock]:
        """Lines, and blocks with a blank line above and below; what has one cell in each row is text."""
        for item in page.items():
            if isinstance(item, str):
                yield self._line(item)
            elif all(sum(text is not None for text in row.texts) == 1 for row in item):
                for text in ("\n".join(text or "" for text in row.texts) for row in item):
                    yield from (self._line(line) for line in text.split("\n") if line)
            else:
                yield self._block(item)

    def _line(self, text: str) -> Line:
        self.line += 1
        return Line(AtLine(self.line - 1), text)

    def _block(self, rows: Sequence[Row]) -> LaidBlock:
        width = max(len(row.texts) for row in rows)
        self.room.take(sum(width - len(row.texts) for row in rows))
        texts = [[*row.texts, *[""] * (width - len(row.texts))] for row in rows]
        reaches = {(number, at): wide for number, row in enumerate(rows) for at, wide in row.reaches.items()}
        first = self.line + 1
        self.line += len(rows) + 2
        return LaidBlock(texts, first, width, reaches)
