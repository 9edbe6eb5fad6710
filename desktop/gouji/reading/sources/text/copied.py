"""Cells in the clipboard: those of a web page, whose plain text has lost its columns where cells are merged or hold
several lines, and those that Gouji itself put there.

A spreadsheet works out what begins with = + - @, in their wide forms too; an apostrophe before it says that it is
text. Copying puts one there and pasting takes one away, so that a text is the same afterwards; a figure, and a dash for
a blank, needs none (``tests/window/test_copying.py``).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from unicodedata import normalize

from gouji.reading.sources.limits import Room
from gouji.reading.sources.text.delimited import separated
from gouji.reading.sources.web.page import WebPage

_FIGURE = re.compile(r"[-+]?[0-9][0-9,.]*%?|-+")
_FORMULA, _MARKED = re.compile("[-=+@＝＋－＠]"), re.compile("'+[-=+@＝＋－＠]")


def as_copied(text: str) -> str:
    """A cell as it goes to a spreadsheet: what would be worked out there is marked as text, its lines stay together.

    A tab within it becomes a space, for no reader of cells takes it.
    """
    text = text.replace("\t", " ")
    if _MARKED.match(text) or (_FORMULA.match(text) and not _FIGURE.fullmatch(normalize("NFKC", text))):
        text = f"'{text}"
    apart = text.startswith('"') or "\n" in text or "\r" in text
    return '"' + text.replace('"', '""') + '"' if apart else text


def copied_text(plain: str, html: str, name: str = "copied") -> str:
    """What was copied, as lines of cells with tabs between.

    Excel and WPS give every row its full number of cells. A web page leaves out cells that a merged one covers and
    breaks a line within a cell, so that figures would move to other columns: there its HTML is followed.
    """
    cells = separated(plain, "\t")[0]
    if not html or len({len(row) for row in cells if len(row) > 1}) == 1:
        marked = any(_MARKED.match(text) for row in cells for text in row)
        return _written([[_unmarked(text) for text in row] for row in cells]) if marked else plain
    rows: list[list[str]] = []
    for item in WebPage.whole(html, Room(name)).items():
        rows += [[item]] if isinstance(item, str) else [[text or "" for text in row.texts] for row in item]
    if not any(len(row) > 1 for row in rows):
        return plain
    return _written(rows)


def _unmarked(text: str) -> str:
    return text[1:] if _MARKED.match(text) else text


def _written(rows: Sequence[Sequence[str]]) -> str:
    told = io.StringIO()
    csv.writer(told, delimiter="\t", lineterminator="\n").writerows(rows)
    return told.getvalue()
