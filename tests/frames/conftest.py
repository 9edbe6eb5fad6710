"""A budget with planted slips, as a script reads it."""

from __future__ import annotations

import pytest

import gouji
from tests.conftest import SLIPS


@pytest.fixture(scope="module")
def budget() -> gouji.Reconciled:
    return gouji.read(SLIPS)
