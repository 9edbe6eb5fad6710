"""Numbers that were set aside, however often: a file from elsewhere may say so as often as it has entries."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gouji.keeping.entries import Ranges

TOLD = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9)).map(lambda one: (one[0], one[0] + one[1])))


@given(TOLD)
def test_a_number_is_in_one_of_the_ranges_or_in_none(told: list[tuple[int, int]]) -> None:
    ranges = Ranges(told)
    for number in range(45):
        assert (number in ranges) == any(first <= number <= last for first, last in told)


def test_ranges_that_repeat_or_overlap_are_one() -> None:
    ranges = Ranges([(number, number + 5) for number in range(10_000)] * 3)
    assert len(ranges._firsts) == 1
