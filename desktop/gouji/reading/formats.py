"""What calamine does not tell of a workbook: how many decimals a cell displays, and which formulas hold no value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape

_BUILT_IN = {2: 2, 4: 2, 7: 2, 8: 2, 39: 2, 40: 2, 43: 2, 44: 2}
"""Built-in number formats that show decimals."""

_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"(?: s="(\d+)")?')
_FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"[^>]*><f[^>]*(?:/>|>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>')
_FORMAT = re.compile(rb'<numFmt [^>]*?numFmtId="(\d+)"[^>]*?formatCode="([^"]*)"')
_STYLES = re.compile(rb"<cellXfs.*?</cellXfs>", re.DOTALL)
_STYLE = re.compile(rb'<xf [^>]*?numFmtId="(\d+)"')
_PLACES = re.compile(r"[0#?]\.([0#?]+)")
_SHEET = re.compile(rb'<(?:\w+:)?sheet\b[^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(rb'\b(Id|Target)="([^"]*)"')


@dataclass(frozen=True)
class Formats:
    """The styles of one workbook; empty for kinds whose styles are not read."""

    sheets: Mapping[str, bytes] = field(default_factory=dict)
    """Sheet name → its XML."""
    styles: bytes = b""

    @cached_property
    def _by_style(self) -> dict[int, int]:
        """Number of a cell style → decimals it displays, for those that display any."""
        own = {
            int(number): places_of(unescape(code.decode(errors="replace")))
            for number, code in _FORMAT.findall(self.styles)
        }
        found = _STYLES.search(self.styles)
        styles = _STYLE.findall(found.group()) if found else []
        shown = (own.get(int(number), _BUILT_IN.get(int(number), 0)) for number in styles)
        return {style: places for style, places in enumerate(shown) if places}

    def decimals(self, sheet: str) -> dict[tuple[int, int], int]:
        """Decimals displayed by (row, column), counted from 0, where there are any."""
        if not self._by_style:
            return {}
        found = {}
        for letters, row, style in _CELL.findall(self.sheets.get(sheet, b"")):
            places = self._by_style.get(int(style or 0), 0)
            if places:
                found[int(row) - 1, _column(letters)] = places
        return found

    def without_value(self, sheet: str) -> list[str]:
        """Cells whose formula was never worked out."""
        data = self.sheets.get(sheet, b"")
        return [name.decode(errors="replace") for name in _FORMULA.findall(data)] if b"<f" in data else []


def places_of(code: str) -> int:
    """Decimals of a number format such as ``#,##0.00``; 0 for percentages, dates and text."""
    positive = code.split(";", maxsplit=1)[0]
    found = _PLACES.search(positive)
    return len(found[1]) if found and "%" not in positive else 0


def formats_of(parts: Mapping[str, bytes]) -> Formats:
    """The styles of a workbook from its parts; only xlsx keeps them where they can be read simply."""
    relations, workbook, styles = (
        parts.get(f"xl/{name}") for name in ("_rels/workbook.xml.rels", "workbook.xml", "styles.xml")
    )
    if relations is None or workbook is None or styles is None:
        return Formats()
    targets = {}
    for relation in _RELATION.findall(relations):
        found = dict(_ATTRIBUTE.findall(relation))
        targets[found.get(b"Id", b"")] = found.get(b"Target", b"").decode(errors="replace").removeprefix("/xl/")
    sheets = {
        unescape(name.decode(errors="replace")): parts.get(f"xl/{targets.get(relation, '')}", b"")
        for name, relation in _SHEET.findall(workbook)
    }
    return Formats(sheets, styles)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
