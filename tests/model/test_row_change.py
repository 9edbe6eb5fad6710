"""Rows that come, go or get other codes: where each then belongs, and that it can all be taken back."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from gouji.model.document import Document
from gouji.model.doubt import Confirmation
from gouji.model.row_change import RowChange, delete, insert, recode
from gouji.model.table import NO_ROW, Table
from gouji.reading.hierarchy.typed_rows import coded, parents_with

BY = Confirmation("王会计", "2026-11-30T09:00:00+08:00")
SPENDING = 2
"""The table of expenditure by function."""


@pytest.fixture
def spending(sample: Document) -> Table:
    return sample.tables[SPENDING]


def parent_key(table: Table, key: str) -> str | None:
    above = int(table.parents[table.row_of[key]])
    return None if above == NO_ROW else table.keys[above]


def assert_as_before(made: Table, table: Table, keys: list[str]) -> None:
    """The rows of these keys hold what they held, belong to what they belonged to, and stand where they stood."""
    for key in keys:
        row, was = made.row_of[key], table.row_of[key]
        assert made.rows[row] is table.rows[was]
        assert [made.content(row, column) for column in range(len(table.columns))] == [
            table.content(was, column) for column in range(len(table.columns))
        ]
        assert made.printed_row(row) == was
        assert parent_key(made, key) == parent_key(table, key)
        assert [made.source(row, c) for c in range(3)] == [table.source(was, c) for c in range(3)]


def test_a_row_that_is_inserted_is_blank_and_belongs_to_nothing(sample: Document, spending: Table) -> None:
    at = spending.row_of["2080102"]
    change = insert(sample, SPENDING, at, 0, BY)
    made = change.new
    assert (made.rows[at].name, made.rows[at].code, made.rows[at].by) == ("", None, BY)
    assert made.parents[at] == NO_ROW
    assert made.printed_row(at) == NO_ROW
    assert not made.present[:, at].any()
    assert_as_before(made, spending, spending.keys)


def test_a_row_before_a_total_is_none(sample: Document, spending: Table) -> None:
    total = next(row for row, one in enumerate(spending.rows) if one.level == 0)
    made = insert(sample, SPENDING, total, 0, BY).new
    assert made.rows[total].level > 0
    assert made.precisions == spending.precisions


def given(sample: Document, at: int, code: str) -> Table:
    """The table with a row of a code inserted before another."""
    insert(sample, SPENDING, at, 0, BY).apply(sample)
    change = with_code(sample, at, code)
    change.apply(sample)
    return change.new


def with_code(document: Document, at: int, code: str) -> RowChange:
    table = document.tables[SPENDING]
    row = coded(table.rows[at], code, "某项", BY)
    return recode(document, SPENDING, at, row, parents_with(table, at, row))


def test_a_code_tells_where_its_row_belongs(sample: Document, spending: Table) -> None:
    made = given(sample, spending.row_of["210"], "2080188")
    assert parent_key(made, "2080188") == "20801"
    assert made.rows[made.row_of["2080188"]].level == 3
    assert_as_before(made, spending, spending.keys)


def test_a_class_belongs_to_the_total_that_holds_the_others(sample: Document, spending: Table) -> None:
    made = given(sample, spending.row_of["210"], "209")
    assert parent_key(made, "209") == parent_key(spending, "208")


def test_rows_belong_to_a_row_that_was_missing_once_it_is_there(sample: Document, spending: Table) -> None:
    above, below = spending.row_of["20801"], [key for key in spending.keys if key.startswith("20801") and len(key) > 5]
    delete(sample, SPENDING, [above]).apply(sample)
    orphaned = sample.tables[SPENDING]
    assert {parent_key(orphaned, key) for key in below} == {"208"}
    made = given(sample, orphaned.row_of[below[0]], "20801")
    assert {parent_key(made, key) for key in below} == {"20801"}
    assert parent_key(made, "20801") == "208"


def test_where_it_is_not_known_what_rows_belong_to_nothing_is_said_of_one_more(sample: Document) -> None:
    """Rows were lost there: what the code above holds is not known, so that it is footed with nothing."""
    table = sample.tables[SPENDING]
    own = [row for row, key in enumerate(table.keys) if key.startswith("20801") and len(key) == 7]
    table.parents[own] = NO_ROW
    made = given(sample, own[1], "2080188")
    assert parent_key(made, "2080188") is None
    assert {parent_key(made, table.keys[row]) for row in own} == {None}


def test_gaps_stay_before_what_they_stood_before(sample: Document, spending: Table) -> None:
    spending.gaps = (5, len(spending.rows))
    assert insert(sample, SPENDING, 5, 0, BY).new.gaps == (6, len(spending.rows) + 1)
    assert delete(sample, SPENDING, [5, 6]).new.gaps == (5, len(spending.rows) - 2)
    assert delete(sample, SPENDING, [len(spending.rows) - 1]).new.gaps == (5, len(spending.rows) - 1)


def test_a_table_may_lose_all_its_rows(sample: Document, spending: Table) -> None:
    change = delete(sample, SPENDING, range(len(spending.rows)))
    assert not change.new.rows
    assert change.goes_to == NO_ROW
    assert change.reverse().moved == {}


@pytest.mark.parametrize(
    "act",
    [
        lambda document: insert(document, SPENDING, 3, 0, BY),
        lambda document: delete(document, SPENDING, [2, 3, 9]),
        lambda document: with_code(document, 3, "2010299"),
    ],
)
def test_what_is_taken_back_is_the_table_before(
    sample: Document, spending: Table, act: Callable[[Document], RowChange]
) -> None:
    change = act(sample)
    change.apply(sample)
    assert sample.tables[SPENDING] is change.new is not spending
    back = change.reverse()
    back.apply(sample)
    assert sample.tables[SPENDING] is spending
    assert {now: was for was, now in change.moved.items()} == back.moved
    assert np.array_equal(back.reverse().taken, change.taken)
