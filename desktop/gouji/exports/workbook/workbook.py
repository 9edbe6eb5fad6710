"""The workbook of a case, as bytes: the same case in the same state gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

from gouji.casework.case import Case
from gouji.casework.papers.numbering import numbered
from gouji.exports.workbook.book import Book
from gouji.exports.workbook.findings_sheet import write_findings
from gouji.exports.workbook.first_sheet import write_first
from gouji.exports.workbook.layout import sheet_name
from gouji.exports.workbook.raw_sheet import raw_name, write_raw
from gouji.exports.workbook.relations import lines
from gouji.exports.workbook.relations_sheet import write_relations
from gouji.exports.workbook.table_sheet import write_table
from gouji.wording import say

NEVER = datetime(2000, 1, 1)
"""When a workbook says that it was made."""

LETTERS = {"font_name": "宋体", "font_size": 10}
"""Of every cell. Each workbook is given a copy: the library writes into it."""

PLAIN = dict.fromkeys(("strings_to_numbers", "strings_to_formulas", "strings_to_urls"), False)


def workbook(case: Case, progress: Callable[[int], None] = lambda _: None) -> bytes:
    """The case as it stands; ``progress`` is told how many of a hundred parts are done, and may raise Cancelled."""
    from xlsxwriter import Workbook

    progress(5)
    told = numbered(case)
    progress(30)
    book_lines = [*lines(case.check)]
    progress(45)
    out = BytesIO()
    made = Workbook(out, {"in_memory": True, "default_format_properties": {**LETTERS}, **PLAIN})
    made.set_properties({"title": case.document.entity, "author": "Gouji", "created": NEVER})
    book = Book(case, made, told, book_lines)
    first, found = book.add(say("About this workbook")), book.add(say("Causes and findings"))
    write_first(book, first)
    write_findings(book, found)
    for number, name in enumerate(book.layout.names):
        write_table(book, number, book.add(name))
        progress(50 + 35 * number // len(book.layout.names))
    write_relations(book, relations := book.add(book.relations))
    raw = [book.add(sheet_name(raw_name(book, grid))) for grid in case.document.grids]
    for grid, sheet in zip(case.document.grids, raw, strict=True):
        write_raw(book, sheet, grid)
    for added in (found, relations, *raw):
        book.say_added(added)
    progress(90)
    made.close()
    progress(100)
    return out.getvalue()
