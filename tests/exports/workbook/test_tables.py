"""What a person finds in the workbook: figures as printed, marks, links, and nothing that runs."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from gouji.casework.case import Case
from gouji.exports.workbook.book import text
from gouji.exports.workbook.layout import LONGEST_NAME, Layout
from gouji.exports.workbook.workbook import workbook
from gouji.model.document import Cell, Document
from tests.exports.conftest import RISKY
from tests.exports.workbook.reckoning import Sheets


def test_every_printed_figure_stands_in_its_cell_and_a_blank_stays_blank(slips: Case, made: bytes) -> None:
    sheets, layout = Sheets(made), Layout(slips.document)
    for number, table in enumerate(slips.document.tables):
        for row in range(len(table.rows)):
            for column in table.row_columns(row):
                spot, content = layout.spot(Cell(number, row, column)), table.content(row, column)
                held = sheets.value((spot.sheet, spot.row + 1, spot.column + 1))
                assert (held is None) == (content.figure is None)
                assert held is None or round(held * table.unit.fen) == content.figure.fen  # type: ignore[union-attr]


def test_codes_and_names_are_text_and_stay_in_view(made: bytes) -> None:
    sheet = load_workbook(BytesIO(made))["T3 支出预算总表"]
    assert (sheet["A5"].value, sheet["B5"].value) == ("201", "一般公共服务支出")
    assert sheet.freeze_panes == "C5"
    assert sheet.row_dimensions[7].outlineLevel == 2


def test_a_figure_with_a_finding_bears_a_note_and_the_finding_leads_to_it(made: bytes) -> None:
    book = load_workbook(BytesIO(made))
    found = book["错处与发现"]
    links = {cell.hyperlink.location for row in found.iter_rows() for cell in row if cell.hyperlink}
    assert "'T3 支出预算总表'!E19" in links
    noted = book["T3 支出预算总表"]["E19"].comment
    assert noted is not None
    assert "YS2017-T3-03" in noted.text


def test_text_that_begins_like_a_formula_is_text(risky: Case) -> None:
    book = load_workbook(BytesIO(workbook(risky)))
    sheet = next(one for one in book if one.title.startswith("T3 "))
    held = [sheet.cell(5 + n, 2) for n in range(len(RISKY))]
    assert [(cell.value, cell.data_type) for cell in held] == [(name, "s") for name in RISKY]
    assert sheet["A1"].data_type == "s"


@pytest.mark.parametrize("title", ["一" * 40, "[a]:*?/\\'b", ""])
def test_any_title_makes_a_name_of_a_sheet(sample: Document, title: str) -> None:
    for table in sample.tables:
        table.title = title
    names = Layout(sample).names
    assert len({*names}) == len(names)
    assert all(0 < len(name) <= LONGEST_NAME and not {*name} & {*"[]:*?/\\'"} for name in names)


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert text("a\ud800b") == "a?b"


def test_the_same_case_gives_the_same_bytes(slips: Case, made: bytes) -> None:
    assert workbook(slips) == made
    with ZipFile(BytesIO(made)) as file:
        assert not [name for name in file.namelist() if "vbaProject" in name or "externalLink" in name]
