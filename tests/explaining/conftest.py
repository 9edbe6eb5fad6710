"""The sample is read once for all that is planted into it; each test gets figures of its own."""

from __future__ import annotations

from functools import cache

import pytest

from gouji.model.document import Document
from gouji.reading.read import read_document
from tests.conftest import SAMPLE


@cache
def _as_read() -> Document:
    return read_document(SAMPLE)


@pytest.fixture
def sample() -> Document:
    return _as_read().copy()
