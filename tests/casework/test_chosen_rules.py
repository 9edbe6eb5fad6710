"""A person chooses the rules of a case: kept in its journal, undone like any deed, told on paper."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from gouji import cli
from gouji.casework.case import Case
from gouji.casework.findings import Findings
from gouji.casework.papers.working_paper import state_of_case, workpaper
from gouji.casework.step import Step
from gouji.casework.telling.packs import is_for, purpose, rules_in_short
from gouji.casework.telling.unchecked import told_of_rules, why_chosen
from gouji.checking.check import Check
from gouji.checking.rules import choosing
from gouji.checking.rules.choosing import Choice, named, offered
from gouji.checking.rules.pack import load, pack_ids
from gouji.errors import UserError
from gouji.keeping.user import person
from tests.casework.conftest import again
from tests.casework.test_findings import replayed
from tests.conftest import SLIPS
from tests.explaining.small import cell


@pytest.fixture
def path(tmp_path: Path) -> Path:
    source = tmp_path / "预算.txt"
    source.write_bytes(SLIPS.read_bytes())
    return source


@pytest.fixture(autouse=True)
def _somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(person, "name", lambda: "李会计")


def pack(case: Case) -> str:
    return case.check.choice.pack.id


def test_other_rules_judge_anew_and_undo_goes_back(case: Case) -> None:
    before = case.findings()
    listed = list(case.listed)
    steps: tuple[tuple[Callable[[], Step | None], str], ...] = (
        (lambda: case.judge_by_pack("no-department"), "no-department"),
        (lambda: case.judge_by_pack("general"), "general"),
        (case.undo, "no-department"),
        (case.redo, "general"),
        (case.undo, "no-department"),
        (case.undo, "shanghai-2017"),
    )
    for act, judged_by in steps:
        step = act()
        assert step is not None
        assert step.ruled
        listed = replayed(listed, step.turns)
        assert listed == case.findings()
        assert pack(case) == judged_by
        afresh = Findings(Check(case.document, case.check.choice), case.handling_on)
        assert (listed, case.listed.counts) == ([*afresh], afresh.counts)
    assert case.findings() == before


def test_the_document_decides_again_where_the_choice_is_taken_away(case: Case) -> None:
    case.judge_by_pack("general")
    case.judge_by_pack("")
    assert (pack(case), case.check.choice.by_person) == ("shanghai-2017", False)
    case.undo()
    assert (pack(case), case.check.choice.by_person) == ("general", True)


def test_the_choice_stays_with_the_case_whatever_is_done_later(case: Case, tmp_path: Path) -> None:
    case.judge_by_pack("general")
    at = cell(case.document, "T3!20801.基本支出")
    case.edit(at, case.document.tables[at.table].content(at.row, 0).figure)
    case.save_as(tmp_path / "案卷.gouji")
    other = again(case)
    assert (pack(case), pack(other)) == ("general", "general")
    assert other.findings() == case.findings()
    assert why_chosen(other.check) == why_chosen(case.check)
    other.close()


def test_it_is_told_who_chose_and_when_on_the_paper_too(case: Case) -> None:
    assert rules_in_short(case.check) == "规则：上海市部门预算（2017 年） · 按表式识别"
    before = state_of_case(case)
    case.judge_by_pack("general")
    assert rules_in_short(case.check) == "规则：通用规则 · 人工选定"
    at = str(case.check.choice.told["at"])
    assert next(told_of_rules(case.check)) == f"所用规则：通用规则（general），由李会计于 {at} 选定"
    assert workpaper(case).unchecked[0] == f"所用规则：通用规则（general），由李会计于 {at} 选定"
    assert state_of_case(case) != before
    case.undo()
    assert state_of_case(case) == before


def test_a_pack_for_no_department_that_a_person_chose_is_told_as_chosen(case: Case) -> None:
    case.judge_by_pack("no-department")
    assert "由李会计于" in next(told_of_rules(case.check))


def test_the_command_line_judges_a_case_by_what_was_chosen_for_it_unless_it_names_others(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case.judge_by_pack("general")
    case.save_as(tmp_path / "案卷.gouji")
    for words, judged_by in (((), "general"), (("--rules", "shanghai-2017"), "shanghai-2017")):
        cli.main(["check", "--json", *words, str(case.file.path)])
        assert json.loads(capsys.readouterr().out)["pack"]["id"] == judged_by


def test_a_case_opens_though_its_rules_are_gone(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case.judge_by_pack("general")
    case.save_as(tmp_path / "案卷.gouji")

    def gone(name: str) -> Choice:
        raise UserError("no-pack", "nothing was checked", name=name)

    monkeypatch.setattr("gouji.casework.chosen_rules.named", gone)
    other = again(case)
    assert pack(other) == "shanghai-2017"
    assert "选定的规则 general 已不存在或无法读取" in next(told_of_rules(other.check))
    other.close()


def test_all_packs_are_offered_those_for_the_document_first(case: Case) -> None:
    offers = [one.id for one in offered(case.document)]
    assert offers[:2] == ["shanghai-2017", "general"]
    assert sorted(offers) == sorted(pack_ids())
    assert [one.id for one in offered(case.document) if is_for(one, case.document)] == ["shanghai-2017"]


def test_every_pack_tells_what_it_is_for() -> None:
    told = {name: purpose(load(name)) for name in pack_ids()}
    assert told["shanghai-2017"] == "上海的预算、2017 年度、8–10 张表"
    assert told["general"] == "用于没有专门规则的预算、决算"
    assert told["final-accounts-9"].startswith("决算")
    assert all(told.values())


def test_rules_that_are_named_are_told_as_named() -> None:
    assert named("general").by_person
    assert choosing.Choice(load("general")).by_person is False
