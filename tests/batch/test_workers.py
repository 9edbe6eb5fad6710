"""Workers are processes: what a file does to one costs that file, and no other.

They are real ones; a library that misbehaves is one of our own in the place of that which opens old workbooks.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gouji.batch.basis import Basis
from gouji.batch.done import Done
from gouji.batch.running import Batch
from gouji.batch.state import State
from gouji.batch.workers import Workers
from tests.apart.test_reading import MISBEHAVING, old_workbook
from tests.batch.conftest import page


@pytest.fixture
def workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workers]:
    folder = tmp_path / "libraries"
    folder.mkdir()
    (folder / "olefile.py").write_text(MISBEHAVING)
    monkeypatch.syspath_prepend(folder)
    with closing(Workers()) as made:
        yield made


def kinds(done: list[Done]) -> list[str]:
    return [one.kept.refusal.kind if one.kept.refusal else "" for one in done]


def test_a_worker_that_is_ended_costs_at_most_one_file(tmp_path: Path, workers: Workers, state: State) -> None:
    """Killed from outside it costs none, for a fresh one is given the same file before that is blamed; a file that ends
    both is named, and the next one is judged as if nothing had been."""
    good = [page(tmp_path, name) for name in ("甲", "乙", "丙")]
    files = [good[0], good[1], old_workbook(tmp_path, "os.abort()"), good[2]]
    running = Batch(Basis(), state, workers.answer, 1).run(files)
    done = [next(running)]
    for number in workers.numbers:
        os.kill(number, signal.SIGTERM)
    done += running
    assert kinds(done) == ["", "", "reading-ended", ""]
    assert "预算.xls" in str(done[2].kept.refusal)
