"""A PDF with a text layer → Grid. Pages without text are named; nothing in the file is run or followed."""

from __future__ import annotations

import io
import logging
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gouji.errors import Cancelled, UserError
from gouji.model.document import Notice, SourceFile
from gouji.reading.page.page import Grid, Line, Page
from gouji.reading.sources.pdf.page import read_page
from gouji.reading.sources.pdf.turned import turn_back, turn_of, turned_copy
from gouji.reading.sources.refusals import damaged, too_large

if TYPE_CHECKING:
    from pdfplumber.page import Page as Sheet
    from pdfplumber.pdf import PDF

PAGE_LIMIT = 1000
"""Pages; the longest published budgets stay below 300."""

DRAWING_LIMIT = 30 * 2**20
"""Bytes that the drawing of one page may unpack to; a full page of ruled tables takes some 200 KB."""

_FOOT = 3
"""Items at the end of a page among which a table stands that may go on overleaf; a foot line may follow it."""

_LOST = 0.2
"""Share of letters that fonts do not tell, beyond which a page cannot be read: its figures perhaps, not its labels."""

LETTER_LIMIT = 50_000
"""Letters of one page; a page set in the smallest print holds some 10,000."""


def read_pdf(
    data: bytes,
    file: SourceFile,
    password: str | None,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
    *,
    take: Callable[[Page], None],
) -> Grid:
    """The pages of a PDF; raises UserError when it is locked, damaged or holds no text, Cancelled when told to stop."""
    pages: list[Page] = []
    pictures: list[int] = []
    paper = _Paper(_open(data, file.name, password), data, password, file.name)
    count = _count(paper.pdf, file.name)
    for number in range(1, count + 1):
        if cancelled():
            raise Cancelled
        progress((number - 1) / count)
        goes_on = bool(pages) and not all(isinstance(item, Line) for item in pages[-1].items[-_FOOT:])
        page = paper.page(number, goes_on)
        if page is None:
            pictures.append(number)
        else:
            pages.append(page)
            take(pages[-1])
    if not pages:
        raise UserError(
            "scanned",
            "{name} holds no text that can be read: pictures of pages, or fonts that do not tell their letters. "
            "Ask for the original file, or have its text recognised first.",
            name=file.name,
        )
    told = {"pages": "、".join(map(str, pictures))}
    notice = Notice("pages {pages} are pictures, or their fonts do not tell their letters, and were not read", told)
    return Grid(file, tuple(pages), (notice,) if pictures else ())


def _open(data: bytes, name: str, password: str | None) -> PDF:
    """The document, which lives in memory and is not closed: closing a damaged one raises again."""
    # What the library logs of odd fonts and streams is of no use to an accountant.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        return pdfplumber.open(io.BytesIO(data), password=password)
    except (PdfminerException, UnicodeEncodeError) as error:
        # a password of other letters than the lock knows is a wrong one
        unknown = isinstance(error, UnicodeEncodeError) or (
            error.args and isinstance(error.args[0], UnicodeEncodeError)
        )
        if unknown or (error.args and isinstance(error.args[0], PDFPasswordIncorrect)):
            message = "{name} does not open with this password. Enter the one it was sent with."
            asked = "{name} is locked. Enter the password it was sent with and open it again."
            raise UserError("password", message if password else asked, name=name) from error
        raise damaged(name) from error
    except Exception as error:  # whatever a broken file makes the library raise
        raise damaged(name) from error


def _count(pdf: PDF, name: str) -> int:
    try:
        count = len(pdf.pages)
    except Exception as error:  # whatever a broken file makes the library raise
        raise damaged(name) from error
    if not count:
        raise damaged(name)
    if count > PAGE_LIMIT:
        raise UserError(
            "too-many-pages",
            "{name} has {pages} pages, too many for a budget document (at most {limit}). Choose the budget itself.",
            name=name,
            pages=count,
            limit=PAGE_LIMIT,
        )
    return count


@dataclass(frozen=True)
class _Paper:
    """A PDF being read, and what is needed to read one of its pages again in another turn."""

    pdf: PDF
    data: bytes
    password: str | None
    name: str

    def page(self, number: int, goes_on: bool) -> Page | None:
        """What a page prints; None for a page without letters that can be read."""
        import pdfplumber

        try:
            page = self.pdf.pages[number - 1]
            try:
                self._check_size(page)
                if len(page.chars) > LETTER_LIMIT:
                    raise damaged(self.name)
                if _is_unreadable(page):
                    return None
                degrees = turn_of(page)
                if not degrees:
                    return read_page(page, number, goes_on)
                width, height = float(page.width), float(page.height)
            finally:
                page.close()
            copy = turned_copy(self.data, self.password, number, degrees)
            with pdfplumber.open(io.BytesIO(copy)) as turned:
                return turn_back(read_page(turned.pages[0], number, goes_on), degrees, width, height)
        except UserError:
            raise
        except Exception as error:  # whatever a broken page makes the library raise
            raise damaged(self.name) from error

    def _check_size(self, page: Sheet) -> None:
        """Refuse a page whose drawing would unpack to more than a page can need."""
        from pdfminer.pdftypes import LITERALS_FLATE_DECODE, PDFStream, resolve1

        for stream in map(resolve1, page.page_obj.contents):
            filters = stream.get_filters() if isinstance(stream, PDFStream) else []
            if not filters or filters[0][0] not in LITERALS_FLATE_DECODE or stream.decipher:
                continue
            unpacked = zlib.decompressobj().decompress(stream.rawdata, DRAWING_LIMIT + 1)
            if len(unpacked) > DRAWING_LIMIT:
                raise too_large(self.name, len(unpacked))


def _is_unreadable(page: Sheet) -> bool:
    """A page whose letters are not told by its fonts, or one without letters that shows a picture over half of it."""
    lost = sum(char["text"].startswith("(cid:") for char in page.chars)
    readable = len(page.chars) - lost
    if lost > 8 and lost > _LOST * len(page.chars):
        return True
    covered = sum((one["x1"] - one["x0"]) * (one["bottom"] - one["top"]) for one in page.images)
    return readable <= 8 and bool(covered > 0.5 * float(page.width * page.height))
