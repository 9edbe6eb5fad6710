"""Ties, their guards and limits: what is not known is not judged, what is not printed is no limit."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.families.ties import Ties
from gouji.checking.rules.conditions import ConditionId
from gouji.checking.rules.laws import AnyLaw, FormulaLaw
from gouji.model.document import Document, Passage
from gouji.model.money import Figure, Unit
from gouji.model.source import AtLine
from gouji.model.table import NO_ROW, Content, Origin, Row, Table
from gouji.reading.read import read_pasted
from tests.conftest import SAMPLE
from tests.explaining.small import COLUMNS, GENERAL_PACK, TIE, bound, by, cell, document, put, table, tie

LEAVES = [(100, 20), (30, 4), (5, 60)]


def outcomes(check: Check, rule: str) -> set[Outcome]:
    return {Outcome(outcome) for family in check.families if family.rule.id == rule for outcome in family.outcomes}


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
    families = [family for family in Check(sample).families if family.rule.id == "D4"]
    assert all(list(family.touching(guard)) and not list(family.naming(guard)) for family in families)


LIMIT = "expenditure!202.基本支出 <= general-expenditure!202.合计"


def judged(limited: Document, rule: AnyLaw) -> set[Outcome]:
    return outcomes(Check(limited, by(rule)), rule.id)


@pytest.mark.parametrize(
    ("stated", "limit", "expected"),
    [
        (5, 65, Outcome.AGREES),
        (70, 65, Outcome.DIFFERS),
        (None, 65, Outcome.NOT_APPLICABLE),
        (5, None, Outcome.DIFFERS),
    ],
)
def test_a_limit_is_judged_where_something_is_limited(stated: int | None, limit: int | None, expected: Outcome) -> None:
    check = Check(document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES)), by(bound(LIMIT)))
    put(check, "expenditure!202.基本支出", stated)
    put(check, "general-expenditure!202.合计", limit)
    assert outcomes(check, "X") == {expected}


@pytest.mark.parametrize(
    "limit",
    [
        "expenditure!299.基本支出 <= general-expenditure!202.合计",
        "expenditure!202.基本支出 <= general-expenditure!299.合计",
    ],
)
def test_a_limit_of_a_row_that_is_not_printed_is_not_judged(limit: str) -> None:
    tables = table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES)
    assert judged(document(*tables), bound(limit)) == set()


TOTALS = "expenditure!合计.合计 = general-expenditure!合计.合计"


def test_a_total_by_its_other_name() -> None:
    tables = table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES)
    rows = list(tables[1].rows)
    rows[-1] = Row("总  计", None, 0)
    tables[1].rows = rows
    assert judged(document(*tables), bound(TOTALS)) == {Outcome.AGREES}


def test_a_code_that_may_stand_among_what_found_no_place_does_not_count_as_nothing() -> None:
    made = document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES))
    rule = bound("expenditure!合计.合计 = general-expenditure!201.合计 + general-expenditure!299.合计")
    assert judged(made, rule) == {Outcome.DIFFERS}
    made.unplaced.append(Passage(AtLine(1), "299 某科目 65.00"))
    assert judged(made, rule) == set()


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


@pytest.mark.parametrize("column", ["预算数", "2024"])
def test_money_carried_over_sets_ties_aside_whatever_its_column_is_called(column: str) -> None:
    made = document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, [(1, 1)] * 3))
    carried = Table(
        "T3", "revenue-expenditure", "", Unit.YUAN, (column,), [Row("七、上年结转")], np.array([NO_ROW], np.int32)
    )
    rule = replace(TIE, unless=(ConditionId("carried-over"),))
    made.tables.append(carried)
    assert Outcome.DIFFERS in judged(made, rule)
    carried.put(0, 0, Content(Figure(100), Origin.READ))
    assert judged(made, rule) == {Outcome.UNCHECKABLE}


def test_public_expenses_are_all_classes_but_the_two_of_persons() -> None:
    """Whichever class a catalogue adds to 公用经费 counts; one that is not printed counts as nothing."""
    rule = next(law for law in GENERAL_PACK.laws if law.id == "C2")
    assert isinstance(rule, FormulaLaw)
    public = next(one for one in rule.formulas if one.left[0].address.column == "公用经费")
    rows = {term.address.row for term in public.right}
    assert {"302", "307", "309", "310", "311", "312", "313", "399"} <= rows
    assert not {"301", "303"} & rows


ECONOMIC = (
    "2024年部门一般公共预算基本支出预算表\n单位：元\n科目编码\t科目名称\t合计\t人员经费\t公用经费\n"
    "{rows}合计\t\t900\t600\t300\n"
)


@pytest.mark.parametrize(
    ("rows", "judged"),
    [
        ("301\t工资福利支出\t600\t600\t\n302\t商品和服务支出\t300\t\t300\n", {Outcome.AGREES}),
        ("301\t工资福利支出\t600\t600\t\n", {Outcome.AGREES, Outcome.DIFFERS}),
        ("30101\t基本工资\t600\t600\t\n30201\t办公费\t300\t\t300\n", set()),
        ("501\t机关工资福利支出\t600\t600\t\n502\t机关商品和服务支出\t300\t\t300\n", set()),
    ],
)
def test_a_code_that_is_not_printed_counts_as_nothing_only_beside_others_of_its_level(
    rows: str, judged: set[Outcome]
) -> None:
    """A table by 款 alone, or by classes of the government, says nothing of the class 301."""
    check = Check(read_pasted(ECONOMIC.replace("{rows}", rows)))
    assert outcomes(check, "C2") - {Outcome.NOT_APPLICABLE} == judged
