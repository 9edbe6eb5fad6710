"""States of findings: many at once, undone like figures, each with the text that it needs."""

from __future__ import annotations

from contextlib import closing

import pytest

from gouji.casework.case import Case
from gouji.casework.causes.explained import Explained
from gouji.casework.causes.of_case import of_open
from gouji.casework.exchange.causes_json import told_causes
from gouji.casework.phrases import keep, phrases
from gouji.casework.telling.review.handlings import marked
from gouji.errors import UserError
from gouji.keeping.noting import entry
from gouji.keeping.user import person
from gouji.model.money import Figure
from gouji.review.marks import evidence
from gouji.review.states import State, of_all
from gouji.wording import say
from tests.conftest import SLIPS
from tests.keeping.older import make_of_version


def states(case: Case) -> list[State]:
    return [case.state_on(one) for one in case.findings()]


def test_findings_get_a_state_together_and_it_is_undone_and_kept() -> None:
    with closing(Case.open(SLIPS)) as case:
        some, others = case.findings()[:3], len(case.findings()) - 3
        case.handle(some, State.EXPLAINED, " 口径不同 ")
        assert states(case) == [State.EXPLAINED] * 3 + [State.PENDING] * others
        assert {case.marks.remarks[one.id] for one in some} == {"口径不同"}
        case.undo()
        assert set(states(case)) == {State.PENDING}
        assert not case.marks.remarks
        case.redo()
        path = case.file.path
    with closing(Case.open(path)) as again:
        assert states(again)[:4] == [State.EXPLAINED] * 3 + [State.PENDING]


@pytest.mark.parametrize(("state", "why"), [(State.DISMISSED, "不予处理须写明理由"), (State.EXPLAINED, "已说明须有")])
def test_what_needs_a_text_is_refused_without_one(state: State, why: str) -> None:
    with closing(Case.open(SLIPS)) as case:
        first, second, *_ = case.findings()
        with pytest.raises(UserError) as refused:
            case.handle([first], state, "  ")
        assert say(refused.value.message).startswith(why)
        assert not case.file.has_work()
        case.remark(first, "已问预算处")
        case.handle([first], state)
        assert case.state_on(first) is state
        with pytest.raises(UserError):
            case.handle([first, second], state)


def test_a_reason_of_another_person_reopens_a_finding() -> None:
    person.rename("李复核")
    with closing(Case.open(SLIPS)) as case:
        finding = case.findings()[0]
        case.handle([finding], State.DISMISSED, "公开表样所限")
        case.remark(finding, "公开表样所限，已问预算处")
        assert case.state_on(finding) is State.DISMISSED
        person.rename("外人")
        case.remark(finding, "无须更正")
        assert [case.state_on(one) for one in case.findings()[:1]] == [State.PENDING]
        case.undo()
        assert [case.state_on(one) for one in case.findings()[:1]] == [State.DISMISSED]
        case.redo()
        path = case.file.path
    with closing(Case.open(path)) as again:
        assert again.state_on(again.findings()[0]) is State.PENDING


def test_a_changed_figure_reopens_what_hung_on_it() -> None:
    with closing(Case.open(SLIPS)) as case:
        finding = next(one for one in case.findings() if len(one.cells) > 1)
        case.handle([finding], State.DISMISSED, "公开表样所限")
        case.edit(finding.cells[-1], Figure(1))
        now = case.listed.find(finding.id)
        assert now is None or case.state_on(now) is State.PENDING
        case.undo()
        assert case.state_on(finding) is State.DISMISSED


def test_a_cause_has_the_state_of_all_that_it_settles() -> None:
    with closing(Case.open(SLIPS)) as case:
        first = of_open(case).causes[0]
        one, *others = case.listed.among(first.settles)
        case.handle([one], State.DISMISSED, "公开表样所限")
        assert of_open(case).causes[0].is_open
        case.handle(others, State.CHECKED)
        assert of_open(case).causes[0].state is State.DISMISSED
        told = told_of(of_open(case))[0]
        assert (told["state"], told["handled"]) == ("dealt-with", "dismissed")


def test_what_was_adopted_is_seen_to_be_corrected() -> None:
    with closing(Case.open(SLIPS)) as case:
        cause = next(one for one in of_open(case).causes if one.answer is not None and one.answer.changes)
        assert cause.answer is not None
        case.adopt(cause.answer)
        states = [one.state for one in of_open(case).causes]
        assert states.count(State.CORRECTED) == 1
        assert marked(State.CORRECTED) == "✓ 已更正"
        assert {("adopted", "corrected")} <= {(one["state"], one.get("handled")) for one in told_of(of_open(case))}


def told_of(explained: Explained) -> list[dict[str, object]]:
    return told_causes(explained.check, explained.causes)


def test_of_several_states_the_one_that_asks_most_is_told() -> None:
    assert of_all(()) is State.PENDING
    assert of_all((State.CHECKED, State.PENDING)) is State.PENDING
    assert of_all((State.CHECKED, State.EXPLAINED)) is State.EXPLAINED
    assert of_all((State.EXPLAINED, State.DISMISSED, State.CHECKED)) is State.DISMISSED


def test_phrases_are_the_users_once_they_are_changed() -> None:
    standard = phrases()
    assert "已请单位更正" in standard
    keep("\n".join(standard))
    keep("按批复  执行\n\n按批复 执行\n" + standard[0])
    assert phrases() == ["按批复 执行", standard[0]]
    keep("")
    assert phrases() == []


def test_ticks_of_a_case_of_version_12_are_states_and_its_chain_goes_on() -> None:
    with closing(Case.open(SLIPS)) as case:
        first, second, third, *_ = case.findings()
        on = {one.id: list(evidence(case.document, one)) for one in (first, second, third)}
        case.file.append(entry("tick", {"id": first.id, "evidence": on[first.id]}))
        case.file.append(
            entry("tick-all", {"ticks": {second.id: on[second.id], third.id: on[third.id]}, "remark": "已核"})
        )
        case.file.append(entry("untick", {"id": third.id}))
        path = case.file.path
    make_of_version(path, 12)
    with closing(Case.open(path)) as again:
        assert states(again)[:4] == [State.CHECKED, State.CHECKED, State.PENDING, State.PENDING]
        again.undo()
        assert states(again)[2] is State.CHECKED
        again.handle([third], State.DISMISSED, "尾差")
    with closing(Case.open(path)) as once_more:
        assert (once_more.proof.breaches, once_more.proof.since) == ((), "")
        assert [one.kind for one in once_more.file.entries()][1:] == ["tick", "tick-all", "untick", "undo", "handle"]
