"""Tables that stand side by side on one sheet, and what stands on sheets without a table."""

from __future__ import annotations

from pathlib import Path

from gouji.model.document import Document
from gouji.model.source import InSheet
from gouji.reading.read import read_document, read_pasted
from gouji.wording import say
from tests.reading.making import workbook

Rows = list[list[object]]

LEFT: Rows = [
    ["表1", "", ""],
    ["2025年部门收入预算总表", "", ""],
    ["科目编码", "科目名称", "合计"],
    ["208", "社会保障和就业支出", 30],
    ["合计", "", 30],
]
RIGHT: Rows = [
    ["表2", "", "", ""],
    ["2025年部门支出预算总表", "", "", ""],
    ["科目编码", "科目名称", "合计", "基本支出"],
    ["208", "社会保障和就业支出", 30, 30],
    ["20805", "行政事业单位养老支出", 30, 30],
]


def beside(left: Rows, right: Rows, between: int = 1) -> Rows:
    height = max(len(left), len(right))
    padded = [[*rows, *[[""] * len(rows[0])] * (height - len(rows))] for rows in (left, right)]
    return [[*a, *[""] * between, *b] for a, b in zip(*padded, strict=True)]


def read(rows: Rows) -> Document:
    return read_pasted("\n".join("\t".join(map(str, row)) for row in rows))


def kinds(document: Document) -> list[tuple[str, list[str]]]:
    return [(table.kind, table.keys) for table in document.tables]


BOTH = [("revenue", ["208", "合计"]), ("expenditure", ["208", "20805"])]


def test_tables_beside_each_other_are_two_tables() -> None:
    for between in (1, 3):
        assert kinds(read(beside(LEFT, RIGHT, between))) == BOTH


def test_the_title_of_one_may_stand_a_row_lower_than_that_of_the_other() -> None:
    assert kinds(read(beside(LEFT, RIGHT[1:]))) == BOTH
    assert kinds(read(beside(LEFT[1:], RIGHT))) == BOTH


def test_a_figure_of_the_right_table_tells_its_own_cell(tmp_path: Path) -> None:
    document = read_document(workbook(tmp_path / "x.xlsx", {"表": beside(LEFT, RIGHT)}))
    table = document.tables[1]
    assert table.source(0, 1) == InSheet("表", "H4")


def test_pairs_of_other_widths_below_and_one_table_across_the_gap() -> None:
    wide: Rows = [[*row, "", "", ""] for row in LEFT]
    wide[2:] = [
        ["科目编码", "科目名称", "合计", "财政拨款收入", "事业收入", "其他收入"],
        ["208", "社保", 3, 1, 1, 1],
        [],
    ]
    rows = [*beside(LEFT, RIGHT), [], *beside(RIGHT, LEFT), [], *wide]
    assert [table.kind for table in read(rows).tables] == [
        "revenue",
        "expenditure",
        "expenditure",
        "revenue",
        "revenue",
    ]


def test_a_blank_column_within_a_table_parts_nothing() -> None:
    rows: Rows = [
        ["2025年部门收支预算总表", "", "", "", ""],
        ["项目", "预算数", "", "项目", "预算数"],
        ["一、财政拨款收入", 5, "", "一、教育支出", 5],
        ["收入总计", 5, "", "支出总计", 5],
    ]
    (table,) = read(rows).tables
    assert [row.side for row in table.rows] == [0, 0, 1, 1]


def test_the_list_of_contents_and_the_cover_are_no_tables(tmp_path: Path) -> None:
    contents: Rows = [["目  录"], ["表1", "部门收支预算总表"], ["表2", "部门支出预算总表"], ["表3", "部门收入预算总表"]]
    numbered: Rows = [["目录"], [1, "部门收支预算总表"], [2, "部门支出预算总表"], [3, "部门收入预算总表"]]
    bare: Rows = [["部门支出预算总表"], *RIGHT[2:]]
    for listed in (contents, numbered):
        sheets: dict[str, Rows] = {
            "封面": [["某某市水务局"], ["2025年部门预算"]],
            "目录": listed,
            "表2": bare,
            "表3": LEFT,
        }
        document = read_document(workbook(tmp_path / "x.xlsx", sheets))
        assert [table.kind for table in document.tables] == ["expenditure", "revenue"]
        assert (document.year, document.entity, document.grids) == (2025, "某某市水务局", [])
        told = [say(notice.message, **notice.params) for notice in document.notices]
        assert "目录列有而正文未读到的表：部门收支预算总表" in told


def test_a_sheet_without_a_title_begins_a_table_of_its_own(tmp_path: Path) -> None:
    """Its name tells the kind; under a name that tells none it is shown as it is printed."""
    rows = RIGHT[2:]
    path = workbook(tmp_path / "x.xlsx", {"部门支出总表": rows, "一般公共预算支出表": rows, "附": rows})
    document = read_document(path)
    assert [(table.kind, len(table.rows)) for table in document.tables] == [
        ("expenditure", 2),
        ("general-expenditure", 2),
    ]
    assert len(document.grids) == 1
