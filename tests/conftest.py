"""Real documents for every test: the samples of the checkout and, where it stands beside it, the seed document."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from gouji.model.document import Document
from gouji.reading.read import read_document

if sys.platform.startswith("linux"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

TOP = Path(__file__).resolve().parents[1]
SAMPLE = TOP / "seeds" / "sample-2017.txt"
SLIPS = TOP / "seeds" / "sample-2017-with-slips.txt"
SEED = TOP.parent / "shared" / "documents" / "shanghai-hrss-2017.txt"


@pytest.fixture
def sample() -> Document:
    return read_document(SAMPLE)


@pytest.fixture
def seed_path() -> Path:
    if not SEED.exists():
        pytest.skip("the published seed document does not stand beside this checkout")
    return SEED


@pytest.fixture
def brief_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that finds no end gives up after few steps."""
    monkeypatch.setattr("gouji.explaining.explain.STEPS", 5_000)
