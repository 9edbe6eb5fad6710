"""HTML → what a page shows as it flows: lines of text, and tables whose cells keep their columns.

Pages of the web, and workbooks that are such, are laid out as lines like Word documents: the lines of their
source mean nothing to a user. A table with a table in it only arranges the page. What is hidden by its own
attributes is not read; figures that a table hides are told. Tags must end soon, and those that begin and those
that end an element are counted: the library looks through what does not end again and again. Held by
``test_its_figures_stand_on_the_lines_that_the_window_shows``, ``test_figures_that_tables_hide_are_told``,
``test_pages_and_archives_that_do_not_end``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from gouji.archives.unpacking import too_large
from gouji.reading.sources.limits import Room
from gouji.reading.sources.refusals import damaged
from gouji.reading.sources.web.hidden import Unseen

_BREAKS = frozenset(("br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "hr"))
_GROUPS = frozenset(("thead", "tbody", "tfoot"))
_UNSEEN = frozenset(("style", "script", "title", "head", "template"))
_APART = frozenset(("sup", "sub", "s", "strike", "del"))
"""What is raised, lowered or struck out must close up with no figure."""
_VOID = frozenset(("br", "hr", "img", "input", "col", "meta", "link", "wbr", "area", "base", "embed", "source"))
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_FIGURE = re.compile(r"\s*[-−(（]?\d[\d,，]*(?:\.\d+)?[)）]?\s*")
_SPACE = re.compile(r"\s+")
_BROKEN_LINE = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t]*\r?\n\s*(?=[\u2e80-\u9fff\uff00-\uffef])")
"""Where the source of a page breaks a Chinese text, no space is shown."""
_PICTURE = re.compile(r"data:[\w/+.-]+;base64,[\w+/=]*")
"""A picture that a page holds itself."""

_WIDEST, _HIGHEST = 1000, 65534
"""What browsers allow a merged cell to cover; no rows at all means all that are left of its group."""

_DEEPEST = 50
"""Tables within each other; pages that are arranged by tables have some ten."""

_PIECE = 2**18
"""Characters that are read at a time."""

_TAGS = 2_500_000
"""Tags of a page, those that end one counted; 300,000 cells with a font each have some 2,100,000. A page with more is
refused before any is read (``test_a_page_of_too_many_tags_is_refused_before_it_is_read``)."""

_TAG_BYTES = 100

_HELD = 2**21
"""Characters within which a tag or a comment must end: what does not would be looked through again and again."""

_REST = 2**14
"""Characters after the last tag that ended."""


@dataclass(frozen=True, slots=True)
class Row:
    """The texts of a row in their columns, None where a cell to the left or above reaches over; ``reaches`` as wide."""

    texts: list[str | None]
    reaches: dict[int, int]


@dataclass(slots=True)
class _Cell:
    """What a cell holds in its order, and how many columns and rows it covers."""

    wide: int
    high: int
    flow: list[str | _Table] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    rows: list[list[_Cell]] = field(default_factory=list)
    groups: set[int] = field(default_factory=set)
    """Rows at which a group begins: no cell above covers any below."""
    cell: _Cell | None = None
    """The one that is being filled."""


class WebPage:
    """What a page shows. Raises UserError where the page is damaged or there is no room for it."""

    def __init__(self, html: str, room: Room) -> None:
        self._html, self._room = _PICTURE.sub("", html), room
        self._page = _Page(room)

    @classmethod
    def whole(cls, html: str, room: Room) -> WebPage:
        """A page that is read at once."""
        page = cls(html, room)
        for _ in page.read():
            pass
        return page

    @property
    def conceals(self) -> bool:
        """Whether figures in its tables are hidden."""
        return self._page.conceals

    def read(self) -> Iterator[float]:
        """Read it piece by piece; tells the share that was read before each."""
        if self._html.count("<") > _TAGS:
            raise too_large(self._room.name, _TAGS * _TAG_BYTES)
        for at in range(0, len(self._html), _PIECE):
            yield at / len(self._html)
            self._page.feed(self._html[at : at + _PIECE])
            if len(self._page.rawdata) > _HELD:
                raise damaged(self._room.name)
        if len(self._page.rawdata) <= _REST:
            self._page.close()

    def items(self) -> Iterator[str | list[Row]]:
        """Once it is read: lines outside tables, and the rows of each; a table that only arranges gives its cells."""
        return _items(self._page.flow, self._room)


class _Page(HTMLParser):
    """Gathers what a page shows as it flows."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.flow: list[str | _Table] = []
        self.conceals = False
        """Whether figures in tables are hidden."""
        self._room = room
        self._tables: list[_Table] = []
        self._unseen: Unseen | None = None
        """The element that shows nothing, in which we are."""
        self._apart = 0
        """How many elements are open that set their text apart from what stands before it."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self._unseen and self._unseen.ends_before(tag):
            self._unseen = None
        if self._unseen:
            return
        if tag not in _VOID and (tag in _UNSEEN or "hidden" in given or _HIDDEN.search(given.get("style") or "")):
            self._unseen = Unseen(tag, within=bool(self._tables))
            return
        table = self._tables[-1] if self._tables else None
        if tag == "table":
            self._room.take()
            inner = _Table()
            self._take(inner)
            self._tables.append(inner)
            if len(self._tables) > _DEEPEST:
                raise damaged(self._room.name)
        elif table is not None and tag in _GROUPS:
            table.groups.add(len(table.rows))
        elif table is not None and tag == "tr":
            self._room.take()
            table.rows.append([])
            table.cell = None
        elif table is not None and tag in ("td", "th"):
            self._apart = 0
            wide, high = _span(given.get("colspan"), _WIDEST) or 1, _span(given.get("rowspan"), _HIGHEST) or _HIGHEST
            self._room.take(wide)
            table.cell = _Cell(wide, high)
            if not table.rows:
                table.rows.append([])
            table.rows[-1].append(table.cell)
        elif tag in _APART:
            self._apart += 1
        elif tag in _BREAKS:
            self._room.take()
            self._take("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if not self._unseen.ends_with(tag):
                return
            itself, self._unseen = tag == self._unseen.name, None
            if itself:
                return
        if self._tables and tag == "table":
            self._tables.pop()
        elif self._tables and tag in ("td", "th", "tr"):
            self._tables[-1].cell = None
            self._apart = 0
        elif tag in _APART:
            self._apart = max(self._apart - 1, 0)
        elif tag in _BREAKS:
            self._room.take()
            self._take("\n")

    def handle_data(self, data: str) -> None:
        if self._unseen:
            self.conceals |= self._unseen.in_table and _FIGURE.fullmatch(data) is not None
        else:
            self._room.take_text(len(data))
            text = _SPACE.sub(" ", _BROKEN_LINE.sub("", data))
            self._take(f"[{text}]" if self._apart and text != " " else text)

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Conditions that Office writes for itself are passed over, whatever they say."""
        del report
        return self.rawdata.find(">", i) + 1 or -1

    def _take(self, item: str | _Table) -> None:
        """Put what comes next where it belongs: what stands in a table outside its cells is shown before it."""
        flow = next((table.cell.flow for table in reversed(self._tables) if table.cell is not None), self.flow)
        flow.append(item)


