"""The treemap: areas as large as their amounts, whole amounts, gone into step by step."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from gouji.checking.check import Check
from gouji.model.money import show_amount
from gouji.pictures import treemap
from gouji.pictures.shapes import Box, Pattern, Picture
from gouji.pictures.spending import Spending, by_class
from gouji.reading.read import read_document
from tests.conftest import SAMPLE
from tests.explaining.small import document, put, table
from tests.pictures.laid_out import stands_apart, stands_within, surface, texts

SIZES = [(900, 420), (560, 300), (1500, 800), (240, 160)]


@pytest.fixture
def check() -> Check:
    return Check(read_document(SAMPLE))


def of(check: Check) -> Spending:
    return by_class(check)[0]


def drawn(check: Check, size: tuple[float, float] = (900, 420), path: Sequence[int] = ()) -> Picture:
    spending = of(check)
    return treemap.drawn(check, spending, spending.way(path)[-1], surface(*size))


def areas(picture: Picture) -> dict[object, Box]:
    return {
        picture.spots[one.spot].target: one for one in picture.shapes if isinstance(one, Box) and one.spot is not None
    }


@pytest.mark.parametrize("size", SIZES)
def test_words_stand_on_the_surface_and_on_no_others(check: Check, size: tuple[float, float]) -> None:
    picture = drawn(check, size)
    assert stands_within(picture)
    assert stands_apart(picture)


@pytest.mark.parametrize("size", SIZES)
def test_no_figure_is_cut(check: Check, size: tuple[float, float]) -> None:
    """Every run of digits is a whole code, amount or share of some class."""
    spending = of(check)
    every = [*spending.whole.walk()]
    whole = {show_amount(one.amount, spending.unit, spending.decimals) for one in every} | {one.code for one in every}
    whole |= {treemap.share_told(spending, one).lstrip("<") for one in every}
    for text in texts(drawn(check, size)):
        assert set(re.findall(r"[\d,.]+%?", text)) <= whole, text


def test_areas_are_as_large_as_amounts(check: Check) -> None:
    whole, picture = of(check).whole, drawn(check)
    found = areas(picture)
    scale = picture.width * picture.height / whole.amount
    for one in whole.parts:
        area = found[one.row]
        assert (area.width + 2) * (area.height + 2) == pytest.approx(one.amount * scale, rel=0.01)


def test_one_goes_into_a_class_and_into_its_parts(check: Check) -> None:
    whole = of(check).whole
    first = next(one for one in whole.parts if one.code == "208")
    inside = drawn(check, path=[first.row])
    assert {one.row for one in first.parts} <= set(areas(inside))
    assert not {one.row for one in whole.parts} & set(areas(inside))
    leaf = first.parts[0].parts[0]
    alone = drawn(check, path=[first.row, first.parts[0].row, leaf.row])
    assert [*areas(alone)] == [leaf.row]


def test_every_area_is_told_with_amount_and_share(check: Check) -> None:
    picture = drawn(check)
    told = {spot.target: spot.told for spot in picture.spots}
    (education,) = (one for one in of(check).whole.parts if one.code == "205")
    assert told[education.row] == "205 教育支出：776,607,723 元，占 25.0%"


def test_what_parts_leave_over_is_hatched_and_what_they_have_too_much_is_told() -> None:
    check = Check(document(table("expenditure", 1, [(1, 2), (3, 4), (5, 6)])))
    put(check, "T1!201.合计", 30)
    picture = drawn(check)
    hatched = [one for one in picture.shapes if isinstance(one, Box) and one.pattern is Pattern.HATCHED]
    assert [picture.spots[one.spot].told for one in hatched if one.spot is not None] == [
        "201 科目201：下级合计少 20 元",
    ]
    assert "✗" in texts(picture)
    spending = of(check)
    assert treemap.rest_told(check, spending, spending.whole) == "下级合计多 20 元"


def test_what_is_below_nothing_has_no_area() -> None:
    check = Check(document(table("expenditure", 1, [(1, 2), (3, 4), (5, 6)])))
    put(check, "T1!20101.合计", -4)
    picture = drawn(check)
    assert 1 not in areas(picture)
    assert 2 in areas(picture)
