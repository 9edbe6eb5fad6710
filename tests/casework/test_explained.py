"""What must be explained stops the signature, not the paper, until a remark stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji import cli
from gouji.casework.case import Case
from gouji.casework.papers.explained import refuse_unexplained, unexplained
from gouji.casework.papers.signing import Hand, sign
from gouji.casework.papers.working_paper import print_report
from gouji.checking.rules.own import NONE, Draft
from gouji.commands import passwords
from gouji.errors import UserError
from gouji.keeping import own_rules
from gouji.paper.signatures.roles import ROLES
from gouji.reading.read import read_original
from gouji.wording import say
from tests.conftest import SAMPLE
from tests.paper.people import PASSWORD, p12_of


@pytest.fixture
def hand() -> Hand:
    return Hand(p12_of("preparer"), PASSWORD)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """A case in which two figures differ by a rule that asks for an explanation, and one by a rule that does not."""
    rules, _ = NONE.with_rule(
        Draft(
            "项目不超过基本",
            "\n".join(f"expenditure!合计.{column} <= expenditure!合计.基本支出" for column in ("项目支出", "合计")),
            must_explain=True,
        )
    )
    rules, _ = rules.with_rule(Draft("不必说明", "expenditure!合计.合计 <= expenditure!合计.项目支出"))
    own_rules.keep(rules)
    case = Case.open(SAMPLE)
    case.save_as(tmp_path / "核对.gouji")
    return case


def test_the_signature_waits_for_a_remark_on_each(case: Case, hand: Hand, tmp_path: Path) -> None:
    paper = tmp_path / "底稿.pdf"
    print_report(case, paper)
    first, second = unexplained(case)
    case.tick(first)
    case.remark(first, "项目集中在本年")
    with pytest.raises(UserError) as refused:
        sign(paper, ROLES[0], hand, case)
    told = say(refused.value.message, **refused.value.params)
    assert told.startswith("暂不能签名：有 1 项不符或未能核对的必须说明。T3 合计")
    assert told.endswith("请逐项写明备注，重新出底稿后再签名。")
    case.remark(second, "同上")
    print_report(case, paper)
    sign(paper, ROLES[0], hand, case)
    assert [one.kind for one in case.papers] == ["report", "report", "sign"]
    case.close()


def test_what_could_not_be_checked_must_be_explained_too() -> None:
    rules, _ = NONE.with_rule(
        Draft("采购不超过支出", "procurement!合计.合计 <= expenditure!合计.合计", must_explain=True)
    )
    rules, _ = rules.with_rule(Draft("不必说明", "project!合计.合计 <= expenditure!合计.合计"))
    own_rules.keep(rules)
    case = Case.hold(read_original(SAMPLE))
    (found,) = unexplained(case)
    assert found.state == "uncheckable"
    with pytest.raises(UserError) as refused:
        refuse_unexplained(case)
    told = say(refused.value.message, **refused.value.params)
    assert told.startswith("暂不能签名：有 1 项不符或未能核对的必须说明。未核对采购不超过支出：缺政府采购表。")
    case.remark(found, "本年无政府采购")
    refuse_unexplained(case)
    case.close()


def test_a_tick_explains_nothing(case: Case) -> None:
    for one in unexplained(case):
        case.tick(one)
    assert len(unexplained(case)) == 2
    case.close()


def test_the_command_line_says_what_is_to_be_explained(
    case: Case, hand: Hand, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(passwords.PASSWORD, PASSWORD)
    paper, path = tmp_path / "底稿.pdf", case.file.path
    case.close()
    command = ["sign", str(paper), "--p12", str(hand.p12), "--role", ROLES[0]]
    assert cli.main(["report", str(path), "-o", str(paper)]) == cli.GOOD
    assert cli.main(command) == cli.UNREADABLE
    assert "暂不能签名：有 2 项不符或未能核对的必须说明" in capsys.readouterr().err
    again = Case.open(path)
    for one in unexplained(again):
        again.remark(one, "已核实")
    again.close()
    cli.main(["report", str(path), "-o", str(paper)])
    assert cli.main(command) == cli.GOOD
