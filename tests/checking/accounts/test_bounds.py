"""A limit of the three public expenses whose bound is blank: nothing, where the sums of its row show it."""

from __future__ import annotations

import pytest

from gouji.casework.telling.sentences import sentence
from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.model.money import Figure
from gouji.model.table import Content, Origin
from tests.checking.accounts.sample import THREE_PUBLIC, accounts
from tests.explaining.small import cell

HEADER = "\n".join(THREE_PUBLIC.strip().split("\n")[:2])
PLANNED = "20.00|2.00|16.00|6.00|10.00|2.00"


def outcomes(paid: str) -> list[Outcome]:
    """Of 出国, 接待, 车辆运行 and 购车, in the order of the law; each is paid out of basic expenditure too."""
    check = Check(accounts(three_public=f"{HEADER}\n{PLANNED}|{paid}"))
    return [Outcome(int(family.outcomes[0])) for family in check.families if family.law.id == "F26"]


A, D, U = Outcome.AGREES, Outcome.DIFFERS, Outcome.UNCHECKABLE


@pytest.mark.parametrize(
    ("paid", "expected"),
    [
        ("17.00|1.50|14.30|5.00|9.30|1.20", [A, A, A, A]),
        ("15.80|1.50|14.30|5.00|9.30|^", [A, D, A, A]),
        ("15.80|1.50|14.30|5.00|9.30|0.00", [A, D, A, A]),
        ("17.00|1.50|14.30|5.00|9.30|^", [A, U, A, A]),
        ("^|^|^|^|^|^", [U, U, U, U]),
        ("2.70|1.50|^|^|^|1.20", [A, A, D, D]),
        ("17.00|1.50|14.30|^|9.30|1.20", [A, A, A, U]),
    ],
)
def test_a_blank_bound_is_nothing_where_the_sums_of_its_row_come_out(paid: str, expected: list[Outcome]) -> None:
    assert outcomes(paid) == expected


def test_what_is_not_known_says_why_and_follows_the_sums() -> None:
    check = Check(accounts(three_public=f"{HEADER}\n{PLANNED}|17.00|1.50|14.30|5.00|9.30|^"))
    (found,) = (one for one in check.findings() if one.rule == "F26")
    assert "未能证明其为零" in sentence(check.document, found)
    total = cell(check.document, "three-public!#1.决算数/合计")
    check.document.tables[total.table].put(total.row, total.column, Content(Figure(15_8000_00, 2), Origin.EDITED))
    changed = {one.id: one.finding for one in check.recheck(total)}
    assert (now := changed[found.id]) is not None
    assert now.outcome is Outcome.DIFFERS
