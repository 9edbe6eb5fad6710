"""Couplings of functions and economic classes since 2018, and of the classes of the government and of departments."""

from __future__ import annotations

import csv

import pytest

from gouji import resources
from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.rules.choosing import Choice
from gouji.checking.rules.laws import FormulaLaw, Severity
from gouji.checking.rules.pack import load
from gouji.model.document import Document
from gouji.reading.read import read_pasted
from tests.checking.lowering.test_ties import outcomes
from tests.explaining.small import put

FUNCTIONS = {
    "2080501": ("行政单位离退休", 40),
    "2080502": ("事业单位离退休", 20),
    "2080505": ("机关事业单位基本养老保险缴费支出", 200),
    "2080506": ("机关事业单位职业年金缴费支出", 100),
    "21011": ("行政事业单位医疗", 90),
    "2210201": ("住房公积金", 120),
    "2210203": ("购房补贴", 70),
}
ECONOMIC = {
    "30102": ("津贴补贴", 300),
    "30108": ("机关事业单位基本养老保险缴费", 200),
    "30109": ("职业年金缴费", 100),
    "30110": ("职工基本医疗保险缴费", 60),
    "30111": ("公务员医疗补助缴费", 30),
    "30113": ("住房公积金", 120),
    "303": ("对个人和家庭的补助", 58),
    "30301": ("离休费", 18),
    "30302": ("退休费", 40),
}


def budget(year: int = 2024, without: str = "", column: str = "基本支出") -> Document:
    """What one body spends by function and by economic class, but for the codes that begin so."""
    told = f"{year}年一般公共预算支出表\n单位：元\n科目编码\t科目名称\t合计\t{column}\n"
    for code, (name, money) in FUNCTIONS.items():
        told += f"{code}\t{name}\t{money}\t{money}\n" if not without or not code.startswith(without) else ""
    told += f"\n{year}年一般公共预算基本支出表\n单位：元\n科目编码\t科目名称\t合计\n"
    for code, (name, money) in ECONOMIC.items():
        told += f"{code}\t{name}\t{money}\n" if not without or not code.startswith(without) else ""
    return read_pasted(told)


def check(of: Document) -> Check:
    return Check(of, Choice(load("shanghai-2018+"), "it was named by the user"))


LAWS = ("S1", "S3", "S4", "S6", "S6H", "S12")


@pytest.mark.parametrize("law", LAWS)
def test_a_coupling_holds_in_a_true_budget(law: str) -> None:
    assert outcomes(check(budget()), law) == {Outcome.AGREES}


@pytest.mark.parametrize(
    ("at", "yuan", "law"),
    [
        ("basic-economic!30108.合计", 201, "S1"),
        ("basic-economic!30109.合计", 99, "S1"),
        ("basic-economic!30110.合计", 65, "S3"),
        ("basic-economic!30113.合计", 100, "S4"),
        ("basic-economic!30102.合计", 69, "S4"),
        ("basic-economic!30302.合计", 49, "S6"),
        ("basic-economic!303.合计", 70, "S6H"),
        ("general-expenditure!2080506.基本支出", 102, "S12"),
        ("general-expenditure!2080506.基本支出", 98, "S12"),
    ],
)
def test_what_breaks_it_is_told_and_does_not_bind(at: str, yuan: int, law: str) -> None:
    made = check(budget())
    put(made, at, yuan)
    found = [one for one in made.findings() if one.rule == law]
    assert [one.outcome for one in found] == [Outcome.DIFFERS]
    assert found[0].severity is (Severity.HINT if law in ("S6H", "S12") else Severity.EXPLAIN)


@pytest.mark.parametrize(
    ("without", "law"), [("20805", "S1"), ("210", "S3"), ("221", "S4"), ("20805", "S6"), ("303", "S6"), ("303", "S6H")]
)
def test_what_neither_table_lists_is_not_held(without: str, law: str) -> None:
    made = budget(without=without)
    made.tables = [one for one in made.tables if one.kind == "general-expenditure" or without[0] == "3"]
    assert Outcome.AGREES not in outcomes(check(made), law)
    assert Outcome.DIFFERS not in outcomes(check(made), law)


@pytest.mark.parametrize("law", ["S1", "S3"])
def test_without_the_column_of_basic_expenditure_that_is_told(law: str) -> None:
    made = check(budget(column="项目支出"))
    assert outcomes(made, law) == {Outcome.UNCHECKABLE}
    assert {one.reason for one in made.unchecked if one.law.id == law} == {"column-absent"}


@pytest.mark.parametrize("law", LAWS)
def test_none_is_held_of_2017(law: str) -> None:
    assert outcomes(check(budget(2017)), law) == set()


def test_what_a_pension_of_twice_the_annuity_should_be_is_told_of_the_annuity_itself() -> None:
    """The relation counts it 400 times."""
    made = check(budget())
    put(made, "general-expenditure!2080506.基本支出", 110)
    (told,) = [one for one in made.findings() if one.rule == "S12"]
    assert (told.stated, told.expected, told.difference) == (11_000, 10_050, 950)


BOTH = (
    "2024年一般公共预算基本支出表\n单位：元\n政府预算科目编码\t政府预算科目名称\t金额\t部门预算科目编码\t部门预算科目名称\t金额\n"
    "501\t机关工资福利支出\t{}\t301\t工资福利支出\t500\n502\t机关商品和服务支出\t80\t302\t商品和服务支出\t100\n"
    "505\t对事业单位经常性补助\t120\t303\t对个人和家庭的补助\t30\n50501\t工资福利支出\t100\t30301\t离休费\t30\n"
    "50502\t商品和服务支出\t20\t\t\t\n509\t对个人和家庭的补助\t30\t\t\t\n50901\t社会福利和救助\t30\t\t\t\n"
)


@pytest.mark.parametrize(("wages", "outcome"), [(400, Outcome.AGREES), (410, Outcome.DIFFERS)])
def test_classes_of_the_government_go_into_those_of_departments(wages: int, outcome: Outcome) -> None:
    made = Check(read_pasted(BOTH.format(wages)), Choice(load("national-budget-2018+"), "it was named by the user"))
    assert outcome in outcomes(made, "GE")
    assert all(one.severity is Severity.EXPLAIN for one in made.findings() if one.rule == "GE")


def test_the_law_says_what_the_map_of_the_two_classifications_says() -> None:
    """What its sums of classes of the government are fed from is the class of departments, no less and no more."""
    (law,) = (law for law in load("national-budget-2018+").laws if law.id == "GE")
    assert isinstance(law, FormulaLaw)
    with resources.path("codes", "government-department.csv").open(encoding="utf-8", newline="") as file:
        pairs = [(row["government"], row["department"]) for row in csv.DictReader(file)]
    for one in law.formulas:
        left, right = (tuple(term.address.row for term in side) for side in (one.left, one.right))
        assert [pair for pair in pairs if pair[0].startswith(left)] == [
            pair for pair in pairs if pair[1].startswith(right)
        ]
    assert {term.address.row for one in law.formulas for term in one.right} == {"301", "302", "303", "309", "310"}


def test_a_table_of_one_classification_is_held_to_no_other() -> None:
    made = Check(budget(), Choice(load("national-budget-2018+"), "it was named by the user"))
    assert outcomes(made, "GE") == set()
