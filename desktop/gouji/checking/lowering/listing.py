"""Laws of lists that stand side by side: a side without a total of its own adds up to that of another side.

A list that prints no money tells nothing, and income is no list of spending: it is the side that a table begins with
(``tests/checking/lowering/test_listing.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.checking.families.family import Family
from gouji.checking.families.sense import Sense
from gouji.checking.families.sides import Sides
from gouji.checking.families.ties import Ties
from gouji.checking.lowering.ground import Ground
from gouji.checking.rules.laws import ListingLaw
from gouji.checking.unchecked import Unchecked, Why
from gouji.model.brood import NO_ROW
from gouji.model.document import Cell
from gouji.model.table import Table


def lower_listing(ground: Ground, law: ListingLaw) -> Iterator[Family | Unchecked]:
    """A relation for each list without a total of a table that prints the total."""
    numbers = [*ground.numbers_of(law.kinds)]
    relations = [one for number in numbers for one in ground.share(law, number, _relations)]
    if relations:
        yield Ties(ground.document, law, relations, Sense.EQUAL)
    elif numbers:
        yield Unchecked.because(law, Why.ROW, tuple(sorted({ground.table(number).kind for number in numbers})))
    else:
        yield Unchecked.because(law, Why.TABLE, law.kinds)


def _relations(ground: Ground, law: ListingLaw, number: int) -> Iterator[Sides]:
    table = ground.table(number)
    total = ground.row_of(table, law.total)
    if total is None or not table.row_columns(total):
        return
    stated = Cell(number, total, table.row_columns(total)[0])
    for side in range(1, len(table.sides)):
        rows = _listed(table, side)
        cells = tuple(Cell(number, row, table.sides[side][0]) for row in rows)
        stating = [cell for cell in cells if ground.premises.states(cell) is not False]  # all are asked
        if stating and side != table.rows[total].side:
            yield Sides(stated, cells)


def _listed(table: Table, side: int) -> Sequence[int]:
    """The rows of a side that belong to no other; none where it prints a total."""
    rows = [number for number, row in enumerate(table.rows) if row.side == side]
    if any(table.rows[number].level == 0 and not table.rows[number].code for number in rows):
        return ()
    return [number for number in rows if table.parents[number] == NO_ROW]
