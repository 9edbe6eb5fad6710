"""An OpenDocument workbook (ods) as XML: how far its sheets reach, and what calamine does not tell of their cells.

calamine writes out a cell or a row that stands for many, and blank ones before one that is filled; it goes by names as
they are written, and so do we. Cells are many and their attributes of few names: what such names tell is told once, and
the end of a cell is waited for where what stands in it tells anything (``tests/reading/test_spellings.py``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers.expat import XMLParserType

from gouji.reading.sources.limits import Room
from gouji.reading.sources.refusals import damaged
from gouji.reading.sources.workbook.added import Added
from gouji.reading.sources.workbook.cell_names import Place
from gouji.reading.sources.workbook.xlsx_formats import Look
from gouji.reading.sources.xml import Acts, Attributes, local, walk
from gouji.reading.sources.zipped import check_cells

_SHARE = Look(2, percent=True)
_HIDES = ("collapse", "filter")
_FILLED = frozenset({"value-type", "value", "formula", "string-value", "date-value", "time-value", "boolean-value"})
_CELLS = ("table-cell", "covered-table-cell")
_MARKED = ("error", "percentage")


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
        self._names = _Names()
        self._sheets: dict[str, _Sheet] = {}
        self._sheet = _Sheet()
        self._above, self._rows, self._before, self._columns, self._lines = 0, 0, 0, 0, 0
        """Rows above this one and how many it stands for; columns before this cell, how many it is; columns told of."""
        self._blank = False
        """Whether a cell is open that is blank unless something stands in it."""
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

    def added(self, _: str) -> Added | None:
        """None: this kind is not asked."""
        return None

    def _set_on(self, parser: XMLParserType) -> None:
        self._parser = parser
        self._acts = Acts({"table": self._begin_table, "table-column": self._column, "table-row": self._row})
        self._acts |= dict.fromkeys(_CELLS, self._cell)
        parser.StartElementHandler = self._begin

    def _begin(self, tag: str, given: Attributes) -> None:
        if act := self._acts[tag]:
            act(given)
        elif self._blank:
            self._blank = False
            self._fill()

    def _begin_table(self, given: Attributes) -> None:
        self._cells += self._area()
        self._sheet = self._sheets[self._told(given).get("name", "")] = _Sheet()
        self._above, self._rows, self._before, self._columns, self._lines = 0, 0, 0, 0, 0

    def _column(self, given: Attributes) -> None:
        told = self._told(given)
        if told.get("visibility") in _HIDES:
            self._sheet.hidden_columns.append(self._lines)
        self._lines += self._number(told.get("number-columns-repeated"))

    def _row(self, given: Attributes) -> None:
        told = self._told(given)
        self._above += self._rows
        self._rows, self._before, self._columns = self._number(told.get("number-rows-repeated")), 0, 0
        self._sheet.hidden_row |= told.get("visibility") in _HIDES

    def _cell(self, given: Attributes) -> None:
        filled, repeated, types = self._names[tuple(given)]
        self._before += self._columns
        self._columns = self._number(given[repeated]) if repeated else 1
        if not filled:
            self._blank = True
            self._parser.EndElementHandler = self._end
            return
        sheet = self._sheet
        if self._before + self._columns > sheet.width or self._above + self._rows > sheet.height:
            self._fill()
        for key in types:
            if given[key] in _MARKED:
                self._mark([given[key] for key in types])
                break

    def _mark(self, types: list[str]) -> None:
        """The cell holds an error, or else a percentage."""
        if "error" in types:
            self._error = []
            self._parser.CharacterDataHandler = self._error.append
            self._parser.EndElementHandler = self._end
        else:
            self._sheet.shares.update(self._places())

    def _end(self, tag: str) -> None:
        """Told of what stands in a cell that is blank or holds an error, up to the end of that."""
        if local(tag) not in _CELLS:
            return
        if self._error is not None:
            told = "".join(self._error).strip() or "#N/A"
            self._sheet.errors.update(dict.fromkeys(self._places(), told))
            self._error = None
        self._blank = False
        self._parser.CharacterDataHandler = self._parser.EndElementHandler = None

    def _fill(self) -> None:
        """The sheet reaches to this cell."""
        sheet, bottom, right = self._sheet, self._above + self._rows, self._before + self._columns
        sheet.height = max(sheet.height, bottom)
        sheet.width = max(sheet.width, right)

    def _area(self) -> int:
        return self._sheet.height * self._sheet.width

    def _places(self) -> list[Place]:
        """Where the cell stands, as often as it is repeated."""
        self._room.take(self._rows * self._columns)
        rows = range(self._above, self._above + self._rows)
        return [(row, column) for row in rows for column in range(self._before, self._before + self._columns)]

    def _told(self, given: Attributes) -> dict[str, str]:
        """Attributes by their names, whatever stands before these."""
        return {local(key): value for key, value in given.items()}

    def _number(self, told: str | None) -> int:
        """How many a row, a column or a cell stands for."""
        if not told:
            return 1
        if not (told.isascii() and told.isdecimal()):
            raise damaged(self._name)
        return int(told[:10])


class _Names(dict[tuple[str, ...], tuple[bool, str, tuple[str, ...]]]):
    """What attributes of such names tell of a cell: whether it is filled, which says how many it is, and which what."""

    def __missing__(self, keys: tuple[str, ...]) -> tuple[bool, str, tuple[str, ...]]:
        names = {key: local(key) for key in keys}
        repeated = next((key for key, name in reversed(names.items()) if name == "number-columns-repeated"), "")
        types = tuple(key for key, name in names.items() if name == "value-type")
        self[keys] = found = not _FILLED.isdisjoint(names.values()), repeated, types
        return found


_NONE = _Sheet()
