"""Rows that come, go or get other codes: where each then belongs, and that it can all be taken back."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from gouji.model.brood import NO_ROW
from gouji.model.change import edit
from gouji.model.document import Cell, Document
from gouji.model.doubt import Confirmation
from gouji.model.money import Figure
from gouji.model.row_change import RowChange, delete, insert, recode
from gouji.model.source import AtLine
from gouji.model.table import Content, Origin, Table
from gouji.reading.hierarchy.typed_rows import coded, parents_with
from tests.bench.synthetic import budget

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


def printed_again(document: Document, number: int, rows: dict[int, str]) -> Table:
    """The table as if it printed these rows under other codes."""
    table = document.tables[number]
    table.rows = [replace(row, code=rows.get(at, row.code)) for at, row in enumerate(table.rows)]
    table.forget_what_follows()
    for name in ("keys", "told_in_parts"):
        table.__dict__.pop(name, None)
    return table


def test_a_printed_row_keeps_its_address_when_one_of_its_code_goes(sample: Document) -> None:
    """So a rule, a tick and a remark that name the third of a code name no other; the code by itself is the first."""
    table = printed_again(sample, SPENDING, {5: "2010101", 6: "2010101", 9: "2010101"})
    assert [table.keys[row] for row in (5, 6, 9)] == ["2010101", "2010101#2", "2010101#3"]
    third = table.rows[9]
    change = delete(sample, SPENDING, [5])
    change.apply(sample)
    now = sample.tables[SPENDING]
    assert [now.keys[row] for row in (5, 8)] == ["2010101#2", "2010101#3"]
    where = sample.find("T3!2010101#3.合计")
    assert where is not None
    assert now.rows[where.row] is third
    assert now.row_of["2010101"] == 5
    assert (change.key("2010101"), change.key("2010101#2"), change.key("2010101#3")) == (
        "2010101",
        "2010101#2",
        "2010101#3",
    )
    insert(sample, SPENDING, 8, 0, BY).apply(sample)
    with_code(sample, 8, "2010101").apply(sample)
    assert [sample.tables[SPENDING].keys[row] for row in (5, 8, 9)] == ["2010101#2", "2010101", "2010101#3"]


@pytest.mark.parametrize("alike", [True, False])
def test_which_codes_are_told_in_parts_hangs_on_no_row_that_comes(sample: Document, alike: bool) -> None:
    """Printed in two rows with the same figures, or with others; another figure that is typed there changes nothing of
    that, and no more does a row elsewhere or one that goes and comes back."""
    table = printed_again(sample, SPENDING, {6: "2010101", 9: "2010101"})
    blank = Content(None, Origin.BLANK)
    for row, fen in ((6, 100), (9, 100 if alike else 200)):
        for column in range(len(table.columns)):
            table.put(row, column, blank if column else Content(Figure(fen), Origin.READ))
    told = frozenset() if alike else {"2010101"}
    edit(sample, Cell(SPENDING, 9, 0), Figure(200 if alike else 100)).apply(sample)
    assert sample.tables[SPENDING].split_codes == told
    insert(sample, SPENDING, 3, 0, BY).apply(sample)
    assert sample.tables[SPENDING].split_codes == told
    gone = delete(sample, SPENDING, [7])
    gone.apply(sample)
    assert sample.tables[SPENDING].split_codes == frozenset()
    gone.reverse().apply(sample)
    assert sample.tables[SPENDING].split_codes == told


def test_a_code_that_a_person_gave_a_second_row_is_that_of_neither(sample: Document, spending: Table) -> None:
    code = spending.rows[9].code
    assert code is not None
    with_code(sample, 3, code).apply(sample)
    assert sample.tables[SPENDING].split_codes == {code}
    with_code(sample, 3, "2080188").apply(sample)
    assert sample.tables[SPENDING].split_codes == frozenset()


def test_what_the_print_tells_of_places_is_held_once_whatever_rows_come(sample: Document, spending: Table) -> None:
    """Places of figures are those of the print; what follows from rows that are no longer looked at is let go."""
    spending.sources[9, 1] = AtLine(77)
    _ = spending.row_of, spending.brood, spending.open_rows
    change = delete(sample, SPENDING, [3, 4])
    change.apply(sample)
    made = sample.tables[SPENDING]
    assert made.sources is spending.sources
    assert made.source(7, 1) == AtLine(77)
    assert not {"row_of", "brood", "open_rows"} & spending.__dict__.keys()
    assert all(one is other for one, other in zip(made.keys[3:], spending.keys[5:], strict=True))


def test_what_is_kept_of_an_action_is_little_more_than_its_figures() -> None:
    """Bytes of each action on a table of many rows, beside those of its figures: 8, 1, 1 and 1 of each."""
    size = 2_000
    made = budget(size)
    table = made.tables[0]
    table.rows = [*table.rows]
    table.sources = {(row, column): AtLine(row) for row in range(size) for column in range(3)}
    kept = [insert(made, 0, 5, 0, BY)]
    kept[0].apply(made)
    tracemalloc.start()
    for at in (7, 9, 11, 13):
        kept.append(insert(made, 0, at, 0, BY))
        kept[-1].apply(made)
        assert kept[-1].key(made.tables[0].keys[3]) == made.tables[0].keys[3]
        _ = made.tables[0].row_of, made.tables[0].brood, made.tables[0].open_rows
    grown = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert grown / 4 < size * (3 * 11 + 160)
