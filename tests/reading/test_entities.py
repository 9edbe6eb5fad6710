"""The name on the paper is that of a body: never a piece of a word, a label, a unit or the header of a column."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.reading.cover import entity_of
from gouji.reading.read import read_document
from gouji.reading.terms.entities import entity_in
from gouji.reading.terms.vocabulary import vocabulary
from tests.reading.making import Pages, pdf, workbook


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("编制部门：上海市某某局", "上海市某某局"),
        ("部  门:  中共某省委办公厅        单位：万元", "中共某省委办公厅"),
        ("预算主管部门：某区人民政府某某街道办事处", "某区人民政府某某街道办事处"),
        ("部门/单位：某某部  2025年度  金额单位：元", "某某部"),
        ("编制单位：某某中心2025年单位：万元", "某某中心"),
        ("单位名称：某市审计局（本级） 编制日期：2025年1月", "某市审计局（本级）"),
        ("部门名称：某 某 市 人 民 检 察 院", "某某市人民检察院"),
        ("单位：某某小学 单位:万元", "某某小学"),
        ("部门：某某小学 （单位：元）", "某某小学"),
        ("部门：[301001]某某局", "某某局"),
        ("部门：301001-某某局（盖章）", "某某局"),
        ("填报单位（盖章）：某某局", "某某局"),
        ("编制单位：公开01表", ""),
        ("编制单位：2026年度", ""),
        ("编制单位：2026年部门收支总表", ""),
        ("编制单位：", ""),
        ("编制单位：单位：元", ""),
        ("编制单位：            金额单位：万元", ""),
        ("部门：金额", ""),
        ("单位：万元", ""),
        ("单位：人民币元", ""),
        ("部门：（盖章）", ""),
        ("部门：编制单位：", ""),
        ("本部门：某某局", ""),
    ],
)
def test_who_is_named_behind_a_label(line: str, name: str) -> None:
    assert entity_in(line, vocabulary()) == name


@pytest.mark.parametrize(
    ("cover", "name"),
    [
        (["目录", "第一部分 部门概况", "第二部分 某省高级某某院 2017 年度部门预算表"], "某省高级某某院"),
        (["江苏省人大常委会办公厅", "2017 年度部门预算"], "江苏省人大常委会办公厅"),
        (["上海市某区人民政府", "某某街道办事处", "2024年度部门决算"], "上海市某区人民政府某某街道办事处"),
        (["部门预算公开", "某某市审计局", "2025年度部门预算"], "某某市审计局"),
        (["2025年度", "某某市住房和城乡建设委员会", "部门预算"], "某某市住房和城乡建设委员会"),
        (["关于某某县财政局2025年单位预算公开的说明"], "某某县财政局"),
        (
            ["某某市行政审批局（某某市政务服务管理办公室）", "2023年度部门决算"],
            "某某市行政审批局（某某市政务服务管理办公室）",
        ),
        (["某某街道2024部门预算"], "某某街道"),
        (["某某局（本级）2025年单位预算"], "某某局"),
        (["上海市某区2025年区级部门预算", "预算主管部门：某区商务委员会"], "某区商务委员会"),
        (["上海市某区2025年区级部门预算"], ""),
        (["第二部分 2018年度部门预算表"], ""),
        (["某省2018年度", "省级部门预算公开报表", "部 门:中共某省委办公厅", "某省财政厅印制"], "中共某省委办公厅"),
        (["2025年某某县一般公共预算收入预算表"], ""),
        (["2017年度", "江苏省民政厅部门预算公开表"], "江苏省民政厅"),
        (["某县2025年政府预算公开表"], ""),
        (["2025年本级政府预算"], ""),
        (["2025年人民政府决算"], ""),
        (["2025年某某县人民政府部门预算"], "某某县人民政府"),
    ],
)
def test_whose_budget_a_cover_says_it_is(cover: list[str], name: str) -> None:
    assert entity_of([], cover, vocabulary()) == name


def test_what_most_captions_name_goes_before_the_cover() -> None:
    assert entity_of(["", "甲局", "乙局", "甲局"], ["丙局2025年部门预算"], vocabulary()) == "甲局"


ROWS: list[list[object]] = [["科目编码", "科目名称", "合计"], ["208", "社会保障和就业支出", 5], ["", "合计", 5]]


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (["编制单位：", "", "单位：元"], ""),
        (["编制部门：", "某某局", "单位：元"], "某某局"),
        (["部门名称", "某某局", "单位：元"], "某某局"),
        (["部门名称：某某局", "", "单位：元"], "某某局"),
    ],
)
def test_a_name_in_the_cell_beside_its_label(tmp_path: Path, row: list[str], name: str) -> None:
    document = read_document(workbook(tmp_path / "x.xlsx", {"支出": [["2025年部门支出预算总表"], row, *ROWS]}))
    assert (document.entity, document.tables[0].unit.value, len(document.tables[0].rows)) == (name, "元", 2)


def test_a_name_never_begins_within_another_word(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.text("目录").text("第一部分 部门概况").text("第二部分 某省高级某某院 2017 年度部门预算表").page()
        pages.text("2017年度部门支出预算总表").text("单位：元")
        pages.table([[str(text) for text in row] for row in ROWS], (80, 160, 80))

    assert read_document(pdf(tmp_path / "x.pdf", draw)).entity == "某省高级某某院"
