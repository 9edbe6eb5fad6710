"""All relations by table and law: counted and chosen as arrays, found by state and text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pytest

from gouji.casework.case import Case
from gouji.casework.relations.by_table import Bundle, Wanted, by_table, distinct
from gouji.casework.relations.ends import end_in, told_in
from gouji.casework.relations.small_sum import small_sum
from gouji.checking.check import Check
from gouji.checking.families.family import Outcome, state_of
from gouji.model.money import Unit
from gouji.model.table import Row, Table
from tests.conftest import SLIPS
from tests.explaining.small import CASTING, FOOTING, TIE, bound, by, document, table
from tests.steps import counted


@pytest.fixture
def case() -> Iterator[Case]:
    case = Case.look_at(SLIPS)
    yield case
    case.close()


def bundles(check: Check) -> list[Bundle]:
    return [one for table in by_table(check) for one in table]


def test_every_relation_stands_in_each_table_that_it_names(case: Case) -> None:
    check = case.check
    met = {
        (one.table, one.law.id, family, i)
        for one in bundles(check)
        for state in ("", "not-applicable")
        for family, i in map(one.choose(Wanted(state)).__getitem__, range(len(one.choose(Wanted(state)))))
    }
    wanted: set[tuple[int | None, str, int, int]] = {
        (number, family.law.id, at, i)
        for at, family in enumerate(check.families)
        for i in range(len(family.outcomes))
        for number in (*{cell.table for cell in family.sides(i).cells},) or (None,)
    }
    assert met == wanted


def test_they_are_counted_by_state(case: Case) -> None:
    for one in bundles(case.check):
        states: Counter[str] = Counter()
        for state in ("", "not-applicable"):
            chosen = one.choose(Wanted(state))
            states.update(small_sum(case.check, chosen[at]).state for at in range(len(chosen)))
        assert one.counts() == states


def test_the_worst_stand_first_and_each_state_can_be_asked_for(case: Case) -> None:
    for one in bundles(case.check):
        chosen = one.choose(Wanted())
        outcomes = [small_sum(case.check, chosen[at]).outcome for at in range(len(chosen))]
        assert outcomes == sorted(outcomes, reverse=True)
        assert Outcome.NOT_APPLICABLE not in outcomes
        for state in set(one.counts()):
            found = one.choose(Wanted(state))
            assert {small_sum(case.check, found[at]).state for at in range(len(found))} == {state}
            assert len(found) == one.counts()[state]
    assert state_of(Outcome.DIFFERS, FOOTING.severity) == "differs"


def test_a_text_finds_codes_names_columns_and_laws(case: Case) -> None:
    def found(text: str) -> list[str]:
        return [
            told_in(case.check, small_sum(case.check, chosen[at]), one.table)
            for one in bundles(case.check)
            for chosen in [one.choose(Wanted(text=text))]
            for at in range(len(chosen))
        ]

    assert found("2080102")
    assert all(told.startswith("2080102 一般行政管理事务") for told in found("2080102"))
    assert {told.split("　")[0] for told in found("住房改革")} <= {told.split("　")[0] for told in found("支出")}
    assert found("没有这样的字") == []
    by_law = [one for one in bundles(case.check) if len(one.choose(Wanted(text="逐科目")))]
    assert {one.law.id for one in by_law} == {"D3", "D4"}
    assert all(len(one.choose(Wanted(text="逐科目"))) == len(one.choose(Wanted())) for one in by_law)


def test_one_between_two_tables_is_counted_once_among_all() -> None:
    held = document(table("expenditure", 1, [(1, 2)] * 3), table("general-expenditure", 2, [(1, 2)] * 3))
    found = [one.choose(Wanted()) for one in bundles(Check(held, by(TIE)))]
    assert [len(one) for one in found] == [18, 18]
    assert distinct(found) == 18
    assert distinct([]) == 0


def test_each_end_is_shown_in_its_table() -> None:
    held = document(table("expenditure", 1, [(1, 2)] * 3), table("general-expenditure", 2, [(1, 2)] * 3))
    check = Check(held, by(CASTING, FOOTING, TIE))
    for number in (0, 1):
        for at, family in enumerate(check.families):
            rows, columns = family.ends(number)
            for i in np.flatnonzero(family.naming_table(number)).tolist():
                cell = end_in(small_sum(check, (at, i)), number)
                assert cell is not None
                assert cell == (number, rows[i], columns[i])


def test_what_finds_no_table_stands_in_none() -> None:
    check = Check(
        document(table("expenditure", 1, [(1, 2)] * 3)), by(FOOTING, bound("revenue!合计.合计 = expenditure!合计.合计"))
    )
    tables = [*by_table(check)]
    assert [one.table for one in tables[-1]] == [None]
    chosen = tables[-1][0].choose(Wanted())
    assert told_in(check, small_sum(check, chosen[0]), None).startswith("未核对")
    assert len(tables[-1][0].choose(Wanted(text="2080102"))) == 0


def test_choosing_and_counting_takes_as_many_steps_whatever_the_size() -> None:
    def steps(size: int) -> int:
        rows = [Row(f"科目{n}", f"2{n:06d}", 3) for n in range(size)]
        made = Table(
            "T1", "expenditure", "", Unit.YUAN, ("合计", "基本支出", "项目支出"), rows, np.full(size, -1, np.int32)
        )
        made.values[:] = 10_000
        made.present[:] = True
        check = Check(document(made), by(CASTING))
        with counted() as taken:
            (one,) = bundles(check)
            assert one.counts() == {"differs": size}
            assert len(one.choose(Wanted())) == size
        return taken.steps

    assert steps(5_000) == steps(50)


def test_of_a_tie_those_stand_there_that_name_both_ends(case: Case) -> None:
    found = [
        small_sum(case.check, chosen[at])
        for one in bundles(case.check)
        for chosen in [one.choose(Wanted(tie=(2, 4)))]
        for at in range(len(chosen))
    ]
    assert len(found) == 111
    assert all({2, 4} <= {cell.table for cell in one.cells} for one in found)
    wrong = [one.choose(Wanted("differs", tie=(2, 4))) for one in bundles(case.check)]
    assert sum(map(len, wrong)) == 1
