"""Rows are inserted, deleted and given codes in a case as figures are changed: kept, undone, judged, told on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gouji.casework.case import Case
from gouji.casework.exchange.check_json import result
from gouji.casework.papers.changes_on_paper import changes
from gouji.casework.papers.working_paper import print_report, state_of_case, workpaper
from gouji.casework.suspecting import explained
from gouji.casework.telling.deeds import deed_told
from gouji.checking.findings import Finding
from gouji.explaining.explanation import Explanation
from gouji.keeping.casefile import CaseFile
from gouji.keeping.noting import entry
from gouji.keeping.renewing import version_of
from gouji.keeping.user import person
from gouji.keeping.versions import VERSION
from gouji.model.document import Cell, Document
from gouji.model.money import Figure
from gouji.reading.original import Original
from gouji.review.states import State
from tests.casework.test_findings import assert_as_made_anew, replayed
from tests.checking.accounts.sample import accounts
from tests.conftest import SAMPLE, SLIPS
from tests.thorough import examples

SPENDING = 2


@pytest.fixture(autouse=True)
def _named() -> None:
    person.rename("王会计")


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    case = Case.open(SAMPLE)
    case.save_as(tmp_path / "案卷.gouji")
    yield case
    case.close()


def undo_of(case: Case) -> str:
    return deed_told(case.document, case.journal.last_done)


def rows_of(document: Document) -> list[tuple[object, ...]]:
    """All that a document holds in its rows."""
    return [
        (
            [*table.rows],
            table.parents.tolist(),
            table.values.tolist(),
            table.present.tolist(),
            table.origin.tolist(),
            table.decimals.tolist(),
            table.sources,
            table.gaps,
            table.precisions,
            table.printed_rows or tuple(range(len(table.rows))),
        )
        for table in document.tables
    ]


def assert_stands_as_it_was_left(case: Case) -> None:
    again = Case.look_at(case.file.path)
    assert rows_of(again.document) == rows_of(case.document)
    assert case.findings() == again.findings()
    assert case.tally() == again.tally()
    assert (case.verified, case.ruled_out) == (again.verified, again.ruled_out)
    assert state_of_case(case) == state_of_case(again)
    again.close()
    assert_as_made_anew(case)


def test_a_row_that_is_added_is_judged_like_those_that_are_printed(case: Case) -> None:
    table = case.document.tables[SPENDING]
    at = table.row_of["2080102"]
    case.insert_row(SPENDING, at)
    assert undo_of(case) == "在 T3 插入行"
    assert case.findings() == []
    case.recode(SPENDING, at, "2080188", "某项")
    assert undo_of(case) == "改编码 T3 2080188 某项"
    before = case.findings()
    step = case.edit(Cell(SPENDING, at, 0), Figure(500_00))
    assert step is not None
    assert replayed(before, step.turns) == case.findings()
    assert {f.id for f in case.findings()} >= {"A1:T3!2080188.合计", "B:T3!20801.合计"}
    assert_stands_as_it_was_left(case)
    step = case.delete_rows(SPENDING, [at])
    assert undo_of(case) == "删去 T3 2080188 某项"
    assert case.findings() == []
    assert_stands_as_it_was_left(case)
    for _ in range(4):
        case.undo()
    assert case.document.tables[SPENDING] is table
    assert not case.can_undo
    assert deed_told(case.document, case.journal.last_undone) == "在 T3 插入行"
    assert_stands_as_it_was_left(case)


def test_rows_that_go_take_what_was_noted_on_their_figures_and_the_others_keep_it(case: Case) -> None:
    table = case.document.tables[SPENDING]
    first, second = (Cell(SPENDING, table.row_of[key], 1) for key in ("2080101", "2080102"))
    case.verify(first)
    case.rule_out(second)
    step = case.delete_rows(SPENDING, [first.row])
    assert step.rows is not None
    assert step.marked_cells == ()
    assert case.verified == set()
    assert case.ruled_out == {second._replace(row=second.row - 1)}
    assert_stands_as_it_was_left(case)
    case.undo()
    assert (set(case.verified), set(case.ruled_out)) == ({first}, {second})
    assert_stands_as_it_was_left(case)


def test_what_was_changed_before_is_found_in_its_row(case: Case) -> None:
    table = case.document.tables[SPENDING]
    place = Cell(SPENDING, table.row_of["2080102"], 0)
    case.edit(place, Figure(7_00))
    case.insert_row(SPENDING, 0)
    assert [one.cell for one in case.changes] == [place._replace(row=place.row + 1)]
    assert [one.address for one in changes(case)] == ["T3!#1", "T3!2080102.合计"]
    case.delete_rows(SPENDING, [place.row + 1])
    assert case.changes == []


def test_an_adopted_cause_stays_when_rows_come(case: Case) -> None:
    table = case.document.tables[SPENDING]
    place = Cell(SPENDING, table.row_of["2080102"], 0)
    printed = table.content(*place[1:]).figure
    assert printed is not None
    case.edit(place, Figure(printed.fen + 500_00, printed.decimals))
    solutions = [one for group in explained(case, 30).groups for one in group.solutions]
    solution = next(one for one in solutions if [cell for cell, _ in one.corrections[0].changes] == [place])
    assert case.adopt(solution) is not None
    (before,) = (one for one in case.changes if one.slip)
    assert before.slip is not None
    assert "A1:T3!2080102.合计" in before.slip.settles
    case.insert_row(SPENDING, 0)
    case.recode(SPENDING, place.row + 1, "2080104", "综合业务管理")
    (after,) = (one for one in case.changes if one.slip)
    assert after.slip is not None
    assert after.cell == place._replace(row=place.row + 1)
    assert {"A1:T3!2080104.合计"} <= {*after.slip.settles}
    assert "A1:T3!2080102.合计" not in after.slip.settles
    assert_stands_as_it_was_left(case)


def noted_twice(case: Case) -> int:
    """Two rows added by the code of one that is printed, with a remark and a tick on what differs in the first of them,
    and a remark on what differs in the second; returns where the printed one stands."""
    at = case.document.tables[SPENDING].row_of["2080102"]
    for behind, name in ((1, "乙单位"), (2, "丙单位")):
        case.insert_row(SPENDING, at + behind)
        case.recode(SPENDING, at + behind, "2080102", name)
        case.edit(Cell(SPENDING, at + behind, 0), Figure(behind * 500_00))
    for behind, name in ((1, "乙单位"), (2, "丙单位")):
        (finding,) = (one for one in case.findings() if one.rule == "A1" and one.cells[0].row == at + behind)
        case.remark(finding, name)
        if behind == 1:
            case.tick(finding)
    return at


def noted(case: Case) -> dict[str, tuple[str, bool]]:
    """The remark on what differs across each row, and whether it is ticked off, by the name of the row."""
    rows = case.document.tables[SPENDING].rows
    across = [one for one in case.findings() if one.rule == "A1" and one.tables == (SPENDING,)]
    remarks = case.marks.remarks
    return {rows[one.cells[0].row].name: (remarks.get(one.id, ""), case.handling_on(one) is not None) for one in across}


def test_ticks_and_remarks_stay_on_their_rows(case: Case) -> None:
    at = noted_twice(case)
    stands = {"乙单位": ("乙单位", True), "丙单位": ("丙单位", False)}
    assert noted(case) == stands
    case.delete_rows(SPENDING, [at])
    assert noted(case) == stands
    assert_stands_as_it_was_left(case)
    case.recode(SPENDING, at, "2080188", "乙单位")
    assert noted(case) == stands
    case.delete_rows(SPENDING, [at])
    assert noted(case) == {"丙单位": ("丙单位", False)}
    assert_stands_as_it_was_left(case)
    for _ in range(3):
        case.undo()
    assert noted(case) == stands


def test_what_was_noted_on_a_row_that_went_is_not_that_of_one_that_comes(case: Case) -> None:
    at = noted_twice(case)
    case.delete_rows(SPENDING, [at + 1, at + 2])
    assert "乙单位" in {*case.marks.remarks.values()}
    case.insert_row(SPENDING, at + 1)
    case.recode(SPENDING, at + 1, "2080102", "丁单位")
    case.edit(Cell(SPENDING, at + 1, 0), Figure(500_00))
    assert noted(case) == {"丁单位": ("", False)}


def test_rows_that_are_added_take_no_address_of_a_printed_one(case: Case) -> None:
    """Rules name the only row of the last table by that."""
    tally = case.tally()
    case.insert_row(7, 0)
    assert case.document.tables[7].keys == ["#2", "#1"]
    assert case.tally() == tally
    assert case.findings() == []


def test_the_paper_names_who_added_a_row_also_when_another_gave_it_its_code(case: Case) -> None:
    case.insert_row(SPENDING, 3)
    person.rename("乙")
    case.recode(SPENDING, 3, "2080188", "某项")
    assert [one.new for one in changes(case)] == ["王会计 增加此行"]
    assert result(case.check, Explanation())["tables"][SPENDING]["rows"][3]["by"]["who"] == "王会计"


@pytest.mark.usefixtures("brief_search")
def test_the_paper_lists_rows_that_were_added_deleted_and_given_other_codes(case: Case, tmp_path: Path) -> None:
    before = state_of_case(case)
    table = case.document.tables[SPENDING]
    gone, coded = table.row_of["2080105"], table.row_of["2080102"]
    case.recode(SPENDING, coded, "2080103", "机关服务")
    case.delete_rows(SPENDING, [gone])
    case.insert_row(SPENDING, coded)
    case.recode(SPENDING, coded, "2080188", "某项")
    case.edit(Cell(SPENDING, coded, 0), Figure(500_00))
    told = [(one.address, one.place, one.old, one.new) for one in changes(case)]
    assert told[0] == ("T3!2080188", "T3 2080188 某项", "原文无此行", "王会计 增加此行")
    assert told[1] == ("T3!2080103", "T3 2080103 机关服务", "2080102 一般行政管理事务", "2080103 机关服务")
    assert told[2][0] == "T3!2080105"
    assert told[2][2].startswith("合计 ")
    assert told[2][3] == "已删去此行"
    assert told[3][2:] == ("空", "500")
    assert len(told) == 4
    assert state_of_case(case) != before
    paper = workpaper(case)
    names = [line.name for sheet in paper.sheets if sheet.index.endswith("T3") for line in sheet.sides[0].lines]
    assert [name for name in names if name.endswith("※")] == ["某项※", "机关服务※"]
    print_report(case, tmp_path / "底稿.pdf")
    while case.can_undo:
        case.undo()
    assert not list(changes(case))


def test_json_tells_who_added_a_row(case: Case) -> None:
    case.insert_row(SPENDING, 0)
    rows = result(case.check, Explanation())["tables"][SPENDING]["rows"]
    assert rows[0]["by"]["who"] == "王会计"
    assert "by" not in rows[1]


def test_a_row_that_already_goes_so_is_left_alone(case: Case) -> None:
    row = case.document.tables[SPENDING].rows[3]
    assert case.recode(SPENDING, 3, row.code, row.name) is None
    assert not case.can_undo


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("insert-row", {"table": SPENDING, "row": 999, "side": 0}),
        ("delete-rows", {"table": SPENDING, "rows": [999]}),
        ("delete-rows", {"table": SPENDING, "rows": []}),
        ("recode-row", {"table": SPENDING, "row": -1, "code": "201", "name": ""}),
        ("recode-row", {"table": 99, "row": 0, "code": "201", "name": ""}),
    ],
)
def test_an_entry_of_rows_that_are_not_there_is_left_out(case: Case, kind: str, body: dict[str, object]) -> None:
    case.file.append(entry(kind, body))
    with closing(Case.look_at(case.file.path)) as seen:
        assert seen.left_out is not None
        assert seen.left_out.count == 1
        assert rows_of(seen.document) == rows_of(case.document)


def test_what_cannot_be_done_to_rows_is_not_kept(case: Case) -> None:
    with pytest.raises(ValueError, match="no such row"):
        case.insert_row(SPENDING, 999)
    with pytest.raises(ValueError, match="no such row"):
        case.delete_rows(SPENDING, [])
    assert not case.can_undo
    Case.look_at(case.file.path).close()


def test_a_case_of_version_10_takes_rows_and_is_of_the_next(tmp_path: Path) -> None:
    case = Case.open(SLIPS)
    case.save_as(tmp_path / "旧.gouji")
    case.file._connection.execute("PRAGMA user_version = 10")
    case.close()
    again = Case.open(tmp_path / "旧.gouji")
    again.insert_row(SPENDING, 0)
    again.close()
    file = CaseFile.open(tmp_path / "旧.gouji")
    assert version_of(file._connection) == VERSION
    file.close()


def budget() -> Case:
    return Case.look_at(SLIPS)


def final_accounts() -> Case:
    """With money carried over, which sets laws aside, and limits of which the bound may be blank."""
    return Case.hold(Original(accounts(), (b"",), {}))


CODES = ("201", "20801", "2080101", "2080188", "2089999", "20505", "208", None)
acts = st.lists(
    st.tuples(
        st.sampled_from(("insert", "delete", "recode", "edit", "verify", "note", "note", "undo", "undo", "redo")),
        st.integers(0, 7),
        st.integers(0, 60),
        st.sampled_from(CODES),
    ),
    min_size=3,
    max_size=9,
)


@pytest.mark.parametrize("held", [budget, final_accounts])
@settings(max_examples=examples(20))
@given(acts=acts)
def test_whatever_is_done_to_rows_the_case_stands_as_made_anew(
    held: Callable[[], Case], acts: list[tuple[str, int, int, str | None]]
) -> None:
    case = held()
    for act, table, row, code in acts:
        do(case, act, Cell(table, row, row % 3), code)
        assert_as_made_anew(case)
    while case.can_undo:
        case.undo()
    assert_as_made_anew(case)
    assert rows_of(case.document) == rows_of(case.printed)
    case.close()


@settings(max_examples=examples(30))
@given(acts)
def test_whatever_is_done_to_rows_what_was_noted_on_one_stays_on_it(
    acts: list[tuple[str, int, int, str | None]],
) -> None:
    """Each printed row is told by its place in the print, whatever it is called: what is remarked and ticked on what
    differs there names that."""
    case = Case.look_at(SLIPS)
    for act, table, row, code in acts:
        do(case, act, Cell(table, row, row % 3), code)
        for finding in case.findings():
            if remark := case.marks.remarks.get(finding.id):
                assert remark == lead_of(case, finding)
            if finding.id in case.marks.handled:
                assert remark == lead_of(case, finding)
    case.close()


def lead_of(case: Case, finding: Finding) -> str:
    """Which rows of the print a finding is about, each with what was said of it when it was added."""
    first, *others = finding.flagged
    cells = dict.fromkeys((cell.table, cell.row) for cell in (first, *others[:1]))
    tables = case.document.tables
    told = [(table, tables[table].printed_row(row), tables[table].rows[row].added) for table, row in cells]
    return finding.rule + str([(table, row, added and added.at) for table, row, added in told])


def do(case: Case, act: str, at: Cell, code: str | None) -> None:
    """One action somewhere in a table, as far as there are rows."""
    table = case.document.tables[at.table]
    row = min(at.row, len(table.rows) - 1)
    if act in ("undo", "redo"):
        case.undo() if act == "undo" else case.redo()
        return
    if act == "note":
        if findings := [one for one in case.findings() if one.cells]:
            finding = findings[at.row % len(findings)]
            case.handle([finding], State.CHECKED, lead_of(case, finding))
        return
    if act == "insert":
        case.insert_row(at.table, max(row, 0), table.rows[row].side if table.rows else 0)
        return
    if row < 0:
        return
    place = Cell(at.table, row, at.column % len(table.columns))
    match act:
        case "delete":
            case.delete_rows(at.table, range(row, min(row + 1 + at.column, len(table.rows))))
        case "recode":
            case.recode(at.table, row, code, "某项")
        case "edit":
            case.edit(place, Figure(at.row * 1000_00))
        case "verify":
            case.verify(place)
