"""What comes in on standard input is read as a file is."""

from __future__ import annotations

import io
import json
import sys
import tempfile
from pathlib import Path

import pytest

from gouji import cli
from tests.conftest import SAMPLE, SLIPS
from tests.reading.making import EXPENDITURE, pdf
from tests.several_files import expenditure, prose


@pytest.fixture(autouse=True)
def _scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def comes_in(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_it_is_recognised_from_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = expenditure(tmp_path / "表.xlsx")
    paper = pdf(tmp_path / "表.pdf", lambda pages: pages.caption("2024年部门支出预算总表").table(EXPENDITURE))
    for path, kind in ((table, "xlsx"), (paper, "pdf"), (SAMPLE, "txt")):
        comes_in(monkeypatch, path.read_bytes())
        assert cli.main(["check", "--json", "-"]) == cli.GOOD
        assert (told := json.loads(capsys.readouterr().out))["file"]["name"] == "标准输入"
        assert told["file"]["format"] == kind


def test_it_goes_with_files_and_to_every_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text, table = prose(tmp_path / "文本.docx"), expenditure(tmp_path / "表.xlsx")
    comes_in(monkeypatch, text.read_bytes())
    assert cli.main(["check", "--together", "-", str(table)]) == cli.GOOD
    assert capsys.readouterr().out.startswith("标准输入、表.xlsx　某某局")
    comes_in(monkeypatch, SLIPS.read_bytes())
    assert cli.main(["report", "-", "-o", str(tmp_path / "底稿.pdf")]) == cli.DIFFERS
    comes_in(monkeypatch, (tmp_path / "底稿.pdf").read_bytes())
    assert cli.main(["check", "-"]) == cli.UNREADABLE
    assert "标准输入是勾稽核对底稿" in capsys.readouterr().err.replace("“", "").replace("”", "").replace(" ", "")


@pytest.mark.parametrize("data", [b"", b"SQLite format 3\0", None])
def test_what_can_be_no_document_is_refused(
    data: bytes | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None) if data is None else comes_in(monkeypatch, data)
    assert cli.main(["check", "-"]) == cli.UNREADABLE
    (sentence,) = capsys.readouterr().err.splitlines()
    assert sentence.endswith("。")
