"""``gouji compare``: lines for people, JSON, a workbook, and the status; a department against its units."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gouji import cli
from tests.conftest import SAMPLE, SLIPS


def test_two_versions_that_differ_are_told_by_cause(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["compare", str(SAMPLE), str(SLIPS)]) == 1
    told = capsys.readouterr().out
    assert "T3 20801 人力资源和社会保障管理事务 基本支出：464,774,531 → 464,774,351 元，−180" in told
    assert told.splitlines()[-1].startswith("变动 ")


def test_one_document_is_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["compare", str(SAMPLE), str(SAMPLE), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["schema"], told["changes"], told["summary"]["changes"]) == ("gouji.compare/1", [], 0)
    assert told["summary"]["meant-the-same"]


def test_changes_are_json_by_address(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["compare", str(SAMPLE), str(SLIPS), "--json"])
    changes = json.loads(capsys.readouterr().out)["changes"]
    one = next(one for one in changes if one["address"] == "T3!20801.基本支出")
    assert (one["old"], one["new"], one["difference"]) == ("464774531", "464774351", "-180")


def test_a_department_is_held_against_its_units(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["compare", str(SLIPS), "--units", str(SAMPLE), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["units"] == {"missing": [], "double": [], "culprits": []}
    assert cli.main(["compare", str(SAMPLE), "--units", str(SAMPLE)]) == 0
    assert "各单位汇总与部门在所有比较过的数字上相符" in capsys.readouterr().out


def test_what_cannot_be_compared_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["compare", str(SAMPLE)]) == 2
    assert cli.main(["compare", str(SAMPLE), str(tmp_path / "没有.pdf")]) == 2
    assert "旧的在前" in capsys.readouterr().err
