"""Accounts held against those of the year before and against the budget of the year, where these stand beside them."""

from __future__ import annotations

import pytest

from gouji.casework.exchange.check_json import result
from gouji.casework.telling.sentences import sentence
from gouji.casework.telling.unchecked import statement, told_of_rules
from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.findings import Finding
from gouji.explaining.explain import explain
from gouji.model.change import edit
from gouji.model.document import Beside, Document
from gouji.model.doubt import Doubt, Misgiving
from gouji.model.money import Figure
from gouji.model.reason import Reason
from tests.checking.accounts.other_years import BUDGET, both, budget, prior
from tests.checking.accounts.sample import APPROPRIATIONS, CAPITAL, FUND, SUMMARY, THREE_PUBLIC, accounts

DOUBT = Doubt(Misgiving.SUMS, Reason("more of its sums fail than hold", {}))


def held(check: Check, law: str) -> list[Outcome]:
    """What became of the relations of a law."""
    return [Outcome(int(one)) for family in check.families if family.law.id == law for one in family.outcomes]


def only(document: Document) -> Finding:
    (finding,) = Check(document).findings()
    return finding


def test_what_was_carried_on_is_what_is_carried_over() -> None:
    check = Check(both())
    assert check.findings() == []
    assert held(check, "F30") == [Outcome.AGREES] * 7
    assert held(check, "F31") == [Outcome.AGREES] * 5


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (
            {"revenue_expenditure": SUMMARY.replace("年末结转和结余|15.50", "年末结转和结余|18.90")},
            "T1 年初结转和结余 决算数：按 2023年部门决算 T1 年末结转和结余 决算数 计 18.90 万元，"
            "表列 18.00 万元，少 0.90 万元",
        ),
        (
            {"government_fund": FUND.replace("19.00|^|19.00|4.00", "19.00|^|19.00|2.00")},
            "T8 合计 年初结转和结余：按 2023年部门决算 T8 合计 年末结转和结余 计 2.00 万元，"
            "表列 3.00 万元，多 1.00 万元",
        ),
        (
            {
                "fiscal_appropriation": APPROPRIATIONS.replace(
                    "年末财政拨款结转和结余|12.50|6.50|4.00|2.00", "年末财政拨款结转和结余|16.00|12.00|3.00|1.60"
                )
            },
            "T4 国有资本经营预算财政拨款 决算数：按 2023年部门决算 T4 年末财政拨款结转和结余 国有资本经营预算财政拨款 "
            "计 1.60 万元，"
            "表列 1.00 万元，少 0.60 万元",
        ),
    ],
)
def test_another_balance_the_year_before_is_one_thing_to_explain(wrong: dict[str, str], told: str) -> None:
    document = both(prior(**wrong))
    finding = only(document)
    assert (finding.rule, finding.state) == ("F30", "to explain")
    assert sentence(document, finding) == told


def test_a_finding_names_the_figure_of_the_other_document() -> None:
    finding = only(both(prior(revenue_expenditure=SUMMARY.replace("年末结转和结余|15.50", "年末结转和结余|18.90"))))
    assert finding.id == "F30:T1!年初结转和结余.决算数~prior:T1!年末结转和结余.决算数"
    (other,) = finding.elsewhere
    assert other.beside is Beside.PRIOR


def test_another_budget_is_to_be_explained() -> None:
    document = both(of_the_year=budget(BUDGET.replace("20.00\t2.00\t2.00", "21.00\t2.00\t3.00")))
    found = Check(document).findings()
    assert [one.rule for one in found] == ["F31", "F31"]
    assert "按 2024年部门预算 T1 公务接待费 计 3.00 万元" in sentence(document, found[1])


def test_the_budget_is_printed_in_another_unit() -> None:
    """20.00 万元 tells what 200 041 元 are, and not what 201 000 元 are."""
    *head, _ = BUDGET.replace("万元", "元").strip().split("\n")
    for total, outcome in (("200041", Outcome.ROUNDING), ("201000", Outcome.DIFFERS)):
        figures = "\t".join((total, "20000", "20000", "160000", "60000", "100000", "0"))
        assert outcome in held(Check(both(of_the_year=budget("\n".join([*head, figures])))), "F31")


