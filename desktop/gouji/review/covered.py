"""What a document holds otherwise than when it was signed off: figures with their decimals, rows with what they belong
to and in which order, figures of its text, and what stands beside it as what.

It explains why a sign-off stands no longer, and decides nothing: that follows from what was done (``account.py``), and
of a case that is opened again from the digest that was kept (``figures_held.py``). Held by
``tests/review/test_covered.py``.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from gouji.model.brood import NO_ROW
from gouji.model.document import Beside, Cell, Document
from gouji.model.money import Figure
from gouji.model.table import Table


class What(StrEnum):
    """What is another than it was."""

    FIGURE = "figure"
    ROW_ADDED = "row-added"
    ROW_GONE = "row-gone"
    ORDER = "order"
    """Rows stand in another order, or belong to others."""
    TEXT = "text"
    TABLE = "table"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is another: where, by its address, and of a figure what it was and is; None is blank."""

    what: What
    address: str
    old: Figure | None = None
    new: Figure | None = None


def differences(before: Document, now: Document) -> Iterator[Difference]:
    """What a document holds otherwise than it did, table by table, then its text and what stands beside it."""
    for old, new in zip(before.tables, now.tables, strict=False):
        yield from _of_table(old, new)
    for one in (*before.tables[len(now.tables) :], *now.tables[len(before.tables) :]):
        yield Difference(What.TABLE, one.id)
    places = {*before.retold, *now.retold}
    if any(before.retold.get(place) != now.retold.get(place) for place in places):
        yield Difference(What.TEXT, "")
    if _beside(before) != _beside(now):
        yield Difference(What.BESIDE, "")


def _beside(document: Document) -> dict[Beside, tuple[str, ...]]:
    return {role: one.digests for role, one in document.beside.items()}


def _of_table(old: Table, new: Table) -> Iterator[Difference]:
    if (old.id, old.unit, old.columns) != (new.id, new.unit, new.columns):
        yield Difference(What.TABLE, new.id)
    elif old.rows is new.rows or _labels(old) == _labels(new):
        yield from _figures(old, new)
        if not np.array_equal(old.parents, new.parents):
            yield Difference(What.ORDER, new.id)
    else:
        yield from _rows(old, new)


def _labels(table: Table) -> list[tuple[str | None, str]]:
    return [(row.code, row.name) for row in table.rows]


def _figures(old: Table, new: Table) -> Iterator[Difference]:
    """Of tables with the same rows the figures that are others."""
    others = (old.values != new.values) | (old.present != new.present) | (old.decimals != new.decimals)
    for column, row in np.argwhere(others).tolist():
        address = f"{new.id}!{new.keys[row]}.{new.columns[column]}"
        yield Difference(What.FIGURE, address, *(one.content(row, column).figure for one in (old, new)))


def _rows(old: Table, new: Table) -> Iterator[Difference]:
    """Of tables with other rows the rows that came and went, by their keys, and the figures of those that stayed."""
    before, now = ({key: row for row, key in enumerate(table.keys)} for table in (old, new))
    yield from (Difference(What.ROW_GONE, f"{old.id}!{key}") for key in before if key not in now)
    yield from (Difference(What.ROW_ADDED, f"{new.id}!{key}") for key in now if key not in before)
    for key in (key for key in now if key in before):
        for column, name in enumerate(new.columns):
            was, stands = old.content(before[key], column).figure, new.content(now[key], column).figure
            if was != stands:
                yield Difference(What.FIGURE, f"{new.id}!{key}.{name}", was, stands)
    if _tree(old, now) != _tree(new, before):
        yield Difference(What.ORDER, new.id)


def _tree(table: Table, others: Container[str]) -> list[tuple[str, str | None]]:
    """The rows that another table has as well, by their keys in their order, each with what it belongs to there."""
    above = (table.keys[row] if row != NO_ROW else None for row in table.parents.tolist())
    both = zip(table.keys, above, strict=True)
    return [(key, over if over in others else None) for key, over in both if key in others]


def cell_of(document: Document, one: Difference) -> Cell | None:
    """Where a figure that is another stands; None where it does no longer."""
    return document.find(one.address) if one.what is What.FIGURE else None
