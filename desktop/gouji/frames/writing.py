"""All figures of a document, one a row, as the bytes of a csv or a parquet file; blanks have a row too.

A csv is opened by spreadsheets too, which take a text for a formula by how it begins: such a text begins with an
apostrophe there. Held by ``test_a_name_that_begins_like_a_formula_is_no_formula_in_a_csv``.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

from gouji.frames.figures import figures
from gouji.model.document import Document

if TYPE_CHECKING:
    from pandas import DataFrame

FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a formula begins with."""

Progress = Callable[[int], None]
"""Told how many of a hundred parts are done."""


def csv(document: Document, progress: Progress) -> bytes:
    """In UTF-8 with the mark by which Excel knows it."""
    frame = _frame(document, progress)
    for name in frame.columns[frame.dtypes == "string"]:
        risky = frame[name].str.startswith(FORMULAS, na=False)
        frame.loc[risky, name] = "'" + frame.loc[risky, name]
    told: str = frame.to_csv(index=False)
    return told.encode("utf-8-sig", "replace")


def parquet(document: Document, progress: Progress) -> bytes:
    """Amounts are decimals; it is written by pyarrow."""
    out = BytesIO()
    _frame(document, progress).to_parquet(out, engine="pyarrow", index=False)
    return out.getvalue()


def _frame(document: Document, progress: Progress) -> DataFrame:
    frame = figures(document, range(len(document.tables)), blanks=True)
    progress(60)
    return frame
