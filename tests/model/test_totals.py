"""What a label sums, told in one place."""

from __future__ import annotations

import pytest

from gouji.model.totals import Total, is_bare_total, is_grand_total, is_subtotal, is_total, names_total, total_of


@pytest.mark.parametrize(
    ("label", "total"),
    [
        ("合计", Total("", "合计")),
        ("总 计：", Total("", "总计")),
        ("收入\n总计", Total("收入", "总计")),
        ("本年支出合计", Total("本年支出", "合计")),
        ("小计:", Total("", "小计")),
        ("合计数", None),
        ("会计师", None),
        ("", None),
    ],
)
def test_what_a_label_sums(label: str, total: Total | None) -> None:
    assert total_of(label) == total
    assert is_total(label) == (total is not None)


@pytest.mark.parametrize("label", ["合计", "总计", "收入总计", "支出合计", "合 计"])
def test_a_grand_total_sums_all_of_its_side(label: str) -> None:
    assert is_grand_total(label)


@pytest.mark.parametrize("label", ["小计", "支出小计", "本年收入合计", "人员经费合计", "一、支出总计"])
def test_a_total_of_a_part_is_no_grand_total(label: str) -> None:
    assert is_total(label)
    assert not is_grand_total(label)


def test_money_carried_over_may_follow_the_total_of_a_side() -> None:
    labels = ("合计", "总计", "收入总计", "收入合计", "支出合计", "本年收入合计")
    assert [label for label in labels if (total := total_of(label)) and total.is_last] == ["合计", "总计", "收入总计"]


def test_a_bare_total_says_not_what_it_is_of() -> None:
    assert [label for label in ("合计", "总 计", "小计", "收入总计") if is_bare_total(label)] == ["合计", "总 计"]


def test_a_subtotal_sums_the_group_it_stands_with() -> None:
    assert [label for label in ("小计", "教育小计", "合计") if is_subtotal(label)] == ["小计", "教育小计"]


def test_a_total_is_named_in_running_text_too() -> None:
    assert [text for text in ("本年合 计 12.5", "总计", "小计 3", "会计 3") if names_total(text)] == [
        "本年合 计 12.5",
        "总计",
    ]
