"""Layouts of other provinces: remarks, units, second codes and several blocks stay out of names and sums."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.checking.check import Check
from gouji.checking.relations import Outcome
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
        ["乙中心", 19, 16, 2],
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


def test_rows_named_by_years_alone() -> None:
    rows: Rows = [
        ["财政拨款“三公”经费支出表"],
        ["年份", "合计", "公务接待费"],
        ["2023年", 5, 5],
        ["2024年", 4, 4],
    ]
    assert read(rows).tables[0].keys == ["2023年", "2024年"]
    rows[2:] = [[2023, 5, 5], [2024, 4, 4], ["注：按当年预算填列。"]]
    assert read(rows).tables[0].keys == ["2023", "2024"]


@pytest.mark.parametrize("total", [130, 131])
def test_items_of_money_carried_over_are_counted_once(total: int) -> None:
    """Also where the total is wrong: then it is told what it should be."""
    rows: Rows = [
        ["财政拨款收入支出决算总表"],
        ["项目", "决算数", "项目", "决算数"],
        ["一、一般公共预算财政拨款", 100, "一、教育支出", 100],
        ["本年收入合计", 100, "本年支出合计", 100],
        ["年初财政拨款结转和结余", 30, "年末财政拨款结转和结余", 30],
        ["一般公共预算财政拨款", 20, "", ""],
        ["政府性基金预算财政拨款", 10, "", ""],
        ["国有资本经营预算财政拨款", 0, "", ""],
        ["总计", total, "总计", 130],
    ]
    document = read(rows)
    table = document.tables[0]
    assert [parent(table, one) for one in ("政府性基金预算财政拨款", "国有资本经营预算财政拨款")] == [
        "年初财政拨款结转和结余"
    ] * 2
    assert parent(table, "年初财政拨款结转和结余") == "总计"
    differing = [finding for finding in Check(document).findings() if finding.outcome is Outcome.DIFFERS]
    assert [finding.difference for finding in differing] == ([] if total == 130 else [100])


def units(title: str, *figures: tuple[str, str, object]) -> Rows:
    """Codes of two units below one total; the code of a unit stands among those of its classes."""
    rows: Rows = [[title], ["科目编码", "单位（科目）名称", "合计", "基本支出", "项目支出"]]
    rows += [[code, label, amount, amount, ""] for code, label, amount in figures]
    return rows


def test_the_codes_of_several_units_are_tied_to_no_single_row() -> None:
    """The class of the first unit in one table is that of the second in the other, where the first has none."""
    one, two = ("205", "教育支出"), ("213", "农林水支出")
    spent = units(
        "部门支出总表",
        ("", "合计", 60),
        ("101001", "某局", 50),
        (*one, 20),
        (*two, 30),
        ("101002", "某站", 10),
        (*one, 4),
        (*two, 6),
    )
    general = units(
        "一般公共预算支出表",
        ("", "合计", 30),
        ("101001", "某局", 20),
        (*one, 20),
        ("101002", "某站", 10),
        (*one, 4),
        (*two, 6),
    )
    fund = units(
        "政府性基金预算支出表", ("", "合计", 30), ("101001", "某局", 30), (*two, 30), ("101002", "某站", ""), (*two, "")
    )
    revenue: Rows = [["部门收入总表"], ["科目编码", "科目名称", "合计", "一般公共预算"], ["", "合计", 60, 60]]
    document = read([*spent, [], *general, [], *fund, [], *revenue])
    table = document.tables[0]
    assert [(row.code, row.name) for row in table.rows[:3]] == [
        (None, "合计"),
        (None, "101001某局"),
        ("205", "教育支出"),
    ]
    assert table.repeated >= {"205", "213"}
    check = Check(document)
    assert check.counts()[Outcome.DIFFERS] == 0
    assert any(family.rule.id == "D4" and Outcome.AGREES in family.outcomes for family in check.families)


@pytest.mark.parametrize(
    "above",
    [
        ["", "", "", "单位 万元"],
        ["", "", "", "（万元）"],
        ["", "", "", "万元"],
        ["部门：", "某某局", "年度：", "2024", "单位：", "万元"],
    ],
)
def test_a_unit_however_it_is_captioned(above: list[object]) -> None:
    rows: Rows = [
        ["部门支出预算总表"],
        ["说明：本表反映部门本年度的支出情况。"],
        above,
        ["科目编码", "科目名称", "合计", "基本支出"],
        ["208", "社会保障和就业支出", 5, 5],
        ["单位负责人：甲", "", "填表人：乙", "联系电话：1234567"],
        ["第 1 页，共 2 页"],
    ]
    document = read(rows)
    (table,) = document.tables
    assert (table.unit.value, table.keys, table.columns) == ("万元", ["208"], ("合计", "基本支出"))
    assert document.unplaced == []
    assert "说明：本表反映部门本年度的支出情况。" in [one.text for one in document.prose]


def test_names_in_a_column_for_each_level() -> None:
    rows: Rows = [
        ["部门支出预算总表"],
        ["科目编码", "科目名称", "", "", "合计"],
        ["", "类", "款", "项", ""],
        ["", "合计", "", "", 5],
        ["208", "社会保障和就业支出", "", "", 5],
        ["20805", "", "行政事业单位养老支出", "", 5],
        ["2080501", "", "", "行政单位离退休", 5],
    ]
    document = read(rows)
    table = document.tables[0]
    assert table.keys == ["合计", "208", "20805", "2080501"]
    assert table.rows[3].name == "行政单位离退休"
    assert_agrees(document, 3)


def test_a_list_in_two_columns_of_codes_with_one_total(tmp_path: Path) -> None:
    """What the last class of the first column holds goes on at the top of the second."""
    rows: Rows = [
        ["一般公共预算基本支出表"],
        ["科目编码", "科目名称", "金额", "科目编码", "科目名称", "金额"],
        ["301", "工资福利支出", 7, "30207", "邮电费", 2],
        ["30101", "基本工资", 7, "303", "对个人和家庭的补助", 4],
        ["302", "商品和服务支出", 5, "30302", "退休费", 4],
        ["30201", "办公费", 3, "", "", ""],
        ["合计", "", "", "", "", 16],
    ]
    document = read_document(workbook(tmp_path / "x.xlsx", {"表": rows}, ("A7:E7",)))
    table = document.tables[0]
    assert [parent(table, key) for key in ("30207", "302", "303")] == ["302", "合计", "合计"]
    assert_agrees(document, 3)


def test_a_header_printed_again_tells_nothing_of_a_blank_column() -> None:
    head: list[object] = ["科目编码", "科目名称", "合计", "政府性基金", "其他收入"]
    rows: Rows = [
        ["部门收入预算总表"],
        head,
        ["208", "社保", 5, "", 5],
        head,
        ["210", "卫生", 4, "", 4],
        ["合计", "", 9, "", 9],
    ]
    (table,) = read(rows).tables
    assert table.sides == ((0, 1, 2),)
    assert table.keys == ["208", "210", "合计"]
