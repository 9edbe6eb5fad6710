"""The text layer of a published document → its pages.

UTF-8, UTF-16 and GB18030 are read; a page ends at a form feed or where its number stands, else at a gap.
"""

from __future__ import annotations

import codecs
from collections.abc import Generator, Iterator

from gouji.errors import UserError
from gouji.model.source import AtLine
from gouji.reading.columns.spaced_words import Laying, Printed
from gouji.reading.page.page import Line, Page
from gouji.reading.sources.source import FileSource
from gouji.reading.sources.text.spaced import Aligning
from gouji.reading.terms.page_marks import page_marks

PAGE_GAP = 3
"""Blank lines in a row that stand for a page break where form feeds and the numbers of pages were lost."""

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(data: bytes, name: str) -> str:
    """Text of a file in any of the encodings Chinese offices use; raises UserError for binary content."""
    if not data.strip():
        raise UserError("empty", "{name} is empty. Choose a file with the budget's text.", name=name)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _text(data, encoding, name)
    if b"\0" in data:
        raise _not_text(name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _text(data, "gb18030", name)


def _text(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_text(name) from error
    printed = "".join(text.split())
    if not printed.isprintable() and 50 * sum(not letter.isprintable() for letter in printed) > len(text):
        raise _not_text(name)
    return text


def _not_text(name: str) -> UserError:
    return UserError(
        "not-text",
        "{name} is of no kind that is read. Open the budget as PDF, Word document, workbook or text.",
        name=name,
    )


class TextSource(FileSource):
    """The pages of a text file."""

    def pages(self) -> Generator[Page | None, None, None]:
        """Page after page, and None within one whose columns are kept by spaces."""
        text = decode(self._data, self.file.name).replace("\r\n", "\n").replace("\r", "\n")
        count = text.count("\n") + 1
        aligning = Aligning(Laying.of(_pages(text)))
        for printed in _pages(text):
            self.done = (printed[0][0] - 1) / count
            aligned = False
            for items in aligning.pages(printed):
                aligned = aligned or items is not None
                yield None if items is None else Page(tuple(items))
            if not aligned:
                yield Page(tuple(Line(AtLine(number), line) for number, line in printed))


def _pages(text: str) -> Iterator[Printed]:
    """The lines that are not blank and number no page, page by page."""
    lines = text.split("\n")
    marks = page_marks(lines)
    gaps = PAGE_GAP if len(marks) < 2 and "\f" not in text.strip() else len(text)
    page: list[tuple[int, str]] = []
    gap = 0
    for number, printed in enumerate(lines, start=1):
        if number - 1 in marks:
            if page:
                yield page
            page = []
            continue
        for part, raw in enumerate(printed.split("\f")):
            if page and (part or (raw.strip() and gap >= gaps)):
                yield page
                page = []
            if raw.strip():
                page.append((number, raw.rstrip()))
                gap = 0
            elif not part:
                gap += 1
    if page:
        yield page
