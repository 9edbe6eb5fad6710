"""Cells copied from a web page: where some are merged, the plain text has lost its columns, and the HTML has not."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser

LINE_BREAKS = frozenset(("br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "caption"))
UNSEEN = frozenset(("style", "script", "title", "head"))
WIDEST_SPAN = 1000
"""What browsers allow; more is a slip of the page."""

Cell = tuple[str, int, int]
"""Text, columns and rows that it covers."""


def copied_text(plain: str, html: str = "") -> str:
    """What was copied, as lines of cells with tabs between.

    Excel and WPS give every row its full number of cells. A web page leaves out those that are covered by a merged one,
    so that what follows them would move to the left.
    """
    widths = {line.count("\t") for line in plain.splitlines() if "\t" in line}
    if len(widths) < 2 or not html:
        return plain
    page = _Page()
    page.feed(html)
    page.close()
    if not page.is_merged:
        return plain
    told = io.StringIO()
    csv.writer(told, delimiter="\t", lineterminator="\n").writerows(page.rows)
    return told.getvalue()


class _Page(HTMLParser):
    """Gathers ``rows`` of texts: one for each line outside tables, and those of tables with covered cells blank."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.is_merged = False
        self._texts: list[str] = []
        self._row: list[Cell] = []
        self._span = (1, 1)
        self._covered: dict[int, int] = {}
        """Column → rows below that a merged cell still covers."""
        self._outer: list[dict[int, int]] = []
        """The same of the tables that the innermost one stands in."""
        self._in_cell = False
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._end_line()
            self._outer.append(self._covered)
            self._covered = {}
        elif tag == "tr":
            self._end_line()
        elif tag in ("td", "th"):
            self._end_cell()
            self._in_cell = True
            given = dict(attrs)
            self._span = _span(given.get("colspan")), _span(given.get("rowspan"))
            self.is_merged |= self._span != (1, 1)
        elif tag in LINE_BREAKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self._end_line()
            if tag == "table" and self._outer:
                self._covered = self._outer.pop()
        elif tag in LINE_BREAKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._texts.append(" ".join(data.split()) if data.strip() else "")

    def close(self) -> None:
        super().close()
        self._end_line()

    def _break(self) -> None:
        if self._in_cell:
            self._texts.append("\n")
        else:
            self._end_line()

    def _text(self) -> str:
        text = "".join(self._texts).strip("\n")
        self._texts = []
        return text

    def _end_cell(self) -> None:
        if self._in_cell:
            self._row.append((self._text(), *self._span))
            self._in_cell = False

    def _end_line(self) -> None:
        """End a row of cells, or a line outside of them."""
        self._end_cell()
        if self._row:
            self.rows.append(self._laid_out())
        elif text := self._text():
            self.rows.append([text])

    def _laid_out(self) -> list[str]:
        """The cells of a row in their columns, where those above leave room."""
        below = {column: rows - 1 for column, rows in self._covered.items() if rows > 1}
        laid: dict[int, str] = {}
        column = 0
        for text, wide, high in self._row:
            while column in self._covered:
                column += 1
            laid[column] = text
            if high > 1:
                below |= dict.fromkeys(range(column, column + wide), high - 1)
            column += wide
        width = max(column, *(one + 1 for one in self._covered), 0)
        self._row, self._covered = [], below
        return [laid.get(one, "") for one in range(width)]


def _span(given: str | None) -> int:
    return min(max(int(given), 1), WIDEST_SPAN) if given and given.isdecimal() else 1
