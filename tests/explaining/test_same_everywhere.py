"""The same document is explained in the same way in every process, on every machine, however busy it is."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from gouji.explaining.explain import explain
from gouji.explaining.judging.why_open import (
    TOO_MANY_COMBINATIONS,
)
from gouji.model.document import Document
from tests.conftest import SAMPLE, TOP
from tests.explaining import slips_close_together
from tests.explaining.planting import Ground
from tests.explaining.slips_close_together import close_together
from tests.thorough import of_each

FEW = 100
"""Steps that the slips planted here do not all come out with."""


def test_the_suspects_do_not_hang_on_the_hash_seed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are told here as by processes of other seeds."""
    monkeypatch.setattr("gouji.explaining.explain.STEPS", FEW)
    slips_close_together.main(SAMPLE, FEW)
    here = capsys.readouterr().out
    own = os.environ.get("PYTHONHASHSEED")
    for seed in of_each(("1",) if own != "1" else ("2",), ("0", "1", "2", "3")):
        there = subprocess.run(
            [sys.executable, "-m", "tests.explaining.slips_close_together", str(SAMPLE), str(FEW)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join((str(TOP), *sys.path))},
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        assert there.stdout == here
    assert TOO_MANY_COMBINATIONS in here
    assert "missing-row" in here


def test_a_search_is_cut_by_its_steps_whatever_the_time(sample: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    ground = Ground.of(sample)
    monkeypatch.setattr("gouji.explaining.explain.STEPS", FEW)
    for slip in close_together(ground, 6):
        with ground.planted(slip) as check:
            explanation = explain(check)
            with monkeypatch.context() as slow:
                clock = SimpleNamespace(monotonic=itertools.count(0, 1000).__next__)
                slow.setattr("gouji.explaining.search.clock.time", clock)
                assert explain(check) == explanation
