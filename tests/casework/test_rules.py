"""By which rules a document is judged: the choice on the command line, and what paper and case say of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gouji import cli
from gouji.casework.case import Case
from gouji.casework.papers.working_paper import workpaper
from gouji.casework.telling.unchecked import all_unchecked
from gouji.checking.rules.choosing import named
from gouji.model.money import Figure
from tests.conftest import SAMPLE
from tests.explaining.small import cell

OWN = """
id = "own"
name = "本单位规则"
base = "general"
[[law]]
id = "X1"
name = "{支出与其他}"
severity = "explain"
form = "formula"
formulas = [
  "expenditure!合计.合计 <= expenditure!合计.基本支出",
  "上年:expenditure!合计.合计 = expenditure!合计.合计",
]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "规则.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    assert cli.main(["check", "--json", *words, str(SAMPLE)]) == cli.GOOD
    result = json.loads(capsys.readouterr().out)
    assert isinstance(result, dict)
    return result


def test_the_pack_is_chosen_and_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys)["pack"] == {
        "id": "shanghai-2017",
        "why": "按上海的预算、2017 年度、8 张表齐全识别为“上海市部门预算（2017 年）”",
    }


def test_a_pack_is_named_by_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "--rules", "general")["pack"] == {"id": "general", "why": "由使用者指定"}


@pytest.mark.usefixtures("brief_search")
def test_a_pack_of_ones_own_is_named_by_its_file(capsys: pytest.CaptureFixture[str], own: Path) -> None:
    """Braces in its names are letters like others."""
    result = told(capsys, "--rules", str(own))
    findings = result["findings"]
    assert isinstance(findings, list)
    assert [one["id"] for one in findings if one["rule"] == "X1"] == ["X1:T3!合计.合计", "X1:@"]
    assert [one["outcome"] for one in findings] == ["differs", "uncheckable"]
    assert findings[1]["statement"] == "未核对{支出与其他}：所引用的另一份文件（上年）没有打开；用“加入文件…”放到旁边"
    assert result["pack"] == {"id": "own", "why": "由使用者指定"}
    cli.main(["check", "--rules", str(own), str(SAMPLE)])
    assert "所用规则：本单位规则（own），由使用者指定" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("nosuch", "", "没有名为“nosuch”的规则。"),
        ("own.toml", 'id = "own"\nlaw = 3', "数据文件“own.toml”的 law 处：这里应是列表，却是整数。"),
        ("none.toml", "", "找不到文件“none.toml”"),
    ],
)
def test_a_pack_that_cannot_be_used_stops_the_command(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, text: str, said: str
) -> None:
    named_file = tmp_path / name
    if text:
        named_file.write_text(text, encoding="utf-8")
    asked = str(named_file) if named_file.suffix else name
    assert cli.main(["check", "--rules", asked, str(SAMPLE)]) == cli.UNREADABLE
    shown = capsys.readouterr()
    assert (shown.out, shown.err.startswith(said)) == ("", True)


def test_a_case_is_judged_by_the_named_pack_after_every_change(own: Path) -> None:
    case = Case.look_at(SAMPLE, choice=named(str(own)))
    assert case.check.choice.pack.id == "own"
    case.edit(cell(case.document, "T3!合计.基本支出"), Figure(10**15))
    assert "X1:T3!合计.合计" not in {one.id for one in case.findings()}
    case.close()


def test_the_paper_has_a_section_of_the_rules_and_of_what_was_not_checked() -> None:
    case = Case.look_at(SAMPLE)
    paper = workpaper(case)
    assert paper.unchecked == tuple(all_unchecked(case.check))
    assert (
        paper.unchecked[0]
        == "所用规则 shanghai-2017：按上海的预算、2017 年度、8 张表齐全识别为“上海市部门预算（2017 年）”"
    )
    case.close()
