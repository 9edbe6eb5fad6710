"""Cells copied from a web page, whose plain text has lost its columns where cells are merged or hold several lines."""

from __future__ import annotations

import csv
import io

from gouji.reading.sources.limits import Room
from gouji.reading.sources.text.delimited import separated
from gouji.reading.sources.web.page import WebPage


def copied_text(plain: str, html: str, name: str = "copied") -> str:
    """What was copied, as lines of cells with tabs between.

    Excel and WPS give every row its full number of cells. A web page leaves out cells that a merged one covers and
    breaks a line within a cell, so that figures would move to other columns: there its HTML is followed.
    """
    widths = {len(row) for row in separated(plain, "\t")[0] if len(row) > 1}
    if not html or len(widths) == 1:
        return plain
    rows: list[list[str]] = []
    for item in WebPage.whole(html, Room(name)).items():
        rows += [[item]] if isinstance(item, str) else [[text or "" for text in row.texts] for row in item]
    if not any(len(row) > 1 for row in rows):
        return plain
    told = io.StringIO()
    csv.writer(told, delimiter="\t", lineterminator="\n").writerows(rows)
    return told.getvalue()
