"""Workbooks that Excel 2003 and budget systems write as one XML file → a page a sheet."""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import dataclass, field

from gouji.archives.unpacking import too_large
from gouji.reading.page.page import Page
from gouji.reading.sources.limits import Room
from gouji.reading.sources.refusals import damaged
from gouji.reading.sources.text.text import decode
from gouji.reading.sources.workbook.cell_names import Place
from gouji.reading.sources.workbook.remarks import RemarkedSource
from gouji.reading.sources.workbook.sheets import SheetBlock, Value
from gouji.reading.sources.workbook.xlsx_formats import PLAIN, UNKNOWN, Look, look_of
from gouji.reading.sources.xml import Attributes, XmlStream
from gouji.reading.sources.zipped import CELL_BYTES, CELL_LIMIT

SPREADSHEET_XML = "xml"

_SHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_EXCEL = "urn:schemas-microsoft-com:office:excel"
_RICH = (_SHEET, "http://www.w3.org/TR/REC-html40")
"""What the elements belong to that give a part of a text its look."""
_APART = ("Sup", "Sub", "S")
"""What is raised, lowered or struck out must close up with no figure."""
_PIECE = 2**20
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_TALLEST, _WIDEST = 2**20, 2**14
"""Rows and columns of a sheet."""

_NUMBER = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?(?:[Ee][+-]?\d{1,2})?")

_NAMED = {"Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%", "Currency": "#,##0.00"}
"""Number formats that have a name."""


@dataclass(slots=True)
class _Sheet:
    name: str
    visible: bool = True
    cells: dict[Place, Value] = field(default_factory=dict)
    merged: dict[Place, int] = field(default_factory=dict)
    looks: dict[Place, Look] = field(default_factory=dict)
    strange: dict[Place, str] = field(default_factory=dict)
    height: int = 0
    width: int = 0


class SpreadsheetXmlSource(RemarkedSource):
    """The visible sheets; hidden ones and formulas without a value are named in notices."""

    def pages(self) -> Generator[Page | None, None, None]:
        """Sheet after sheet, each as soon as the next begins, and None within them."""
        book = _Book(self.file.name)
        text = _DECLARED.sub("", decode(self._data, self.file.name).removeprefix("\ufeff")).encode()
        for at in range(0, len(text), _PIECE):
            yield None
            book.stream.feed(text[at : at + _PIECE])
            self.done = at / len(text)
            while len(book.sheets) > 1:
                yield self._page(book.sheets.pop(0))
        book.stream.feed(b"", last=True)
        for sheet in book.sheets:
            yield self._page(sheet)

    def _page(self, sheet: _Sheet) -> Page | None:
        if not sheet.visible:
            self._remarks.hidden.append(sheet.name)
            return Page((), sheet.name, unread=True)
        if not sheet.height:
            return None
        self._remarks.look_at(sheet.name, sheet.strange)
        return Page((_block(sheet),), sheet.name)


def _block(sheet: _Sheet) -> SheetBlock:
    values: list[list[Value]] = [[""] * sheet.width for _ in range(sheet.height)]
    for (row, column), value in sheet.cells.items():
        values[row][column] = value
    return SheetBlock(sheet.name, values, sheet.width, sheet.merged, sheet.looks, {}, sheet.strange)


