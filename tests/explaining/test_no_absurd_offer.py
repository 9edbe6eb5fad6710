"""What is offered comes out to the last digit where it can, could be printed, and is called by a slip that it shows."""

from __future__ import annotations

import msgspec
import numpy as np

from gouji.casework.telling.slips import tails_told
from gouji.checking.check import Check
from gouji.checking.rules.laws import AnyLaw, Severity
from gouji.explaining import doctor
from gouji.explaining.doctor import diagnose
from gouji.explaining.explain import explain
from gouji.explaining.explanation import Group
from gouji.explaining.judging.why_open import (
    NEGATIVE,
)
from gouji.explaining.slips.patterns import CONJECTURES, NEIGHBOUR_COLUMN, NEIGHBOUR_ROW, UNEXPLAINED, pattern_of
from gouji.model.document import Document
from gouji.model.money import Figure, Unit
from gouji.model.table import Content, Origin, Table
from tests.explaining.small import CASTING, FOOTING, TIE, bound, by, cell, document, put, rounded, table

WAN = 1_000_000
"""1 万元 in 分."""


def in_wan(check: Check, address: str, hundredths: int) -> None:
    """Put a figure of a table in 万元 with two decimals."""
    where = cell(check.document, address)
    content = Content(Figure(hundredths * WAN // 100, 2), Origin.READ)
    check.document.tables[where.table].put(where.row, where.column, content)
    check.recheck(where)


def rounded_check(leaves: list[tuple[int, int]], *rules: AnyLaw) -> Check:
    """One table in 万元; ``leaves`` in 0.01 万元."""
    exact = table("expenditure", 3, [(basic * 100, project * 100) for basic, project in leaves])
    return Check(document(rounded(3, "expenditure", exact, blanks=True)), by(*rules))


def offers(check: Check, group: Group) -> list[dict[str, int]]:
    """Address → 0.01 万元 of every answer, in order."""
    return [
        {check.document.address(at): figure.fen * 100 // WAN if figure else 0 for at, figure in solution.changes}
        for solution in group.solutions
    ]


def test_no_amount_is_offered_that_leaves_what_another_would_not() -> None:
    """100.20 + 140.00 against 150.20: 10.20 settles it, 10.19 only within the rounding."""
    check = rounded_check([(10_020, 0), (5_000, 0), (7, 0)], FOOTING)
    in_wan(check, "T3!20102.基本支出", 14_000)
    (group,) = explain(check).groups
    assert {"T3!20101.基本支出": 1_020} in offers(check, group)


def test_a_figure_that_its_row_prints_in_another_column_comes_first() -> None:
    check = rounded_check([(10_020, 0), (5_000, 0), (7, 0)], FOOTING)
    in_wan(check, "T3!20102.基本支出", 14_000)
    (group,) = explain(check).groups
    assert offers(check, group)[0] == {"T3!20102.基本支出": 5_000}
    assert group.solutions[0].corrections[0].pattern == "printed-elsewhere"
    assert not group.solutions[0].unique


def test_a_figure_that_a_relation_already_compares_bears_nothing_out() -> None:
    check = Check(document(table("expenditure", 3, [(60, 40), (20, 7), (30, 9)])), by(CASTING))
    put(check, "T3!20101.项目支出", 50)
    (group,) = explain(check).groups
    assert all(one.pattern != "printed-elsewhere" for s in group.solutions for one in s.corrections)


def test_swapped_digits_within_the_rounding_do_not_outdo_the_exact_sum() -> None:
    """Printed without decimals 80 + 75 makes 155; 156 would explain a 165, and leave 1."""
    exact = table("expenditure", 3, [(800_000, 750_000), (200_000, 70_000), (300_000, 90_000)])
    made = Table("T3", "expenditure", "", Unit.WAN, exact.columns, list(exact.rows), exact.parents)
    for column, row in np.ndindex(3, len(exact.rows)):
        made.put(row, column, Content(Figure(int(exact.values[column, row])), Origin.READ))
    check = Check(document(made), by(CASTING, FOOTING))
    put(check, "T3!20101.合计", 1_650_000)
    (group,) = explain(check).groups
    ((where, figure),) = group.solutions[0].changes
    assert check.document.address(where) == "T3!20101.合计"
    assert figure == Figure(155 * WAN)


def test_no_negative_figure_is_offered_where_none_is_printed() -> None:
    check = Check(document(table("expenditure", 3, [(10, 5), (20, 7), (30, 9)])), by(FOOTING))
    put(check, "T3!20101.项目支出", 95)
    (group,) = explain(check).groups
    assert all(figure is None or figure.fen >= 0 for s in group.solutions for _, figure in s.changes)
    assert "T3!20102.项目支出" not in {check.document.address(at) for s in group.solutions for at, _ in s.changes}


def test_what_only_a_negative_figure_would_contradict_is_not_called_the_only_answer() -> None:
    check = Check(document(table("expenditure", 3, [(10, 5), (20, 7), (30, 9)])), by(FOOTING))
    wrong = put(check, "T3!20101.项目支出", 95)
    above = {cell(check.document, f"T3!{row}.项目支出") for row in ("201", "合计")}
    (group,) = explain(check, excluded=above).groups
    assert [dict(s.changes) for s in group.solutions] == [{wrong: Figure(500)}]
    assert group.why_open == NEGATIVE
    assert not group.solutions[0].unique


def test_a_negative_figure_is_offered_where_the_document_prints_some() -> None:
    check = Check(document(table("expenditure", 3, [(10, 5), (20, 7), (-30, 40)])), by(FOOTING))
    put(check, "T3!20101.项目支出", 95)
    (group,) = explain(check).groups
    assert any(figure and figure.fen < 0 for s in group.solutions for _, figure in s.changes)


def test_the_doctor_turns_no_sign_where_none_is_printed() -> None:
    """20101 states 10 where the others leave −10."""
    check = Check(document(table("expenditure", 3, [(10, 5), (50, 7), (30, 9)])), by(FOOTING))
    put(check, "T3!201.基本支出", 40)
    finding = next(one for one in check.findings() if one.id == "B:T3!201.基本支出")
    assert doctor.TWICE not in {reason.message for reason in diagnose(check, finding)}


def with_a_sister_in_the_row_below(sister: int) -> Check:
    """合计 50.02 against 30.00 + 20.00; a formula wants the 30.00 in the row below too."""
    same = bound("expenditure!20101.基本支出 = expenditure!20102.基本支出")
    check = rounded_check([(3_000, 2_000), (sister, 0), (7, 0)], CASTING, same)
    in_wan(check, "T3!20101.合计", 5_002)
    return check


def places(check: Check) -> list[str]:
    (group,) = explain(check).groups
    return [check.document.address(at) for solution in group.solutions for at, _ in solution.changes]


def test_of_equals_what_leaves_a_new_remainder_comes_last() -> None:
    """30.01 leaves a hundredth in both sums, and would else stand before 20.02, as it does in print."""
    check = with_a_sister_in_the_row_below(3_000)
    assert places(check) == [f"T3!20101.{name}" for name in ("合计", "项目支出", "基本支出")]


def test_a_remainder_that_was_there_before_counts_against_no_answer() -> None:
    """The row below prints 30.01: the remainder between the two is there with each of the answers, or in the row."""
    check = with_a_sister_in_the_row_below(3_001)
    assert places(check) == [f"T3!20101.{name}" for name in ("合计", "基本支出", "项目支出")]


def one_row(*amounts: int) -> Document:
    of = document(table("expenditure", 3, [(10, 5), (20, 7), (30, 9)]))
    for column, yuan in zip(("合计", "基本支出", "项目支出"), amounts, strict=True):
        where = cell(of, f"T3!20101.{column}")
        of.tables[0].put(where.row, where.column, Content(Figure(yuan * 100) if yuan else None, Origin.READ))
    return of


def test_a_total_is_not_copied_from_its_only_part() -> None:
    of = one_row(100, 0, 100)
    assert pattern_of(of, cell(of, "T3!20101.合计"), Figure(45_600)) == UNEXPLAINED
    of = one_row(100, 80, 100)
    assert pattern_of(of, cell(of, "T3!20101.项目支出"), Figure(4_560)) == NEIGHBOUR_COLUMN


def test_a_row_is_not_copied_from_the_one_it_alone_makes_up() -> None:
    of = document(table("expenditure", 3, [(10, 5), (20, 7), (30, 9)]))
    assert pattern_of(of, cell(of, "T3!20201.基本支出"), Figure(45_600)) == UNEXPLAINED
    put(Check(of, by()), "T3!20102.基本支出", 10)
    assert pattern_of(of, cell(of, "T3!20102.基本支出"), Figure(45_600)) == NEIGHBOUR_ROW


def test_digits_are_compared_between_figures_of_one_sign() -> None:
    of = one_row(12, 5, 7)
    assert pattern_of(of, cell(of, "T3!20101.合计"), Figure(-2_100)) == UNEXPLAINED


def told(check: Check) -> set[str]:
    return {one.pattern for group in explain(check).groups for s in group.solutions for one in s.corrections}


def test_a_change_is_called_forgotten_in_other_tables_only_where_they_print_what_it_was() -> None:
    leaves = [(10, 5), (20, 7), (30, 9)]
    alone = Check(document(table("expenditure", 3, leaves)), by(CASTING, FOOTING))
    tied = Check(
        document(table("expenditure", 3, leaves), table("general-expenditure", 5, leaves)), by(CASTING, FOOTING, TIE)
    )
    for check in (alone, tied):
        for address, yuan in (("20101.基本支出", 50), ("20101.合计", 55), ("201.基本支出", 70), ("201.合计", 82)):
            put(check, f"T3!{address}", yuan)
    assert "not-carried-over" not in told(alone)
    assert "not-carried-up" in told(alone)
    for address, yuan in (("合计.基本支出", 100), ("合计.合计", 121)):
        put(tied, f"T3!{address}", yuan)
    assert "not-carried-over" in told(tied)


def test_what_is_blank_was_not_changed() -> None:
    check = Check(document(table("expenditure", 3, [(10, 0), (20, 7), (30, 9)])), by(CASTING, FOOTING))
    for column in ("合计", "基本支出"):
        put(check, f"T3!20101.{column}", None)
    made = [one for group in explain(check).groups for s in group.solutions for one in s.corrections]
    assert all(figure.stated for one in made if one.pattern in CONJECTURES for figure in one.figures)


def test_an_answer_that_leaves_a_sum_within_the_rounding_says_so() -> None:
    """The row asks for 156.00, the subtotal for 156.01: no amount does for both."""
    check = rounded_check([(8_000, 7_600), (5_000, 0), (7, 0)], CASTING, FOOTING)
    in_wan(check, "T3!201.合计", 20_601)
    in_wan(check, "T3!合计.合计", 20_608)
    in_wan(check, "T3!20101.合计", 16_500)
    (group,) = explain(check).groups
    assert group.solutions[0].tails > 0
    assert "尾差" in tails_told(group.solutions[0])


def test_for_an_explanation_not_many_figures_are_called_wrong() -> None:
    """Each table comes out by itself: what only asks to be explained is no reason to write one anew."""
    leaves = [(10, 5), (20, 7), (30, 9)]
    tables = table("expenditure", 3, leaves), table("general-expenditure", 5, leaves)
    coupling = bound("expenditure!20101.合计 = general-expenditure!20201.合计")
    (group,) = explain(Check(document(*tables), by(CASTING, FOOTING, coupling))).groups
    assert group.solutions == ()
    binding = msgspec.structs.replace(coupling, severity=Severity.MUST)
    assert explain(Check(document(*tables), by(CASTING, FOOTING, binding))).groups[0].solutions
