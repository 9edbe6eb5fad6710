"""The texts of the cells of a ruled table: the letters whose middle a cell holds.

The library looks at all letters of the page for each row; here they are sorted by their heights once, and what a cell
prints is the very same. Held by ``test_cells_print_what_the_library_finds_in_them``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gouji.model.source import Box
from gouji.reading.sources.pdf.letters import Letter

if TYPE_CHECKING:
    from pdfplumber.table import Table as Ruled


class ByHeight:
    """The letters of a page, sorted by the heights of their middles."""

    def __init__(self, letters: Sequence[Letter]) -> None:
        self._letters = letters
        self._middles = sorted(
            ((one["top"] + one["bottom"]) / 2, at, (one["x0"] + one["x1"]) / 2) for at, one in enumerate(letters)
        )
        self._heights = [y for y, _, _ in self._middles]

    def within(self, box: Box) -> list[Letter]:
        """Those whose middle a box holds, as they are printed one after the other."""
        left, top, right, bottom = box
        beside = self._middles[bisect_left(self._heights, top) : bisect_left(self._heights, bottom)]
        return [self._letters[at] for at in sorted(at for _, at, x in beside if left <= x < right)]


def cell_texts(table: Ruled, letters: ByHeight) -> Iterator[list[str | None]]:
    """What the cells of each row print; None where a row has no cell."""
    from pdfplumber.utils.text import extract_text

    for row in table.rows:
        held = [None if cell is None else letters.within(cell) for cell in row.cells]
        yield [None if own is None else extract_text(own) if own else "" for own in held]
