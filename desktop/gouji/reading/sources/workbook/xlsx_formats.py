"""What calamine does not tell of a workbook: how its cells display numbers, and which hold no value or an error."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import Protocol

UNKNOWN = "="
"""What stands for a formula that holds no value."""

_CELL = rb'<(?:\w+:)?c r="([A-Z]+)(\d+)" s="(%s)"'
_ANY_ORDER = rb'<(?:\w+:)?c\b(?=[^>]*\br="([A-Z]+)(\d+)")(?=[^>]*\bs="(%s)")'
_UNUSUAL = re.compile(rb'<(?:\w+:)?c (?!r=")')
_FORMULA = re.compile(
    rb'<(?:\w+:)?c\b(?![^>]*\bt="str")[^>]*?\br="([A-Z]+)(\d+)"[^>]*>\s*<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*'
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_ERROR = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]+)(\d+)"[^>]*>.*?<(?:\w+:)?v>([^<]*)<', re.DOTALL)
_HIDDEN = re.compile(rb'<(?:\w+:)?(row|col)\b(?=[^>]*\bhidden="(?:1|true)")(?:[^>]*?\bmin="(\d+)")?')
_PREFIXED = re.compile(rb"<\w+:worksheet\b")
_ROOT = 100_000
"""Bytes in which a sheet begins."""
_FORMAT = re.compile(rb'<(?:\w+:)?numFmt [^>]*?numFmtId="(\d+)"[^>]*?formatCode="([^"]*)"')
_STYLES = re.compile(rb"<(?:\w+:)?cellXfs.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(rb'<(?:\w+:)?xf [^>]*?numFmtId="(\d+)"')
_SHEET = re.compile(rb'<(?:\w+:)?sheet\b[^>]*?\bname="([^"]*)"[^>]*?\b\w+:id="([^"]*)"')
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(rb'\b(Id|Target)="([^"]*)"')

_POINT_SET = re.compile(r'(?:[!\\][.]|"[.]")')
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|[\\!_*].')
_DIGITS = re.compile(r"[0#?](?:[0#?,.\0]*[0#?])?,*")


Place = tuple[int, int]
"""Row and column of a cell, counted from 0."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a number is displayed: decimals, by how many digits the point moves to the left, and as a percentage."""

    places: int = 0
    shift: int = 0
    percent: bool = False


PLAIN = Look()

_BUILT_IN = {2: 2, 4: 2, 7: 2, 8: 2, 39: 2, 40: 2, 43: 2, 44: 2}
"""Built-in number formats that show decimals."""

_BUILT_IN_PERCENT = {9: 0, 10: 2}


class Displays(Protocol):
    """What a kind of workbook tells beside its values."""

    @property
    def known(self) -> bool:
        """Whether it says how its cells display numbers."""

    def looks(self, sheet: str) -> dict[Place, Look]:
        """How numbers are displayed, where that is not plain."""

    def without_value(self, sheet: str) -> list[Place]:
        """Cells whose formula was never worked out."""

    def errors(self, sheet: str) -> dict[Place, str]:
        """Cells that hold an error, with its name."""

    def conceals(self, sheet: str, width: int) -> bool:
        """Whether rows, or any of the first ``width`` columns, are hidden."""


