"""What it costs that documents are read by another process: a warm reader adds no more than 20 ms to a document.

Both are measured in turns, and the least of each counts: what else the machine does only adds to it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from gouji.apart import reading
from gouji.apart.readers import Readers
from gouji.apart.reading import read_original
from gouji.reading import read
from gouji.reading.original import Original
from tests.conftest import SAMPLE

MOST_MS = 20
TURNS = 15


@pytest.fixture
def warm(monkeypatch: pytest.MonkeyPatch) -> Iterator[Readers]:
    made = Readers()
    monkeypatch.setattr(reading, "READERS", made)
    yield made
    made.close()


def taken(how: Callable[[Path], Original], path: Path) -> float:
    start = time.perf_counter()
    how(path)
    return (time.perf_counter() - start) * 1e3


def added(path: Path) -> float:
    """Milliseconds that a document takes more where another process reads it."""
    turns = [(taken(read_original, path), taken(read.read_original, path)) for _ in range(TURNS)]
    there, here = np.array(turns).min(axis=0)
    return float(there - here)


def test_the_sample(warm: Readers) -> None:
    more = added(SAMPLE)
    print(f"a warm reader adds {more:.0f} ms to the sample")
    assert more <= MOST_MS


def test_the_seed(warm: Readers, seed_path: Path) -> None:
    more = added(seed_path)
    print(f"a warm reader adds {more:.0f} ms to the seed")
    assert more <= MOST_MS
