"""A binding law is worth believing: truthful tables of other habits break none of them."""

from __future__ import annotations

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.rules.choosing import named
from gouji.checking.rules.laws import Severity
from gouji.reading.read import read_pasted

SUMMARY = "2025年部门收支预算总表\n单位：元\n收入项目\t预算数\t支出项目\t预算数\n"
REVENUE = "2025年部门收入预算总表\n单位：元\n科目编码\t科目名称\t"
SPENDING = "2025年部门支出预算总表\n单位：元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
ECONOMIC = "2025年一般公共预算基本支出经济分类预算表\n单位：元\n科目编码\t科目名称\t合计\t人员经费\t公用经费\n"

OF_WHICH = (
    SUMMARY + "一、财政拨款收入\t1000\t一、教育支出\t1000\n其中：专项收入\t300\t其中：普通教育\t600\n"
    "二、事业收入\t200\t二、科学技术支出\t200\n收入总计\t1200\t支出总计\t1200\n"
)
OF_WHICH_BELOW_CODES = (
    SPENDING + "205\t教育支出\t1000\t600\t400\n20502\t普通教育\t1000\t600\t400\n2050202\t小学教育\t1000\t600\t400\n"
    "\t其中：乡村小学\t300\t100\t200\n合计\t\t1000\t600\t400\n"
)
STAFF_WITHIN_GOODS = (
    ECONOMIC + "301\t工资福利支出\t600\t600\t\n302\t商品和服务支出\t300\t80\t220\n303\t对个人和家庭的补助\t100\t100\t\n"
    "合计\t\t1000\t780\t220\n"
)
FUNDS_BESIDE_THEIR_SUM = (
    REVENUE + "合计\t财政拨款收入\t一般公共预算\t政府性基金预算\t事业收入\n205\t教育支出\t1000\t800\t500\t300\t200\n"
    "合计\t\t1000\t800\t500\t300\t200\n"
)
EARNED_ELSEWHERE = (
    REVENUE + "合计\t财政拨款收入\t事业收入\n20502\t普通教育\t700\t700\t\n20503\t职业教育\t300\t100\t200\n"
    "合计\t\t1000\t800\t200\n\n"
    + SPENDING
    + "20502\t普通教育\t800\t600\t200\n20503\t职业教育\t200\t100\t100\n合计\t\t1000\t700\t300\n"
)
CARRIED_OVER = (
    SUMMARY + "一、财政拨款收入\t1000\t一、教育支出\t1200\n本年收入合计\t1000\t本年支出合计\t1200\n上年结转\t200\t\t\n"
    "收入总计\t1200\t支出总计\t1200\n\n"
    + REVENUE
    + "合计\t财政拨款收入\n205\t教育支出\t1000\t1000\n合计\t\t1000\t1000\n"
    "\n" + SPENDING + "205\t教育支出\t1200\t700\t500\n合计\t\t1200\t700\t500\n"
)


@pytest.mark.parametrize(
    "text",
    [
        OF_WHICH,
        OF_WHICH_BELOW_CODES,
        STAFF_WITHIN_GOODS,
        FUNDS_BESIDE_THEIR_SUM,
        EARNED_ELSEWHERE,
        CARRIED_OVER,
    ],
    ids=["of which", "of which below codes", "staff within goods", "funds", "earned elsewhere", "carried over"],
)
def test_no_binding_law_accuses_a_truthful_document(text: str) -> None:
    check = Check(read_pasted(text))
    assert check.counts()[Outcome.AGREES]
    binding = [one for one in check.findings() if one.severity is Severity.MUST and one.outcome is Outcome.DIFFERS]
    assert [one.id for one in binding] == []


@pytest.mark.parametrize(
    ("columns", "figures"),
    [
        (
            "“三公”经费合计\t因公出国（境）费\t公务用车购置及运行费\t公务接待费\t会议费\t培训费",
            "90\t20\t50\t20\t40\t30",
        ),
        ("合计\t因公出国（境）费\t公务用车购置及运行费\t公务接待费\t会议费\t培训费", "160\t20\t50\t20\t40\t30"),
        (
            "“三公”经费合计\t因公出国（境）费\t公务接待费\t小计\t购置费\t运行费\t会议费\t培训费",
            "90\t20\t20\t50\t20\t30\t40\t30",
        ),
        ("合计\t小计\t因公出国（境）费\t公务用车购置及运行费\t公务接待费\t会议费", "130\t90\t20\t50\t20\t40"),
    ],
    ids=["apart from conferences", "with conferences", "a subtotal of cars", "a subtotal of all"],
)
def test_no_law_accuses_public_expenses_beside_conferences_and_training(columns: str, figures: str) -> None:
    """A total may be of public expenses alone, or of all, and a 小计 of cars or of public expenses."""
    title = "2018年“三公”经费、会议费、培训费支出预算表\n单位：万元\n"
    document = read_pasted(title + columns + "\n" + "\t".join(f"{one}.00" for one in figures.split("\t")))
    (table,) = document.tables
    assert (table.kind, len(table.rows)) == ("three-public", 1)
    found = Check(document, named("twelve-tables")).findings()
    assert [one.id for one in found if one.outcome is Outcome.DIFFERS] == []
