"""What was checked, for people, for programs and for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from gouji import cli
from gouji.casework.case import Case
from tests.commands.little import LITTLE, SLIPPED
from tests.several_files import halves

WRONG = 2


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two of one name, and one that is not there."""
    monkeypatch.chdir(tmp_path)
    for folder, sample in (("甲", LITTLE), ("乙", SLIPPED)):
        Path(folder).mkdir()
        (Path(folder) / "预算.txt").write_text(sample, encoding="utf-8")
    return [str(Path(folder) / "预算.txt") for folder in ("甲", "乙", "丙")]


def test_each_line_of_json_tells_where_its_file_lies(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--json", *files]) == cli.UNREADABLE
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["file"]["name"], one["path"]) for one in told] == [("预算.txt", path) for path in files]
    assert cli.main(["compare", "--json", files[1], files[0]]) == cli.DIFFERS
    documents = json.loads(capsys.readouterr().out)["documents"]
    assert [one["path"] for one in documents] == files[:2]


def test_a_case_is_found_by_where_it_lies_and_files_together_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("预算.txt").write_text(LITTLE, encoding="utf-8")
    case = Case.open(Path("预算.txt"))
    case.save_as(tmp_path / "案卷.gouji")
    case.close()
    assert cli.main(["check", "--json", "案卷.gouji"]) == cli.GOOD
    told = json.loads(capsys.readouterr().out)
    assert (told["file"]["name"], told["path"]) == ("预算.txt", "案卷.gouji")
    parts = [str(path) for path in halves(tmp_path)]
    cli.main(["check", "--json", "--together", *reversed(parts)])
    assert [one["path"] for one in json.loads(capsys.readouterr().out)["files"]] == parts


def test_how_many_there_were_is_told_at_the_end(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["check", *files, files[0]])
    assert capsys.readouterr().out.splitlines()[-1] == "共 4 份：2 份没有不符，1 份有不符，1 份未能读取。"
    cli.main(["check", files[0]])
    assert "共 1 份" not in capsys.readouterr().out


def test_findings_are_rows_of_a_table(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Each tells where its file lies; one that was not read has a row too, and is in a csv a sentence."""
    assert cli.main(["check", "--format", "csv", *files]) == cli.UNREADABLE
    printed = capsys.readouterr().out
    rows = [*csv.DictReader(io.StringIO(printed))]
    wrong = [row for row in rows if row["state"] == "不符"]
    assert (len(wrong), {row["path"] for row in wrong}) == (WRONG, {files[1]})
    assert (wrong[0]["stated"], wrong[0]["expected"]) == ("10.00", "65.00")
    assert (rows[-1]["path"], rows[-1]["outcome"]) == (files[2], "error")
    assert "找不到" in rows[-1]["statement"]
    assert cli.main(["check", "-q", "-o", "发现.csv", *files]) == cli.UNREADABLE
    assert Path("发现.csv").read_bytes().decode("utf-8-sig") == printed
    assert cli.main(["check", "-o", "发现.xlsx", *files]) == cli.UNREADABLE
    sheet = openpyxl.load_workbook("发现.xlsx").active
    assert sheet is not None
    heads, *cells = sheet.values
    assert [dict(zip(heads, map(str, one), strict=True))["path"] for one in cells] == [row["path"] for row in rows]
    assert sheet["I2"].value == float(wrong[0]["stated"])


def test_a_file_holds_what_would_be_printed(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["check", "--format", "json", *files])
    printed = capsys.readouterr().out
    assert cli.main(["check", "--json", *files, "-o", "发现.jsonl"]) == cli.UNREADABLE
    assert capsys.readouterr().out == ""
    assert Path("发现.jsonl").read_text(encoding="utf-8") == printed


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--format", "xlsx"], "请用 -o 写明"),
        (["--format", "csv", "-o", "x.xlsx"], "可以写成的有：.csv。"),
        (["-o", "x.docx"], "可以写成的有：.xlsx、.csv、.json、.jsonl。"),
        (["-o", "甲/预算.txt.csv"], "不能覆盖"),
    ],
)
def test_a_form_that_does_not_go_is_refused(
    files: list[str], words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    over = Path("甲/预算.txt.csv")
    over.write_text(LITTLE, encoding="utf-8")
    assert cli.main(["check", *words, str(over), *files]) == cli.UNREADABLE
    assert told in capsys.readouterr().err
    assert over.read_text(encoding="utf-8") == LITTLE
