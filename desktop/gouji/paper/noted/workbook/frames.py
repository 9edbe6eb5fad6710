"""The drawing of a sheet that holds the frames of its remarks: a remark without one is not shown.

Shapes have numbers, in blocks of 1024: Excel repairs a workbook in which two drawings claim the same block. Excel
writes ``<br>`` into such drawings as pages of the web have it, which no XML has; it is overlooked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count
from typing import NamedTuple

from gouji.archives.xml_part import Edited, Element, Name, StrangeError, attributes, tree
from gouji.paper.noted.workbook.places import LAST_COLUMN, LAST_ROW, Cell

_SPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_DECLARED = attributes(**{f"xmlns:{prefix}": space for prefix, space in _SPACES.items()})
EMPTY = f"<xml{_DECLARED}/>".encode()

BLOCK = 1024

_SPID = Name(_SPACES["o"], "spid")

_TYPE = "_x0000_t202"
"""The type of shape that frames are of, as every spreadsheet calls it."""

_NUMBER = re.compile(r"_x0000_s(\d{1,9})")
_CLAIMED = re.compile(rb"""_x0000_s(\d{1,9})|idmap\b[^>]*?\bdata\s*=\s*["']([\d,\s]{1,99})""")
_BREAK = re.compile(rb"</?br\s*/?>", re.IGNORECASE)

_WIDE, _LEAST, _MOST = 4, 7, 40
"""Columns that a frame is across, and rows that it is high, the fewest and the most."""
_LETTERS = 36
"""Letters of half width that stand in a line of it."""


class _Names(NamedTuple):
    """The prefixes of the vocabularies, and what declares them."""

    v: str
    o: str
    x: str
    declared: str


class Frames:
    """Raises StrangeError for a part that is no such drawing."""

    def __init__(self, part: bytes) -> None:
        self._part = part
        self._root = tree(_BREAK.sub(lambda found: b" " * len(found[0]), part), 4)
        if self._root.name.local != "xml":
            raise StrangeError("no drawing of frames")
        self._maps = [one for layout in self._root.of("shapelayout") for one in layout.of("idmap")]
        shapes = [*self._root.of("shape")]
        told = [text for one in shapes for text in (one.get("id"), one.given.get(_SPID, ""))]
        self._taken = {int(found[1]) for one in told if (found := _NUMBER.fullmatch(one))}
        self.cells = {cell for one in shapes if (cell := _cell_of(one)) is not None}
        """Where remarks have a frame."""

    @property
    def _own(self) -> list[int]:
        told = [one for each in self._maps for one in each.get("data").split(",")]
        if not all(one.strip().isascii() and one.strip().isdecimal() and len(one) < 9 for one in told):
            raise StrangeError("no numbers of blocks")
        return [int(one) for one in told]

    def with_frames(self, notes: Mapping[Cell, str], taken: set[int]) -> bytes:
        """The drawing with a frame for what is told at each of these cells; blocks that it claims become ``taken``."""
        edited = Edited(self._part)
        names = self._names()
        blocks = self._own
        numbers = self._numbers(blocks, taken, len(notes))
        shapes = "".join(_shape(names, cell, told, next(numbers)) for cell, told in notes.items())
        layout, kind = "", ""
        v, o, _, declared = names
        claimed = f'<{o}idmap{declared} {v}ext="edit" data="{",".join(map(str, blocks))}"/>'
        if self._maps:
            edited.replace(self._maps[0], claimed)
        elif not self._taken:
            layout = f'<{o}shapelayout{declared} {v}ext="edit">{claimed}</{o}shapelayout>'
        if not any(one.get("id") == _TYPE for one in self._root.of("shapetype")):
            kind = _kind(names)
        edited.put_last(self._root, layout + kind + shapes)
        return edited.joined()

    def _numbers(self, blocks: list[int], taken: set[int], wanted: int) -> Iterator[int]:
        """Numbers that no shape has: of the blocks that are its own, and of new ones."""
        free = [
            number
            for block in blocks
            for number in range(block * BLOCK + 1, (block + 1) * BLOCK)
            if number not in self._taken
        ][:wanted]
        for block in count(1):
            if len(free) >= wanted:
                break
            if block not in taken:
                taken.add(block)
                blocks.append(block)
                free += range(block * BLOCK + 1, (block + 1) * BLOCK)
        return iter(free)

    def _names(self) -> _Names:
        """How the vocabularies are called in the drawing: as its root has them, else by each element of ours."""
        told = {space: f"{prefix}:" for prefix, space in self._root.spaces.items() if prefix}
        v, o, x = (told.get(space, "") for space in _SPACES.values())
        return _Names(v, o, x, "") if v and o and x else _Names("v:", "o:", "x:", _DECLARED)


def blocks_of(part: bytes) -> set[int]:
    """The blocks that a drawing claims, or seems to: one more that is not taken does no harm."""
    claimed = [(one[1], one[2]) for one in _CLAIMED.finditer(part)]
    numbers = {int(shape) // BLOCK for shape, _ in claimed if shape}
    return numbers | {int(one) for _, told in claimed for one in (told or b"").split(b",") if one.strip().isdigit()}


def _cell_of(shape: Element) -> Cell | None:
    """The cell whose remark a shape frames; None for one that frames none."""
    for data in shape.of("ClientData"):
        if data.get("ObjectType") == "Note":
            row, column = (next((one.text.strip() for one in data.of(name)), "") for name in ("Row", "Column"))
            if not (row.isascii() and row.isdecimal() and column.isascii() and column.isdecimal()):
                raise StrangeError("a frame of no cell")
            return Cell(int(row) + 1, int(column) + 1)
    return None


def _kind(names: _Names) -> str:
    v, o, _, declared = names
    return (
        f'<{v}shapetype{declared} id="{_TYPE}" coordsize="21600,21600" {o}spt="202" path="m,l,21600r21600,l21600,xe">'
        f'<{v}stroke joinstyle="miter"/><{v}path gradientshapeok="t" {o}connecttype="rect"/></{v}shapetype>'
    )


def _shape(names: _Names, cell: Cell, told: str, number: int) -> str:
    """The frame of a remark: it is seen when the pointer is on the cell."""
    v, o, x, declared = names
    return (
        f'<{v}shape{declared} id="_x0000_s{number}" type="#{_TYPE}" style="position:absolute;visibility:hidden" '
        f'fillcolor="#ffffe1" {o}insetmode="auto"><{v}fill color2="#ffffe1"/><{v}path {o}connecttype="none"/>'
        f'<{v}textbox style="mso-direction-alt:auto"/><{x}ClientData ObjectType="Note"><{x}MoveWithCells/>'
        f"<{x}SizeWithCells/><{x}Anchor>{_anchor(cell, told)}</{x}Anchor><{x}AutoFill>False</{x}AutoFill>"
        f"<{x}Row>{cell.row - 1}</{x}Row><{x}Column>{cell.column - 1}</{x}Column></{x}ClientData></{v}shape>"
    )


def _anchor(cell: Cell, told: str) -> str:
    """Where a frame is: beside its cell, as high as what is told needs, within the sheet."""
    lines = sum(1 + sum(1 + (one > "\u2e80") for one in line) // _LETTERS for line in told.split("\n"))
    high = min(max(lines + 1, _LEAST), _MOST)
    left = min(cell.column, LAST_COLUMN - _WIDE - 1)
    top = max(0, min(cell.row - 2, LAST_ROW - high - 1))
    return f"{left}, 15, {top}, 10, {left + _WIDE}, 15, {top + high}, 4"
