"""Figures that stand in a column beside that in which other figures have them.

Of a table whose columns are told by places alone, without rules or cells, a row is doubted where its figures break
fewer of what must hold with some of them put one or two columns further; so are rows that follow one another, where all
their figures of a column do: a page may be read by a header that stands elsewhere than on the next. A column without
any figure is doubted in every table where other tables have money for several of its rows, and the column beside it
prints just that: nobody mistypes a whole column. Held by ``tests/reading/doubting/test_beside.py``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, islice, product

import numpy as np

from gouji.checking.check import Check
from gouji.checking.families.family import DIFFERS
from gouji.checking.rules.laws import Severity
from gouji.model.document import Cell
from gouji.model.doubt import Doubt, Misgiving
from gouji.model.reason import Reason, quoted
from gouji.model.table import Origin, Table
from gouji.reading.placing.filling import Lone
from gouji.reading.placing.placing import Naming, broken_by_place

_STEPS = (-2, -1, 1, 2)
"""Columns by which figures may have been put beside their own."""

_SHOWN = 3
"""Places that a reason names."""

MOST_ROWS = 200
"""Rows of a table that are tried, each against sums as long as the table: one that fits elsewhere is enough."""

ROWS = 2
"""Rows of a column that print beside it what other tables have in it."""

Differing = Sequence[tuple[Cell, int]]
"""Cells of a table, each with the amount by which it falls short of what must hold with another table."""


def rows_beside(check: Check, number: int, rows: Sequence[int]) -> Iterator[Doubt]:
    """A doubt where figures of these rows of a table, read by their places alone, fit other columns better."""
    table, naming = check.document.tables[number], Naming(check)
    fitting = (row for row in rows[:MOST_ROWS] if _fits_elsewhere(naming, table, row))
    if moved := [*islice(fitting, _SHOWN)] or _fitting_together(naming, table, rows)[:_SHOWN]:
        told = {"rows": quoted("、".join(table.rows[row].name or table.keys[row] for row in moved))}
        places = tuple(table.rows[row].source for row in moved)
        yield Doubt(Misgiving.BESIDE, Reason("its figures fit other columns better in the rows {rows}", told, places))


def _fits_elsewhere(naming: Naming, table: Table, row: int) -> bool:
    """Whether less of what must hold is broken with some figures beside their places; the table stays as it is."""
    columns = table.row_columns(row)
    printed = tuple(column for column in columns if table.present[column, row])
    contents = [table.content(row, column) for column in columns]
    open_ = any(content.origin is Origin.UNDECIDED for content in contents)
    others = _places_beside(printed, columns)
    if open_ or not others:
        return False
    figures = tuple(content.figure for content in contents if content.figure is not None)
    lone = Lone(table, row, figures, (printed, *others))
    broken = broken_by_place(naming.of(lone), lone)
    for column, content in zip(columns, contents, strict=True):
        table.put(row, column, content)
    table.forget_precision()
    now = broken.pop(printed)
    return any(one[0] < now[0] for one in broken.values())


def _fitting_together(naming: Naming, table: Table, rows: Sequence[int]) -> list[int]:
    """Rows that follow one another whose figures of a column fit better in one beside it, in which they print none."""
    tried = set()
    for row in rows[:MOST_ROWS]:
        columns = table.row_columns(row)
        for column, step in product(range(len(columns)), _STEPS):
            if not (0 <= column + step < len(columns) and table.present[columns[column], row]):
                continue
            start, end = columns[column], columns[column + step]
            together = _without(table, row, end)
            moved = [one for one in together if table.present[start, one] and table.row_columns(one) == columns]
            if 1 < len(moved) <= MOST_ROWS and (start, end, moved[0]) not in tried:
                tried.add((start, end, moved[0]))
                if found := _those_that_fit(naming, table, moved, (start, end)):
                    return found
    return []


def _without(table: Table, row: int, column: int) -> range:
    """The rows around one, itself among them, that print nothing in a column."""
    printed = np.flatnonzero(table.present[column])
    after = int(np.searchsorted(printed, row))
    if after < len(printed) and printed[after] == row:
        return range(0)
    first = int(printed[after - 1]) + 1 if after else 0
    return range(first, int(printed[after]) if after < len(printed) else len(table.rows))


def _those_that_fit(naming: Naming, table: Table, rows: Sequence[int], move: tuple[int, int]) -> list[int]:
    """The fewest of rows that follow one another with whose figures in another column less of what must hold is broken;
    none where it is not."""
    named = (one for row in rows for one in naming.of(Lone(table, row, (), ())))
    relations = {(one.family, one.number) for one in named if one.family.law.severity is Severity.MUST}

    def broken(moved: Sequence[int]) -> int:
        _move(table, moved, move)
        count = sum(family.verdict(number)[0] is DIFFERS for family, number in relations)
        _move(table, moved, move)
        table.forget_precision()
        return count

    found = [*rows]
    fewest = broken(found)
    if fewest >= broken(()):
        return []
    while len(found) > 1 and (count := broken(found[1:])) <= fewest:
        found, fewest = found[1:], count
    while len(found) > 1 and (count := broken(found[:-1])) <= fewest:
        found, fewest = found[:-1], count
    return found


def _move(table: Table, rows: Sequence[int], move: tuple[int, int]) -> None:
    """Let what two columns of rows print change places."""
    one, other = move
    for row in rows:
        first, second = table.content(row, one), table.content(row, other)
        table.put(row, one, second)
        table.put(row, other, first)


def _places_beside(printed: Sequence[int], columns: Sequence[int]) -> list[tuple[int, ...]]:
    """The columns of figures where some of them that follow one another stand beside their places, in their order."""
    numbers = [columns.index(column) for column in printed]
    found = []
    for start, end in combinations(range(len(numbers) + 1), 2):
        for step in _STEPS:
            moved = [*numbers[:start], *(number + step for number in numbers[start:end]), *numbers[end:]]
            if moved == sorted(set(moved)) and moved[0] >= 0 and moved[-1] < len(columns):
                found.append(tuple(columns[number] for number in moved))
    return found


def columns_beside(table: Table, differing: Differing) -> Iterator[Doubt]:
    """A doubt where a blank column lacks in several rows just what the column beside it prints."""
    lacking: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for cell, amount in differing:
        if not table.present[cell.column].any():
            lacking[cell.column].append((cell.row, abs(amount)))
    blank = {}
    for column, amounts in sorted(lacking.items()):
        for other in (column - 1, column + 1):
            if len(amounts) >= ROWS and all(_prints(table, other, row, amount) for row, amount in amounts):
                blank[column] = other
    if blank:
        told = {
            "columns": quoted("、".join(table.columns[column] for column in blank)),
            "others": quoted("、".join(table.columns[other] for other in blank.values())),
        }
        places = tuple(table.source(row, other) for column, other in blank.items() for row, _ in lacking[column][:1])
        why = Reason("other tables have in the columns {columns} what stands beside them, in {others}", told, places)
        yield Doubt(Misgiving.BESIDE, why)


def _prints(table: Table, column: int, row: int, amount: int) -> bool:
    """Whether a column prints an amount; the first is the total, which may be that of the blank column alone."""
    columns = table.row_columns(row)
    return column in columns[1:] and bool(table.present[column, row]) and int(table.values[column, row]) == amount
