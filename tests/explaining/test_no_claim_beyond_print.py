"""What rounding and codes printed twice leave open is never called the only answer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.explaining.explain import explain
from gouji.explaining.judging.why_open import (
    ONLY_TOGETHER,
    ROUNDED,
)
from gouji.explaining.slips.patterns import DUPLICATE_ROW
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.model.table import Content, Origin
from tests.explaining.small import CASTING, FOOTING, TIE, by, coded_twice, document, put, rounded, table
from tests.explaining.test_no_wrong_accusation import cells_of, deltas, holds, printable, singles
from tests.thorough import examples

GRAIN = 10_000
"""0.01 万元 in 分."""

LEAVES = st.lists(st.tuples(st.integers(0, 90_000), st.integers(0, 90_000)), min_size=3, max_size=3)
SPARSE = st.integers(0, 90_000) | st.just(0)
SLIPS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(-40, 40)), min_size=1, max_size=2)

Window = tuple[int, int]


def rounded_check(leaves: list[tuple[int, int]], with_sister: bool, blanks: bool = False) -> Check:
    exact = table("expenditure", 3, leaves)
    tables = [rounded(3, "expenditure", exact, blanks=blanks)]
    if with_sister:
        tables.append(rounded(5, "general-expenditure", exact, blanks=blanks))
    return Check(document(*tables), by(CASTING, FOOTING, TIE) if with_sister else by(CASTING, FOOTING))


def lines(check: Check) -> list[tuple[dict[Cell, int], int, int]]:
    """Coefficients, difference and tolerance of every relation: each figure may be half of 0.01 万元 off.

    A blank is nothing exactly, so that the tolerance may be too wide: what it lets through is judged by ``holds``.
    """
    found = []
    for family in check.families:
        for i in range(len(family.outcomes)):
            sides = family.sides(i)
            terms = dict.fromkeys(sides.expected, -1) | ({sides.stated: 1} if sides.stated else {})
            found.append((terms, int(family.differences[i]), len(terms) * GRAIN // 2))
    return found


def values(
    relations: list[tuple[dict[Cell, int], int, int]], cell: Cell, without: Cell | None, given: tuple[Cell, int] | None
) -> list[int] | None:
    """What may be added to ``cell`` as far as the relations tell that do not name ``without``; None if none tells."""
    windows: list[Window] = []
    for terms, difference, tolerance in relations:
        if cell in terms and without not in terms:
            standing = difference + (terms.get(given[0], 0) * given[1] if given else 0)
            ends = sorted((-terms[cell] * (standing - tolerance), -terms[cell] * (standing + tolerance)))
            windows.append((ends[0], ends[1]))
    if not windows:
        return None
    low, high = max(low for low, _ in windows), min(high for _, high in windows)
    return [n * GRAIN for n in range(-(-low // GRAIN), high // GRAIN + 1) if n]


def rounded_singles(check: Check) -> Iterator[dict[Cell, int]]:
    relations = lines(check)
    for cell in cells_of(check):
        for delta in values(relations, cell, None, None) or []:
            if holds(check, {cell: delta}, decimals=2):
                yield {cell: delta}


def rounded_doubles(check: Check) -> Iterator[dict[Cell, int]]:
    """Every correction of two figures of which one is told without the other."""
    relations = lines(check)
    wrong = [terms for terms, difference, tolerance in relations if abs(difference) > tolerance]
    for one, other in permutations(cells_of(check), 2):
        if all(one in terms or other in terms for terms in wrong):
            for delta in values(relations, one, other, None) or []:
                for second in values(relations, other, None, (one, delta)) or []:
                    if holds(check, {one: delta, other: second}, decimals=2):
                        yield {one: delta, other: second}


@settings(max_examples=examples(120), deadline=None)
@given(st.lists(st.tuples(SPARSE, SPARSE), min_size=3, max_size=3), st.booleans(), st.booleans(), SLIPS)
@example([(50, 1), (0, 49), (0, 0)], True, True, [(0, 1)])
@example([(50, 0), (0, 0), (0, 0)], False, False, [(41, 2), (147, -1)])
@example([(0, 0), (0, 149), (150, 0)], True, False, [(4555, 2), (2731, -2)])
@example([(49, 49), (0, 0), (149, 0)], False, True, [(8588, -3)])
@example([(51, 100), (149, 150), (49, 149)], True, False, [(3956, 2), (5861, 3)])
def test_of_rounded_figures_every_place_is_told_and_no_amount_that_is_not_the_only_one(
    leaves: list[tuple[int, int]], with_sister: bool, blanks: bool, slips: list[tuple[int, int]]
) -> None:
    check = rounded_check(leaves, with_sister, blanks)
    places = cells_of(check)
    for number, grains in slips:
        place = places[number % len(places)]
        slipped = int(check.document.tables[place.table].values[place.column, place.row]) + grains * GRAIN
        content = Content(None if blanks and not grains else Figure(slipped, 2), Origin.READ)
        check.document.tables[place.table].put(place.row, place.column, content)
        check.document.tables[place.table].forget_precision()  # it was read so
    check.sweep()
    groups = explain(check).groups
    alone = list(rounded_singles(check))
    plain = all(len(s.corrections) == 1 and len(s.changes) == 1 for g in groups for s in g.solutions)
    fit = [one for one in alone if printable(check, one)]
    if len(groups) == 1 and fit:
        assert plain
        told = {place for solution in groups[0].solutions for place, _ in solution.changes}
        assert told == {place for one in fit for place in one}
        for solution in groups[0].solutions:
            assert deltas(check, solution.changes) in fit
    if not groups or not all(group.solutions and group.solutions[0].unique for group in groups):
        return
    answer = deltas(check, tuple(change for group in groups for change in group.solutions[0].changes))
    assert holds(check, answer, decimals=2)
    if len(answer) == 1:
        assert alone == [answer]
    elif len(answer) == 2:
        assert alone == []
        assert all(one == answer for one in rounded_doubles(check))


def test_a_figure_that_rounding_leaves_open_is_named_with_its_likeliest_amount() -> None:
    check = rounded_check([(31_200, 45_600), (7_800, 9_900), (65_400, 12_300)], with_sister=True)
    where = check.document.find("T3!20101.基本支出")
    assert where is not None
    check.document.tables[0].put(where.row, where.column, Content(Figure(2_130_000, 2), Origin.READ))
    check.recheck(where)
    (group,) = explain(check).groups
    (solution,) = group.solutions
    ((place, figure),) = solution.changes
    assert place == where
    assert figure == Figure(3_120_000, 2)
    assert not solution.unique
    assert group.why_open == ROUNDED


def test_the_last_digit_of_an_omitted_rounded_figure_is_open() -> None:
    """The blank sets no room of its own, but the figure put there does: 0.05, 0.06 and 0.07 all agree with 0.06."""
    check = rounded_check([(600, 0), (0, 0), (0, 0)], with_sister=False, blanks=True)
    where = check.document.find("T3!20101.基本支出")
    assert where is not None
    check.document.tables[0].put(where.row, where.column, Content(None, Origin.BLANK))
    check.recheck(where)
    (group,) = explain(check).groups
    (solution,) = group.solutions
    assert solution.changes == ((where, Figure(60_000, 2)),)
    assert not solution.unique
    assert group.why_open == ROUNDED


def test_a_row_printed_twice_figure_for_figure_is_seen_whatever_the_sums_say() -> None:
    check = Check(document(coded_twice("expenditure", 3, [(60, 10), (20, 7), (60, 10)])), by(FOOTING, CASTING))
    put(check, "T3!201.合计", 97)
    put(check, "T3!201.基本支出", 80)
    put(check, "T3!201.项目支出", 17)
    for column, yuan in (("合计", 97), ("基本支出", 80), ("项目支出", 17)):
        put(check, f"T3!合计.{column}", yuan)
    (group,) = explain(check).groups
    assert [one.pattern for one in group.solutions[0].corrections] == [DUPLICATE_ROW]
    assert group.solutions[0].unique


def test_a_code_printed_twice_with_other_figures_is_no_proof() -> None:
    """201 = 100, 20101 = 100 and again 30: either row may be too many, or the first may have to be 70."""
    check = Check(document(coded_twice("expenditure", 3, [(100, 0), (0, 0), (30, 0)])), by(FOOTING))
    for row in ("201", "20101", "20102", "20101#2", "合计"):
        put(check, f"T3!{row}.基本支出", None)
    for row in ("201", "合计"):
        put(check, f"T3!{row}.合计", 100)
    groups = explain(check).groups
    assert groups
    assert not any(solution.unique for group in groups for solution in group.solutions)
    assert {group.why_open for group in groups} == {ONLY_TOGETHER}


@settings(max_examples=examples(80), deadline=None)
@given(LEAVES, st.tuples(st.integers(0, 10**6), st.integers(0, 900)))
def test_a_row_of_a_code_printed_twice_is_the_only_answer_only_when_no_figure_is(
    leaves: list[tuple[int, int]], slip: tuple[int, int]
) -> None:
    check = Check(document(coded_twice("expenditure", 3, leaves)), by(FOOTING, CASTING))
    places = cells_of(check)
    place = places[slip[0] % len(places)]
    check.document.tables[place.table].put(place.row, place.column, Content(Figure(slip[1] * 100), Origin.READ))
    check.recheck(place)
    alone = list(singles(check))
    for group in explain(check).groups:
        first = group.solutions[0]
        if first.unique and first.corrections[0].pattern != DUPLICATE_ROW:
            assert alone == [deltas(check, first.changes)]
        elif first.unique and leaves[0] != leaves[2]:
            moved = {at: delta for at, delta in deltas(check, first.changes).items() if delta}
            assert alone in ([], [moved])


def test_the_tolerance_of_these_tests_is_the_tolerance_of_the_check() -> None:
    check = rounded_check([(1_234, 5_678), (90, 12), (34, 56)], with_sister=True)
    for family in check.families:
        for i in range(len(family.outcomes)):
            terms = family.sides(i).cells
            assert (abs(int(family.differences[i])) <= len(terms) * GRAIN // 2) == (
                family.outcomes[i] != Outcome.DIFFERS
            )
