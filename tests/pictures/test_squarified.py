"""Areas by weight: as large as they should be, apart from one another, and nearly square."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gouji.pictures.squarified import Area, squarified

WEIGHTS = st.lists(st.integers(1, 10**15), min_size=1, max_size=40).map(lambda all_: sorted(all_, reverse=True))
ROOM = Area(3, 5, 640, 360)


def over(one: Area, other: Area) -> float:
    """How much of two areas lies on the other."""
    wide = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    high = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return max(wide, 0) * max(high, 0)


@given(WEIGHTS)
def test_each_area_is_as_large_as_its_weight(weights: list[int]) -> None:
    whole = ROOM.width * ROOM.height
    for weight, area in zip(weights, squarified(weights, ROOM), strict=True):
        assert area.width * area.height == pytest.approx(whole * weight / sum(weights), rel=1e-6, abs=1e-6)


@given(WEIGHTS)
@example([167541961, 1, 1])
def test_areas_lie_apart_and_within_the_room(weights: list[int]) -> None:
    areas = squarified(weights, ROOM)
    for number, one in enumerate(areas):
        assert one.x >= ROOM.x - 1e-6
        assert one.x + one.width <= ROOM.x + ROOM.width + 1e-6
        assert one.y >= ROOM.y - 1e-6
        assert one.y + one.height <= ROOM.y + ROOM.height + 1e-6
        assert all(over(one, other) < 1e-3 for other in areas[:number])


def test_areas_are_nearly_square() -> None:
    """The example of the paper that describes them."""
    areas = squarified([6, 6, 4, 3, 2, 2, 1], Area(0, 0, 6, 4))
    assert max(max(one.width / one.height, one.height / one.width) for one in areas) < 3
    assert [(round(one.width, 2), round(one.height, 2)) for one in areas[:2]] == [(3, 2), (3, 2)]


def test_nothing_fills_nothing() -> None:
    assert squarified([], ROOM) == []
    assert squarified([1], Area(0, 0, 0, 5)) == [Area(0, 0, 0, 0)]
