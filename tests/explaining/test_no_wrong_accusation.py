"""Every answer that claims to be the only one, against all corrections of one and of two figures."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.explaining.explain import explain
from gouji.explaining.explanation import Group
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.model.table import Content, Origin
from tests.explaining.small import CASTING, FOOTING, TIE, bound, by, document, table
from tests.thorough import examples

Equations = list[tuple[dict[Cell, int], int]]
"""Coefficients and difference of every equality."""


def small_check(leaves: list[tuple[int, int]], with_sister: bool) -> Check:
    limit = bound("expenditure!202.合计 <= expenditure!合计.合计")
    if with_sister:
        tables = table("expenditure", 3, leaves), table("general-expenditure", 5, leaves)
        return Check(document(*tables), by(CASTING, FOOTING, TIE, limit))
    return Check(document(table("expenditure", 3, leaves)), by(CASTING, FOOTING, limit))


def cells_of(check: Check) -> list[Cell]:
    return [
        Cell(t, row, column)
        for t, one in enumerate(check.document.tables)
        for row in range(len(one.rows))
        for column in range(len(one.columns))
    ]


def equations(check: Check) -> Equations:
    found: Equations = []
    for family in check.families:
        if family.sense.value == "=":
            for i in range(len(family.outcomes)):
                sides = family.sides(i)
                terms = dict.fromkeys(sides.expected, -1) | ({sides.stated: 1} if sides.stated else {})
                found.append((terms, int(family.differences[i])))
    return found


def holds(check: Check, changes: dict[Cell, int], decimals: int = 0) -> bool:
    """Whether the whole document agrees with ``changes`` made, printed with so many decimals."""
    tables = check.document.tables
    changed = {
        place: Content(
            Figure(int(tables[place.table].values[place.column, place.row]) + delta, decimals), Origin.EDITED
        )
        for place, delta in changes.items()
    }
    rounded = out_by_rounding(check)
    return all(
        outcome is not Outcome.DIFFERS
        and (
            outcome is not Outcome.ROUNDING
            or decimals > 0
            or any(cell.table in rounded for cell in family.sides(i).cells)
        )
        for family in check.families
        for i in range(len(family.outcomes))
        for outcome, _ in [family.verdict(i, changed)]
    )


def out_by_rounding(check: Check) -> set[int]:
    """The tables of whole 元 some sum of which is out by rounding as they stand.

    Of tables whose sums all come out but for a slip, no correction may make the first that does not.
    """
    return {
        cell.table
        for family in check.families
        for i, outcome in enumerate(family.outcomes)
        if outcome == Outcome.ROUNDING
        for cell in family.sides(i).cells
    }


def singles(check: Check) -> Iterator[dict[Cell, int]]:
    """Every correction of one figure that settles everything."""
    lines = equations(check)
    for place in cells_of(check):
        amounts = {-difference * terms[place] for terms, difference in lines if place in terms}
        for amount in amounts - {0}:
            if holds(check, {place: amount}):
                yield {place: amount}


def printable(check: Check, changes: dict[Cell, int]) -> bool:
    """Whether the document could print the figures so changed: none is negative where none was."""
    tables = check.document.tables
    signed = any(bool((one.values < 0).any()) for one in tables)
    return signed or all(tables[at.table].values[at.column, at.row] + delta >= 0 for at, delta in changes.items())


def doubles(check: Check) -> Iterator[dict[Cell, int] | None]:
    """Every correction of two figures that settles everything; None for two that would do in many ways."""
    lines = equations(check)
    for pair in combinations(cells_of(check), 2):
        rows = [(terms.get(pair[0], 0), terms.get(pair[1], 0), -difference) for terms, difference in lines]
        if any(right and not a and not b for a, b, right in rows):
            continue
        rows = sorted({row for row in rows if row[0] or row[1]})
        found = None
        for (a, b, e), (c, d, f) in combinations(rows, 2):
            determinant = a * d - b * c
            if determinant:
                found = Fraction(e * d - b * f, determinant), Fraction(a * f - e * c, determinant)
                break
        if found is None:
            if len({(a, b) for a, b, _ in rows}) == len(rows) == 1 and all(rows[0]):
                yield None
            continue
        x, y = found
        if x and y and x.denominator == y.denominator == 1 and all(a * x + b * y == e for a, b, e in rows):
            changes = {pair[0]: int(x), pair[1]: int(y)}
            if holds(check, changes):
                yield changes


def deltas(check: Check, changes: tuple[tuple[Cell, Figure | None], ...]) -> dict[Cell, int]:
    tables = check.document.tables
    return {
        place: (figure.fen if figure else 0) - int(tables[place.table].values[place.column, place.row])
        for place, figure in changes
    }


def lost_rows(group: Group) -> bool:
    """Whether an answer adds a row, which figures alone cannot show."""
    return any(one.lost_row for solution in group.solutions for one in solution.corrections)


LEAF = st.tuples(st.integers(0, 400), st.integers(0, 400))
SLIP = st.tuples(st.integers(0, 10**6), st.integers(-300, 900))


@settings(max_examples=examples(150), deadline=None)
@given(st.lists(LEAF, min_size=3, max_size=3), st.booleans(), st.lists(SLIP, min_size=1, max_size=3))
def test_what_is_called_the_only_answer_is_the_only_one(
    leaves: list[tuple[int, int]], with_sister: bool, slips: list[tuple[int, int]]
) -> None:
    check = small_check(leaves, with_sister)
    places = cells_of(check)
    for number, yuan in slips:
        place = places[number % len(places)]
        check.document.tables[place.table].put(place.row, place.column, Content(Figure(yuan * 100), Origin.READ))
        check.recheck(place)
    groups = explain(check).groups
    assert not any(group.cut for group in groups)
    if all(group.solutions for group in groups) and not any(lost_rows(group) for group in groups):
        firsts = [deltas(check, group.solutions[0].changes) for group in groups]
        for number, group in enumerate(groups):
            for solution in group.solutions:
                others = [first for place, first in enumerate(firsts) if place != number]
                assert holds(check, dict(ChainMap(deltas(check, solution.changes), *others)))
    plain = [
        solution.changes
        for group in groups
        for solution in group.solutions[:1]
        if solution.unique and all(len(one.figures) == 1 and not one.lost_row for one in solution.corrections)
    ]
    if len(plain) != len(groups) or not groups:
        return
    answer = deltas(check, tuple(change for changes in plain for change in changes))
    alone = list(singles(check))
    if len(answer) == 1:
        assert alone == [answer]
    elif len(answer) == 2:
        assert alone == []
        assert list(doubles(check)) == [answer]
    else:
        assert alone == []
        assert list(doubles(check)) == []


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(LEAF, min_size=3, max_size=3), st.booleans(), SLIP)
def test_what_one_figure_settles_is_told(
    leaves: list[tuple[int, int]], with_sister: bool, slip: tuple[int, int]
) -> None:
    """Whatever single correction brute force finds is listed if it could be printed, and the only one is called so."""
    check = small_check(leaves, with_sister)
    places = cells_of(check)
    place = places[slip[0] % len(places)]
    check.document.tables[place.table].put(place.row, place.column, Content(Figure(slip[1] * 100), Origin.READ))
    check.recheck(place)
    groups = explain(check).groups
    if not groups:
        return
    alone = list(singles(check))
    (group,) = groups
    fit = [one for one in alone if printable(check, one)]
    if not fit:
        assert not any(solution.unique for solution in group.solutions)
        return
    told = [deltas(check, solution.changes) for solution in group.solutions]
    assert sorted(map(sorted, (one.items() for one in told))) == sorted(map(sorted, (one.items() for one in fit)))
    assert group.solutions[0].unique == (len(alone) == 1)
