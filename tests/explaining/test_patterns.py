"""The names of slips, told from two figures alone."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.explaining.patterns import DOUBLED, DROPPED, LIKELIHOOD, ONE_DIGIT, SWAPPED, digit_slip
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
