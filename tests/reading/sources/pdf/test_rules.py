"""Ruled tables of one page: each stands where its own rules are drawn."""

from __future__ import annotations

from pathlib import Path

from gouji.model.source import OnPage
from gouji.reading.read import read_document
from tests.reading.making import Pages, pdf

ROWS = [
    ["科目编码", "科目名称", "合计"],
    ["208", "社会保障支出", "1,500"],
    ["20805", "养老支出", "1,500"],
    ["合计", "", "1,500"],
]


def test_rules_of_another_table_nearly_in_line_move_none_of_its_own(tmp_path: Path) -> None:
    """Two tables below each other, whose columns begin 2.8 points apart."""

    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表").table(ROWS, (60, 150, 80))
        pages.text("2025年一般公共预算支出预算表", 200, 13).text("单位：元", 460).table(ROWS, (62.8, 150, 80))

    first, second = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    places = [table.source(1, 0) for table in (first, second)]
    assert [place.bbox[0] for place in places if isinstance(place, OnPage)] == [250.0, 252.8]
