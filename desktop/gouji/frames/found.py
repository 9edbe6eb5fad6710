"""What was found in many documents, one finding a row: each tells where its file lies.

A file that was not read has a row too, so that nobody takes it for one without findings. Held by
``tests/commands/test_formats.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gouji.checking.check import Check
from gouji.frames.amounts import texts
from gouji.frames.findings import findings
from gouji.frames.writing import csv_of, rows_as_csv, rows_as_workbook
from gouji.wording import say

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = (
    *("path", "entity", "year", "state", "table", "address", "where", "expected", "stated", "difference"),
    *("statement", "reason", "kind", "rule", "severity", "outcome", "id"),
)
"""Those of ``findings`` that a table has, behind those of the document."""


class Found:
    """The rows as they come; amounts are in 元."""

    def __init__(self) -> None:
        self._frames: list[DataFrame] = []

    def add(self, path: str, check: Check) -> None:
        """The findings of a document."""
        frame, document = findings(check, check.findings()), check.document
        for name, told in (("path", path), ("entity", document.entity), ("year", str(document.year or "") or None)):
            frame[name] = texts([told] * len(frame))
        self._frames.append(frame[[*COLUMNS]])

    def add_unread(self, path: str, why: str) -> None:
        """The row of a file that was not read, with the sentence that tells why."""
        import pandas as pd

        told = {"path": path, "state": say("not read"), "statement": why, "outcome": "error"}
        self._frames.append(pd.DataFrame({name: texts([told.get(name)]) for name in COLUMNS}))

    def last(self) -> str:
        """The rows that came last as lines of a csv, below the names of the columns where they are the first."""
        return csv_of(self._frames[-1], header=len(self._frames) == 1)

    def csv(self) -> bytes:
        """All of them as a csv."""
        return rows_as_csv(self._frames)

    def workbook(self) -> bytes:
        """All of them as a workbook."""
        return rows_as_workbook(self._frames)
