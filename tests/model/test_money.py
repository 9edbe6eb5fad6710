"""Money: what is typed and printed becomes exact 分 and comes back the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.model.money import FEN_LIMIT, AmountError, Figure, Unit, half_unit, parse_amount, plain_amount, show_amount


@pytest.mark.parametrize(
    ("text", "fen", "decimals"),
    [
        ("1,234.5", 123450, 1),
        ("１，２３４．５０", 123450, 2),
        ("(1,234)", -123400, 0),
        ("（12）", -1200, 0),
        ("-7", -700, 0),
        ("−7", -700, 0),
        ("0", 0, 0),
        ("3100400331", 310040033100, 0),
    ],
)
def test_accountants_ways_of_writing_an_amount(text: str, fen: int, decimals: int) -> None:
    assert parse_amount(text, Unit.YUAN) == Figure(fen, decimals)


@pytest.mark.parametrize("text", ["", "  ", "—", "-"])
def test_blank_is_not_zero(text: str) -> None:
    assert parse_amount(text, Unit.YUAN) is None


@pytest.mark.parametrize("text", ["abc", "1,23,4", "1.2.3", "12元", "(-5)", "0.001", "9" * 20])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(AmountError):
        parse_amount(text, Unit.YUAN)


def test_ten_thousands_are_exact() -> None:
    assert parse_amount("1197.1", Unit.WAN) == Figure(1_197_100_000, 1)


@pytest.mark.parametrize(
    ("unit", "decimals", "half"),
    [
        (Unit.WAN, 1, 50_000),
        (Unit.WAN, 4, 50),
        (Unit.WAN, 6, 0),
        (Unit.YUAN, 0, 50),
        (Unit.YUAN, 1, 0),
        (Unit.YUAN, 2, 0),
    ],
)
def test_what_a_print_leaves_open_follows_from_its_last_place(unit: Unit, decimals: int, half: int) -> None:
    assert half_unit(unit, decimals) == half


@pytest.mark.parametrize("text", ["9" * 5000, "1." + "0" * 5000, "1." + "0" * 21, "(" + "9" * 5000 + ")", "９" * 5000])
def test_as_many_digits_as_nobody_counts_are_no_amount(text: str) -> None:
    with pytest.raises(AmountError):
        parse_amount(text, Unit.YUAN)


@given(st.integers(1 - FEN_LIMIT, FEN_LIMIT - 1), st.sampled_from(Unit))
def test_what_is_printed_reads_back(fen: int, unit: Unit) -> None:
    for text in (plain_amount(fen, unit), show_amount(fen, unit)):
        figure = parse_amount(text, unit)
        assert figure is not None
        assert figure.fen == fen


@pytest.mark.parametrize(("unit", "half"), [(Unit.YUAN, 0), (Unit.QIAN, 500), (Unit.WAN, 5_000), (Unit.YI, 50_000_000)])
def test_figures_in_larger_units_are_rounded_to_their_last_place(unit: Unit, half: int) -> None:
    assert half_unit(unit, 2) == half
    assert plain_amount(150 * unit.fen // 100, unit, 2) == "1.50"
