"""What a check sheet answers, and that it answers yes nowhere by default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from gouji.casework.sheet.answer import Answer
from gouji.casework.sheet.answers import sheet_of
from gouji.casework.sheet.lines import lines
from gouji.casework.sheet.problems import QUOTED
from gouji.checking.check import Check
from gouji.checking.rules.laws import Severity
from gouji.model.document import Notice
from gouji.reading.original import NOT_FOUND
from gouji.review.decisions import Decision, Given
from tests.checking.prose.pages import page_of
from tests.conftest import SEED
from tests.reading.test_published import Published

BUDGET_TABLES = "总 支 财 般 基 三"
ACCOUNTS = "01 02 03 04 05 06 07 08 09空"


def by_line(check: Check, decisions: Mapping[str, Decision] | None = None) -> dict[str, Answer]:
    return {one.line.id: one for one in sheet_of(check, decisions=decisions)}


def page(folder: Path, sentence: str, tables: str = BUDGET_TABLES, stage: str = "预算") -> dict[str, Answer]:
    return by_line(Check(page_of(folder, stage, tables, sentence)))


def test_a_wrong_sentence_answers_its_line_no_with_page_words_and_proof(tmp_path: Path) -> None:
    told = page(tmp_path, "“住房保障支出（类）住房改革支出（款）住房公积金（项）”353.50万元。")["explanation"]
    assert told.stands is Given.NO
    (problem,) = told.problems
    assert "住房公积金（项）”353.50万元" in problem.quoted
    assert len(problem.quoted) <= QUOTED
    assert any("2210201" in place for place in problem.proof)
    assert problem.text in told.findings
    assert "3,503,499" in problem.text


def test_several_problems_of_a_line_are_numbered(tmp_path: Path) -> None:
    told = page(tmp_path, "“住房保障支出”科目920.78万元。\n2024年部门支出预算3212.42万元。")["explanation"]
    assert [row[:3] for row in told.findings.splitlines()[:2]] == ["1. ", "2. "]


def test_yes_needs_every_statement_of_the_section(tmp_path: Path) -> None:
    assert page(tmp_path, "2024年部门支出预算3121.42万元。")["explanation"].stands is Given.YES
    left = page(tmp_path, "2024年部门支出预算3121.42万元，比2023年预算增加20.00万元。")["explanation"]
    assert left.stands is None
    assert "1" in left.reason
    assert left.reason in left.findings


def test_contents_that_list_a_table_which_is_not_there_are_not_in_order(tmp_path: Path) -> None:
    document = page_of(tmp_path, "预算", BUDGET_TABLES, "2024年部门支出预算3121.42万元。")
    document.prose.insert(0, replace(document.prose[0], text="目录"))
    assert by_line(Check(document))["contents"].stands is Given.YES
    document.notices.append(Notice(NOT_FOUND, {"tables": "政府采购预算表"}))
    told = by_line(Check(document))["contents"]
    assert told.stands is None
    assert "政府采购预算表" in told.reason


def test_what_only_a_person_can_see_stays_open(tmp_path: Path) -> None:
    told = page(tmp_path, "2024年部门支出预算3121.42万元。")
    assert told["in-time"].stands is None
    assert told["projects"].stands is None


def test_a_hint_stands_below_and_turns_nothing(tmp_path: Path) -> None:
    told = page(tmp_path, "2024年部门支出预算3121.42万元。。")["explanation"]
    assert told.stands is Given.YES
    assert [one.severity for one in told.hints] == [Severity.HINT]
    assert told.hints[0].text in told.findings


def test_a_note_that_the_table_is_blank_answers_the_line_of_the_table(tmp_path: Path) -> None:
    told = page(tmp_path, "注：本部门2024年无“三公”经费和机关运行经费预算，故本表为空表。")
    assert told["three-public"].stands is Given.NO
    assert told["explanation"].stands is not Given.NO


@pytest.mark.parametrize(
    "note",
    [
        "注：本部门2024年无政府性基金预算财政拨款安排的预算，故本表为空表。",
        "此表为空",
        "说明：本部门无相关收支项目。",
        "（无政府性基金支出）",
        "注：某部2024年没有使用政府性基金预算拨款安排的支出。",
    ],
)
def test_a_blank_table_wants_a_note(note: str, tmp_path: Path) -> None:
    assert page(tmp_path, "2024年部门支出预算3121.42万元。")["government-fund"].stands is Given.NO
    assert page(tmp_path, note)["government-fund"].stands is not Given.NO


def test_an_aside_is_no_note_of_a_blank_table(tmp_path: Path) -> None:
    assert page(tmp_path, "2024年部门支出预算3121.42万元（以下无正文）。")["government-fund"].stands is Given.NO


def test_a_table_that_is_not_there_is_never_yes(tmp_path: Path) -> None:
    told = page(tmp_path, "一般公共预算财政拨款支出2940.05万元。", ACCOUNTS.replace("03 ", ""), "决算")
    assert told["expenditure"].stands is not Given.YES
    assert told["revenue-expenditure"].stands is not Given.YES


def test_a_title_of_another_year_answers_the_cover(tmp_path: Path) -> None:
    told = page(tmp_path, "第三部分 某区某局2023年度部门决算情况说明", "05", "决算")
    assert told["cover"].stands is Given.NO


def test_the_decision_of_a_person_stands_and_tells_when_its_ground_changed(tmp_path: Path) -> None:
    check = Check(page_of(tmp_path, "预算", BUDGET_TABLES, "“住房保障支出”科目920.78万元。"))
    before = by_line(check)["explanation"]
    decided = {"explanation": Decision(Given.YES, "", "甲", "2024-03-01T09:00:00+08:00", before.ground)}
    after = by_line(check, decided)["explanation"]
    assert (after.stands, after.program, after.ground_changed) == (Given.YES, Given.NO, False)
    assert "甲" in after.findings
    other = Check(page_of(tmp_path, "预算", BUDGET_TABLES, "“住房保障支出”科目902.78万元。"))
    assert by_line(other, decided)["explanation"].ground_changed


@pytest.mark.parametrize("stage", ["budget", "final-accounts"])
def test_ids_of_lines_are_their_own(stage: str) -> None:
    ids = [line.id for line in lines(stage)]
    assert len(ids) == len(set(ids))
    assert sum(line.rest for line in lines(stage)) == 1


TRUTHS = {
    "普陀财政局2024部门决算-植入问题.pdf": (
        {"cover", "expenditure", "three-public", "total", "general", "matters"},
        {"revenue", "fiscal-appropriation", "government-fund", "state-capital"},
    ),
    "普陀财政局2024部门决算.pdf": (
        {"fiscal", "general"},
        {"cover", "revenue-expenditure", "revenue", "expenditure", "fiscal-appropriation", "general-expenditure"}
        | {"basic-economic", "three-public", "government-fund", "state-capital", "basic"},
    ),
    "万里街道2024部门预算.pdf": (
        {"explanation", "three-public"},
        {"cover", "revenue-expenditure", "revenue", "expenditure", "fiscal-appropriation", "general-expenditure"},
    ),
    "more/普陀财政局2025部门预算.pdf": (
        {"explanation"},
        {"cover", "revenue-expenditure", "revenue", "expenditure", "fiscal-appropriation", "general-expenditure"}
        | {"government-fund", "state-capital", "basic-economic", "three-public"},
    ),
}
"""What reviewers answered: no, and yes."""


@pytest.mark.parametrize("name", TRUTHS)
def test_published_documents_get_the_answers_of_their_reviewers(name: str, published: Published) -> None:
    path = SEED.parent / name
    if not path.exists():
        pytest.skip("the published documents are not beside this checkout")
    told = by_line(Check(published(path)))
    no, yes = TRUTHS[name]
    assert {line for line, one in told.items() if one.stands is Given.NO} == no
    assert yes <= {line for line, one in told.items() if one.stands is Given.YES}
