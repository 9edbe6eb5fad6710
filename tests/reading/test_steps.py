"""Names that stand the further right the deeper their rows are, as tables of procurement print them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.model.table import Table
from gouji.reading.read import read_document
from tests.reading.making import Pages, Rows, pdf, workbook

HEAD = ["采购品目大类", "专项名称", "经济科目", "采购物品名称", "采购组织形式", "总计"]
PRINTED: Rows = [
    ["合计", "", "", "", "", "100.00"],
    ["一、货物A", "", "", "", "", "60.00"],
    ["", "办公设备购置费", "办公设备购置", "", "", "40.00"],
    ["", "", "", "台式计算机", "分散自行组织", "30.00"],
    ["", "", "", "家具用具", "", "10.00"],
    ["", "", "会议费", "", "", "20.00"],
    ["", "", "", "印刷品", "分散自行组织", "20.00"],
    ["三、服务C", "", "", "", "", "40.00"],
    ["", "专项会议", "会议费", "", "", "40.00"],
    ["", "", "", "会议服务", "政府集中采购", "40.00"],
]
PARENTS = [-1, 0, 1, 2, 2, 1, 5, 0, 7, 8]


def read(folder: Path, rows: Rows) -> Table:
    (table,) = read_document(workbook(folder / "x.xlsx", {"采购": [["2018年政府采购预算表"], HEAD, *rows]})).tables
    return table


def with_figures(figures: dict[int, str]) -> Rows:
    return [[*row[:-1], figures.get(number, row[-1])] for number, row in enumerate(PRINTED)]


def test_a_row_holds_what_follows_it_on_the_steps_to_its_right(tmp_path: Path) -> None:
    assert read(tmp_path, PRINTED).parents.tolist() == PARENTS


@pytest.mark.parametrize("row", range(len(PRINTED)))
def test_one_wrong_figure_leaves_the_steps_as_they_are(tmp_path: Path, row: int) -> None:
    assert read(tmp_path, with_figures({row: "77.00"})).parents.tolist() == PARENTS


def test_a_row_without_a_figure_holds_nothing(tmp_path: Path) -> None:
    """What stands below it belongs to what is above it."""
    assert read(tmp_path, with_figures({2: "", 5: ""})).parents.tolist() == [-1, 0, 1, 1, 1, 1, 1, 0, 7, 8]


def test_steps_of_which_most_sums_do_not_come_out_are_none(tmp_path: Path) -> None:
    table = read(tmp_path, with_figures({2: "1.00", 5: "2.00", 8: "3.00"}))
    assert set(table.parents.tolist()) == {-1, 0}


def test_columns_that_every_row_fills_are_no_steps(tmp_path: Path) -> None:
    rows: Rows = [
        ["合计", "", "", "", "", "50.00"],
        *([["一、货物A", "专项", "会议费", "印刷品", "分散", "25.00"]] * 2),
    ]
    assert read(tmp_path, rows).parents.tolist() == [-1, 0, 0]


@pytest.mark.parametrize("last", range(2, len(PRINTED)))
def test_steps_go_on_overleaf(tmp_path: Path, last: int) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("2018年政府采购预算表").table([HEAD, *PRINTED[:last]], (80,) * 6)
        pages.page().table(PRINTED[last:], (80,) * 6)

    (table,) = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    assert table.parents.tolist() == PARENTS
