"""An OpenDocument workbook (ods) as XML: how far its sheets reach, and what calamine does not tell of their cells.

calamine writes out a cell or a row that stands for many, and blank ones before one that is filled; it goes by names as
they are written, and so do we.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers.expat import XMLParserType

from gouji.reading.sources.limits import Room
from gouji.reading.sources.refusals import damaged
from gouji.reading.sources.workbook.xlsx_formats import Look
from gouji.reading.sources.workbook.xlsx_sheet import Place
from gouji.reading.sources.xml import Attributes, local, walk
from gouji.reading.sources.zipped import check_cells

_SHARE = Look(2, percent=True)
_HIDES = ("collapse", "filter")
_FILLED = frozenset({"value-type", "value", "formula", "string-value", "date-value", "time-value", "boolean-value"})
_CELLS = frozenset({"table-cell", "covered-table-cell"})


@dataclass(slots=True)
class _Sheet:
    height: int = 0
    width: int = 0
    """From the first row and column to the last that is filled."""
    shares: set[Place] = field(default_factory=set)
    errors: dict[Place, str] = field(default_factory=dict)
    hidden_row: bool = False
    hidden_columns: list[int] = field(default_factory=list)


class OpenFormats:
    """The cells of one workbook as XML. Raises UserError where they are damaged or would not fit in memory."""

    known = False

    def __init__(self, content: bytes, name: str = "") -> None:
        self._name = name
        self._room = Room(name)
        self._local = _Locals()
        self._sheets: dict[str, _Sheet] = {}
        self._sheet = _Sheet()
        self._above, self._rows, self._before, self._columns, self._lines = 0, 0, 0, 0, 0
        """Rows above this one and how many it stands for; columns before this cell, how many it is; columns told of."""
        self._cell_filled = False
        self._error: list[str] | None = None
        self._cells = 0
        if content:
            walk(content, name, self._set_on)
        check_cells(self._cells + self._area(), name)

    def looks(self, sheet: str) -> dict[Place, Look]:
        """The cells that show a percentage."""
        return dict.fromkeys(self._sheets.get(sheet, _NONE).shares, _SHARE)

    def without_value(self, sheet: str) -> list[Place]:
        """None: this kind keeps a value with every formula."""
        return []

    def errors(self, sheet: str) -> dict[Place, str]:
        """Cells that hold an error, with its name."""
        return self._sheets.get(sheet, _NONE).errors

    def conceals(self, sheet: str, width: int) -> bool:
        """Whether rows, or any of the first ``width`` columns, are hidden."""
        found = self._sheets.get(sheet, _NONE)
        return found.hidden_row or any(column < width for column in found.hidden_columns)

    def _set_on(self, parser: XMLParserType) -> None:
        self._parser = parser
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end

    def _begin(self, tag: str, given: Attributes) -> None:
        name = self._local[tag]
        if name in _CELLS:
            self._begin_cell(given)
        elif name == "table-row":
            told = self._told(given)
            self._rows, self._before = self._number(told.get("number-rows-repeated")), 0
            self._sheet.hidden_row |= told.get("visibility") in _HIDES
        elif name == "table-column":
            told = self._told(given)
            if told.get("visibility") in _HIDES:
                self._sheet.hidden_columns.append(self._lines)
            self._lines += self._number(told.get("number-columns-repeated"))
        elif name == "table":
            self._cells += self._area()
            self._sheet = self._sheets[self._told(given).get("name", "")] = _Sheet()
            self._above, self._before, self._lines = 0, 0, 0
        elif self._columns and not self._cell_filled:
            self._fill()

    def _begin_cell(self, given: Attributes) -> None:
        """One of very many: an attribute that tells nothing here costs no more than a look at its name."""
        self._columns, self._cell_filled = 1, False
        filled, types = False, []
        for key, value in given.items():
            name = self._local[key]
            if name in _FILLED:
                filled = True
                if name == "value-type":
                    types.append(value)
            elif name == "number-columns-repeated":
                self._columns = self._number(value)
        if filled:
            self._fill()
            if "error" in types:
                self._error = []
                self._parser.CharacterDataHandler = self._error.append
            elif "percentage" in types:
                self._sheet.shares.update(self._places())

    def _end(self, tag: str) -> None:
        name = self._local[tag]
        if name in _CELLS:
            if self._error is not None:
                self._parser.CharacterDataHandler = None
                told = "".join(self._error).strip() or "#N/A"
                self._sheet.errors.update(dict.fromkeys(self._places(), told))
                self._error = None
            self._before += self._columns
            self._columns = 0
        elif name == "table-row":
            self._above += self._rows

    def _fill(self) -> None:
        """The sheet reaches to this cell."""
        sheet, self._cell_filled = self._sheet, True
        sheet.height = max(sheet.height, self._above + self._rows)
        sheet.width = max(sheet.width, self._before + self._columns)

    def _area(self) -> int:
        return self._sheet.height * self._sheet.width

    def _places(self) -> list[Place]:
        """Where the cell stands, as often as it is repeated."""
        self._room.take(self._rows * self._columns)
        rows = range(self._above, self._above + self._rows)
        return [(row, column) for row in rows for column in range(self._before, self._before + self._columns)]

    def _told(self, given: Attributes) -> dict[str, str]:
        """Attributes by their names, whatever stands before these."""
        return {self._local[key]: value for key, value in given.items()}

    def _number(self, told: str | None) -> int:
        """How many a row, a column or a cell stands for."""
        if not told:
            return 1
        if not (told.isascii() and told.isdecimal()):
            raise damaged(self._name)
        return int(told[:10])


class _Locals(dict[str, str]):
    """Names without their prefixes, each parted once."""

    def __missing__(self, name: str) -> str:
        self[name] = found = local(name)
        return found


_NONE = _Sheet()
