"""An archive of a page (mht, 单个文件网页): the pages in it, and the sheets that they are where Excel wrote it.

An archive of pages (mht) is divided at its boundary, not by the library's parser, which goes down into parts
without end. Held by ``test_an_archive_of_a_page``, ``test_pages_and_archives_that_do_not_end``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.parser import BytesHeaderParser
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import unquote

from gouji.reading.sources.refusals import damaged

_HEADERS = 2**16
"""Bytes of the headers of an archive, or of a part."""

_MOST = 1000
"""Parts of an archive: sheets, pictures, styles."""

SHEET_NAME = re.compile(r"<x:Name>([^<]*)</x:Name>")
"""How Excel names a sheet in a page."""

_SHEET = re.compile(rf'\s*{SHEET_NAME.pattern}\s*<x:WorksheetSource HRef="([^"]*)"')
_HIDDEN = re.compile(r"<x:Visible>Sheet(?:Very)?Hidden")


@dataclass(frozen=True, slots=True)
class Archived:
    """The HTML of each page with the name of its sheet; the sheets that are ``hidden``, and that have no page."""

    pages: list[tuple[str, bytes]]
    hidden: list[str]
    missing: list[str]


def archived_pages(data: bytes, name: str) -> Archived:
    """The pages of an archive, of a workbook those of the sheets that are shown.

    An archive is a row of parts. It is divided here, because the library goes down into parts of parts without end.
    Raises UserError where no part can be told from the next.
    """
    boundary = BytesHeaderParser().parsebytes(data[:_HEADERS].lstrip()).get_boundary()
    if not boundary:
        raise damaged(name)
    parts = data.split(b"--" + boundary.encode(errors="replace"), _MOST + 2)[1:]
    if len(parts) > _MOST + 1:
        raise damaged(name)
    pages = [page for part in parts if (page := _page(part.lstrip(b"\r\n")))]
    workbook = next((html for _, html in pages if b"<x:WorksheetSource" in html), b"")
    by_place = dict(pages)
    listed = [*_sheets(_text(workbook))]
    hidden = {place: sheet for sheet, place, shown in listed if not shown}
    named = {place: sheet for sheet, place, shown in listed if shown}
    sheets = [(sheet, by_place[place]) for place, sheet in named.items() if place in by_place]
    missing = [sheet for place, sheet in named.items() if place not in by_place]
    others = [("", html) for place, html in pages if place not in hidden]
    return Archived(sheets or others, [*hidden.values()], missing)


def _text(workbook: bytes) -> str:
    """A sign that is broken leaves the names of the other sheets readable."""
    try:
        return workbook.decode()
    except UnicodeDecodeError:
        return workbook.decode("gb18030", errors="replace")


def _sheets(workbook: str) -> Iterator[tuple[str, str, bool]]:
    """The names and files of the sheets, as the first page of a workbook lists them, and whether they are shown."""
    for told in workbook.split("<x:ExcelWorksheet>")[1:]:
        if found := _SHEET.match(told):
            yield unescape(found[1]), _file_of(found[2]), not _HIDDEN.search(told)


def _page(part: bytes) -> tuple[str, bytes] | None:
    """The file's name and the HTML of a part; None for a picture or a style."""
    told = BytesHeaderParser().parsebytes(part[:_HEADERS])
    if told.get_content_type() != "text/html":
        return None
    html = message_from_bytes(part).get_payload(decode=True)
    return (_file_of(str(told.get("Content-Location", ""))), html) if isinstance(html, bytes) else None


def _file_of(place: str) -> str:
    return PurePosixPath(unquote(place).replace("\\", "/")).name
