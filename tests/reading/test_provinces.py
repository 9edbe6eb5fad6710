"""Layouts of other provinces: remarks, units, second codes and several blocks stay out of names and sums."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.model.document import Document
from gouji.model.table import Table
from gouji.reading.read import read_document, read_pasted
from tests.reading.making import workbook

Rows = list[list[object]]


def read(rows: Rows) -> Document:
    return read_pasted("\n".join("\t".join(map(str, row)) for row in rows))


def parent(table: Table, key: str) -> str | None:
    number = int(table.parents[table.row_of[key]])
    return table.keys[number] if number >= 0 else None


def assert_agrees(document: Document, at_least: int) -> None:
    counts = Check(document).counts()
    assert (counts[Outcome.DIFFERS], counts[Outcome.AGREES] >= at_least) == (0, True)
    assert (document.unplaced, document.grids) == ([], [])


TWO_SIDES: Rows = [
    ["表1"],
    ["收支总体情况表"],
    ["单位名称：某某厅", "", "", "单位：万元"],
    ["收入", "", "支出", ""],
    ["项目", "2024年预算", "项目", "2024年预算"],
    ["一、财政拨款", "3,505.12", "一、一般公共服务支出", "2,805.12"],
    ["  一般公共预算拨款", "3,500.12", "二、外交支出", "0.00"],
    ["  政府性基金预算拨款", "5.00", "三、社会保障和就业支出", "700.00"],
    ["二、财政专户管理资金", "0.00", "", ""],
    ["本年收入合计", "3,505.12", "本年支出合计", "3,505.12"],
    ["三、上年结转", "12.00", "四、结转下年", "12.00"],
    ["收入总计", "3,517.12", "支出总计", "3,517.12"],
]


def test_labels_without_a_number_below_a_numbered_one_are_its_parts() -> None:
    document = read(TWO_SIDES)
    table = document.tables[0]
    assert [parent(table, key) for key in ("一般公共预算拨款", "政府性基金预算拨款")] == ["一、财政拨款"] * 2
    assert parent(table, "一、财政拨款") == "本年收入合计"
    assert parent(table, "三、上年结转") == "收入总计"
    assert_agrees(document, 4)


def test_units_with_their_classes_below_one_total() -> None:
    document = read(
        [
            ["表11"],
            ["部门预算基本支出预算表"],
            ["单位：万元"],
            ["支出项目类别（资金使用单位）", "总计", "财政拨款", "其他资金"],
            ["**", "1=2+3", "2", "3"],
            ["合计", "3,000.00", "2,900.00", "100.00"],
            ["某某厅（本部）", "2,000.00", "2,000.00", ""],
            ["工资和福利支出", "1,500.00", "1,500.00", ""],
            ["商品和服务支出", "500.00", "500.00", ""],
            ["某某中心", "1,000.00", "900.00", "100.00"],
            ["工资和福利支出", "1,000.00", "900.00", "100.00"],
        ]
    )
    table = document.tables[0]
    assert [parent(table, key) for key in ("某某厅（本部）", "商品和服务支出", "工资和福利支出#2")] == [
        "合计",
        "某某厅（本部）",
        "某某中心",
    ]
    assert_agrees(document, 8)


def test_a_flat_list_with_one_wrong_figure_stays_a_list() -> None:
    rows: Rows = [
        ["部门收入预算总表"],
        ["单位名称", "合计", "财政拨款收入", "其他收入"],
        ["合计", 30, 25, 5],
        ["甲中心", 12, 9, 3],
        ["乙中心", 28, 16, 2],
    ]
    document = read(rows)
    table = document.tables[0]
    assert [parent(table, key) for key in ("甲中心", "乙中心")] == ["合计", "合计"]
    assert Check(document).counts()[Outcome.DIFFERS] > 0


def test_remarks_and_codes_of_units_are_no_names() -> None:
    document = read(
        [
            ["表3-2"],
            ["一般公共预算项目支出预算表"],
            ["部门：某某局", "", "", "", "", "单位：元", ""],
            ["科目编码", "", "", "单位代码", "单位名称（科目）", "金额", "绩效目标"],
            ["类", "款", "项", "", "", "", ""],
            ["", "", "", "", "合计", "2,500,000.00", ""],
            ["", "", "", "301001", "某某局机关", "2,500,000.00", ""],
            ["201", "03", "02", "301001", "信访维稳工作经费", "2,000,000.00", "全年完成率100%"],
            ["201", "03", "02", "301001", "机关运转补助", "500,000.00", "压减1.00万元"],
        ]
    )
    table = document.tables[0]
    assert [row.name for row in table.rows] == ["合计", "某某局机关", "信访维稳工作经费", "机关运转补助"]
    assert table.columns == ("金额",)
    assert [passage.text for passage in document.prose][-2:] == ["全年完成率100%", "压减1.00万元"]
    assert document.unplaced == []


def test_a_remark_names_no_row_though_no_label_does_and_begins_no_side() -> None:
    """Nor is one that stands beside the numbers of columns a figure of theirs."""
    document = read(
        [
            ["财政拨款“三公”经费支出决算表"],
            ["单位：元", "", "", ""],
            ["合计", "因公出国（境）费", "增减原因说明", "公务接待费", "备注"],
            ["300.00", "100.00", "按计划", "200.00", "含上年结转"],
        ]
    )
    (table,) = document.tables
    assert ([row.name for row in table.rows], len(table.sides)) == ([""], 1)
    assert table.columns == ("合计", "因公出国（境）费", "公务接待费")
    document = read(
        [
            ["支出决算表"],
            ["单位：元", "", "", "", ""],
            ["项目", "", "合计", "基本支出", "备注"],
            ["科目编码", "科目名称", "", "", ""],
            ["栏次", "", "1", "2", "详见说明"],
            ["208", "社会保障和就业支出", "5.00", "5.00", ""],
            ["合计", "", "5.00", "5.00", ""],
        ]
    )
    assert [row.name for row in document.tables[0].rows] == ["社会保障和就业支出", "合计"]


def test_figures_before_a_remark_are_no_codes() -> None:
    document = read(
        [
            ["政府性基金预算支出表"],
            ["单位：元", "", "", ""],
            ["科目编码", "科目名称", "合计", "项目支出", "备注"],
            ["212", "城乡社区支出", "3501371", "3501371", "含上年结转"],
            ["合计", "", "3501371", "3501371", ""],
        ]
    )
    assert document.tables[0].columns == ("合计", "项目支出")


def test_a_second_code_with_its_name_belongs_to_no_row() -> None:
    document = read(
        [
            ["2024年部门综合预算一般公共预算支出明细表（按支出经济分类科目）"],
            ["部门经济科目编码", "部门经济科目名称", "政府经济科目编码", "政府经济科目名称", "合计", "人员经费支出"],
            ["", "合计", "", "", "500.00", "500.00"],
            ["301", "工资福利支出", "", "", "500.00", "500.00"],
            ["30101", "基本工资", "50101", "工资奖金津补贴", "500.00", "500.00"],
        ]
    )
    table = document.tables[0]
    assert [(row.code, row.name) for row in table.rows] == [
        (None, "合计"),
        ("301", "工资福利支出"),
        ("30101", "基本工资"),
    ]


def test_a_table_by_economic_classes_is_none_by_functions() -> None:
    """Else its rows would be tied to those of the tables by functions."""
    rows: Rows = [["一般公共预算支出表"], ["科目编码", "科目名称", "合计"], ["301", "工资福利支出", 5], ["合计", "", 5]]
    assert read(rows).tables[0].kind == "other"
    rows[2] = ["208", "社会保障和就业支出", 5]
    assert read(rows).tables[0].kind == "general-expenditure"


FOUR_BLOCKS: Rows = [
    ["2024年部门综合预算收支总表"],
    ["", "", "", "", "", "单位：万元"],
    ["收入", "", "支出", "", "", ""],
    ["项目", "预算数", "支出功能分类科目（按大类）", "预算数", "部门预算支出经济科目（按大类）", "预算数"],
    ["一、部门预算", "1,000.00", "一、部门预算", "1,000.00", "一、部门预算", "1,000.00"],
    ["1、财政拨款", "1,000.00", "1、一般公共服务支出", "800.00", "1、人员经费和公用经费支出", "700.00"],
    ["（1）一般公共预算拨款", "1,000.00", "2、外交支出", "", "（1）工资福利支出", "500.00"],
    ["其中：专项资金", "30.00", "3、住房保障支出", "200.00", "（2）商品和服务支出", "200.00"],
    ["2、上级补助收入", "", "", "", "2、专项业务经费支出", "300.00"],
    ["收入总计", "1,000.00", "支出总计", "1,000.00", "支出总计", "1,000.00"],
]


def test_blocks_side_by_side_with_four_ways_of_numbering() -> None:
    document = read(FOUR_BLOCKS)
    table = document.tables[0]
    assert {row.side for row in table.rows} == {0, 1, 2}
    assert parent(table, "（1）工资福利支出") == "1、人员经费和公用经费支出"
    assert parent(table, "2、专项业务经费支出") == "一、部门预算#3"
    assert parent(table, "其中：专项资金") is None
    assert document.entity == ""
    assert_agrees(document, 7)


@pytest.mark.parametrize("blank", [0, 1])
def test_the_number_and_the_cover_above_a_title_belong_to_no_table(tmp_path: Path, blank: int) -> None:
    gap: Rows = [[""]] * blank
    rows: Rows = [
        ["某某委员会2025年部门预算"],
        ["表1"],
        *TWO_SIDES[1:],
        *gap,
        ["表2"],
        ["部门支出总表"],
        ["科目编码", "科目名称", "合计"],
        ["201", "一般公共服务支出", 5],
        ["合计", "", 5],
    ]
    document = read_document(workbook(tmp_path / "x.xlsx", {"表": rows}))
    assert [(table.title, len(table.rows)) for table in document.tables] == [
        ("收支总体情况表", 13),
        ("部门支出总表", 2),
    ]
    assert (document.unplaced, document.grids) == ([], [])


def test_what_is_counted_or_dated_is_no_money() -> None:
    table = read(
        [
            ["2023年部门政府采购预算表"],
            ["采购项目", "采购目录", "数量", "起止年限", "金额", "增减幅度", "备注"],
            ["办公电脑", "A02010104", 20, 2023, "100,000", 0.05, "续建"],
            ["复印纸", "A05040101", 300, 2023, "12,000", -0.1, ""],
            ["合计", "", 320, "", "112,000", "", ""],
        ]
    ).tables[0]
    assert (table.columns, table.values.tolist()) == (("金额",), [[10_000_000, 1_200_000, 11_200_000]])


def test_classes_are_tied_to_the_block_by_functions() -> None:
    """Of three blocks the last is by economic classes, whose names no table by functions prints."""
    document = read(
        [
            ["2023年部门收支预算总表"],
            ["收入项目", "预算数", "支出按功能分类", "预算数", "支出按经济分类", "预算数"],
            ["一、一般公共预算", 120, "一、本年支出", 120, "301工资福利支出", 60],
            ["二、其他收入", "", "（一）社会保障和就业支出", 120, "302商品和服务支出", 60],
            ["收入合计", 120, "支出合计", 120, "支出合计", 120],
            [],
            ["2023年部门支出总体情况表"],
            ["科目编码", "科目名称", "合计"],
            ["208", "社会保障和就业支出", 120],
            ["合计", "", 120],
        ]
    )
    tied = [f for f in Check(document).findings() if f.outcome is Outcome.DIFFERS]
    assert tied == []


@pytest.mark.parametrize(("total", "differs"), [(170, False), (150, True)])
def test_a_total_that_lacks_what_is_carried_over_is_told(total: int, differs: bool) -> None:
    read = read_pasted(
        "单位：元\t\t\t\n2024年部门收支总表\t\t\t\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n"
        "一、财政拨款收入\t150\t一、教育支出\t100\n二、事业收入\t20\t二、社会保障和就业支出\t50\n\t\t结转下年\t20\n"
        f"收入总计\t170\t支出总计\t{total}\n"
    )
    found = [one.id for one in Check(read).findings() if one.outcome is Outcome.DIFFERS]
    assert ("B:T1!支出总计.预算数" in found) is differs


def test_parts_of_what_is_carried_over_are_not_counted_twice() -> None:
    """The accounts of the treasury list 年初结转 and below it, without a number, what it is made of."""
    document = read(
        [
            ["财政拨款收入支出决算总表"],
            ["金额单位：万元"],
            ["收入", "", "支出", "", "", ""],
            ["项目", "决算数", "项目", "合计", "一般公共预算", "政府性基金预算"],
            ["一、一般公共预算财政拨款", "90.00", "一、教育支出", "60.00", "60.00", "0.00"],
            ["二、政府性基金预算财政拨款", "0.00", "二、农林水支出", "30.00", "30.00", "0.00"],
            ["本年收入合计", "90.00", "本年支出合计", "90.00", "90.00", "0.00"],
            ["年初财政拨款结转和结余", "7.00", "年末财政拨款结转和结余", "7.00", "7.00", "0.00"],
            ["一般公共预算财政拨款", "7.00", "", "", "", ""],
            ["政府性基金预算财政拨款", "0.00", "", "", "", ""],
            ["总计", "97.00", "总计", "97.00", "97.00", "0.00"],
        ]
    )
    table = document.tables[0]
    parts = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "年初财政拨款结转和结余")
    assert [parent(table, key) for key in parts] == ["年初财政拨款结转和结余", "年初财政拨款结转和结余", "总计"]
    assert_agrees(document, 4)


def budget(*tables: Rows) -> Document:
    """Tables below each other, blank lines between them."""
    blank: list[object] = [""]
    return read([row for table in tables for row in [*table, blank]])


UNITS: Rows = [
    ["单位编码", "单位名称", "科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["", "", "", "合计", "30.00", "20.00", "10.00"],
    ["301001", "某某局", "208", "社会保障和就业支出", "18.00", "10.00", "8.00"],
    ["301001", "某某局", "20805", "行政事业单位养老支出", "18.00", "10.00", "8.00"],
    ["301002", "某某中心", "208", "社会保障和就业支出", "12.00", "10.00", "2.00"],
    ["301002", "某某中心", "20805", "行政事业单位养老支出", "12.00", "10.00", "2.00"],
]


def test_a_code_that_each_unit_prints_is_tied_to_nothing() -> None:
    document = budget(
        [
            ["部门收支总表"],
            ["单位：万元"],
            ["收入", "", "支出", ""],
            ["项目", "预算数", "项目", "预算数"],
            ["一、财政拨款收入", "30.00", "一、社会保障和就业支出", "30.00"],
            ["收入总计", "30.00", "支出总计", "30.00"],
        ],
        [["部门支出总表"], ["单位：万元"], *UNITS],
        [["一般公共预算支出表"], ["单位：万元"], *UNITS],
    )
    assert [table.kind for table in document.tables] == ["revenue-expenditure", "expenditure", "general-expenditure"]
    assert_agrees(document, 8)


def test_units_above_their_codes_in_one_column() -> None:
    document = read(
        [
            ["部门支出总表"],
            ["单位：万元"],
            ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
            ["", "合计", "30.00", "20.00", "10.00"],
            ["301001", "某某局", "18.00", "10.00", "8.00"],
            ["208", "社会保障和就业支出", "18.00", "10.00", "8.00"],
            ["20805", "行政事业单位养老支出", "18.00", "10.00", "8.00"],
            ["2080501", "行政单位离退休", "18.00", "10.00", "8.00"],
            ["301002", "某某中心", "12.00", "10.00", "2.00"],
            ["208", "社会保障和就业支出", "12.00", "10.00", "2.00"],
            ["20805", "行政事业单位养老支出", "12.00", "10.00", "2.00"],
            ["2080502", "事业单位离退休", "12.00", "10.00", "2.00"],
        ]
    )
    table = document.tables[0]
    assert [row.code for row in table.rows][1:6] == [None, "208", "20805", "2080501", None]
    assert_agrees(document, 8)


def test_a_part_that_does_not_state_a_column_is_not_tied_in_it() -> None:
    """基本支出 that is printed as 小计, 人员 and 公用 has no column of that name."""
    document = budget(
        [
            ["部门支出总表"],
            ["单位：万元"],
            ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
            ["208", "社会保障和就业支出", "30.00", "20.00", "10.00"],
            ["", "合计", "30.00", "20.00", "10.00"],
        ],
        [
            ["一般公共预算支出表"],
            ["单位：万元"],
            ["科目编码", "科目名称", "合计", "基本支出", "", "", "项目支出"],
            ["", "", "", "小计", "人员经费", "公用经费", ""],
            ["208", "社会保障和就业支出", "30.00", "20.00", "15.00", "5.00", "10.00"],
            ["", "合计", "30.00", "20.00", "15.00", "5.00", "10.00"],
        ],
        [["政府性基金预算支出表"], ["单位：万元"], ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]],
        [["部门收入总表"], ["单位：万元"], ["科目编码", "科目名称", "合计"], ["", "合计", "30.00"]],
    )
    assert_agrees(document, 4)


def test_codes_of_departments_and_units_name_no_row() -> None:
    document = read(
        [
            ["部门收入总表"],
            ["单位：万元"],
            ["部门（单位）代码", "部门（单位）名称", "合计", "一般公共预算"],
            ["合计", "", "30.00", "30.00"],
            ["019001", "某某厅本级", "18.00", "18.00"],
            ["019002", "某某中心", "12.00", "12.00"],
        ]
    )
    assert [row.name for row in document.tables[0].rows] == ["合计", "某某厅本级", "某某中心"]


@pytest.mark.parametrize(
    ("unit", "fen"), [("元", 150), ("千元", 150_000), ("万元", 1_500_000), ("亿元", 15_000_000_000)]
)
@pytest.mark.parametrize("within", [False, True])
def test_units_above_a_table_and_within_its_header(unit: str, fen: int, within: bool) -> None:
    document = read(
        [
            ["部门支出总表"],
            ["" if within else f"金额单位：{unit}"],
            ["科目编码", "科目名称", f"合计（{unit}）" if within else "合计"],
            ["208", "社会保障和就业支出", "1.50"],
        ]
    )
    table = document.tables[0]
    figure = table.content(0, 0).figure
    assert (table.unit.value, figure and figure.fen) == (unit, fen)
    assert not any("no unit" in notice.message for notice in document.notices)


@pytest.mark.parametrize("first", [True, False])
def test_names_without_codes_whose_sums_tell_how_deep_they_stand(first: bool) -> None:
    total: Rows = [["合计", "30.00", "20.00", "10.00"]]
    names: Rows = [
        ["教育支出", "12.00", "10.00", "2.00"],
        ["进修及培训", "12.00", "10.00", "2.00"],
        ["培训支出", "12.00", "10.00", "2.00"],
        ["社会保障和就业支出", "18.00", "10.00", "8.00"],
        ["行政事业单位养老支出", "15.00", "8.00", "7.00"],
        ["行政单位离退休", "5.00", "5.00", ""],
        ["养老保险缴费", "10.00", "3.00", "7.00"],
        ["其他社会保障支出", "3.00", "2.00", "1.00"],
        ["其他社会保障支出", "3.00", "2.00", "1.00"],
    ]
    head: Rows = [["部门支出总表"], ["单位：万元"], ["功能分类科目", "合计", "基本支出", "项目支出"]]
    document = read([*head, *(total + names if first else names + total)])
    table = document.tables[0]
    assert parent(table, "培训支出") == "进修及培训"
    assert parent(table, "养老保险缴费") == "行政事业单位养老支出"
    assert parent(table, "其他社会保障支出") == "社会保障和就业支出"
    assert parent(table, "其他社会保障支出#2") == "其他社会保障支出"
    assert parent(table, "社会保障和就业支出") == "合计"
    assert_agrees(document, 15)


def test_a_row_printed_twice_is_no_part_of_itself() -> None:
    document = read(
        [
            ["部门支出总表"],
            ["单位：万元"],
            ["功能分类科目", "合计", "基本支出", "项目支出"],
            ["教育支出", "12.00", "10.00", "2.00"],
            ["社会保障和就业支出", "18.00", "10.00", "8.00"],
            ["社会保障和就业支出", "18.00", "10.00", "8.00"],
            ["合计", "30.00", "20.00", "10.00"],
        ]
    )
    table = document.tables[0]
    assert [parent(table, key) for key in table.keys] == ["合计", "合计", "合计", None]
    assert Check(document).counts()[Outcome.DIFFERS] == 3


@pytest.mark.parametrize("below", ["单位：人", "部门：某某厅"])
def test_a_table_of_no_budget_below_another_is_not_its_rest(below: str) -> None:
    known: Rows = [*TWO_SIDES, [], ["2024年人员情况表"], [below], ["事项", "编制数", "说明", "实有数"]]
    document = read([*known, ["行政", "12", "", "11"], ["事业", "14", "", "10"]])
    assert document.tables[0].keys == read(TWO_SIDES).tables[0].keys
    assert "2024年人员情况表" in [*(table.title for table in document.tables[1:]), *(g.title for g in document.grids)]
