"""What is told where a cluster does nothing. What one does is held by ``tests/bench/test_cluster.py``, on real ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji import cli
from gouji.batch.cluster import answered
from tests.batch.conftest import page


def test_another_version_of_the_program_does_nothing() -> None:
    head, parts = answered(("0.0.1", ""), "甲.pdf", {}, ())
    assert (head["refused"]["kind"], parts) == ("other-program", ())


def test_where_nobody_answers_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = [
        "batch",
        str(page(tmp_path, "某某局")),
        "-o",
        str(tmp_path / "清单.xlsx"),
        "--cluster",
        "no address",
    ]
    assert cli.main(words) == 2
    assert "没有集群应答" in capsys.readouterr().err
