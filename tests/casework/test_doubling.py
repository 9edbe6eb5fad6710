"""A rule that says again what the program checks is told, whichever side it begins with."""

from __future__ import annotations

import pytest

from gouji.casework.ruling.trying import tried
from gouji.checking.check import Check
from gouji.checking.rules.own import NONE, Draft
from tests.checking.accounts.other_years import both


@pytest.fixture(scope="module")
def check() -> Check:
    return Check(both())


CARRIED = "收入支出决算总表!年初结转和结余.决算数 {} 上年:收入支出决算总表!年末结转和结余.决算数"


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("收入支出决算总表!本年收入合计.决算数 = 收入决算表!合计.本年收入合计", True),
        ("收入决算表!合计.本年收入合计 = 收入支出决算总表!本年收入合计.决算数", True),
        ("支出决算表!合计.本年支出合计 >= 支出决算表!合计.基本支出", False),
        (CARRIED.format("="), True),
        (CARRIED.format("<="), False),
        ("每科目: 一般公共预算财政拨款支出决算表!*.基本支出 <= 支出决算表!*.基本支出", False),
    ],
)
def test_a_rule_that_the_program_has_is_told(check: Check, text: str, is_told: bool) -> None:
    told = [one for one in tried(check, NONE, Draft("甲", text)).warnings if "软件自带" in one]
    assert bool(told) is is_told
