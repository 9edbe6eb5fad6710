"""Columns of two tables: by their path, their last name, and what laws call them; years as told from the document."""

from __future__ import annotations

import pytest

from gouji.checking.rules.library import library
from gouji.comparing.columns import columns_paired, seen_as


def paired(old: str, new: str, years: tuple[int, int] = (2024, 2024)) -> list[tuple[str, str]]:
    lefts, rights = old.split(), new.split()
    pair = zip((lefts, rights), years, strict=True)
    old_seen, new_seen = ([seen_as(n, name, year) for n, name in enumerate(names)] for names, year in pair)
    found = columns_paired(old_seen, new_seen, library().names).right_of
    return [(lefts[a], rights[b]) for a, b in sorted(found.items())]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("合计 基本支出 项目支出", "项目支出 合计 基本支出", 3),
        ("预算数", "合计 人员经费 公用经费 项目支出", 1),
        ("合计/预算数 合计/决算数", "合计", 0),
        ("公务用车购置及运行费/小计 公务接待费", "小计 公务接待费", 2),
        ("合计 财政拨款收入", "本年收入合计 财政拨款收入", 2),
        ("一般公共预算", "一般公共预算财政拨款", 1),
    ],
)
def test_columns_are_paired_by_what_they_are_called(old: str, new: str, expected: int) -> None:
    assert len(paired(old, new)) == expected


def test_a_year_is_told_from_that_of_the_document() -> None:
    found = paired("2023年执行数 2024年预算数", "2024年执行数 2025年预算数", (2024, 2025))
    assert found == [("2023年执行数", "2024年执行数"), ("2024年预算数", "2025年预算数")]
    assert paired("2023年预算数", "2024年预算数", (2024, 2024)) == []
