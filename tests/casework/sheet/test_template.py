"""The bureau's own check sheet is filled in by text, and everything else in its file stays as it is."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from gouji.casework.sheet.answer import Answer
from gouji.casework.sheet.answers import sheet_of
from gouji.casework.sheet.template import filled
from gouji.checking.check import Check
from gouji.errors import UserError
from gouji.paper.filled.filling import Filled
from gouji.reading.sources.kinds import SIZE_LIMIT
from tests.checking.prose.pages import page_of

PICTURE = b"\x89PNG\r\n\x1a\n what a reviewer pasted"


def first(source: Path | BytesIO | openpyxl.Workbook) -> Worksheet:
    """The sheet that a workbook opens with."""
    sheet = (source if isinstance(source, openpyxl.Workbook) else openpyxl.load_workbook(source)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def answers(folder: Path) -> tuple[Answer, ...]:
    sentence = "“住房保障支出”科目920.78万元。\n注：本部门2024年无政府性基金预算财政拨款安排的预算，故本表为空表。"
    return sheet_of(Check(page_of(folder, "预算", "总 支 财 般 基 三", sentence)))


def template(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = first(book)
    sheet.title = "检查表"
    for row in (
        ("2024年某区部门预算公开情况检查表", None, None, None),
        ("序号", "检查内容", "符合要求（是/否）", "问题截图"),
        (1, "（一） 封 面", None, None),
        (2, "2．２０２４年部门财务收支预算总表", None, None),
        (3, "部门预算编制说明", None, None),
        (4, "“三公”经费和机关运行经费预算表", "否", "已由人填写"),
        (5, "网站栏目", None, None),
    ):
        sheet.append(row)
    sheet["C5"].font = Font(bold=True, color="FF0000")
    sheet["C5"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet.column_dimensions["D"].width = 77
    sheet.merge_cells("A1:D1")
    plain, path = BytesIO(), folder / "检查表.xlsx"
    book.save(plain)
    with ZipFile(path, "w") as file, ZipFile(plain) as old:
        for name in old.namelist():
            file.writestr(name, old.read(name))
        file.writestr("xl/media/image1.png", PICTURE)
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Filled]:
    folder = tmp_path_factory.mktemp("made")
    path = template(folder)
    return path, filled(path, answers(folder))


def test_lines_are_found_by_their_text_and_columns_by_their_headings(made: tuple[Path, Filled]) -> None:
    sheet = first(BytesIO(made[1].data))
    told = {row[1]: row[2:] for row in sheet.iter_rows(min_row=3, values_only=True)}
    assert told["（一） 封 面"][0] == "是"
    assert str(told["2．２０２４年部门财务收支预算总表"][0]) in "是否"
    answer, findings = told["部门预算编制说明"]
    assert answer == "否"
    assert "920.78万元" in str(findings)


def test_what_a_person_wrote_stays(made: tuple[Path, Filled]) -> None:
    sheet = first(BytesIO(made[1].data))
    assert [cell.value for cell in sheet[6]][2:] == ["否", "已由人填写"]
    assert any("三公" in line for line in made[1].unwritten)


def test_what_finds_no_place_is_told(made: tuple[Path, Filled]) -> None:
    assert made[1].unmatched == ("网站栏目",)
    assert "名词解释" in made[1].unwritten


def test_pictures_formats_and_widths_stay_byte_for_byte(made: tuple[Path, Filled]) -> None:
    path, whole = made
    with ZipFile(path) as old, ZipFile(BytesIO(whole.data)) as new:
        assert old.namelist() == new.namelist()
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
        assert new.read("xl/media/image1.png") == PICTURE
    assert changed == ["xl/worksheets/sheet1.xml"]
    sheet = first(BytesIO(whole.data))
    assert (sheet["C5"].font.bold, sheet["C5"].fill.fgColor.rgb) == (True, "00FFFF00")
    assert sheet.column_dimensions["D"].width == 77
    assert [str(one) for one in sheet.merged_cells.ranges] == ["A1:D1"]


def test_a_cell_that_is_filled_in_takes_nothing_of_the_one_beside_it(tmp_path: Path) -> None:
    """Of cells that hold nothing but a format the file tells no end of their own."""
    path = template(tmp_path)
    book = openpyxl.load_workbook(path)
    sheet = first(book)
    for place in ("C3", "D3", "E3", "C4"):
        sheet[place].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["D4"] = "已由人填写"
    book.save(path)
    data = filled(path, answers(tmp_path)).data
    row = first(BytesIO(data))[3]
    assert [cell.value for cell in row][2:] == ["是", None, None]
    assert [cell.fill.fgColor.rgb for cell in row][2:] == ["00FFFF00"] * 3
    assert [cell.value for cell in first(BytesIO(data))[4]][2:4] in (["是", "已由人填写"], ["否", "已由人填写"])


def test_the_template_itself_is_not_written_to(made: tuple[Path, Filled]) -> None:
    assert first(made[0])["C5"].value is None


def test_a_file_that_is_no_check_sheet_is_refused(tmp_path: Path) -> None:
    none = tmp_path / "无.xlsx"
    none.write_bytes(b"no workbook")
    with pytest.raises(UserError) as refused:
        filled(none, ())
    assert refused.value.kind == "no-workbook"
    book = openpyxl.Workbook()
    first(book).append(("名称", "金额"))
    book.save(none)
    with pytest.raises(UserError) as refused:
        filled(none, ())
    assert refused.value.kind == "no-check-sheet"


def test_a_file_larger_than_any_workbook_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "检查表.xlsx"
    with huge.open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    with pytest.raises(UserError) as refused:
        filled(huge, ())
    assert refused.value.kind == "too-large"
