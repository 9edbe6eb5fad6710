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
from gouji.model.money import Figure, Unit
from gouji.model.table import Content, Origin, Row, Table
from gouji.reading.hierarchy.parents import parents_of
from gouji.reading.tables.rows import PrintedRow
from tests.explaining.small import CASTING, COLUMNS, FOOTING, TIE, by, document, put, table, tie
from tests.thorough import examples

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


@settings(max_examples=examples(200), suppress_health_check=[HealthCheck.too_slow], deadline=None)
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


PRINTS = ((Unit.YUAN, 2), (Unit.YUAN, 0), (Unit.WAN, 2), (Unit.WAN, 4))
"""To the 分, to the 元, to the 100 元 and to the 元 again."""

KINDS = ("expenditure", "general-expenditure", "government-fund")
BETWEEN = tie("each code: expenditure!*.* = general-expenditure!*.*", "合计")
AND_THE_THIRD = tie("each code: expenditure!*.* = government-fund!*.*", "合计")
OF_ONE_COLUMN = by(FOOTING, BETWEEN, AND_THE_THIRD)


def one_column(number: int, printed: tuple[Unit, int], leaves: list[int]) -> Table:
    """One 类 with its 款 and a grand total, each rounded by itself as it is ``printed``; ``leaves`` are in 分."""
    unit, decimals = printed
    codes = [("201", 1), *((f"2010{n}", 2) for n in range(1, len(leaves) + 1))]
    rows = [Row(f"科目{code}", code, level) for code, level in codes] + [Row("合计", None, 0)]
    parents = parents_of([PrintedRow(row, ()) for row in rows])
    made = Table(f"T{number + 1}", KINDS[number], "", unit, ("合计",), rows, parents)
    place = unit.fen // 10**decimals
    for row, fen in enumerate((sum(leaves), *leaves, sum(leaves))):
        made.put(row, 0, Content(Figure((fen + place // 2) // place * place, decimals), Origin.READ))
    return made


def stands_as_made_anew(check: Check) -> None:
    for kept, made in zip(check.families, Check(check.document, check.choice).families, strict=True):
        np.testing.assert_array_equal(kept.outcomes, made.outcomes)
        np.testing.assert_array_equal(kept.differences, made.differences)


STEPS = (0, 30, -30, 60, 100, -100, 200, 5_030, 5_040, 10_000, -10_000)
"""By how much a figure is changed, in 分: so few amounts that one is out by as much as another again and again."""


@settings(max_examples=examples(120), suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.tuples(*[st.sampled_from(PRINTS)] * 3),
    st.lists(st.integers(90_000, 110_000), min_size=4, max_size=6),
    st.lists(
        st.tuples(st.integers(0, 2), st.integers(0, 5), st.sampled_from(STEPS) | st.none()), min_size=1, max_size=8
    ),
)
def test_however_figures_are_printed_a_recheck_stands_as_if_checked_anew(
    prints: tuple[tuple[Unit, int], ...], leaves: list[int], edits: list[tuple[int, int, int | None]]
) -> None:
    of = document(*(one_column(number, printed, leaves) for number, printed in enumerate(prints)))
    check = Check(of, OF_ONE_COLUMN)
    for number, row, step in edits:
        cell = Cell(number, row, 0)
        figure = of.tables[number].content(row, 0).figure
        fen = None if step is None else (figure.fen if figure else 0) + step
        edit(of, cell, None if fen is None else Figure(fen)).apply(of)
        check.recheck(cell)
        stands_as_made_anew(check)


def test_a_sum_of_many_figures_of_fen_that_comes_out_accuses_no_rounded_figure_any_more() -> None:
    """101.30 is printed for a sum of 101.00, and 101 beside it: rounded by 0.30, or out by just as much."""
    leaves = [1_010, 2_020, 3_030, 4_040]
    exact = one_column(0, PRINTS[0], leaves)
    for row in (0, 5):
        exact.put(row, 0, Content(Figure(10_130, 2), Origin.READ))
    of = document(exact, one_column(1, PRINTS[1], leaves))
    check = Check(of, OF_ONE_COLUMN)
    held = "D:T1!201.合计~T2!201.合计"
    assert held in out(check, Outcome.DIFFERS)
    cell = Cell(0, 4, 0)
    edit(of, cell, Figure(4_070, 2)).apply(of)
    told = {one.id: one.finding.outcome if one.finding else None for one in check.recheck(cell)}
    assert told[held] is Outcome.ROUNDING
    stands_as_made_anew(check)


def test_a_figure_of_wan_out_by_more_than_its_half_place_turns_with_what_accuses_it() -> None:
    """Held against whole 元 it may be out by 50.50 元, more than any sum of a few whole 元."""
    leaves = [100_000, 200_000, 300_000, 400_000]
    of = document(*(one_column(number, PRINTS[n], leaves) for number, n in enumerate((1, 2, 1))))
    of.tables[0].put(1, 0, Content(Figure(105_000), Origin.READ))
    check = Check(of, OF_ONE_COLUMN)
    held, cell = "D:T1!20101.合计~T2!20101.合计", Cell(0, 1, 0)
    for fen, outcome in ((5_000, Outcome.ROUNDING), (5_040, Outcome.DIFFERS), (5_000, Outcome.ROUNDING)):
        edit(of, cell, Figure(100_000 + fen)).apply(of)
        check.recheck(cell)
        assert held in out(check, outcome)
        stands_as_made_anew(check)


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
