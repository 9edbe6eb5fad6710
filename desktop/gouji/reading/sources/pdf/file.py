"""A PDF as its libraries parse it: whatever a broken file makes them raise is told here, and caught nowhere else.

A page is given out once all that it prints is parsed. What is made of it then is ours: a fault in that is a fault, and
never the file's (``tests/reading/test_bad_input.py``, ``test_a_fault_of_ours_is_no_damage``).
"""

from __future__ import annotations

import importlib
import io
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from gouji.errors import UserError
from gouji.reading.sources.pdf.paper import in_order
from gouji.reading.sources.pdf.turned import turned_copy
from gouji.reading.sources.refusals import damaged, draws_too_much

if TYPE_CHECKING:
    from pdfminer.pdfpage import PDFPage
    from pdfplumber.pdf import PDF

    from gouji.reading.sources.pdf.drawn.painter import Sheet

PAGE_LIMIT = 1000
"""Pages; the longest published budgets stay below 300."""

_MOST_COUNTED = 10 * PAGE_LIMIT
"""Pages of which it is told how many there are."""

_FARTHEST = 1e9
"""Points from the corner of a page beyond which nothing is on any paper."""


class PdfFile:
    """A PDF in memory, and its pages one by one. Raises UserError when it is locked, damaged or too long.

    It is never closed: closing a damaged one raises again.
    """

    def __init__(self, data: bytes, name: str, password: str | None = None) -> None:
        self._data, self._name, self._password = data, name, password
        self._pdf = _open(data, name, password)
        self._pages = _pages(self._pdf, name)
        self._above = 0.0
        """Points that the pages given out so far are high."""

    @property
    def count(self) -> int:
        """Number of pages."""
        return len(self._pages)

    @contextmanager
    def page(self, number: int) -> Iterator[Sheet]:
        """A page with all that it prints; raises UserError where it is damaged or draws more than a page can need."""
        from gouji.reading.sources.pdf.drawn.painter import Sheet

        own = self._pages[number - 1]
        with _told(self._name):
            page = Sheet(self._pdf, own, number, self._above)
            printed = page.objects
        if not all(-_FARTHEST < side < _FARTHEST for side in page.bbox):
            raise damaged(self._name)
        for kind, items in printed.items():
            printed[kind] = [one for one in items if _is_near(one)]
        self._above += page.height
        yield page
        page.close()

    def turned(self, number: int, degrees: int) -> PdfFile:
        """A page by itself, turned clockwise; raises UserError where it is damaged."""
        with _told(self._name):
            copy = turned_copy(self._data, self._password, number, degrees)
        return PdfFile(copy, self._name)


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Whatever a broken file makes a library raise, as a sentence for the user."""
    from gouji.reading.sources.pdf.drawn.bounded import TooMuchError

    try:
        yield
    except Exception as error:
        first = error.args[0] if error.args else None  # the library wraps what it meets
        too_much = next((one for one in (error, first) if isinstance(one, TooMuchError)), None)
        raise draws_too_much(name) if too_much and too_much.of_drawing else damaged(name) from error


def _open(data: bytes, name: str, password: str | None) -> PDF:
    # What the library logs of odd fonts and streams is of no use to an accountant.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    importlib.import_module("gouji.reading.sources.pdf.drawn.bounded")  # from here on the library has bounds
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
    except Exception as error:  # whatever else a broken file makes the library raise
        raise damaged(name) from error


def _pages(pdf: PDF, name: str) -> list[PDFPage]:
    from pdfminer.pdfpage import PDFPage

    with _told(name):
        pages = list(islice(PDFPage.create_pages(pdf.doc), _MOST_COUNTED))
        for page in pages:
            page.mediabox = in_order(page.mediabox)
    if not pages:
        raise damaged(name)
    if len(pages) > PAGE_LIMIT:
        raise UserError(
            "too-many-pages",
            "{name} has {pages} pages, too many for a budget document (at most {limit}). Choose the budget itself.",
            name=name,
            pages=len(pages),
            limit=PAGE_LIMIT,
        )
    return pages


def _is_near(one: Mapping[str, Any]) -> bool:
    """Whether something is where paper may be; the numbers of a broken file may be endless, or none."""
    return bool(
        -_FARTHEST < one["x0"] < _FARTHEST
        and -_FARTHEST < one["x1"] < _FARTHEST
        and -_FARTHEST < one["top"] < _FARTHEST
        and -_FARTHEST < one["bottom"] < _FARTHEST
    )
