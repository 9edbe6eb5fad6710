"""The dry run of a rule on a document: outcomes with sentences, and the place of what is not understood."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gouji.casework.ruling import trying
from gouji.casework.ruling.faults import WRITTEN, Fault
from gouji.casework.ruling.trying import tried
from gouji.casework.telling.sentences import place
from gouji.checking.check import Check
from gouji.checking.rules.choosing import choose
from gouji.checking.rules.formula import SIGNS
from gouji.checking.rules.laws import Severity
from gouji.checking.rules.own import NONE, Draft
from gouji.model.document import Cell, Document
from tests.conftest import SLIPS
from tests.explaining.small import document, table


@pytest.fixture
def check(published: Callable[[Path], Document]) -> Check:
    return Check(published(SLIPS))


def trial(check: Check, text: str) -> list[tuple[str, str]]:
    return [(one.state, one.sentence) for one in tried(check, NONE, Draft("甲", text)).relations]


def test_each_relation_is_told_with_its_outcome_the_worst_first(check: Check) -> None:
    found = tried(check, NONE, Draft("", "each code: T3!*.基本支出 = T5!*.基本支出"))
    assert found.sentence == "本文件中：26 项相符，1 项不符，0 项未能核对。"
    first, second, *_ = found.relations
    assert (first.state, first.sentence[:9]) == ("to explain", "T3 20801 ")
    assert (second.state, second.sentence) == ("agrees", "T3 201 一般公共服务支出 基本支出：162,501,482 元")
    assert first.cell is not None
    assert check.document.address(first.cell) == "T3!20801.基本支出"


@pytest.mark.parametrize(
    ("severity", "state"), [(Severity.MUST, "differs"), (Severity.EXPLAIN, "to explain"), (Severity.HINT, "hint")]
)
def test_what_differs_is_counted_however_binding_it_is(check: Check, severity: Severity, state: str) -> None:
    found = tried(check, NONE, Draft("甲", "T3!合计.合计 = T3!合计.基本支出", severity))
    assert [one.state for one in found.relations] == [state]
    assert found.sentence == "本文件中：0 项相符，1 项不符，0 项未能核对。"


def test_what_cannot_be_checked_is_told_with_what_is_missing(check: Check) -> None:
    assert trial(check, "procurement!合计.合计 = T3!合计.合计") == [("uncheckable", "未核对甲：缺政府采购表")]
    ((state, told),) = trial(check, "T3!208.教具费 = T5!208.合计")
    assert state == "uncheckable"
    assert "教具费" in told


def test_a_trial_finds_what_the_rule_finds_when_it_is_kept(check: Check) -> None:
    draft = Draft("甲", "T3!合计.项目支出 <= T3!合计.基本支出\nT3!208.合计 = T5!208.合计")
    rules, own = NONE.with_rule(draft)
    kept = [one for one in Check(check.document, choose(check.document, rules)).findings() if one.rule == own]
    found = [one for one in tried(check, NONE, draft).relations if one.state != "agrees"]
    assert [one.cell for one in found] == [one.cells[0] for one in kept]


def test_a_relation_is_described_when_it_is_looked_at(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Cell] = []

    def place_told(document: Document, cell: Cell) -> str:
        told.append(cell)
        return place(document, cell)

    monkeypatch.setattr(trying, "place", place_told)
    found = tried(check, NONE, Draft("", "each code: T3!*.合计 = T2!*.合计"))
    agreeing = [one for one in found.relations if one.state == "agrees"]
    assert len(agreeing) > 9
    assert told == []
    assert agreeing[0].sentence.startswith("T3 201 ")
    assert told == [agreeing[0].cell]


def test_a_trial_changes_nothing_of_the_check(check: Check) -> None:
    before = check.findings()
    tried(check, NONE, Draft("甲", "T3!合计.合计 = T3!合计.基本支出"))
    assert check.findings() == before


def test_a_fault_is_told_with_its_place(check: Check) -> None:
    found = tried(check, NONE, Draft("甲", "T3!合计.合计 = T5!合计.合计\nT3!合计.合计 ="))
    told = "公式“T3!合计.合计 =”第 2 行第 11 列看不懂；此处可写：表!行.栏、+ −、整数、sum(、round(、["
    assert found.fault == Fault(2, 11, told)
    assert found.relations == ()


@pytest.mark.parametrize(
    ("text", "column", "may"),
    [
        ("T3!合计.合计", 9, "= ≤ ≥、+ −"),
        ("T3!合计.合计 = 2 T5!合计.合计", 14, "×"),
        ("T3!合计.合计 = [T5!合计.合计", 21, "]"),
        ("round(T3!合计.合计, 角) = T5!合计.合计", 17, "万元"),
        ("each T3!合计.合计 = T5!合计.合计", 6, "code"),
        ("T3!合计.合计 = T5!合计.合计 T6!合计.合计", 21, "+ −、行末"),
    ],
)
def test_what_may_stand_instead_is_told(check: Check, text: str, column: int, may: str) -> None:
    found = tried(check, NONE, Draft("甲", text))
    assert found.fault is not None
    assert (found.fault.column, found.fault.sentence.partition("；此处可写：")[2]) == (column, may)


@pytest.mark.parametrize("count", ["0", "1001", "9" * 5000])
def test_a_figure_counts_as_often_as_no_sum_is_too_large(check: Check, count: str) -> None:
    found = tried(check, NONE, Draft("甲", f"T3!合计.合计 = {count} * T5!合计.合计"))
    assert found.fault == Fault(1, 12, "数字前的倍数只能是 1 到 1000")


def test_figures_that_are_beyond_all_bounds_are_told_as_far_as_they_go() -> None:
    check = Check(document(table("expenditure", 1, [(10**15 - 1, 0), (10**15 - 1, 0), (1, 0)])))
    text = " + ".join(["1000 * T1!20101.合计"] * 20)
    found = tried(check, NONE, Draft("甲", f"T1!20102.合计 = {text}"))
    assert [one.state for one in found.relations] == ["to explain"]


def test_all_that_a_formula_is_made_of_can_be_told() -> None:
    assert SIGNS.keys() <= WRITTEN.keys()


def test_a_rule_that_cannot_fail_is_told(check: Check) -> None:
    for text in ("T3!208.合计 = T3!208.合计", "T3!208.合计 + T5!208.合计 = T5!208.合计 + expenditure!208.合计"):
        assert tried(check, NONE, Draft("甲", text)).warnings == (
            f"这条规则不会查出任何问题，因为两边是同一些数：{text}",
        )
    assert tried(check, NONE, Draft("甲", "T3!208.合计 <= T5!208.合计")).warnings == ()
