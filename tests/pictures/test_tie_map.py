"""The tie map: every node and tie can be gone to, numbers find room, what differs is never left out."""

from __future__ import annotations

from collections import Counter

import pytest

from gouji.casework.case import Case
from gouji.casework.pictures.titles import titles_of
from gouji.pictures import tie_map
from gouji.pictures.shapes import Curve, Dash, Look, Picture
from gouji.pictures.ties import Node, Sort, Tie, Tied, ties_of
from tests.conftest import SLIPS
from tests.pictures.laid_out import stands_apart, stands_within, surface, texts

WIDTHS = [480, 700, 1100]


def of_the_sample(width: float = 900) -> tuple[Tied, Picture]:
    case = Case.look_at(SLIPS)
    tied = ties_of(case.check)
    picture = tie_map.drawn(tied, titles_of(case.document, tied), surface(width))
    case.close()
    return tied, picture


def many(count: int, differing: int = 3) -> Tied:
    """Nodes of which each is tied to all others."""
    nodes = tuple(Node(Sort.TABLE, number) for number in range(count))
    between: dict[Tie, Counter[str]] = {
        (one, other): Counter(agrees=30 + other.number, differs=int((one.number + other.number) % differing == 0))
        for one in nodes
        for other in nodes
        if one < other
    }
    return Tied(nodes, {one: Counter(agrees=3) for one in nodes}, between)


def curves(picture: Picture) -> dict[object, Curve]:
    return {
        picture.spots[one.spot].target: one for one in picture.shapes if isinstance(one, Curve) and one.spot is not None
    }


def test_every_node_and_every_tie_can_be_gone_to() -> None:
    tied, picture = of_the_sample()
    assert [spot.target for spot in picture.spots] == [*tied.nodes, *tied.between]
    assert set(curves(picture)) == set(tied.between)
    assert picture.spots[2].told == "T3 支出预算总表：不符 3 项，相符 82 项"
    tie = Node(Sort.TABLE, 2), Node(Sort.TABLE, 4)
    assert picture.spots[picture.number_of(tie) or 0].told == (
        "T3 支出预算总表 — T5 一般公共预算支出：不符 1 项，相符 110 项"
    )


def test_a_line_tells_the_worst_and_how_many_there_are() -> None:
    _, picture = of_the_sample()
    lines = curves(picture)
    wrong = lines[Node(Sort.TABLE, 2), Node(Sort.TABLE, 4)]
    right = lines[Node(Sort.TABLE, 0), Node(Sort.TABLE, 1)]
    assert (wrong.ink, wrong.dash, right.ink) == (Look.DIFFERS, Dash.SOLID, Look.LINE)
    assert wrong.width > right.width
    assert "✗ 1  ✓ 110" in texts(picture)


@pytest.mark.parametrize("width", WIDTHS)
def test_numbers_stand_on_the_surface_and_on_no_others(width: float) -> None:
    _, picture = of_the_sample(width)
    assert stands_within(picture)
    assert stands_apart(picture)


@pytest.mark.parametrize("width", WIDTHS)
def test_of_very_many_ties_the_numbers_of_those_that_differ_are_there(width: float) -> None:
    tied = many(14)
    picture = tie_map.drawn(tied, {one: f"T{one.number + 1} 某某预算支出表" for one in tied.nodes}, surface(width))
    wrong = sum(counts["differs"] for counts in tied.between.values())
    assert sum("✗" in text for text in texts(picture)) - 1 == wrong  # the legend has one more
    assert len(curves(picture)) == len(tied.between)


def test_the_map_takes_the_height_that_is_there_and_no_less_than_it_needs() -> None:
    tied, low = of_the_sample()
    assert low.height <= 420
    crowded = tie_map.drawn(many(40), {one: str(one.number) for one in many(40).nodes}, surface(900, 300))
    assert crowded.height == pytest.approx((40 * tie_map.ROW + tie_map.LEGEND) * 10)
    assert len(tied.nodes) == 8


def test_outcomes_that_are_not_seen_are_none() -> None:
    assert tie_map.told_shortly(Counter()) == ""
    assert tie_map.told(Counter()) == "没有核对关系"
    assert tie_map.told_shortly(Counter(rounding=2, hint=1, agrees=4)) == "△ 3  ✓ 4"
    assert tie_map.worst_of(Counter(agrees=1, uncheckable=1)) == "uncheckable"
