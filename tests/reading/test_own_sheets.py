"""The sheets that Gouji writes beside a document are known by what they show."""

from __future__ import annotations

import pytest

from gouji.exports.workbook import findings_sheet, relations_sheet
from gouji.reading.sources.workbook.own_sheets import is_about, is_list, says_doubt
from gouji.wording import LANGUAGES, say, speaking

LINE = ["一", "T3 合计", 7.0, 8.0, -1.0, "不符", "合计不符", ""]
RELATION = [1.0, "相符", "竖加", "T3 合计", 7.0, 7.0, 0.0, 0.0, "元", "", 3.0, 5.0]


def findings(*lines: list[object]) -> list[list[object]]:
    return [["错处与发现", *[""] * 7], [*map(say, findings_sheet.HEADS)], *lines]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheets_of_an_export_are_known_in_every_language(language: str) -> None:
    with speaking(language):
        assert is_list(findings(LINE))
        assert is_list([["", *[""] * 11], [*map(say, relations_sheet.HEADS), "", ""], RELATION])
        told = [
            say("Figures are values as printed; sums and marks are formulas: correct a figure, and its mark goes."),
            say("Underlined figures are printed without their column; blue ones were changed in checking."),
        ]
        assert is_about([["某局2017年部门预算", ""], *(["", one] for one in told)])
        assert says_doubt([["", say("Published figures; their reading is in doubt: none was judged")]])


@pytest.mark.parametrize(
    "line",
    [
        ["科目编码", "项目", "2017年预算数", "基本支出", "项目支出", "", "", ""],  # heads of a table
        ["208", "社会保障", 7.0, 8.0, -1.0, 9.0, "", ""],  # a figure where a list has texts
        [*LINE, 7.0],  # one beside it
    ],
)
def test_a_table_below_the_heads_of_a_list_is_no_list(line: list[object]) -> None:
    assert is_list(findings(LINE))
    assert not is_list(findings(LINE, line))


def test_a_table_is_no_list_and_tells_nothing_of_the_workbook() -> None:
    table: list[list[object]] = [["支出总表", ""], ["项目", "合计"], ["教育支出", 7.0]]
    assert not is_list(table)
    assert not is_about(table)
    assert not says_doubt(table)
    sentences = (
        "各表的数是公布的数值，重算的合计和记号是公式：改正一个数，与它有关的记号随即消失。",
        "带下划线的数在原文中没有印明栏目；蓝色的数在核对中改过。",
    )
    words: list[list[object]] = [["", one] for one in sentences]
    assert is_about(words)
    assert not is_about([*words, ["教育支出", 7.0]])
    assert not is_about([*words, ["", 7.0]])
