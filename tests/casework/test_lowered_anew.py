"""A case stands as it was left: opened again, it has the findings and the counts that it had before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.casework.step import Step
from gouji.casework.suspecting import search
from gouji.casework.telling.unchecked import all_unchecked
from gouji.explaining.explain import explain
from gouji.model.document import Cell
from gouji.model.money import Figure
from tests.casework.test_findings import assert_as_made_anew, replayed
from tests.conftest import SAMPLE


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """The sample with a row for money carried over, which is blank."""
    source = tmp_path / "预算.txt"
    source.write_text(SAMPLE.read_text(encoding="utf-8").replace("其他收入", "上年结转", 1), encoding="utf-8")
    case = Case.open(source)
    case.save_as(tmp_path / "案卷.gouji")
    yield case
    case.close()


def carried(case: Case) -> Cell:
    row = next(row for row, one in enumerate(case.document.tables[0].rows) if one.name.endswith("上年结转"))
    return Cell(0, row, 0)


def assert_stands_as_it_was_left(case: Case) -> None:
    again = Case.look_at(case.file.path)
    assert case.findings() == again.findings()
    assert case.tally() == again.tally()
    assert list(all_unchecked(case.check)) == list(all_unchecked(again.check))
    again.close()
    assert_as_made_anew(case)


def test_money_carried_over_that_comes_or_goes_is_followed_by_what_it_sets_aside(case: Case) -> None:
    at = carried(case)
    steps: tuple[tuple[Callable[[], Step | None], bool], ...] = (
        (lambda: case.edit(at, Figure(100_00)), True),
        (lambda: case.edit(at, Figure(250_00)), True),
        (case.undo, True),
        (case.undo, False),
        (case.redo, True),
        (lambda: case.edit(at, None), False),
        (case.undo, True),
        (lambda: case.edit_together([(at, None), (Cell(1, 0, 0), Figure(7))]), False),
    )
    for step_of, aside in steps:
        before = case.findings()
        step = step_of()
        assert step is not None
        assert replayed(before, step.turns) == case.findings()
        assert any(one.id.endswith(":!carried-over-in-summary") for one in case.listed) is aside
        assert_stands_as_it_was_left(case)


def test_a_relation_that_is_set_aside_is_counted_as_the_figures_stand(case: Case) -> None:
    case.edit(carried(case), Figure(100_00))
    revenue, spending = case.document.tables[1:3]
    code = next(row.code for row in spending.rows if row.code and row.level == 3)
    case.edit_together([(Cell(1, revenue.row_of[code], 0), None), (Cell(2, spending.row_of[code], 0), None)])
    assert_stands_as_it_was_left(case)


def test_a_table_that_loses_its_last_figure_and_has_it_again(case: Case) -> None:
    fund = next(number for number, table in enumerate(case.document.tables) if table.kind == "general-expenditure")
    table = case.document.tables[fund]
    cells = [Cell(fund, row, column) for row in range(len(table.rows)) for column in range(len(table.columns))]
    case.edit_together([(cell, None) for cell in cells])
    assert_stands_as_it_was_left(case)
    case.undo()
    assert_stands_as_it_was_left(case)


def test_the_search_behind_looks_at_what_the_list_shows(case: Case) -> None:
    case.edit(carried(case), Figure(100_00))
    case.edit(Cell(1, 0, 0), Figure(7_00))
    assert search(case)(lambda: False) == explain(case.check)


def test_a_row_that_is_told_of_is_told_at_its_first_figure(case: Case) -> None:
    """A class without its own row is told of at the first figure of the row below it, whichever that is by now."""
    spending = case.document.tables[2]
    case.delete_rows(2, [spending.row_of["208"]])
    row = case.document.tables[2].row_of["20801"]
    assert case.listed.find("N3:T3!20801.合计")
    case.edit(Cell(2, row, 0), None)
    assert not case.listed.find("N3:T3!20801.合计")
    assert case.listed.find("N3:T3!20801.基本支出")
    assert_stands_as_it_was_left(case)
    case.undo()
    assert case.listed.find("N3:T3!20801.合计")
    assert_stands_as_it_was_left(case)


def test_a_class_that_loses_its_last_figure_needs_no_parts(case: Case) -> None:
    spending = case.document.tables[2]
    parts = [row for row, one in enumerate(spending.rows) if (one.code or "").startswith("205") and one.code != "205"]
    case.delete_rows(2, parts)
    row = case.document.tables[2].row_of["205"]
    assert any(one.id.startswith("N3:T3!205.") for one in case.findings())
    case.edit_together([(Cell(2, row, column), None) for column in range(3)])
    assert not any(one.id.startswith("N3:T3!205.") for one in case.findings())
    assert_stands_as_it_was_left(case)
