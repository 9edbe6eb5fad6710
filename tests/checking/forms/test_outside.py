"""Forms held against the tables and the text of their document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import OUTCOME_NAMES
from gouji.checking.prose.text import held
from gouji.model.document import Document
from gouji.prose.claims import Role
from gouji.reading.read import read_document
from tests.reading.making import workbook

Rows = Sequence[Sequence[object]]


def form(project: str, amount: str) -> Rows:
    return [
        ["项目支出绩效目标申报表"],
        ["（2025年度）"],
        ["项目名称", project, "实施单位", "某某局"],
        ["项目资金总额（元）", "90,000,000.00", "年度资金申请总额（元）", amount],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "建筑面积", "≥80%"],
    ]


def document(path: Path, forms: Sequence[Rows], title: str = "2025年部门项目支出预算表", text: Rows = ()) -> Document:
    sheets: dict[str, Rows] = {
        "支出": [
            ["2025年部门支出预算总表"],
            ["单位：万元"],
            ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
            ["201", "一般公共服务支出", "900.00", "100.00", "800.00"],
            ["", "合计", "900.00", "100.00", "800.00"],
        ],
        "项目": [
            [title],
            ["单位：万元"],
            ["项目名称", "单位名称", "金额"],
            ["信访维稳工作经费", "某某局", "350.00"],
            ["机关运转补助", "某某局", "450.00"],
            ["合计", "", "800.00"],
        ],
        "说明": text or [["说明"]],
    }
    return read_document(workbook(path, sheets | {f"绩效{number}": one for number, one in enumerate(forms)}))


def told(document: Document) -> list[tuple[str, str, str]]:
    found = [one for one in held(Check(document)) if one.claim.role is Role.FIELD]
    return [(one.aspect, OUTCOME_NAMES[one.outcome], one.severity.value) for one in found]


@pytest.mark.parametrize(
    ("amount", "outcome"), [("3,500,000.00", ("agrees", "must")), ("3,600,000.00", ("differs", "explain"))]
)
def test_the_amount_of_the_year_is_that_of_the_row_of_the_project(
    tmp_path: Path, amount: str, outcome: tuple[str, str]
) -> None:
    made = document(tmp_path / "x.xlsx", [form("信访维稳工作经费", amount)])
    assert told(made) == [("table", *outcome), ("together", "agrees", "must")]


def test_a_table_of_one_source_of_money_may_print_less(tmp_path: Path) -> None:
    made = document(tmp_path / "x.xlsx", [form("信访维稳工作经费", "3,600,000.00")], "2025年一般公共预算项目支出预算表")
    assert told(made)[0] == ("table", "uncheckable", "must")


def test_a_project_of_another_name_is_bound_to_no_row(tmp_path: Path) -> None:
    made = document(tmp_path / "x.xlsx", [form("信访工作经费", "3,500,000.00")])
    assert told(made) == [("together", "agrees", "must")]


def test_all_forms_are_no_more_than_all_projects(tmp_path: Path) -> None:
    made = document(tmp_path / "x.xlsx", [form("甲项目", "5,000,000.00"), form("乙项目", "4,000,000.00")])
    assert told(made) == [("together", "differs", "explain")]
    [found] = [one for one in held(Check(made)) if one.message and one.aspect == "together"]
    assert found.params == {"sum": "9,000,000.00 元"}


@pytest.mark.parametrize("amounts", [("见附件", "4,000,000.00"), ("4,000,000.00", "见附件"), ("4,000,000.00", "")])
def test_a_form_whose_amount_is_not_known_leaves_open_whether_all_are_no_more(
    tmp_path: Path, amounts: tuple[str, str]
) -> None:
    made = document(tmp_path / "x.xlsx", [form("甲项目", amounts[0]), form("乙项目", amounts[1])])
    assert [one for one in told(made) if one[0] == "together"] == [("together", "uncheckable", "must")]


def test_forms_that_are_known_may_exceed_all_projects_by_themselves(tmp_path: Path) -> None:
    forms = [form("甲项目", "5,000,000.00"), form("乙项目", "4,000,000.00"), form("丙项目", "见附件")]
    made = document(tmp_path / "x.xlsx", forms)
    assert [one for one in told(made) if one[0] == "together"] == [("together", "differs", "explain")]


DESCRIPTION = [
    ["项目经费情况说明"],
    ["一、项目概况"],
    ["信访维稳工作经费是为了维护稳定。总投资9000万元。"],
    ["六、年度预算安排"],
]


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("2025年预算安排350.00万元。", [("agrees", "must")]),
        ("2025年预算安排360.00万元。", [("differs", "explain")]),
        (
            "第一季度用款计划100.00万元，第二季度用款计划100.00万元，第三季度用款计划100.00万元，"
            "第四季度用款计划50.00万元。",
            [("agrees", "must")],
        ),
        ("项目总投资9000万元。", []),
        ("2025年预算安排350.00万元，2024年安排360.00万元。", []),
    ],
)
def test_what_the_text_arranges_for_the_year(tmp_path: Path, sentence: str, outcome: list[tuple[str, str]]) -> None:
    made = document(tmp_path / "x.xlsx", [form("信访维稳工作经费", "3,500,000.00")], text=[*DESCRIPTION, [sentence]])
    assert [one[1:] for one in told(made) if one[0] == "text"] == outcome
