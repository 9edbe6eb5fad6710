"""A search ends when it is told to, and says so."""

from __future__ import annotations

import random
import time

from gouji.checking.check import Check
from gouji.explaining.explain import explain
from gouji.explaining.ranking import CUT
from gouji.model.document import Document
from gouji.model.money import Figure
from tests.bench.synthetic import budget
from tests.explaining.planting import Ground, Slip
from tests.explaining.small import CASTING, FOOTING, put


def test_time_is_bounded_and_a_cut_search_says_so(sample: Document) -> None:
    ground = Ground.of(sample)
    rng = random.Random(3)
    slip: Slip = {where: Figure(rng.randrange(10**9) * 100) for where in rng.sample(ground.cells, 150)}
    with ground.planted(slip) as check:
        start = time.monotonic()
        explanation = explain(check, deadline_s=0.2)
        assert time.monotonic() - start < 2
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
    return Check(of, (CASTING, FOOTING))


def test_a_deadline_is_kept_however_much_differs() -> None:
    check = scaled_column(3_000)
    start = time.process_time()
    explanation = explain(check, deadline_s=0.02)
    assert time.process_time() - start < 0.5
    assert explanation.cut
    assert sum(len(group.findings) for group in explanation.groups) == check.differing


def test_a_unit_that_breaks_a_thousand_sums_is_one_answer() -> None:
    check = scaled_column(1_000)
    (group,) = explain(check, deadline_s=20).groups
    assert len(group.findings) == check.differing
    assert [[one.pattern for one in solution.corrections] for solution in group.solutions] == [["wrong-unit"]]
    assert group.solutions[0].unique
