"""The seed document is read completely; every printed figure stands in its column."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from gouji.model.document import Document
from gouji.model.money import Unit
from gouji.model.source import AtLine
from gouji.model.table import Origin
from gouji.reading.read import read_document
from gouji.reading.terms.lines import coded_line, labelled_line, total_line


def test_eight_tables_with_title_unit_and_kind(sample: Document) -> None:
    assert sample.year == 2017
    assert sample.stage == "budget"
    assert sample.form == "shanghai-2017"
    assert sample.entity == "上海市人力资源和社会保障局"
    assert [table.id for table in sample.tables] == [f"T{n}" for n in range(1, 9)]
    assert {table.unit for table in sample.tables[:7]} == {Unit.YUAN}
    assert sample.tables[7].unit is Unit.WAN
    assert sample.unplaced == []


def test_every_printed_figure_of_the_published_document(seed_path: Path) -> None:
    document = read_document(seed_path)
    tables = {table.id: table for table in document.tables}
    with seed_path.with_name("shanghai-hrss-2017.truth.csv").open(encoding="utf-8") as handle:
        truth = list(csv.DictReader(handle))
    for one in truth:
        table = tables[one["table"]]
        key = "#1" if one["table"] == "T8" else "".join(one["row"].split())
        row, column = table.row_of[key], table.columns.index(one["column"])
        wanted = Decimal(one["amount"]) * table.unit.fen if one["amount"] else None
        got = int(table.values[column, row]) if table.present[column, row] else None
        assert got == wanted, one
        assert table.rows[row].source == AtLine(int(one["line"]))


def test_lone_figures_are_marked_as_placed(sample: Document) -> None:
    placed = {
        table.id: len({int(row) for row in np.argwhere(table.origin == Origin.PLACED)[:, 1]}) for table in sample.tables
    }
    assert (placed["T3"], placed["T5"], placed["T7"]) == (27, 27, 39)


@pytest.mark.parametrize(
    ("line", "code", "name", "amounts"),
    [
        ("208 05 06 职业年金 8,496,889 7,585,104", "2080506", "职业年金", ("8,496,889", "7,585,104")),
        ("301 2 津贴 5", "30102", "津贴", ("5",)),
        ("2080506 职业年金 1", "2080506", "职业年金", ("1",)),
        ("２０８ 社会保障 １，０００", "208", "社会保障", ("1,000",)),
    ],
)
def test_a_row_keyed_by_code(line: str, code: str, name: str, amounts: tuple[str, ...]) -> None:
    found = coded_line(line)
    assert found is not None
    assert (found.code, found.name, found.amounts) == (code, name, amounts)


@pytest.mark.parametrize("line", ["442名咨询员工资 31824000", "12333及962218两条热线", "2017年部门预算", "项目 预算数"])
def test_prose_is_no_row(line: str) -> None:
    assert coded_line(line) is None


def test_a_total_glued_to_its_figures() -> None:
    found = total_line("3,100,400,331 3,100,400,331合计")
    assert found is not None
    assert found.amounts == ("3,100,400,331", "3,100,400,331")


def test_two_sides_of_one_line() -> None:
    assert labelled_line("二、事业收入 四、医疗卫生支出 139,230,280") == [
        ("二、事业收入", ()),
        ("四、医疗卫生支出", ("139,230,280",)),
    ]
