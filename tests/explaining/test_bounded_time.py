"""A search ends when it is told to, and says so."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from gouji.checking.check import Check
from gouji.explaining.explain import explain
from gouji.explaining.judging.why_open import (
    ALL_RULED_OUT_SO_FAR,
    CUT,
    NOT_EVERY_ONE_TRIED,
    TOO_MANY_COMBINATIONS,
    TOO_MANY_EQUALS,
)
from gouji.model.document import Cell, Document
from gouji.model.money import Figure
from gouji.model.table import Content, Origin
from tests.bench.synthetic import budget
from tests.explaining.planting import Ground, Slip
from tests.explaining.small import CASTING, FOOTING, by, put
from tests.steps import Taken, counted

SLIPS_THAT_LEAVE_ONE_ANSWER = ((33, 2, 878436), (33, 0, 332901), (1, 0, 779255), (23, 2, 12601))
"""Row, column and 元 of slips that three corrections settle in one way, as far as the search looks."""


A_SECOND = 1_000_000
"""Steps, where the clock of a search counts them."""


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Taken]:
    """The clock of a search goes by its steps."""
    with counted() as taken:
        monkeypatch.setattr("time.monotonic", lambda: taken.steps / A_SECOND)
        yield taken


def test_time_is_bounded_and_a_cut_search_says_so(sample: Document, clock: Taken) -> None:
    ground = Ground.of(sample)
    rng = random.Random(3)
    slip: Slip = {where: Figure(rng.randrange(10**9) * 100) for where in rng.sample(ground.cells, 150)}
    with ground.planted(slip) as check:
        start = clock.steps
        explanation = explain(check, deadline_s=0.2)
        assert clock.steps - start < A_SECOND
    assert explanation.cut
    assert all(group.why_open == CUT for group in explanation.groups if group.cut)
    assert not any(solution.unique for group in explanation.groups if group.cut for solution in group.solutions)


def test_a_cancelled_search_stops_at_once(sample: Document) -> None:
    check = Check(sample)
    put(check, "T3!20801.基本支出", 464_774_351)
    explanation = explain(check, cancelled=lambda: True)
    assert explanation.cut
    assert explanation.groups[0].solutions == ()


def scaled_column(rows: int) -> Check:
    """A budget whose column 基本支出 is printed ten thousand times too large."""
    of = budget(rows)
    of.tables[0].values[1] *= 10_000
    return Check(of, by(CASTING, FOOTING))


def test_a_deadline_is_kept_however_much_differs(clock: Taken) -> None:
    """What is left to do after it, to tell what was found, takes twice as long for twice as much."""

    def taken(rows: int) -> int:
        check = scaled_column(rows)
        start = clock.steps
        explanation = explain(check, deadline_s=0.02)
        assert explanation.cut
        assert sum(len(group.findings) for group in explanation.groups) == check.differing
        return clock.steps - start

    assert taken(2_000) < 2.1 * taken(1_000)


def test_a_unit_that_breaks_a_thousand_sums_is_one_answer() -> None:
    check = scaled_column(1_000)
    (group,) = explain(check).groups
    assert len(group.findings) == check.differing
    assert [[one.pattern for one in solution.corrections] for solution in group.solutions] == [["wrong-unit"]]
    assert group.solutions[0].unique


def test_an_answer_of_many_corrections_is_not_the_only_one_where_alike_figures_were_passed_over() -> None:
    of = budget(40, 3)
    check = Check(of, by(FOOTING, CASTING))
    for row, column, yuan in SLIPS_THAT_LEAVE_ONE_ANSWER:
        of.tables[0].put(row, column, Content(Figure(yuan * 100), Origin.READ))
        check.recheck(Cell(0, row, column))
    group = next(one for one in explain(check).groups if len(one.solutions[0].corrections) == 3)
    assert len(group.solutions) == 1
    assert not group.solutions[0].unique
    assert group.why_open == NOT_EVERY_ONE_TRIED


def test_the_limit_that_ended_a_search_is_the_one_that_is_told(
    sample: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = Check(sample)
    wrong = put(check, "T3!20801.基本支出", 464_774_351)
    assert [group.why_open for group in explain(check, cancelled=lambda: True).groups] == [CUT]
    with monkeypatch.context() as few:
        few.setattr("gouji.explaining.explain.STEPS", 2)
        assert [group.why_open for group in explain(check).groups] == [TOO_MANY_COMBINATIONS]
    with monkeypatch.context() as few:
        few.setattr("gouji.explaining.planning.planner.MOST_PLANS", 1)
        assert [group.why_open for group in explain(check).groups] == [TOO_MANY_EQUALS]
    without = explain(check, excluded={wrong}, deadline_s=0.2)
    assert {group.why_open for group in without.groups} == {ALL_RULED_OUT_SO_FAR}
