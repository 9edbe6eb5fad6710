"""Final accounts of other places: tables follow the text, in another order, beside others, and in other words."""

from __future__ import annotations

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.model.document import Document
from gouji.reading.read import read_pasted
from tests.checking.accounts.sample import APPROPRIATIONS, GENERAL, TABLES, THREE_PUBLIC, accounts, printed
from tests.checking.relations import agreeing

OTHER = {
    "基本支出决算表": "基本支出决算明细表",
    "财政拨款“三公”经费支出决算表": "一般公共预算财政拨款三公经费支出决算表",
    "政府性基金预算财政拨款收入支出决算表": "政府性基金财政拨款收入支出决算表",
}
"""What tables are called elsewhere."""

PROSE = """某某市审计局2024年度部门决算
第一部分 部门概况
本部门主要负责审计监督工作，内设机构六个。
第二部分 2024年度部门决算情况说明
2024年度收入总计943.00万元，支出总计943.00万元，与上年相比基本持平。
第三部分 2024年度部门决算表
"""

EXTRA = (
    GENERAL.replace("合计|^|886.00", "合计|^|905.00")
    .replace("785.80|100.20", "785.80|119.20", 1)
    .replace(
        "221|住房",
        "212|城乡社区支出|19.00|^|19.00\n21208|国有土地使用权出让收入安排的支出|19.00|^|19.00\n"
        "2120899|其他国有土地使用权出让收入安排的支出|19.00|^|19.00\n221|住房",
    )
)
"""财政拨款支出决算明细表: what the general budget and the funds spend together."""


def elsewhere() -> Document:
    """The sample as one text: prose, numbered titles in other words, an extra fifth table, funds before 三公."""
    kinds = [*list(TABLES)[:4], *list(TABLES)[4:6], *list(TABLES)[7:], "three-public"]
    texts = [printed(kind, TABLES[kind][1]) for kind in kinds]
    texts.insert(
        4, printed("general-expenditure", EXTRA).replace("一般公共预算财政拨款支出决算表", "财政拨款支出决算明细表")
    )
    numbered = "\n".join(f"公开{number:02}表\n{text}" for number, text in enumerate(texts, 1))
    for here, there in OTHER.items():
        numbered = numbered.replace(here, there)
    return read_pasted(PROSE + numbered)


def test_tables_are_bound_by_their_kind_wherever_they_stand() -> None:
    document = elsewhere()
    assert [table.kind for table in document.tables][4] == "fiscal-expenditure"
    assert {table.kind for table in document.tables} == {*TABLES, "fiscal-expenditure"}
    check = Check(document)
    assert check.choice.pack.id == "final-accounts-9"
    assert [one.rule for one in check.findings()] == []
    held = Check(accounts())
    for law in (one.id for one in held.choice.pack.laws if one.id.startswith("F")):
        counts = [sum(int(f.judged.sum()) for f in one.families if f.law.id == law) for one in (check, held)]
        assert counts[0] == counts[1], law


ROWS = """
项目|预算数|决算数
合计|20.00|17.00
1.因公出国（境）费|2.00|1.50
2.公务用车购置及运行费|16.00|14.30
（1）公务用车购置费|6.00|5.00
（2）公务用车运行费|10.00|9.30
3.公务接待费|2.00|{guests}
"""


@pytest.mark.parametrize(("guests", "expected"), [("1.20", Outcome.AGREES), ("0.20", Outcome.DIFFERS)])
def test_public_expenses_may_be_printed_as_rows(guests: str, expected: Outcome) -> None:
    check = Check(accounts(three_public=ROWS.format(guests=guests)))
    limits = [Outcome(int(family.outcomes[0])) for family in check.families if family.law.id == "F26"]
    assert limits == [Outcome.AGREES, expected, Outcome.AGREES, Outcome.AGREES]


def test_the_one_row_of_public_expenses_may_bear_a_name() -> None:
    check = Check(accounts(three_public=named_row()))
    assert [one.rule for one in check.findings()] == []
    assert [int(family.outcomes[0]) for family in check.families if family.law.id == "F26"] == [Outcome.AGREES] * 4


