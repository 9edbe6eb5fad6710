"""Cells of somebody else's workbook are written where they stand, and in no row that has no room for them."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from gouji.archives.packing import archive_of, packed
from gouji.paper.filled import cells

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
PATH = "xl/worksheets/sheet1.xml"


def book(part: str) -> bytes:
    return archive_of({PATH: packed(part.encode())}).getvalue()


def test_a_row_without_cells_takes_no_answer_outside_of_it() -> None:
    part = f'<worksheet {MAIN}><sheetData><row r="1"><c r="A1"/></row><row r="2"/></sheetData></worksheet>'
    (sheet,) = cells.sheets(book(part), "x")
    assert [*sheet.rows] == [1]
    made = cells.put(sheet, {(1, 1): cells.Words("是"), (1, 3): cells.Words("问题")})
    assert [cell.get("r") for cell in ElementTree.fromstring(made).iter() if cell.tag.endswith("}c")] == ["A1", "C1"]


@pytest.mark.parametrize(
    "part",
    [
        "<worksheet><sheetData><row",
        '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><worksheet>&c;</worksheet>',
        f'<worksheet {MAIN}><sheetData><row r="1"><c r="A1" t="s"><v>9</v></c></row></sheetData></worksheet>',
        f'<worksheet {MAIN}><sheetData><row r="one"><c r="A1"/></row></sheetData></worksheet>',
    ],
    ids=["cut off", "entities", "no such text", "no number"],
)
def test_what_is_no_sheet_is_told_as_none(part: str) -> None:
    with pytest.raises(cells.NoWorkbookError):
        cells.sheets(book(part), "x")
