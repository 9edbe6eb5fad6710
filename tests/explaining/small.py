"""Small documents with few relations, so that every correction can be tried."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from gouji.checking.check import Check
from gouji.checking.rules.choosing import Choice
from gouji.checking.rules.formula import Tie, parse
from gouji.checking.rules.laws import AnyLaw, FormulaLaw, Severity, TieLaw
from gouji.checking.rules.names import Name
from gouji.checking.rules.pack import GENERAL, load
from gouji.model.document import Cell, Document, SourceFile
from gouji.model.money import Figure, Unit
from gouji.model.table import Content, Origin, Row, Table
from gouji.reading.hierarchy.parents import parents_of
from gouji.reading.tables.rows import PrintedRow

GENERAL_PACK = load(GENERAL)
CASTING, FOOTING = (law for law in GENERAL_PACK.laws if law.id in ("A1", "B"))


def tie(text: str, *columns: str, **said: Any) -> TieLaw:
    """A law of one tie."""
    made = parse(text)
    assert isinstance(made, Tie)
    return TieLaw(id="D", tie=made, columns=tuple(map(Name, columns)), **said)


COLUMNS = ("合计", "基本支出", "项目支出")
TIE = tie("each code: expenditure!*.* = general-expenditure!*.*", *COLUMNS)
CODES = (("201", 1), ("20101", 2), ("20102", 2), ("202", 1), ("20201", 2))


def bound(text: str) -> FormulaLaw:
    """A law of one formula."""
    return FormulaLaw(id="X", severity=Severity.EXPLAIN, formulas=(parse(text),))


def by(*laws: AnyLaw) -> Choice:
    """The general pack with these laws alone."""
    return Choice(replace(GENERAL_PACK, laws=laws), "it was named by the user")


def table(kind: str, number: int, leaves: list[tuple[int, int]]) -> Table:
    """Classes 201 and 202 with their 款 and a grand total; ``leaves`` are (基本支出, 项目支出) of the 款 in 元."""
    rows = [Row(f"科目{code}", code, level) for code, level in CODES] + [Row("合计", None, 0)]
    made = Table(f"T{number}", kind, "", Unit.YUAN, COLUMNS, rows, parents_of([PrintedRow(row, ()) for row in rows]))
    amounts = np.zeros((3, len(rows)), np.int64)
    for row, (basic, project) in zip((1, 2, 4), leaves, strict=True):
        amounts[1:, row] = basic * 100, project * 100
    for column in (1, 2):
        amounts[column, 0] = amounts[column, 1] + amounts[column, 2]
        amounts[column, 3] = amounts[column, 4]
        amounts[column, 5] = amounts[column, 0] + amounts[column, 3]
    amounts[0] = amounts[1] + amounts[2]
    for column, row in np.ndindex(3, len(rows)):
        fen = int(amounts[column, row])
        made.put(row, column, Content(Figure(fen) if fen else None, Origin.READ if fen else Origin.BLANK))
    return made


def rounded(number: int, kind: str, exact: Table, *, blanks: bool = False) -> Table:
    """The same table in 万元 with two decimals, every figure rounded by itself; nothing is 0.00, or blank."""
    rows = list(exact.rows)
    made = Table(f"T{number}", kind, "", Unit.WAN, COLUMNS, rows, exact.parents)
    for column, row in np.ndindex(3, len(rows)):
        hundreds = (int(exact.values[column, row]) + 5_000) // 10_000
        blank = blanks and not hundreds
        made.put(row, column, Content(None if blank else Figure(hundreds * 10_000, 2), Origin.READ))
    return made


def coded_twice(kind: str, number: int, leaves: list[tuple[int, int]]) -> Table:
    """A class 201 whose three 款 print the codes 20101, 20102 and 20101 again, and a grand total."""
    rows = [Row("科目", code, level) for code, level in (("201", 1), ("20101", 2), ("20102", 2), ("20101", 2))]
    rows.append(Row("合计", None, 0))
    made = Table(f"T{number}", kind, "", Unit.YUAN, COLUMNS, rows, parents_of([PrintedRow(row, ()) for row in rows]))
    for row, (basic, project) in enumerate(leaves, 1):
        made.values[1:, row] = basic * 100, project * 100
    made.values[1:, 0] = made.values[1:, 4] = made.values[1:, 1:4].sum(axis=1)
    made.values[0] = made.values[1] + made.values[2]
    for column, row in np.ndindex(3, len(rows)):
        made.put(row, column, Content(Figure(int(made.values[column, row])), Origin.READ))
    return made


def document(*tables: Table) -> Document:
    return Document(SourceFile("", "", "txt"), "", 2017, "budget", "", list(tables))


def cell(of: Document, address: str) -> Cell:
    found = of.find(address)
    assert found is not None, address
    return found


def put(check: Check, address: str, yuan: int | None) -> Cell:
    """Put a figure in 元, or blank, into a cell and judge what names it."""
    where = cell(check.document, address)
    content = Content(None if yuan is None else Figure(yuan * 100), Origin.READ if yuan is not None else Origin.BLANK)
    check.document.tables[where.table].put(where.row, where.column, content)
    check.recheck(where)
    return where
