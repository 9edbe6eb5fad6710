"""What a sign-off covers, and what is another since."""

from __future__ import annotations

from dataclasses import replace

from gouji.model.change import edit
from gouji.model.document import Document, Letter
from gouji.model.doubt import Confirmation
from gouji.model.money import Figure
from gouji.model.row_change import delete, insert
from gouji.model.table import Table
from gouji.reading.read import read_document
from gouji.review.covered import What, cell_of, differences, stands
from tests.conftest import SLIPS


def found(before: Document, now: Document) -> list[tuple[What, str]]:
    return [(one.what, one.address) for one in differences(before, now)]


def test_a_figure_that_is_another_is_named_and_put_back_it_stands() -> None:
    document = read_document(SLIPS)
    before, cell = document.copy(), document.find("T3!20801.基本支出")
    assert cell is not None
    change = edit(document, cell, Figure(1))
    change.apply(document)
    (one,) = differences(before, document)
    assert (one.what, one.address, one.new) == (What.FIGURE, "T3!20801.基本支出", Figure(1))
    assert cell_of(document, one) == cell
    blank = edit(document, cell, None)
    blank.apply(document)
    assert [one.new for one in differences(before, document)] == [None]
    for made in (blank, change):
        made.reverse().apply(document)
    assert stands(before, document)


def test_rows_that_come_and_go_are_named_by_their_keys_and_the_others_stay() -> None:
    document = read_document(SLIPS)
    before, by = document.copy(), Confirmation("甲", "2026-11-24T10:00:00+08:00")
    insert(document, 2, 3, 0, by).apply(document)
    (added,) = found(before, document)
    assert added[0] is What.ROW_ADDED
    gone = document.tables[2].keys[5]
    delete(document, 2, [5]).apply(document)
    assert (What.ROW_GONE, f"T3!{gone}") in found(before, document)
    assert {what for what, _ in found(before, document)} == {What.ROW_ADDED, What.ROW_GONE}


def test_another_text_table_or_document_beside_is_told() -> None:
    document = read_document(SLIPS)
    assert found(document, replace(document, retold={Letter(0, 0): "1"})) == [(What.TEXT, "")]
    fewer = replace(document, tables=document.tables[:-1])
    assert found(document, fewer) == [(What.TABLE, document.tables[-1].id)]
    titled = replace(document, tables=[replace_unit(document), *document.tables[1:]])
    assert found(document, titled) == [(What.TABLE, document.tables[0].id)]


def replace_unit(document: Document) -> Table:
    twin = document.tables[0].copy()
    twin.columns = tuple(f"{name}甲" for name in twin.columns)
    return twin
