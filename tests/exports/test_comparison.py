"""A comparison as a workbook: summary, changes, and tables side by side, each figure exact; and on paper."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from openpyxl import load_workbook

import gouji
from gouji.comparing.laid import Single, Unpaired
from gouji.exports.comparison.on_paper import content
from gouji.exports.comparison.workbook import workbook
from gouji.exports.comparison.written import written
from gouji.paper.comparisons.pdf import drawn
from tests.conftest import SAMPLE, SLIPS


@pytest.fixture(scope="module")
def found() -> gouji.Compared:
    return gouji.compare(SAMPLE, SLIPS)


def test_changes_and_tables_stand_side_by_side(found: gouji.Compared) -> None:
    book = load_workbook(BytesIO(workbook(found.comparison, ["附记"])))
    assert book.sheetnames[:2] == ["概要", "变动"]
    assert len(book.sheetnames) == 2 + len(found.comparison.laid.sheets)
    assert "附记" in [row[0] for row in book["概要"].iter_rows(values_only=True)]
    changes = [*book["变动"].iter_rows(min_row=2, values_only=True)]
    assert len(changes) == len(found)
    assert any(one[2:5] == (464774531, 464774351, -180) for one in changes)
    table = next(sheet for sheet in book if sheet.title.startswith("T3 "))
    row = next(one for one in table.iter_rows(values_only=True) if one[0] == "20801")
    assert (row[5], row[6], row[7]) == (464774531, 464774351, -180)


def test_a_text_that_begins_like_a_formula_stays_text(found: gouji.Compared) -> None:
    book = load_workbook(BytesIO(workbook(found.comparison, ["=1+1"])))
    cell = next(row[0] for row in book["概要"].iter_rows() if row[0].value == "=1+1")
    assert cell.data_type == "s"


def test_on_paper_each_change_stands_in_the_table_where_it_begins(found: gouji.Compared, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("一.pdf", "二.pdf")]
    for path in paths:
        assert written(found.comparison, path, ["附记"]) == f"比较结果已写入 {path}。"
    assert paths[0].read_bytes() == paths[1].read_bytes()
    with pdfplumber.open(paths[0]) as paper:
        text = "\n".join(page.extract_text() for page in paper.pages)
        assert "变动图" in paper.pages[-1].extract_text()
    for told in ("比对表", "同一年度、同一环节：数字应当一致。", "附记", "第1页"):
        assert told in "".join(text.split()) or told in text
    assert "464,774,531 464,774,351 −180" in text
    assert text.index("部门支出预算总表（单位：元）") < text.index("464,774,351")


def test_what_was_not_compared_stands_on_paper_with_its_reason(found: gouji.Compared) -> None:
    laid = found.comparison.laid
    left = replace(found.comparison, laid=replace(laid, singles=[Single(1, 2, None, None, Unpaired.UNSURE)]))
    paper = content(left)
    assert paper.left == (f"{SAMPLE.name}：T3 2017年部门支出预算总表：对方可能是其中几项，不能确定",)


def test_a_comparison_without_changes_is_a_paper_that_says_so() -> None:
    same = gouji.compare(SAMPLE, SAMPLE).comparison
    paper = content(same)
    assert (paper.groups, paper.picture) == ((), None)
    assert paper.facts[-1][1] == f"没有变动；未变 {same.same} 个；未比较 0 项"
    assert drawn(paper).startswith(b"%PDF")
