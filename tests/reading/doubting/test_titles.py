"""A title that begins within a word is the rest of one: the kind that it names accuses nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.model.doubt import Misgiving
from gouji.reading.read import read_document, read_pasted
from tests.reading.making import Pages, pdf

OF_TITLES = {"with the line above it its title is of another kind: {title}"}
"""Why a table is doubted for the line above its title."""

ROWS = "单位：元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n208\t社会保障和就业支出\t5\t3\t2\n"


@pytest.mark.parametrize(
    "title",
    [
        "算支出预算表",
        "出预算总表",
        "款支出预算表",
        "议费、培训费支出预算表",
        "公开05表：共预算基本支出预算表（经济分类）",
    ],
)
def test_a_title_whose_beginning_is_missing_is_doubted(title: str) -> None:
    (table,) = read_pasted(f"{title}\n{ROWS}").tables
    assert [one.of for one in table.doubts] == [Misgiving.TITLE]


@pytest.mark.parametrize(
    "title",
    [
        "支出预算表",
        "公共预算支出表",
        "本部门支出预算表",
        "金山区水务局支出预算总表",
        "政协某某县委员会支出预算表",
        "费用支出明细表",
        "行政单位支出预算表",
        "资金支出预算表",
        "2017年部门支出预算总表",
    ],
)
def test_a_title_that_begins_with_a_word_or_a_name_is_not(title: str) -> None:
    (table,) = read_pasted(f"{title}\n{ROWS}").tables
    assert table.doubts == ()


@pytest.mark.parametrize(
    ("above", "title", "doubted"),
    [
        ("财政拨款", "支出预算表", True),
        ("一般公共", "财政收支、部门支出预算表", False),
        ("某某局2025年部门预算", "支出预算表", False),
        ("部门预算支出", "财政拨款支出预算总表", False),
        ("五、财政拨款情况", "支出预算表", False),
        ("2025年部门预算公开表", "支出预算表", False),
        ("某某局", "支出预算表", False),
        ("本表反映财政拨款的支出。", "支出预算表", False),
        ("公开05表", "支出预算表", False),
    ],
)
def test_a_title_that_the_line_above_makes_one_of_another_kind_is_doubted(
    tmp_path: Path, above: str, title: str, doubted: bool
) -> None:
    """It cannot be told whether that line is its beginning or a heading."""

    def draw(pages: Pages) -> None:
        pages.text(above, 200, 13).text(title, 200, 13).text("单位：元", 460)
        pages.table([line.split("\t") for line in ROWS.splitlines()[1:]])

    (table,) = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    assert [(one.of, {one.why.message}) for one in table.doubts] == [(Misgiving.TITLE, OF_TITLES)] * doubted
