"""The texts of the cells of a ruled table: the letters whose middle a cell holds.

The library looks at all letters of the page for each row; here they are sorted by their heights once, and what a cell
prints is the very same. Held by ``test_cells_print_what_the_library_finds_in_them``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pdfplumber.table import Table as Ruled


def cell_texts(table: Ruled) -> Iterator[list[str | None]]:
    """What the cells of each row print; None where a row has no cell."""
    from pdfplumber.utils.text import extract_text

    letters = sorted(
        ((one["top"] + one["bottom"]) / 2, at, (one["x0"] + one["x1"]) / 2) for at, one in enumerate(table.page.chars)
    )
    heights = [y for y, _, _ in letters]
    for row in table.rows:
        _, upper, _, lower = row.bbox
        beside = letters[bisect_left(heights, upper) : bisect_left(heights, lower)]
        texts: list[str | None] = []
        for cell in row.cells:
            if cell is None:
                texts.append(None)
                continue
            left, top, right, bottom = cell
            held = sorted(at for y, at, x in beside if left <= x < right and top <= y < bottom)
            texts.append(extract_text([table.page.chars[at] for at in held]) if held else "")
        yield texts
