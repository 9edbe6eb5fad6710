"""How long an action takes until it is kept: a state, a mark, a sign-off of all figures, on a published budget."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from gouji.casework.case import Case
from gouji.checking.families.sign import Sign
from gouji.errors import UserError
from gouji.keeping.user import person
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.review.passing import Act
from gouji.review.states import State
from tests.conftest import SLIPS

ROUNDS = 100
LONGEST_MS = 5.0


@pytest.fixture
def case() -> Iterator[Case]:
    with closing(Case.open(SLIPS)) as opened:
        yield opened


def acts(case: Case, monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], object]]:
    found, cells = case.findings()[:3], [Cell(2, row, 0) for row in range(3)]

    def pass_on() -> None:
        """Hand over, review, return: each by another person, for a third of the rounds."""
        for act, name in ((Act.HAND_OVER, "王编制"), (Act.REVIEW, "李复核"), (Act.RETURN, "李复核")):
            monkeypatch.setattr(person, "name", lambda name=name: name)  # who works is not what is measured
            with suppress(UserError):
                case.pass_on(act, "请看")
                return

    return {
        "state": lambda: case.handle(found, State.EXPLAINED, "口径不同"),
        "mark": lambda: case.mark(cells, Sign.FOOTED),
        "figure": lambda: case.edit(cells[0], Figure(time.perf_counter_ns() % 10**9)),
        "sign-off": pass_on,
    }


@pytest.mark.parametrize("what", ["state", "mark", "figure", "sign-off"])
def test_an_action_is_kept_at_once(
    case: Case, benchmark: BenchmarkFixture, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    act = acts(case, monkeypatch)[what]
    took: list[float] = []

    def rounds() -> None:
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            act()
            took.append((time.perf_counter() - begun) * 1000)

    benchmark.pedantic(rounds)
    p50 = sorted(took)[len(took) // 2]
    benchmark.extra_info["p50 ms"] = round(p50, 2)
    print(f"{what}: p50 {p50:.2f} ms")
    assert p50 < LONGEST_MS
