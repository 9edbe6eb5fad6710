"""A process that does not do what a reader does is ended all the same, and nothing of it is left behind."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from threading import Thread

import pytest

from gouji.apart import process, reading
from gouji.apart.frames import Frame
from gouji.apart.process import EndedError, Process
from gouji.apart.readers import Readers
from gouji.errors import Cancelled
from gouji.reading.sources.converted import running

SLEEPING = "import time; time.sleep(600)"

FLOODING = """
import os
head = b'{"parts": [], "told": "progress", "data": 1}'
while True:
    os.write(1, len(head).to_bytes(4, "big") + head)
"""

MUCH = Frame({}, (bytes(2**22),))
"""More than a pipe holds."""

Made = Callable[[str], Process]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[Made]:
    """Starts a program in the place of a reader."""
    started: list[Process] = []

    def start(program: str) -> Process:
        monkeypatch.setattr(process, "_command", lambda _: [sys.executable, "-c", program])
        started.append(Process())
        return started[-1]

    yield start
    for one in started:
        one.end(0.0)


def test_one_that_takes_nothing_can_be_given_up(made: Made) -> None:
    """Though what it is asked is not written."""
    deaf, wanted = made(SLEEPING), iter([True, True])
    assert [*deaf.ask(MUCH, 1.0, lambda: next(wanted, False))] == []
    deaf.end()
    assert not deaf.lives


def test_one_that_takes_nothing_and_ends_has_ended(made: Made) -> None:
    with pytest.raises(EndedError) as ended:
        [*made("raise SystemExit(7)").ask(MUCH, 1.0, lambda: True)]
    assert ended.value.status == 7


def test_what_it_tells_is_kept_up_to_a_bound(made: Made) -> None:
    flooding = made(FLOODING)
    told = flooding.ask(Frame({}), 1.0, lambda: True)
    assert next(told).head["told"] == "progress"
    while not flooding._told.full():
        time.sleep(0.01)
    assert flooding._told.maxsize == process._MOST_TOLD
    flooding.end(0.0)
    flooding._listener.join(10)
    assert not flooding._listener.is_alive()


def test_silence_is_longer_than_the_seconds_it_has(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    largest = reading.SECONDS + reading.OF_EACH_MB * 64
    assert process.patience(largest, 0.0) > largest > process.patience(0.0, process.SILENCE)
    monkeypatch.setattr(process, "SILENCE", 0.0)
    with pytest.raises(EndedError) as ended:
        [*made(SLEEPING).ask(Frame({}), 0.0, lambda: True)]
    assert ended.value.status is None


def test_one_that_says_for_ever_that_it_lives_is_given_up(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """Later than all offices of a computer, one after the other, are given up."""
    assert process.patience(reading.SECONDS, process.WHOLE) > 4 * running.LIMIT
    monkeypatch.setattr(process, "WHOLE", 0.2)
    with pytest.raises(EndedError) as ended:
        [*made(FLOODING).ask(Frame({}), 0.0, lambda: True)]
    assert ended.value.status is None


def test_it_is_ended_once_whoever_ends_it(made: Made) -> None:
    one = made(SLEEPING)
    ending = [Thread(target=one.end, args=(0.0,)) for _ in range(4)]
    for thread in ending:
        thread.start()
    for thread in ending:
        thread.join()
    assert not one.lives
    one.end()


def test_one_that_cannot_be_bounded_is_not_left_behind(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[subprocess.Popen[bytes]] = []

    def fails(popen: subprocess.Popen[bytes]) -> None:
        left.append(popen)
        raise OSError("no job")

    monkeypatch.setattr(process, "Job", fails)
    with pytest.raises(OSError, match="no job"):
        made(SLEEPING)
    (popen,) = left
    assert popen.returncode is not None
    assert popen.stdin is not None
    assert popen.stdout is not None
    assert popen.stdin.closed
    assert popen.stdout.closed


def test_none_is_started_while_the_program_ends() -> None:
    readers = Readers()
    readers.close()
    with pytest.raises(Cancelled), readers.one():
        pass
    assert readers.all == set()
