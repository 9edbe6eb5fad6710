"""Budgets of the national form: with money carried over nearly every figure is held against another table."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Family, Outcome
from gouji.checking.families.sense import Sense
from gouji.checking.rules.choosing import Choice
from gouji.checking.rules.laws import GENERAL_KNOWLEDGE, AnyLaw, Severity
from gouji.checking.rules.pack import load
from gouji.model.document import Cell, Document
from gouji.model.money import Figure
from gouji.model.table import Content, Origin
from gouji.reading.read import read_document, read_pasted
from tests.generated.department import TREASURY, Making, make_department
from tests.generated.forms import ministry
from tests.generated.forms.filling import Style
from tests.generated.paper import Paper
from tests.generated.sheets import Print
from tests.generated.writers.text import write_csv

APART = {"basic-economic", "three-public"}
"""What these print no other table of the form does, but for their totals and couplings."""


def budget(seed: int, folder: Path) -> Document:
    """A true budget in which money of the treasury was carried over into the year, and none out of it."""
    rng = Random(seed)
    making = Making(rng, 2024, 1_000_000, 9, carried=TREASURY, closing=False, funds=True)
    department = make_department("临江县水务局", making)
    sheets = ministry.sheets(department, Style(rng, Print("元", 2)))
    paper = Paper("ministry", department.name, 2024, "budget", sheets, ["临江县水务局2024年部门预算"])
    write_csv(paper, folder / "budget.csv", rng)
    return read_document(folder / "budget.csv")


def figures(document: Document) -> set[Cell]:
    """Every figure that a table prints which is not of those that stand apart."""
    return {
        Cell(number, row, column)
        for number, one in enumerate(document.tables)
        if one.kind not in APART
        for column in range(len(one.columns))
        for row in range(len(one.rows))
        if one.values[column, row]
    }


def tied(check: Check) -> set[Cell]:
    """The figures that stand in an equality across tables, and those that are cast into one of them."""
    equal = [family for family in check.families if family.sense is Sense.EQUAL]
    held = {
        cell
        for family in equal
        for i in (family.judged & family.across).nonzero()[0].tolist()
        for cell in family.sides(i).cells
    }
    cast = [(family, i) for family in equal if family.cast for i in family.judged.nonzero()[0].tolist()]
    parts = {cell for family, i in cast if family.sides(i).stated in held for cell in family.sides(i).cells}
    return held | parts


@pytest.mark.parametrize("seed", range(4))
def test_nine_figures_in_ten_stand_in_an_equality_across_tables(seed: int, tmp_path: Path) -> None:
    document = budget(seed, tmp_path)
    check = Check(document)
    assert check.choice.pack.id == "national-budget-2018+"
    assert any(one.values.any() for one in document.tables if "上年结转" in one.columns)
    printed = figures(document)
    untied = Counter(document.tables[cell.table].kind for cell in printed - tied(check))
    assert 10 * untied.total() <= len(printed), untied
    assert not [one for one in check.findings() if one.outcome is Outcome.DIFFERS]


FORM = [law for law in load("national-budget-2018+").laws if law.id.startswith("M")]


@pytest.mark.parametrize("law", FORM, ids=[law.id for law in FORM])
def test_what_is_only_generally_known_of_the_form_is_to_be_explained_and_says_so(law: AnyLaw) -> None:
    assert (law.severity, law.general_knowledge) == (Severity.EXPLAIN, True)
    assert law.reason[-1] == GENERAL_KNOWLEDGE


def relations(check: Check, law: str) -> list[tuple[Family, int]]:
    """Those of a law that were judged."""
    of_it = (family for family in check.families if family.law.id == law)
    return [(family, i) for family in of_it for i in family.judged.nonzero()[0].tolist()]


@pytest.mark.parametrize("law", ["M3", "M8", "M9", "M9C"])
def test_a_law_of_the_form_agrees_in_a_true_budget_and_tells_what_breaks_it(law: str, tmp_path: Path) -> None:
    document = budget(0, tmp_path)
    check = Check(document)
    (family, i), *others = relations(check, law)
    assert {Outcome(one.outcomes[j]) for one, j in ((family, i), *others)} == {Outcome.AGREES}
    (at, *_) = family.sides(i).cells
    document.tables[at.table].put(at.row, at.column, Content(Figure(10**13), Origin.READ))
    check.recheck(at)
    assert Outcome(family.outcomes[i]) is Outcome.DIFFERS


@pytest.mark.parametrize("law", ["M3", "M8", "M9", "M9C"])
@pytest.mark.parametrize("kind", ["fiscal-appropriation", "revenue", "general-expenditure", "expenditure"])
def test_without_one_of_its_tables_a_law_tells_what_is_missing(law: str, kind: str, tmp_path: Path) -> None:
    document = budget(0, tmp_path)
    document.tables = [one for one in document.tables if one.kind != kind]
    check = Check(document)
    (held,) = [one for one in check.choice.pack.laws if one.id == law]
    if kind in held.together and law != "M3":
        assert [(one.reason, one.kinds) for one in check.unchecked if one.law.id == law] == [("table-absent", (kind,))]
        assert relations(check, law) == []
    assert not [one for one in check.findings() if one.outcome is Outcome.DIFFERS]


CHANGED = (
    "2024年一般公共预算支出表\n单位：万元\n科目编码\t科目名称\t2023年执行数\t2024年预算数\t\t\t2024年预算数比2023年执行数\n"
    "\t\t\t小计\t基本支出\t项目支出\t增减额\n205\t教育支出\t80.00\t100.00\t70.00\t30.00\t{}\n"
)


@pytest.mark.parametrize(("change", "outcome"), [("20.00", Outcome.AGREES), ("30.00", Outcome.DIFFERS)])
def test_the_change_against_last_year_is_worked_out_again(change: str, outcome: Outcome) -> None:
    made = read_pasted(CHANGED.format(change))
    made.tables[0].columns = (
        "2023年执行数",
        "2024年预算数/小计",
        "2024年预算数/基本支出",
        "2024年预算数/项目支出",
        "增减额",
    )
    check = Check(made, Choice(load("national-budget-2018+"), "it was named by the user"))
    assert {Outcome(family.outcomes[i]) for family, i in relations(check, "M11")} == {outcome}


def test_a_table_without_last_year_is_held_to_no_change(tmp_path: Path) -> None:
    check = Check(budget(0, tmp_path))
    assert [one.outcome for one in check.unchecked if one.law.id == "M11"] == [Outcome.NOT_APPLICABLE]


def test_in_another_year_the_general_laws_judge(tmp_path: Path) -> None:
    document = budget(0, tmp_path)
    document.year = 2017
    assert Check(document).choice.pack.id == "general"
