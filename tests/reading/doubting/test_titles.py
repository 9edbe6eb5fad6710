"""A title that begins within a word is the rest of one: the kind that it names accuses nobody."""

from __future__ import annotations

import pytest

from gouji.model.doubt import Misgiving
from gouji.reading.read import read_pasted

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
