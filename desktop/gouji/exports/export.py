"""``gouji export``: a case as a workbook with live formulas, or its figures one a row as csv or parquet.

Parquet is written where pyarrow is installed. Held by ``tests/exports/test_export.py``.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from pathlib import Path

from gouji.casework.case import Case
from gouji.casework.made_from import MadeFrom
from gouji.errors import UserError
from gouji.wording import say

ENDINGS = (".xlsx", ".csv", ".parquet")

Progress = Callable[[int], None]


def export(case: Case, output: Path, sources: Sequence[Path] = (), progress: Progress = lambda _: None) -> list[str]:
    """Write the case as the ending of ``output`` tells, as a workbook where it tells nothing; tells where it is.

    Raises UserError, and whatever ``progress`` raises, which is told how many of a hundred parts are done.
    """
    made_from = MadeFrom.of([case.document], (case.file.path, *sources))
    path = made_from.place(output, ENDINGS)
    makers = {".xlsx": _workbook, ".csv": _csv, ".parquet": _parquet}
    made_from.write(path, makers[path.suffix.lower()](case, progress))
    return [say("The figures were written to {path}.", path=path)]


def _workbook(case: Case, progress: Progress) -> bytes:
    from gouji.exports.workbook.workbook import workbook

    return workbook(case, progress)


def _csv(case: Case, progress: Progress) -> bytes:
    from gouji.frames.writing import csv

    return csv(case.document, progress)


def _parquet(case: Case, progress: Progress) -> bytes:
    if importlib.util.find_spec("pyarrow") is None:
        raise UserError(
            "no-parquet", "Parquet is written by pyarrow, which is not installed: pip install pyarrow. Or write a csv."
        )
    from gouji.frames.writing import parquet

    return parquet(case.document, progress)
