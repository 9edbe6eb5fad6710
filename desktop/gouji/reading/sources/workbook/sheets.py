"""Workbooks (xlsx, xlsb, xls, ods, and et as far as it is one of them) → a page a sheet. Macros are never run.

Displayed precision comes from the workbook's styles; a code stays the text it shows.

A sheet is read as it is displayed: in the scale of its number format (``0!.0000`` shows 万元 of what is stored in
元), shares as shares; a cell with an error is not blank. calamine tells none of that: it is read beside it, from
xlsx, ods and the records of xls. Held by ``test_a_figure_is_read_in_the_scale_that_it_is_displayed_in``,
``test_a_cell_with_an_error_is_not_blank``, ``test_a_column_of_percentages_is_no_column_of_figures``.
"""

from __future__ import annotations

import io
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from gouji.errors import UserError
from gouji.model.document import SourceFile
from gouji.model.doubt import Doubts
from gouji.model.reason import Reason
from gouji.model.source import InSheet, Source
from gouji.reading.page.page import Page
from gouji.reading.sources.refusals import damaged
from gouji.reading.sources.workbook.added import Added, PrintedPart, columns_told
from gouji.reading.sources.workbook.cell_names import Place, cell_name
from gouji.reading.sources.workbook.ods_formats import OpenFormats
from gouji.reading.sources.workbook.remarks import RemarkedSource
from gouji.reading.sources.workbook.xls_formats import old_formats
from gouji.reading.sources.workbook.xls_records import check_reach
from gouji.reading.sources.workbook.xlsx_formats import UNKNOWN, Displays, Look, formats_of
from gouji.reading.sources.zipped import check_cells, unpacked

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

WORKBOOKS = frozenset({"xlsx", "xlsb", "xls", "ods", "xml"})

Value = int | float | str | bool | time | date | datetime | timedelta

_USUAL = 2
"""Decimals that budgets are printed with at most."""

_FINEST = 6
"""Decimals of the finest figure, a 分 in 万元."""

_REST = Decimal("1e-8")
"""What sums of binary fractions may be wrong by."""


@dataclass(frozen=True, slots=True)
class SheetBlock:
    """The used cells of a sheet. ``values`` start at A1; ``merged`` gives a covered cell's anchor's width or 0."""

    sheet: str
    values: Sequence[Sequence[Value]]
    width: int
    merged: Mapping[Place, int]
    looks: Mapping[Place, Look]
    usual: Mapping[int, int]
    """Decimals of a column where the styles of its cells are not known."""
    strange: Mapping[Place, str] = field(default_factory=dict)
    """What cells print that are not blank and hold no value: formulas never worked out, and errors."""
    conceals: bool = False
    """Whether rows or columns are hidden: they are read, for hidden parts count in sums."""
    edges: tuple[float, ...] = ()
    loose: bool = False
    unsure: Reason | None = None
    doubts: Doubts = ()

    @property
    def height(self) -> int:
        return len(self.values)

    def text(self, row: int, column: int) -> str | None:
        if self.merged and self.merged.get((row, column)) == 0:
            return None
        value = self.values[row][column]
        if isinstance(value, str):
            return value or self.strange.get((row, column), "")
        look = self.looks.get((row, column))
        if look is None:
            return shown(value, self.usual.get(column, 0))
        return shown(value, look.places, look.shift - 2 * look.percent) + "%" * look.percent

    def reach(self, row: int, column: int) -> int:
        return self.merged.get((row, column), 1) or 1

    def source(self, row: int, column: int) -> Source:
        return InSheet(self.sheet, cell_name(row, column))


