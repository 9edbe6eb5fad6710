"""Codes and figures that a ruled cell breaks over lines for want of room, as Word prints narrow columns."""

from __future__ import annotations

from pathlib import Path

from gouji.model.document import Document
from gouji.model.money import Figure
from gouji.reading.read import read_document
from tests.reading.making import Pages, Rows, pdf
from tests.reading.test_layouts import assert_nothing_differs, fen

TITLE = "2025年部门支出预算总表"
HEAD = ["科目\n编码", "科目名称", "合计", "基本支出", "项目支出"]
WIDE, NARROW = 100, 40


def read(path: Path, rows: Rows, widths: tuple[float, ...]) -> Document:
    def draw(pages: Pages) -> None:
        pages.caption(TITLE).table([HEAD, *rows], widths, height=36)

    return read_document(pdf(path / "x.pdf", draw))


def test_a_figure_without_separators_goes_on_where_its_cell_is_full(tmp_path: Path) -> None:
    rows = [
        ["208", "社会保障和就业支出", "20491970\n8", "10491970\n8", "10000000"],
        ["20805", "行政事业单位养老支出", "20491970\n8", "10491970\n8", "10000000"],
        ["合计", "", "20491970\n8", "10491970\n8", "10000000"],
    ]
    document = read(tmp_path, rows, (60, 120, 44, 44, 44))
    (table,) = document.tables
    assert table.keys == ["208", "20805", "合计"]
    assert fen(table, "20805") == [20491970800, 10491970800, 1000000000]
    assert document.unplaced == []


def test_where_there_was_room_it_is_neither_a_figure_nor_a_row(tmp_path: Path) -> None:
    rows = [
        ["208", "社会保障和就业支出", "20491970\n8", "10491970\n8", "10000000"],
        ["合计", "", "20491970\n8", "10491970\n8", "10000000"],
    ]
    document = read(tmp_path, rows, (60, 120, WIDE, WIDE, WIDE))
    (table,) = document.tables
    assert table.keys == ["208", "合计"]
    assert fen(table, "208") == [None, None, 1000000000]
    assert len(document.unplaced) == 4
    assert_nothing_differs(document)


def test_what_would_print_more_decimals_than_the_others_is_not_put_together(tmp_path: Path) -> None:
    rows = [
        ["208", "社会保障和就业支出", "12,345.6\n7", "5.6", "2,345.0"],
        ["210", "卫生健康支出", "1,000.5", "1,000.0", "0.5"],
        ["合计", "", "13,346.1", "1,005.6", "2,345.5"],
    ]
    document = read(tmp_path, rows, (60, 120, NARROW, NARROW, NARROW))
    (table,) = document.tables
    assert fen(table, "208")[0] is None


def test_a_code_goes_on_where_its_cell_is_full_or_it_is_none_without(tmp_path: Path) -> None:
    rows = [
        ["208", "社会保障和就业支出", "1,500.00", "1,000.00", "500.00"],
        ["20805", "行政事业单位养老支出", "1,500.00", "1,000.00", "500.00"],
        ["20805\n01", "行政单位离退休", "1,000.00", "1,000.00", ""],
        ["208050\n5", "基本养老保险缴费支出", "500.00", "", "500.00"],
        ["合计", "", "1,500.00", "1,000.00", "500.00"],
    ]
    document = read(tmp_path, rows, (34, 120, 60, 60, 60))
    (table,) = document.tables
    assert table.keys == ["208", "20805", "2080501", "2080505", "合计"]
    assert fen(table, "2080505") == [50000, None, 50000]


def test_two_codes_in_one_cell_are_two_rows(tmp_path: Path) -> None:
    rows = [
        ["208", "社会保障和就业支出", "1,500.00", "1,000.00", "500.00"],
        ["20805\n20899", "养老支出\n其他支出", "1,000.00\n500.00", "900.00\n100.00", "100.00\n400.00"],
        ["合计", "", "1,500.00", "1,000.00", "500.00"],
    ]
    document = read(tmp_path, rows, (34, 120, 44, 44, 44))
    (table,) = document.tables
    assert table.keys == ["208", "20805", "20899", "合计"]
    assert fen(table, "20899") == [50000, 10000, 40000]


def test_a_code_of_a_unit_goes_on_where_its_cell_is_full(tmp_path: Path) -> None:
    rows = [
        ["001", "某某法院", "1,500.00", "1,000.00", "500.00"],
        ["00100\n1", "某某法院（本\n级）", "1,000.00", "1,000.00", ""],
        ["00100\n2", "某某法院机\n关服务中心", "500.00", "", "500.00"],
        ["合计", "", "1,500.00", "1,000.00", "500.00"],
    ]
    document = read(tmp_path, rows, (34, 60, 60, 60, 60))
    (table,) = document.tables
    names = ["001 某某法院", "001001 某某法院（本级）", "001002 某某法院机关服务中心", "合计"]
    assert [row.name for row in table.rows] == names
    assert [table.content(row, 0).figure for row in range(4)] == [
        Figure(one, 2) for one in (150000, 100000, 50000, 150000)
    ]


def test_numbers_one_below_another_are_rows(tmp_path: Path) -> None:
    rows = [
        ["1", "某某法院", "1,000.00", "1,000.00", ""],
        ["2\n3", "某某法院机关\n服务中心", "500.00\n100.00", "100.00\n", "400.00\n100.00"],
        ["合计", "", "1,600.00", "1,100.00", "500.00"],
    ]
    document = read(tmp_path, rows, (20, 120, 60, 60, 60))
    (table,) = document.tables
    assert len(table.rows) == 4
