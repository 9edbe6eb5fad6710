"""Rows that a rule adds up: what it skips of a class, and where two rules do not cover the same rows."""

from __future__ import annotations

import pytest

from gouji.casework.ruling.trying import tried
from gouji.checking.check import Check
from gouji.checking.rules.own import NONE, Draft, OwnRules
from gouji.model.document import Document
from tests.explaining.small import document, table


@pytest.fixture
def small() -> Check:
    """T1 with 201 (20101, 20102), 202 (20201) and a total."""
    return Check(document(table("expenditure", 1, [(10, 20), (30, 40), (50, 60)])))


def warned(check: Check, text: str, others: OwnRules = NONE) -> tuple[str, ...]:
    """What is told of the ranges of a rule; that the program says the same is another thing."""
    told = tried(check, others, Draft("合计各类", text)).warnings
    return tuple(one for one in told if not one.startswith("软件自带"))


def test_a_sum_that_skips_a_part_is_told_with_its_figure(small: Check) -> None:
    assert warned(small, "T1!201.合计 = T1!20101.合计") == ("“T1 201 科目201”的下级没有列全，漏了：20102 科目20102 70",)
    assert warned(small, "T1!201.合计 = T1!20101.合计 + T1!20102.合计") == ()
    assert warned(small, "T1!合计.合计 >= T1!201.合计") == ("“T1 合计”的下级没有列全，漏了：202 科目202 110",)


def test_parts_of_a_part_stand_for_it(small: Check) -> None:
    assert warned(small, "T1!合计.合计 = T1!20101.合计 + T1!20102.合计 + T1!202.合计") == ()


def test_one_figure_against_another_table_is_no_sum() -> None:
    two = [table(kind, number, [(1, 2), (3, 4), (5, 6)]) for number, kind in enumerate(("expenditure", "revenue"), 1)]
    assert warned(Check(document(*two)), "T1!20101.合计 = T2!20101.合计") == ()


def test_a_part_without_money_is_not_missed() -> None:
    check = Check(document(table("expenditure", 1, [(10, 20), (0, 0), (50, 60)])))
    assert warned(check, "T1!201.合计 = T1!20101.合计") == ()


SUM = "expenditure!合计.{0} = expenditure!201.{0} + expenditure!205.{0} + expenditure!208.{0} + expenditure!210.{0}"


def test_two_rules_that_do_not_cover_the_same_rows_are_told(sample: Document) -> None:
    check = Check(sample)
    others, _ = NONE.with_rule(Draft("基本支出各类", f"{SUM.format('基本支出')} + expenditure!221.基本支出"))
    text = SUM.format("合计")
    (skips, range_) = warned(check, text, others)
    assert skips.startswith("“T3 合计”的下级没有列全，漏了：221 住房保障支出")
    assert range_.startswith("范围与“基本支出各类”不一致，那里还加上了：221 住房保障支出")
    assert warned(check, f"{text} + expenditure!221.合计", others) == ()
