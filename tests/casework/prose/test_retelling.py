"""A figure typed into its sentence is a change like that of a table: judged, undone, kept, and told on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.casework.exchange.check_json import result
from gouji.casework.papers.working_paper import state_of_case, workpaper
from gouji.casework.prose.proof import quoted
from gouji.casework.prose.retelling import retelling
from gouji.casework.prose.said import Said, all_said
from gouji.casework.telling.deeds import deed_told
from gouji.errors import UserError
from gouji.explaining.explanation import Explanation
from tests.casework.prose.test_said import RIGHT, WRONG, case_of, wrong


def type_into(case: Case, one: Said, typed: str) -> None:
    assert one.held is not None
    assert case.retell(retelling(case.document, one.held.claim, typed)) is not None


def only(case: Case) -> Said:
    (one,) = wrong(case)
    return one


def test_the_right_figure_settles_the_sentence_at_once(tmp_path: Path) -> None:
    case = case_of(tmp_path, f"{WRONG}\n{RIGHT}")
    type_into(case, only(case), "350.35")
    assert wrong(case) == []
    assert [one.outcome.name for one in all_said(case.check)] == ["AGREES", "AGREES"]


def test_it_is_undone_and_redone_by_its_name(tmp_path: Path) -> None:
    case = case_of(tmp_path, WRONG)
    type_into(case, only(case), "350.35")
    assert deed_told(case.document, case.journal.last_done) == "文字 352.67 改为 350.35"
    case.undo()
    assert only(case).printed == ""
    assert case.document.retold == {}
    case.redo()
    assert wrong(case) == []


def test_what_is_printed_stays_known(tmp_path: Path) -> None:
    case = case_of(tmp_path, WRONG)
    name = only(case).id
    type_into(case, only(case), "350.53")
    now = only(case)
    assert now.id == name
    assert now.printed == "352.67"
    assert "350.53万元" in quoted(case.check, now)
    (claim,) = (one for one in result(case.check, Explanation())["claims"] if one["outcome"] == "differs")
    assert (claim["amount"], claim["printed"]) == ("350.53", "352.67")
    assert "352.67" in "".join(line.text for line in case.document.prose)


def test_a_case_opened_again_keeps_it(tmp_path: Path) -> None:
    case = case_of(tmp_path, WRONG)
    type_into(case, only(case), "350.35")
    case.save_as(tmp_path / "案.gouji")
    case.close()
    again = Case.look_at(tmp_path / "案.gouji")
    assert wrong(again) == []
    assert {one.printed for one in all_said(again.check)} == {"352.67"}
    again.close()


def test_the_paper_lists_it_among_the_changed_figures(tmp_path: Path) -> None:
    case = case_of(tmp_path, WRONG)
    before = state_of_case(case)
    type_into(case, only(case), "350.35")
    paper = workpaper(case)
    (line,) = paper.changes
    assert (line.old, line.new) == ("352.67 万元", "350.35 万元")
    assert "住房公积金" in line.place
    assert "1 个数字与源文件不同" in paper.conclusion
    assert state_of_case(case) != before
    case.undo()
    assert state_of_case(case) == before


def test_a_tick_falls_when_its_figure_is_typed_over_and_stands_again_with_it(tmp_path: Path) -> None:
    case = case_of(tmp_path, WRONG)
    case.tick(only(case))
    type_into(case, only(case), "350.53")
    assert case.handling_on(only(case)) is None
    case.undo()
    assert case.handling_on(only(case)) is not None


def test_marks_on_other_words_of_its_paragraph_stay(tmp_path: Path) -> None:
    case = case_of(tmp_path, WRONG.replace("主要用于缴费。", RIGHT.replace("552.43", "552.53")))
    first, other = (one for one in wrong(case) if one.state == "differs")
    case.tick(other)
    type_into(case, first, "350.3499")
    (left,) = (one for one in wrong(case) if one.state == "differs")
    assert left.id == other.id
    assert case.handling_on(left) is not None


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("350.3", "350.30"),
        ("３５０．３５", "350.35"),
        (" 1,350.35万元", "1,350.35"),
        ("350", "350.00"),
        ("350.355", "350.355"),
    ],
)
def test_it_is_typed_as_it_comes_and_as_exact_as_the_one_before(tmp_path: Path, typed: str, stands: str) -> None:
    case = case_of(tmp_path, WRONG)
    type_into(case, only(case), typed)
    assert [*case.document.retold.values()] == [stands]


@pytest.mark.parametrize("typed", ["", "三百", "350.35亿元", "1,23", "1" * 21, "350.3512345", "12345678901234567"])
def test_what_is_no_figure_is_refused(tmp_path: Path, typed: str) -> None:
    case = case_of(tmp_path, WRONG)
    one = only(case)
    assert one.held is not None
    with pytest.raises(UserError):
        retelling(case.document, one.held.claim, typed)


def test_typing_what_stands_there_is_no_change(tmp_path: Path) -> None:
    case = case_of(tmp_path, WRONG)
    one = only(case)
    assert one.held is not None
    assert case.retell(retelling(case.document, one.held.claim, "352.67")) is None
    assert not case.can_undo


def test_a_state_of_a_rate_falls_with_the_amounts_of_the_text_that_it_is_held_against(tmp_path: Path) -> None:
    case = case_of(tmp_path, "教育经费支出352.67万元，比上年300.00万元增加52.67万元，增长99%。")
    (rate,) = (one for one in wrong(case) if one.state == "differs")
    case.tick(rate)
    assert case.handling_on(rate) is not None
    amount = next(one for one in all_said(case.check) if one.held and "300" in one.held.claim.text)
    type_into(case, amount, "310.00")
    (now,) = (one for one in wrong(case) if one.id == rate.id)
    assert (now.outcome, now.cells) == (rate.outcome, ())
    assert case.handling_on(now) is None
    case.undo()
    assert case.handling_on(next(one for one in wrong(case) if one.id == rate.id)) is not None
