"""Notes on a copy of a workbook: remarks at its cells, and every other byte as it was."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from gouji.errors import UserError
from gouji.paper.noted.note import OnCell
from gouji.paper.noted.workbook.noting import noted_workbook
from tests.paper.noted.workbook.books import SHEET, book, changed, part, remarks
from tests.steps import steps

NOTES = [OnCell("表一", "B2", "① 1 → 2"), OnCell("表一", "B2", "不符 <&>"), OnCell("表二", "AA10", "尾差")]
TOLD = {("表一", "B2"): "① 1 → 2\n不符 <&>", ("表二", "AA10"): "尾差"}


def noted(data: bytes, notes: list[OnCell] = NOTES) -> bytes:
    return noted_workbook(data, "表.xlsx", notes).data


def test_a_note_is_a_remark_at_its_cell() -> None:
    assert remarks(noted(book())) == TOLD


def test_remarks_that_stood_there_stay_and_ours_follow_them() -> None:
    assert remarks(noted(book(remark=True))) == {
        ("表一", "B2"): "原有\n① 1 → 2\n不符 <&>",
        ("表一", "B3"): "也是",
        ("表二", "AA10"): "尾差",
    }


def test_all_else_stays_byte_for_byte_and_as_it_was_packed() -> None:
    made = book()  # which tells the second it was made in
    before, after = (ZipFile(BytesIO(one)) for one in (made, noted(made)))
    sheets = {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "[Content_Types].xml"}
    touched = sheets | {name for name in before.namelist() if name.endswith("sheet1.xml.rels")}
    assert after.testzip() is None
    assert after.namelist()[: len(before.namelist())] == before.namelist()
    for name in set(before.namelist()) - touched:
        old, new = before.getinfo(name), after.getinfo(name)
        assert before.read(name) == after.read(name)
        assert (new.compress_size, new.date_time) == (old.compress_size, old.date_time)
    sheet = after.read(SHEET)
    assert sheet.index(b"<legacyDrawing") < sheet.index(b"<tableParts")
    assert sheet.replace(sheet[sheet.index(b"<legacyDrawing") : sheet.index(b"<tableParts")], b"") == before.read(SHEET)


def test_values_formats_and_tables_are_read_as_before() -> None:
    before, after = (load_workbook(BytesIO(one)) for one in (book(), noted(book())))
    for old in before:
        new = after[old.title]
        assert [[cell.value for cell in row] for row in new] == [[cell.value for cell in row] for row in old]
    assert after["表一"]["B3"].fill.fgColor.rgb == "00FFFF00"
    assert [*after["表一"].tables] == ["t"]
    assert next(iter(after["表一"].conditional_formatting)).sqref == "B2:B3"


def test_notes_may_be_put_on_a_copy_again() -> None:
    twice = noted(noted(book(), NOTES[:1]), [*NOTES[2:], OnCell("表一", "B2", "又")])
    assert remarks(twice) == {("表一", "B2"): "① 1 → 2\n又", ("表二", "AA10"): "尾差"}


def test_no_two_drawings_claim_the_same_numbers() -> None:
    made = noted(noted(book(remark=True)), [OnCell("表一", "A1", ""), OnCell("表二", "A1", "")])
    with ZipFile(BytesIO(made)) as file:
        drawings = [file.read(name).decode() for name in file.namelist() if name.endswith(".vml")]
    shapes = [piece.split('"')[0] for one in drawings for piece in one.split('id="_x0000_s')[1:]]
    assert len(drawings) == 2
    assert len(set(shapes)) == len(shapes) == 5


def test_more_notes_than_a_drawing_has_numbers_claim_more_of_them() -> None:
    notes = [OnCell("表一", f"B{row}", "不符") for row in range(1, 2001)]
    drawing = part(noted(book(), notes), "xl/drawings/vmlDrawing1.vml")
    assert b'data="1,2"' in drawing
    assert drawing.count(b"<v:shape ") == 2000


def test_steps_grow_with_the_notes_and_not_faster() -> None:
    def taken(count: int) -> int:
        rows = [OnCell("表一", f"{'ABC'[n % 3]}{n // 3 + 1}", "不符") for n in range(count)]
        twice = noted(book(remark=True), rows)
        return steps(lambda: noted(twice, rows))

    assert taken(400) < 2.2 * taken(200)


@pytest.mark.parametrize("data", [b"", b"PK", book()[:900]])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match="built as a workbook"):
        noted(data)


def test_a_sheet_that_is_not_there_is_refused() -> None:
    with pytest.raises(UserError, match="another cell"):
        noted(book(), [OnCell("没有", "A1", "")])


@pytest.mark.parametrize("sheet", [b"<worksheet><legacyDrawing ", b"<worksheet></sheet>", b"<worksheet/>"])
def test_a_sheet_that_is_no_xml_is_refused_with_a_sentence(sheet: bytes) -> None:
    with pytest.raises(UserError, match="another cell"):
        noted(changed(book(), {SHEET: sheet}))


def test_a_long_note_has_a_high_frame_and_one_at_the_end_of_a_sheet_stays_within() -> None:
    made = Workbook()
    assert made.active is not None
    made.active.title, out = "表一", BytesIO()
    made.save(out)
    drawing = part(
        noted(out.getvalue(), [OnCell("表一", "XFD1048576", ""), OnCell("表一", "B2", "不符" * 300)]),
        "xl/drawings/vmlDrawing1.vml",
    ).decode()
    one, other = ([*map(int, piece.split("<")[0].split(","))] for piece in drawing.split("Anchor>")[1::2])
    assert one[4] < 16_384
    assert one[6] < 1_048_576
    assert other[6] - other[2] > 30