def named_row() -> str:
    *header, figures = THREE_PUBLIC.strip().split("\n")
    return "\n".join([f"单位名称|{header[0]}", f"^|{header[1]}", f"某某市审计局|{figures}"])


BLANK = "科目编码|科目名称|年初结转和结余|本年收入|小计|基本支出|项目支出|年末结转和结余\n合计|^|^|^|^|^|^|^"


def test_a_blank_table_of_a_fund_holds_nothing() -> None:
    """What appropriations tell of the fund differs from it; where they tell nothing either, nothing is found."""
    told = [one.rule for one in Check(accounts(government_fund=BLANK)).findings() if one.outcome is Outcome.DIFFERS]
    assert told == ["F17F", "F17T", "F28", "F28", "F28"]


CONFERENCES = "\n".join(
    f"{line}|{more}"
    for line, more in zip(
        THREE_PUBLIC.strip().split("\n"), ("会议费|培训费", "决算数|决算数", "{conferences}|3.00"), strict=True
    )
)


@pytest.mark.parametrize(("conferences", "differs"), [("2.50", []), ("1.00", ["F26C"])])
def test_conferences_and_training_are_held_where_they_are_printed(conferences: str, differs: list[str]) -> None:
    check = Check(accounts(three_public=CONFERENCES.format(conferences=conferences)))
    assert [one.rule for one in check.findings() if one.outcome is Outcome.DIFFERS] == differs
    judged = [int(family.judged.sum()) for family in check.families if family.law.id == "F26C"]
    assert judged == [1, 1]


def test_a_column_of_appropriations_that_is_not_printed_is_named() -> None:
    """Of two budgets, as many print them: what would be held against the third is not checked, and says why."""
    lines = APPROPRIATIONS.strip().split("\n")
    document = accounts(fiscal_appropriation="\n".join(line.rpartition("|")[0] for line in lines))
    check = Check(document)
    told = {one.law.id: one.reason for one in check.unchecked if one.kinds == ("fiscal-appropriation",)}
    assert {told[law] for law in ("F17S", "F17T")} == {"column-absent"}
    assert agreeing(check) < agreeing(Check(accounts()))


@pytest.mark.parametrize("kind", ["revenue-expenditure", "fiscal-appropriation"])
def test_a_class_that_one_summary_calls_as_years_before_breaks_no_tie(kind: str) -> None:
    """Also of two summaries, neither of which prints codes: other tables of the document do."""
    older = TABLES[kind][1].replace("卫生健康支出", "医疗卫生与计划生育支出")
    told = [one.rule for one in Check(accounts(**{kind: older})).findings() if one.outcome is Outcome.DIFFERS]
    assert [rule for rule in told if rule.startswith("F")] == []


@pytest.mark.parametrize("name", ["政府性基金预算收入", "政府性基金拨款收入"])
def test_a_fund_by_a_name_that_nobody_knows_accuses_nobody(name: str) -> None:
    summary = TABLES["revenue-expenditure"][1].replace("政府性基金预算财政拨款收入", name)
    check = Check(accounts(revenue_expenditure=summary))
    assert not [one for one in check.findings() if one.outcome is Outcome.DIFFERS]
    (unsure,) = [one for one in check.findings() if one.rule == "F7A"]
    assert unsure.words["named"] == ("政府性基金",)


def test_a_code_whose_money_stands_in_parts_is_tied_to_nothing() -> None:
    row = next(line for line in GENERAL.splitlines() if line.startswith("2010804|"))
    parts = "2010804|审计业务|50.00|^|50.00\n2010804|审计业务|{rest}|^|{rest}"
    amount = row.split("|")[2]
    rest = f"{float(amount) - 50:.2f}"
    check = Check(accounts(general_expenditure=GENERAL.replace(row, parts.format(rest=rest))))
    assert not [one for one in check.findings() if one.outcome is Outcome.DIFFERS]
    assert [one.outcome for one in check.findings() if one.rule == "F22"] == [Outcome.UNCHECKABLE]
