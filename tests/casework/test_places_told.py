"""Where a figure stands is told in words that no other figure of its table has."""

from __future__ import annotations

import numpy as np

from gouji.casework.prose.proof import ties_of
from gouji.casework.telling.sentences import place, place_beside, sentence
from gouji.model.brood import NO_ROW
from gouji.model.document import Cell, Document
from gouji.model.money import Unit
from gouji.model.table import Row, Table
from tests.checking.accounts.sample import accounts
from tests.checking.rules.test_couplings import budget, check
from tests.explaining.small import document, put

SUMMARY = 0


def cells(made: Document, label: str) -> list[Cell]:
    """The first figure of every row that is called so in the first table."""
    rows = made.tables[SUMMARY].rows
    return [
        Cell(SUMMARY, row, made.tables[SUMMARY].row_columns(row)[0])
        for row, one in enumerate(rows)
        if one.name == label
    ]


def test_a_total_of_two_sides_is_told_with_its_side() -> None:
    """So the two ends of 收支总计 are no longer told by the same words."""
    made = accounts()
    left, right = cells(made, "总计")
    assert [one.told for one in ties_of(made, (left, right))] == [
        "T1 收入 总计 决算数：943.00 万元",
        "T1 支出 总计 决算数：943.00 万元",
    ]
    assert place_beside(made, right, left) == "支出 总计"


def test_a_row_that_no_other_side_prints_is_told_without_it() -> None:
    made = accounts()
    (only,) = cells(made, "本年收入合计")
    assert place(made, only) == "T1 本年收入合计 决算数"
    (total,) = (Cell(2, row, 0) for row, one in enumerate(made.tables[2].rows) if one.level == 0)
    assert place(made, total) == "T3 合计 本年支出合计"


def test_sides_that_the_kind_of_a_table_has_no_names_for_are_counted() -> None:
    rows = [Row("合计", None, 0, side) for side in range(3)]
    columns, sides = ("金额", "金额", "金额"), ((0,), (1,), (2,))
    made = document(Table("T1", "expenditure", "", Unit.YUAN, columns, rows, np.full(3, NO_ROW, np.int32), sides))
    told = [place(made, Cell(0, row, row)) for row in range(3)]
    assert told == [f"T1 左起第{number}栏 合计 金额" for number in (1, 2, 3)]


def test_a_bound_in_the_same_table_is_named_by_its_row() -> None:
    made = check(budget())
    put(made, "general-expenditure!2080506.基本支出", 110)
    (told,) = (sentence(made.document, one) for one in made.findings() if one.rule == "S12")
    assert told.startswith("T1 2080506")
    assert "应不超过 100.5 元（2080505 " in told
