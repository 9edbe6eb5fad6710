"""The published attacks on signed PDFs, some of each kind: no paper is called good after one.

``python -m tests.paper.attacks`` tries them all.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji import cli
from gouji.paper.signatures import verifying
from tests.paper.attacks.every import attacks, refused
from tests.paper.attacks.stages import made, signed_by_the_rest
from tests.thorough import examples

MANY = 60
"""So many of all are tried by a thorough run of the suite, the same number of each kind."""


def test_after_no_attack_a_paper_is_called_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("case", "alone"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path / "data"))
    stages = made(tmp_path / "case")
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path / "elsewhere"))
    every = list(attacks(stages))
    assert len(every) >= 130
    step = len(every) // examples(MANY)
    accepted = [name for name, attack in every[step // 2 :: step] if not refused(attack(), tmp_path / "alone")]
    assert accepted == []
    capsys.readouterr()


def test_who_signs_on_an_honest_paper_with_that_program_is_not_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path / "data"))
    stages = made(tmp_path)
    for number in range(4):
        stages.paper.write_bytes(signed_by_the_rest(stages.papers[number], number))
        assert verifying.verify(stages.paper).good
        assert cli.main(["verify", str(stages.paper)]) == cli.GOOD
