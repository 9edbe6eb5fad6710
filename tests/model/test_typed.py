"""Amounts as they are typed: with the name of a unit, as a small sum, in the unit that is shown."""

from __future__ import annotations

import pytest

from gouji.model.figures.typed import typed_amount
from gouji.model.money import AmountError, Figure, Unit

YUAN, WAN = Unit.YUAN, Unit.WAN


@pytest.mark.parametrize(
    ("text", "fen", "decimals"),
    [
        ("1,234.50", 123450, 2),
        ("3万", 3_000_000, 0),
        ("３ 万元", 3_000_000, 0),
        ("1.5亿", 15_000_000_000, 0),
        ("-2万", -2_000_000, 0),
        ("7元", 700, 0),
        ("=1+2", 300, 0),
        ("=1,000 - 0.5", 99950, 1),
        ("＝1＋2万", 2_000_100, 0),
        ("=-5+3", -200, 0),
    ],
)
def test_what_is_typed_into_a_table_in_yuan(text: str, fen: int, decimals: int) -> None:
    assert typed_amount(text, YUAN, YUAN) == Figure(fen, decimals)


def test_what_is_shown_in_another_unit_is_typed_in_it() -> None:
    assert typed_amount("1.5", WAN, YUAN) == Figure(1_500_000, 0)
    assert typed_amount("15000", YUAN, WAN) == Figure(1_500_000, 1)
    assert typed_amount("15000元", WAN, WAN) == Figure(1_500_000, 1)


def test_blank_stays_blank() -> None:
    assert typed_amount(" ", YUAN, YUAN) is None
    assert typed_amount("—", WAN, YUAN) is None


@pytest.mark.parametrize(
    "text", ["=", "=1+", "=1++2", "=*2", "=2*3", "=1万万", "甲万", "=A1+2", "=99999999999999999+1"]
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(AmountError):
        typed_amount(text, YUAN, YUAN)
