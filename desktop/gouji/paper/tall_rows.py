"""Rows of a table too tall for a page: they go on in rows below, without a rule between, so that a page may end there.

A table is broken between its rows only. A remark or a name of any length is therefore several rows of the table, each a
few lines high; a row of usual height stays one (``tests/paper/test_any_text.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from reportlab.platypus import Paragraph

TALLEST = 160.0
"""Points that a row may be high before it goes on in others; what a page has below the head of a table is far more."""

LINES = 6
"""Lines that each of them has at most."""

PADDED = 8.0
"""Points that the cells leave blank at their left and right together."""

Row = Sequence[Paragraph]


class Printed(NamedTuple):
    """A row as it is printed, and whether it goes on in the next."""

    cells: Row
    goes_on: bool = False


def broken(rows: Iterable[Row], widths: Sequence[float]) -> list[Printed]:
    """The rows that are printed for these."""
    printed: list[Printed] = []
    for row in rows:
        *pieces, last = _pieces(row, widths)
        printed += [*(Printed(piece, goes_on=True) for piece in pieces), Printed(last)]
    return printed


def _pieces(row: Row, widths: Sequence[float]) -> list[Row]:
    if not any(_may_be_tall(cell, width) for cell, width in zip(row, widths, strict=True)):
        return [row]  # which needs no laying out, that a table does once more
    room = [max(width - PADDED, 1) for width in widths]
    if max(cell.wrap(width, TALLEST)[1] for cell, width in zip(row, room, strict=True)) <= TALLEST:
        return [row]
    parts = [_parts(cell, width) for cell, width in zip(row, room, strict=True)]
    blanks = [Paragraph("", cell.style) for cell in row]
    return [[part or blank for part, blank in zip(line, blanks, strict=True)] for line in zip_longest(*parts)]


def _may_be_tall(cell: Paragraph, width: float) -> bool:
    """Whether the letters of a cell could fill so many lines, were each as wide as it is high."""
    lines = sum(len(one.text) * cell.style.fontSize / width + hasattr(one, "lineBreak") for one in cell.frags)
    return bool((lines + 1) * cell.style.leading > TALLEST)


def _parts(cell: Paragraph, width: float) -> list[Paragraph]:
    """Halved until each is low enough: a paragraph is laid out anew whenever it is broken."""
    piece = LINES * cell.style.leading
    pieces = cell.wrap(width, piece)[1] / piece
    if pieces < 1.01:
        return [cell]
    return [part for half in cell.split(width, piece * max(round(pieces / 2), 1) + 1) for part in _parts(half, width)]
