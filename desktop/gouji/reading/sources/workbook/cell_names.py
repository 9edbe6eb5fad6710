"""Where the cells of a sheet stand, and what they are called."""

from __future__ import annotations

from functools import cache

Place = tuple[int, int]
"""Row and column of a cell, counted from 0."""


def cell_name(row: int, column: int) -> str:
    """``B7`` for row 6 and column 1."""
    return f"{column_name(column)}{row + 1}"


@cache
def column_name(column: int) -> str:
    """``B`` for column 1."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
