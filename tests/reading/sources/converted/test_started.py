"""A process that was told of is ended where it is still that one, and no other is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from gouji.reading.sources.converted.started import Started, began

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="when a process began is asked of Linux")


@pytest.fixture
def process() -> Iterator[subprocess.Popen[bytes]]:
    made = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    yield made
    made.kill()
    made.wait()


def test_it_is_ended(process: subprocess.Popen[bytes]) -> None:
    since = began(process.pid)
    assert since
    Started(process.pid, since).end()
    assert process.wait(60) != 0


def test_another_that_was_given_its_number_is_not(process: subprocess.Popen[bytes]) -> None:
    since = began(process.pid)
    assert since
    Started(process.pid, since - 1).end()
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(0.5)


def test_one_that_is_gone_is_no_error(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    assert began(process.pid) is None
    Started(process.pid, 1).end()
