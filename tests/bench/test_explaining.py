"""Explaining beside CP-SAT on the same cases in one run: the seed, a hundred thousand rows, slips close together.

Processor time, for both run on one core; OR-tools comes with the bench extra.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from gouji.explaining.explain import explain
from gouji.model.document import Cell
from gouji.reading.read import read_document
from tests.bench.synthetic import budget
from tests.conftest import SAMPLE, SEED
from tests.explaining.planting import DIGIT_SLIPS, Ground, Slip, amounts, first_changes
from tests.explaining.small import CASTING, FOOTING, by

RULES = (CASTING, FOOTING)
ROWS = 100_000
CPSAT_CASES = 4


@cache
def seed_ground() -> Ground:
    path: Path = SEED if SEED.exists() else SAMPLE
    return Ground.of(read_document(path))


@cache
def large_ground() -> Ground:
    from gouji.checking.check import Check

    document = budget(ROWS)
    table = document.tables[0]
    rows = np.random.default_rng(4).integers(0, ROWS, 4000)
    cells = [Cell(0, int(row), column) for row in rows for column in range(3) if table.values[column, row]]
    return Ground(document, Check(document, by(*RULES)), cells)


def slips(ground: Ground, cells: list[Cell], count: int, rng: random.Random) -> Slip:
    slip: Slip = {}
    while len(slip) < count:
        slip |= ground.digit_slip(rng.choice(cells), rng.choice(list(DIGIT_SLIPS)), rng) or {}
    return slip


def close_together(ground: Ground, rng: random.Random) -> list[Cell]:
    """The figures of one subtotal and of the rows below it."""
    table = ground.document.tables[0]
    brood = table.brood
    while True:
        i = rng.randrange(len(brood.parents))
        rows = [int(brood.parents[i]), *map(int, brood.children(i))]
        if len(rows) >= 8:
            return [Cell(0, row, column) for row in rows for column in range(3) if table.values[column, row]]


def cases(ground: Ground, rng: random.Random, kind: str, times: int) -> Iterator[Slip]:
    for _ in range(times):
        if kind == "one on the seed":
            yield slips(ground, ground.cells, 1, rng)
        elif kind == "up to five":
            yield slips(ground, ground.cells, rng.randint(1, 5), rng)
        else:
            yield slips(ground, close_together(ground, rng), 8, rng)


@pytest.mark.parametrize(
    ("kind", "ground_of", "times", "limit_ms"),
    [
        ("one on the seed", seed_ground, 400, 5),
        ("up to five", large_ground, 400, 30),
        ("eight close together", large_ground, 200, 200),
    ],
)
def test_time_to_explain(kind: str, ground_of: Callable[[], Ground], times: int, limit_ms: int) -> None:
    cpsat = pytest.importorskip("tests.bench.cpsat", reason="the bench extra (OR-tools) is not installed")
    ground = ground_of()
    rng = random.Random(9)
    spent, theirs, right, cut, equal = [], [], 0, 0, 0
    for number, slip in enumerate(cases(ground, rng, kind, times)):
        truth = ground.truth(slip)
        with ground.planted(slip) as check:
            start = time.process_time()
            explanation = explain(check, deadline_s=2.0)
            spent.append((time.process_time() - start) * 1000)
            told = first_changes(explanation)
            right += amounts(told) == amounts(truth)
            cut += explanation.cut
            if number < CPSAT_CASES:
                start = time.process_time()
                answer = cpsat.fewest(check, 10)
                theirs.append((time.process_time() - start) * 1000)
                equal += len(answer) == sum(len(g.solutions[0].corrections) for g in explanation.groups if g.solutions)
    p50, p99 = np.percentile(spent, [50, 99])
    print(
        f"\n{kind}: ours p50 {p50:.2f} ms, p99 {p99:.2f} ms, {right}/{times} restored, {cut} cut; "
        f"CP-SAT p50 {np.median(theirs):.0f} ms, worst {max(theirs):.0f} ms, as few corrections {equal}/{len(theirs)}"
    )
    assert p99 <= limit_ms
