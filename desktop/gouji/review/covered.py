"""What a sign-off covers: every figure of a document, its rows and the figures of its text, exactly as they stood.

Whether it still does, and what is another since, is found in the figures: nothing of it is stored, so that a figure
that is put back makes the sign-off stand again. Held by ``tests/review/test_covered.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from gouji.model.document import Cell, Document
from gouji.model.money import Figure
from gouji.model.table import Table


class What(StrEnum):
    """What is another than it was."""

    FIGURE = "figure"
    ROW_ADDED = "row-added"
    ROW_GONE = "row-gone"
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
    if [one.digests for one in before.beside.values()] != [one.digests for one in now.beside.values()]:
        yield Difference(What.BESIDE, "")


def stands(before: Document, now: Document) -> bool:
    """Whether nothing is another."""
    return next(differences(before, now), None) is None


def _of_table(old: Table, new: Table) -> Iterator[Difference]:
    if (old.id, old.unit, old.columns) != (new.id, new.unit, new.columns):
        yield Difference(What.TABLE, new.id)
    elif old.rows is new.rows or _labels(old) == _labels(new):
        yield from _figures(old, new)
    else:
        yield from _rows(old, new)


def _labels(table: Table) -> list[tuple[str | None, str]]:
    return [(row.code, row.name) for row in table.rows]


def _figures(old: Table, new: Table) -> Iterator[Difference]:
    """Of tables with the same rows the figures that are others."""
    others = (old.values != new.values) | (old.present != new.present)
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
            if (was and was.fen) != (stands and stands.fen) or (was is None) != (stands is None):
                yield Difference(What.FIGURE, f"{new.id}!{key}.{name}", was, stands)


def cell_of(document: Document, one: Difference) -> Cell | None:
    """Where a figure that is another stands; None where it does no longer."""
    return document.find(one.address) if one.what is What.FIGURE else None
