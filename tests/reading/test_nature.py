"""A document that is of no department says so in one sentence, and is accused of nothing that departments must keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.casework.causes.explained import of_check
from gouji.casework.telling.summary import summary
from gouji.casework.telling.unread import unrecognised
from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.rules.laws import Severity
from gouji.keeping import snapshot
from gouji.reading.read import read_document
from gouji.reading.terms.vocabulary import OTHER
from tests.reading.making import EXPENDITURE, Pages, pdf, workbook

Sheets = dict[str, list[list[object]]]

GENERAL, ELSEWHERE = OF_DOCUMENTS = (
    "it prints tables of a general budget of a government: {titles}",
    "it is printed in traditional characters: {text}",
)
REVENUE: list[list[object]] = [
    ["单位：万元"],
    ["项目", "预算数"],
    ["一、税收收入", "100"],
    ["增值税", "60"],
    ["企业所得税", "39"],
    ["二、非税收入", "20"],
    ["收入合计", "121"],
]
SPENDING: list[list[object]] = [
    ["单位：万元"],
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["201", "一般公共服务支出", "80", "50", "30"],
    ["20101", "人大事务", "80", "50", "31"],
    ["", "合计", "120", "50", "30"],
]
FOUR_BUDGETS: Sheets = {
    "1": [["表1"], ["2025年某某县一般公共预算收入预算表"], *REVENUE],
    "2": [["表2"], ["2025年某某县一般公共预算支出预算表"], *SPENDING],
    "3": [["表3"], ["2025年某某县一般公共预算本级基本支出表"], *SPENDING],
    "4": [["表4"], ["2025年某某县政府性基金收入预算表"], *REVENUE],
    "5": [["表5"], ["2025年某某县政府性基金支出预算表"], *SPENDING],
    "6": [["表6"], ["2025年某某县社会保险基金收入预算表"], *REVENUE],
    "7": [["表7"], ["2024年某某县地方政府债务限额及余额预算情况表"], ["地区", "限额"], ["某某县", "500"]],
}


def test_a_general_budget_says_so_in_one_sentence(tmp_path: Path) -> None:
    document = read_document(workbook(tmp_path / "x.xlsx", FOUR_BUDGETS))
    check = Check(document)
    assert [one.message for one in document.no_department] == [GENERAL]
    assert {table.kind for table in document.tables} == {OTHER.kind}
    findings = check.findings()
    assert not [one for one in findings if one.severity is Severity.MUST or one.outcome is Outcome.UNCHECKABLE]
    assert [one for one in findings if one.outcome is Outcome.DIFFERS]
    told = [line for line in summary("x.xlsx", check, of_check(check).causes) if "部门预算" in line or "规则" in line]
    assert told == [
        "  这不是部门预算或决算，未按部门预决算的规则核对，表内合计的差额仅供核实：文件列有政府预算（四本预算）的表："
        "2025年某某县一般公共预算收入预算表、2025年某某县一般公共预算支出预算表"
    ]
    assert snapshot.load(snapshot.dump(document)).no_department == document.no_department


@pytest.mark.parametrize(
    "title",
    [
        "2025年某某县一般公共预算支出预算表",
        "某某市2024年政府性基金预算支出决算表",
        "2025年税收返还和转移支付预算表",
        "一般公共预算收入预算表",
    ],
)
def test_a_lone_table_of_a_region_is_of_no_department(tmp_path: Path, title: str) -> None:
    document = read_document(workbook(tmp_path / "x.xlsx", {"1": [[title], *SPENDING]}))
    assert [one.message for one in document.no_department] == [GENERAL]
    assert not [one for one in Check(document).findings() if one.severity is Severity.MUST]


@pytest.mark.parametrize(
    "titles",
    [
        ["部门收支总表", "部门收入总表", "部门支出总表", "一般公共预算支出表", "政府性基金预算支出表"],
        ["收支预算总表", "收入预算总表", "财政拨款收支预算总表", "一般公共预算支出表", "国有资本经营预算收入表"],
        ["部门收支总表", "对下转移支付预算表", "一般公共预算支出表"],
        ["支出决算表", "政府性基金预算财政拨款收入支出决算表", "国有资本经营预算财政拨款支出决算表"],
        ["2025年部门支出预算总表"],
        ["一般公共预算支出表"],
        ["某某自然保护区一般公共预算支出表"],
        ["部门：某某县水利局一般公共预算支出表"],
        ["某某县收支总表", "某某县收入总表", "某某县支出总表", "某某县一般公共预算支出表", "某某县政府性基金支出表"],
    ],
)
def test_a_budget_of_a_department_is_one_whatever_funds_it_has(tmp_path: Path, titles: list[str]) -> None:
    sheets: Sheets = {str(at): [[title], *SPENDING] for at, title in enumerate(titles)}
    assert read_document(workbook(tmp_path / "x.xlsx", sheets)).no_department == ()


def test_a_budget_in_traditional_characters(tmp_path: Path) -> None:
    """Nothing of it is recognised, and it is no budget that was not recognised."""

    def draw(pages: Pages) -> None:
        pages.text("中華民國114年度某某縣總預算案").text("歲出機關別預算表").text("單位：新臺幣千元")
        pages.table([["科目名稱", "本年度預算數"], ["行政管理業務", "5,000"], ["總計", "5,000"]], (200, 120))

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    assert [one.message for one in document.no_department] == [ELSEWHERE]
    refused = unrecognised(document)
    assert refused is not None
    assert refused.kind == "no-department"
    assert not [one for one in Check(document).findings() if one.outcome is Outcome.UNCHECKABLE]


def test_a_word_in_traditional_characters_makes_no_other_document(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.text("某某局預算").caption("2025年部门支出预算总表").table(EXPENDITURE)

    assert read_document(pdf(tmp_path / "x.pdf", draw)).no_department == ()
