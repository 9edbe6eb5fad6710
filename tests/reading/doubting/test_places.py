"""Amounts among the rows of a table that found no place in it: many of them cast doubt on what was read beside them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from gouji.model.brood import NO_ROW
from gouji.model.document import Document, Passage, SourceFile
from gouji.model.doubt import Misgiving
from gouji.model.money import Figure, Unit
from gouji.model.source import AtLine, InSheet, OnPage, Source
from gouji.model.table import Content, Origin, Row, Table
from gouji.reading.doubting.places import without_a_place

PLACES: dict[str, tuple[Source, Source, Source]] = {
    "page": (OnPage(2, (40, 100, 90, 110)), OnPage(2, (40, 300, 90, 310)), OnPage(2, (200, 220, 260, 230))),
    "sheet": (InSheet("支出", "A4"), InSheet("支出", "A40"), InSheet("支出", "F12")),
    "text": (AtLine(30), AtLine(60), AtLine(44)),
}
BESIDE: dict[str, Source] = {
    "page": OnPage(2, (40, 400, 90, 410)),
    "overleaf": OnPage(3, (40, 220, 90, 230)),
    "sheet": InSheet("收入", "F12"),
    "text": AtLine(61),
}


def document(first: Source, last: Source, figures: int, unplaced: Sequence[Passage]) -> Document:
    """A table of two rows, as wide as it has figures."""
    rows = [Row("某科目", None, 1, source=first), Row("合计", None, 0, source=last)]
    columns = tuple(f"第{number}栏" for number in range(figures))
    table = Table("T1", "expenditure", "", Unit.YUAN, columns, rows, np.full(2, NO_ROW, np.int32))
    for column in range(figures):
        table.put(0, column, Content(Figure(100), Origin.READ))
    return Document(SourceFile("", "", "pdf"), "", 2025, "budget", "", [table], [], list(unplaced))


@pytest.mark.parametrize("kind", PLACES)
def test_many_amounts_among_the_rows_cast_doubt(kind: str) -> None:
    first, last, between = PLACES[kind]
    lost = [Passage(between, "1,234.00 56.70"), Passage(first, "2080501 8,901.00")]
    ((number, (doubt,)),) = without_a_place(document(first, last, 20, lost)).items()
    assert (number, doubt.of) == (0, Misgiving.UNPLACED)
    assert doubt.why.params == {"count": "3", "text": "1,234.00 56.70 2080501 8,901.00"}
    assert doubt.why.places == (between, first)


def test_so_do_many_above_the_first_row_that_was_read() -> None:
    lost = [Passage(AtLine(23), "1,234.00 56.70"), Passage(AtLine(24), "8,901.00")]
    made = document(AtLine(30), AtLine(60), 20, lost)
    assert without_a_place(made) == {}
    made.tables[0].place = AtLine(20)
    assert list(without_a_place(made)) == [0]


@pytest.mark.parametrize(
    ("figures", "text"),
    [(20, "1,234.00 56.70"), (40, "1,234.00 56.70 3.00"), (2, "第 3 页 共 12 页")],
)
def test_few_amounts_or_none_do_not(figures: int, text: str) -> None:
    """They are told as text without a place."""
    first, last, between = PLACES["page"]
    assert without_a_place(document(first, last, figures, [Passage(between, text)])) == {}


@pytest.mark.parametrize("where", BESIDE)
def test_what_stands_beyond_its_rows_is_not_its_own(where: str) -> None:
    first, last, _ = PLACES["page" if where == "overleaf" else where]
    lost = [Passage(BESIDE[where], "1,234.00 56.70 8,901.00 3.00")]
    assert without_a_place(document(first, last, 2, lost)) == {}
