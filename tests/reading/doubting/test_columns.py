"""Figures under the headers of names and codes, and columns of nothing but codes, are no amounts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from gouji.model.brood import NO_ROW
from gouji.model.doubt import Misgiving
from gouji.model.money import Figure, Unit
from gouji.model.source import AtLine
from gouji.model.table import Content, Origin, Row, Table
from gouji.reading.doubting.columns import doubtful_columns

CODES = (201, 20101, 2010101, 2010102, 205, 20501)


def table(columns: Sequence[str], *figures: Sequence[int | None], unit: Unit = Unit.WAN) -> Table:
    """Rows of figures in the unit, by column, with the total below them."""
    count = len(figures[0])
    rows = [Row("某科目", None, 1, source=AtLine(10 + row)) for row in range(count - 1)]
    rows.append(Row("合计", None, 0, source=AtLine(10 + count)))
    made = Table("T1", "general-expenditure", "", unit, tuple(columns), rows, np.full(count, NO_ROW, np.int32))
    for column, stated in enumerate(figures):
        for row, figure in enumerate(stated):
            if figure is not None:
                made.put(row, column, Content(Figure(figure * unit.fen), Origin.READ))
    return made


def told(made: Table) -> list[tuple[Misgiving, str]]:
    return [(doubt.of, doubt.why.params["columns"]) for doubt in doubtful_columns(made)]


@pytest.mark.parametrize("name", ["科目名称", "功能科目名称", "科目编码", "项目名称", "功能分类/科目名称", "科目代码"])
def test_figures_under_a_header_of_names_or_codes_are_doubted(name: str) -> None:
    assert told(table([name, "金额"], [5, 7, 12], [1, 2, 3])) == [(Misgiving.LABELS, name)]


@pytest.mark.parametrize("name", ["合计", "基本支出", "金额", "支出", "收入", "项目", "2025年预算数", "形式", "#1"])
def test_figures_under_any_other_header_are_not(name: str) -> None:
    assert told(table([name, "金额"], [5, 7, 12], [1, 2, 3])) == []


def test_a_column_under_a_label_that_prints_nothing_is_no_matter() -> None:
    assert told(table(["科目名称", "金额"], [None, None, None], [1, 2, 3])) == []


@pytest.mark.parametrize("total", [None, 4_321])
def test_a_column_of_codes_is_doubted_whatever_its_total_is(total: int | None) -> None:
    (doubt,) = doubtful_columns(table(["#1", "金额"], [*CODES, total], [*range(1, 8)]))
    assert (doubt.of, doubt.why.params) == (Misgiving.CODES, {"columns": "#1"})
    assert doubt.why.places == (AtLine(10),)


@pytest.mark.parametrize(
    "figures",
    [
        [*CODES[:5], 99, None],
        [201, 205, 208, 210, 213, 221, None],
        [201, 20101, None, None, None, None, None],
        [12, 300, 40, 21, 33, 55, 461],
    ],
)
def test_amounts_that_may_look_like_codes_are_not(figures: list[int | None]) -> None:
    """One that is no code, none that belongs to another, or too few to tell."""
    assert told(table(["#1", "金额"], figures, [*range(1, 8)])) == []


def test_a_figure_with_decimals_is_no_code() -> None:
    made = table(["金额"], [*CODES, None])
    made.put(0, 0, Content(Figure(201 * Unit.WAN.fen + 5_000, 2), Origin.READ))
    assert told(made) == []
