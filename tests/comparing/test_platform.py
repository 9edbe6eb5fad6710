"""The published document against a workbook of the budget system, made by ourselves after what such exports vary in:
names of sheets, order of columns, codes in columns of their own, the unit, names set in, and where the total stands."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from openpyxl import Workbook

from gouji.checking.check import Check
from gouji.comparing.comparing import Comparison, compare
from gouji.comparing.laid import Unpaired
from gouji.model.document import Document
from gouji.model.table import Row, Table
from gouji.reading.read import read_document
from tests.comparing.conftest import judged_once

TITLES = {
    "expenditure": "部门支出总体情况表",
    "general-expenditure": "一般公共预算支出情况表",
    "basic-economic": "一般公共预算基本支出情况表",
}


class Look(NamedTuple):
    """How the workbook is set."""

    sheet: str = "{title}"
    """What a sheet is called."""
    title: bool = True
    """Whether the title stands above the table too."""
    split: bool = True
    """Codes as 类, 款, 项 in columns of their own, else in one cell: ``merged`` with the name, where that is told."""
    merged: str = ""
    indent: str = ""
    wan: bool = False
    first: bool = False
    """The total comes first."""
    mirrored: bool = False
    """The columns stand in the other order."""
    called: str = "{}"
    """What the columns beside the total are called."""
    last_level: bool = False
    """Rows that hold others are left out."""


LOOKS = {
    "split codes, names set in, 万元, total first": Look(indent="　", wan=True, first=True, mirrored=True),
    "one cell for the code, sheets by number": Look(sheet="GK0{number}", split=False),
    "no title but the name of the sheet": Look(title=False, first=True, indent="  "),
    "code and name in one cell": Look(split=False, merged="[{code}]{name}", first=True),
    "columns called sums": Look(split=False, wan=True, called="{}小计"),
}


def published(document: Document, look: Look, path: Path, *kinds: str) -> Document:
    """The workbook of a look with the figures of a document, read."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, kind in enumerate(kinds or TITLES):
        table = next(one for one in document.tables if one.kind == kind)
        sheet = book.create_sheet(look.sheet.format(title=TITLES[kind], number=number))
        for row in _sheet(table, look, TITLES[kind]):
            sheet.append(row)
    book.save(path)
    return read_document(path)


def _sheet(table: Table, look: Look, title: str) -> list[list[object]]:
    columns = [*range(len(table.columns))][:: -1 if look.mirrored else 1]
    parts = _levels(table) if look.split else 0 if look.merged else 1
    names = [look.called.format(one) if one not in ("合计",) else one for one in table.columns]
    heads = [*("类款项"[:parts] if parts > 1 else ["科目编码"] * parts), "科目名称"]
    made: list[list[object]] = [[title]] if look.title else []
    made += [[None] * 4 + ["单位：" + ("万元" if look.wan else "元")], [*heads, *(names[one] for one in columns)]]
    rows = sorted(range(len(table.rows)), key=lambda row: bool(table.rows[row].code) == look.first)
    for number in rows if look.first else sorted(rows, key=lambda row: not table.rows[row].code):
        row = table.rows[number]
        holds = any(
            one.code and row.code and one.code != row.code and one.code.startswith(row.code) for one in table.rows
        )
        if not (look.last_level and holds):
            amounts = [_amount(table, number, one, wan=look.wan) for one in columns]
            made.append([*_label(row, look, parts), *amounts])
    return made


def _levels(table: Table) -> int:
    return max(len(row.code or "") for row in table.rows) // 2


def _label(row: Row, look: Look, parts: int) -> Sequence[object]:
    name = look.indent * (row.level - 1) + row.name
    if look.merged:
        return [look.merged.format(code=row.code, name=row.name) if row.code else row.name]
    code = row.code or ""
    cut = [code[:3], code[3:5], code[5:7]][:parts] if parts > 1 else [code]
    return [*(one or None for one in cut), name]


def _amount(table: Table, row: int, column: int, *, wan: bool) -> float | None:
    fen = int(table.values[column, row])
    return float(Decimal(fen) / (1_000_000 if wan else 100)) if table.present[column, row] else None


def compared(document: Document, look: Look, path: Path, *kinds: str) -> Comparison:
    return compare(Check(published(document, look, path, *kinds)), judged_once(document))


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_workbook_of_the_same_figures_is_the_same_however_it_is_set(
    sample: Document, look: Look, tmp_path: Path
) -> None:
    found = compared(sample, look, tmp_path / "导出.xlsx")
    figures = sum(int(one.present.sum()) for one in sample.tables if one.kind in TITLES)
    assert (found.changes, found.same) == ((), figures)
    assert [one for one in found.singles if one.row is not None or one.column is not None] == []


def test_a_list_of_the_last_level_alone_makes_no_sum_new_or_gone(sample: Document, tmp_path: Path) -> None:
    found = compared(sample, Look(split=False, last_level=True), tmp_path / "导出.xlsx", "expenditure")
    assert (found.changes, {one.why for one in found.singles if one.row is not None}) == ((), {Unpaired.LEVEL})
    table = next(one for one in sample.tables if one.kind == "expenditure")
    left = {table.rows[one.row].code for one in found.singles if one.row is not None}
    assert {"208", "20801"} <= left
    assert "2080101" not in left


def test_a_list_of_names_without_codes_makes_no_row_new_or_gone(sample: Document, tmp_path: Path) -> None:
    look = Look(split=False, merged="某单位 {code}{name}", last_level=True)
    found = compared(sample, look, tmp_path / "导出.xlsx", "expenditure")
    assert found.changes == ()
    assert {one.why for one in found.singles if one.row is not None} == {Unpaired.UNSURE}
