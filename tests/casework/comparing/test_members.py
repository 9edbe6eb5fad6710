"""The units that a department lists: read from its text, found missing, found twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gouji.casework.comparing.members import doubles, level_of, listed_units, missing_units
from gouji.model.document import Document, Passage
from gouji.model.source import NOWHERE

LINES = (
    "某某区商务委员会部门预算是包括商务委本部以及下属2家预算单位的综合收支计划。",
    "本部门中，行政单位1家，事业单位2家，具体包括：",
    "1. 某某区商务委员会（本部），设9个内设机构，包括：办公室、综合科。",
    "2. 某某区中小企业服务中心。",
    "3. 某某区招商中心",
    "名词解释",
    "4. 财政拨款收入。",
)


def department(sample: Document) -> Document:
    return replace(sample, entity="某某区商务委员会", prose=[Passage(NOWHERE, line) for line in LINES])


def test_units_are_listed_by_number_until_something_else_begins(sample: Document) -> None:
    assert listed_units(department(sample)) == ["某某区商务委员会（本部）", "某某区中小企业服务中心", "某某区招商中心"]


def test_figures_behind_a_number_are_no_unit(sample: Document) -> None:
    prose = [Passage(NOWHERE, line) for line in (*LINES[:4], "3. “教育支出（类）”25.00万元")]
    assert len(listed_units(replace(sample, prose=prose))) == 2


def test_a_unit_without_a_document_is_missing(sample: Document) -> None:
    whole = department(sample)
    units = [replace(sample, entity="某某区商务委员会本级"), replace(sample, entity="某某区招商中心")]
    assert missing_units(whole, units) == ["某某区中小企业服务中心"]


def test_a_unit_is_there_twice_by_its_name(sample: Document) -> None:
    one, other, third = (replace(sample, entity=name) for name in ("甲中心", "乙中心", "甲中心"))
    third.file = replace(third.file, sha256="0" * 64)
    other.file = replace(other.file, sha256="1" * 64)
    assert doubles([one, other, third]) == [(0, 2)]


@pytest.mark.parametrize(
    ("lines", "level"),
    [
        (("上海市某某区2025年区级部门预算", "预算主管部门：某某区商务委员会", "目 录", "五、单位预算表"), "department"),
        (("上海市某某区2025年区级单位预算", "预算单位：某某区商务委员会", "目 录", "五、部门预算表"), "unit"),
        (("某某区财政局", "2024年度部门决算", "目 录", "二、部门决算单位构成"), "department"),
        (("某某区中心", "2024年度单位决算"), "unit"),
        (("2024年度部门预算和单位预算",), ""),
        (("主要职能",), ""),
    ],
)
def test_a_document_tells_on_its_cover_whether_it_is_of_a_department_or_a_unit(
    sample: Document, lines: tuple[str, ...], level: str
) -> None:
    prose = [Passage(NOWHERE, line) for line in lines]
    assert level_of(replace(sample, tables=[], prose=prose)) == level


def test_titles_of_tables_tell_it_where_no_cover_does(sample: Document) -> None:
    assert level_of(replace(sample, prose=[])) == "department"
    tables = [table.copy() for table in sample.tables]
    for table in tables:
        table.title = table.title.replace("年部门", "年预算单位")
    assert level_of(replace(sample, tables=tables, prose=[])) == "unit"
