"""What the columns of a view hold and which rows stand on one line of it.

The sides of a two-sided table stand side by side as they are published, rows of one printed line on one line of the
view. Held by ``test_the_sides_of_a_table_stand_side_by_side_as_they_are_published``,
``test_a_row_stands_beside_the_one_that_is_printed_beside_it``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import zip_longest

from gouji.model.brood import NO_ROW
from gouji.model.source import AtLine, InSheet, OnPage
from gouji.model.table import Row, Table


class What(Enum):
    """What a column of a view holds."""

    CODE = "code"
    NAME = "name"
    AMOUNT = "amount"
    DIFFERENCE = "difference"


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column of a view; ``column`` is that of the table where it holds amounts."""

    what: What
    side: int = 0
    column: int = -1


BETWEEN = 0.5
"""Between two printed lines."""

Rows = tuple[int, ...]
"""The rows of one line of a view, by their sides; NO_ROW where a side has none there."""


def sides_of(table: Table) -> Sequence[Sequence[int]]:
    """The columns of each side that stands for itself: one, but where several hold rows."""
    if len(table.sides) > 1 and len({row.side for row in table.rows}) > 1:
        return table.sides
    return (range(len(table.columns)),)


def rows_of_side(table: Table, side: int) -> Sequence[Row]:
    """The rows of one side; all where none stands for itself."""
    return table.rows if len(sides_of(table)) == 1 else [row for row in table.rows if row.side == side]


def view_columns(table: Table, *, difference: bool) -> tuple[ViewColumn, ...]:
    """Code, name and amounts, side by side; the last one may tell what differs."""
    made: list[ViewColumn] = []
    for side, columns in enumerate(sides_of(table)):
        made += [ViewColumn(What.CODE, side), ViewColumn(What.NAME, side)]
        made += [ViewColumn(What.AMOUNT, side, column) for column in columns]
    return (*made, ViewColumn(What.DIFFERENCE)) if difference else (*made,)


def side_by_side(table: Table, order: Sequence[int]) -> list[Rows]:
    """The lines of a two-sided table whose rows follow one another as in ``order``.

    Rows printed on one line stand on one; where it is not known of every row on which it is, they do one by one.
    """
    sides = [[row for row in order if table.rows[row].side == side] for side in range(len(table.sides))]
    printed = _printed_lines(table)
    if not printed:
        return [*zip_longest(*sides, fillvalue=NO_ROW)]
    lines: list[Rows] = []
    heads = [0] * len(sides)
    while waiting := [side for side, rows in enumerate(sides) if heads[side] < len(rows)]:
        first = min(printed[sides[side][heads[side]]] for side in waiting)
        line = [NO_ROW] * len(sides)
        for side in waiting:
            row = sides[side][heads[side]]
            if printed[row] == first:
                line[side] = row
                heads[side] += 1
        lines.append(tuple(line))
    return lines


def _printed_lines(table: Table) -> dict[int, float]:
    """The number of the printed line of every row; nothing where that is not known of all.

    A row that was added by hand stands on a line of its own behind the row before it.
    """
    places: list[tuple[int, float, float, int]] = []
    sheets: dict[str, int] = {}
    for number, row in enumerate(table.rows):
        if table.printed_row(number) == NO_ROW:
            continue
        match row.source:
            case OnPage(page, (_, top, _, bottom)):
                places.append((page, (top + bottom) / 2, (bottom - top) / 2, number))
            case InSheet(sheet, cell):
                line = int("".join(filter(str.isdigit, cell)) or 0)
                places.append((sheets.setdefault(sheet, len(sheets)), line, 0, number))
            case AtLine(line) if line:
                places.append((0, line, 0, number))
            case _:
                return {}
    lines: dict[int, float] = {}
    line, before = 0, (-1, 0.0)
    for leaf, middle, reach, number in sorted(places):
        if leaf != before[0] or middle - before[1] > reach:
            line, before = line + 1, (leaf, middle)
        lines[number] = line
    last = dict.fromkeys(range(len(table.sides)), 0.0)
    for number, row in enumerate(table.rows):
        last[row.side] = lines.setdefault(number, last[row.side] + BETWEEN)
    return lines
