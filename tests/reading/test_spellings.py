"""A workbook reads the same however its XML is written: quotes, line breaks, order of attributes, prefixes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from gouji.errors import UserError
from gouji.reading.page.page import Grid
from gouji.reading.read import read_grid
from gouji.reading.sources.workbook import xlsx_sheet
from gouji.reading.sources.workbook.sheets import SheetBlock
from gouji.reading.sources.workbook.xlsx_sheet import read_sheet

Spelling = Callable[[str], str]

TAG = re.compile(r'<([\w:]+)((?:\s+[\w:]+="[^"]*")*)\s*(/?)>')
ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')


def respelt(attributes: Callable[[list[tuple[str, str]]], str]) -> Spelling:
    """Every tag with its attributes written in another way."""
    return lambda xml: TAG.sub(
        lambda tag: f"<{tag[1]}{attributes(ATTRIBUTE.findall(tag[2])) if tag[2] else ''}{tag[3]}>", xml
    )


def prefixed(xml: str) -> str:
    """Every name of the format itself behind a prefix."""
    named = re.sub(r"<(/?)(?!\w+:)(\w+)(?=[\s/>])", r"<\1x:\2", xml)
    return named.replace(' xmlns="', ' xmlns:x="', 1)


SPELLINGS: dict[str, Spelling] = {
    "single quotes": respelt(lambda given: "".join(f" {key}='{value}'" for key, value in given)),
    "line breaks": respelt(lambda given: "".join(f'\n  {key}\n=\n"{value}"' for key, value in given) + "\n"),
    "backwards": respelt(lambda given: "".join(f' {key}="{value}"' for key, value in reversed(given))),
    "comments": lambda xml: re.sub(r"<(row|table:table-row)(?=[\s>])", r"<!-- <c r='ZZ9' s='9'/> --><\1", xml),
}
OF_XLSX = SPELLINGS | {"prefixes": prefixed}


def rewritten(path: Path, parts: str, spelling: Spelling) -> Path:
    """The workbook with some of its parts written in another way."""
    other = path.with_stem(f"{path.stem}-respelt")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for entry in old.infolist():
            text = old.read(entry)
            new.writestr(entry.filename, spelling(text.decode()) if re.search(parts, entry.filename) else text)
    return other


def told(path: Path) -> list[object]:
    """All that is read of a workbook."""
    grid = read_grid(path.read_bytes(), path.name, lambda _: None, None, lambda: False)
    assert isinstance(grid, Grid)
    blocks = [block for page in grid.pages for block in page.blocks if isinstance(block, SheetBlock)]
    texts = [
        [[block.text(row, column) for column in range(block.width)] for row in range(block.height)] for block in blocks
    ]
    reach = [[block.reach(row, 0) for row in range(block.height)] for block in blocks]
    return [texts, reach, [block.conceals for block in blocks], grid.notices]


@pytest.fixture
def xlsx(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "支出<&>"
    sheet["A1"], sheet["A2"], sheet["B2"], sheet["A3"] = "甲", 15_000_000, 0.25, "=SUM(A2:B2)"
    sheet["B3"] = "#REF!"
    sheet["B3"].data_type = "e"
    sheet["A4"], sheet["B4"] = 1200, 7
    sheet["A2"].number_format, sheet["B2"].number_format, sheet["A4"].number_format = "0!.0000", "0.00%", "#,##0.00"
    sheet.merge_cells("A1:B1")
    sheet.row_dimensions[4].hidden = True
    plain = book.create_sheet("收入")
    for row in range(1, 4):
        plain.cell(row, 2, 15_000_000 * row).number_format = "0!.0000"
    wide = book.create_sheet("隐列")
    wide["A1"], wide["B1"] = 1, 2
    wide.column_dimensions["B"].hidden = True
    book.save(path := tmp_path / "budget.xlsx")
    return path


def test_the_workbook_as_it_is_usually_written(xlsx: Path) -> None:
    texts, reach, conceals, notices = told(xlsx)
    assert texts == [
        [["甲", None], ["1500.0000", "25.00%"], ["=", "#REF!"], ["1200.00", "7"]],
        [["", "1500.0000"], ["", "3000.0000"], ["", "4500.0000"]],
        [["1", "2"]],
    ]
    assert (reach[0][0], conceals) == (2, [True, False, True])  # type: ignore[index]
    assert len(notices) == 2  # type: ignore[arg-type]


@pytest.mark.parametrize("spelling", OF_XLSX)
@pytest.mark.parametrize("parts", [r"worksheets/", r"styles", r"xl/(_rels/)?workbook", r"\.(xml|rels)$"])
def test_a_sheet_reads_the_same_however_it_is_written(xlsx: Path, spelling: str, parts: str) -> None:
    if spelling == "prefixes" and parts == r"\.(xml|rels)$":
        parts = r"^xl/.*\.xml$"
    assert told(rewritten(xlsx, parts, OF_XLSX[spelling])) == told(xlsx)


@pytest.mark.parametrize("spelling", OF_XLSX)
def test_what_patterns_tell_of_a_sheet_is_what_the_parser_tells(xlsx: Path, spelling: str) -> None:
    with zipfile.ZipFile(xlsx) as archive:
        part = archive.read("xl/worksheets/sheet2.xml")
    styles = dict.fromkeys(range(9))
    marks = read_sheet(part, styles, "")
    assert (marks.height, marks.width, sorted(marks.styles)) == (3, 2, [(0, 1), (1, 1), (2, 1)])
    assert read_sheet(OF_XLSX[spelling](part.decode()).encode(), styles, "") == marks


def test_a_large_sheet_is_measured_to_its_last_row_and_column() -> None:
    rows = "".join(f'<row r="{row}"><c r="B{row}" s="{row % 3}"/></row>' for row in (*range(1, 200_000), 600_000))
    marks = read_sheet(f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode(), {2: None}, "")
    assert (marks.height, marks.width, len(marks.styles)) == (600_000, 2, 66_666)
    assert {row % 3 for row, _ in marks.styles} == {1}


SHEET = "<worksheet><cols><col min='1'/></cols><sheetData>{}</sheetData><conditionalFormatting/></worksheet>"


@pytest.mark.parametrize(
    ("cell", "plainly"),
    [
        ('<c r="AB12" s="2" t="inlineStr"><is><t>c r=</t></is></c>', True),
        ('<c r="AB12" s="2" t="str"/>', True),
        ('<c r="AB12" s="2"/>', True),
        ('<c r="AB12" t="n" s="2"/>', False),
        ('<c r="AB12" s="2" t="n" cm="1"/>', False),
        ('<c r="AB12" s="2" t="e"><v>#REF!</v></c>', False),
        ('<c r="AB12" s="2"><f>1</f></c>', False),
        ("<c r='AB12' s='2'/>", False),
        ('<c\nr="AB12" s="2"/>', False),
        ('<c r="ab12" s="2"/>', False),
        ('<c r="AB012" s="2"/>', True),
        ('<c r="AB12" s="2" /><c r="A1"/>', False),
        ('<x:c r="AB12" s="2"/>', False),
        ('<c r="AB12" s="2"/><!-- <c r="ZZ99"/> -->', False),
        ('<row hidden="1"/><c r="AB12" s="2"/>', False),
    ],
)
def test_cells_told_from_their_bytes_are_those_that_the_parser_tells(
    monkeypatch: pytest.MonkeyPatch, cell: str, plainly: bool
) -> None:
    part = SHEET.format(f'<row r="1"><c r="A1" s="1"/>{cell}</row>').encode()
    marks = read_sheet(part, {2: None}, "")
    assert (marks.height, marks.width, marks.styles) == (12, 28, {(11, 27): 2})
    walked: list[bytes] = []
    monkeypatch.setattr(xlsx_sheet, "walk", lambda data, *_: walked.append(data))
    read_sheet(part, {2: None}, "")
    assert bool(walked) is not plainly


@pytest.mark.parametrize(
    "cells",
    [
        "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        '<row\nr = "1048576"><c\nr = "XFD1048576"><v>1</v></c></row>',
        '<x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>',
        '<row r="1048576"><c r="xfd1048576"><v>1</v></c></row>',
        '<row r="1048575"/><row>' + "<c/><c><v>1</v></c>" * 20 + "</row>",
        '<row r="9"><c r="XFD1"/><c><v>1</v></c></row><row r="1048570"><c><v>1</v></c></row>',
        "<row/>" * 1_048_000 + '<row><c r="Z2"/><c><v>1</v></c></row>',
    ],
    ids=range(7),
)
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.dat"])
def test_a_sheet_that_sprawls_is_refused_however_it_is_written(
    xlsx: Path, tmp_path: Path, cells: str, part: str
) -> None:
    """The library would set memory aside for all cells up to the last, and end the program where there is none."""
    path = tmp_path / "far.xlsx"
    with zipfile.ZipFile(xlsx) as old, zipfile.ZipFile(path, "w") as new:
        for entry in old.infolist():
            text = old.read(entry)
            if entry.filename == "xl/worksheets/sheet1.xml":
                text = re.sub(rb"<sheetData.*</sheetData>", f"<sheetData>{cells}</sheetData>".encode(), text)
                text = text.replace(b"<worksheet ", b'<worksheet xmlns:x="x" ')
                new.writestr(part, text)
            else:
                new.writestr(entry.filename, text.replace(b"sheet1.xml", part.rpartition("/")[2].encode()))
    with pytest.raises(UserError) as caught:
        told(path)
    assert caught.value.kind in ("too-large-unpacked", "damaged")


ODS = (
    '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:calcext="c"><office:body>'
    '<office:spreadsheet><table:table table:name="支&amp;出"><table:table-column table:number-columns-repeated="2"/>'
    '<table:table-column table:visibility="collapse"/>%s</table:table></office:spreadsheet></office:body>'
    "</office:document-content>"
)
CELLS = (
    '<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="percentage" '
    'office:value="0.5" table:number-columns-repeated="2"><text:p>50%</text:p></table:table-cell></table:table-row>'
    '<table:table-row><table:table-cell table:number-columns-repeated="2"/>'
    '<table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#REF!</text:p>'
    "</table:table-cell></table:table-row>"
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
    "</table:table-row>"
)


def ods(path: Path, rows: str) -> Path:
    manifest = '<manifest:manifest xmlns:manifest="m"/>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", ODS % rows)
    return path


def test_an_open_document_as_it_is_usually_written(tmp_path: Path) -> None:
    texts, _, conceals, _ = told(ods(tmp_path / "budget.ods", CELLS))
    share = ["50.00%", "50.00%", ""]
    assert texts == [[share, share, ["", "", "#REF!"]]]
    assert conceals == [True]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_an_open_document_reads_the_same_however_it_is_written(tmp_path: Path, spelling: str) -> None:
    usual = ods(tmp_path / "budget.ods", CELLS)
    assert told(rewritten(usual, "content", SPELLINGS[spelling])) == told(usual)


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize(
    "rows",
    [
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        'table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>',
        '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row><table:table-row>'
        '<table:table-cell table:number-columns-repeated="16383"/><table:table-cell><text:p>1</text:p>'
        "</table:table-cell></table:table-row>",
        '<table:table-row table:number-rows-repeated="99999999999"><table:table-cell office:value="1" '
        'office:value-type="float"/></table:table-row>',
    ],
    ids=range(3),
)
def test_an_open_document_that_sprawls_is_refused(tmp_path: Path, rows: str, spelling: str) -> None:
    with pytest.raises(UserError) as caught:
        told(rewritten(ods(tmp_path / "far.ods", rows), "content", SPELLINGS[spelling]))
    assert caught.value.kind == "too-large-unpacked"


def test_a_sheet_that_is_not_well_formed_is_damaged(xlsx: Path) -> None:
    with pytest.raises(UserError) as caught:
        told(rewritten(xlsx, "worksheets/", lambda xml: xml.replace("<row ", "<row <row ")))
    assert caught.value.kind == "damaged"
