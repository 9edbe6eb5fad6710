"""Whoever changes a case file: it is refused, or what was changed is told; nothing behind the border meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.attacks.mutated_cases import ATTACKS, attacked
from tests.attacks.worked_case import worked_case
from tests.thorough import examples

FEW = 90
"""Of each kind in an exploring run; a steady one tries a third."""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path / "数据"))
    return worked_case(tmp_path)


@pytest.mark.parametrize("kind", ATTACKS)
def test_no_mutation_of_a_case_is_met_behind_the_border(path: Path, kind: str) -> None:
    tally = attacked(path, range(examples(FEW)), ATTACKS[kind], forged=kind == "forged")
    assert [became for became in tally if became.startswith("BAD")] == []
    assert tally["refused"]
    assert tally["told"]
