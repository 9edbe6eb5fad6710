"""A Dask cluster, a real scheduler and two workers of it on this machine, gives what this machine gives by itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from gouji import cli
from gouji.batch.workers import Workers
from tests.batch.conftest import Here, here, page
from tests.conftest import TOP

ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TOP / "desktop"), *sys.path])}

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts programs that end with the test."""
    with ExitStack() as ending:

        def started(*words: str) -> subprocess.Popen[str]:
            program = subprocess.Popen(
                [sys.executable, "-m", *words],
                env=ENVIRONMENT | {"GOUJI_DATA": os.environ["GOUJI_DATA"]},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
            )
            ending.callback(program.wait)
            ending.callback(program.kill)
            assert program.stdout is not None
            ending.callback(program.stdout.close)
            return program

        yield started


def line_with(program: subprocess.Popen[str], word: str) -> str:
    assert program.stdout is not None
    for line in program.stdout:
        if word in line:
            return line
    raise AssertionError(f"ended without telling {word}")


@pytest.mark.skipif(sys.platform == "win32", reason="no signal there ends a program at once")
def test_a_machine_that_is_lost_in_the_middle_changes_nothing(
    tmp_path: Path, start: Start, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [str(page(tmp_path, f"某某{name}局", slip=9 * (name == "丙"))) for name in "甲乙丙丁戊己"]
    scheduler = start("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    address = line_with(scheduler, "tcp://").split()[-1]
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard")
    machines = [start("distributed.cli.dask_worker", address, *options) for _ in range(2)]
    for one in machines:
        line_with(one, "Registered to")
    words = ["batch", *map(str, files), "-o"]
    batch = start("gouji", *words, str(tmp_path / "集群.jsonl"), "--cluster", address)
    line_with(batch, "[1/6]")
    machines[0].send_signal(signal.SIGKILL)
    assert batch.wait() == 1
    monkeypatch.setattr(Workers, "answer", lambda _, *asked: here(*asked))
    assert cli.main([*words, str(tmp_path / "本机.jsonl")]) == 1
    assert (tmp_path / "集群.jsonl").read_bytes() == (tmp_path / "本机.jsonl").read_bytes()


__all__ = ["here"]
