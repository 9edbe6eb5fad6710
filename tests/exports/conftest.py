"""A case on a budget with planted slips, and its workbook, made once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from gouji.casework.case import Case
from gouji.exports.workbook.workbook import workbook
from tests.conftest import SAMPLE, SLIPS

RISKY = ("=1+2", "+86", "-x", "@SUM(A1)", '=HYPERLINK("http://x.cn","x")')
"""Names that spreadsheets take for formulas."""


@pytest.fixture(scope="package")
def slips() -> Iterator[Case]:
    case = Case.look_at(SLIPS)
    yield case
    case.close()


@pytest.fixture(scope="package")
def made(slips: Case) -> bytes:
    return workbook(slips)


@pytest.fixture(scope="package")
def risky() -> Iterator[Case]:
    """A case on a table whose title and first names spreadsheets take for formulas."""
    case = Case.look_at(SAMPLE)
    table = case.document.tables[2]
    named = [replace(row, name=name) for row, name in zip(table.rows, RISKY, strict=False)]
    table.rows, table.title = [*named, *table.rows[len(named) :]], RISKY[0]
    yield case
    case.close()
