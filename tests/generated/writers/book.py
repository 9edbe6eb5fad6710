"""Workbooks: a sheet for each table, or one for all."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from tests.generated.paper import Paper
from tests.generated.sheets import Sheet
from tests.generated.writers.grid import cells


def write_xlsx(paper: Paper, path: Path, rng: Random) -> None:
    """An xlsx whose amounts are numbers with a format, or texts."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    numbers, together = rng.random() < 0.8, rng.random() < 0.2
    paper.traits |= {"numbers": numbers, "together": together}
    if paper.cover or paper.contents:
        front = book.create_sheet("封面")
        for line in (*paper.cover, *paper.contents, *paper.prose):
            front.append([line])
    sheet = None
    for number, one in enumerate(paper.sheets, 1):
        if sheet is None or not together:
            sheet = book.create_sheet(f"{number:02}" if not together else "公开表")
        put_rows(sheet, one, paper, numbers)
    book.save(path)


def put_rows(sheet: Any, one: Sheet, paper: Paper, numbers: bool) -> int:
    """All of a table below what a sheet holds already; gives the row that its header begins in."""
    width = len(one.roles)
    top = sheet.max_row + 2 if sheet.max_row > 1 else 1
    for text in filter(None, (one.number, one.title)):
        sheet.cell(top, 1, text)
        if width > 1 and text == one.title:
            sheet.merge_cells(start_row=top, start_column=1, end_row=top, end_column=width)
        top += 1
    if paper.caption:
        sheet.cell(top, 1, paper.caption)
    sheet.cell(top, max(width, 2), one.told_unit)
    top += 1
    rows = [*one.header, *one.body]
    for cell in cells(rows):
        at = sheet.cell(top + cell.row, cell.column + 1)
        if cell.row >= len(one.header) and one.roles[cell.column] == "a" and numbers and _is_amount(cell.text):
            at.value = Decimal(cell.text.replace(",", ""))
            places = len(cell.text.partition(".")[2])
            at.number_format = "#,##0" + (f".{'0' * places}" if places else "")
        elif cell.text:
            at.value = cell.text
            at.number_format = "@"
        if cell.rows > 1 or cell.columns > 1:
            sheet.merge_cells(
                start_row=top + cell.row,
                start_column=cell.column + 1,
                end_row=top + cell.row + cell.rows - 1,
                end_column=cell.column + cell.columns,
            )
    if one.note:
        sheet.cell(top + len(rows), 1, one.note)
    return int(top)


def _is_amount(text: str) -> bool:
    return bool(text) and text.replace(",", "").replace(".", "").replace("-", "").isdigit()
