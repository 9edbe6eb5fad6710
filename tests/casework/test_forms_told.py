"""Forms with their fields in the JSON, those of published documents among them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gouji.casework.exchange.check_json import result
from gouji.casework.sheet.answers import sheet_of
from gouji.checking.check import Check
from gouji.checking.prose.text import hints_of
from gouji.explaining.explain import explain
from gouji.model.document import Document
from gouji.prose.forms.reading import read_forms
from gouji.reading.read import read_document
from tests.prose.forms.forms import APART


def told(document: Document) -> dict[str, Any]:
    check = Check(document)
    return result(check, explain(check))


@pytest.fixture
def seed(seed_path: Path, published: Callable[[Path], Document]) -> dict[str, Any]:
    return told(published(seed_path))


def test_the_three_forms_of_the_seed(seed: dict[str, Any]) -> None:
    forms = seed["forms"]
    assert [(one["id"], one["title"], one["applicant"]) for one in forms] == [
        ("F1", "流动人员人事档案管理专项", "上海市人才服务中心"),
        ("F2", "政府购买合同制服务", "上海市人力资源和社会保障局咨询服务中心"),
        ("F3", "社会保险基金征缴业务费", "上海市社会保险事业管理中心"),
    ]
    assert forms[0]["fields"] == {
        "year": 2017,
        "total-budget": "4780000",
        "annual-budget": "4780000",
        "prior-budget": "4700000",
        "prior-execution": "4108911.10",
        "start": "2017-01-01",
        "end": "2017-12-31",
        "parts": {
            "人事档案管理工作经费": "3520000",
            "诚信信息核实工作经费": "60000",
            "人事档案信息管理系统专用经费": "1200000",
        },
        "category": ["经常性项目", "经常性专项业务费"],
        "signed": True,
    }
    assert [one["fields"]["annual-budget"] for one in forms] == ["4780000", "45001120", "52446170"]
    assert [one["fields"]["prior-execution"] for one in forms] == ["4108911.10", "39900834.66", "26481136.57"]
    assert [list(one["fields"]["parts"].values()) for one in forms[1:]] == [
        ["200000", "31824000", "10961600", "424320", "1591200"],
        ["677700", "8481600", "23036470", "446400", "19682000", "122000"],
    ]
    assert [one["source"] for one in forms] == [{"line": 826}, {"line": 1051}, {"line": 1311}]


def test_the_missing_signature_of_the_third_is_to_be_explained(seed: dict[str, Any]) -> None:
    assert [one["fields"]["signed"] for one in seed["forms"]] == [True, True, False]
    found = [one for one in seed["claims"] if one["role"] == "field" and one["outcome"] != "agrees"]
    assert [(one["statement"], one["severity"], one["source"]) for one in found] == [
        ("缺少签名", "explain", {"line": 1439})
    ]
    held = [one for one in seed["claims"] if one["role"] == "field" and one["outcome"] == "agrees"]
    assert [one["amount"] for one in held] == ["4780000.00", "45001120", "52446170.00", "52446170.00"]
    assert held[-1]["ties_to"] == ["T3!合计.项目支出"]


def test_what_is_wrong_of_a_form_stands_in_the_check_sheet_with_the_projects(
    seed_path: Path, published: Callable[[Path], Document]
) -> None:
    lines = {one.line.id: one for one in sheet_of(Check(published(seed_path)))}
    assert [(one.where, one.told) for one in lines["projects"].problems] == [("第 1439 行", "缺少签名")]
    assert lines["other"].problems == ()


def test_where_each_field_stands_and_what_was_placed_by_the_sums(seed: dict[str, Any]) -> None:
    first = seed["forms"][0]
    assert first["placed"] == ["project", "annual-budget", "prior-execution"]
    assert {key: first["sources"][key]["line"] for key in ("prior-budget", "prior-execution", "signed")} == {
        "prior-budget": 786,
        "prior-execution": 759,
        "signed": 985,
    }


def test_a_field_that_was_not_read_is_null_and_one_that_is_not_printed_is_not_there(tmp_path: Path) -> None:
    lines = [
        "2025年部门支出预算总表",
        "单位：元",
        "科目编码 科目名称 合计",
        "201 一般公共服务支出 500",
        "合计 500",
        "\f",
    ]
    labels = ("立项依据", "项目实施计划", "绩效指标")
    path = tmp_path / "x.txt"
    path.write_text("\n".join([*lines, *APART[:9], "核实工作经费 61,000", *APART[10:], *labels]), "utf-8")

    [form] = told(read_document(path))["forms"]
    fields = form["fields"]
    assert (fields["annual-budget"], fields["parts"], "carried-out-by" in fields) == (None, None, False)


def test_who_signed_is_named_once_before_publication(tmp_path: Path) -> None:
    """The text of a form in lines is text of the document too."""
    lines = ["2025年部门支出预算总表", "单位：元", "科目编码 科目名称 合计", "201 公共服务支出 500", "合计 500", "\f"]
    signed = "填报单位负责人（签名）：周某某 填报日期：2017年2月"
    path = tmp_path / "x.txt"
    path.write_text("\n".join([*lines, *APART[:-1], "立项依据", "项目实施计划", "绩效指标", signed]), "utf-8")
    document = read_document(path)
    assert [one.signed for one in read_forms(document)] == [True]
    document.before_publication = True
    assert [one.kind for one in hints_of(document)].count("personal-name") == 1
