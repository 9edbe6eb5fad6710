"""Workbooks of Excel 2003 written as one XML file, as budget systems do."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.model.source import InSheet
from gouji.reading.read import read_document
from tests.reading.test_copied import amount

SPACES = (
    'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
STYLES = (
    '<Styles><Style ss:ID="m"><NumberFormat ss:Format="Standard"/></Style>'
    '<Style ss:ID="w"><NumberFormat ss:Format="0!.0000"/></Style></Styles>'
)


def cell(value: str | float, more: str = "") -> str:
    kind = "String" if isinstance(value, str) else "Number"
    return f'<Cell {more}><Data ss:Type="{kind}">{value}</Data></Cell>'


def row(*cells: str, more: str = "") -> str:
    return f"<Row {more}>{''.join(cells)}</Row>"


HEAD = (
    row(cell("2024年部门支出预算总表", 'ss:MergeAcross="4"'))
    + row(cell("单位：元", 'ss:Index="5"'), more='ss:Index="3"')
    + row(
        *(cell(text, 'ss:MergeDown="1"') for text in ("科目编码", "科目名称", "合计")),
        cell("其中", 'ss:MergeAcross="1"'),
    )
    + row(cell("基本支出", 'ss:Index="4"'), cell("项目支出"))
)
TOTAL = HEAD + row(cell("合计"), cell(5, 'ss:Index="3"'))


def book(path: Path, *sheets: str, encoding: str = "utf-8") -> Path:
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook {SPACES}>'
    path.write_bytes(f"{text}{STYLES}{''.join(sheets)}</Workbook>".encode(encoding))
    return path


def sheet(name: str, rows: str, visible: str = "") -> str:
    shown = f"<x:WorksheetOptions><x:Visible>{visible}</x:Visible></x:WorksheetOptions>" if visible else ""
    return f'<Worksheet ss:Name="{name}"><Table>{rows}</Table>{shown}</Worksheet>'


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312"])
@pytest.mark.parametrize("ending", ["xls", "xml"])
def test_rows_and_cells_stand_where_the_file_says(tmp_path: Path, ending: str, encoding: str) -> None:
    rows = (
        HEAD
        + row(cell(208), cell("社会保障和就业支出"), cell(1500.5, 'ss:StyleID="m"'), cell(600.25, 'ss:Index="5"'))
        + row(cell("合计"), cell(1500.5, 'ss:Index="3"'), cell(600.25, 'ss:Index="5"'))
    )
    document = read_document(book(tmp_path / f"x.{ending}", sheet("支出", rows), encoding=encoding))
    assert document.file.format == "xml"
    assert amount(document, "T1!208.合计") == 150050
    assert amount(document, "T1!208.基本支出") is None
    assert amount(document, "T1!合计.项目支出") == 60025
    assert document.tables[0].source(0, 0) == InSheet("支出", "C6")


def test_figures_are_read_as_they_are_displayed(tmp_path: Path) -> None:
    rows = HEAD.replace("单位：元", "单位：万元") + row(cell("合计"), cell(123456, 'ss:Index="3" ss:StyleID="w"'))
    assert amount(read_document(book(tmp_path / "x.xls", sheet("a", rows))), "T1!合计.合计") == 12345600


def test_hidden_sheets_comments_and_formulas_without_a_value(tmp_path: Path) -> None:
    comment = '<Comment ss:Author="x"><ss:Data>9</ss:Data></Comment></Cell>'
    rows = HEAD + row(cell("合计"), cell(5, 'ss:Index="3"').replace("</Cell>", comment), '<Cell ss:Formula="=RC1"/>')
    document = read_document(book(tmp_path / "x.xls", sheet("a", rows), sheet("旧", HEAD, "SheetHidden")))
    assert amount(document, "T1!合计.合计") == 500
    assert [notice.params for notice in document.notices[:2]] == [{"sheets": "旧"}, {"cells": "a!D6"}]


@pytest.mark.parametrize("part", ["Sup", "Sub", "S"])
@pytest.mark.parametrize("space", ["", ' xmlns="http://www.w3.org/TR/REC-html40"'])
def test_what_is_raised_or_struck_out_closes_up_with_no_figure(tmp_path: Path, part: str, space: str) -> None:
    rich = cell(f"100<{part}{space}>2</{part}>", 'ss:Index="3"')
    document = read_document(book(tmp_path / "x.xls", sheet("a", HEAD + row(cell("合计"), rich, cell(7)))))
    assert amount(document, "T1!合计.合计") is None
    assert amount(document, "T1!合计.基本支出") == 700
