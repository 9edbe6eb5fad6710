"""A header that a page break cuts off: its first rows, or all of them, end one page, and the rest begins the next.

Both are put together where the paper is ruled alike, and where the first words overleaf stand only below cells that
reach over several columns: what stands below another is a header of its own. A whole header, be it with a total, is put
together with rows that print more columns than it shows. Held by ``tests/reading/test_breaks.py``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from gouji.reading.page.words import PaperBlock
from gouji.reading.tables.parts import Part

Texts = Sequence[Sequence[str | None]]

_EDGE = 3.0
"""Points by which an edge may stand elsewhere overleaf."""


def over_break(upper: Part, lower: Part) -> Part | None:
    """The rows of a part, a header and perhaps totals, and those of another on the next page as one part, or None.

    What is put together has the columns of the lower.
    """
    block, below = upper.block, lower.block
    if not isinstance(block, PaperBlock) or not isinstance(below, PaperBlock) or below.page != block.page + 1:
        return None
    places = _places(block.edges, below.edges)
    if places is None:
        return None
    count, width = len(upper.cells), below.width
    texts: list[list[str | None]] = []
    reaches = {(row - lower.first + count, column): reach for (row, column), reach in below.reaches.items()}
    for number, row in enumerate(upper.cells):
        texts.append([None] * width)
        for column, text in enumerate(row):
            if text is not None:
                start = places[column]
                texts[-1][start] = text
                reaches[number, start] = places[column + block.reach(upper.first + number, column)] - start
    finer = _prints_more(lower, places)
    if not finer and not _heads_more(texts, reaches, next(filter(_prints, lower.cells), ())):
        return None
    cells = [*texts, *lower.cells]
    boxes = [*[[None] * width] * count, *below.boxes[lower.first :]]
    return Part(replace(below, boxes=boxes, texts=cells, reaches=reaches), 0, cells, upper.title)


def _prints_more(lower: Part, places: Sequence[int]) -> bool:
    """Whether a row prints several texts between two of the edges, at these ``places``, of the page before."""
    columns = [*pairwise(places)]
    return any(sum(bool(text and text.strip()) for text in row[a:b]) > 1 for row in lower.cells for a, b in columns)


def _heads_more(above: Texts, reaches: Mapping[tuple[int, int], int], row: Sequence[str | None]) -> bool:
    """Whether a row prints words below cells that reach over several columns, and nowhere else."""
    printed = [column for column, text in enumerate(row) if text and text.strip()]
    return bool(printed) and all(_reach_above(above, reaches, column) > 1 for column in printed)


def _prints(row: Sequence[str | None]) -> bool:
    return any(text and text.strip() for text in row)


def _reach_above(above: Texts, reaches: Mapping[tuple[int, int], int], column: int) -> int:
    """How many columns the lowest cell above a column reaches over."""
    for number in reversed(range(len(above))):
        for start in range(column, -1, -1):
            reach = reaches.get((number, start), 1)
            if above[number][start] is not None and start + reach > column:
                return reach
    return 0


def _places(upper: Sequence[float], lower: Sequence[float]) -> list[int] | None:
    """Which of the lower edges each of the upper ones is; None where it is none, or both are not equally wide."""
    if abs(upper[0] - lower[0]) > _EDGE or abs(upper[-1] - lower[-1]) > _EDGE:
        return None
    places = [min(range(len(lower)), key=lambda at: abs(lower[at] - edge)) for edge in upper]
    near = all(abs(lower[at] - edge) <= _EDGE for at, edge in zip(places, upper, strict=True))
    return places if near and len(set(places)) == len(places) else None
