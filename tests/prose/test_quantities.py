"""Amounts, rates and counts of a text; what only looks like them is none."""

from __future__ import annotations

from fractions import Fraction

import pytest

from gouji.prose.quantities import Sort, is_number, lost, quantities


def found(text: str) -> list[tuple[str, Fraction, Fraction]]:
    return [(one.unit, one.value, one.step) for one in quantities(text)]


def test_amounts_are_exact_fen_with_the_step_of_their_print() -> None:
    assert found("收入3,412.68万元和1.35亿元，另5元") == [
        ("万元", Fraction(3_412_680_000), Fraction(10_000)),
        ("亿元", Fraction(13_500_000_000), Fraction(100_000_000)),
        ("元", Fraction(500), Fraction(100)),
    ]


def test_rates_are_parts_of_one_and_counts_stand_by_themselves() -> None:
    assert found("占96.6%，购置2辆") == [
        ("%", Fraction(966, 1000), Fraction(1, 1000)),
        ("辆", Fraction(2), Fraction(1)),
    ]
    assert [one.sort for one in quantities("提高2个百分点")] == [Sort.POINTS]


@pytest.mark.parametrize(
    "text",
    [
        "财预〔2016〕143号",
        "2024年12月31日",
        "电话021-63230000",
        "第十四条",
        "公开05表",
        "科目2080506",
        "单价100万元（含）以上设备",
        "限额50万元以下",
        "W060701单元",
        "单位：万元",
        "3米",
        "80元/人",
    ],
)
def test_what_only_looks_like_a_quantity_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["支出决算为万元", "占；社会保障万元，占", "完成预算的%"])
def test_a_unit_without_its_number_tells_that_a_figure_was_not_read(text: str) -> None:
    assert lost(text)


@pytest.mark.parametrize("text", ["单位：万元", "支出0万元", "约十几万元", "金额（万元）", "一百万元"])
def test_a_unit_that_names_the_column_is_not_lost(text: str) -> None:
    assert not lost(text)


def test_a_number_of_as_many_digits_as_nobody_counts_is_no_quantity() -> None:
    many = "9" * 5000
    assert [*quantities(f"收入预算{many}万元，增长{many}%，另有1.{many}万元")] == []
    assert not is_number(many)
