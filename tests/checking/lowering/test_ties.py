"""Ties and their guards: what is not known is not judged."""

from __future__ import annotations

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.families.ties import Ties
from gouji.model.document import Document
from gouji.model.table import Content, Origin
from gouji.reading.read import read_pasted
from tests.conftest import SAMPLE
from tests.explaining.small import COLUMNS, by, cell, document, put, table, tie

LEAVES = [(100, 20), (30, 4), (5, 60)]


def outcomes(check: Check, rule: str) -> set[Outcome]:
    return {Outcome(outcome) for family in check.families if family.law.id == rule for outcome in family.outcomes}


def test_a_tie_whose_guard_is_undecided_is_not_judged(sample: Document) -> None:
    """Nobody knows whether there is money from outside the treasury, so neither = nor >= may be asked for."""
    check = Check(sample)
    guard = cell(sample, "revenue!合计.其他收入")
    sample.tables[guard.table].put(guard.row, guard.column, Content(None, Origin.UNDECIDED))
    check.recheck(guard)
    assert outcomes(check, "D4") <= {Outcome.UNCHECKABLE, Outcome.NOT_APPLICABLE}
    put(check, "revenue!合计.其他收入", None)
    assert outcomes(check, "D4") <= {Outcome.AGREES, Outcome.NOT_APPLICABLE}


def test_an_undecided_guard_does_not_matter_beside_one_that_holds_money(sample: Document) -> None:
    check = Check(sample)
    guard = cell(sample, "revenue!合计.其他收入")
    sample.tables[guard.table].put(guard.row, guard.column, Content(None, Origin.UNDECIDED))
    put(check, "revenue!合计.事业收入", 100)
    check.sweep()
    assert outcomes(check, "D4") <= {Outcome.AGREES, Outcome.NOT_APPLICABLE}


def test_a_tie_whose_guard_stands_in_a_row_that_was_not_read_is_not_judged() -> None:
    total = "3,100,400,331 3,100,400,331合计"
    text = SAMPLE.read_text(encoding="utf-8").replace(total, "合计三 3,100,400,331 3,100,400,331", 1)
    assert outcomes(Check(read_pasted(text)), "D4") == {Outcome.UNCHECKABLE}


def test_a_guard_is_named_by_no_relation_of_its_tie(sample: Document) -> None:
    guard = cell(sample, "revenue!合计.其他收入")
    families = [family for family in Check(sample).families if family.law.id == "D4"]
    assert all(list(family.touching(guard)) and not list(family.naming(guard)) for family in families)


def test_a_tie_asks_for_no_column_that_one_of_its_parts_does_not_tell() -> None:
    """The part that prints other columns may hold any of what the whole states."""
    none = [(0, 0), (0, 0), (0, 0)]
    whole, part, other = (
        table("expenditure", 1, LEAVES),
        table("general-expenditure", 2, LEAVES),
        table("government-fund", 3, none),
    )
    part.columns = ("合计", "人员经费", "项目支出")
    rule = tie("each code: expenditure!*.* = general-expenditure!*.* + government-fund!*.*", *COLUMNS)
    check = Check(document(whole, part, other), by(rule))
    assert outcomes(check, rule.id) == {Outcome.AGREES}
    asked = [sides.stated for family in check.families if isinstance(family, Ties) for sides in family.relations]
    assert {stated.column for stated in asked if stated} == {0, 2}
