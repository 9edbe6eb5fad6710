"""All figures of a document, one a row, as the bytes of a csv or a parquet file; blanks have a row too. And what was
found in many documents, as a csv or a workbook.

A csv is opened by spreadsheets too, which take a text for a formula by how it begins: such a text begins with an
apostrophe there. Held by ``test_a_name_that_begins_like_a_formula_is_no_formula_in_a_csv``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from gouji.frames.figures import figures
from gouji.model.document import Document
from gouji.wording import say

if TYPE_CHECKING:
    from pandas import DataFrame

FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a formula begins with."""

WIDTH = 18.0
"""Of a column, in digits."""

Progress = Callable[[int], None]
"""Told how many of a hundred parts are done."""


def csv(document: Document, progress: Progress) -> bytes:
    """In UTF-8 with the mark by which Excel knows it."""
    return rows_as_csv((_frame(document, progress),))


def rows_as_csv(frames: Sequence[DataFrame]) -> bytes:
    """The same of frames with the same columns, one below the other."""
    told = (csv_of(frame, header=not number) for number, frame in enumerate(frames))
    return "".join(told).encode("utf-8-sig", "replace")


def csv_of(frame: DataFrame, *, header: bool) -> str:
    """The rows of a frame, with the names of the columns or without."""
    frame = frame.copy()
    for name in frame.columns[frame.dtypes == "string"]:
        risky = frame[name].str.startswith(FORMULAS, na=False)
        frame.loc[risky, name] = "'" + frame.loc[risky, name]
    told: str = frame.to_csv(index=False, header=header, lineterminator="\n")
    return told


def rows_as_workbook(frames: Sequence[DataFrame]) -> bytes:
    """Frames with the same columns as one sheet, whose rows can be sorted and chosen from; no text is a formula."""
    import pandas as pd

    frame = pd.concat([one.astype(object) for one in frames], ignore_index=True)
    out, plain = BytesIO(), {"strings_to_formulas": False, "strings_to_urls": False}
    with pd.ExcelWriter(out, engine="xlsxwriter", engine_kwargs={"options": plain}) as writer:
        frame.to_excel(writer, sheet_name=say("Findings"), index=False)
        sheet = writer.sheets[say("Findings")]
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(frame), len(frame.columns) - 1)
        sheet.set_column(0, len(frame.columns) - 1, WIDTH)
    return out.getvalue()


def parquet(document: Document, progress: Progress) -> bytes:
    """Amounts are decimals; it is written by pyarrow."""
    out = BytesIO()
    _frame(document, progress).to_parquet(out, engine="pyarrow", index=False)
    return out.getvalue()


def _frame(document: Document, progress: Progress) -> DataFrame:
    frame = figures(document, range(len(document.tables)), blanks=True)
    progress(60)
    return frame
