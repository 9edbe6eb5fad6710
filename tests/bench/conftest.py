"""Benchmarks measure time: they are run alone, never beside other tests."""

from __future__ import annotations

import os

import pytest


def pytest_configure() -> None:
    if "PYTEST_XDIST_WORKER" in os.environ:
        raise pytest.UsageError("benchmarks are run in one process: pytest tests/bench")
