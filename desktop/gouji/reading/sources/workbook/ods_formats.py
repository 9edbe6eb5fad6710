"""What calamine does not tell of an OpenDocument workbook (ods): which cells show a percentage or hold an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from gouji.reading.sources.workbook.xlsx_formats import Look, Place

_TAG = re.compile(rb"<table:(table|table-row|(?:covered-)?table-cell)(?=[\s/>])([^>]*)>(?:<text:p>([^<]*))?")
_NAME = re.compile(rb'\btable:name="([^"]*)"')
_REPEATED = re.compile(rb'\btable:number-(?:rows|columns)-repeated="(\d+)"')
_LINE = re.compile(rb"<table:(table|table-row|table-column)(?=[\s/>])([^>]*)>")
_HIDDEN = re.compile(rb'\btable:visibility="(?:collapse|filter)"')
_PERCENTAGE = b'office:value-type="percentage"'
_ERROR = b'calcext:value-type="error"'

_SHARE = Look(2, percent=True)


@dataclass(frozen=True)
class OpenFormats:
    """The cells of one workbook as XML."""

    content: bytes
    known: bool = False

    def looks(self, sheet: str) -> dict[Place, Look]:
        """The cells that show a percentage."""
        return {place: _SHARE for name, place, error in self._odd if name == sheet and error is None}

    def without_value(self, sheet: str) -> list[Place]:
        """None: this kind keeps a value with every formula."""
        return []

    def errors(self, sheet: str) -> dict[Place, str]:
        """Cells that hold an error, with its name."""
        return {place: error for name, place, error in self._odd if name == sheet and error is not None}

    def conceals(self, sheet: str, width: int) -> bool:
        """Whether rows, or any of the first ``width`` columns, are hidden."""
        return b"table:visibility=" in self.content and sheet in set(_concealing(self.content, width))

    @cached_property
    def _odd(self) -> list[tuple[str, Place, str | None]]:
        odd = _PERCENTAGE in self.content or _ERROR in self.content
        return list(_odd_cells(self.content)) if odd else []


def _concealing(content: bytes, width: int) -> Iterator[str]:
    """The sheets that hide a row or one of the first columns, as often as they do."""
    sheet, column = "", 0
    for tag, attributes in _LINE.findall(content):
        if tag == b"table":
            named = _NAME.search(attributes)
            sheet, column = unescape(named[1].decode(errors="replace")) if named else "", 0
            continue
        if _HIDDEN.search(attributes) and (tag == b"table-row" or column < width):
            yield sheet
        if tag == b"table-column":
            found = _REPEATED.search(attributes)
            column += int(found[1]) if found else 1


def _odd_cells(content: bytes) -> Iterator[tuple[str, Place, str | None]]:
    """Sheet and place of each cell that shows a percentage, or an error with its name."""
    sheet, row, rows, column = "", 0, 0, 0
    for tag, attributes, text in _TAG.findall(content):
        found = _REPEATED.search(attributes)
        repeated = int(found[1]) if found else 1
        if tag == b"table":
            named = _NAME.search(attributes)
            sheet, row, rows = unescape(named[1].decode(errors="replace")) if named else "", 0, 0
        elif tag == b"table-row":
            row, rows, column = row + rows, repeated, 0
        else:
            if _PERCENTAGE in attributes:
                yield sheet, (row, column), None
            elif _ERROR in attributes:
                yield sheet, (row, column), text.decode(errors="replace") or "#N/A"
            column += repeated
