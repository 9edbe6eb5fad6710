"""A table as a reading gone wrong would have it, and slips as an accountant makes them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.model.change import edit
from gouji.model.document import Cell, Document
from gouji.model.money import Figure
from gouji.model.table import Content, Origin, Table
from gouji.reading.doubting.doubting import doubt
from gouji.reading.hierarchy.parents import parents_of
from gouji.reading.tables.rows import PrintedRow
from tests.explaining.planting import DIGIT_SLIPS, Ground, Slip

_ARRAYS = ("values", "present", "decimals", "origin")

Misreading = Callable[[Table, random.Random], Table | None]
"""The table misread; None where it has nothing that can be misread so."""


def _moved(table: Table, first: int, last: int) -> Table | None:
    """Rows from ``first`` to before ``last`` with their figures a column too far to the right."""
    if len(table.sides) > 1 or len(table.columns) < 2 or not table.present[:, first:last].any():
        return None
    made = table.copy()
    for name in _ARRAYS:
        getattr(made, name)[1:, first:last] = getattr(table, name)[:-1, first:last]
        getattr(made, name)[0, first:last] = 0
    return made


def columns_moved(table: Table, rng: random.Random) -> Table | None:
    """Every figure stands a column too far to the right."""
    del rng
    return _moved(table, 0, len(table.rows))


def part_moved(table: Table, rng: random.Random) -> Table | None:
    """The figures of a quarter of the rows or more do, as those of one page."""
    count = len(table.rows)
    if count < 6:
        return None
    size = rng.randrange(max(3, count // 4), count)
    first = rng.randrange(count - size + 1)
    return _moved(table, first, first + size)


def columns_changed_over(table: Table, rng: random.Random) -> Table | None:
    """Two columns bear each other's names."""
    printed = [column for column in table.sides[0] if table.present[column].any()]
    if len(printed) < 2:
        return None
    one, other = rng.sample(printed, 2)
    made = table.copy()
    for name in _ARRAYS:
        getattr(made, name)[[one, other]] = getattr(table, name)[[other, one]]
    return made


def codes_as_amounts(table: Table, rng: random.Random) -> Table | None:
    """The codes of the rows stand in a column of amounts."""
    coded = [(row, one.code) for row, one in enumerate(table.rows) if one.code]
    if len(coded) < 3:
        return None
    made, column = table.copy(), rng.choice(table.sides[0])
    for row, code in coded:
        made.put(row, column, Content(Figure(int(code) * table.unit.fen), Origin.READ))
    return made


def figures_split(table: Table, rng: random.Random) -> Table | None:
    """The first digits of the long figures of a column fell off, as where a rule is taken to cut them."""
    column = rng.choice(table.sides[0])
    made = table.copy()
    long = [row for row in np.flatnonzero(table.present[column]).tolist() if abs(_whole(table, row, column)) >= 10_000]
    for row in long:
        digits = len(str(abs(int(table.values[column, row]))))
        made.values[column, row] %= 10 ** (digits - rng.choice((1, 2)))
    return made if len(long) >= 3 else None


def _whole(table: Table, row: int, column: int) -> int:
    return int(table.values[column, row]) // table.unit.fen


def column_slid(table: Table, rng: random.Random) -> Table | None:
    """From some row on the figures of a column stand a row too low."""
    columns = [column for column in table.sides[0] if np.count_nonzero(table.present[column]) > 4]
    if len(table.rows) < 8 or not columns:
        return None
    column, first = rng.choice(columns), rng.randrange(len(table.rows) // 2)
    made = table.copy()
    for name in _ARRAYS:
        getattr(made, name)[column, first + 1 :] = getattr(table, name)[column, first:-1]
        getattr(made, name)[column, first] = 0
    return made


def rows_dropped(table: Table, rng: random.Random) -> Table | None:
    """Three rows or more that follow one another are not there."""
    count = len(table.rows)
    if count < 8:
        return None
    size = rng.randrange(3, max(4, count // 3))
    first = rng.randrange(1, count - size)
    return only(table, [row for row in range(count) if not first <= row < first + size])


def only(table: Table, kept: Sequence[int]) -> Table:
    """A table of some of its rows, as it would be read."""
    rows = [table.rows[row] for row in kept]
    parents = parents_of([PrintedRow(row, ()) for row in rows])
    made = Table(table.id, table.kind, table.title, table.unit, table.columns, rows, parents, table.sides)
    for name in _ARRAYS:
        getattr(made, name)[:] = getattr(table, name)[:, kept]
    return made


MISREADINGS: Sequence[Misreading] = (
    columns_moved,
    part_moved,
    columns_changed_over,
    codes_as_amounts,
    figures_split,
    column_slid,
    rows_dropped,
)


def doubted(document: Document) -> dict[int, list[str]]:
    """What the last phase of the reading would doubt, table by table."""
    for table in document.tables:
        table.doubts = ()
    return {
        n: [one.of.value for one in table.doubts]
        for n, table in enumerate(doubt(document).document.tables)
        if table.doubts
    }


def with_slips(
    document: Document, count: int, rng: random.Random, only: int | None = None, of: str | None = None
) -> Document:
    """A copy with ``count`` slips of all kinds or ``of`` one, in one table alone where ``only`` tells which."""
    made = document.copy()
    ground = Ground.of(made)
    cells = [cell for cell in ground.cells if only in (None, cell.table)]
    planted = 0
    while planted < count:
        cell = rng.choice(cells)
        figure = ground.figure(cell)
        if figure is None or figure.fen <= 0:
            continue
        digits = [kind for kind in DIGIT_SLIPS for _ in range(2)]
        kind = of or rng.choice([*digits, "blank", "sign", "neighbour", "column", "exchange"])
        slip = _slip(ground, cell, kind, rng)
        for at, put in (slip or {}).items():
            edit(made, at, put).apply(made)
        planted += bool(slip)
    return made


def _slip(ground: Ground, cell: Cell, kind: str, rng: random.Random) -> Slip | None:
    match kind:
        case "blank":
            return ground.blank_slip(cell)
        case "sign":
            return ground.sign_slip(cell)
        case "neighbour":
            return ground.neighbour_slip(cell, rng)
        case "column":
            return ground.column_slip(cell, rng)
        case "exchange":
            return ground.exchange_slip(cell, rng)
    return ground.digit_slip(cell, kind, rng)


def misread(document: Document, number: int, rng: random.Random) -> Iterator[tuple[str, Document]]:
    """The document with one of its tables misread in each way that it can be, where that breaks anything."""
    for misreading in MISREADINGS:
        table = misreading(document.tables[number], rng)
        if table is not None:
            made = document.copy()
            made.tables[number] = table
            if any(bool((family.outcomes == Outcome.DIFFERS).any()) for family in Check.of_all(made).families):
                yield misreading.__name__, made
