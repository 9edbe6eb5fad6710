"""The cells of a table with what they span, for writers that know spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.generated.sheets import ABOVE, LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    """A text over ``rows`` × ``columns`` places of the grid."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


def cells(rows: Sequence[Sequence[str]]) -> Iterator[Cell]:
    """The cells of a grid in which ``<`` goes on with what stands at the left, ``^`` with what stands above."""
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if text in (LEFT, ABOVE):
                continue
            wide = 1
            while column + wide < len(row) and row[column + wide] == LEFT:
                wide += 1
            high = 1
            while number + high < len(rows) and rows[number + high][column] == ABOVE:
                high += 1
            yield Cell(number, column, text, high, wide)
