"""Tables of PDF pages are read whatever rules, turns and breaks they have; every figure knows its box."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.model.document import Document
from gouji.model.money import Unit
from gouji.model.source import OnPage
from gouji.model.table import Origin, Table
from gouji.reading.read import read_document
from tests.reading.making import EXPENDITURE, WIDTHS, Pages, pdf


def amounts(table: Table, key: str) -> list[int | None]:
    """The figures of a row in whole units."""
    row = table.row_of[key]
    contents = (table.content(row, column) for column in table.row_columns(row))
    return [content.figure.fen // table.unit.fen if content.figure else None for content in contents]


def assert_expenditure(document: Document) -> None:
    (table,) = document.tables
    assert (table.kind, table.columns) == ("expenditure", ("合计", "基本支出", "项目支出"))
    assert table.keys == ["208", "20805", "2080501", "2080505", "合计"]
    assert amounts(table, "2080501") == [500, 300, 200]
    assert amounts(table, "合计") == [1500, 900, 600]
    assert table.parents.tolist() == [4, 0, 1, 1, -1]
    assert document.unplaced == []


@pytest.mark.parametrize("rules", ["all", "inner", "upright", "level", "none"])
def test_rules_that_are_missing(tmp_path: Path, rules: str) -> None:
    path = pdf(
        tmp_path / "支出 总表.pdf", lambda p: p.caption("2025年部门支出预算总表").table(EXPENDITURE, rules=rules)
    )
    document = read_document(path)
    assert_expenditure(document)
    assert (document.year, document.stage, document.entity) == (2025, "budget", "某某局")


def test_a_page_shown_on_its_side_and_one_drawn_on_its_side(tmp_path: Path) -> None:
    def shown(pages: Pages) -> None:
        pages.canvas.setPageRotation(90)  # of a page that is wider than high
        pages.top = 550
        pages.caption("2025年部门支出预算总表").table(EXPENDITURE)

    def drawn(pages: Pages) -> None:
        pages.canvas.translate(595, 0)
        pages.canvas.rotate(90)
        pages.top = 550
        pages.caption("2025年部门支出预算总表").table(EXPENDITURE)

    for name, draw in (("shown", shown), ("drawn", drawn)):
        document = read_document(pdf(tmp_path / f"{name}.pdf", draw))
        assert_expenditure(document)
        source = document.tables[0].sources[0, 0]
        assert isinstance(source, OnPage)
        left, top, right, bottom = source.bbox
        assert bottom - top > right - left


def test_cells_that_reach_beyond_the_paper_are_read_with_the_others(tmp_path: Path) -> None:
    """Also where their lines of figures are looked at one by one."""
    lines = ["208", "05", "01\n05", "行政单位离退休\n养老保险缴费", "500\n1,000", "300\n600", "200\n400"]
    rows = [*EXPENDITURE[:3], lines, EXPENDITURE[-1]]
    path = pdf(
        tmp_path / "x.pdf",
        lambda p: p.caption("2025年部门支出预算总表").table(rows, height=30),
        (40 + sum(WIDTHS) - 10, 842),
    )
    assert_expenditure(read_document(path))


def test_every_figure_has_its_box(tmp_path: Path) -> None:
    import pdfplumber

    path = pdf(tmp_path / "x.pdf", lambda p: p.caption("2025年部门支出预算总表").table(EXPENDITURE))
    table = read_document(path).tables[0]
    with pdfplumber.open(path) as opened:
        page = opened.pages[0]
        for (row, column), source in table.sources.items():
            assert isinstance(source, OnPage)
            printed = page.crop(source.bbox).extract_text()
            figure = table.content(row, column).figure
            assert figure is not None
            assert printed.replace(",", "") == str(figure.fen // 100)


def test_three_tables_on_a_page_one_of_them_blank(tmp_path: Path) -> None:
    rows = [
        ["科目编码", "科目名称", "合计"],
        ["２０１", "一般公共服务支出", "１，０００．５０"],
        ["合计", "", "1,000.50"],
    ]
    blank = [["科目编码", "科目名称", "合计"], ["", "", ""], ["合计", "", ""]]

    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表").table(rows, (80, 150, 80))
        pages.caption("2025年一般公共预算支出预算表", "万元").table(rows, (80, 150, 80))
        pages.caption("2025年政府性基金预算支出预算表").table(blank, (80, 150, 80))
        pages.text("注：本部门无政府性基金预算，故本表无数据。")

    document = read_document(pdf(tmp_path / "three.pdf", draw))
    assert [table.kind for table in document.tables] == ["expenditure", "general-expenditure", "government-fund"]
    assert [len(table.rows) for table in document.tables] == [2, 2, 0]
    assert document.tables[1].unit is Unit.WAN
    assert document.tables[0].content(0, 0).figure.fen == 100050  # type: ignore[union-attr]
    assert any("故本表无数据" in passage.text for passage in document.prose)


def test_a_header_and_a_title_printed_again_and_a_row_split_by_the_break(tmp_path: Path) -> None:
    head = EXPENDITURE[0]

    def draw(pages: Pages) -> None:
        upper = [*EXPENDITURE[:3], ["208", "05", "01", "行政单位", "500", "300", "200"]]
        pages.caption("2025年部门支出预算总表").table([head, *upper[1:]]).page()
        pages.caption("2025年部门支出预算总表（续表）")
        pages.table([head, ["", "", "", "离退休", "", "", ""], *EXPENDITURE[4:]])

    document = read_document(pdf(tmp_path / "broken.pdf", draw))
    assert_expenditure(document)
    assert document.tables[0].rows[2].name == "行政单位离退休"


def test_codes_merged_over_the_rows_below(tmp_path: Path) -> None:
    rows = [list(row) for row in EXPENDITURE]
    for row, column in ((2, 0), (3, 0), (3, 1), (4, 0), (4, 1)):
        rows[row][column] = ""
    spans = [((0, 1), (0, 4)), ((1, 2), (1, 4)), ((0, 5), (3, 5))]
    path = pdf(tmp_path / "m.pdf", lambda p: p.caption("2025年部门支出预算总表").table(rows, spans=spans))
    assert_expenditure(read_document(path))


def test_side_by_side_economic_classes_with_totals_across(tmp_path: Path) -> None:
    head = ["科目编码", "科目名称", "决算数"]
    rows = [
        ["人员经费", "", "", "公用经费", "", "", "", "", ""],
        head * 3,
        ["301", "工资福利支出", "100.00", "302", "商品和服务支出", "60.00", "310", "资本性支出", "9.00"],
        ["30101", "基本工资", "70.00", "30201", "办公费", "40.00", "31002", "办公设备购置", "9.00"],
        ["30102", "津贴补贴", "30.00", "30202", "印刷费", "20.00", "", "", ""],
        ["人员经费合计", "", "100.00", "公用经费合计", "", "", "", "", "69.00"],
    ]
    spans = [((0, 0), (2, 0)), ((3, 0), (8, 0)), ((0, 5), (1, 5)), ((3, 5), (7, 5))]

    def draw(pages: Pages) -> None:
        pages.caption("2023年度一般公共预算财政拨款基本支出决算明细表", "万元").table(
            rows, [50, 80, 40] * 3, spans=spans
        )

    document = read_document(pdf(tmp_path / "economic.pdf", draw))
    (table,) = document.tables
    assert (document.stage, table.columns) == ("final-accounts", ("决算数",))
    codes = ["301", "30101", "30102", "302", "30201", "30202", "310", "31002"]
    assert [row.code for row in table.rows if row.code] == codes
    total = table.row_of["公用经费合计"]
    assert table.parents[table.row_of["302"]] == table.parents[table.row_of["310"]] == total
    assert table.parents[table.row_of["301"]] == table.row_of["人员经费合计"]
    assert amounts(table, "公用经费合计") == [69]


def test_rows_and_columns_that_only_number(tmp_path: Path) -> None:
    rows = [
        ["收入", "", "", "支出", "", ""],
        ["项目", "行次", "金额", "项目", "行次", "金额"],
        ["栏次", "", "1", "栏次", "", "2"],
        ["一、一般公共预算财政拨款收入", "1", "1,000.00", "一、一般公共服务支出", "32", "300.00"],
        ["二、其他收入", "2", "—", "二、交通运输支出", "33", "700.00"],
        ["本年收入合计", "27", "1,000.00", "本年支出合计", "58", "1,000.00"],
        ["年初结转和结余", "28", "5.00", "年末结转和结余", "59", "5.00"],
        ["总计", "31", "1,005.00", "总计", "62", "1,005.00"],
    ]

    def draw(pages: Pages) -> None:
        pages.text("公开01表").caption("2023年度收入支出决算总表", "万元")
        pages.table(rows, [140, 30, 60] * 2, spans=[((0, 0), (2, 0)), ((3, 0), (5, 0))])

    table = read_document(pdf(tmp_path / "ministry.pdf", draw)).tables[0]
    assert table.columns == ("金额",)
    assert amounts(table, "二、其他收入") == [None]
    assert amounts(table, "总计#2") == [1005]
    children = [table.rows[r].name for r in range(len(table.rows)) if table.parents[r] == table.row_of["总计"]]
    assert children == ["本年收入合计", "年初结转和结余"]


def test_columns_of_one_name_are_told_apart_by_what_differs_above(tmp_path: Path) -> None:
    rows = [
        ["预算数", "", "", "决算数", "", ""],
        ["合计", "公务用车", "", "合计", "公务用车", ""],
        ["", "小计", "购置费", "", "小计", "购置费"],
        ["1", "2", "3", "4", "5", "6"],
        ["9.00", "9.00", "", "8.00", "8.00", "8.00"],
    ]
    spans = [((0, 0), (2, 0)), ((3, 0), (5, 0)), ((0, 1), (0, 2)), ((1, 1), (2, 1)), ((3, 1), (3, 2)), ((4, 1), (5, 1))]

    def draw(pages: Pages) -> None:
        pages.caption("2023年度“三公”经费支出决算表", "万元").table(rows, [60] * 6, spans=spans)

    table = read_document(pdf(tmp_path / "three-public.pdf", draw)).tables[0]
    assert table.columns == (
        "预算数/合计",
        "预算数/小计",
        "预算数/购置费",
        "决算数/合计",
        "决算数/小计",
        "决算数/购置费",
    )
    assert amounts(table, "#1") == [9, 9, None, 8, 8, 8]


def test_a_figure_printed_across_its_rule_stays_whole_or_is_not_read(tmp_path: Path) -> None:
    rows = [
        ["科目编码", "科目名称", "合计", "项目支出"],
        ["208", "社会保障", "5", "1,234,567,890.00"],
        ["合计", "", "5", "1,234,567,890.00"],
    ]
    path = pdf(tmp_path / "narrow.pdf", lambda p: p.caption("2025年部门支出预算总表").table(rows, (60, 90, 60, 40)))
    table = read_document(path).tables[0]
    for row in range(2):
        figures = [table.content(row, column) for column in range(2)]
        assert figures[0].figure is None or figures[0].figure.fen == 500
        assert figures[1].origin is Origin.UNDECIDED or figures[1].figure.fen == 123456789000  # type: ignore[union-attr]


def test_what_is_no_budget_table_stays_as_it_is_printed(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.text("下属单位名单").table(
            [["序号", "单位名称", "编制"], ["1", "甲中心", "20"], ["2", "乙中心", "3"]], (60, 90, 60)
        )
        pages.caption("2025年部门支出预算总表").table(EXPENDITURE)

    document = read_document(pdf(tmp_path / "list.pdf", draw))
    assert_expenditure(document)
    (grid,) = document.grids
    assert (grid.id, grid.headers) == ("X1", 1)
    assert grid.cells[1] == ("1", "甲中心", "20")
    assert isinstance(grid.sources[1][2], OnPage)


def test_letters_printed_twice_and_a_watermark(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        start = pages.top
        for shift in (0, 0.3):
            pages.canvas.translate(shift, 0)
            pages.top = start
            pages.caption("2025年部门支出预算总表").table(EXPENDITURE)
        pages.canvas.setFont("song", 60)
        pages.canvas.rotate(45)
        pages.canvas.drawString(600, 300, "预算公开")

    assert_expenditure(read_document(pdf(tmp_path / "bold.pdf", draw)))


def test_a_page_of_two_widths_of_table(tmp_path: Path) -> None:
    total = [["合计", "1,500", "900", "600"]]
    wide = sum(WIDTHS[:4])

    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表").table(EXPENDITURE[:-1]).page()
        pages.table(total, (wide, *WIDTHS[4:]))

    assert_expenditure(read_document(pdf(tmp_path / "total.pdf", draw)))


def test_a_table_without_rules_goes_on_without_its_header_and_with_a_blank_column(tmp_path: Path) -> None:
    rows = [
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出", "其他"],
        ["208", "社会保障和就业支出", "1,500.00", "900.00", "600.00", ""],
        ["20805", "行政事业单位养老支出", "1,500.00", "900.00", "600.00", ""],
        ["2080501", "行政单位离退休", "500.00", "", "500.00", ""],
        ["2080505", "养老保险缴费", "1,000.00", "900.00", "100.00", ""],
        ["合计", "", "1,500.00", "900.00", "600.00", ""],
    ]
    widths = (60, 150, 70, 70, 70, 60)

    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表").table(rows[:3], widths, rules="none").page()
        pages.table(
            [rows[3], [*rows[4][:3], "", rows[4][4], ""], [*rows[5][:3], "", "600.00", ""]], widths, rules="none"
        )

    document = read_document(pdf(tmp_path / "open.pdf", draw))
    (table,) = document.tables
    assert table.columns == ("合计", "基本支出", "项目支出", "其他")
    assert amounts(table, "2080501") == [500, None, 500, None]
    assert amounts(table, "合计") == [1500, None, 600, None]
    assert document.grids == []


THREE_PUBLIC = [
    ["2023年预算数", "", "", "2024年预算数", "", ""],
    ["合计", "公务用车费", "公务接待费", "合计", "公务用车费", "公务接待费"],
    ["9.00", "8.00", "1.00", "7.00", "6.50", "0.50"],
]


def test_columns_without_rules_that_only_those_above_tell_apart_are_not_named(tmp_path: Path) -> None:
    """Nothing says how far a header reaches that stands above several columns: what a year printed is not guessed."""
    spans = [((0, 0), (2, 0)), ((3, 0), (5, 0))]

    def draw(pages: Pages) -> None:
        pages.caption("2024年“三公”经费支出预算表", "万元").table(THREE_PUBLIC, [80] * 6, "none", spans)

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    assert (document.tables, [grid.title for grid in document.grids]) == ([], ["2024年“三公”经费支出预算表"])
    assert document.grids[0].cells[-1] == ("9.00", "8.00", "1.00", "7.00", "6.50", "0.50")


def test_a_header_above_two_columns_without_rules_takes_the_place_of_none(tmp_path: Path) -> None:
    rows = [
        ["科目编码", "科目名称", "总  计", "财政拨款", "", "其他资金"],
        ["", "", "", "一般公共预算", "政府性基金", ""],
        ["208", "社会保障和就业支出", "1,500.00", "900.00", "500.00", "100.00"],
        ["20805", "行政事业单位养老支出", "1,500.00", "900.00", "500.00", "100.00"],
        ["合计", "", "1,500.00", "900.00", "500.00", "100.00"],
    ]
    spans = [((3, 0), (4, 0)), *(((column, 0), (column, 1)) for column in (0, 1, 2, 5))]

    def draw(pages: Pages) -> None:
        pages.caption("2025年部门收入预算总表").table(rows, (60, 130, 70, 70, 70, 70), "none", spans)

    table = read_document(pdf(tmp_path / "x.pdf", draw)).tables[0]
    assert table.columns == ("总计", "一般公共预算", "政府性基金", "其他资金")
    assert amounts(table, "208") == [1500, 900, 500, 100]
