"""Cells that a sheet prints into one another: what belongs to two columns is cut, and no figure goes into a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.model.document import Document
from gouji.reading.read import read_document
from gouji.reading.sources.pdf.run_together import Letters, cut_run_on
from tests.reading.making import Pages, pdf


def read(path: Path, *rows: tuple[tuple[float, str], ...], title: str) -> Document:
    def draw(pages: Pages) -> None:
        pages.caption(title)
        for row in rows:
            pages.words(*row)

    return read_document(pdf(path, draw))


def test_a_label_printed_up_to_the_label_of_the_other_side_is_cut_there(tmp_path: Path) -> None:
    document = read(
        tmp_path / "x.pdf",
        ((40, "收入"), (168, "支出")),
        ((40, "项目"), (120, "预算数"), (168, "项目"), (300, "预算数")),
        ((40, "一、财政拨款"), (160, "500.00"), (168, "一、教育支出"), (340, "350.00")),
        ((40, "二、国有资本经营预算拨款收入数额二、卫生支出"), (340, "150.00")),
        ((40, "三、其他收入"), (160, "10.00"), (168, "三、农林支出"), (340, "10.00")),
        ((40, "收入总计"), (160, "510.00"), (168, "支出总计"), (340, "510.00")),
        title="2025年部门收支总表",
    )
    (table,) = document.tables
    right = table.keys[3:]
    assert right == ["一、教育支出", "二、卫生支出", "三、农林支出", "支出总计"]


def test_a_code_and_a_figure_that_follow_a_name_without_a_gap_stand_in_their_columns(tmp_path: Path) -> None:
    head = ((40, "单位名称"), (88, "科目编码"), (140, "科目名称"), (210, "合计"), (260, "基本支出"), (320, "项目支出"))
    rows = [
        ((40, "某某市水利局2080505"), (140, "养老"), (240, "900.00"), (300, "900.00")),
        ((40, "某某市水利局2130301"), (140, "行政运行"), (240, "500.00"), (300, "500.00")),
        ((40, "某某市水利局2130305"), (140, "水利"), (240, "1,800.00"), (360, "1,800.00")),
        ((40, "合计"), (240, "3,200.00"), (300, "1,400.00"), (360, "1,800.00")),
    ]
    (table,) = read(tmp_path / "x.pdf", head, *rows, title="2025年部门支出预算总表").tables
    assert table.keys == ["2080505", "2130301", "2130305", "合计"]


WIDE = 8.0
"""Points of a letter."""


def letters(left: float, text: str, row: int) -> Letters:
    """A word of letters of one width."""
    return [
        {"text": sign, "x0": left + WIDE * at, "x1": left + WIDE * (at + 1), "bottom": 20.0 * row}
        for at, sign in enumerate(text)
    ]


def cut(*words: Letters) -> list[str]:
    """The last of the words, as it is cut among the others."""
    pieces = ["".join(letter["text"] for letter in piece) for piece, _ in cut_run_on(words)]
    return pieces[len(words) - 1 :]


BESIDE = [(0.0, True), (0.5, True), (-0.5, True), (0.7, False), (-0.7, False)]
"""By how many points a place lies beside an edge, and whether it is taken for it."""


@pytest.mark.parametrize(("by", "is_cut"), BESIDE)
def test_a_label_is_cut_where_labels_of_other_rows_begin_to_half_a_point(by: float, is_cut: bool) -> None:
    row = ((40, "甲"), (80, "1,000"), (136, "乙"))
    rows = [letters(left, text, number) for number in (1, 2) for left, text in row]
    whole = "一二三四五六七八九十甲乙丙丁"
    assert cut(*rows, letters(40 + by, whole, 3)) == ([whole[:12], whole[12:]] if is_cut else [whole])


@pytest.mark.parametrize(("by", "is_cut"), BESIDE)
def test_a_figure_is_cut_from_its_label_where_other_figures_end_to_half_a_point(by: float, is_cut: bool) -> None:
    rows = [letters(left, text, number) for number in (1, 2) for left, text in ((40, "甲"), (72, "12,000"))]
    assert cut(*rows, letters(48 + by, "其他收入1,000", 3)) == (["其他收入", "1,000"] if is_cut else ["其他收入1,000"])
