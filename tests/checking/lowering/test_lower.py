"""A law holds for the years, the stage and the bodies that it says; what is for others is told with its reason."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from gouji.casework.telling.unchecked import statement
from gouji.checking.check import Check
from tests.checking.lowering.test_ties import LEAVES
from tests.explaining.small import CASTING, by, document, table


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"since": 2017}, None),
        ({"since": 2018}, "other-year"),
        ({"until": 2017}, None),
        ({"until": 2016}, "other-year"),
        ({"stage": "budget"}, None),
        ({"stage": "final-accounts"}, "other-stage"),
        ({"region": ("江苏", "上海")}, None),
        ({"region": ("江苏",)}, "other-region"),
    ],
)
def test_a_law_is_judged_where_it_says_it_holds(said: dict[str, Any], reason: str | None) -> None:
    made = document(table("expenditure", 1, LEAVES))
    made.entity = "上海市某局"
    check = Check(made, by(replace(CASTING, **said)))
    assert [one.reason for one in check.unchecked] == [reason] * (reason is not None)
    assert bool(check.families) is (reason is None)


@pytest.mark.parametrize("said", [{"since": 2000}, {"until": 2100}])
def test_a_document_without_a_year_is_judged_by_no_law_of_some_years(said: dict[str, Any]) -> None:
    made = document(table("expenditure", 1, LEAVES))
    made.year = None
    assert [one.reason for one in Check(made, by(replace(CASTING, **said))).unchecked] == ["year-unknown"]
    assert Check(made, by(CASTING)).families


def test_a_law_of_another_region_is_told_in_a_sentence() -> None:
    made = document(table("expenditure", 1, LEAVES))
    check = Check(made, by(replace(CASTING, name="", region=("江苏",))))
    (one,) = check.unchecked
    assert statement(check, one) == "A1：只用于其他地区"
