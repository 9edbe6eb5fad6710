"""Lists of any length as sheets: text is text, files are links, and a sheet that is full goes on in the next."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from xlsxwriter import Workbook

from gouji.exports.batch import sheets
from gouji.exports.batch.sheets import Link, Sheet, put_sheet
from gouji.exports.workbook.looks import Looks
from gouji.exports.workbook.workbook import PLAIN
from tests.exports.conftest import RISKY


def written(path: Path, rows: list[tuple[sheets.Value, ...]]) -> openpyxl.Workbook:
    book = Workbook(str(path), {"constant_memory": True, **PLAIN})
    put_sheet(book, Looks(book), Sheet("单", (("Body", 10.0), ("File", 10.0)), rows))
    book.close()
    return openpyxl.load_workbook(path)


def test_text_that_begins_like_a_formula_stays_text(tmp_path: Path) -> None:
    book = written(tmp_path / "a.xlsx", [(one, 1) for one in RISKY])
    cells = [*book["单"]["A"]][1:]
    assert [(cell.value, cell.data_type) for cell in cells] == [(one, "s") for one in RISKY]
    book.close()


def test_a_full_sheet_goes_on_in_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)
    book = written(tmp_path / "a.xlsx", [(f"局{number}", number) for number in range(4)])
    assert [(sheet.title, sheet.max_row, sheet["A1"].value) for sheet in book] == [
        ("单", 3, "单位名称"),
        ("单 2", 3, "单位名称"),
    ]
    book.close()


def test_a_file_is_reached_from_where_the_workbook_lies_as_far_as_links_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MOST_LINKS", 1)
    links = [(Link("各部门/甲.pdf", "各部门/甲.pdf"), 1), (Link("乙.pdf", "乙.pdf"), 1), (Link("a#b.pdf", ""), 1)]
    book = written(tmp_path / "a.xlsx", [*links])
    found = [(cell.value, cell.hyperlink.target if cell.hyperlink else None) for cell in [*book["单"]["A"]][1:]]
    assert found == [("各部门/甲.pdf", "各部门\\甲.pdf"), ("乙.pdf", None), ("a#b.pdf", None)]
    book.close()