class _Book:
    """``stream`` is fed the file; ``sheets`` is what it holds."""

    def __init__(self, name: str) -> None:
        self.sheets: list[_Sheet] = []
        self._name = name
        self._room = Room(name)
        self._sprawl = 0
        """Cells from the first to the last of every sheet."""
        self._looks: dict[str, Look] = {}
        self._style = ""
        self._row, self._column = -1, -1
        self._lower, self._wider = 0, 0
        """How many more rows an empty one stands for, and how many more columns a cell covers."""
        self._type = ""
        self._text: list[str] | None = None
        self._apart = 0
        """How many elements are open that set their text apart from what stands before it."""
        apart = [f"{space} {name}" for space in _RICH for name in _APART]
        self.stream = XmlStream(
            name,
            {f"{_SHEET} Workbook"},
            {
                f"{_SHEET} Style": self._begin_style,
                f"{_SHEET} NumberFormat": self._number_format,
                f"{_SHEET} Worksheet": self._worksheet,
                f"{_SHEET} Row": self._begin_row,
                f"{_SHEET} Cell": self._begin_cell,
                f"{_SHEET} Data": self._begin_data,
                f"{_SHEET} Comment": lambda _: self.stream.skip(),
                f"{_EXCEL} Visible": self._begin_visible,
                **dict.fromkeys(apart, self._begin_apart),
            },
            {
                f"{_SHEET} Data": self._end_data,
                f"{_EXCEL} Visible": self._end_visible,
                **dict.fromkeys(apart, self._end_apart),
            },
            self._take,
        )

    @property
    def _sheet(self) -> _Sheet:
        if not self.sheets:
            raise damaged(self._name)
        return self.sheets[-1]

    def _begin_style(self, given: Attributes) -> None:
        self._room.take()
        self._style = given.get(f"{_SHEET} ID", "")

    def _number_format(self, given: Attributes) -> None:
        code = given.get(f"{_SHEET} Format", "")
        self._looks[self._style] = look_of(_NAMED.get(code, code))

    def _worksheet(self, given: Attributes) -> None:
        self._room.take()
        self.sheets.append(_Sheet(given.get(f"{_SHEET} Name", "")))
        self._row, self._lower = -1, 0

    def _begin_row(self, given: Attributes) -> None:
        self._room.take()
        self._row = self._at(given, "Index", self._row + self._lower + 1, _TALLEST)
        self._lower = self._count(given, "Span", _TALLEST)
        self._column, self._wider = -1, 0

    def _begin_cell(self, given: Attributes) -> None:
        self._room.take()
        self._column = self._at(given, "Index", self._column + self._wider + 1, _WIDEST)
        self._wider = self._count(given, "MergeAcross", _WIDEST)
        lower = self._count(given, "MergeDown", _TALLEST)
        here = self._row, self._column
        if self._wider or lower:
            self._room.take((self._wider + 1) * (lower + 1))
            for row in range(self._row, self._row + lower + 1):
                for column in range(self._column, self._column + self._wider + 1):
                    self._sheet.merged[row, column] = 0
            self._sheet.merged[here] = self._wider + 1
        if (look := self._looks.get(given.get(f"{_SHEET} StyleID", ""), PLAIN)) != PLAIN:
            self._sheet.looks[here] = look
        if given.get(f"{_SHEET} Formula"):
            self._sheet.strange[here] = UNKNOWN
            self._extend()

    def _begin_data(self, given: Attributes) -> None:
        self._type = given.get(f"{_SHEET} Type", "")
        self._text = []

    def _take(self, text: str) -> None:
        if self._text is not None:
            self._room.take_text(len(text))
            self._text.append(f"[{text}]" if self._apart else text)

    def _begin_apart(self, _: Attributes) -> None:
        self._apart += 1

    def _end_apart(self) -> None:
        self._apart -= 1

    def _end_data(self) -> None:
        text, self._text = "".join(self._text or ()), None
        here, sheet = (self._row, self._column), self._sheet
        sheet.strange.pop(here, None)
        if not text:
            return
        if self._type == "Error":
            sheet.strange[here] = text
        else:
            sheet.cells[here] = _number(text) if self._type == "Number" else text
        self._extend()

    def _extend(self) -> None:
        """The sheet reaches to this cell."""
        sheet = self._sheet
        height, width = max(sheet.height, self._row + 1), max(sheet.width, self._column + 1)
        self._sprawl += height * width - sheet.height * sheet.width
        if self._sprawl > CELL_LIMIT:
            raise too_large(self._name, self._sprawl * CELL_BYTES)
        sheet.height, sheet.width = height, width

    def _begin_visible(self, _: Attributes) -> None:
        self._text = []

    def _end_visible(self) -> None:
        self._sheet.visible = "".join(self._text or ()).strip() == "SheetVisible"
        self._text = None

    def _at(self, given: Attributes, name: str, usual: int, most: int) -> int:
        """The place that an element names, counted from 1, or the next one."""
        told = given.get(f"{_SHEET} {name}")
        place = usual if told is None else self._count(given, name, most) - 1
        if not 0 <= place < most:
            raise damaged(self._name)
        return place

    def _count(self, given: Attributes, name: str, most: int) -> int:
        told = given.get(f"{_SHEET} {name}", "0")
        if not (told.isascii() and told.isdecimal()) or int(told[:9]) > most:
            raise damaged(self._name)
        return int(told)


def _number(text: str) -> Value:
    """A number as it was stored; what is none stays the text it is."""
    if not _NUMBER.fullmatch(text):
        return text
    return int(text) if text.lstrip("-").isdecimal() else float(text)
