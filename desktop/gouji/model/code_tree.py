"""Which coded row holds which: a row belongs to the code above its own that the table prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from gouji.model.brood import NO_ROW
from gouji.model.codes import parent_of
from gouji.model.table import Row

Parents = NDArray[np.int32]


def give_to_codes(rows: Sequence[Row], members: Iterable[int], parents: Parents, before: dict[str, int]) -> list[int]:
    """Give coded rows of one side their parents; returns the rows that have none among the codes.

    A code that is printed again begins anew, unless nothing stood below it yet: then it is the same row, printed twice.
    A list that is printed in several columns goes on at the side ``before``, with what the last of its codes hold.
    """
    members = [*members]
    tops = []
    latest: dict[str, int] = {}
    first: dict[str, int] = {}
    holding: set[int] = set()
    for number in members:
        first.setdefault(rows[number].code or "", number)
    for number in members:
        code = rows[number].code
        if code is None:
            continue
        if code not in latest or latest[code] in holding:
            latest[code] = number
        above = parent_of(code)
        while above and above not in first and above not in before:
            above = parent_of(above)
        if above:
            own = latest.get(above, first.get(above))
            parents[number] = before[above] if own is None else own
            holding.add(int(parents[number]))
        else:
            tops.append(number)
    before |= latest
    return tops


def parents_by_codes(rows: Sequence[Row]) -> Parents:
    """What codes alone tell of all rows of a table, side by side; NO_ROW where they tell nothing."""
    parents = np.full(len(rows), NO_ROW, np.int32)
    sides: dict[int, list[int]] = {}
    for number, row in enumerate(rows):
        sides.setdefault(row.side, []).append(number)
    before: dict[str, int] = {}
    for _, members in sorted(sides.items()):
        give_to_codes(rows, members, parents, before)
    return parents
