"""Lists as sheets of a workbook, row by row: heads that stay in view, a filter, links to files, another sheet when one
is full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from gouji.exports.workbook.book import text
from gouji.exports.workbook.looks import CELL, HEAD, LINK, TEXT, Looks
from gouji.wording import say

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_000_000
"""Of a sheet; the format has 1,048,576."""

MOST_LINKS = 60_000
"""Of a sheet; the format has 65,530. What comes after them is told without a link."""

_LONGEST_LINK = 2_000
"""Letters; the format has 2,079."""


class Link(NamedTuple):
    """A file by its path as it is shown, and as it is reached from where the workbook lies; blank where no workbook can
    tell how."""

    shown: str
    reached: str


Value = str | int | Link


class Sheet(NamedTuple):
    """One list: its name, the message ids of its heads with the widths of their columns in digits, and its rows."""

    name: str
    columns: Sequence[tuple[str, float]]
    rows: Iterable[Sequence[Value]]


def put_sheet(book: Workbook, looks: Looks, sheet: Sheet) -> None:
    """Write it, and the sheets that it goes on in."""
    rows, number = iter(sheet.rows), 1
    while True:
        page = book.add_worksheet(sheet.name if number == 1 else f"{sheet.name} {number}")
        _page(page, looks, sheet, islice(rows, MOST_ROWS))
        following = next(rows, None)
        if following is None:
            return
        rows, number = chain([following], rows), number + 1


def _page(page: Worksheet, looks: Looks, sheet: Sheet, rows: Iterable[Sequence[Value]]) -> None:
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.hide_gridlines(2)
    page.repeat_rows(0)
    page.freeze_panes(1, 0)
    for column, (name, width) in enumerate(sheet.columns):
        page.set_column(column, column, width)
        page.write_string(0, column, say(name), looks.of(HEAD))
    last = links = 0
    for last, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            links += _put(page, looks, (last, column), value, links < MOST_LINKS)
    page.autofilter(0, 0, max(last, 1), len(sheet.columns) - 1)


def _put(page: Worksheet, looks: Looks, at: tuple[int, int], value: Value, may_link: bool) -> bool:
    """One cell; whether it is a link."""
    match value:
        case Link(shown, reached) if may_link and 0 < len(reached) <= _LONGEST_LINK:
            page.write_url(*at, f"external:{reached}", looks.of(LINK), text(shown))
            return True
        case Link(shown, _):
            page.write_string(*at, text(shown), looks.of(TEXT))
        case str():
            page.write_string(*at, text(value), looks.of(TEXT))
        case _:
            page.write_number(*at, int(value), looks.of(CELL))
    return False
