"""A relation is linear: each figure counts by its weight, in the difference, its rounding and what explains it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.families.sides import Sides
from gouji.checking.rules.laws import Severity
from gouji.explaining.explain import explain
from gouji.explaining.system import Relation, System
from gouji.model.document import Cell
from gouji.reading.read import read_pasted
from tests.checking.lowering.test_ties import LEAVES, outcomes
from tests.explaining.small import FOOTING, bound, by, cell, document, put, table, tie

A, B, C = (Cell(0, 0, column) for column in range(3))


def test_a_figure_named_on_both_sides_is_added_up() -> None:
    assert Sides.of([(A, 1), (B, 2)], [(A, 1), (C, 1)]) == Sides(B, (C,), weights=(2, -1))
    assert Sides.of([(A, 1)], [(A, 1)]).cells == ()
    plain = Sides.of([(A, 1), (B, 1)], [(C, 1)])
    assert (plain, [*plain.terms]) == (Sides(A, (C,), beside=(B,)), [(A, 1), (B, 1), (C, -1)])
    assert [plain.weight(one) for one in (A, C, Cell(1, 0, 0))] == [1, -1, 0]


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        ("2 * expenditure!201.基本支出 = expenditure!201.合计", 2 * 130 - 154),
        ("expenditure!201.合计 - expenditure!201.项目支出 = expenditure!201.基本支出", 0),
        ("expenditure!201.合计 = 3 * expenditure!201.项目支出 - expenditure!202.合计", 154 - 3 * 24 + 65),
        ("expenditure!201.合计 + expenditure!202.合计 = expenditure!合计.合计", 0),
        ("expenditure!201.合计 - expenditure!201.基本支出 <= 2 * expenditure!201.项目支出", 24 - 2 * 24),
    ],
)
def test_terms_have_coefficients_and_signs_on_both_sides(text: str, difference: int) -> None:
    check = Check(document(table("expenditure", 1, LEAVES)), by(bound(text)))
    (family,) = check.families
    assert int(family.differences[0]) == 100 * difference
    assert outcomes(check, "X") == {Outcome.DIFFERS if difference > 0 else Outcome.AGREES}


WAN = "2024年部门支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n205\t教育支出\t{}\t1.00\t0.01\n"


@pytest.mark.parametrize(
    ("total", "outcome"),
    [("2.00", Outcome.AGREES), ("2.01", Outcome.ROUNDING), ("1.99", Outcome.ROUNDING), ("2.02", Outcome.DIFFERS)],
)
def test_a_figure_that_counts_twice_is_rounded_twice_over(total: str, outcome: Outcome) -> None:
    """1.00 may be 1.005: twice that is 2.01, which may be printed as 2.01 but not as 2.02."""
    check = Check(read_pasted(WAN.format(total)), by(bound("expenditure!205.合计 = 2 * expenditure!205.基本支出")))
    assert outcomes(check, "X") == {outcome}


@pytest.mark.parametrize(
    ("told", "outcome"),
    [("3", Outcome.AGREES), ("2", Outcome.DIFFERS), ("4", Outcome.DIFFERS), ("", Outcome.DIFFERS)],
)
def test_a_figure_told_in_another_unit_is_rounded_to_it(told: str, outcome: Outcome) -> None:
    whole = "2024年部门支出总表\n单位：元\n科目编码\t科目名称\t合计\n205\t教育支出\t25400\n\n"
    in_wan = f"2024年一般公共预算支出表\n单位：万元\n科目编码\t科目名称\t合计\n205\t教育支出\t{told}\n206\t科学\t1\n"
    law = bound("general-expenditure!205.合计 = round(expenditure!205.合计, 万元)")
    assert outcomes(Check(read_pasted(whole + in_wan), by(law)), "X") == {outcome}


def test_a_wrong_figure_that_counts_twice_is_mended_by_half_of_the_difference() -> None:
    law = replace(bound("2 * expenditure!202.基本支出 = expenditure!201.基本支出"), severity=Severity.MUST)
    made = document(table("expenditure", 1, [(8, 20), (2, 4), (5, 60)]))
    check = Check(made, by(FOOTING, law))
    put(check, "expenditure!202.基本支出", 9)
    system = System(check, lambda _: True)
    twice, once = cell(made, "T1!202.基本支出"), cell(made, "T1!201.基本支出")
    assert system.terms(Relation(len(check.families) - 1, 0)) == {twice: 2, once: -1}
    (group,) = explain(check).groups
    (correction,) = group.solutions[0].corrections
    assert [(one.cell, one.suggested and one.suggested.fen) for one in correction.figures] == [(twice, 500)]


def test_a_row_that_is_lost_counts_as_often_as_its_table() -> None:
    made = document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES))
    rows = list(made.tables[1].rows)
    made.tables[1].rows = [*rows[:4], type(rows[4])("科目20301", "20301", 2), rows[5]]
    check = Check(made, by(tie("each code: 2 * expenditure!*.合计 = 2 * general-expenditure!*.合计")))
    gaps = [gap for family in check.families for i in range(len(family.outcomes)) for gap in family.sides(i).gaps]
    assert {(gap.key, gap.weight) for gap in gaps} == {("20201", -2), ("20301", 2)}
