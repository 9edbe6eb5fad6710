"""A case is judged by the own rules that its user had when it began, until it is told others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gouji import cli
from gouji.casework.case import Case
from gouji.casework.papers.paper_state import standing
from gouji.casework.papers.working_paper import print_report, workpaper
from gouji.casework.telling.unchecked import all_unchecked, told_of_rules
from gouji.checking.rules.own import NONE, Draft, OwnRules
from gouji.keeping import own_rules
from gouji.reading.read import read_original
from tests.conftest import SAMPLE

RULE = Draft(
    "项目不超过基本", "expenditure!合计.项目支出 <= expenditure!合计.基本支出", why="本单位约定", must_explain=True
)


@pytest.fixture
def kept() -> OwnRules:
    rules, _ = NONE.with_rule(RULE)
    own_rules.keep(rules)
    return rules


@pytest.fixture
def case(kept: OwnRules, tmp_path: Path) -> Iterator[Case]:
    case = Case.open(SAMPLE)
    case.save_as(tmp_path / "核对.gouji")
    yield case
    case.close()


def own_of(case: Case) -> list[str]:
    return [one.rule for one in case.findings() if one.rule in {law.id for law in case.own_rules.laws}]


def test_a_case_keeps_the_rules_that_it_began_with(case: Case, kept: OwnRules, tmp_path: Path) -> None:
    assert own_of(case) == [kept.laws[0].id]
    paper = tmp_path / "底稿.pdf"
    print_report(case, paper)
    own_rules.keep(NONE)
    case.close()
    again = Case.open(case.file.path)
    assert again.own_rules.data == kept.data
    assert own_of(again) == [kept.laws[0].id]
    assert not standing(paper).changed
    step = again.judge_by_own(NONE)
    assert [turn.was.rule for turn in step.turns if turn.was] == [kept.laws[0].id]
    assert own_of(again) == []
    again.close()
    assert standing(paper).changed


def test_a_case_that_began_without_rules_is_not_judged_by_later_ones(tmp_path: Path) -> None:
    case = Case.open(SAMPLE)
    case.save_as(tmp_path / "旧.gouji")
    case.close()
    rules, _ = NONE.with_rule(RULE)
    own_rules.keep(rules)
    again = Case.open(tmp_path / "旧.gouji")
    assert not again.own_rules
    again.close()


def test_rules_alone_are_no_work_on_a_draft(kept: OwnRules) -> None:
    case = Case.open(SAMPLE)
    assert case.own_rules
    case.close()
    assert not case.file.path.exists()


def test_a_finding_by_an_own_rule_tells_why_and_that_it_must_be_explained(case: Case) -> None:
    paper = workpaper(case)
    assert "另按自定义规则 1 条核对：项目不超过基本" in paper.unchecked
    assert [line.reason for line in paper.findings] == ["依据：本单位约定；签名前必须说明"]


def test_only_rules_by_which_something_was_judged_are_counted_and_the_others_are_named() -> None:
    rules, _ = NONE.with_rule(RULE)
    for name, text in (
        ("别的表", "T5!208.合计 <= T7!208.项目支出"),
        ("无此表号", "T9!合计.合计 = T5!合计.合计"),
        ("无此栏", "T7!201.项目支出 <= T7!201.教具费"),
    ):
        rules, _ = rules.with_rule(Draft(name, text))
    own_rules.keep(rules)
    with closing(Case.hold(read_original(SAMPLE))) as case:
        _, judged, unjudged, *_ = told_of_rules(case.check)
        by_finding = [told for told in all_unchecked(case.check) if told.startswith("未核对")]
    assert judged == "另按自定义规则 1 条核对：项目不超过基本"
    assert unjudged == "自定义规则有 3 条在本文件中什么也没有核对：别的表；无此表号；无此栏：T7没有所涉及的栏目"
    assert [one for one in by_finding if "别的表" in one or "无此表号" in one] == [
        "未核对别的表：T7未列“项目支出”栏",
        "未核对无此表号：缺T9",
    ]


def check(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[dict[str, object], str]:
    cli.main(["check", "--json", *words, str(SAMPLE)])
    shown = capsys.readouterr()
    result = json.loads(shown.out)
    assert isinstance(result, dict)
    return result, shown.err


def test_the_command_line_judges_by_them_too(capsys: pytest.CaptureFixture[str], kept: OwnRules) -> None:
    result, _ = check(capsys)
    (law,) = kept.laws
    pack = result["pack"]
    assert isinstance(pack, dict)
    assert (pack["id"], pack["own"]) == ("shanghai-2017", [law.id])
    findings = result["findings"]
    assert isinstance(findings, list)
    assert [(one["rule"], one["must_explain"]) for one in findings] == [(law.id, True)]
    cli.main(["check", str(SAMPLE)])
    assert "另按自定义规则 1 条核对：项目不超过基本" in capsys.readouterr().out


def test_rules_that_are_named_are_alone(capsys: pytest.CaptureFixture[str], kept: OwnRules) -> None:
    result, _ = check(capsys, "--rules", "shanghai-2017")
    assert result["findings"] == []
    result, _ = check(capsys, "--rules", str(own_rules.path()))
    assert result["pack"] == {"id": "own-rules", "why": "由使用者指定"}


@pytest.mark.parametrize("command", [["check"], ["check", "--json"], ["report", "-o", "纸.pdf"]])
def test_a_broken_file_is_told_once_and_stops_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    own_rules.path().parent.mkdir(parents=True)
    own_rules.path().write_text('[[law]]\nid = "U1"\nform = "formula"\nformulas = ["a ="]', encoding="utf-8")
    assert cli.main([*command, str(SAMPLE)]) == cli.GOOD
    told = capsys.readouterr().err
    assert told.count("自定义规则未参与核对") == 1
    assert f"{own_rules.path()}”的 law U1 formulas 1 处" in told
