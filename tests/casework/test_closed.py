"""Whose work is reviewed by whom, and a case that is handed over or finished: what may be done to it, what holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.casework.telling.review.passed import passed_lines
from gouji.checking.families.sign import Sign
from gouji.checking.rules.own import NONE
from gouji.errors import UserError
from gouji.keeping.user import person
from gouji.model.money import Figure
from gouji.review.passing import Act, Stage, same_person
from gouji.review.states import State
from tests.casework.handing_over import APPROVER, OUTSIDER, PLACE, PREPARER, REVIEWER, STAND_IN, as_, small_case, stage


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """A case on a budget of few rows, in which its preparer changed a figure, so that one differs."""
    opened = small_case(tmp_path)
    opened.edit(PLACE, Figure(7000))
    yield opened
    opened.close()


def finish(case: Case) -> None:
    as_(PREPARER, case, Act.HAND_OVER)
    as_(REVIEWER, case, Act.REVIEW)
    as_(APPROVER, case, Act.FINISH)


def test_whoever_changed_figures_reviews_them_not_whoever_hands_them_over(case: Case) -> None:
    as_(STAND_IN, case, Act.HAND_OVER)
    for name in (PREPARER, STAND_IN):
        with pytest.raises(UserError, match="nobody reviews"):
            as_(name, case, Act.REVIEW)
    as_(REVIEWER, case, Act.RETURN, "请再核")
    as_(STAND_IN, case, Act.HAND_OVER)
    with pytest.raises(UserError, match="nobody reviews"):
        as_(PREPARER, case, Act.REVIEW)  # a return makes nobody's work another's
    as_(REVIEWER, case, Act.REVIEW)
    with pytest.raises(UserError, match="nobody reviews"):
        as_(PREPARER, case, Act.FINISH)
    as_(APPROVER, case, Act.FINISH)
    as_(APPROVER, case, Act.RETURN, "单位来函更正")
    case.edit(PLACE, Figure(8000))
    as_(APPROVER, case, Act.HAND_OVER)
    as_(PREPARER, case, Act.REVIEW)  # what they made was finished


@pytest.mark.parametrize(
    "twin", ["王编\u200b制", "王\u3164编制", "\u202e王编制\ufe0f", "王 编\uffa0制", "王\u00ad编制"]
)
def test_a_letter_that_is_not_seen_makes_no_other_person(case: Case, twin: str) -> None:
    case.pass_on(Act.HAND_OVER)
    assert same_person(PREPARER, twin)
    with pytest.raises(UserError, match="nobody reviews"):
        as_(twin, case, Act.REVIEW)
    assert "".join(person.name().split()) == PREPARER


CHANGES: dict[str, Callable[[Case], object]] = {
    "change": lambda case: case.edit(PLACE, Figure(1)),
    "insert-row": lambda case: case.insert_row(0, 1),
    "rules": lambda case: case.judge_by_pack("general"),
    "own-rules": lambda case: case.judge_by_own(NONE),
    "year": lambda case: case.state_year(2025),
    "publication": lambda case: case.look_before_publication(True),
    "confirm": lambda case: case.confirm(0),
}
SAYS: dict[str, Callable[[Case], object]] = {
    "handle": lambda case: case.handle(case.findings()[:1], State.CHECKED),
    "remark": lambda case: case.remark(case.findings()[0], "已问"),
    "mark": lambda case: case.mark([PLACE], Sign.SOURCE),
    "rule-out-all": lambda case: case.rule_out(PLACE),
}


def refuses(case: Case, does: Callable[[Case], object]) -> None:
    before = case.file.head()
    with pytest.raises(UserError):
        does(case)
    assert case.file.head() == before  # nothing is kept of it


def test_a_finished_case_is_closed_to_everything_but_a_return_and_papers(case: Case) -> None:
    finish(case)
    for name in (PREPARER, REVIEWER, APPROVER, OUTSIDER):
        person.rename(name)
        for does in (*CHANGES.values(), *SAYS.values(), Case.undo):
            refuses(case, does)
    case.note("report", {"path": "底稿.pdf", "state": "0"})
    assert stage(case) is Stage.FINISHED
    assert all(one.is_standing for one in passed_lines(case.journal))
    as_(PREPARER, case, Act.RETURN, "单位来函更正")
    refuses(case, Case.undo)  # which would bring back what others signed
    case.state_year(2025)


def test_while_it_is_handed_over_others_do_only_what_they_can_undo(case: Case) -> None:
    case.pass_on(Act.HAND_OVER)
    person.rename(REVIEWER)
    for does in CHANGES.values():
        refuses(case, does)
    for does in SAYS.values():
        does(case)
        case.undo()
        case.redo()
    assert stage(case) is Stage.HANDED_OVER
    (line,) = passed_lines(case.journal)
    assert line.is_standing
    assert line.stands == "对现有全部数字、年度、所用规则及读取确认有效（不含核对状态与批注）"
    assert line.why == (f"此后 {REVIEWER} 作核对状态、批注、标记或判定 12 次",)


@pytest.mark.parametrize("kind", ["rules", "own-rules", "year", "publication", "confirm"])
def test_a_sign_off_covers_by_what_figures_are_judged(case: Case, kind: str) -> None:
    case.pass_on(Act.HAND_OVER)
    CHANGES[kind](case)
    assert stage(case) is Stage.PREPARING
    (line,) = passed_lines(case.journal)
    assert (line.is_standing, line.stands) == (False, "签署后判定依据有变，已失效")
    assert PREPARER in line.why[0]


def test_undoing_brings_no_sign_off_back_nor_does_a_figure_that_is_put_back(case: Case) -> None:
    case.pass_on(Act.HAND_OVER)
    as_(REVIEWER, case, Act.REVIEW)
    person.rename(PREPARER)
    case.edit(PLACE, Figure(1))
    person.rename(OUTSIDER)
    case.undo()
    assert stage(case) is Stage.PREPARING
    case.edit(PLACE, Figure(2))
    case.edit(PLACE, Figure(7000))
    assert stage(case) is Stage.PREPARING
    lines = passed_lines(case.journal)
    assert [(one.is_standing, OUTSIDER in one.why[-1]) for one in lines] == [(False, True)] * 2
    as_(PREPARER, case, Act.HAND_OVER)
    assert stage(case) is Stage.HANDED_OVER


def test_decimals_make_another_figure_for_marks_and_sign_offs(case: Case) -> None:
    case.mark([PLACE], Sign.SOURCE)
    case.pass_on(Act.HAND_OVER)
    case.edit(PLACE, Figure(7000, 6))
    assert stage(case) is Stage.PREPARING
    assert case.signs_on(PLACE) == ()
    (line,) = passed_lines(case.journal)
    assert len(line.why) == 1
