"""A note on a figure of a source, as data: it crosses to the process that puts it on a copy."""

from __future__ import annotations

from typing import NamedTuple

from gouji.model.source import Box

DIFFERS, SLIGHT, UNCHECKED = range(3)
"""How grave what it tells is, the gravest first."""

COLOURS = ((0.80, 0.07, 0.10), (0.85, 0.55, 0.0), (0.45, 0.45, 0.45))
"""Red, green and blue of a mark, by how grave it is."""


class OnPaper(NamedTuple):
    """A note on a page: ``page`` counts from 1, ``box`` is of the page as it is shown."""

    page: int
    box: Box
    tags: tuple[str, ...]
    """The numbers under which paper tells of it, in letters that every program has."""
    told: str
    grave: int


class OnCell(NamedTuple):
    """A note on a cell of a workbook, such as ``B7``."""

    sheet: str
    cell: str
    told: str


class Noted(NamedTuple):
    """The copy, and what it no longer is."""

    data: bytes
    was_locked: bool
    was_signed: bool
