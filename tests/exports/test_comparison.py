"""A comparison as a workbook: summary, changes, and tables side by side, each figure exact."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

import gouji
from gouji.exports.comparison.workbook import workbook
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
