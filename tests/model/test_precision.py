"""A column is as exact as it prints; it borrows the decimals of its table where it cannot tell its own."""

from __future__ import annotations

import random

import numpy as np
import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.model.document import Document
from gouji.model.figures.precision import precisions
from gouji.model.money import Unit
from gouji.reading.read import read_pasted

LEAVES = ("20101", "20102", "20103", "20104", "20105")
COLUMNS = "科目编码\t科目名称\t合计\t基本支出\t项目支出\t上年预算数"


def printed(*columns: list[str]) -> tuple[int, ...]:
    """The decimals of columns as they are printed in 万元."""
    values = np.array([[round(float(one or 0) * 1_000_000) for one in column] for column in columns], np.int64)
    decimals = np.array([[len(one.partition(".")[2]) for one in column] for column in columns], np.int8)
    return precisions(values, decimals, Unit.WAN)


@pytest.mark.parametrize(
    ("column", "decimals"),
    [
        (["12", "7", "131", "56", "206"], 0),
        (["12.4", "7.1", "131.6", "56.3", "206"], 1),
        (["12", "7", "131", "56", "206.1"], 2),
        (["12", "7", "131", "56", "206.15"], 2),
        (["12", "7", "131", "150", "300"], 2),
        (["12", "12", "7", "7", "19"], 2),
        (["120", "70", "1310", "560", "2060"], 2),
        (["0", "", "0", "", ""], 2),
        (["0.00", "7", "131", "56"], 2),
        (["0.00", "7", "131", "56", "206"], 0),
    ],
)
def test_a_column_speaks_for_itself_where_enough_of_its_figures_tell(column: list[str], decimals: int) -> None:
    beside = ["12.34"] + [""] * (len(column) - 1)
    assert printed(column, beside) == (decimals, 2)


def in_whole_wan(seed: int, off: int = 0) -> Document:
    """Sums truly rounded to whole 万元 beside 上年预算数 with two decimals; 基本支出 of 201 is so much ``off``."""
    some = random.Random(seed)
    basic = {code: some.randint(10**6, 10**9) for code in LEAVES}
    project = {code: some.randint(10**6, 10**8) for code in LEAVES}
    rows = []
    for code in ("201", *LEAVES, ""):
        one, other = (sum(fen for leaf, fen in of.items() if leaf.startswith(code)) for of in (basic, project))
        shown = [round(fen / 10**6) for fen in (one + other, one, other)]
        if code == "201":
            shown = [shown[0] + off, shown[1] + off, shown[2]]
        rows.append(
            "\t".join([code, "事务" if code else "合计", *map(str, shown), f"{(one + other) * 0.9 / 10**6:.2f}"])
        )
    return read_pasted("\n".join(("2025年部门支出预算总表", "单位：万元", COLUMNS, *rows)))


@pytest.mark.parametrize("seed", range(20))
def test_decimals_of_one_column_accuse_no_true_sum_of_the_others(seed: int) -> None:
    of = in_whole_wan(seed)
    assert not any(table.doubts for table in of.tables)
    assert Check(of).differing == 0


def test_a_slip_of_more_than_the_rounding_of_a_coarse_column_differs() -> None:
    found = {one.id for one in Check(in_whole_wan(1, off=9)).findings() if one.outcome is Outcome.DIFFERS}
    assert {"B:T1!201.合计", "B:T1!201.基本支出"} <= found


def table(*projects: str, total: str) -> Document:
    """A table in 万元 whose amounts of projects are whole though it prints two decimals."""
    rows = [f"2010{n}\t某项事务\t{float(one) + 0.25:g}\t0.25\t{one}\t0.25" for n, one in enumerate(projects, 1)]
    whole = float(total) + 0.25 * len(projects)
    head = f"201\t一般公共服务支出\t{whole:g}\t{0.25 * len(projects):g}\t{total}\t1"
    return read_pasted("\n".join(("2025年部门支出预算总表", "单位：万元", COLUMNS, head, *rows)))


def test_round_amounts_of_an_exact_table_leave_a_slip_named() -> None:
    found = {one.id: one.outcome for one in Check(table("50", "120", "30", total="201")).findings()}
    assert found["B:T1!201.项目支出"] is Outcome.DIFFERS


def test_many_whole_amounts_pass_a_slip_of_one_as_rounding() -> None:
    """The lesser error: they look like a column in whole 万元, and the difference is shown."""
    found = {one.id: one.outcome for one in Check(table("51", "122", "33", "47", total="254")).findings()}
    assert found["B:T1!201.项目支出"] is Outcome.ROUNDING
