"""What a workbook tells besides its tables: sentences of the text, and tables that were not recognised."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook as Read

from gouji.casework.case import Case
from gouji.exports.workbook.workbook import workbook
from tests.checking.prose.pages import page_of

SAID = "住房保障支出（类）560.68万元，占17.23%。\n社会保障和就业支出（类）326.72万元。"
RAW = "<p>人员情况</p><table><tr><td>编制</td><td>实有</td></tr><tr><td>=45</td><td>1,042</td></tr></table>"


@pytest.fixture
def book(tmp_path: Path) -> Read:
    page_of(tmp_path, "决算", "05", SAID)
    page = tmp_path / "页.html"
    page.write_text(page.read_text(encoding="utf-8") + RAW, encoding="utf-8")
    case = Case.look_at(page)
    try:
        return load_workbook(BytesIO(workbook(case)))
    finally:
        case.close()


def test_a_sentence_stands_below_its_cause_and_what_else_is_told_of_the_text_behind_all(book: Read) -> None:
    rows = [
        [cell or "" for cell in row] for row in book["错处与发现"].iter_rows(min_row=3, max_col=7, values_only=True)
    ]
    lead, said = rows[:2]
    assert [*lead[:4]] == ["①", lead[1], "560.68", "506.68"]
    assert "文字" in str(lead[1])
    assert (said[5], "560.68" in str(said[6])) == ("不符", True)
    assert any(row[5] == "尾差" and "326.72" in str(row[6]) for row in rows)
    told = [str(cell) for row in book["说明"].iter_rows(values_only=True) for cell in row if cell]
    assert any("文字：相符" in one for one in told)


def test_a_table_that_was_not_recognised_stands_in_the_workbook_as_printed(book: Read) -> None:
    (name,) = (one for one in book.sheetnames if one.startswith("X1"))
    rows = [[*row] for row in book[name].iter_rows(min_row=3, values_only=True)]
    assert rows == [["编制", "实有"], ["=45", "1,042"]]
    assert all(cell.data_type == "s" for row in book[name].iter_rows(min_row=3) for cell in row)
    assert "未识别" in str(book[name]["A2"].value)
