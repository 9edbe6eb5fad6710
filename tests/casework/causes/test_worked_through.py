"""Causes in a case: adopted, ticked off together with one remark, undone by name, and found again in its file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gouji import cli
from gouji.casework.case import Case
from gouji.casework.causes.cause import Cause, in_order
from gouji.casework.causes.of_case import of_open
from gouji.casework.causes.told import by_numeral, number_of, old_and_new, place_of, rivals_of, statement
from gouji.casework.telling.deeds import deed_told
from gouji.explaining.explanation import Correction, NewFigure, Solution
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.review.states import State
from tests.casework.conftest import again
from tests.conftest import SLIPS
from tests.window.hands import cell


@pytest.fixture
def path() -> Path:
    return SLIPS


def causes(case: Case) -> tuple[Cause, ...]:
    return of_open(case).causes


def adopt(case: Case, cause: Cause) -> None:
    assert cause.answer is not None
    assert case.adopt(cause.answer) is not None


def test_what_was_adopted_stays_in_its_place(case: Case) -> None:
    before = causes(case)
    adopt(case, before[1])
    after = causes(case)
    assert [cause.state for cause in after] == [State.PENDING, State.CORRECTED, State.PENDING]
    assert [place_of(case.document, cause) for cause in after] == [place_of(case.document, one) for one in before]
    assert old_and_new(case.document, after[1]) == ("776,067,723", "776,607,723")
    assert statement(case.document, after[1], {}).endswith("已由 776,067,723 改为 776,607,723（数字颠倒）")


def test_an_adoption_is_known_to_whoever_opens_the_case(case: Case) -> None:
    adopt(case, causes(case)[0])
    assert [cause.state for cause in causes(again(case))] == [State.CORRECTED, State.PENDING, State.PENDING]


def test_an_adoption_that_is_taken_back_or_typed_over_is_none(case: Case) -> None:
    first = causes(case)[0]
    adopt(case, first)
    case.undo()
    assert [cause.state for cause in causes(case)] == [State.PENDING] * 3
    case.redo()
    case.edit(first.culprits[0], Figure(100))
    assert State.CORRECTED not in {cause.state for cause in causes(case)}


def test_all_findings_of_a_cause_are_ticked_with_one_remark_as_one_action(case: Case) -> None:
    first = causes(case)[0]
    findings = case.listed.among(first.settles)
    case.handle(findings, State.CHECKED, " 已与财政局核实 ")
    assert [cause.state for cause in causes(case)] == [State.CHECKED, State.PENDING, State.PENDING]
    assert {case.marks.remarks[finding.id] for finding in findings} == {"已与财政局核实"}
    assert case.listed.ticked == 4
    assert again(case).listed.ticked == 4
    case.undo()
    assert case.listed.ticked == 0
    assert not case.marks.remarks


def test_a_tick_without_a_remark_leaves_those_that_stand(case: Case) -> None:
    finding = case.findings()[0]
    case.remark(finding, "已问预算处")
    case.handle([finding], State.CHECKED)
    assert case.marks.remarks == {finding.id: "已问预算处"}


def test_every_action_is_undone_by_its_name(case: Case) -> None:
    place = cell(case, "T3!20801.基本支出")
    finding = case.findings()[0]

    def told() -> str:
        return deed_told(case.document, case.journal.last_done)

    assert told() == ""
    acts: list[tuple[Callable[[], object], str]] = [
        (lambda: adopt(case, causes(case)[0]), "采纳 T3 20801 人力资源和社会保障管理事务 基本支出"),
        (lambda: case.edit(place, Figure(1)), "改数 T3 20801 人力资源和社会保障管理事务 基本支出"),
        (lambda: case.tick(case.findings()[0]), "核对 T3 20801 人力资源和社会保障管理事务 合计"),
        (lambda: case.tick(case.findings()[0], on=False), "恢复待处理 T3 20801 人力资源和社会保障管理事务 合计"),
        (
            lambda: case.handle(case.findings(), State.CHECKED, "一"),
            "核对 T3 20801 人力资源和社会保障管理事务 合计 等共 8 处",
        ),
        (lambda: case.remark(finding, "已问"), "备注 T3 20801 人力资源和社会保障管理事务 合计"),
        (lambda: case.remark(finding, ""), "删除备注 T3 20801 人力资源和社会保障管理事务 合计"),
        (lambda: case.rule_out(place), "排除 T3 20801 人力资源和社会保障管理事务 基本支出"),
        (lambda: case.rule_out(place, on=False), "重新怀疑 T3 20801 人力资源和社会保障管理事务 基本支出"),
        (lambda: case.verify(place), "与原文核对 T3 20801 人力资源和社会保障管理事务 基本支出"),
    ]
    for act, name in acts:
        act()
        assert told() == name
    case.undo()
    assert deed_told(case.document, case.journal.last_undone).startswith("与原文核对")


def test_people_are_told_causes_first_and_findings_under_them(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["check", str(SLIPS)])
    lines = capsys.readouterr().out.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("  K1  T3 20801"))
    assert [line.startswith("      不符  T3") for line in lines[first + 1 : first + 6]] == [True] * 4 + [False]
    assert lines[first + 5].startswith("  K2  T4 二、教育支出 合计 多半应为 776,607,723（数字颠倒）")


def test_causes_follow_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["check", "--json", str(SLIPS)])
    result = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in result["causes"]] == ["K1", "K2", "K3"]
    first = result["causes"][0]
    assert first == {
        "id": "K1",
        "place": "T3 20801 人力资源和社会保障管理事务 基本支出",
        "statement": first["statement"],
        "group": 1,
        "solution": 1,
        "settles": first["settles"],
        "figures": [{"cell": "T3!20801.基本支出", "stated": "464774351", "suggested": "464774531"}],
        "pattern": "swapped-digits",
        "unique": True,
        "alternatives": 1,
        "error": True,
        "state": "open",
    }
    told = [name for one in result["causes"] for name in one["settles"]]
    assert sorted(told) == sorted(finding["id"] for finding in result["findings"])


def test_causes_that_exclude_each_other_say_so() -> None:
    """Two would put different figures into one place: each names the other, also once that is adopted."""

    def proposing(place: Cell, cell: Cell, fen: int, state: State = State.PENDING) -> Cause:
        correction = Correction("digit changed", (NewFigure(cell, Figure(100), Figure(fen)),))
        return Cause(place, (f"R:{place}",), (Solution(1, (correction,), (), 0, False),), state=state)

    total, other = Cell(0, 9, 0), Cell(0, 5, 0)
    first, second = proposing(Cell(0, 1, 0), total, 200), proposing(Cell(0, 2, 0), total, 300)
    beside = proposing(Cell(0, 3, 0), other, 200)
    ordered = in_order((beside, second, first))
    assert [one.rivals for one in ordered] == [(1,), (0,), ()]
    assert rivals_of(ordered[0], number_of) == "或 K2，只取其一（同一个数，改法不同）"
    assert rivals_of(ordered[2], number_of) == ""
    adopted = in_order((replace(first, state=State.CORRECTED), second))
    assert [rivals_of(one, by_numeral) for one in adopted] == ["", "或 ①，只取其一（同一个数，改法不同）"]
    same = in_order((first, proposing(Cell(0, 2, 0), total, 200)))
    assert [one.rivals for one in same] == [(), ()]
