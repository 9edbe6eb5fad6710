"""What is told of the text of a document: in the JSON and on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gouji import cli
from tests.checking.prose.pages import page_of

WRONG = "“住房保障支出（类）住房改革支出（款）住房公积金（项）”352.67万元，主要用于缴费。。"


@pytest.fixture
def page(tmp_path: Path) -> str:
    page_of(tmp_path, "预算", "般", WRONG)
    return str(tmp_path / "页.html")


def test_a_claim_is_told_in_the_json_with_its_place_and_what_it_ties_to(
    page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", "--json", page]) == cli.DIFFERS
    told = json.loads(capsys.readouterr().out)
    (claim,) = told["claims"]
    assert claim | {"source": None} == {
        "id": "C1",
        "text": "“住房保障支出（类）住房改革支出（款）住房公积金（项）”352.67万元",
        "role": "value",
        "amount": "352.67",
        "unit": "万元",
        "source": None,
        "ties_to": ["T1!2210201.合计"],
        "outcome": "differs",
        "severity": "must",
        "statement": "文字写 352.67 万元，T1 2210201 住房公积金 合计 表列 3,503,499 元",
    }
    assert [(one["kind"], one["severity"]) for one in told["wording"]] == [("stops-doubled", "hint")]
    assert told["summary"]["claims"] == {"agrees": 0, "rounding": 0, "differs": 1, "uncheckable": 0}


def test_a_claim_is_told_to_people_with_its_words(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", page]) == cli.DIFFERS
    told = capsys.readouterr().out
    (said,) = (line for line in told.splitlines() if "住房公积金（项）”352.67万元”：文字写 352.67 万元" in line)
    assert said.startswith("      不符")  # below its cause, and told once
    (last,) = told.splitlines()[-1:]
    assert last.startswith("表：相符 ")
    assert "；文字：相符 0 项，不符 1 项" in last


def test_telephones_and_names_are_told_where_that_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page_of(tmp_path, "预算", "般", "联系人：甲某某，联系电话：021-12345678。")
    file = str(tmp_path / "页.html")
    cli.main(["check", "--json", file])
    assert json.loads(capsys.readouterr().out)["wording"] == []
    cli.main(["check", "--json", "--before-publication", file])
    told = json.loads(capsys.readouterr().out)["wording"]
    assert [(one["kind"], one["severity"]) for one in told] == [("personal-name", "hint"), ("telephone-number", "hint")]
    cli.main(["check", "--before-publication", file])
    assert "这里有电话号码，公布前请确认" in capsys.readouterr().out
