"""The published attacks on signed PDFs, some of each kind: no paper is called good after one.

``python -m tests.paper.attacks`` tries them all.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji import cli
from gouji.paper.signatures import verifying
from tests.paper.attacks.every import attacks, refused
from tests.paper.attacks.stages import Stages, made, signed_by_the_rest
from tests.thorough import examples

MANY = 60
"""So many of all are tried by a thorough run of the suite, the same number of each kind."""


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Stages:
    """One paper for all who attack it; what is tried with its file is done to that of a test's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOUJI_DATA", str(tmp_path_factory.mktemp("data")))
        return made(tmp_path_factory.mktemp("case"))


def test_after_no_attack_a_paper_is_called_good(
    stages: Stages, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    every = list(attacks(stages))
    assert len(every) >= 130
    step = len(every) // examples(MANY)
    accepted = [name for name, attack in every[step // 2 :: step] if not refused(attack(), tmp_path)]
    assert accepted == []
    capsys.readouterr()


def test_who_signs_on_an_honest_paper_with_that_program_is_not_refused(stages: Stages) -> None:
    for number in range(4):
        stages.paper.write_bytes(signed_by_the_rest(stages.papers[number], number))
        assert verifying.verify(stages.paper).good
        assert cli.main(["verify", str(stages.paper)]) == cli.GOOD
