"""Whether two checks of one document are the same, however each came about."""

from __future__ import annotations

import numpy as np

from gouji.checking.check import Check


def assert_alike(one: Check, other: Check) -> None:
    """Both hold the same relations, with the same verdicts, and leave the same unchecked for the same reasons."""
    for taken, fresh in zip(one.families, other.families, strict=True):
        assert (taken.law, type(taken)) == (fresh.law, type(fresh))
        np.testing.assert_array_equal(taken.outcomes, fresh.outcomes)
        np.testing.assert_array_equal(taken.differences, fresh.differences)
        relations = range(len(taken.outcomes))
        assert [*map(taken.sides, relations)] == [*map(fresh.sides, relations)]
    told = [[(left.law, left.message, left.kinds, left.relations) for left in each.unchecked] for each in (one, other)]
    assert told[0] == told[1]
    assert one.findings() == other.findings()
