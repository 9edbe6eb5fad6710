"""What a command is told of a document: what stands beside it, and its year."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gouji import cli
from tests.generated.years import files_with_a_slip, in_two
from tests.paper.test_workpaper import pages_of
from tests.several_files import prose

SEED = 3

UNDATED = """单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
201\t一般公共服务支出\t100.00\t80.00\t20.00
20103\t政府办公厅（室）及相关机构事务\t100.00\t80.00\t20.00
2010301\t行政运行\t100.00\t80.00\t20.00
合计\t\t100.00\t80.00\t20.00
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    return files_with_a_slip(tmp_path, "csv", SEED)


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    line: dict[str, Any] = json.loads(capsys.readouterr().out)
    return line


def test_a_file_is_held_against_the_year_before_and_the_budget(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path, Path]
) -> None:
    accounts, before, budget = map(str, files)
    cli.main(["check", "--json", accounts, "--prior", before, "--budget", budget])
    line = told(capsys)
    assert [(one["as"], one["file"]["name"]) for one in line["beside"]] == [
        ("prior", files[1].name),
        ("budget", files[2].name),
    ]
    found = [one for one in line["findings"] if one["rule"] in ("F30", "F31") and one["outcome"] == "differs"]
    assert [one["cells"][1] for one in found] == ["上年:T1!年末结转和结余.决算数"]
    cli.main(["check", "--json", accounts])
    assert "beside" not in told(capsys)


def test_what_it_is_held_against_may_have_several_files(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Each is named for itself; text alone is none, and a file that belongs to none of the others is refused."""
    accounts, before, budget = files_with_a_slip(tmp_path, "xlsx", SEED)
    first, second = in_two(before)
    text = prose(tmp_path / "说明.docx", unit="某某局", year=2021)
    cli.main(["check", "--json", str(accounts), "--prior", str(second), "--prior", str(first)])
    line = told(capsys)
    assert [one["name"] for one in line["beside"][0]["files"]] == [first.name, second.name]
    found = [one for one in line["findings"] if one["rule"] == "F30" and one["outcome"] == "differs"]
    assert [one["cells"][1] for one in found] == ["上年:T1!年末结转和结余.决算数"]
    assert cli.main(["check", str(accounts), "--prior", str(text)]) == cli.UNREADABLE
    assert "没有" in capsys.readouterr().err
    assert cli.main(["check", str(accounts), "--prior", str(first), "--prior", str(budget)]) == cli.UNREADABLE
    assert "似乎与其他文件不是一份" in capsys.readouterr().err


def test_what_is_not_that_is_refused_unless_the_user_says_so(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path, Path]
) -> None:
    accounts, before, budget = map(str, files)
    assert cli.main(["check", before, "--prior", accounts]) == cli.UNREADABLE
    assert "似乎不是上年文件" in capsys.readouterr().err
    assert cli.main(["check", accounts, "--prior", budget]) == cli.UNREADABLE
    assert cli.main(["check", accounts, "--prior", accounts]) == cli.UNREADABLE
    assert cli.main(["check", before, "--prior", accounts, "--anyway"]) != cli.UNREADABLE


def test_the_paper_has_it_too(files: tuple[Path, Path, Path], tmp_path: Path) -> None:
    output = tmp_path / "底稿.pdf"
    cli.main(["report", str(files[0]), "--prior", str(files[1]), "-o", str(output)])
    assert files[1].name in "".join("".join(pages_of(output)).split())


def test_a_year_is_said_where_none_is_printed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "支出预算表.tsv"
    path.write_text("支出预算总表\n" + UNDATED, encoding="utf-8")
    cli.main(["check", "--json", str(path)])
    without = told(capsys)
    assert (without["year"], "year_said" in without) == (None, False)
    assert "year-unknown" in {one["reason"] for one in without["unchecked"]}
    cli.main(["check", "--json", str(path), "--year", "2024"])
    line = told(capsys)
    assert (line["year"], "year_said" in line) == (2024, True)
    assert "year-unknown" not in {one["reason"] for one in line["unchecked"]}


def test_a_printed_year_is_not_said_otherwise(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path, Path]
) -> None:
    assert cli.main(["check", str(files[0]), "--year", "2001"]) == cli.UNREADABLE
    assert "不是2001年" in capsys.readouterr().err