def _items(flow: Sequence[str | _Table], room: Room) -> Iterator[str | list[Row]]:
    texts: list[str] = []
    for item in [*flow, _Table()]:
        if isinstance(item, str):
            texts.append(item)
            continue
        yield from _clean("".join(texts))
        texts = []
        if any(_is_data(inner) for row in item.rows for cell in row for inner in cell.flow):
            for cell in (cell for row in item.rows for cell in row):
                yield from _items(cell.flow, room)
        elif rows := [*_rows(item, room)]:
            yield rows


def _clean(text: str) -> list[str]:
    return [line for line in (" ".join(one.split()) for one in text.split("\n")) if line]


def _is_data(item: str | _Table) -> bool:
    """Whether this is a table of its own: the one around it only arranges the page."""
    if isinstance(item, str):
        return False
    inner = (one for row in item.rows for cell in row for one in cell.flow)
    return (len(item.rows) > 1 and any(len(row) > 1 for row in item.rows)) or any(map(_is_data, inner))


def _text(cell: _Cell) -> str:
    """What a cell shows, line by line; of a table within it each row is a line."""
    shown = "".join(item if isinstance(item, str) else _inner_text(item) for item in cell.flow)
    return "\n".join(_clean(shown))


def _inner_text(table: _Table) -> str:
    return "\n" + "\n".join(" ".join(map(_text, row)) for row in table.rows) + "\n"


def _rows(table: _Table, room: Room) -> Iterator[Row]:
    """The texts of each row in their columns, where the cells above leave room."""
    covered: dict[int, int] = {}
    for number, row in enumerate(table.rows):
        if number in table.groups:
            covered = {}
        below = {column: rows - 1 for column, rows in covered.items() if rows > 1}
        room.take(len(covered))
        laid: dict[int, _Cell] = {}
        column = 0
        for cell in row:
            while column in covered:
                column += 1
            laid[column] = cell
            if cell.high > 1:
                below |= dict.fromkeys(range(column, column + cell.wide), cell.high - 1)
            column += cell.wide
        texts: list[str | None] = [""] * max([column, *(one + 1 for one in covered)])
        for one in covered:
            texts[one] = None
        for at, cell in laid.items():
            texts[at : at + cell.wide] = [_text(cell), *[None] * (cell.wide - 1)]
        covered = below
        if laid:
            yield Row(texts, {at: cell.wide for at, cell in laid.items() if cell.wide > 1})


def _span(given: str | None, most: int) -> int:
    """How far a cell reaches; what is no number is passed over."""
    return min(int(given[:6]), most) if given is not None and given.isdecimal() else 1
