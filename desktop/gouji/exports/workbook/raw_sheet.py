"""A table that was not recognised, as it is printed: text in its cells, and why it was not; nothing of it is reckoned.

Held by ``test_a_table_that_was_not_recognised_stands_in_the_workbook_as_printed``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gouji.casework.telling.parts import because, title_of, where
from gouji.exports.workbook.book import Book, text
from gouji.exports.workbook.looks import TEXT, TITLE, WORDS
from gouji.model.rawgrid import RawGrid
from gouji.wording import say

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_FIRST = 2
_WIDTH = 16.0


def raw_name(book: Book, grid: RawGrid) -> str:
    """What such a table is called among sheets: its id tells it apart."""
    return f"{grid.id} {title_of(grid, book.document.grids)}"


def write_raw(book: Book, sheet: Worksheet, grid: RawGrid) -> None:
    """Fill the sheet."""
    sheet.write_string(0, 0, text(title_of(grid, book.document.grids)), book.looks.of(TITLE))
    place = where(grid.sources[0][0])
    told = say("{where}: not recognised, kept as printed: {why}", where=place, why=because(grid.why))
    sheet.write_string(1, 0, text(told), book.looks.of(WORDS, text_wrap=False))
    sheet.set_column(0, max(map(len, grid.cells)) - 1, _WIDTH)
    for number, row in enumerate(grid.cells, _FIRST):
        for column, printed in enumerate(row):
            sheet.write_string(number, column, text(printed), book.looks.of(TEXT))
