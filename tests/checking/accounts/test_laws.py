"""Every law of final accounts: it holds in the sample, one wrong figure is told by the laws that name it and no others,
and what is missing is not held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.families.unheld import Unheld
from gouji.checking.rules.pack import load
from gouji.model.document import Document
from gouji.model.money import parse_amount
from gouji.model.table import Content, Origin
from tests.checking.accounts.sample import TABLES, accounts
from tests.checking.relations import agreeing, told_apart
from tests.explaining.small import cell
from tests.reading.doubting.misreading import only
from tests.thorough import of_each

PACK = load("final-accounts-9")
LAWS = [law.id for law in PACK.laws if law.id.startswith("F") and law.held_against is None]
"""Those of one document; ``test_beside.py`` holds the others."""


def with_figure(address: str, amount: str) -> Document:
    """The sample with one figure printed otherwise; blank where it is ""."""
    document = accounts()
    where = cell(document, address)
    table = document.tables[where.table]
    figure = parse_amount(amount, table.unit)
    table.put(where.row, where.column, Content(figure, Origin.READ if figure else Origin.BLANK))
    return document


@cache
def agreeing_in_the_sample() -> frozenset[str]:
    return frozenset(agreeing(Check(accounts())))


def told(check: Check) -> list[str]:
    """What differs: the laws, each as often as it is told."""
    return sorted(one.rule for one in check.findings() if one.outcome is Outcome.DIFFERS)


def test_every_law_holds_something_in_the_sample() -> None:
    """But those of conferences, which it does not print."""
    document = accounts()
    check = Check(document)
    assert check.choice.pack.id == PACK.id
    assert check.findings() == []
    judged = {family.law.id for family in check.families if family.judged.any()}
    assert judged == {*LAWS, "A1", "A1T", "A4", "A5", "A7", "A8", "B"} - {"F26C"}


WRONG = [
    ("F1", "revenue-expenditure!总计#2.决算数", "934.00", ["B", "F1"]),
    ("F6", "revenue-expenditure!本年收入合计.决算数", "952.00", ["B", "B", "F6"]),
    ("F7A", "revenue-expenditure!一、一般公共预算财政拨款收入.决算数", "808.50", ["B", "F15", "F7A"]),
    ("F7B", "revenue-expenditure!五、事业收入.决算数", "51.00", ["B", "F7B"]),
    ("F8", "revenue-expenditure!本年支出合计.决算数", "972.50", ["B", "B", "F8"]),
    ("F9", "revenue-expenditure!一、一般公共服务支出.决算数", "999.20", ["B", "F9"]),
    ("F10", "fiscal-appropriation!总计.决算数", "912.50", ["B", "F10"]),
    ("F13", "fiscal-appropriation!一般公共预算财政拨款.决算数", "21.00", ["B", "F13"]),
    ("F14", "fiscal-appropriation!本年收入合计.决算数", "950.50", ["B", "B", "F14"]),
    ("F15", "fiscal-appropriation!二、政府性基金预算财政拨款.决算数", "2.00", ["B", "F13", "F15", "F28"]),
    ("F16", "fiscal-appropriation!一、一般公共服务支出.合计", "860.70", ["A5", "B", "F16"]),
    ("F17", "fiscal-appropriation!二、社会保障和就业支出.一般公共预算财政拨款", "101.30", ["A5", "B", "F17"]),
    ("F17F", "fiscal-appropriation!四、城乡社区支出.政府性基金预算财政拨款", "91.00", ["A5", "B", "F17F"]),
    ("F17S", "fiscal-appropriation!六、国有资本经营预算支出.国有资本经营预算财政拨款", "40.00", ["A5", "B", "F17S"]),
    (
        "F17T",
        "fiscal-appropriation!本年支出合计.一般公共预算财政拨款",
        "868.00",
        ["A5", "B", "B", "F13", "F17T"],
    ),
    ("F18", "government-fund!2120899.年末结转和结余", "40.00", ["B", "F18"]),
    ("F18S", "state-capital!合计.年初结转和结余", "", ["B", "F18S", "F28"]),
    ("F20", "basic-economic!公用经费合计.决算数", "151.00", ["B", "F20"]),
    ("F22", "general-expenditure!2010804.小计", "120.20", ["A1T", "B", "F22"]),
    ("F22B", "expenditure!2080506.基本支出", "", ["A1", "B", "F22B"]),
    ("F22P", "general-expenditure!2010804.项目支出", "200.20", ["A1T", "B", "F22P"]),
    ("F24", "revenue-expenditure!年初结转和结余.决算数", "8.00", ["B", "F24"]),
    ("F24", "fiscal-appropriation!年末财政拨款结转和结余.合计", "125.00", ["A5", "B", "F24"]),
    ("F26", "three-public!#1.决算数/公务接待费", "0.12", ["A7", "F26"]),
    ("F27", "basic-economic!30113.决算数", "54.00", ["B", "F27"]),
    ("F28", "government-fund!合计.本年收入", "2.00", ["B", "F18", "F28"]),
]


@pytest.mark.parametrize(("law", "address", "amount", "expected"), WRONG, ids=lambda one: str(one)[:40])
def test_one_wrong_figure_is_told_by_the_laws_that_name_it(
    law: str, address: str, amount: str, expected: list[str]
) -> None:
    """Beside the sums of its own table; nothing else is accused, and nothing newly agrees."""
    check = Check(with_figure(address, amount))
    assert told(check) == expected
    assert law in expected
    assert agreeing(check) < agreeing_in_the_sample()


def test_no_law_is_without_a_wrong_sample() -> None:
    assert {law for law, *_ in WRONG} == {*LAWS} - {"F26C"}


def laws_of(kind: str) -> Iterator[str]:
    """The laws that need a kind of table."""
    for law in PACK.laws:
        if kind in law.together and law.held_against is None:
            yield law.id


@pytest.mark.parametrize("kind", TABLES)
def test_without_a_table_its_laws_are_not_checked_and_name_it(kind: str) -> None:
    check = Check(accounts(**{kind: None}))
    absent = {one.law.id for one in check.unchecked if one.kinds == (kind,) and one.reason == "table-absent"}
    assert absent >= set(laws_of(kind))
    assert {one.law.id for one in check.families if isinstance(one, Unheld)} == set(laws_of(kind))
    assert told(check) == []


@pytest.mark.parametrize("kind", TABLES)
def test_without_a_table_nothing_newly_agrees(kind: str) -> None:
    document = accounts()
    document.tables = [table for table in document.tables if table.kind != kind]
    assert agreeing(Check(document)) < agreeing_in_the_sample()


def unnumbered(relation: str) -> str:
    """A relation without the number that tells a label from the same above it: that is another without that one."""
    return re.sub(r"#\d+", "", relation)


@pytest.mark.parametrize("kind", TABLES)
def test_without_any_one_row_nothing_newly_agrees(kind: str) -> None:
    """Its sums do not come out, what another table states of it differs or is not checked."""
    document = accounts()
    check = Check(document)
    before = {unnumbered(one) for one in agreeing_in_the_sample()}
    number, table = next((number, one) for number, one in enumerate(document.tables) if one.kind == kind)
    rows = range(len(table.rows))
    for gone in of_each(told_apart(check, table), rows):
        document.tables[number] = only(table, [row for row in rows if row != gone])
        assert {unnumbered(one) for one in agreeing(Check(document))} <= before, table.keys[gone]
