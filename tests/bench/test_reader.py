"""What it costs that documents are read by another process: a warm reader adds no more than 20 ms to a document.

Both are measured in turns, and the least of each counts: what else the machine does only adds to it. A reader reads one
document; the next one gets ready meanwhile, as it does while a person looks at what was opened.
"""

from __future__ import annotations

import math
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from gouji.apart import reading
from gouji.apart.readers import Readers
from gouji.apart.reading import read_original
from tests.conftest import SAMPLE

MOST_MS = 20
TURNS = 8
READY_S = 2.5
"""In which a reader is ready on any machine that is not busy."""


@pytest.fixture
def warm(monkeypatch: pytest.MonkeyPatch) -> Iterator[Readers]:
    made = Readers()
    made.expect(math.inf)
    made.warm()
    monkeypatch.setattr(reading, "READERS", made)
    yield made
    made.close()


HERE = """
import sys, time
from pathlib import Path
from gouji.apart import tasks
from gouji.reading.read import read_original
tasks.get_ready(lambda: True)
start = time.perf_counter()
read_original(Path(sys.argv[1]))
print((time.perf_counter() - start) * 1e3)
"""
"""A process that has got ready as a reader does, and reads the document itself: it has met it as little."""


def there(path: Path) -> float:
    time.sleep(READY_S)
    start = time.perf_counter()
    read_original(path)
    return (time.perf_counter() - start) * 1e3


def here(path: Path) -> float:
    told = subprocess.run([sys.executable, "-c", HERE, str(path)], stdout=subprocess.PIPE, check=True)
    return float(told.stdout)


def added(path: Path) -> float:
    """Milliseconds that a document takes more where another process reads it."""
    turns = [(there(path), here(path)) for _ in range(TURNS)]
    more, less = np.array(turns).min(axis=0)
    return float(more - less)


def test_the_sample(warm: Readers) -> None:
    more = added(SAMPLE)
    print(f"a warm reader adds {more:.0f} ms to the sample")
    assert more <= MOST_MS


def test_the_seed(warm: Readers, seed_path: Path) -> None:
    more = added(seed_path)
    print(f"a warm reader adds {more:.0f} ms to the seed")
    assert more <= MOST_MS
