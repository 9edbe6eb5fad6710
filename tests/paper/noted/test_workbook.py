"""Notes on a copy of a workbook: remarks at its cells, and every other byte as it was."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import DataBarRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.table import Table

from gouji.errors import UserError
from gouji.paper.noted.note import OnCell
from gouji.paper.noted.workbook import noted_workbook

NOTES = [OnCell("表一", "B2", "① 1 → 2"), OnCell("表一", "B2", "不符 <&>"), OnCell("表二", "AA10", "尾差")]


def book(*, remark: bool = False) -> bytes:
    made, out = Workbook(), BytesIO()
    first, second = made.active, made.create_sheet("表二")
    assert first is not None
    first.title = "表一"
    for row in (("项目", "金额"), ("合计", 1), ("其他", 2)):
        first.append(row)
    first["B3"].fill = PatternFill("solid", fgColor="FFFF00")
    first.conditional_formatting.add("B2:B3", DataBarRule("min", None, "max", None, "FF638EC6"))
    first.add_table(Table(displayName="t", ref="A1:B3"))
    second["AA10"] = 3
    if remark:
        first["B2"].comment = Comment("原有", "某人")
        first["B3"].comment = Comment("也是", "某人")
    made.save(out)
    return out.getvalue()


def remarks(data: bytes) -> dict[tuple[str, str], str]:
    cells = (cell for sheet in load_workbook(BytesIO(data)) for row in sheet.iter_rows() for cell in row)
    return {(cell.parent.title, cell.coordinate): cell.comment.text for cell in cells if cell.comment}


def test_a_note_is_a_remark_at_its_cell() -> None:
    assert remarks(noted_workbook(book(), "表.xlsx", NOTES)) == {
        ("表一", "B2"): "① 1 → 2\n不符 <&>",
        ("表二", "AA10"): "尾差",
    }


def test_remarks_that_stood_there_stay_and_ours_follow_them() -> None:
    assert remarks(noted_workbook(book(remark=True), "表.xlsx", NOTES)) == {
        ("表一", "B2"): "原有\n① 1 → 2\n不符 <&>",
        ("表一", "B3"): "也是",
        ("表二", "AA10"): "尾差",
    }


def test_all_else_stays_byte_for_byte() -> None:
    made = book()  # which tells the second it was made in
    before, after = (ZipFile(BytesIO(one)) for one in (made, noted_workbook(made, "表.xlsx", NOTES)))
    sheets = {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "[Content_Types].xml"}
    touched = sheets | {name for name in before.namelist() if name.endswith("sheet1.xml.rels")}
    for name in set(before.namelist()) - touched:
        assert before.read(name) == after.read(name)
    sheet = after.read("xl/worksheets/sheet1.xml")
    assert sheet.index(b"<legacyDrawing") < sheet.index(b"<tableParts")
    assert sheet.replace(sheet[sheet.index(b"<legacyDrawing") : sheet.index(b"<tableParts")], b"") == before.read(
        "xl/worksheets/sheet1.xml"
    )


def test_notes_may_be_put_on_a_copy_again() -> None:
    twice = noted_workbook(noted_workbook(book(), "表.xlsx", NOTES[:1]), "表.xlsx", NOTES[2:])
    assert remarks(twice) == {("表一", "B2"): "① 1 → 2", ("表二", "AA10"): "尾差"}


@pytest.mark.parametrize("data", [b"", b"PK", book()[:900]])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match="built as a workbook"):
        noted_workbook(data, "表.xlsx", NOTES)


def test_a_sheet_that_is_not_there_is_refused() -> None:
    with pytest.raises(UserError):
        noted_workbook(book(), "表.xlsx", [OnCell("没有", "A1", "")])


@pytest.mark.parametrize("sheet", [b"<worksheet><legacyDrawing ", b"<worksheet></sheet>"])
def test_a_sheet_that_is_no_xml_is_refused_with_a_sentence(sheet: bytes) -> None:
    out = BytesIO()
    with ZipFile(BytesIO(book())) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else old.read(name))
    with pytest.raises(UserError, match="built as a workbook"):
        noted_workbook(out.getvalue(), "表.xlsx", NOTES)
