"""Which rows may hold more than was read where gaps are: as the definition has it, in any tree and for any gaps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gouji.model.brood import NO_ROW
from gouji.model.money import Unit
from gouji.model.table import Row, Table


def open_by_definition(parents: Sequence[int], totals: Sequence[int], gaps: Sequence[int]) -> list[bool]:
    """Row by row and gap by gap."""
    found = [False] * len(parents)
    for gap in gaps:
        across = [above for row, above in enumerate(parents) if (row < gap) != (above < gap)]
        parts = {total: [row for row, above in enumerate(parents) if above == total] for total in totals}
        left = [total for total in totals if total >= gap or not parts[total] or max(parts[total]) > total]
        for seed in (gap - 1, *across, *left):
            row = seed
            while row != NO_ROW:
                found[row] = True
                row = parents[row]
    return found


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[int], list[bool], list[int]]:
    count = draw(st.integers(1, 10))
    order = draw(st.permutations(range(count)))
    parents = [NO_ROW] * count
    for place, row in enumerate(order):
        if place and draw(st.booleans()):
            parents[row] = order[draw(st.integers(0, place - 1))]
    totals = [draw(st.booleans()) for _ in range(count)]
    return parents, totals, sorted(draw(st.sets(st.integers(1, count), max_size=3)))


@given(trees())
def test_rows_are_open_as_the_definition_has_it(tree: tuple[list[int], list[bool], list[int]]) -> None:
    parents, totals, gaps = tree
    rows = [Row(f"{number}", None, 0 if total else 1) for number, total in enumerate(totals)]
    own = np.array(parents, np.int32)
    table = Table("T1", "expenditure", "", Unit.YUAN, ("合计",), rows, own, ((0,),), gaps=tuple(gaps))
    wanted = open_by_definition(parents, [number for number, total in enumerate(totals) if total], gaps)
    assert table.open_rows.tolist() == wanted
