"""A row that is typed in is held as one that is printed, as far as its code or name tells where it belongs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gouji.casework.case import Case
from gouji.casework.step import Step
from gouji.casework.telling.counts import tally
from gouji.casework.verdict import Verdict
from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.model.brood import NO_ROW
from gouji.model.document import Cell
from gouji.model.money import Figure
from tests.conftest import SAMPLE

BALANCE, SPENDING = 0, 2


@pytest.fixture
def case() -> Iterator[Case]:
    case = Case.look_at(SAMPLE)
    yield case
    case.close()


def type_again(case: Case, number: int, at: int) -> None:
    """Delete a row, and type the same into a new one: first what it is called, then its figures."""
    table = case.document.tables[number]
    row = table.rows[at]
    figures = [(Cell(number, at, column), table.content(at, column).figure) for column in range(len(table.columns))]
    case.delete_rows(number, [at])
    case.insert_row(number, at, row.side)
    case.recode(number, at, row.code, row.name)
    case.edit_together([one for one in figures if one[1] is not None])


@pytest.fixture
def only_judged_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A case that does what is done to its rows and judges none of it: ``test_rows.py`` holds that each step is."""
    monkeypatch.setattr(Verdict, "follow", lambda *_: Step((), ()))


@pytest.mark.usefixtures("only_judged_when_asked")
@pytest.mark.parametrize("number", range(8))
def test_every_row_that_is_typed_again_is_judged_as_it_was_printed(case: Case, number: int) -> None:
    table, printed = case.document.tables[number], tally(case.check)
    for at, row in enumerate(table.rows):
        before = len(case.journal.done)
        type_again(case, number, at)
        made, check = case.document.tables[number], Check(case.document)
        assert check.findings() == [], (table.id, row)
        assert tally(check) == printed, (table.id, row)
        assert made.parents.tolist() == table.parents.tolist(), (table.id, row)
        assert made.rows[at].level == row.level
        while len(case.journal.done) > before:
            case.undo()


def test_a_total_that_is_typed_is_held_with_all_that_stands_before_it(case: Case) -> None:
    at = len(case.document.tables[SPENDING].rows) - 1
    type_again(case, SPENDING, at)
    case.edit(Cell(SPENDING, at, 0), Figure(1_00))
    assert "B:T3!合计.合计" in {one.id for one in case.findings() if one.outcome is Outcome.DIFFERS}


def test_a_row_without_name_belongs_to_nothing(case: Case) -> None:
    at = case.document.tables[SPENDING].row_of["2080102"]
    case.insert_row(SPENDING, at)
    case.edit(Cell(SPENDING, at, 1), Figure(500_00))
    assert case.document.tables[SPENDING].parents[at] == NO_ROW
    assert {one.rule for one in case.findings()} == {"A1"}


def test_no_sum_is_held_wrong_where_a_name_does_not_tell_what_it_belongs_to(case: Case) -> None:
    """A name among codes may be a part of the class, or tell again what is counted already."""
    table = case.document.tables[SPENDING]
    at = table.row_of["2080102"]
    case.delete_rows(SPENDING, [at])
    assert "B:T3!20801.合计" in {one.id for one in case.findings() if one.outcome is Outcome.DIFFERS}
    case.insert_row(SPENDING, at)
    case.recode(SPENDING, at, None, "一般行政管理事务")
    case.edit_together([(Cell(SPENDING, at, column), table.content(at, column).figure) for column in range(3)])
    sums = {one.id: one.outcome for one in case.findings() if one.rule == "B" and one.tables == (SPENDING,)}
    assert sums["B:T3!20801.合计"] is Outcome.UNCHECKABLE
    assert Outcome.DIFFERS not in sums.values()


def test_a_number_tells_that_a_row_is_a_part_and_which_rows_are_its_own(case: Case) -> None:
    case.insert_row(BALANCE, 6, 0)
    case.recode(BALANCE, 6, None, "五、上年结转")
    made = case.document.tables[BALANCE]
    assert made.parents[6] == 7 == made.parents[0]
    case.recode(BALANCE, 0, None, "财政拨款")
    case.recode(BALANCE, 0, None, "一、财政拨款")
    assert case.document.tables[BALANCE].parents.tolist() == made.parents.tolist()