@pytest.mark.parametrize("absent", ["government_fund", "revenue_expenditure", "fiscal_appropriation"])
def test_a_table_that_the_other_document_lacks_is_named(absent: str) -> None:
    document = both(prior(**{absent: None}))
    check = Check(document)
    (finding,) = check.findings()
    assert (finding.rule, finding.outcome) == ("F30", Outcome.UNCHECKABLE)
    (untold,) = (one for one in check.unchecked if one.law.id == "F30" and one.family)
    assert untold.reason == "table-absent"
    lacking = f"2023年部门决算没有{check.choice.pack.called_of(absent.replace('_', '-'))}"
    told = f"未核对年初结转结余与上年年末结转结余：{lacking}"
    assert sentence(document, finding) == statement(check, untold) == told


def test_a_table_of_the_other_document_in_doubt_accuses_nobody() -> None:
    other = prior(state_capital=CAPITAL)  # whose balance is another
    table = next(one for one in other.tables if one.kind == "state-capital")
    table.doubts = (DOUBT,)
    document = both(other)
    check = Check(document)
    (finding,) = check.findings()
    assert (finding.rule, finding.outcome) == ("F30", Outcome.UNCHECKABLE)
    (untold,) = (one for one in check.unchecked if one.law.id == "F30" and one.family)
    assert (untold.reason, untold.relations) == ("in-doubt", 1)
    where = "2023年部门决算的国有资本经营预算财政拨款支出决算表"
    told = f"未核对年初结转结余与上年年末结转结余：{where}读取存疑；单独打开它核对"
    assert sentence(document, finding) == statement(check, untold) == told


def test_a_table_in_doubt_of_the_other_document_is_told_whatever_is_held_against_it() -> None:
    """It is told by its document, id and title, once, where it is told what stands beside."""
    other = prior()
    for table in (other.tables[8], other.tables[2]):
        table.doubts = (DOUBT,)
    check = Check(both(other))
    told = [line for line in told_of_rules(check) if "读取存疑" in line]
    assert told == [
        "2023年部门决算读取存疑的表：T3 2024年度支出决算表、T9 2024年度国有资本经营预算财政拨款收入支出决算表；"
        "取自这些表的核对不作判定，请单独打开它核对"
    ]
    beside = result(check, explain(check))["beside"]
    assert {one["as"]: one["in_doubt"] for one in beside} == {"prior": ["T3", "T9"], "budget": []}


def test_a_row_that_the_other_document_does_not_print_is_told_where_money_stands_here() -> None:
    document = both(prior(revenue_expenditure=SUMMARY.replace("年末结转和结余|15.50", "^|^")))
    check = Check(document)
    (finding,) = (one for one in check.findings() if one.rule == "F30")
    assert (
        sentence(document, finding)
        == "未核对年初结转结余与上年年末结转结余：2023年部门决算的收入支出决算总表没有“年末结转和结余”"
    )


def test_accounts_alone_are_held_against_nothing() -> None:
    check = Check(accounts())
    assert check.findings() == []
    told = {one.law.id: (one.reason, one.outcome) for one in check.unchecked if one.law.id in ("F30", "F31")}
    assert told == dict.fromkeys(("F30", "F31"), ("document-absent", Outcome.NOT_APPLICABLE))


def test_an_edit_is_judged_against_the_other_document() -> None:
    document = both()
    check = Check(document)
    where = document.find("revenue-expenditure!年初结转和结余.决算数")
    assert where is not None
    edit(document, where, Figure(17_000_00 * 10, 2)).apply(document)
    assert "F30" in {one.finding.rule for one in check.recheck(where) if one.finding}


def test_the_budget_in_another_form_is_still_found() -> None:
    """What accounts print as blank the budget may state."""
    blank = THREE_PUBLIC.replace("20.00|2.00|16.00|6.00|10.00|2.00|", "18.00|^|16.00|6.00|10.00|2.00|")
    document = both()
    document.tables[6:7] = [accounts(three_public=blank).tables[6]]
    differs = [one for one in Check(document).findings() if one.rule == "F31"]
    assert [one.difference for one in differs] == [-2_000_000, -2_000_000]
