"""A few files of every kind that were tampered with; ``python -m tests.crafted`` tries as many as there is time for."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from gouji.apart import reading
from gouji.apart.readers import Readers
from tests.crafted import BAD, tried

FEW = 25


def test_no_file_stops_its_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readers = Readers()
    readers.expect(math.inf)
    monkeypatch.setattr(reading, "READERS", readers)
    became = [(path.name, kind) for path, kind in tried(FEW, 0, tmp_path)]
    readers.close()
    assert [one for one in became if one[1] in BAD] == []
    assert {kind for _, kind in became} > {"read", "damaged"}
