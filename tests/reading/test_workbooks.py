"""Tables as workbooks of many offices lay them out: years, units, levels, numbers and notes among their rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.families.unheld import Lacking
from gouji.reading.read import read_document
from tests.reading.making import workbook
from tests.reading.test_provinces import Rows, assert_agrees, parent, read


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


@pytest.mark.parametrize("total", [130, 140])
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
    assert {finding.difference for finding in differing} == (set() if total == 130 else {10_00})


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
    assert any(family.law.id == "D4" and Outcome.AGREES in family.outcomes for family in check.families)
    told = [finding for finding in check.findings() if finding.rule == "D4" and finding.outcome is Outcome.UNCHECKABLE]
    assert [finding.message for finding in told] == [Lacking.SEVERAL]


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


@pytest.mark.parametrize(
    "ordinals",
    [
        ["1", "2", "3=4+5", "4", "5"],
        ["栏次", "", 2, 3, 4],
        ["栏次", "", "1.00", "2.00", "3.00"],
        ["①", "②", "③", "④", "⑤"],
        ["A", "B", 1, 2, 3],
        ["甲", "乙", "(1)", "(2)", "(3)"],
    ],
)
def test_the_numbers_of_columns_are_no_figures_and_swallow_none(ordinals: list[object]) -> None:
    """A total of 5 is not the header again because a column has that number."""
    rows: Rows = [
        ["部门支出预算总表"],
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        ordinals,
        ["2 0 8", "社会保障和就业支出", 5, 5, ""],
        ["合计", "", 5, 5, ""],
    ]
    (table,) = read(rows).tables
    assert (table.keys, table.values[0].tolist()) == (["208", "合计"], [500, 500])


@pytest.mark.parametrize("figures", [["2024"], ["2003"], ["2024", "2024", ""]])
def test_figures_that_look_like_years_are_figures(figures: list[str]) -> None:
    names = ["合计", "基本支出", "项目支出"][: len(figures)]
    rows: Rows = [
        ["2024年部门支出预算总表"],
        ["单位：万元"],
        ["科目编码", "科目名称", *names],
        ["", "合计", *figures],
        ["201", "一般公共服务支出", *figures],
        ["20101", "人大事务", *figures],
    ]
    (table,) = read(rows).tables
    assert (table.columns, table.keys) == (tuple(names), ["合计", "201", "20101"])
    assert parent(table, "201") == "合计"


def test_two_figures_alike_make_no_tree_of_names() -> None:
    """Else a total that leaves one of them out would seem to foot."""
    rows: Rows = [
        ["2024年项目支出预算表"],
        ["单位：万元"],
        ["项目名称", "合计"],
        ["购置设备", "10"],
        ["系统运维", "10"],
        ["课题研究", "5"],
        ["合计", "15"],
    ]
    (table,) = read(rows).tables
    assert [parent(table, key) for key in table.keys] == ["合计", "合计", "合计", None]


HEAD: list[object] = ["功能分类科目编码", "功能分类科目名称", "合计", "基本支出", "项目支出"]


@pytest.mark.parametrize("fund", [[], [["", "合计", "0.00", "0.00", "0.00"]], [["", "合计", "0", "", ""]]])
def test_a_fund_table_of_nothing_leaves_the_ties_as_they_are(tmp_path: Path, fund: Rows) -> None:
    def spending(first: int) -> Rows:
        return [
            HEAD,
            ["201", "一般公共服务支出", str(first), str(first), ""],
            ["20101", "人大事务", str(first), str(first), ""],
            ["208", "社会保障和就业支出", "200", "200", ""],
            ["", "合计", str(first + 200), str(first + 200), ""],
        ]

    tables = {"支出总表": spending(100), "一般公共预算支出表": spending(110), "政府性基金预算支出表": [HEAD, *fund]}
    revenue: Rows = [["科目编码", "科目名称", "合计", "财政拨款收入", "其他收入"], ["", "合计", "300", "300", ""]]
    sheets: dict[str, Rows] = {name: [[f"2017年部门{name}"], ["单位：元"], *rows] for name, rows in tables.items()}
    sheets["收入"] = [["2017年部门收入预算总表"], ["单位：元"], *revenue]
    check = Check(read_document(workbook(tmp_path / "x.xlsx", sheets)))
    told = [finding.id for finding in check.findings() if finding.rule == "D4" and finding.outcome is Outcome.DIFFERS]
    assert len(told) == 6


def test_a_table_of_many_sides_is_none_of_a_budget() -> None:
    """Lists of assets are set beside each other as often as the paper is wide."""
    for count, told in ((3, True), (40, False)):
        document = read([["部门支出预算总表"], ["科目名称", "预算数"] * count, ["社会保障和就业支出", 5] * count])
        assert (len(document.tables) == 1) is told, count
        assert ("40" in str(document.grids[0].why)) if document.grids else told
