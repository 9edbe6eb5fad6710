"""What the text of accounts says was budgeted at the beginning of the year, against the budget beside them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import AGREES, DIFFERS, ROUNDING, UNCHECKABLE, Outcome
from gouji.checking.prose.text import held
from gouji.checking.prose.verdict import Held
from gouji.checking.rules.laws import Severity
from gouji.model.document import Beside, Document
from gouji.model.doubt import Doubt, Misgiving
from gouji.model.reason import Reason
from gouji.prose.claims import Measure, Role
from tests.checking.prose.pages import page_of

ROW = "住房保障支出（类）住房改革支出（款）住房公积金（项）。年初预算为{}万元，支出决算为187.19万元。"


def budgeted(folder: Path, text: str, budget: Document | None, tables: str = "05") -> list[Held]:
    """What becomes of the figures that are called budgeted."""
    accounts = page_of(folder, "决算", tables, text)
    if budget is not None:
        accounts.beside = {Beside.BUDGET: budget}
    every = held(Check(accounts))
    return [one for one in every if one.claim.role is Role.VALUE and one.claim.measure is Measure.BUDGET]


@pytest.fixture
def budget(tmp_path: Path) -> Document:
    """住房公积金 3,503,499 元."""
    folder = tmp_path / "预算"
    folder.mkdir()
    return page_of(folder, "预算", "总 支 财 般", "")


@pytest.mark.parametrize(
    ("said", "outcome"),
    [("350.35", AGREES), ("350", AGREES), ("350.34", ROUNDING), ("350.53", DIFFERS), ("3503.5", DIFFERS)],
)
def test_a_figure_that_was_budgeted_is_held_against_the_budget_of_the_year(
    tmp_path: Path, budget: Document, said: str, outcome: Outcome
) -> None:
    (one,) = budgeted(tmp_path, ROW.format(said), budget)
    assert (one.outcome, one.params["table"], one.params["row"]) == (outcome, "T4", "2210201 住房公积金")
    assert one.params["planned"] == "3,503,499 元"
    assert one.severity is Severity.EXPLAIN


def test_without_the_budget_it_is_not_checked(tmp_path: Path) -> None:
    (one,) = budgeted(tmp_path, ROW.format("350.53"), None)
    assert (one.outcome, one.message) == (
        UNCHECKABLE,
        "it is of another stage, and that document is not open",
    )


def test_what_the_budget_does_not_print_is_not_checked(tmp_path: Path, budget: Document) -> None:
    text = "社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位职业年金缴费支出（项）。年初预算为1.00万元。"
    (one,) = budgeted(tmp_path, text, budget)
    assert (one.outcome, one.message) == (UNCHECKABLE, "the budget of the year prints no such figure")


def test_what_the_budget_prints_where_its_reading_is_in_doubt_accuses_nobody(tmp_path: Path, budget: Document) -> None:
    budget.tables[3].doubts = (Doubt(Misgiving.SUMS, Reason("its sums fail", {})),)
    (one,) = budgeted(tmp_path, ROW.format("350.53"), budget)
    assert (one.outcome, one.message) == (UNCHECKABLE, "what the budget of the year prints of it is not known")


@pytest.mark.parametrize("called", ["调整预算", "全年预算", "预算"])
def test_a_budget_that_may_have_been_adjusted_is_held_against_none(
    tmp_path: Path, budget: Document, called: str
) -> None:
    text = ROW.format("350.53").replace("年初预算为", f"{called}为")
    accounts = page_of(tmp_path, "决算", "05", text)
    accounts.beside = {Beside.BUDGET: budget}
    assert not [one for one in held(Check(accounts)) if "budget of the year" in one.message]


def test_a_budget_of_another_year_is_not_the_one_that_is_meant(tmp_path: Path, budget: Document) -> None:
    for text in ("2023年" + ROW.format("350.53"), ROW.format("350.53").replace("年初预算为", "2023年年初预算为")):
        (one,) = budgeted(tmp_path, text, budget)
        assert (one.outcome, one.params) == (UNCHECKABLE, {})


def test_what_all_was_budgeted_is_held_against_the_totals(tmp_path: Path, budget: Document) -> None:
    text = "2024年度一般公共预算财政拨款支出年初预算为{}万元，支出决算为2940.05万元。"
    for said, outcome in (("3121.42", AGREES), ("3212.42", DIFFERS)):
        found = budgeted(tmp_path, text.format(said), replace(budget))
        assert [one.outcome for one in found] == [outcome]
