"""The names of the cells of a sheet."""

from __future__ import annotations

from functools import cache


def cell_name(row: int, column: int) -> str:
    """``B7`` for row 6 and column 1."""
    return f"{_letters(column)}{row + 1}"


@cache
def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
