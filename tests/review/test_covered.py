"""What a sign-off covers, and what is another since."""

from __future__ import annotations

from dataclasses import replace

from gouji.model.brood import NO_ROW
from gouji.model.change import edit
from gouji.model.document import Beside, Document, Letter
from gouji.model.doubt import Confirmation
from gouji.model.money import Figure
from gouji.model.row_change import delete, insert
from gouji.model.table import Content, Table
from gouji.reading.read import read_document
from gouji.review.covered import What, cell_of, differences
from gouji.review.figures_held import covered
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
    assert found(before, document) == []


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


def test_decimals_the_order_of_rows_and_what_they_belong_to_are_covered_and_as_what_a_document_stands_beside() -> None:
    document = read_document(SLIPS)
    cell = document.find("T3!20801.基本支出")
    assert cell is not None
    finer, other, prior = document.copy(), document.copy(), read_document(SLIPS)
    old = finer.tables[2].content(cell.row, cell.column)
    assert old.figure is not None
    finer.tables[2].put(cell.row, cell.column, Content(Figure(old.figure.fen, 6), old.origin))
    assert found(document, finer) == [(What.FIGURE, "T3!20801.基本支出")]
    other.tables[2].parents = other.tables[2].parents.copy()
    other.tables[2].parents[cell.row] = NO_ROW
    assert found(document, other) == [(What.ORDER, document.tables[2].id)]
    one, two = (replace(document, beside={role: prior}) for role in (Beside.PRIOR, Beside.BUDGET))
    assert found(one, two) == [(What.BESIDE, "")]
    digests = {covered(made) for made in (document, finer, other, one, two)}
    assert len(digests) == 5


def replace_unit(document: Document) -> Table:
    twin = document.tables[0].copy()
    twin.columns = tuple(f"{name}甲" for name in twin.columns)
    return twin
