"""Forms to fill in are told as what they are: no table of the budget, and none that was not recognised."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from gouji.casework.exchange.check_json import result
from gouji.casework.telling.notes import all_notes
from gouji.checking.check import Check
from gouji.explaining.explain import explain
from gouji.keeping import snapshot
from gouji.model.document import Document
from gouji.model.source import AtLine
from gouji.reading.page.page import Line
from gouji.reading.read import read_document, read_pasted
from gouji.reading.tables.filled_forms import forms_in_text
from gouji.reading.terms.vocabulary import vocabulary
from tests.reading.making import EXPENDITURE, Pages, pdf, workbook

FORM = [
    ["项目名称", "某某公共服务中心", "项目类别", "特定目标类"],
    ["主管部门", "某某街道办事处", "实施单位", "某某街道办事处"],
    ["计划开始日期", "2025-01-01", "计划完成日期", "2025-12-31"],
    ["项目资金总额", "4,100,000.00", "年度资金申请总额", "4,100,000.00"],
]
TARGETS = [
    ["一级指标", "二级指标", "三级指标", "年度(/项目)指标值"],
    ["产出指标", "数量指标", "规划建筑面积", "≥13459.00(平方米)"],
    ["满意度指标", "服务对象满意度指标", "居民满意度", "≥80%"],
]
WIDTHS = (110, 150, 110, 120)


def budget(path: Path, titles: tuple[str, str], *, apart: bool = False) -> Document:
    """A table, and two forms; the second part of each overleaf where they are ``apart``."""

    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表").table(EXPENDITURE)
        for title in titles:
            pages.page().text(title, 180, 13).text("（2025年度）", 240).table(FORM, WIDTHS)
            if apart:
                pages.page()
            pages.table(TARGETS, WIDTHS)

    return read_document(pdf(path, draw))


@pytest.mark.parametrize(
    "title", ["财政项目支出绩效目标填报表", "上海市财政支出项目绩效目标申报表", "部门整体支出绩效目标表", ""]
)
@pytest.mark.parametrize("apart", [False, True])
def test_a_form_is_told_by_its_title_or_its_labels_with_what_follows_it(
    tmp_path: Path, title: str, apart: bool
) -> None:
    document = budget(tmp_path / "x.pdf", (title, "财政项目支出绩效目标申报表"), apart=apart)
    assert ([table.id for table in document.tables], document.grids) == (["T1"], [])
    assert [(one.id, one.title, one.subject, one.applicant) for one in document.forms] == [
        ("F1", title, "某某公共服务中心", "某某街道办事处"),
        ("F2", "财政项目支出绩效目标申报表", "某某公共服务中心", "某某街道办事处"),
    ]
    first = document.forms[0].printed.cells
    assert (len(first), first[-1][-1]) == (len(FORM) + len(TARGETS), "≥80%")
    assert len(document.tables[0].rows) == len(EXPENDITURE) - 1


def test_a_form_is_one_of_a_list_of_its_own(tmp_path: Path) -> None:
    document = budget(tmp_path / "x.pdf", ("财政项目支出绩效目标填报表", ""))
    check = Check(document)
    told = json.loads(json.dumps(result(check, explain(check)), ensure_ascii=False))
    assert [(one["id"], one["kind"], one["title"], one["printed"]) for one in told["forms"]] == [
        ("F1", "performance", "某某公共服务中心", "财政项目支出绩效目标填报表"),
        ("F2", "performance", "某某公共服务中心", ""),
    ]
    assert told["forms"][0]["fields"] == told["forms"][1]["fields"]
    assert told["forms"][0]["source"]["page"] == 2
    assert [note for note in all_notes(check) if note.startswith("F")] == [
        "F1 财政项目支出绩效目标填报表（某某公共服务中心）：填报用的表单，读出 8 个栏目，未读出 0 个",
        "F2 绩效目标表（某某公共服务中心）：填报用的表单，读出 8 个栏目，未读出 0 个",
    ]
    again = snapshot.load(snapshot.dump(document))
    assert again.forms == document.forms
    assert again.as_printed == document.as_printed


def test_a_form_on_a_sheet(tmp_path: Path) -> None:
    sheets: dict[str, Sequence[Sequence[object]]] = {
        "支出": [["2025年部门支出预算总表"], *EXPENDITURE],
        "绩效": [["项目支出绩效目标申报表"], ["（2025年度）"], *FORM, *TARGETS],
        "三公": [["2025年“三公”经费预算表"], ["合计", "因公出国（境）费", "公务接待费"], ["3.00", "1.00", "2.00"]],
    }
    document = read_document(workbook(tmp_path / "x.xlsx", sheets))
    assert [table.kind for table in document.tables] == ["expenditure", "three-public"]
    assert ([one.subject for one in document.forms], document.grids) == (["某某公共服务中心"], [])


def test_a_table_of_projects_is_no_form_whatever_its_columns_are_called() -> None:
    document = read_pasted(
        "2025年部门项目支出预算表\n项目名称\t绩效目标\t立项依据\t项目概况\t金额\n"
        "信访维稳工作经费\t完成\t文件\t信访\t2.00\n机关运转补助\t完成\t文件\t运转\t3.00\n合计\t\t\t\t5.00\n"
    )
    assert ([(one.kind, one.columns) for one in document.tables], document.forms) == ([("project", ("金额",))], [])


def test_forms_in_text_are_told_by_their_titles(sample: Document, seed_path: Path) -> None:
    """A list of contents and a sentence that name one are none."""
    assert sample.forms == []
    forms = read_document(seed_path).forms
    assert [(one.id, one.title) for one in forms] == [
        (f"F{number}", "上海市财政支出项目绩效目标申报表") for number in (1, 2, 3)
    ]


def test_a_form_of_text_takes_its_pages_up_to_the_signature(tmp_path: Path) -> None:
    """What stands above its title on its page is of it, and the page behind it that prints labels of one."""
    pages = (
        (
            "四、预算绩效情况",
            "绩效目标见下表。",
            "项目名称",
            "项目总预算（元） 500",
            "绩效目标申报表",
            "立项依据",
            "项目概况",
            "绩效指标 目标值",
        ),
        ("投入目标", "项目实施计划 全年", "填报单位负责人（签名）：某某 填报人：某某"),
        ("项目总目标", "立项依据"),
    )
    path = tmp_path / "x.txt"
    table = "2025年部门支出预算总表\n单位：元\n科目编码 科目名称 合计\n201 一般公共服务支出 500\n合计 500"
    path.write_text("\f".join((table, *("\n".join(page) for page in pages))), "utf-8")
    [form] = read_document(path).forms
    assert [row[0] for row in form.printed.cells] == [*pages[0][2:], *pages[1]]


def test_who_fills_it_in_may_stand_above_it(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表").table(EXPENDITURE)
        pages.page().text("项目支出绩效目标申报表", 180, 13).text("申报单位名称：某某服务中心")
        pages.table([FORM[0], FORM[3], *TARGETS], WIDTHS)

    [form] = read_document(pdf(tmp_path / "x.pdf", draw)).forms
    assert (form.subject, form.applicant) == ("某某公共服务中心", "某某服务中心")


def test_a_line_of_nothing_begins_no_form() -> None:
    """As a damaged page may print one."""
    assert [*forms_in_text((Line(AtLine(1), " "), Line(AtLine(2), "某某专项")), vocabulary())] == []
