"""A form held against itself: what its own figures contradict, what is missing, and what stays open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gouji.checking.families.family import OUTCOME_NAMES
from gouji.checking.forms.within import Within
from gouji.model.source import OnPage
from gouji.prose.forms.filled import FilledForm, Signature
from gouji.prose.forms.shown import shown
from tests.prose.forms.forms import APART, NEW, OLD, in_cells, in_lines, instead

Told = list[tuple[str, str, str]]


def told(form: FilledForm, year: int | None = 2017) -> Told:
    """What is held of a form: which thing of it, its outcome, how grave that is."""
    held = Within(shown(form), year).held()
    return [(one.aspect, OUTCOME_NAMES[one.outcome], one.severity.value) for one in held]


def wrong(form: FilledForm, year: int | None = 2017) -> Told:
    return [one for one in told(form, year) if one[1] != "agrees"]


def test_a_true_form_is_accused_of_nothing() -> None:
    assert told(in_cells(*OLD)) == [("parts", "agrees", "must")]
    assert told(in_cells(*NEW), 2023) == [("parts", "agrees", "must"), ("parts", "agrees", "must")]
    assert wrong(in_lines(*APART[:-1])) == []


def test_parts_that_do_not_add_up_contradict_their_whole() -> None:
    form = in_cells(*instead(OLD, _11="|核实工作经费||61,000"))
    assert wrong(form) == [("parts", "differs", "must")]
    [held] = [one for one in Within(shown(form), 2017).held() if one.message]
    assert held.params == {"sum": "4,781,000.00 元", "stated": "4,780,000.00 元"}
    assert wrong(in_cells(*instead(NEW, _5="|||||上年结转资金||500.00")), 2023) == [("parts", "differs", "must")]


def test_of_lines_without_cells_a_reason_is_asked_and_no_more() -> None:
    lines = [" ".join(text for text in row.split("|") if text) for row in NEW]
    assert wrong(in_lines(*instead(lines, _5="上年结转资金 500.00")), 2023) == [("parts", "differs", "explain")]


@pytest.mark.parametrize(
    "lines",
    [
        ["其中：上年结转资金 500.00"],
        ["其中：", "上年结转资金 500.00"],
        ["其中", "上年结转资金 500.00"],
        ["绩效目标 另行说明，其中：", "上年结转资金 500.00"],
    ],
    ids=["before it", "cut off", "without its colon", "at the end of a line"],
)
def test_parts_of_parts_in_lines_accuse_nothing(lines: list[str]) -> None:
    """Whether money carried over is within the appropriation before it is not known."""
    new = [" ".join(text for text in row.split("|") if text) for row in NEW]
    form = in_lines(*new[:5], *lines, *new[6:])
    assert wrong(form, 2023) == [("parts", "uncheckable", "must")]
    assert wrong(in_lines(*instead(new, _5="上年结转资金 500.00")), 2023) == [("parts", "differs", "explain")]


@pytest.mark.parametrize(
    "row",
    ["|||||地方债券资金||100.00", "|||||||", "|||||上年结转资金||见附件"],
    ids=["unknown", "lacking", "no amount"],
)
def test_parts_that_are_not_all_known_tell_nothing(row: str) -> None:
    found = told(in_cells(*instead(NEW, _5=row, _6="||其他资金||1,000.00|||")), 2023)
    assert found == [("parts", "uncheckable", "must"), ("parts", "agrees", "must")]


@pytest.mark.parametrize(
    ("after", "rows"),
    [
        (10, ["|其中：印刷费||500,000"]),
        (10, ["其中：|印刷费||500,000"]),
        (10, ["|（1）印刷费||500,000", "|（2）人工费||3,020,000"]),
        (11, ["|　　印刷费||500"]),
        (10, ["|印刷费||500,000", "|人工费||3,020,000"]),
    ],
    ids=["of which", "of which in a cell of its own", "numbered", "indented", "adding up to the part before them"],
)
def test_parts_of_parts_accuse_nothing(after: int, rows: list[str]) -> None:
    form = in_cells(*OLD[: after + 1], *rows, *OLD[after + 1 :])
    assert wrong(form) == [("parts", "uncheckable", "must")]


def test_parts_that_are_all_numbered_alike_contradict_their_whole() -> None:
    numbered = {"_10": "|1.档案管理工作经费||3,520,000", "_11": "|2.核实工作经费||60,000"}
    assert wrong(in_cells(*instead(OLD, **numbered, _12="|12.系统专用经费||1,200,000"))) == []
    wrong_one = in_cells(*instead(OLD, **numbered, _12="|12.系统专用经费||1,200,001"))
    assert wrong(wrong_one) == [("parts", "differs", "must")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("||其中：财政资金||9,000.00|其中：财政拨款||4,100.00", "|||||其中：上年结转资金||100.00"),
        ("||其中：财政资金||9,000.00|其中：财政拨款||4,100.00", "||||其中：|上年结转资金||100.00"),
        ("||其中：财政资金||9,000.00|其中：当年财政拨款||4,100.00", "||||||上年结转资金|100.00"),
        ("||其中：财政资金||9,000.00|其中：财政拨款||4,100.00", "|||||上年结转资金||100.00"),
    ],
    ids=["of which", "of which in a cell of its own", "further right", "perhaps of the appropriation"],
)
def test_money_within_an_appropriation_accuses_nothing(first: str, second: str) -> None:
    form = in_cells(*instead(NEW, _4=first, _5=second))
    assert wrong(form, 2023) == [("parts", "uncheckable", "must")]


def test_parts_in_lines_that_add_up_to_nothing_are_not_checked() -> None:
    form = in_lines(*instead(APART, _9="核实工作经费 61,000", _7="项目当年预算（元） 4,780,000"))
    assert ("parts", "uncheckable", "must") in told(form)
    assert [one for one in told(form) if one[1] == "differs" and one[2] == "must"] == []


def test_parts_in_wan_may_be_out_by_their_rounding() -> None:
    rows = ("项目名称|某项目||", "项目总预算（万元）|10.0|项目当年预算（万元）|10.0", "子项目名称|||预算金额（万元）")
    assert told(in_cells(*rows, "甲|||3.3", "乙|||6.6")) == [("parts", "rounding", "must")]
    assert told(in_cells(*rows, "甲|||3.3", "乙|||6.2")) == [("parts", "differs", "must")]


def test_the_amount_of_a_year_is_no_more_than_that_of_all() -> None:
    form = in_cells("项目名称|某项目||", "项目总预算（元）|4,000|项目当年预算（元）|5,000")
    assert told(form) == [("whole", "differs", "explain")]


def test_a_form_of_another_year_and_days_that_do_not_fit() -> None:
    assert wrong(in_cells(*OLD, title="2016年绩效目标申报表")) == [
        ("year", "differs", "explain"),
        ("days", "differs", "explain"),
    ]
    backwards = in_cells(*instead(OLD, _4="开始时间|2017年1月1日|结束时间|2016-12-31"))
    assert wrong(backwards) == [("days", "differs", "explain")]


def test_no_box_is_ticked() -> None:
    form = in_cells(*instead(OLD, _1="项目类型|新增项目□ 结转项目□||", _2="资金用途|||"))
    assert wrong(form) == [("boxes", "differs", "hint")]


def test_what_must_be_filled_in() -> None:
    assert wrong(in_cells(*instead(OLD, _6="立项依据|||"))) == [("blank", "differs", "explain")]
    assert wrong(in_cells(*instead(OLD, _7="项目总预算（元）|4,780,000.00|项目当年预算（元）|"))) == [
        ("blank", "differs", "explain")
    ]


def test_a_missing_signature_is_to_be_explained_and_on_paper_a_hint_for_it_may_be_a_picture() -> None:
    form = in_lines(*APART)
    assert wrong(form) == [("signature", "differs", "explain")]
    place = Signature("负责人（签名）", "", OnPage(1, (0, 0, 1, 1)))
    assert wrong(replace(form, signatures=(place,))) == [("signature", "differs", "hint")]
    assert wrong(replace(form, signatures=(replace(place, by=None),))) == [("signature", "uncheckable", "must")]
