"""The names of slips, told from two figures alone."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.checking.check import Check
from gouji.explaining.explain import explain
from gouji.explaining.slips.patterns import (
    DOUBLED,
    DROPPED,
    LIKELIHOOD,
    LOST_DECIMALS,
    LOST_FEN,
    OMITTED,
    ONE_DIGIT,
    REPEATED_ABOVE,
    SUPERFLUOUS,
    SWAPPED,
    WRONG_UNIT,
    digit_slip,
    pattern_of,
)
from gouji.model.document import Document
from gouji.model.money import Figure
from gouji.reading.read import read_pasted
from gouji.wording import LANGUAGE, say
from tests.explaining import planting


@pytest.mark.parametrize(
    ("wrong", "right", "name"),
    [
        ("464774351", "464774531", SWAPPED),
        ("9655393", "9655399", ONE_DIGIT),
        ("260220", "2602200", DROPPED),
        ("11913637", "1191367", DOUBLED),
        ("123", "456", None),
        ("1", "100", None),
    ],
)
def test_a_slip_of_the_keys(wrong: str, right: str, name: str | None) -> None:
    assert digit_slip(wrong, right) == name


@given(st.integers(1000, 10**12), st.integers(0, 10**6))
def test_planted_slips_are_recognised(amount: int, seed: int) -> None:
    rng = random.Random(seed)
    digits = str(amount)
    planted = {SWAPPED: planting.swapped, ONE_DIGIT: planting.one_digit, DROPPED: planting.dropped}
    for name, slip in planted.items():
        wrong = slip(digits, rng)
        if wrong is not None and wrong != digits:
            assert digit_slip(wrong, digits) == name


@pytest.mark.parametrize("name", LIKELIHOOD)
def test_every_slip_has_a_name_in_both_languages(name: str) -> None:
    for language in ("zh_CN", "en"):
        token = LANGUAGE.set(language)
        assert say(name) != name
        LANGUAGE.reset(token)


def test_no_unit_is_blamed_for_what_a_table_does_not_add_up_to_by_itself() -> None:
    """Scaled to next to nothing, any rounded table would add up."""
    head = ["2024年部门收入总表", "单位：万元", "科目编码\t科目名称\t合计\t财政拨款收入\t事业收入"]
    rows = ["205\t教育支出\t50.20\t140.10\t0.10", "20502\t普通教育\t50.20\t140.10\t0.10"]
    rows += ["2050201\t学前教育\t50.20\t140.10\t0.10", "\t合计\t50.20\t140.10\t0.10"]
    found = explain(Check(read_pasted("\n".join(head + rows))))
    offered = [one.pattern for group in found.groups for solution in group.solutions for one in solution.corrections]
    assert offered
    assert WRONG_UNIT not in offered


def printed(unit: str, *rows: str) -> Document:
    head = ["2024年部门支出预算总表", f"单位：{unit}", "科目编码\t科目名称\t合计\t基本支出\t项目支出"]
    return read_pasted("\n".join((*head, *rows)))


def slip(document: Document, address: str, right: int | None) -> str:
    cell = document.find(f"T1!{address}")
    assert cell is not None
    return pattern_of(document, cell, None if right is None else Figure(right, 2))


@pytest.mark.parametrize(
    ("unit", "stated", "right", "name"),
    [
        ("元", "22,118,861", 22_118_861_34, LOST_FEN),
        ("元", "22,118,861", 22_118_861_30, LOST_FEN),
        ("元", "−22,118,861", -22_118_861_34, LOST_FEN),
        ("万元", "2,946", 2_946_2500_00, LOST_DECIMALS),
    ],
)
def test_what_is_lost_behind_the_point_is_named(unit: str, stated: str, right: int, name: str) -> None:
    assert slip(printed(unit, f"204\t公共安全支出\t{stated}\t{stated}\t"), "204.合计", right) == name


@pytest.mark.parametrize(
    ("stated", "right"),
    [
        ("22,118,861.34", 22_118_861_00),
        ("22,118,861.00", 22_118_861_34),
        ("22,118,861", 22_118_862_34),
        ("22,118,861", -22_118_861_34),
        ("5", 34),
    ],
)
def test_a_figure_that_is_not_the_same_is_called_neither(stated: str, right: int) -> None:
    assert slip(printed("元", f"204\t公共安全支出\t{stated}\t\t"), "204.合计", right) not in (LOST_FEN, LOST_DECIMALS)


FAMILY = ("204\t公共安全支出\t700\t\t700", "20406\t司法\t700\t\t700")


@pytest.mark.parametrize("right", [None, 100_00])
def test_the_amount_of_the_row_above_is_named(right: int | None) -> None:
    """Whether the part should be blank or another figure."""
    document = printed("元", *FAMILY, "2040601\t行政运行\t700\t\t700", "2040602\t一般管理\t600\t\t600")
    assert slip(document, "2040601.项目支出", right) == REPEATED_ABOVE


@pytest.mark.parametrize(
    ("rows", "address", "name"),
    [
        (("2040601\t行政运行\t700\t\t700",), "2040601.项目支出", SUPERFLUOUS),
        (("2040601\t行政运行\t700\t\t701", "2040602\t一般管理\t600\t\t600"), "2040601.项目支出", SUPERFLUOUS),
        (("2040601\t行政运行\t700\t\t", "2040602\t一般管理\t600\t\t600"), "2040601.项目支出", OMITTED),
    ],
    ids=["the only part", "another figure", "blank"],
)
def test_what_is_the_same_by_right_or_another_is_not_called_repeated(
    rows: tuple[str, ...], address: str, name: str
) -> None:
    assert slip(printed("元", *FAMILY, *rows), address, 100_00 if name is OMITTED else None) == name
