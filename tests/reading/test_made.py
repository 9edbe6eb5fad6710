"""Tables are told as soon as nothing more is added to them, and never as more than is known of them."""

from __future__ import annotations

from pathlib import Path

from gouji.model.money import Unit
from gouji.model.table import Origin, Table
from gouji.reading.read import read_original
from tests.conftest import SAMPLE
from tests.reading.making import EXPENDITURE, Pages, pdf, workbook

OTHER_TITLE = "2024年部门一般公共预算支出功能分类预算表"


def test_every_table_is_told_once_in_its_order() -> None:
    met: list[Table] = []
    document = read_original(SAMPLE, met=lambda table, _: met.append(table)).document
    assert [table.id for table in met] == [table.id for table in document.tables]


def test_what_waits_for_the_sums_is_told_as_undecided() -> None:
    met: list[Table] = []
    document = read_original(SAMPLE, met=lambda table, _: met.append(table)).document
    told, placed = met[2], document.tables[2]
    row, column = placed.row_of["2011002"], placed.columns.index("项目支出")
    assert placed.origin[column, row] == Origin.PLACED
    assert told.origin[column, row] == Origin.UNDECIDED
    assert not (told.origin == Origin.PLACED).any()


def test_a_unit_that_was_assumed_too_early_is_mended(tmp_path: Path) -> None:
    """The first table prints none and is told when one in 元 was met; most of the others are in 万元."""
    met: list[tuple[Unit, bool]] = []
    printed = {"一般公共预算": "元", "政府性基金": "万元", "国有资本经营": "万元"}
    sheets = {"支出": [["2024年部门支出预算总表"], *EXPENDITURE]}
    sheets |= {name: [[f"2024年{name}支出预算表"], [f"单位：{unit}"], *EXPENDITURE] for name, unit in printed.items()}
    path = workbook(tmp_path / "x.xlsx", sheets)
    document = read_original(path, met=lambda table, printed: met.append((table.unit, printed))).document
    assert met == [(Unit.YUAN, False), (Unit.YUAN, True), (Unit.WAN, True), (Unit.WAN, True)]
    assert [table.unit for table in document.tables] == [Unit.WAN, Unit.YUAN, Unit.WAN, Unit.WAN]
    assert document.tables[0].values[0, 0] == 1500 * Unit.WAN.fen


def test_a_part_in_another_unit_is_no_part_of_the_same_table(tmp_path: Path) -> None:
    sheets = {unit: [[OTHER_TITLE], [f"单位：{unit}"], *EXPENDITURE] for unit in ("元", "万元")}
    tables = read_original(workbook(tmp_path / "x.xlsx", sheets)).document.tables
    assert [table.values[0, 0] for table in tables] == [1500_00, 1500_0000_00]


def test_a_page_of_text_with_a_table_of_its_own_ends_the_table_before_it(tmp_path: Path) -> None:
    """Else rows would be added to a table that was told as complete."""

    def draw(pages: Pages) -> None:
        pages.caption("2024年部门支出预算总表").table(EXPENDITURE).page()
        for line in (OTHER_TITLE, "单位：元", "科目编码 科目名称 合计 基本支出 项目支出", "208 社会保障 5 3 2"):
            pages.text(line)
        pages.page().table(EXPENDITURE[1:3])

    document = read_original(pdf(tmp_path / "x.pdf", draw)).document
    assert len(document.tables[0].rows) == len(EXPENDITURE) - 1
