"""The cells of a sheet whose every tag is written in full, as Excel, WPS and openpyxl write it: told from its bytes.

All tags of a megabyte are looked at by array, in a fifth of the time that a parser takes. A tag that is written in any
other way, a formula, an error, a comment or a prefix ends it: then the parser reads the sheet. `test_spellings.py`
holds that both tell the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_PIECE = 2**20
"""Bytes that are looked at in one go: what is made of them stays near the processor."""

Bytes = NDArray[np.uint8]
Places = NDArray[np.intp]
Numbers = NDArray[np.int32]


def _of(letters: bytes) -> NDArray[np.bool_]:
    flags = np.zeros(256, np.bool_)
    flags[list(letters)] = True
    return flags


_STRANGE = _of(b"!f")
"""What begins a comment, a declaration or a formula."""
_SPACE, _CLOSES = _of(b" \t\r\n/>:"), _of(b"/>")
_TYPES = ((b'n"', 2), (b's"', 2), (b'b"', 2), (b'str"', 4), (b'inlineStr"', 10))


class UnusualError(Exception):
    """A sheet is written in a way that only a parser understands."""


@dataclass
class PlainCells:
    """How far the cells of a sheet reach, and which of them have one of the styles that were asked for."""

    height: int
    width: int
    styles: dict[tuple[int, int], int]


def plain_cells(part: bytes, styles: Collection[int]) -> PlainCells:
    """The cells of a plainly written sheet; raises UnusualError for any other."""
    found = PlainCells(0, 0, {})
    sheet = np.frombuffer(part, np.uint8)
    asked = np.array(sorted(styles), np.int32)
    for cells in _cells(sheet):
        row, column, at = _places(sheet, cells + 5)
        found.height, found.width = max(found.height, int(row.max())), max(found.width, int(column.max()))
        style, at = _styles(sheet, at)
        _end(sheet, at)
        if len(asked):
            own = np.isin(style, asked).nonzero()[0]
            here = zip((row[own] - 1).tolist(), (column[own] - 1).tolist(), strict=True)
            found.styles.update(zip(here, style[own].tolist(), strict=True))
    return found


def _cells(sheet: Bytes) -> Iterator[Places]:
    """Where the tags of cells stand, some at a time, each at the name in it."""
    for start in range(0, len(sheet), _PIECE):
        tags = (sheet[start : start + _PIECE] == ord("<")).nonzero()[0] + (start + 1)
        first = _at(sheet, tags)
        if _STRANGE[first].any() or ((first == ord("?")) & (tags > 10)).any():
            raise UnusualError
        named = tags[first == ord("c")]
        cells = named[_SPACE[_at(sheet, named + 1)]]
        if len(cells):
            for offset, letter in enumerate(b' r="', 1):
                _all(_at(sheet, cells + offset) == letter)
            yield cells


def _places(sheet: Bytes, at: Places) -> tuple[Numbers, Numbers, Places]:
    """Rows and columns counted from 1, and where the quotes behind them end."""
    column, at = _number(sheet, at, ord("A") - 1, 26, 3)
    row, at = _number(sheet, at, ord("0"), 10, 7)
    _all((column > 0) & (row > 0) & (_at(sheet, at) == ord('"')))
    return row, column, at + 1


def _styles(sheet: Bytes, at: Places) -> tuple[Numbers, Places]:
    """The style of each cell, -1 for none, and where its attribute ends."""
    styled = _spells(sheet, at, b' s="')
    style = np.full(len(at), -1, np.int32)
    if styled.any():
        own, end = _number(sheet, at[styled] + 4, ord("0"), 10, 7)
        _all((end > at[styled] + 4) & (_at(sheet, end) == ord('"')))
        style[styled] = own
        at = at.copy()
        at[styled] = end + 1
    return style, at


def _end(sheet: Bytes, at: Places) -> None:
    """What is left of a tag is a type that tells no error, or nothing."""
    rest = at[~_CLOSES[_at(sheet, at)]]
    if len(rest):
        _all(_spells(sheet, rest, b' t="'))
    rest = rest + 4
    for text, length in _TYPES:
        typed = _spells(sheet, rest, text)
        _all(_CLOSES[_at(sheet, rest[typed] + length)])
        rest = rest[~typed]
    _all(np.zeros(len(rest), np.bool_))


def _number(sheet: Bytes, at: Places, zero: int, base: int, digits: int) -> tuple[Numbers, Places]:
    """The number of at most so many digits that stands at each place, and where it ends; ``zero`` is a nought."""
    number = np.zeros(len(at), np.int32)
    least = 0 if base == 10 else 1
    for _ in range(digits):
        digit = _at(sheet, at) - np.uint8(zero)
        told = (digit >= least) & (digit < base + least)
        if not told.any():
            break
        number = np.where(told, number * base + digit, number)
        at = at + told
    return number, at


def _spells(sheet: Bytes, at: Places, text: bytes) -> NDArray[np.bool_]:
    """Whether a text stands at each place."""
    same: NDArray[np.bool_] = _at(sheet, at) == text[0]
    for offset, letter in enumerate(text[1:], 1):
        if not same.any():
            break
        same &= _at(sheet, at + offset) == letter
    return same


def _at(sheet: Bytes, places: Places) -> Bytes:
    return sheet.take(places, mode="clip")


def _all(flags: NDArray[np.bool_]) -> None:
    if not flags.all():
        raise UnusualError
