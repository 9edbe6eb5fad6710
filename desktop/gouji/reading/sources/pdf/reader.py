"""A PDF with a text layer → its pages. Nothing in the file is run or followed.

A page that cannot be read costs that page, and a notice names it (``tests/reading/test_bad_input.py``).

The files of PDFs are not closed through pdfplumber: closing a damaged one raises again what was already told.
Held by ``test_a_damaged_pdf``.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gouji.errors import UserError
from gouji.model.document import Notice, SourceFile
from gouji.reading.page.page import Line, Page
from gouji.reading.sources.pdf.file import PdfFile
from gouji.reading.sources.pdf.page import read_page
from gouji.reading.sources.pdf.paper import lay_on_paper
from gouji.reading.sources.pdf.turned import turn_back, turn_of
from gouji.reading.sources.pdf.ways import FIRST, OTHERS, Way
from gouji.reading.sources.source import FileSource

if TYPE_CHECKING:
    from pdfplumber.page import Page as Sheet

_FOOT = 3
"""Items at the end of a page among which a table stands that may go on overleaf; a foot line may follow it."""

_LOST = 0.2
"""Share of letters that fonts do not tell, beyond which a page cannot be read: its figures perhaps, not its labels."""


class PdfSource(FileSource):
    """The pages that hold text; those that are pictures, and those that are damaged, are named in notices.

    ``pages`` raises UserError when the file is locked or damaged, or when no page of it can be read.
    """

    rereads = True

    def __init__(self, data: bytes, file: SourceFile, password: str | None = None) -> None:
        super().__init__(data, file)
        self._password = password
        self._pictures: list[int] = []
        self._beyond: dict[int, frozenset[str]] = {}
        self._shown: list[str] = []
        self._damaged: dict[int, UserError] = {}

    @property
    def notices(self) -> list[Notice]:
        """Which pages were not read, or not all of them."""
        pictures = "pages {pages} are pictures, or their fonts do not tell their letters, and were not read"
        broken = "pages {pages} are damaged or draw more than a page can need, and were not read"
        beyond = "pages {pages} print amounts beyond their paper that no page shows; they were not read"
        told = ((pictures, self._pictures), (broken, self._damaged), (beyond, self._unseen()))
        return [Notice(message, {"pages": "、".join(map(str, pages))}) for message, pages in told if pages]

    def pages(self) -> Generator[Page | None, None, None]:
        """Page after page; one that was not read is blank and says so."""
        file = PdfFile(self._data, self.file.name, self._password)
        goes_on = False
        for number in range(1, file.count + 1):
            page = self._page(file, number, goes_on)
            self.done = number / file.count
            if page is not None:
                goes_on = not all(isinstance(item, Line) for item in page.items[-_FOOT:])
            yield page or Page((), unread=True)
        if len(self._pictures) + len(self._damaged) == file.count:
            raise self._unreadable()

    def _page(self, file: PdfFile, number: int, goes_on: bool) -> Page | None:
        """What a page prints; None for one that cannot be read."""
        try:
            with file.page(number) as sheet:
                self._beyond[number] = lay_on_paper(sheet)
                self._shown.append("".join(char["text"] for char in sheet.chars))
                if _shows_no_text(sheet):
                    self._pictures.append(number)
                    return None
                (page,) = _read(file, sheet, number, goes_on, (FIRST,))
            return replace(page, others=lambda: _others(file, number, goes_on))
        except UserError as error:  # of the file alone: what is made of a page raises none
            self._damaged[number] = error
            return None

    def _unseen(self) -> list[int]:
        """The pages that print amounts beyond their paper which no page of the file shows."""
        return [
            page
            for page, amounts in self._beyond.items()
            if not all(any(amount in shown for shown in self._shown) for amount in amounts)
        ]

    def _unreadable(self) -> UserError:
        if self._damaged:
            return next(iter(self._damaged.values()))
        return UserError(
            "scanned",
            "{name} holds no text that can be read: pictures of pages, or fonts that do not tell their letters. "
            "Ask for the original file, or have its text recognised first.",
            name=self.file.name,
        )


def _read(file: PdfFile, sheet: Sheet, number: int, goes_on: bool, ways: Sequence[Way]) -> Iterator[Page]:
    """What a page prints, in one way after the other."""
    degrees = turn_of(sheet)
    if not degrees:
        yield from (read_page(sheet, number, goes_on, way) for way in ways)
        return
    width, height = float(sheet.width), float(sheet.height)
    with file.turned(number, degrees).page(1) as turned:
        lay_on_paper(turned)
        for way in ways:
            yield turn_back(read_page(turned, number, goes_on, way), degrees, width, height)


def _others(file: PdfFile, number: int, goes_on: bool) -> Iterator[Page]:
    """A page that was read once, in the other ways."""
    with file.page(number) as sheet:
        lay_on_paper(sheet)
        yield from _read(file, sheet, number, goes_on, OTHERS)


def _shows_no_text(page: Sheet) -> bool:
    """A page whose letters are not told by its fonts, or one without letters that shows a picture over half of it."""
    lost = sum(char["text"].startswith("(cid:") for char in page.chars)
    readable = len(page.chars) - lost
    if lost > 8 and lost > _LOST * len(page.chars):
        return True
    covered = sum((one["x1"] - one["x0"]) * (one["bottom"] - one["top"]) for one in page.images)
    return readable <= 8 and bool(covered > 0.5 * float(page.width * page.height))
