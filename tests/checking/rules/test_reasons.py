"""Why a law holds is told in one line with every finding."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gouji.casework.causes.explained import of_check
from gouji.casework.exchange.check_json import result
from gouji.casework.telling.sentences import reason
from gouji.casework.telling.summary import summary
from gouji.checking.check import Check
from gouji.checking.rules.laws import AnyLaw
from gouji.checking.rules.pack import load, pack_ids
from gouji.explaining.explain import explain
from gouji.model.document import Document
from gouji.wording import say
from tests.checking.lowering.test_ties import LEAVES
from tests.explaining.small import bound, by, document, put, table

LAWS = {law.id: law for pack in map(load, pack_ids()) for law in pack.laws}
WRONG = "expenditure!合计.合计 = expenditure!201.合计"


@pytest.mark.parametrize("law", LAWS.values(), ids=LAWS)
def test_every_law_of_the_program_has_a_name_and_a_reason(law: AnyLaw) -> None:
    assert law.name
    assert law.why
    assert say(law.why) != law.why
    assert "\n" not in say(law.why)


def wrong(law: AnyLaw) -> Check:
    return Check(document(table("expenditure", 1, LEAVES)), by(law))


def test_a_law_that_was_never_seen_printed_says_so() -> None:
    law = replace(bound(WRONG), why="a budget balances", general_knowledge=True)
    (finding,) = wrong(law).findings()
    assert reason(finding) == "预算收支平衡，收入总计等于支出总计；据一般所知的表式，未见刊印实例"


@pytest.mark.parametrize(
    ("said", "told"), [({}, "X"), ({"name": "总额"}, "总额"), ({"name": "总额", "why": "本局规定"}, "本局规定")]
)
def test_a_law_of_ones_own_gives_what_it_says_of_itself(said: dict[str, str], told: str) -> None:
    (finding,) = wrong(replace(bound(WRONG), **said)).findings()
    assert reason(finding) == told


def test_every_finding_is_told_with_its_reason(sample: Document) -> None:
    check = Check(sample)
    put(check, "expenditure!2080506.基本支出", 1)
    explanation = explain(check)
    told = result(check, explanation)["findings"]
    assert {one["rule"]: one["reason"] for one in told}["A1"] == "合计是该行基本支出、项目支出和其他各类支出之和"
    assert all(one["reason"] for one in told)
    lines = summary("", check, of_check(check).causes)
    assert all(any(line.endswith(f"（依据：{one['reason']}）") for line in lines) for one in told)
