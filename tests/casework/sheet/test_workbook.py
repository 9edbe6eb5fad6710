"""``gouji sheet``: in words, as a workbook, as JSON, and into a workbook of one's own."""

from __future__ import annotations

import json
from pathlib import Path

import pdfplumber
import pytest

from gouji.cli import main
from tests.casework.sheet.test_template import first, template
from tests.checking.prose.pages import page_of


@pytest.fixture
def page(tmp_path: Path) -> Path:
    page_of(tmp_path, "预算", "总 支 财 般 基 三", "“住房保障支出”科目920.78万元。")
    return tmp_path / "页.html"


def test_the_sheet_is_told_in_words(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheet", str(page)]) == 1
    told = capsys.readouterr().out
    assert "[否] 内容规范性 · 预算编制说明" in told
    assert "[　] 及时性" in told


def test_the_sheet_is_a_workbook_that_other_programs_open(page: Path, tmp_path: Path) -> None:
    main(["sheet", str(page), "-o", str(tmp_path / "表")])
    rows = [*first(tmp_path / "表.xlsx").iter_rows(values_only=True)]
    assert rows[1] == ("类别", "检查内容", "符合要求", "问题")
    assert any(row[1] == "预算编制说明" and row[2] == "否" and "920.78万元" in str(row[3]) for row in rows)


def test_the_sheet_in_json_tells_page_words_and_proof_apart(page: Path, tmp_path: Path) -> None:
    main(["sheet", str(page), "-o", str(tmp_path / "表.json")])
    told = json.loads((tmp_path / "表.json").read_text("utf-8"))
    assert told["schema"] == "gouji.sheet/1"
    (line,) = [one for one in told["lines"] if one["id"] == "explanation"]
    assert line["answer"] == "no"
    assert line["problems"][0]["proof"]
    assert {one["answer"] for one in told["lines"]} == {"yes", "no", None}


def test_the_sheet_is_written_into_the_bureaus_own(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = template(tmp_path)
    main(["sheet", str(page), "--into", str(own), "-o", str(tmp_path / "填好.xlsx")])
    assert "网站栏目" in capsys.readouterr().out
    assert first(tmp_path / "填好.xlsx")["C5"].value == "否"


def test_neither_the_document_nor_the_template_is_written_over(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = template(tmp_path)
    before = own.read_bytes()
    assert main(["sheet", str(page), "--into", str(own), "-o", str(own)]) == 2
    assert main(["sheet", str(page), "--into", str(own)]) == 2
    assert capsys.readouterr().err
    assert own.read_bytes() == before


def test_the_sheet_is_a_paper_and_a_section_of_the_working_paper(page: Path, tmp_path: Path) -> None:
    main(["sheet", str(page), "-o", str(tmp_path / "表.pdf")])
    main(["report", str(page), "-o", str(tmp_path / "底稿.pdf")])
    for name in ("表.pdf", "底稿.pdf"):
        with pdfplumber.open(tmp_path / name) as paper:
            told = "".join("".join((one.extract_text() or "").split()) for one in paper.pages)
        assert "预算编制说明否" in told, name
        assert "920.78万元" in told, name