@dataclass(frozen=True)
class Formats:
    """The styles of one workbook; empty for kinds whose styles are not read."""

    sheets: Mapping[str, bytes] = field(default_factory=dict)
    """Sheet name → its XML."""
    styles: bytes = b""

    @cached_property
    def _by_style(self) -> dict[int, Look]:
        """Number of a cell style → how it displays numbers, where that is not plain."""
        own = {int(number): unescape(code.decode(errors="replace")) for number, code in _FORMAT.findall(self.styles)}
        found = _STYLES.search(self.styles)
        styles = _STYLE.findall(found.group()) if found else []
        looks = (look_of_format(int(number), own) for number in styles)
        return {style: look for style, look in enumerate(looks) if look != PLAIN}

    @property
    def known(self) -> bool:
        return bool(self.styles)

    def looks(self, sheet: str) -> dict[Place, Look]:
        """How numbers are displayed by (row, column), counted from 0, where that is not plain."""
        data = self.sheets.get(sheet, b"")
        if not self._by_style or not data:
            return {}
        styles = b"|".join(str(style).encode() for style in self._by_style)
        pattern = (_ANY_ORDER if _UNUSUAL.search(data) else _CELL) % styles
        return {_place(letters, row): self._by_style[int(style)] for letters, row, style in re.findall(pattern, data)}

    def without_value(self, sheet: str) -> list[Place]:
        """Cells whose formula was never worked out; one that gave an empty text has its value."""
        data = self.sheets.get(sheet, b"")
        formula = b":f" if _PREFIXED.search(data[:_ROOT]) else b"<f"  # one walk through tens of megabytes, not two
        return [_place(*found) for found in _FORMULA.findall(data)] if formula in data else []

    def errors(self, sheet: str) -> dict[Place, str]:
        """Cells that hold an error, with its name: ``#REF!``."""
        data = self.sheets.get(sheet, b"")
        found = _ERROR.findall(data) if b't="e"' in data else []
        return {_place(letters, row): _text(error) for letters, row, error in found}

    def conceals(self, sheet: str, width: int) -> bool:
        """Whether rows, or any of the first ``width`` columns, are hidden."""
        data = self.sheets.get(sheet, b"")
        found = _HIDDEN.findall(data) if b' hidden="' in data else []
        return any(tag == b"row" or int(first or 1) <= width for tag, first in found)


def look_of_format(number: int, own: Mapping[int, str]) -> Look:
    """The look of a number format, by its number, of a workbook with formats of its ``own``."""
    if number in own:
        return look_of(own[number])
    if number in _BUILT_IN_PERCENT:
        return Look(_BUILT_IN_PERCENT[number], percent=True)
    return Look(_BUILT_IN.get(number, 0))


def look_of(code: str) -> Look:
    """The look of a number format such as ``#,##0.00``; plain for dates, text, and what depends on the value.

    ``0,`` shows thousands; ``0!.0,`` sets a point of its own before the last digit and so shows units of ten thousand.
    """
    positive = code.split(";", maxsplit=1)[0]
    if "[<" in positive or "[>" in positive or "[=" in positive:
        return PLAIN
    bare = _QUOTED.sub("", _POINT_SET.sub("\0", positive)).replace(" ", "")
    found = _DIGITS.search(bare)
    if found is None:
        return PLAIN
    digits = found[0].rstrip(",")
    shift = 3 * (len(found[0]) - len(digits))
    _, point, behind = digits.partition("\0")
    if point:
        return Look(len(behind), shift + len(behind))
    return Look(len(digits.partition(".")[2]), shift, "%" in bare)


def formats_of(parts: Mapping[str, bytes]) -> Formats:
    """The styles of a workbook from its parts; only xlsx keeps them where they can be read simply."""
    relations, workbook = (parts.get(f"xl/{name}") for name in ("_rels/workbook.xml.rels", "workbook.xml"))
    if relations is None or workbook is None:
        return Formats()
    targets = {}
    for relation in _RELATION.findall(relations):
        found = dict(_ATTRIBUTE.findall(relation))
        targets[found.get(b"Id", b"")] = _text(found.get(b"Target", b"")).removeprefix("/xl/")
    sheets = {
        unescape(_text(name)): parts.get(f"xl/{targets.get(relation, '')}", b"")
        for name, relation in _SHEET.findall(workbook)
    }
    return Formats(sheets, parts.get("xl/styles.xml", b""))


def _text(data: bytes) -> str:
    return data.decode(errors="replace")


def _place(letters: bytes, row: bytes) -> Place:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return int(row) - 1, number - 1
