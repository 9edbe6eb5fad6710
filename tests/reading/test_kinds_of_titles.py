"""A title tells the kind of its table; one that may be of several things tells none that others are held against."""

from __future__ import annotations

import pytest

from gouji.reading.terms.vocabulary import OTHER, vocabulary

KINDS = {
    "revenue-expenditure": [
        "公开01表：收支总表",
        "收支总体情况表",
        "2025年预算单位财务收支预算总表",
        "收入支出决算总表",
        "公开01表 收入支出决算总表",
        "收入支出决算总表（公开01表）",
        "部门收支决算总表",
    ],
    "revenue": [
        "公开02表：收入总表",
        "2025年部门收入预算总表",
        "某某局收入总体情况表",
        "收入决算表",
        "部门综合预算收入总表",
    ],
    "expenditure": [
        "公开03表：支出总表",
        "2017年度某省高级某某院部门支出预算总表",
        "上海市某某局2025年支出预算总表",
        "支 出 决 算 表",
        "部门综合预算支出总表",
        "支出功能分类预算总表",
        "某区人民政府某某街道办事处支出总表",
    ],
    "fiscal-appropriation": ["财政拨款收支总表", "财政拨款收入支出决算总表"],
    "fiscal-expenditure": ["公开05表：财政拨款支出表（功能科目）", "财政拨款支出决算明细表"],
    "fiscal-basic-economic": ["公开06表：财政拨款基本支出表", "基本支出预算表（人员类.运转类公用经费项目）"],
    "general-expenditure": [
        "2.20单位一般公共预算拨款表",
        "一般公共预算支出情况表",
        "一般公共预算财政拨款支出决算表",
        "公共预算财政拨款支出决算表",
    ],
    "basic-economic": [
        "一般公共预算基本支出表",
        "一般公共预算财政拨款基本支出决算明细表",
        "公共预算财政拨款基本支出决算表",
    ],
    "three-public": [
        "公开09表：一般公共预算“三公”经费、会议费、培训费支出预算表",
        "因公出国（境）、公务接待费预算表",
        "财政拨款三公经费及会议费、培训费支出决算表",
    ],
    "government-fund": ["政府性基金预算财政拨款收入支出决算表", "政府性基金财政拨款支出决算表"],
    "state-capital": ["国有资本经营预算支出功能分类预算表", "国有资本经营预算财政拨款支出决算表"],
    "operating-cost": ["公开12表：一般公共预算机关运行经费支出表"],
    "procurement": ["公开12表：政府采购支出预算表", "2018年政府采购预算表"],
    "project": [
        "项目支出表",
        "部门项目支出预算表（其他运转类、特定目标类项目）",
        "支出预算表（项目）",
        "2025年项目经费情况表",
    ],
    "performance": [
        "财政项目支出绩效目标填报表",
        "上海市财政支出项目绩效目标申报表（2017年）",
        "部门整体支出绩效目标表",
    ],
    OTHER.kind: [
        "会议费、培训费支出预算表",
        "政府购买服务支出预算表",
        "社会保险基金预算支出表",
        "非税收入预算表",
        "债务支出预算表",
    ],
}


@pytest.mark.parametrize(("kind", "title"), [(kind, title) for kind, titles in KINDS.items() for title in titles])
def test_the_kind_that_a_title_tells(kind: str, title: str) -> None:
    form = vocabulary().table_form(title)
    assert vocabulary().is_title(title)
    assert not vocabulary().document.title.fullmatch(title.replace("表", "")), "most texts are passed over by this word"
    assert (form or OTHER).kind == kind
