"""A term in square brackets counts as nothing where its table prints no such row or column, for forms differ."""

from __future__ import annotations

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.rules.laws import AnyLaw
from gouji.model.document import Passage
from gouji.model.kinds import KindId
from gouji.model.source import AtLine
from gouji.reading.read import read_pasted
from tests.checking.lowering.test_ties import LEAVES, outcomes
from tests.explaining.small import bound, by, document, table, tie

BALANCE = bound(
    "revenue-expenditure!本年收入合计.预算数 + [revenue-expenditure!上年结转.预算数]"
    " = revenue-expenditure!收入总计.预算数"
)


def summary(this: int, carried: str, total: int) -> str:
    head = (
        f"2025年部门收支总表\n单位：元\n收入\t预算数\t支出\t预算数\n一、财政拨款收入\t{this}\t一、教育支出\t{total}\n"
    )
    return f"{head}本年收入合计\t{this}\t\t\n{carried}收入总计\t{total}\t支出总计\t{total}\n"


@pytest.mark.parametrize(
    ("row", "total", "outcome"),
    [
        ("", 1000, Outcome.AGREES),
        ("", 1200, Outcome.DIFFERS),
        ("上年结转\t200\t\t\n", 1200, Outcome.AGREES),
        ("上年结转\t100\t\t\n", 1200, Outcome.DIFFERS),
        ("上年结转\t\t\t\n", 1000, Outcome.AGREES),
        ("上年结转\t\t\t\n", 1200, Outcome.DIFFERS),
    ],
)
def test_a_row_that_a_form_does_not_print_is_nothing(row: str, total: int, outcome: Outcome) -> None:
    assert outcomes(Check(read_pasted(summary(1000, row, total)), by(BALANCE)), "X") == {outcome}


def test_what_is_not_optional_is_still_needed() -> None:
    text = summary(1000, "", 1000).replace("本年收入合计\t1000\t\t\n", "")
    check = Check(read_pasted(text), by(BALANCE))
    assert [(one.reason, one.outcome) for one in check.unchecked] == [("row-absent", Outcome.NOT_APPLICABLE)]


def test_what_may_stand_in_text_that_found_no_place_is_not_nothing() -> None:
    made = read_pasted(summary(1000, "", 1200))
    made.unplaced.append(Passage(AtLine(1), "上年结转资金 200.00"))
    check = Check(made, by(BALANCE))
    assert outcomes(check, "X") == {Outcome.UNCHECKABLE}
    assert [one.reason for one in check.unchecked] == ["row-unread"]


WHOLE = tie("each code: expenditure!*.合计 = general-expenditure!*.合计 + [general-expenditure!*.结转下年资金]")


def test_a_column_that_a_form_does_not_print_is_nothing() -> None:
    made = document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES))
    assert outcomes(Check(made, by(WHOLE)), "D") == {Outcome.AGREES}
    made.tables[1].columns = ("合计", "结转下年资金", "项目支出")
    assert outcomes(Check(made, by(WHOLE)), "D") == {Outcome.DIFFERS}


def test_a_column_that_may_stand_in_text_that_found_no_place_is_not_nothing() -> None:
    made = document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES))
    made.unplaced.append(Passage(AtLine(1), "结转下年资金 200.00"))
    assert outcomes(Check(made, by(WHOLE)), "D") == {Outcome.UNCHECKABLE}


PARTS = "general-expenditure!{row}.合计 + [state-capital!{row}.合计]"


@pytest.mark.parametrize(
    "law",
    [
        bound("expenditure!合计.合计 = " + PARTS.format(row="合计")),
        tie("each code: expenditure!*.合计 = " + PARTS.format(row="*")),
    ],
)
def test_a_table_that_is_not_there_is_not_nothing(law: AnyLaw) -> None:
    """Only a kind of table that a tie says need not be there is."""
    made = document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES))
    assert outcomes(Check(made, by(law)), law.id) == {Outcome.UNCHECKABLE}


@pytest.mark.parametrize("term", ["state-capital!*.合计", "[state-capital!*.合计]"])
def test_a_kind_of_table_that_need_not_be_there_is_nothing_unless_a_page_was_not_read(term: str) -> None:
    made = document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES))
    law = tie(
        f"each code: expenditure!*.合计 = general-expenditure!*.合计 + {term}", optional=(KindId("state-capital"),)
    )
    assert outcomes(Check(made, by(law)), "D") == {Outcome.AGREES}
    made.lost = 1
    assert outcomes(Check(made, by(law)), "D") == {Outcome.UNCHECKABLE}


@pytest.mark.parametrize(
    ("term", "outcome"),
    [("state-capital!*.人员经费", Outcome.UNCHECKABLE), ("[state-capital!*.人员经费]", Outcome.AGREES)],
)
def test_only_brackets_make_nothing_of_a_column_that_a_table_that_is_there_does_not_print(
    term: str, outcome: Outcome
) -> None:
    kinds = ("expenditure", "general-expenditure", "state-capital")
    made = document(*(table(kind, number, LEAVES) for number, kind in enumerate(kinds, 1)))
    law = tie(
        f"each code: expenditure!*.合计 = general-expenditure!*.合计 + {term}", optional=(KindId("state-capital"),)
    )
    assert outcomes(Check(made, by(law)), "D") == {outcome}
