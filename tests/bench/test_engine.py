"""The engine: full check against np.sum over the same columns, one edit and its recheck, memory a row."""

from __future__ import annotations

import time
import tracemalloc

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.model.change import edit
from gouji.model.document import Cell
from gouji.model.money import Figure
from tests.bench.synthetic import budget
from tests.explaining.small import CASTING, FOOTING, by

SIZES = (10**3, 10**4, 10**5, 10**6)
RULES = (CASTING, FOOTING)


@pytest.mark.parametrize("size", SIZES)
def test_full_check(benchmark: BenchmarkFixture, size: int) -> None:
    check = Check(budget(size), by(*RULES))
    values = check.document.tables[0].values
    benchmark(check.sweep)
    sums = []
    for _ in range(20):
        start = time.perf_counter()
        for column in values:
            np.sum(column)
        sums.append(time.perf_counter() - start)
    assert benchmark.stats is not None
    ratio = benchmark.stats.stats.median / float(np.median(sums))
    benchmark.extra_info["times np.sum"] = round(ratio, 1)
    assert check.counts()[Outcome.DIFFERS] == 0
    if size == 10**6:
        assert ratio <= 40


@pytest.mark.parametrize("size", SIZES)
def test_edit_and_recheck(benchmark: BenchmarkFixture, size: int) -> None:
    document = budget(size)
    check = Check(document, by(*RULES))
    rng = np.random.default_rng(2)
    places = [
        Cell(0, int(row), int(column))
        for row, column in zip(rng.integers(0, size, 5000), rng.integers(0, 3, 5000), strict=True)
    ]
    times = []
    for cell in places:
        start = time.perf_counter()
        change = edit(document, cell, Figure(int(rng.integers(0, 10**9))))
        change.apply(document)
        check.recheck(cell)
        times.append(time.perf_counter() - start)
    p50, p99 = (float(np.percentile(times, p)) * 1e6 for p in (50, 99))
    benchmark.extra_info.update({"p50 µs": round(p50, 1), "p99 µs": round(p99, 1)})
    benchmark(check.recheck, places[0])
    assert p99 <= 200


def test_memory_a_row() -> None:
    size = 10**6
    tracemalloc.start()
    check = Check(budget(size), by(*RULES))
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"{held / size:.0f} bytes a row")
    assert held / size <= 100
    assert check.counts()[Outcome.AGREES] > size
