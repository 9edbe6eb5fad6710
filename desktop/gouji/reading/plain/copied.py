"""Cells copied from a web page, whose plain text has lost its columns where cells are merged or hold several lines."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from gouji.reading.plain.delimited import separated

_BREAKS = frozenset(("br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "hr"))
_GROUPS = frozenset(("thead", "tbody", "tfoot"))
_UNSEEN = frozenset(("style", "script", "title", "head", "template"))
_VOID = frozenset(("br", "hr", "img", "input", "col", "meta", "link", "wbr", "area", "base", "embed", "source"))
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SPACE = re.compile(r"\s+")

_WIDEST, _HIGHEST = 1000, 65534
"""What browsers allow a merged cell to cover; no rows at all means all that are left of its group."""


def copied_text(plain: str, html: str) -> str:
    """What was copied, as lines of cells with tabs between.

    Excel and WPS give every row its full number of cells. A web page leaves out cells that a merged one covers and
    breaks a line within a cell, so that figures would move to other columns: there its HTML is followed.
    """
    widths = {len(row) for row in separated(plain, "\t")[0] if len(row) > 1}
    if not html or len(widths) == 1:
        return plain
    page = _Page()
    page.feed(html)
    page.close()
    rows = [*_lines(page.flow)]
    if not any(len(row) > 1 for row in rows):
        return plain
    told = io.StringIO()
    csv.writer(told, delimiter="\t", lineterminator="\n").writerows(rows)
    return told.getvalue()


@dataclass
class _Cell:
    """What a cell holds in its order, and how many columns and rows it covers."""

    wide: int
    high: int
    flow: list[str | _Table] = field(default_factory=list)


@dataclass
class _Table:
    rows: list[list[_Cell]] = field(default_factory=list)
    groups: set[int] = field(default_factory=set)
    """Rows at which a group begins: no cell above covers any below."""
    cell: _Cell | None = None
    """The one that is being filled."""


class _Page(HTMLParser):
    """Gathers what a page shows as it flows."""

    def __init__(self) -> None:
        super().__init__()
        self.flow: list[str | _Table] = []
        self._tables: list[_Table] = []
        self._unseen: list[str] = []
        """Elements that show nothing, and those of the same name within."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("body", "table"):
            self._unseen = [one for one in self._unseen if one != "head"]
        hides = tag in _UNSEEN or "hidden" in given or _HIDDEN.search(given.get("style") or "")
        if tag not in _VOID and (hides or tag in self._unseen):
            self._unseen.append(tag)
        if self._unseen:
            return
        table = self._tables[-1] if self._tables else None
        if tag == "table":
            inner = _Table()
            self._now().append(inner)
            self._tables.append(inner)
        elif table is not None and tag in _GROUPS:
            table.groups.add(len(table.rows))
        elif table is not None and tag == "tr":
            table.rows.append([])
            table.cell = None
        elif table is not None and tag in ("td", "th"):
            wide, high = _span(given.get("colspan"), _WIDEST), _span(given.get("rowspan"), _HIGHEST)
            table.cell = _Cell(wide or 1, high or _HIGHEST)
            if not table.rows:
                table.rows.append([])
            table.rows[-1].append(table.cell)
        elif tag in _BREAKS:
            self._now().append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            self._unseen.pop()
        elif not self._unseen and self._tables and tag == "table":
            self._tables.pop()
        elif not self._unseen and self._tables and tag in ("td", "th", "tr"):
            self._tables[-1].cell = None
        elif not self._unseen and tag in _BREAKS:
            self._now().append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._now().append(_SPACE.sub(" ", data))

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Conditions that Office writes for itself are passed over, whatever they say."""
        del report
        return self.rawdata.find(">", i) + 1 or -1

    def _now(self) -> list[str | _Table]:
        """Where what comes next belongs: what stands in a table outside its cells is shown before it."""
        return next((table.cell.flow for table in reversed(self._tables) if table.cell is not None), self.flow)


def _lines(flow: Sequence[str | _Table]) -> Iterator[list[str]]:
    """Lines of one cell each outside tables, and the rows of tables."""
    text = ""
    for item in [*flow, _Table()]:
        if isinstance(item, str):
            text += item
            continue
        yield from ([line] for line in _clean(text))
        text = ""
        if any(_is_data(inner) for row in item.rows for cell in row for inner in cell.flow):
            for cell in (cell for row in item.rows for cell in row):
                yield from _lines(cell.flow)
        else:
            yield from _rows(item)


def _clean(text: str) -> list[str]:
    return [line for line in (" ".join(one.split()) for one in text.split("\n")) if line]


def _is_data(item: str | _Table) -> bool:
    """Whether this is a table of its own: the one around it only arranges the page."""
    return isinstance(item, _Table) and len(item.rows) > 1 and any(len(row) > 1 for row in item.rows)


def _text(cell: _Cell) -> str:
    """What a cell shows, line by line; of a table within it each row is a line."""
    shown = "".join(item if isinstance(item, str) else _inner_text(item) for item in cell.flow)
    return "\n".join(_clean(shown))


def _inner_text(table: _Table) -> str:
    return "\n" + "\n".join(" ".join(map(_text, row)) for row in table.rows) + "\n"


def _rows(table: _Table) -> Iterator[list[str]]:
    """The texts of each row in their columns, where the cells above leave room."""
    covered: dict[int, int] = {}
    for number, row in enumerate(table.rows):
        if number in table.groups:
            covered = {}
        below = {column: rows - 1 for column, rows in covered.items() if rows > 1}
        laid: dict[int, str] = {}
        column = 0
        for cell in row:
            while column in covered:
                column += 1
            laid[column] = _text(cell)
            if cell.high > 1:
                below |= dict.fromkeys(range(column, column + cell.wide), cell.high - 1)
            column += cell.wide
        width = max([column, *(one + 1 for one in covered)])
        covered = below
        if laid:
            yield [laid.get(one, "") for one in range(width)]


def _span(given: str | None, most: int) -> int:
    """How far a cell reaches; what is no number is passed over."""
    return min(int(given[:6]), most) if given is not None and given.isdecimal() else 1
