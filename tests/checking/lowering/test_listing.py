"""Lists side by side that make one total: what a side without a total adds up to."""

from __future__ import annotations

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.rules.laws import ListingLaw
from gouji.checking.rules.names import Name
from gouji.model.document import Document
from gouji.model.kinds import KindId
from gouji.reading.read import read_pasted
from tests.checking.lowering.test_ties import outcomes
from tests.explaining.small import by

LAW = ListingLaw(id="L", kinds=(KindId("revenue-expenditure"),), total=Name("当年支出小计"))

TITLE = "2018年收支预算总表\n单位：元\n项目名称\t金额\t功能科目名称\t金额\t项目名称\t金额\n"


def read(*rows: str) -> Document:
    return read_pasted(TITLE + "\n".join("\t".join(row.split("|")) for row in rows))


def judged(*rows: str) -> set[Outcome]:
    return outcomes(Check(read(*rows), by(LAW)), "L")


TOTAL = "当年收入小计|300.00|||当年支出小计|300.00"


@pytest.mark.parametrize(
    ("education", "expected"), [("100.00", {Outcome.AGREES}), ("90.00", {Outcome.DIFFERS}), ("", {Outcome.DIFFERS})]
)
def test_the_list_without_a_total_adds_up_to_that_of_the_other(education: str, expected: set[Outcome]) -> None:
    found = judged(
        f"一、财政拨款|300.00|一、教育支出|{education}|一、基本支出|120.00",
        "||二、科学技术支出|200.00|二、项目支出|180.00",
        TOTAL,
    )
    assert found == expected


def test_the_total_may_stand_on_either_side() -> None:
    found = judged(
        "一、财政拨款|300.00|一、教育支出|100.00|一、基本支出|120.00",
        "||二、科学技术支出|200.00|二、项目支出|170.00",
        "当年收入小计|300.00|当年支出小计|300.00||",
    )
    assert found == {Outcome.DIFFERS}


def test_a_list_that_states_nothing_is_held_against_nothing() -> None:
    assert judged("一、财政拨款|300.00|一、教育支出||一、基本支出|120.00", "||||二、项目支出|180.00", TOTAL) == set()


def test_a_list_with_a_total_of_its_own_is_held_against_that_alone() -> None:
    found = judged(
        "一、财政拨款|300.00|一、教育支出|100.00|一、基本支出|120.00",
        "||二、科学技术支出|200.00|二、项目支出|180.00",
        "当年收入小计|300.00|支出合计|300.00|当年支出小计|300.00",
    )
    assert found == set()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TITLE + "一、财政拨款\t300.00\t一、教育支出\t300.00\t一、基本支出\t300.00", "row-absent"),
        ("2018年支出预算总表\n单位：元\n合计\t基本支出\n300.00\t300.00", "table-absent"),
    ],
)
def test_what_is_not_printed_is_told(text: str, told: str) -> None:
    check = Check(read_pasted(text), by(LAW))
    assert outcomes(check, "L") == set()
    assert [one.reason for one in check.unchecked] == [told]
