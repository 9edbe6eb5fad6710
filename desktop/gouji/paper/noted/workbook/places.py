"""Cells of a sheet by their names, as remarks and merged areas have them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable
from typing import NamedTuple

from gouji.archives.xml_part import StrangeError

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


class Cell(NamedTuple):
    """Row and column, counted from 1."""

    row: int
    column: int

    @property
    def name(self) -> str:
        """Such as ``B7``."""
        letters, rest = "", self.column
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.row}"


Area = tuple[Cell, Cell]
"""From its first cell to its last."""


def cell(told: str) -> Cell:
    """The cell of a name. Raises StrangeError where it is none."""
    found = _CELL.fullmatch(told)
    if found is None:
        raise StrangeError(told)
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    made = Cell(int(found[2]), column)
    if not (0 < made.row <= LAST_ROW and made.column <= LAST_COLUMN):
        raise StrangeError(told)
    return made


def area(told: str) -> Area:
    """Such as ``A1:C3``, or one cell. Raises StrangeError where it is none."""
    first, _, last = told.partition(":")
    return cell(first), cell(last or first)


def anchors(cells: Collection[Cell], merged: Iterable[Area]) -> dict[Cell, Cell]:
    """Of the cells that lie in merged areas, where each of these begins: a spreadsheet shows no other cell of it."""
    sorted_cells = sorted(cells)
    found: dict[Cell, Cell] = {}
    for first, last in merged:
        low = bisect_left(sorted_cells, Cell(first.row, 0))
        high = bisect_right(sorted_cells, Cell(last.row, LAST_COLUMN))
        for one in sorted_cells[low:high]:
            if first.column <= one.column <= last.column:
                if found.get(one, first) != first:
                    raise StrangeError("merged areas over each other")
                found[one] = first
    return found
