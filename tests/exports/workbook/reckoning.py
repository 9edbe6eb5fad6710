"""A spreadsheet for tests: it reckons the formulas of a workbook that we wrote, of the few kinds that there are.

It takes none of the results that the file brings along. A number is a double, as it is in every spreadsheet.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

Place = tuple[str, int, int]
"""Sheet, row and column, counted from 1."""

_TOKEN = re.compile(
    r"""(?P<string>"[^"]*")|(?P<cells>(?:'[^']+'!|[^\W\d]\w*!)?[A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?)|(?P<number>\d+(?:\.\d+)?)"""
    r"|(?P<name>[A-Z]+(?=\())|(?P<sign><>|<=|>=|[-+*/(),=<>])"
)


class Sheets:
    """The cells of a workbook; figures may be put into them."""

    def __init__(self, data: bytes) -> None:
        book = load_workbook(BytesIO(data))
        self.cells: dict[Place, Any] = {
            (sheet.title, cell.row, cell.column): cell.value
            for sheet in book
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
        self._known: dict[Place, Any] = {}

    def put(self, place: Place, value: object) -> None:
        self.cells[place] = value
        self._known.clear()

    @property
    def formulas(self) -> list[Place]:
        return [place for place, value in self.cells.items() if isinstance(value, str) and value.startswith("=")]

    def value(self, place: Place) -> Any:
        held = self.cells.get(place)
        if not (isinstance(held, str) and held.startswith("=")):
            return held
        if place not in self._known:
            self._known[place] = self._reckoned(held[1:], place[0])
        return self._known[place]

    def _reckoned(self, formula: str, sheet: str) -> Any:
        told = []
        for token in _TOKEN.finditer(formula):
            kind, text = token.lastgroup, token[0]
            if kind == "cells":
                told.append(f"_cells({text!r}, {sheet!r})")
            elif kind == "name":
                told.append(f"_{text}")
            elif kind == "sign":
                told.append({"=": "==", "<>": "!="}.get(text, text))
            else:
                told.append(text)
        assert sum(len(token[0]) for token in _TOKEN.finditer(formula)) == len(formula), formula
        return eval("".join(told), {"_cells": self._cells, **_FUNCTIONS})

    def _cells(self, told: str, own: str) -> Any:
        where, _, area = told.rpartition("!")
        sheet = where.strip("'") or own
        left, top, right, bottom = (edge or 0 for edge in range_boundaries(area))
        values = [
            self.value((sheet, row, column)) for row in range(top, bottom + 1) for column in range(left, right + 1)
        ]
        return values if ":" in area else (values[0] if values[0] is not None else 0)


def _round(value: float, digits: int) -> float:
    return float(Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


def _sum(*parts: Any) -> float:
    every = [one for part in parts for one in (part if isinstance(part, list) else [part])]
    return sum(one for one in every if isinstance(one, (int, float)))


_FUNCTIONS: dict[str, Any] = {
    "_SUM": _sum,
    "_ROUND": _round,
    "_ABS": abs,
    "_MAX": lambda *parts: max(parts),
    "_IF": lambda condition, one, other: one if condition else other,
    "_CHOOSE": lambda number, *words: words[int(number) - 1],
}