def shown(value: Value, decimals: int, shift: int = 0) -> str:
    """A value as text: numbers to the 15 digits a workbook keeps, with at least the decimals it displays.

    ``shift`` moves the point to the left. What is left over where sums of binary fractions cancel is nothing.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    text = str(value) if isinstance(value, int) else f"{value:.15g}"
    if shift or "e" in text:
        text = f"{Decimal(text).scaleb(-shift):f}"
    if "." in text and text[-1] in "0.":
        text = text.rstrip("0").rstrip(".")
    _, _, part = text.partition(".")
    if len(part) > _FINEST and abs(Decimal(text) - (near := round(Decimal(text), _FINEST))) < _REST:
        return shown(float(near) + 0.0, decimals)
    if len(part) >= decimals:
        return text
    return text + ("" if part else ".") + "0" * (decimals - len(part))


class SheetsSource(RemarkedSource):
    """The visible sheets of a workbook; hidden ones and formulas without a value are named in notices."""

    def pages(self) -> Generator[Page | None, None, None]:
        """Sheet after sheet; None for a blank one. One that is hidden or was added is not read, and says so."""
        formats, measured = _displays(self._data, self.file)
        yield None
        workbook = _open(measured, self.file.name)
        sheets = list(_worksheets(workbook))
        for number, (name, visible) in enumerate(sheets, start=1):
            yield None
            self.done = number / len(sheets)
            added = formats.added(name)
            if visible:
                block = _block(workbook, name, formats, self.file.name)
                yield self._page(block, added or _NOTHING) if block else None
            else:
                self._remarks.hidden.append(name)
                yield Page((), name, unread=True)

    def _page(self, block: SheetBlock, added: Added) -> Page:
        if added.is_beside(block.values):
            self._remarks.added.append(block.sheet)
            return Page((), block.sheet, unread=True)
        without_value = {place for place, text in block.strange.items() if text == UNKNOWN}
        left_out = added.left_out(block.values, without_value)
        doubted = added.casts_doubt(block.values, left_out)
        strange = {place: text for place, text in block.strange.items() if place[1] not in left_out}
        self._remarks.look_at(block.sheet, strange, conceals=block.conceals)
        if left_out:
            self._remarks.columns.append(f"{block.sheet} {columns_told(left_out)}")
        if doubted:
            self._remarks.doubted.append(block.sheet)
        if added.whole or added.doubted is not doubted:
            self._remarks.disbelieved.append(block.sheet)
        shown = PrintedPart.of(block, left_out, doubted=doubted) if left_out else block
        return Page((shown,), block.sheet)


_NOTHING = Added()
"""Of a sheet of which nothing is said."""


def _displays(data: bytes, file: SourceFile) -> tuple[Displays, io.BytesIO]:
    """What a workbook tells beside its values, and the bytes that were measured or unpacked within bounds for it."""
    if file.format == "xls":
        check_reach(data, file.name)
        return old_formats(data, file.name), io.BytesIO(data)
    parts, archive = unpacked(data, file.name)
    content = parts.get("content.xml", b"")
    formats = OpenFormats(content, file.name) if file.format == "ods" else formats_of(parts, file.name)
    return formats, archive


@contextmanager
def _told(name: str) -> Iterator[None]:
    """What goes wrong inside the library, as a sentence for the user."""
    from python_calamine import CalamineError, PasswordError

    try:
        yield
    except PasswordError as error:
        message = "{name} is locked. Open it with its password, save it without one, and open that."
        raise UserError("locked", message, name=name) from error
    except (CalamineError, OSError, ValueError) as error:
        raise damaged(name) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how the library breaks off on a damaged file, no Exception
            raise
        raise damaged(name) from error


def _open(data: io.BytesIO, name: str) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook

    with _told(name):
        return CalamineWorkbook.from_filelike(data)


def _worksheets(workbook: CalamineWorkbook) -> Iterator[tuple[str, bool]]:
    """The names of the sheets of cells, and whether they are shown."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    for sheet in workbook.sheets_metadata:
        if sheet.typ == SheetTypeEnum.WorkSheet:
            yield sheet.name, sheet.visible == SheetVisibleEnum.Visible


def _block(workbook: CalamineWorkbook, name: str, formats: Displays, file_name: str) -> SheetBlock | None:
    with _told(file_name):
        sheet = workbook.get_sheet_by_name(name)
        values = sheet.to_python(skip_empty_area=False)
    if not values:
        return None
    merged = _merged(sheet, len(values), len(values[0]), file_name)
    decimals = {} if formats.known else usual(values)
    strange = dict.fromkeys(formats.without_value(name), UNKNOWN) | formats.errors(name)
    width = len(values[0])
    return SheetBlock(
        name, values, width, merged, formats.looks(name), decimals, strange, formats.conceals(name, width)
    )


def usual(values: Sequence[Sequence[Value]]) -> dict[int, int]:
    """The decimals that columns show where styles are not read: 30 beside 30.25 is 30.00, but no more than two."""
    places_of: dict[int, int] = {}
    for row in values:
        for column, value in enumerate(row):
            if isinstance(value, float) and not value.is_integer():
                places = len(shown(value, 0).partition(".")[2])
                if places <= _USUAL:
                    places_of[column] = max(places, places_of.get(column, 0))
    return places_of


def _merged(sheet: CalamineSheet, height: int, width: int, name: str) -> dict[Place, int]:
    covered: dict[Place, int] = {}
    cells = 0
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        cells += max(0, min(bottom + 1, height) - top) * max(0, min(right + 1, width) - left)
        check_cells(cells, name)  # the same cells may be merged again and again
        for row in range(top, min(bottom + 1, height)):
            for column in range(left, min(right + 1, width)):
                covered[row, column] = 0
        covered[top, left] = min(right + 1, width) - left
    return covered
