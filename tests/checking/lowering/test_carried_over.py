"""With money carried over between years what is true is held: totals with what came in and went on, code by code where
the tables tell the same money, and a bound where only that is true."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.rules.conditions import ConditionId
from gouji.checking.rules.laws import Severity
from gouji.model.document import Document
from gouji.reading.read import read_pasted
from tests.checking.lowering.test_ties import LEAVES, outcomes
from tests.explaining.small import by, cell, document, put, table, tie

SUMMARY = "2025年部门收支总表\n单位：元\n收入\t预算数\t支出\t预算数\n"
APPROPRIATIONS = (
    "2025年财政拨款收支总表\n单位：元\n项目\t预算数\t项目\t合计\t一般公共预算\t政府性基金预算\n"
    "一、本年收入\t1000\t一、本年支出\t1150\t1150\t\n（一）一般公共预算拨款\t1000\t（一）教育支出\t1150\t1150\t\n"
    "（二）政府性基金预算拨款\t\t\t\t\t\n二、上年结转\t200\t二、结转下年\t50\t50\t\n"
    "（一）一般公共预算拨款\t200\t\t\t\t\n收入总计\t1200\t支出总计\t1200\t1200\t\n"
)
REVENUE = "2025年部门收入总表\n单位：元\n科目编码\t科目名称\t合计\t上年结转\t一般公共预算拨款收入\n"
SPENDING = "2025年部门支出总表\n单位：元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
GENERAL = "2025年一般公共预算支出表\n单位：元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
FUND = "2025年政府性基金预算支出表\n单位：元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n合计\t\t\t\t\n"


def budget(**otherwise: str) -> Document:
    """1000 of this year and 200 of last year come in; 1150 are spent and 50 carried on; the general budget lists this
    year's alone."""
    at = {
        "total": "1200",
        "in": "1200",
        "opening": "200",
        "spent": "1150",
        "whole": "1150",
        "general": "950",
    } | otherwise
    return read_pasted(
        f"{SUMMARY}一、财政拨款收入\t1000\t一、教育支出\t{at['spent']}\n本年收入合计\t1000\t本年支出合计\t{at['spent']}\n"
        f"上年结转\t{at['opening']}\t结转下年\t50\n收入总计\t{at['total']}\t支出总计\t{at['total']}\n\n"
        f"{REVENUE}205\t教育支出\t{at['in']}\t200\t1000\n合计\t\t{at['in']}\t200\t1000\n\n"
        f"{SPENDING}205\t教育支出\t{at['whole']}\t700\t450\n合计\t\t{at['whole']}\t700\t450\n\n"
        f"{APPROPRIATIONS}\n{GENERAL}205\t教育支出\t{at['general']}\t700\t250\n合计\t\t{at['general']}\t700\t250\n"
        f"\n{FUND}"
    )


def broken(made: Document) -> set[str]:
    """The laws of totals and ties that must hold and do not."""
    found = (one for one in Check(made).findings() if one.outcome is Outcome.DIFFERS and one.severity is Severity.MUST)
    return {one.rule for one in found if one.rule[0] in "CD"}


def test_a_true_budget_with_money_carried_over_breaks_nothing_and_is_held_by_its_totals() -> None:
    check = Check(budget())
    assert broken(budget()) == set()
    for law in ("C3", "D1", "D2", "D4", "D5", "D5T"):
        assert Outcome.AGREES in outcomes(check, law), law
    assert {one.law.id for one in check.unchecked if one.reason == "set-aside"} == {"D3"}


@pytest.mark.parametrize(
    ("what", "figure", "laws"),
    [
        ("in", "1300", {"D1"}),
        ("opening", "300", {"D1"}),
        ("whole", "1250", {"D1"}),
        ("general", "1160", {"D4", "D5", "D5T"}),
        ("spent", "1140", set()),
    ],
)
def test_what_is_not_as_it_must_be_is_found(what: str, figure: str, laws: set[str]) -> None:
    """Of the class of the summary two tables tell otherwise: which is not the same money then is not known."""
    assert broken(budget(**{what: figure})) >= laws


@pytest.mark.parametrize(
    ("title", "law"),
    [("部门收入总表", "D1"), ("部门支出总表", "D1"), ("一般公共预算支出表", "D4"), ("一般公共预算支出表", "D5")],
)
def test_without_one_of_its_tables_a_law_holds_nothing_of_it(title: str, law: str) -> None:
    made = budget()
    whole = Check(made).counts()[Outcome.AGREES]
    made.tables = [one for one in made.tables if title not in one.title]
    check = Check(made)
    assert check.counts()[Outcome.AGREES] < whole
    assert broken(made) == set()
    assert law in {one.law.id for one in check.unchecked}


CARRIED = "2025年部门收支总表\n单位：元\n收入\t预算数\n上年结转\t100\n"
LAW = replace(tie("each code: expenditure!*.合计 = general-expenditure!*.合计"), unless=(ConditionId("carried-over"),))


def two(leaves: list[tuple[int, int]]) -> Document:
    made = document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, leaves))
    made.tables += read_pasted(CARRIED).tables
    return made


def test_a_tie_stays_where_the_totals_of_its_tables_are_the_same_money() -> None:
    """Both tell it with what was carried over, or both without; one figure that is wrong does not undo that."""
    made = two(LEAVES)
    check = Check(made, by(LAW))
    assert outcomes(check, "D") == {Outcome.AGREES}
    assert check.stands([put(check, "general-expenditure!20101.合计", 121)])
    assert outcomes(check, "D") == {Outcome.AGREES, Outcome.DIFFERS}
    assert check.stands([put(check, "general-expenditure!合计.合计", 9)])


def test_else_it_is_set_aside_and_comes_back_when_they_are() -> None:
    made = two([(100, 10), (30, 4), (5, 60)])
    check = Check(made, by(LAW))
    assert outcomes(check, "D") == {Outcome.UNCHECKABLE}
    assert [one.relations for one in check.unchecked] == [6]
    assert not check.stands([put(check, "general-expenditure!合计.合计", 219)])
    assert outcomes(Check(made, by(LAW)), "D") == {Outcome.AGREES, Outcome.DIFFERS}


@pytest.mark.parametrize(("figure", "outcome"), [(65, Outcome.AGREES), (60, Outcome.AGREES), (66, Outcome.DIFFERS)])
def test_what_is_true_even_then_is_held(figure: int, outcome: Outcome) -> None:
    made = two([(100, 10), (30, 4), (5, 60)])
    check = Check(made, by(replace(LAW, bound=">=")))
    put(check, "general-expenditure!20201.合计", figure)
    ((family, i),) = check.naming(cell(made, "general-expenditure!20201.合计"))
    assert Outcome(family.outcomes[i]) is outcome
    assert check.unchecked == ()
