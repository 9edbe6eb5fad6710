"""Ties and their guards: what is not known is not judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.families.ties import Ties
from gouji.checking.lowering.ground import Ground
from gouji.model.document import Document
from gouji.model.money import Figure
from gouji.model.table import Content, Origin, Table
from gouji.reading.read import read_pasted
from tests.conftest import SAMPLE
from tests.explaining.small import COLUMNS, bound, by, cell, document, put, table, tie

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


@pytest.mark.parametrize(
    ("called", "outcome"),
    [
        ("一般公共预算财政拨款", Outcome.DIFFERS),
        ("政府性基金预算财政拨款", Outcome.DIFFERS),
        ("国有资本经营预算财政拨款", Outcome.DIFFERS),
        ("其他收入", Outcome.AGREES),
    ],
)
def test_money_from_the_treasury_leaves_the_whole_equal_to_its_parts(
    sample: Document, called: str, outcome: Outcome
) -> None:
    """Beside money from elsewhere the tables of appropriations may hold less than 支出总表."""
    revenue = next(one for one in sample.tables if one.kind == "revenue")
    revenue.columns = tuple(called if one == "其他收入" else one for one in revenue.columns)
    at = cell(sample, f"revenue!合计.{called}")
    revenue.put(at.row, at.column, Content(Figure(100_00), Origin.READ))
    whole = cell(sample, "expenditure!合计.合计")
    more = int(sample.tables[whole.table].values[whole.column, whole.row]) + 100_00
    sample.tables[whole.table].put(whole.row, whole.column, Content(Figure(more), Origin.READ))
    check = Check(sample)
    judged = [Outcome(family.outcomes[i]) for family, i in check.touching(whole) if family.law.id == "D4"]
    assert judged == [outcome]


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
    assert outcomes(check, rule.id) == {Outcome.AGREES, Outcome.UNCHECKABLE}
    assert [one.reason for one in check.unchecked] == ["column-absent"]
    asked = [sides.stated for family in check.families if isinstance(family, Ties) for sides in family.relations]
    assert {stated.column for stated in asked if stated} == {0, 2}


BY_CODE = "each code: general-expenditure!*.合计 <= expenditure!*.合计"


@pytest.mark.parametrize(
    ("smaller", "larger", "outcome"),
    [
        (65, 65, Outcome.AGREES),
        (60, 65, Outcome.AGREES),
        (66, 65, Outcome.DIFFERS),
        (None, 65, Outcome.NOT_APPLICABLE),
        (65, None, Outcome.DIFFERS),
    ],
)
def test_a_bound_may_hold_code_by_code(smaller: int | None, larger: int | None, outcome: Outcome) -> None:
    made = document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES))
    check = Check(made, by(tie(BY_CODE)))
    at = put(check, "general-expenditure!20201.合计", smaller)
    put(check, "expenditure!20201.合计", larger)
    assert [Outcome(family.outcomes[i]) for family, i in check.naming(at)] == [outcome]


@pytest.mark.parametrize(("lacking", "outcome"), [(1, Outcome.NOT_APPLICABLE), (0, Outcome.DIFFERS)])
def test_a_code_that_only_the_larger_side_prints_is_bound_by_nothing(lacking: int, outcome: Outcome) -> None:
    """One that only the smaller side prints has no counterpart; a row of it may be missing there."""
    made = document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES))
    rows = list(made.tables[lacking].rows)
    made.tables[lacking].rows = [row if row.code != "20201" else type(row)("别的", None, 2) for row in rows]
    check = Check(made, by(tie(BY_CODE)))
    at = cell(made, f"T{2 - lacking}!20201.合计")
    ((family, i),) = check.naming(at)
    assert Outcome(family.outcomes[i]) is outcome
    assert [(gap.table, gap.key) for gap in family.sides(i).gaps] == [(lacking, "20201")]


def test_a_tie_may_add_up_several_columns_on_both_sides() -> None:
    made = document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES))
    sums = (
        "expenditure!*.基本支出 + expenditure!*.项目支出 = general-expenditure!*.合计 - general-expenditure!*.项目支出"
    )
    check = Check(made, by(tie(f"each code: {sums} + general-expenditure!*.项目支出")))
    assert outcomes(check, "D") == {Outcome.AGREES}
    at = put(check, "expenditure!202.项目支出", 61)
    assert {finding.difference for finding in check.findings() if at in finding.cells} == {100}


def units(*amounts: int) -> str:
    """A table in which each of several units lists the two codes."""
    rows = "".join(f"20{i % 2 + 1}\t科目\t{amount}\n" for i, amount in enumerate(amounts))
    return f"2024年一般公共预算支出表\n单位：元\n科目编码\t科目名称\t合计\n{rows}"


@pytest.mark.parametrize(
    ("amounts", "outcome"), [((30, 5, 70, 60), Outcome.AGREES), ((30, 5, 75, 60), Outcome.DIFFERS)]
)
def test_the_rows_of_one_code_are_added_up_where_a_law_says_so(amounts: tuple[int, ...], outcome: Outcome) -> None:
    whole = "2024年部门支出总表\n单位：元\n科目编码\t科目名称\t合计\n201\t科目\t100\n202\t科目\t65\n\n"
    made = read_pasted(whole + units(*amounts))
    every = tie("each code: expenditure!*.合计 = sum(general-expenditure!*.合计 by code)")
    assert outcome in outcomes(Check(made, by(every)), "D")
    one = bound("expenditure!201.合计 = sum(general-expenditure!201.合计 by code)")
    assert outcomes(Check(made, by(one)), "X") == {outcome}
    plain = Check(made, by(tie("each code: expenditure!*.合计 = general-expenditure!*.合计")))
    assert [untold.reason for untold in plain.unchecked] == ["codes-repeated"]


@pytest.mark.parametrize("name", ["卫生健康支出", "医疗卫生支出"])
def test_a_class_that_a_summary_calls_as_the_catalogue_of_other_years_is_tied_all_the_same(name: str) -> None:
    text = SAMPLE.read_text(encoding="utf-8").replace("四、医疗卫生与计划生育支出", f"四、{name}")
    check = Check(read_pasted(text))
    known = name == "卫生健康支出"
    assert (Outcome.DIFFERS not in outcomes(check, "D2") | outcomes(check, "D5")) is known
    assert [found.rule for found in check.findings() if found.rule.startswith("N")] == ["N1"] * 2 * known


@pytest.mark.parametrize(("name", "judged"), [("一、教育支出", True), ("一、基本支出", False)])
def test_a_summary_that_parts_spending_by_its_use_is_tied_by_no_class(name: str, judged: bool) -> None:
    sides = ("收入 支出", "项目 预算数 项目 预算数")
    whole = ("部门收支总表", "单位：元", *sides, "一、财政拨款 9.00 一、教育支出 9.00", "收入总计 9.00 支出总计 9.00")
    own = ("财政拨款收支总表", "单位：元", *sides, f"一、财政拨款 8.00 {name} 8.00", "收入总计 8.00 支出总计 8.00")
    law = tie("each class: revenue-expenditure!*.预算数 = fiscal-appropriation!*.预算数")
    check = Check(read_pasted("\f".join("\n".join(lines) for lines in (whole, own))), by(law))
    assert (Outcome.DIFFERS in outcomes(check, law.id)) is judged
    assert [one.reason for one in check.unchecked] == ([] if judged else ["column-absent"])


@pytest.mark.parametrize("lacking", [0, 1, 3])
def test_the_column_of_a_table_is_found_once_however_many_codes_that_lacks(
    lacking: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[str] = []
    column_of = Ground.column_of

    def counted(ground: Ground, of: Table, name: str, side: Sequence[int]) -> int | None:
        found.append(name)
        return column_of(ground, of, name, side)

    made = document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES))
    made.tables[1].rows = [
        replace(row, code=None) if number < lacking else row for number, row in enumerate(made.tables[1].rows)
    ]
    monkeypatch.setattr(Ground, "column_of", counted)
    check = Check(made, by(tie(BY_CODE)))
    assert sum(len(family.sides(i).gaps) for family in check.families for i in range(len(family.outcomes))) == lacking
    assert len(found) == 2
