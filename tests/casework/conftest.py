"""A case of the document that a test makes, and that case as another process would find it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gouji.casework.case import Case


@pytest.fixture
def case(path: Path) -> Iterator[Case]:
    """The case of the document at ``path``, a fixture of the test file."""
    case = Case.open(path)
    yield case
    case.close()


def again(case: Case) -> Case:
    """The same case as whoever opens its file finds it."""
    return Case.look_at(case.file.path)
