"""What is said of a printed table lies on the one pile of things done: it is undone, redone, and said again."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.casework.papers.changes_on_paper import changes
from gouji.casework.proposing import propose, standing_answer
from gouji.casework.suspecting import reasons
from gouji.keeping.user import answers
from gouji.model.document import Cell
from gouji.model.money import Figure, Unit
from gouji.model.rawgrid import Answer
from gouji.model.table import Table
from tests.casework.conftest import again
from tests.reading.making import Pages, pdf, workbook
from tests.reading.test_answers import ANSWER, ROWS, draw

SAID = replace(ANSWER, unit="元", title="专项资金表")
OTHERWISE = replace(SAID, kind="described", codes=(), texts=(1,), amounts=(2,), names=("本年数",), title="另一张表")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return pdf(tmp_path / "x.pdf", draw)


def printed(table: Table) -> tuple[object, ...]:
    """All that a table says."""
    return table.title, table.kind, table.unit, table.columns, table.keys, table.values.tolist(), table.origin.tolist()


def test_describing_is_undone_and_redone_and_stays_so(case: Case) -> None:
    (grid,) = case.document.grids
    case.describe(grid, SAID)
    made = printed(case.document.tables[0])
    assert made[:3] == ("专项资金表", "general-expenditure", Unit.YUAN)
    step = case.undo()
    assert step is not None
    assert step.described == grid
    for one in (case, again(case)):
        assert (one.document.tables, one.document.grids, one.printed.grids) == ([], [grid], [grid])
        assert one.findings() == [found for found in one.findings() if not found.cells]
        assert not one.can_undo
        assert one.can_redo
    case.redo()
    for one in (case, again(case)):
        assert [printed(table) for table in one.document.tables] == [made]
        assert one.document.grids == []
        assert one.can_undo
        assert not one.can_redo


def test_what_was_said_is_forgotten_when_it_is_undone_and_remembered_when_it_is_redone(case: Case) -> None:
    (grid,) = case.document.grids
    case.describe(grid, SAID)
    known = {grid.shape: replace(SAID, title="")}
    assert answers.remembered() == known
    case.undo()
    assert answers.remembered() == {}
    case.redo()
    assert answers.remembered() == known


def test_what_another_document_said_is_remembered_again_or_stays(case: Case, tmp_path: Path) -> None:
    (grid,) = case.document.grids
    answers.remember(grid.shape, OTHERWISE)
    case.describe(grid, SAID)
    case.undo()
    assert answers.remembered() == {grid.shape: OTHERWISE}
    case.redo()
    assert answers.remembered()[grid.shape].kind == SAID.kind
    answers.remember(grid.shape, OTHERWISE)
    case.undo()
    assert answers.remembered() == {grid.shape: OTHERWISE}


def test_of_two_tables_of_one_shape_the_other_is_remembered_when_one_is_undone(tmp_path: Path) -> None:
    def twice(pages: Pages) -> None:
        draw(pages)
        draw(pages.page())

    case = Case.open(pdf(tmp_path / "两页.pdf", twice))
    first, second = case.document.grids
    assert first.shape == second.shape
    case.describe(first, SAID)
    case.describe(second, OTHERWISE)
    assert answers.remembered()[first.shape].kind == OTHERWISE.kind
    case.undo()
    assert answers.remembered()[first.shape].kind == SAID.kind
    case.undo()
    assert answers.remembered() == {}
    case.close()


def test_edits_and_marks_on_a_described_table_are_undone_before_it(case: Case) -> None:
    case.describe(case.document.grids[0], SAID)
    place = Cell(0, 1, 0)
    case.edit(place, Figure(900, 2))
    case.verify(place)
    for _ in range(2):
        case.undo()
        assert len(case.document.tables) == 1
    case.undo()
    assert case.document.tables == []
    for _ in range(3):
        case.redo()
    for one in (case, again(case)):
        assert one.verified == {place}
        assert [change.address for change in changes(one)] == ["T1!20805.合计"]


def test_another_thing_done_leaves_nothing_to_redo(tmp_path: Path) -> None:
    def two(pages: Pages) -> None:
        draw(pages)
        pages.text("另有各项").table([("甲", "乙"), ("事项一", "12.00"), ("事项二", "13.00")], (120, 80))

    case = Case.open(pdf(tmp_path / "两表.pdf", two))
    first, second = case.document.grids
    case.describe(first, SAID)
    case.undo()
    case.describe(second, replace(propose(second), unit="元"))
    assert not case.can_redo
    assert [grid.id for grid in case.document.grids] == [first.id]
    case.describe(first, SAID)
    case.undo()
    for one in (case, again(case)):
        assert [table.title for table in one.document.tables] == ["另有各项"]
        assert one.document.line_of(first) == 1
        assert one.document.line_of(second) == 0
    case.close()


def test_a_case_of_version_4_is_played_as_it_was_written(path: Path) -> None:
    """There a description was not undone, and it had no title of its own."""
    case = Case.open(path)
    (grid,) = case.document.grids
    old = {name: value for name, value in asdict(SAID).items() if name != "title"}
    place = Cell(0, 1, 0)
    case.describe(grid, SAID)
    case.edit(place, Figure(900, 2))
    case.verify(place)
    kept = case.file.path
    case.close()
    with closing(sqlite3.connect(kept)) as connection, connection:
        body = json.dumps({"grid": grid.id, "answer": old})
        connection.execute("UPDATE journal SET kind = 'describe', body = ? WHERE number = 2", (body,))
        connection.execute("PRAGMA user_version = 4")
    case = Case.open(kept)
    assert case.document.tables[0].title == grid.title == ""
    assert case.verified == {place}
    case.undo()
    case.undo()
    assert not case.can_undo
    assert case.verified == frozenset()
    assert [change.address for change in changes(case)] == []
    case.close()
    case = Case.open(kept)
    assert len(case.document.tables) == 1
    assert not case.can_undo
    case.describe(case.document.described[0].grid, OTHERWISE)
    assert case.document.tables[0].title == "另一张表"
    case.undo()
    assert case.document.tables[0].title == ""
    case.close()


def test_a_described_table_is_described_again(case: Case) -> None:
    (grid,) = case.document.grids
    case.describe(grid, SAID)
    place = Cell(0, 2, 1)
    case.edit(place, Figure(900, 2))
    case.verify(place)
    case.tick(case.findings()[0])
    before = printed(case.document.tables[0])
    case.describe(grid, OTHERWISE)
    for one in (case, again(case)):
        (table,) = one.document.tables
        assert (table.id, table.title, table.kind, table.columns) == ("T1", "另一张表", "described", ("本年数",))
        assert [row.name for row in table.rows] == ["社会保障", "养老", "合计"]
        assert one.verified == frozenset()
        assert [*changes(one)] == []
        assert [reason for found in one.findings() for reason in reasons(one, found)] == []
    assert answers.remembered()[grid.shape].amounts == OTHERWISE.amounts
    case.undo()
    for one in (case, again(case)):
        assert printed(one.document.tables[0]) == before
        assert one.verified == {place}
        assert [change.address for change in changes(one)] == ["T1!合计.项目支出"]
    assert answers.remembered()[grid.shape].amounts == SAID.amounts


def noted(pages: Pages) -> None:
    pages.text("下列各项").table([*ROWS, ["注：另行安排", "", "", ""]], (60, 120, 80, 80))


def test_notes_are_told_once_however_often_a_table_is_described(tmp_path: Path) -> None:
    case = Case.open(pdf(tmp_path / "注.pdf", noted))
    (grid,) = case.document.grids
    case.describe(grid, SAID)
    told = [one.text for one in case.document.prose]
    assert "注：另行安排" in told
    case.describe(grid, OTHERWISE)
    assert [one.text for one in case.document.prose] == told
    case.close()


def over_the_page(pages: Pages) -> None:
    rows = [["208", "社会保障", "30.00", "10.00"], ["20805", "养老和其他各项", "30.00", "10.00"]]
    pages.text("2027年专项资金安排情况").table([ROWS[0], *rows], (60, 120, 80, 80))
    pages.page().table([["", "的支出", "", ""], ["合计", "", "30.00", "10.00"]], (60, 120, 80, 80))


def test_a_table_read_by_what_was_said_before_is_described_again(case: Case, tmp_path: Path) -> None:
    (grid,) = case.document.grids
    case.describe(grid, SAID)
    later = Case.open(pdf(tmp_path / "y.pdf", over_the_page))
    (table,) = later.document.tables
    assert table.title == "2027年专项资金安排情况"
    assert [row.name for row in table.rows] == ["社会保障", "养老和其他各项的支出", "合计"]
    kept = again(later)
    assert kept.document.described == later.document.described
    whole = later.document.described[0].grid
    assert standing_answer(later.document, whole) == replace(SAID, title="2027年专项资金安排情况")
    before = printed(table)
    later.describe(whole, standing_answer(later.document, whole))
    assert printed(later.document.tables[0]) == before
    later.describe(whole, OTHERWISE)
    assert answers.remembered() == {grid.shape: replace(OTHERWISE, title="")}
    later.undo()
    later.undo()
    assert answers.remembered() == {grid.shape: replace(SAID, title="")}
    assert printed(later.document.tables[0]) == before
    later.close()


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (["2026年专项资金安排情况", "单位：元"], "2026年专项资金安排情况"),
        (["2026年专项资金安排情况", "编制单位：某局　　单位：元"], "2026年专项资金安排情况"),
        (["另有下列各项。"], ""),
        (["各项如下："], ""),
    ],
)
def test_the_title_of_a_raw_table_is_the_line_above_it(tmp_path: Path, above: list[str], title: str) -> None:
    def lines(pages: Pages) -> None:
        for line in above:
            pages.text(line)
        pages.table(ROWS, (60, 120, 80, 80))

    def titled(document_path: Path) -> str:
        case = Case.look_at(document_path)
        (grid,) = case.document.grids
        return propose(grid).title

    assert titled(pdf(tmp_path / "x.pdf", lines)) == title
    sheet = {"附表甲": [*([line] for line in above), *ROWS]}
    assert titled(workbook(tmp_path / "x.xlsx", sheet)) == (title or "附表甲")


def test_an_answer_of_before_has_no_title() -> None:
    data = {name: value for name, value in asdict(SAID).items() if name != "title"}
    assert Answer.of(data) == replace(SAID, title="")
    assert Answer.of(asdict(SAID)) == SAID
