"""The rows of a ticked table: a name too long for its row goes on in rows below, and where the pages end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from gouji.paper.content import BLANK, Line, Side

FEWEST = 4
"""Rows that a table's last page has at least."""

Pair = tuple[Line | None, ...]
"""What stands in one row, a line a side."""

Break = Callable[[Line], list[str]]
"""The pieces of a line's name of which each has its room in one row."""


def rows(sides: Iterable[Side], breaks: Sequence[Break]) -> list[Pair]:
    """The lines of all sides beside one another."""
    pairs = zip_longest(*(side.lines for side in sides))
    return [row for pair in pairs for row in zip_longest(*map(_whole_name, pair, breaks))]


def _whole_name(line: Line | None, break_: Break) -> list[Line | None]:
    if line is None or len(pieces := break_(line)) < 2:
        return [line]
    below = Line("", "", line.level, (BLANK,) * len(line.entries))
    first, *others = (
        replace(of, name=piece, goes_on=number < len(pieces))
        for number, (of, piece) in enumerate(zip([line, *[below] * (len(pieces) - 1)], pieces, strict=True), start=1)
    )
    return [first, *others]


def parts(rows: Sequence[Pair], most: int) -> Iterator[tuple[int, int]]:
    """Where pages begin and end: a 类 or 款 is never the last row of a page when its first part is on the next.

    Nor is the last page left with a row or two.
    """
    start = 0
    while start < len(rows) or start == 0:
        end = min(start + most, len(rows))
        if 0 < len(rows) - end < FEWEST:
            end = max(len(rows) - FEWEST, start + 1)
        while start + 1 < end < len(rows) and _leads(rows[end - 1], rows[end]):
            end -= 1
        yield start, end
        if end == start:
            return
        start = end


def _leads(row: Pair, following: Pair) -> bool:
    return any(one and other and other.level > one.level for one, other in zip(row, following, strict=True))
