"""Published budgets of Jiangsu, where they stand beside the checkout: every law of their form holds in them.

What is told beside stands on their pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.model.document import Document
from tests.conftest import SEED

DOCUMENTS = SEED.parent

SUMS = {"A1": 1, "J12": 1, "J12P": 1, "J12C": 1}
SUMMARY = {"J1": 1, "J2": 1, "J6": 3, "J6T": 1, "J7": 3, "J8": 3, "J8P": 2, "J9": 1, "J10": 2, "J11": 1}

PUBLISHED = {
    "江苏省委办公厅2018部门预算公开表.pdf": (
        "jiangsu-2018+",
        {"B": 33, "B3": 13, "J4": 2, "J9C": 14, "J10C": 31, "J13": 15, "J13T": 1, "J14": 4, "J15": 2, "J15B": 1},
        set[str](),
    ),
    "more/江苏省检察院2018部门预算.pdf": (
        "jiangsu-2018+",
        {"B": 34, "B3": 18, "J4": 3, "J9C": 15, "J10C": 30, "J13": 15, "J13T": 1, "J14": 3, "J15": 2, "J15B": 1},
        # 30211 is printed behind 30299
        {"N3 T6!30211.金额", "N3 T8!30211.金额"},
    ),
    "more/江苏省人大办公厅2017部门预算.pdf": (
        "jiangsu-2017",
        {"B": 34, "B3": 12, "J4": 2, "J9C": 19, "J10C": 24, "J14": 1, "J15A": 1},
        set[str](),
    ),
}
"""The pack, how many relations of each law agree, and the findings."""


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_budget_of_jiangsu(name: str, published: Callable[[Path], Document]) -> None:
    path = DOCUMENTS / name
    if not path.exists():
        pytest.skip("the published document does not stand beside this checkout")
    pack, own, told = PUBLISHED[name]
    check = Check(published(path))
    assert check.choice.pack.id == pack
    agreeing: Counter[str] = Counter()
    for family in check.families:
        agreeing[family.law.id] += family.outcomes.tolist().count(Outcome.AGREES)
    assert {law: count for law, count in agreeing.items() if count} == SUMS | SUMMARY | own
    assert {f"{one.rule} {check.document.address(one.cells[0])}" for one in check.findings()} == told
