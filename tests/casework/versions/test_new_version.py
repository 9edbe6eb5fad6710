"""The case on the next version of a document: what stands is taken over in one step, and the case before stays."""

from __future__ import annotations

from contextlib import closing
from hashlib import sha256

import pytest

from gouji.casework.case import Case
from gouji.casework.history.history import History
from gouji.casework.telling.deeds import deed_told
from gouji.casework.versions.new_version import new_version
from gouji.checking.families.sign import Sign
from gouji.errors import UserError
from gouji.keeping import places
from gouji.review.passing import Act, Stage
from gouji.review.states import State
from gouji.review.taken_over import Sort, Why
from tests.casework.conftest import again
from tests.casework.versions.conftest import LEFT_WRONG, LESS, MENDED, Versions, next_version
from tests.read_once import read_once


def explained(case: Case) -> None:
    """What is wrong in both versions is explained, and a figure of each table is marked."""
    (one,) = (found for found in case.findings() if found.id == "A3:T8!30101.合计")
    case.handle((one,), State.EXPLAINED, "单位称系笔误，下一稿改正")
    for address in (MENDED, LEFT_WRONG, LESS, "T3!2012999.基本支出", "T2!201.事业单位经营收入"):
        cell = case.document.find(address)
        if cell is not None:
            case.verify(cell)


def test_what_was_said_of_figures_that_stayed_stands_in_the_new_case_as_it_was_given(
    before: Case, versions: Versions
) -> None:
    explained(before)
    (was,) = before.marks.handled.values()
    with closing(next_version(before, versions)) as case:
        (one,) = (found for found in case.findings() if found.id == "A3:T4!30101.合计")
        given = case.handling_on(one)
        assert given is not None
        assert (given.state, given.who, given.at, given.text) == (was.state, "张三", was.at, was.text)
        assert case.marks.remarks[one.id] == "单位称系笔误，下一稿改正"
        verified = {case.document.address(cell) for cell in case.verified}
        assert verified == {"T4!30101.合计", "T2!201.经营收入"}
        assert case.tally().ticked == 1


def test_what_changed_is_listed_with_its_reason(before: Case, versions: Versions) -> None:
    explained(before)
    with closing(next_version(before, versions)) as case:
        taken = case.journal.taken_over
        assert taken is not None
        assert (taken.case, taken.count) == (places.title(before.file.path), 4)
        marks = {one.now: one.why for one in taken.left if one.sort is Sort.MARK}
        assert marks == {MENDED: Why.CHANGED, "T6!2012902.项目支出": Why.CHANGED}
        assert {one.of for one in taken.left if one.sort is Sort.FOUND} >= {"B:T6!20129.合计"}


def test_the_case_before_stays_as_it_is(before: Case, versions: Versions) -> None:
    explained(before)
    held = sha256(before.file.path.read_bytes()).digest()
    next_version(before, versions).close()
    assert sha256(before.file.path.read_bytes()).digest() == held


def test_all_that_was_taken_over_is_undone_in_one_step_and_done_again(before: Case, versions: Versions) -> None:
    explained(before)
    with closing(next_version(before, versions)) as case:
        marks, taken = vars(case.marks).copy(), case.journal.taken_over
        told = deed_told(case.document, case.journal.last_done)
        assert told == f"沿用“{places.title(before.file.path)}”的标记"
        case.undo()
        assert (case.marks.handled, case.marks.signs, case.journal.taken_over) == ({}, {}, None)
        assert deed_told(case.document, case.journal.last_undone) == told
        case.redo()
        assert (vars(case.marks), case.journal.taken_over) == (marks, taken)
        with closing(again(case)) as found:
            assert (found.marks, found.journal.taken_over) == (case.marks, taken)


def test_the_journal_says_from_which_case_each_came_by_whom_and_when(before: Case, versions: Versions) -> None:
    explained(before)
    (was,) = before.marks.handled.values()
    with closing(next_version(before, versions)) as case:
        lines = [one for one in History(case).lines if one.kind.value == "taken-over"]
        assert {one.who for one in lines} == {"李四"}
        assert all(places.title(before.file.path) in one.what for one in lines)
        (state,) = (one for one in lines if one.new.startswith("已说明"))
        assert state.new.endswith(f"（张三 {was.at[:16].replace('T', ' ')}）")
        assert before.file.head()[:16] in lines[-1].new
        assert lines[-1].new.endswith("沿用 4 项，未沿用 2 项")


def test_a_sign_off_is_never_taken_over_and_told(before: Case, versions: Versions) -> None:
    before.pass_on(Act.HAND_OVER)
    with closing(next_version(before, versions)) as case:
        assert (case.passed, case.stage) == ([], Stage.PREPARING)
        taken = case.journal.taken_over
        assert taken is not None
        (one,) = (one for one in taken.left if one.sort is Sort.SIGN_OFF)
        assert (one.why, one.who, one.what) == (Why.NEVER, "张三", "preparer")


def test_nothing_that_is_taken_over_sits_on_a_figure_that_changed(before: Case, versions: Versions) -> None:
    """Every figure of the first version is marked, every finding checked."""
    cells = [cell for family in before.check.families for i in range(len(family.outcomes)) for cell in
             family.sides(i).cells]  # fmt: skip
    every = list(dict.fromkeys(cells))
    before.mark(every, Sign.SOURCE)
    before.mark(every, Sign.FOOTED)
    before.handle(before.findings(), State.CHECKED)
    with closing(next_version(before, versions)) as case:
        taken = case.journal.taken_over
        assert taken is not None
        printed = _printed(before)
        assert len(case.marks.signs) > 500
        for cell, given in case.marks.signs.items():
            assert case.signs_on(cell) == given
            kind, key, amount = _figure(case, cell)
            assert printed[kind, key] == amount
        said = len(every) * 2 + len(before.findings())
        assert taken.count + sum(len(given) - 1 for given in case.marks.signs.values()) + sum(
            one.sort is not Sort.FOUND for one in taken.left
        ) == said  # fmt: skip
        footed = {case.document.address(cell) for cell, given in case.marks.signs.items() if len(given) == 2}
        assert not footed & {"T6!201.合计", "T6!20129.合计", "T6!合计.合计", "T3!20105.合计"}


def _figure(case: Case, cell: tuple[int, int, int]) -> tuple[str, tuple[str, str], int | None]:
    table = case.document.tables[cell[0]]
    figure = table.content(cell[1], cell[2]).figure
    column = {"经营收入": "事业单位经营收入"}.get(table.columns[cell[2]], table.columns[cell[2]])
    return table.kind, (table.keys[cell[1]], column), figure.fen if figure else None


def _printed(case: Case) -> dict[tuple[str, tuple[str, str]], int | None]:
    found = {}
    for number, table in enumerate(case.document.tables):
        for row in range(len(table.rows)):
            for column in range(len(table.columns)):
                kind, key, amount = _figure(case, (number, row, column))
                found[kind, key] = amount
    return found


def test_the_very_same_file_is_no_new_version(before: Case, versions: Versions) -> None:
    with pytest.raises(UserError, match="same file"):
        new_version(before.file.path, read_once(versions.before))


def test_what_was_chosen_for_the_case_holds_for_the_next_version(before: Case, versions: Versions) -> None:
    before.judge_by_pack("general")
    before.look_before_publication(True)
    with closing(next_version(before, versions)) as case:
        assert case.check.choice.pack.id == "general"
        assert case.document.before_publication
        case.undo()
        assert case.check.choice.pack.id == "general"
