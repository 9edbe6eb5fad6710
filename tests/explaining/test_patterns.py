"""The names of slips, told from two figures alone."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.checking.check import Check
from gouji.explaining.explain import explain
from gouji.explaining.slips.patterns import DOUBLED, DROPPED, LIKELIHOOD, ONE_DIGIT, SWAPPED, WRONG_UNIT, digit_slip
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
