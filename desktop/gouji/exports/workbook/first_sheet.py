"""What the workbook is of, what was checked of it, and how to use it.

Its first column is the cover of the document; all else is none of that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gouji import __version__
from gouji.casework.papers.conclusion import conclusion
from gouji.casework.telling import claims
from gouji.casework.telling.counts import tables_and_text
from gouji.casework.telling.notes import all_notes
from gouji.casework.telling.parts import names_of
from gouji.casework.telling.unchecked import all_unchecked
from gouji.casework.told_of_file import told_first
from gouji.exports.workbook.book import Book, height, text
from gouji.exports.workbook.layout import LAST
from gouji.exports.workbook.looks import AMBER, GREEN, GREY, MARKS, RED, TITLE, WORDS
from gouji.exports.workbook.printed import cover
from gouji.wording import say

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

WIDTH = 120.0

MEANINGS = (
    "agrees, as the figures stand now",
    "could not be checked",
    "rounding, or to be explained",
    "differs",
)
"""Of the marks, as message ids."""


COLOURS = (GREEN, GREY, AMBER, RED)


def write_first(book: Book, sheet: Worksheet) -> None:
    """Fill the sheet: lines of text, then the marks."""
    sheet.set_column(0, 0, 5.0)
    sheet.set_column(1, 1, WIDTH)
    sheet.write_string(0, 0, text(cover(book.document)), book.looks.of(TITLE))
    row = 1
    for told in _lines(book):
        row = _put(book, sheet, row, told)
    for grave, meaning in enumerate(MEANINGS):
        row = _put(book, sheet, row, f"{MARKS[grave]}  {say(meaning)}", font_color=COLOURS[grave])
    for told in _notes(book):
        row = _put(book, sheet, row, told)
    book.say_added(sheet, range(1, LAST + 1))


def _put(book: Book, sheet: Worksheet, row: int, told: str, **more: object) -> int:
    """A line of text that looks as ``more`` tells; returns the row below."""
    sheet.write_string(row, 1, text(told), book.looks.of(WORDS, **more))
    sheet.set_row(row, height([(told, WIDTH)]))
    return row + 1


def _lines(book: Book) -> Iterator[str]:
    case = book.case
    yield say("Source: {name}", name=names_of(case.document))
    yield from (f"SHA-256 {file.sha256}" for file in case.document.files)
    yield conclusion(case, case.findings(), case.check.counts())
    yield say("; ").join(tables_and_text(case.tally().sentence, claims.sentence(case.check)))
    yield say("Figures are values as printed; sums and marks are formulas: correct a figure, and its mark goes.")
    yield say("Underlined figures are printed without their column; blue ones were changed in checking.")
    yield say(
        "A figure corrected here changes neither the source nor the case. Gouji {version}",
        version=__version__,
    )


def _notes(book: Book) -> Iterator[str]:
    yield from told_first(book.case)
    yield from all_unchecked(book.case.check)
    yield from all_notes(book.case.check)
