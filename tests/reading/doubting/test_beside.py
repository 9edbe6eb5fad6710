"""Figures of a row, or of a whole column, that stand beside their own column are a reading in doubt."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.model.document import Cell, Document
from gouji.model.doubt import Misgiving
from gouji.model.money import Figure
from gouji.model.table import Content, Origin, Table
from gouji.reading.doubting.beside import columns_beside, rows_beside
from gouji.reading.doubting.doubting import doubts_among_files
from gouji.reading.read import read_document
from tests.generated.documents import make
from tests.generated.writers.text import can_export
from tests.reading.doubting.misreading import columns_moved
from tests.reading.doubting.test_columns import table

BLANK = Content(None, Origin.BLANK)


def moved(document: Document, key: str, start: int, end: int) -> tuple[Document, int]:
    """The document with a figure of its table of expenditure in another column, and the row of it."""
    made = document.copy()
    found = made.tables[2]
    row = found.row_of[key]
    found.put(row, end, found.content(row, start))
    found.put(row, start, BLANK)
    return made, row


def test_a_row_whose_figures_fit_beside_is_in_doubt(sample: Document) -> None:
    made, row = moved(sample, "2011001", 1, 2)
    (doubt,) = rows_beside(Check(made), 2, [row])
    assert doubt.of == Misgiving.BESIDE
    assert doubt.why.params == {"rows": "行政运行"}
    assert made.tables[2].content(row, 1) == BLANK, "the row stands as it was read"


def test_a_row_that_fits_nowhere_better_is_not(sample: Document) -> None:
    made = sample.copy()
    row = made.tables[2].row_of["2011001"]
    made.tables[2].put(row, 1, Content(Figure(12_345_600), Origin.READ))
    assert [*rows_beside(Check(made), 2, [row])] == []
    assert [*rows_beside(Check(sample), 2, range(len(sample.tables[2].rows)))] == []


def test_rows_whose_figures_fit_beside_together_are_in_doubt(sample: Document) -> None:
    """One by itself fits nowhere better: what holds it, and what it holds, stand beside as well."""
    made = sample.copy()
    table = made.tables[2]
    rows = [table.row_of[key] for key in ("221", "22102", "2210201", "2210203")]
    for row in rows:
        figure = table.content(row, 1)
        table.put(row, 1, BLANK)
        table.put(row, 2, figure)
    check = Check(made)
    (doubt,) = rows_beside(check, 2, rows[1:2])
    assert doubt.of == Misgiving.BESIDE
    assert doubt.why.params == {"rows": "住房保障支出、住房改革支出、住房公积金"}
    assert not table.present[1, rows[0]], "the rows stand as they were read"


def blank_beside(*figures: int | None) -> Table:
    return table(["合计", "基本支出", "项目支出"], [5, 7, 12], [None] * 3, figures)


def short(*amounts: int) -> list[tuple[Cell, int]]:
    return [(Cell(0, row, 1), amount * 1_000_000) for row, amount in enumerate(amounts)]


def test_a_blank_column_that_lacks_what_stands_beside_it_is_in_doubt() -> None:
    (doubt,) = columns_beside(blank_beside(1, 2, 3), short(1, 2))
    assert doubt.why.params == {"columns": "基本支出", "others": "项目支出"}


@pytest.mark.parametrize(
    "amounts", [(1,), (1, 3), (), (5, 7)], ids=["one row", "another amount", "nothing", "the total alone"]
)
def test_a_blank_column_that_lacks_anything_else_is_not(amounts: tuple[int, ...]) -> None:
    assert [*columns_beside(blank_beside(1, 2, 3), short(*amounts))] == []


def test_tables_of_several_files_are_asked_too(sample: Document) -> None:
    made = sample.copy()
    found = columns_moved(made.tables[2], random.Random(1))
    assert found is not None
    made.tables[2] = found
    assert Misgiving.BESIDE in {one.of for one in doubts_among_files(made)[2]}


@pytest.mark.skipif(not can_export(), reason="pdftotext, which writes them, is not installed")
@pytest.mark.parametrize("seed", [9400030, 9400515, 9400792, 9400928])
def test_a_text_whose_columns_were_misread_accuses_nobody(seed: int, tmp_path: Path) -> None:
    document = read_document(make(seed, "layout", tmp_path)[0])
    assert Misgiving.BESIDE in {doubt.of for one in document.tables for doubt in one.doubts}
    check = Check(document)
    assert not any(np.any(family.outcomes == Outcome.DIFFERS) for family in check.families)
