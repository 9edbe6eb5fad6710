"""Workbooks are read as they are displayed: codes are text, precision is the style's, macros are never run."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from gouji.errors import UserError
from gouji.model.document import Document
from gouji.model.money import Figure
from gouji.model.source import InSheet
from gouji.model.table import Origin, Table
from gouji.reading.read import read_document
from gouji.reading.sources.workbook.cell_names import cell_name
from gouji.reading.sources.workbook.sheets import SheetBlock, shown, usual
from gouji.reading.sources.workbook.xlsx_formats import PLAIN, Look, look_of
from tests.reading.making import workbook

Sheet = Sequence[Sequence[object]]

EXPENDITURE: Sheet = [
    ["2025年部门支出预算总表"],
    ["编制部门：", "某某局", None, None, None, None, "单位：万元"],
    ["功能分类科目编码", None, None, "科目名称", "合计", "基本支出", "项目支出"],
    ["类", "款", "项", None, None, None, None],
    [208, None, None, "社会保障和就业支出", 1500, 900.5, 599.5],
    [208, 5, None, "行政事业单位养老支出", 1500, 900.5, 599.5],
    [208, 5, 1, "行政单位离退休", 500, 300.5, 199.5],
    [208, 5, 5, "养老保险缴费", 1000, 600, 400],
    ["合计", None, None, None, 1500, 900.5, 599.5],
]


def figure(table: Table, key: str, column: str) -> Figure | None:
    return table.content(table.row_of[key], table.columns.index(column)).figure


def assert_read(document: Document) -> None:
    (table,) = document.tables
    assert table.keys == ["208", "20805", "2080501", "2080505", "合计"]
    assert table.columns == ("合计", "基本支出", "项目支出")
    assert document.entity == "某某局"
    assert figure(table, "2080501", "基本支出") == Figure(300_500_000, 1)
    assert document.unplaced == []


@pytest.mark.parametrize("merged", [(), ("A3:C3", "D3:D4", "E3:E4", "F3:F4", "G3:G4", "A9:D9")])
def test_a_sheet_with_and_without_merged_cells(tmp_path: Path, merged: tuple[str, ...]) -> None:
    document = read_document(workbook(tmp_path / "预算 表.xlsx", {"支出": EXPENDITURE}, merged))
    assert_read(document)
    table = document.tables[0]
    assert table.source(2, 1) == InSheet("支出", "F7")
    assert table.rows[2].source == InSheet("支出", "A7")


def test_the_true_kind_is_recognised_whatever_the_name_ends_in(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx", {"支出": EXPENDITURE})
    for name in ("x.pdf", "x.et", "x"):
        assert_read(read_document(path.rename(path.with_name(name))))
        path = path.with_name(name)


def test_displayed_precision_and_codes_with_a_leading_zero(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = workbook(tmp_path / "x.xlsx", {"支出": EXPENDITURE})
    book = load_workbook(path)
    for row in book["支出"].iter_rows(min_row=5, min_col=5, max_col=7):
        for cell in row:
            cell.number_format = "#,##0.00_ ;[Red]-#,##0.00 "
    for row in book["支出"].iter_rows(min_row=5, min_col=2, max_col=3):
        for cell in row:
            cell.number_format = "00"
    book.save(path)
    table = read_document(path).tables[0]
    assert figure(table, "2080501", "基本支出") == Figure(300_500_000, 2)
    assert figure(table, "2080505", "合计") == Figure(1_000_000_000, 2)


@pytest.mark.parametrize(
    ("code", "look"),
    [
        ("General", PLAIN),
        ("#,##0.00", Look(2)),
        ("0.0_);(0.0)", Look(1)),
        ('#,##0.00"元"', Look(2)),
        ("yyyy-mm-dd", PLAIN),
        ("#,##0.00;[Red](0.0)", Look(2)),
        ("0.00%", Look(2, percent=True)),
        ("#,##0.0,", Look(1, shift=3)),
        ("0!.0,", Look(1, shift=4)),
        ("0\\.0000", Look(4, shift=4)),
        ('[>9999]0!.0,"万";0', PLAIN),
    ],
)
def test_a_number_format_tells_decimals_scale_and_shares(code: str, look: Look) -> None:
    assert look_of(code) == look


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (7.0, 0, "7"),
        (0.1 + 0.2, 0, "0.3"),
        (1197.1, 2, "1197.10"),
        (-0.5, 1, "-0.5"),
        (3100400331, 2, "3100400331.00"),
        (4.7e-10, 2, "0.00"),
        (-4.7e-10, 0, "0"),
        (0.00999999977, 2, "0.01"),
        (1 / 3, 0, "0.333333333333333"),
    ],
)
def test_a_number_is_shown_to_fifteen_digits(value: float, decimals: int, text: str) -> None:
    assert shown(value, decimals) == text


def test_names_of_cells() -> None:
    assert [cell_name(0, 0), cell_name(6, 25), cell_name(9, 26), cell_name(0, 701)] == ["A1", "Z7", "AA10", "ZZ1"]


def test_hidden_rows_and_columns_are_read_and_named(tmp_path: Path) -> None:
    """But a column hidden beyond the table hides nothing."""
    from openpyxl import load_workbook

    path = workbook(tmp_path / "x.xlsx", {name: [list(row) for row in EXPENDITURE] for name in ("列", "行", "外")})
    book = load_workbook(path)
    book["列"].column_dimensions["C"].hidden = True
    book["行"].row_dimensions[3].hidden = True
    book["外"].column_dimensions["Z"].hidden = True
    book.save(path)
    document = read_document(path)
    told = {notice.message.partition(":")[0]: notice.params for notice in document.notices}
    assert told["hidden rows or columns were read too"] == {"sheets": "列、行"}


def test_formulas_without_a_value_and_hidden_sheets_are_named(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    rows: list[list[object]] = [list(row) for row in EXPENDITURE]
    rows[8][4] = "=E5"
    path = workbook(tmp_path / "x.xlsx", {"支出": rows, "底稿": [["内部", 1]]})
    book = load_workbook(path)
    book["底稿"].sheet_state = "hidden"
    book.save(path)
    document = read_document(path)
    told = {notice.message.partition(":")[0]: notice.params for notice in document.notices}
    assert told["hidden sheets were not read"] == {"sheets": "底稿"}
    assert told["formulas without a value"] == {"cells": "支出!E9"}
    table = document.tables[0]
    assert table.content(table.row_of["合计"], 0).origin is Origin.UNDECIDED
    assert [passage.source for passage in document.unplaced] == [InSheet("支出", "E9")]
    assert document.grids == []


def test_several_tables_on_one_sheet(tmp_path: Path) -> None:
    general = [["2025年一般公共预算支出预算表"], *EXPENDITURE[1:]]
    document = read_document(workbook(tmp_path / "x.xlsx", {"表": [*EXPENDITURE, [], *general]}))
    assert [table.kind for table in document.tables] == ["expenditure", "general-expenditure"]
    assert [len(table.rows) for table in document.tables] == [5, 5]


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ("某某局\n2025年部门支出总表", "某某局2025年部门支出总表"),
        ("2025年某某局\n部门支出总表\n", "2025年某某局部门支出总表"),
        ("公开03表\n2025年部门支出总表", "2025年部门支出总表"),
    ],
)
def test_a_title_whose_cell_breaks_its_line(tmp_path: Path, cell: str, title: str) -> None:
    (table,) = read_document(workbook(tmp_path / "x.xlsx", {"a": [[cell], *EXPENDITURE[1:]]})).tables
    assert (table.title, table.kind) == (title, "expenditure")


def test_a_table_goes_on_in_a_sheet_without_a_header_that_is_called_by_its_kind(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx", {"支出1": EXPENDITURE[:6], "支出2": EXPENDITURE[6:]})
    assert_read(read_document(path))


@pytest.mark.parametrize("number", ["预算01表", "公开表1", "附表1-1"])
def test_a_sheet_whose_cells_print_only_the_number_of_the_table_is_called_by_its_name(
    tmp_path: Path, number: str
) -> None:
    path = workbook(tmp_path / "x.xlsx", {"部门支出总表": [[number], ["单位：元"], *EXPENDITURE[2:]]})
    (table,) = read_document(path).tables
    assert (table.title, table.kind) == ("部门支出总表", "expenditure")


STEPS = (["208", "社会保障"], ["20805", "养老"], ["2080501", "离退休"])


@pytest.mark.parametrize(
    "rows",
    [
        [[*STEPS[0], "", "", "", ""], ["", "", *STEPS[1], "", ""], ["", "", "", "", *STEPS[2]]],
        [[*STEPS[0], "", "", "", ""], [*STEPS[0], *STEPS[1], "", ""], [*STEPS[0], *STEPS[1], *STEPS[2]]],
    ],
)
def test_class_group_and_item_with_a_code_and_a_name_each(tmp_path: Path, rows: list[list[str]]) -> None:
    head = [["2025年部门支出预算总表"], ["单位：元"], ["类", "", "款", "", "项", "", "合计"], ["编码", "名称"] * 3]
    figures = [[*row, 30] for row in rows]
    total = ["合计", "", "", "", "", "", 30]
    path = workbook(tmp_path / "x.xlsx", {"支出": [*head, *figures, total]}, ("A3:B3", "C3:D3", "E3:F3", "G3:G4"))
    (table,) = read_document(path).tables
    read = [(row.code, row.name) for row in table.rows]
    assert read == [("208", "社会保障"), ("20805", "养老"), ("2080501", "离退休"), (None, "合计")]


def test_a_second_code_is_none_of_the_first(tmp_path: Path) -> None:
    head = [["2025年部门支出预算总表"], ["单位：元"], ["功能编码", "功能名称", "经济编码", "经济名称", "合计"]]
    rows = [["2080501", "离退休", "", "", 30], ["", "", "30302", "退休费", 30]]
    (table,) = read_document(workbook(tmp_path / "x.xlsx", {"支出": [*head, *rows]})).tables
    assert [row.code for row in table.rows] == ["2080501", None]


def test_a_code_whose_cell_displays_decimals(tmp_path: Path) -> None:
    head = [["2025年部门支出预算总表"], ["单位：元"], ["科目编码", "科目名称", "合计"]]
    rows = [[code, "某科目", "500"] for code in ("208.00", "20805.00", "2080505.00")]
    (table,) = read_document(workbook(tmp_path / "x.xlsx", {"支出": [*head, *rows]})).tables
    assert table.keys == ["208", "20805", "2080505"]
    assert table.rows[0].name == "某科目"


def test_a_code_and_its_name_in_one_cell(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["2025年部门支出预算总表"],
        ["科目", "合计"],
        ["[208]社会保障和就业支出", 5],
        ["20805 行政事业单位养老支出", 5],
        ["2080501-行政单位离退休", 5],
        ["合  计", 5],
    ]
    table = read_document(workbook(tmp_path / "x.xlsx", {"表": rows})).tables[0]
    assert table.keys == ["208", "20805", "2080501", "合计"]
    assert table.rows[2].name == "行政单位离退休"


def test_a_figure_finer_than_a_fen_is_kept_as_it_is_and_marked(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["2025年部门支出预算总表"],
        ["单位：元"],
        ["科目编码", "科目名称", "合计"],
        ["208", "社会保障", 1.005],
    ]
    document = read_document(workbook(tmp_path / "x.xlsx", {"表": rows}))
    (passage,) = document.unplaced
    assert (passage.text, passage.source) == ("1.005", InSheet("表", "C4"))


def test_a_bomb_and_a_sprawling_sheet_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx", {"支出": EXPENDITURE})
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path) as good, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bad:
        for entry in good.infolist():
            bad.writestr(entry.filename, good.read(entry))
        with bad.open("xl/worksheets/sheet9.xml", "w", force_zip64=True) as part:
            for _ in range(500):
                part.write(bytes(2**20))
    sprawl = workbook(tmp_path / "sprawl.xlsx", {"支出": EXPENDITURE})
    from openpyxl import load_workbook

    book = load_workbook(sprawl)
    book["支出"]["XFD1048576"] = 1
    book.save(sprawl)
    for one in (bomb, sprawl):
        with pytest.raises(UserError) as caught:
            read_document(one)
        assert caught.value.kind == "too-large-unpacked"


def test_a_damaged_workbook(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx", {"支出": EXPENDITURE})
    data = path.read_bytes()
    for cut in (len(data) // 2, len(data) - 30):
        path.write_bytes(data[:cut])
        with pytest.raises(UserError) as caught:
            read_document(path)
        assert caught.value.kind == "damaged"


def test_a_column_without_styles_shows_the_decimals_of_its_finest_figure() -> None:
    block = SheetBlock("表", [["208", 30.0, 7.0], ["210", 0.25, 1 / 3]], 3, {}, {}, usual([["", 30.0], ["", 0.25]]))
    assert [block.text(row, 1) for row in range(2)] == ["30.00", "0.25"]
    assert usual([[1 / 3, 7.0, "1.5"]]) == {}


def resaved(path: Path, ending: str = ".xlsx", **looks: str) -> Path:
    """The workbook with cells that are displayed in another number format."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    for name, code in looks.items():
        book.worksheets[0][name].number_format = code
    target = path.with_suffix(ending)
    book.save(target)
    return target


