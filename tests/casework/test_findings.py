"""The list of findings follows a case step by step: it is always the one that a check made anew would list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from gouji.casework.case import Case
from gouji.casework.findings import Findings, Kind, Turn
from gouji.casework.step import Step
from gouji.checking.check import Check
from gouji.checking.families.family import Family
from gouji.checking.findings import Finding, describe
from gouji.model.document import Cell
from gouji.model.money import Figure
from tests.checking.alike import assert_alike
from tests.conftest import SLIPS


@pytest.fixture
def case() -> Iterator[Case]:
    case = Case.look_at(SLIPS)
    yield case
    case.close()


def cell(case: Case, address: str) -> Cell:
    found = case.document.find(address)
    assert found is not None
    return found


def edit(case: Case, address: str, yuan: int) -> Step:
    step = case.edit(cell(case, address), Figure(yuan * 100, 0))
    assert step is not None
    return step


def replayed(before: list[Finding], turns: tuple[Turn, ...]) -> list[Finding]:
    """A list to which the turns are done as a view does them."""
    rows = list(before)
    for turn in turns:
        if turn.was is not None:
            assert rows.pop(turn.row) == turn.was
        if turn.now is not None:
            rows.insert(turn.row, turn.now)
    return rows


def assert_as_made_anew(case: Case) -> None:
    check = Check(case.document)
    assert_alike(case.check, check)
    afresh = Findings(check, case.handling_on)
    assert list(case.listed) == list(afresh)
    assert +case.listed.counts == +afresh.counts
    assert {at: +counts for at, counts in case.listed.by_table.items() if +counts} == dict(afresh.by_table)


def test_the_turns_of_a_step_make_the_list_before_into_the_list_after(case: Case) -> None:
    for step_of in (
        lambda: edit(case, "T3!20801.基本支出", 464774531),
        lambda: edit(case, "T3!20801.基本支出", 7),
        case.undo,
        lambda: case.edit(cell(case, "T3!208.合计"), None),
        case.undo,
        case.redo,
    ):
        before = case.findings()
        step = step_of()
        assert step is not None
        assert replayed(before, step.turns) == case.findings()
        assert_as_made_anew(case)


def test_a_figure_that_leaves_the_verdict_as_it_is_is_told_anew(case: Case) -> None:
    """Two figures of one sum move together: the difference stays, and the amounts in the sentence do not."""
    casting = next(one for one in case.listed if one.is_within_a_row and one.difference)
    total, part = casting.cells[0], casting.cells[1]
    tables = case.document.tables
    moved = [(at, Figure(int(tables[at.table].values[at.column, at.row]) + 100, 0)) for at in (total, part)]
    step = case.edit_together(moved)
    assert step is not None
    now = case.listed.find(casting.id)
    assert now is not None
    assert (now.difference, now.stated) == (casting.difference, (casting.stated or 0) + 100)
    assert_as_made_anew(case)


def test_one_step_lists_nothing_and_describes_what_it_touched_alone(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    described: list[tuple[object, int]] = []

    def tell(family: Family, i: int) -> Finding:
        described.append((family, i))
        return describe(family, i)

    def list_all(_: Check) -> list[Finding]:
        raise AssertionError("everything was listed again")

    monkeypatch.setattr("gouji.checking.check.describe", tell)
    monkeypatch.setattr(Check, "in_order", list_all)
    place = cell(case, "T3!20801.基本支出")
    step = edit(case, "T3!20801.基本支出", 464774531)
    assert step.turns
    touching = [(family, i) for family, i in case.check.touching(place)]
    assert all(one in touching for one in described)
    assert len(described) == len(set(map(str, described)))
    assert case.tally().states["differs"] == sum(one.state == "differs" for one in case.findings())


def test_ticks_are_counted_as_they_stand(case: Case) -> None:
    finding = next(one for one in case.listed if one.cells[0] == cell(case, "T3!208.基本支出"))
    for do, ticked in (
        (lambda: case.tick(finding), 1),
        (lambda: case.remark(finding, "已问预算处"), 1),
        (lambda: edit(case, "T3!20805.基本支出", 1), 0),
        (case.undo, 1),
        (lambda: case.tick(finding, on=False), 0),
        (case.undo, 1),
    ):
        assert do() is not None
        assert_as_made_anew(case)
        assert case.tally().ticked == ticked
    assert case.listed.counts[Kind(finding.state, True)] == 1
    assert case.listed.by_table[2].total() == sum(2 in one.tables for one in case.listed)


def test_a_tick_or_a_remark_turns_its_own_row_alone(case: Case) -> None:
    row, finding = 3, case.findings()[3]
    for do in (lambda: case.tick(finding), lambda: case.remark(finding, "x"), case.undo):
        step = do()
        assert step is not None
        assert [(turn.row, turn.was, turn.now) for turn in step.turns] == [(row, finding, finding)]


def test_findings_are_found_by_their_ids_in_their_order(case: Case) -> None:
    listed = case.findings()
    assert case.listed.among({one.id for one in listed[2:5]} | {"nothing"}) == listed[2:5]
    assert case.listed.find(listed[4].id) == listed[4]
    assert case.listed.find("nothing") is None
    assert Counter(one.state for one in listed) == Counter(kind.state for kind in case.listed.counts.elements())
