"""A sum is out by its rounding, unless an exact relation finds one of its figures off by just as much."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.rules.laws import Severity
from gouji.explaining.explain import explain
from gouji.model.change import edit
from gouji.model.document import Cell, Document
from gouji.model.money import Figure
from gouji.model.table import Content, Origin
from tests.explaining.small import CASTING, COLUMNS, FOOTING, TIE, by, document, put, table, tie

LEAVES = [(30, 20), (40, 10), (50, 60)]
LAWS = (CASTING, FOOTING, TIE)
CELLS = [Cell(number, row, column) for number in (0, 1) for row in range(6) for column in range(3)]


def two_tables() -> Document:
    """Two sister tables in whole 元."""
    return document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES))


def out(check: Check, outcome: Outcome) -> set[str]:
    return {one.id for one in check.findings() if one.outcome is outcome}


def off(of: Document, address: str, yuan: int) -> None:
    """Print a figure so much too large."""
    place = of.find(address)
    assert place is not None
    one = of.tables[place.table]
    fen = int(one.values[place.column, place.row]) + yuan * 100
    one.put(place.row, place.column, Content(Figure(fen), Origin.READ))


def test_a_difference_that_every_sister_table_shares_is_rounding() -> None:
    of = two_tables()
    for number in (1, 2):
        off(of, f"T{number}!201.合计", 1)
    check = Check(of, by(*LAWS))
    assert out(check, Outcome.DIFFERS) == set()
    assert len(out(check, Outcome.ROUNDING)) == 6


def test_a_figure_one_off_in_one_of_two_sisters_is_named_with_its_sums() -> None:
    of = two_tables()
    off(of, "T1!20101.基本支出", 1)
    check = Check(of, by(*LAWS))
    assert out(check, Outcome.ROUNDING) == set()
    assert out(check, Outcome.DIFFERS) == {
        "A1:T1!20101.合计",
        "B:T1!201.基本支出",
        "D:T1!20101.基本支出~T2!20101.基本支出",
    }
    (group,) = explain(check).groups
    (solution,) = group.solutions
    assert solution.unique
    assert solution.changes == ((of.find("T1!20101.基本支出"), Figure(3_000)),)


def test_an_exact_difference_of_another_amount_contradicts_no_rounding() -> None:
    of = two_tables()
    off(of, "T1!201.合计", 1)
    off(of, "T2!201.合计", 1)
    off(of, "T2!201.基本支出", 500)
    check = Check(of, by(*LAWS))
    shared = {f"{sum_of}:T{n}!201.合计" for sum_of in ("A1", "B") for n in (1, 2)} | {
        "B:T1!合计.合计",
        "B:T2!合计.合计",
    }
    assert out(check, Outcome.ROUNDING) == shared - {"A1:T2!201.合计"}


def test_a_coupling_that_need_not_hold_contradicts_nothing() -> None:
    of = two_tables()
    off(of, "T1!20101.基本支出", 1)
    loose = tie(TIE.tie.text, *COLUMNS, severity=Severity.EXPLAIN)
    check = Check(of, by(CASTING, FOOTING, loose))
    assert out(check, Outcome.ROUNDING) == {"A1:T1!20101.合计", "B:T1!201.基本支出"}


@pytest.mark.parametrize("address", ["T1!20101.基本支出", "T2!20101.基本支出"])
def test_an_edit_judges_the_sums_of_the_other_table_again(address: str) -> None:
    """What is found of the pair turns the sums on both sides, and back."""
    of = two_tables()
    for number in (1, 2):
        off(of, f"T{number}!20101.基本支出", 1)
    check = Check(of, by(*LAWS))
    assert len(out(check, Outcome.ROUNDING)) == 4
    for yuan, differing in ((30, 3), (31, 0), (None, 3), (31, 0)):
        put(check, address, yuan)
        fresh = Check(of, by(*LAWS))
        for kept, made in zip(check.families, fresh.families, strict=True):
            np.testing.assert_array_equal(kept.outcomes, made.outcomes)
        assert len(out(check, Outcome.DIFFERS)) == differing, yuan


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(st.integers(0, 35), st.integers(-2, 2) | st.none()), min_size=1, max_size=8))
def test_after_any_small_edits_all_stands_as_if_checked_anew(edits: list[tuple[int, int | None]]) -> None:
    of = two_tables()
    check = Check(of, by(*LAWS))
    before = {cell: of.tables[cell.table].content(cell.row, cell.column).figure for cell in CELLS}
    for number, yuan in edits:
        cell = CELLS[number]
        figure = before[cell]
        fen = None if yuan is None else (figure.fen if figure else 0) + yuan * 100
        edit(of, cell, None if fen is None else Figure(fen)).apply(of)
        check.recheck(cell)
        fresh = Check(of, by(*LAWS))
        for kept, made in zip(check.families, fresh.families, strict=True):
            np.testing.assert_array_equal(kept.outcomes, made.outcomes)


def test_what_an_edit_turned_elsewhere_is_told() -> None:
    of = two_tables()
    for number in (1, 2):
        off(of, f"T{number}!20101.基本支出", 1)
    check = Check(of, by(*LAWS))
    place = of.find("T2!20101.基本支出")
    assert place is not None
    of.tables[1].put(place.row, place.column, Content(Figure(3_000), Origin.READ))
    told = {one.id: one.finding.outcome if one.finding else None for one in check.recheck(place)}
    assert told == {
        "A1:T2!20101.合计": None,
        "B:T2!201.基本支出": None,
        "D:T1!20101.基本支出~T2!20101.基本支出": Outcome.DIFFERS,
        "A1:T1!20101.合计": Outcome.DIFFERS,
        "B:T1!201.基本支出": Outcome.DIFFERS,
    }