def test_a_figure_is_read_in_the_scale_that_it_is_displayed_in(tmp_path: Path) -> None:
    """A format that shows 万元 of what is stored in 元, below a caption that says 万元."""
    rows: list[list[object]] = [["2025年部门支出预算总表"], ["单位：万元"], ["科目编码", "科目名称", "合计"]]
    rows += [["208", "社会保障", 12_345_600], ["合计", "", 12_345_600]]
    path = resaved(workbook(tmp_path / "x.xlsx", {"表": rows}), C4="0!.0000", C5="0!.0,")
    table = read_document(path).tables[0]
    assert [figure(table, key, "合计") for key in table.keys] == [Figure(1_234_560_000, 4), Figure(1_234_560_000, 2)]


def test_a_column_of_percentages_is_no_column_of_figures(tmp_path: Path) -> None:
    rows = [[*row, None] for row in EXPENDITURE]
    rows[2][7], rows[4][7], rows[5][7] = "比上年增长", 0.125, 0.0417
    document = read_document(resaved(workbook(tmp_path / "x.xlsx", {"表": rows}), H5="0.0%", H6="0.00%"))
    assert_read(document)


def test_a_cell_with_an_error_is_not_blank(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = workbook(tmp_path / "x.xlsx", {"支出": EXPENDITURE})
    book = load_workbook(path)
    book["支出"]["F9"] = "#REF!"
    book["支出"]["F9"].data_type = "e"
    book.save(path)
    document = read_document(path)
    table = document.tables[0]
    assert table.content(table.row_of["合计"], 1).origin is Origin.UNDECIDED
    assert [(one.text, one.source) for one in document.unplaced] == [("#REF!", InSheet("支出", "F9"))]


def test_a_unit_behind_a_figure_must_be_that_of_its_table(tmp_path: Path) -> None:
    rows: list[list[object]] = [["2025年部门支出预算总表"], ["单位：元"], ["科目编码", "科目名称", "合计"]]
    rows += [["208", "社会保障", "1,500.50元"], ["210", "卫生", "¥20"], ["213", "农林水", "3万元"]]
    document = read_document(workbook(tmp_path / "x.xlsx", {"表": rows}))
    table = document.tables[0]
    assert [figure(table, key, "合计") for key in table.keys] == [Figure(150_050, 2), Figure(2_000, 0), None]
    assert [one.text for one in document.unplaced] == ["3万元"]


@pytest.mark.parametrize(("unit", "fen"), [("千元", 10**5), ("百万元", 10**8), ("亿元", 10**10), ("万 元", 10**6)])
def test_a_unit_of_thousands_or_more(tmp_path: Path, unit: str, fen: int) -> None:
    rows: list[list[object]] = [["2025年部门支出预算总表"], [f"金额单位：{unit}"], ["科目编码", "科目名称", "合计"]]
    document = read_document(workbook(tmp_path / "x.xlsx", {"表": [*rows, ["208", "社会保障", 3]]}))
    assert figure(document.tables[0], "208", "合计") == Figure(3 * fen, 0)


@pytest.mark.parametrize("odd", ["prefixed", "unstyled", "far"])
def test_a_workbook_as_other_programs_write_it(tmp_path: Path, odd: str) -> None:
    path = workbook(tmp_path / "x.xlsx", {"支出": EXPENDITURE})
    other = tmp_path / "y.xlsx"
    with zipfile.ZipFile(path) as plain, zipfile.ZipFile(other, "w") as written:
        for name in plain.namelist():
            part = plain.read(name)
            if odd == "prefixed" and name.startswith("xl/worksheets/"):
                part = re.sub(rb"<(/?)(?=[a-z])", rb"<\1x:", part).replace(b"xmlns=", b"xmlns:x=")
            if odd == "unstyled" and name == "xl/styles.xml":
                continue
            if odd == "unstyled":
                part = re.sub(rb"<(?:Override|Relationship) [^>]*styles.xml[^>]*/>", b"", part)
            if odd == "far" and name.endswith("workbook.xml.rels"):
                part = part.replace(b'Target="worksheets/', b'Target="/xl/worksheets/')
            written.writestr(name, part)
    assert_read(read_document(other))


def test_years_in_digits_stand_in_the_header(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["一般公共预算“三公”经费支出表"],
        [2023, None, 2024, None],
        ["合计", "公务接待费", "合计", "公务接待费"],
        [5, 5, 4, 4],
    ]
    table = read_document(workbook(tmp_path / "x.xlsx", {"表": rows}, ("A2:B2", "C2:D2"))).tables[0]
    assert table.columns == ("2023/合计", "2023/公务接待费", "2024/合计", "2024/公务接待费")
    assert len(table.rows) == 1
