"""What a person decides of a line stays in the case, is undone by name, and tells when its ground is another one."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from reportlab.platypus import CondPageBreak, Paragraph, Table

from gouji.casework.case import Case
from gouji.casework.exchange.sheet_json import sheet
from gouji.casework.papers.working_paper import state_of_case, workpaper
from gouji.casework.prose.said import all_said, not_as_it_should_be
from gouji.casework.sheet.answer import Answer
from gouji.casework.sheet.answers import sheet_of_case
from gouji.casework.sheet.ground import table_of
from gouji.casework.sheet.lines import Kind
from gouji.casework.sheet.printing import counted
from gouji.casework.sheet.template import filled
from gouji.casework.sheet.workbook import workbook
from gouji.casework.telling.deeds import deed_told
from gouji.checking.families.family import UNCHECKABLE
from gouji.cli import main
from gouji.keeping.casefile import CaseFile
from gouji.keeping.renewing import version_of
from gouji.keeping.user import person
from gouji.keeping.versions import VERSION
from gouji.model.money import Figure
from gouji.paper.fonts import EMBEDDED, faces
from gouji.paper.sections import sections
from gouji.paper.style import Style
from gouji.review.decisions import Given
from gouji.wording import LANGUAGE
from tests.casework.conftest import again
from tests.casework.sheet.test_template import first, template
from tests.checking.prose.pages import page_of

TEXT = "“住房保障支出（类）住房改革支出（款）住房公积金（项）”352.67万元，主要用于缴费。"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path / "数据"))
    person.rename("王复核")
    page_of(tmp_path, "预算", "总 支 财 般 基 三", TEXT)
    return tmp_path / "页.html"


def line(case: Case, name: str = "explanation") -> Answer:
    (found,) = (one for one in sheet_of_case(case) if one.line.id == name)
    return found


def decide(case: Case, answer: Given | None, remark: str = "", name: str = "explanation") -> None:
    case.decide(name, answer, remark, line(case, name).ground)


def put_right(case: Case) -> None:
    cell = case.document.find("general-expenditure!2210201.合计")
    assert cell is not None
    assert case.edit(cell, Figure(352_670_000, 0)) is not None


def test_a_decision_wins_and_stands_with_its_remark_name_and_time(case: Case) -> None:
    assert (line(case).stands, line(case).by_hand) == (Given.NO, False)
    decide(case, Given.YES, "已与单位核实")
    told = line(case)
    assert (told.stands, told.program, told.by_hand, told.ground_changed) == (Given.YES, Given.NO, True, False)
    assert told.decision.startswith("由 王复核 判定，20")
    assert told.decision.endswith("：已与单位核实")
    assert told.decision in told.findings


def test_a_line_may_not_apply(case: Case) -> None:
    decide(case, Given.NOT_APPLICABLE, "本单位无项目", "projects")
    assert line(case, "projects").told == "不适用"


def test_a_decision_comes_back_when_the_case_is_opened_again(case: Case) -> None:
    decide(case, Given.YES, "已与单位核实")
    with closing(again(case)) as other:
        assert line(other).decision == line(case).decision
        assert not line(other).ground_changed


def test_a_decision_is_undone_and_redone_by_name(case: Case) -> None:
    decide(case, Given.YES)
    assert deed_told(case.document, case.journal.last_done) == "判定“预算编制说明”"
    case.undo()
    assert line(case).decided is None
    case.redo()
    decide(case, None)
    assert line(case).decided is None
    assert deed_told(case.document, case.journal.last_done) == "取消对“预算编制说明”的判定"
    case.undo()
    assert line(case).stands is Given.YES


def test_a_remark_alone_leaves_the_answer_to_the_program(case: Case) -> None:
    decide(case, None, "等单位答复")
    assert (line(case).stands, line(case).by_hand) == (Given.NO, False)
    assert "王复核 备注" in line(case).findings


def test_it_tells_when_the_findings_that_it_was_made_on_are_other_ones(case: Case) -> None:
    decide(case, Given.NO)
    put_right(case)
    told = line(case)
    assert (told.stands, told.program, told.ground_changed) == (Given.NO, Given.YES, True)
    assert told.decision.endswith("（依据已变）")
    case.undo()
    assert not line(case).ground_changed


def test_it_tells_when_the_same_finding_is_of_another_figure(case: Case) -> None:
    decide(case, Given.NO)
    cell = case.document.find("general-expenditure!2210201.合计")
    assert cell is not None
    case.edit(cell, Figure(400_000_000, 0))
    assert (line(case).program, line(case).ground_changed) == (Given.NO, True)


def test_it_tells_when_a_table_that_it_was_made_on_has_other_figures(case: Case) -> None:
    decide(case, Given.YES, name="general-expenditure")
    decide(case, Given.YES, name="expenditure")
    put_right(case)
    assert line(case, "general-expenditure").ground_changed
    assert not line(case, "expenditure").ground_changed


def tick_off(case: Case, remark: str = "") -> None:
    """All that the text says wrong is ticked off."""
    for one in not_as_it_should_be(case.check):
        case.tick(one)
        case.remark(one, remark)


def test_what_was_ticked_off_is_called_so_and_stays_no_on_the_same_ground(case: Case) -> None:
    decide(case, Given.NO)
    tick_off(case)
    assert (line(case).program, line(case).ground_changed) == (Given.NO, False)
    assert [one.text.endswith("（已核对，王复核）") for one in line(case).problems] == [True]


def test_what_was_ticked_off_leaves_the_case_with_who_and_remark(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tick_off(case, "已电话告知")
    mark = "（已核对，王复核：已电话告知）"
    on_paper = {one.text: one for one in workpaper(case).check_sheet}["预算编制说明"]
    assert (on_paper.answer, on_paper.findings.endswith(mark)) == ("否", True)
    for data in (workbook("某局", sheet_of_case(case)), filled(template(tmp_path), sheet_of_case(case)).data):
        rows = first(openpyxl.load_workbook(BytesIO(data))).iter_rows(values_only=True)
        row = next(row for row in rows if str(row[1]).endswith("预算编制说明"))
        assert (str(row[2]), mark in str(row[3])) == ("否", True)
    kept = tmp_path / "案卷.gouji"
    case.save_as(kept)
    case.close()
    main(["sheet", str(kept)])
    told = capsys.readouterr().out
    assert "[否] 内容规范性 · 预算编制说明" in told
    assert mark in told
    main(["sheet", str(kept), "-o", str(tmp_path / "表.json")])
    lines = {one["id"]: one for one in json.loads((tmp_path / "表.json").read_text("utf-8"))["lines"]}
    (problem,) = lines["explanation"]["problems"]
    assert lines["explanation"]["answer"] == "no"
    assert (problem["ticked"]["by"], problem["ticked"]["remark"]) == ("王复核", "已电话告知")


def test_a_statement_that_was_not_checked_stays_so_when_it_is_ticked_off(case: Case) -> None:
    """A tick never makes a yes: whoever looked at it decides of the line."""
    put_right(case)
    before = {one.line.id: (one.program, one.ground) for one in sheet_of_case(case)}
    for one in all_said(case.check):
        if one.outcome is UNCHECKABLE:
            case.tick(one)
    assert {one.line.id: (one.program, one.ground) for one in sheet_of_case(case)} == before


def test_it_tells_when_a_row_that_it_was_made_on_has_another_code(case: Case) -> None:
    decide(case, Given.YES, name="general-expenditure")
    cell = case.document.find("general-expenditure!2210201.合计")
    assert cell is not None
    before = table_of(case.document, cell.table)
    assert case.recode(cell.table, cell.row, "2210203", "购房补贴") is not None
    assert table_of(case.document, cell.table) != before
    assert line(case, "general-expenditure").ground_changed
    case.undo()
    assert not line(case, "general-expenditure").ground_changed


def test_a_decision_whose_ground_changed_counts_as_open_and_is_not_written(case: Case, tmp_path: Path) -> None:
    open_lines = sum(one.counted is None for one in sheet_of_case(case))
    case.decide("explanation", Given.YES, "", "another ground")
    told = line(case)
    assert (told.stands, told.program, told.counted, told.told_counted) == (Given.YES, Given.NO, None, "")
    assert counted(sheet_of_case(case)).endswith(
        f"{open_lines + 1} 项未定；其中 1 项由人判定；1 项判定的依据已变，须重新判定"
    )
    assert "原判定“是”的依据已变，须重新判定" in told.findings
    assert column_of_answers(case, tmp_path) == [None, None]
    assert {one.text: one.answer for one in workpaper(case).check_sheet}["预算编制说明"] == ""
    case.decide("explanation", Given.NO, "", "another ground")
    assert line(case).counted is Given.NO  # both say so, whatever the ground


def column_of_answers(case: Case, folder: Path, name: str = "预算编制说明") -> list[object]:
    """What stands in the column of the answers of our workbook, and of the bureau's own."""
    books = (workbook("某局", sheet_of_case(case)), filled(template(folder), sheet_of_case(case)).data)
    sheets = [first(openpyxl.load_workbook(BytesIO(data))).iter_rows(values_only=True) for data in books]
    return [row[2] or None for rows in sheets for row in rows if str(row[1]).endswith(name)]


def test_beside_an_answer_by_hand_stands_what_the_program_says_and_that_no_remark_tells_why(case: Case) -> None:
    reason = line(case, "in-time").reason
    assert reason
    decide(case, Given.NO, name="in-time")
    assert line(case, "in-time").findings.splitlines()[1:] == ["未写备注说明理由", reason]
    decide(case, Given.NO, "网站 8 月才公开", "in-time")
    assert line(case, "in-time").findings.splitlines()[1:] == [reason]
    decide(case, Given.YES, name="in-time")
    assert line(case, "in-time").findings == line(case, "in-time").decision
    decide(case, Given.NO)
    assert not line(case).lacks_remark  # the problem tells
    decide(case, Given.YES)
    assert line(case).lacks_remark
    put_right(case)
    decide(case, Given.NO)
    assert line(case).findings.splitlines()[1:] == ["未写备注说明理由", "程序：是"]


def test_what_is_only_proposed_counts_as_open_and_is_not_written(tmp_path: Path) -> None:
    page_of(tmp_path, "预算", "总 支 财 般 基 三", "一、主要职能\n本局负责某区某项工作。")
    with closing(Case.look_at(tmp_path / "页.html")) as case:
        told = line(case, "duties")
        assert (told.line.kind, told.program, told.counted) == (Kind.PROPOSED, Given.YES, None)
        assert told.findings == "建议填“是”，请复核"
        assert "未定项中 1 项建议为是" in counted(sheet_of_case(case))
        assert "是" not in column_of_answers(case, tmp_path, "主要职能")
        (as_json,) = (one for one in sheet(case.check, sheet_of_case(case))["lines"] if one["id"] == "duties")
        assert (as_json["answer"], as_json["program"]) == (None, "yes")
        decide(case, Given.YES, name="duties")
        assert line(case, "duties").counted is Given.YES
        assert "是" in column_of_answers(case, tmp_path, "主要职能")


def test_the_ground_is_in_no_language(case: Case) -> None:
    grounds = [one.ground for one in sheet_of_case(case)]
    token = LANGUAGE.set("en")
    try:
        assert [one.ground for one in sheet_of_case(case)] == grounds
    finally:
        LANGUAGE.reset(token)


def test_every_problem_knows_its_words_and_the_figures_that_prove_it(case: Case) -> None:
    (problem,) = line(case).problems
    assert [case.document.address(cell) for cell in problem.cells] == ["T4!2210201.合计"]
    assert len(problem.proof) == 1
    assert problem.places


def test_a_paper_is_of_another_case_once_a_line_is_decided(case: Case) -> None:
    before = state_of_case(case)
    decide(case, Given.YES)
    assert state_of_case(case) != before
    case.undo()
    assert state_of_case(case) == before


def test_a_persons_answer_looks_different_on_paper_and_in_workbooks(case: Case, tmp_path: Path) -> None:
    decide(case, Given.YES, "已与单位核实")
    assert {one.text: one.by_hand for one in workpaper(case).check_sheet}["预算编制说明"]
    own = template(tmp_path)
    for data in (workbook("某局", sheet_of_case(case)), filled(own, sheet_of_case(case)).data):
        book = openpyxl.load_workbook(BytesIO(data), rich_text=True)
        row = next(row for row in first(book).iter_rows() if str(row[1].value).endswith("预算编制说明"))
        assert isinstance(row[2].value, CellRichText)
        (block,) = row[2].value
        assert isinstance(block, TextBlock)
        assert (block.text, block.font.b) == ("是", True)
        assert "已与单位核实" in str(row[3].value)
        cover = next(row for row in first(book).iter_rows() if str(row[1].value).replace(" ", "").endswith("封面"))
        assert cover[2].value == "是"


def test_the_heading_of_the_sheet_stands_apart_from_the_table_above_it(case: Case) -> None:
    put_right(case)
    decide(case, Given.YES)
    told = [one for one in sections(workpaper(case), Style(faces(EMBEDDED))) if not isinstance(one, CondPageBreak)]
    heads = [n for n, one in enumerate(told) if isinstance(one, Paragraph) and one.style.name in ("head", "subhead")]
    assert "检查表" in {told[number].getPlainText() for number in heads}
    assert not [number for number in heads if number and isinstance(told[number - 1], Table)]


def test_the_command_line_tells_the_decisions_of_a_case(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decide(case, Given.YES, "已与单位核实")
    decide(case, Given.NOT_APPLICABLE, name="projects")
    kept = tmp_path / "案卷.gouji"
    case.save_as(kept)
    case.close()
    main(["sheet", str(kept)])
    told = capsys.readouterr().out
    assert "[是] 内容规范性 · 预算编制说明" in told
    assert "：已与单位核实" in told
    assert "1 项不适用；其中 2 项由人判定" in told
    main(["sheet", str(kept), "-o", str(tmp_path / "表.json")])
    lines = {one["id"]: one for one in json.loads((tmp_path / "表.json").read_text("utf-8"))["lines"]}
    assert (lines["projects"]["answer"], lines["projects"]["program"]) == ("not-applicable", None)
    decision = lines["explanation"]["decision"]
    assert (decision["answer"], decision["by"], decision["ground_changed"]) == ("yes", "王复核", False)
    assert lines["cover"]["decision"] is None


def test_a_case_of_version_10_is_decided_and_becomes_new(case: Case, tmp_path: Path) -> None:
    kept = tmp_path / "旧.gouji"
    case.save_as(kept)
    case.close()
    with closing(sqlite3.connect(kept)) as connection, connection:
        connection.execute("PRAGMA user_version = 10")
    with closing(Case.open(kept)) as old:
        assert line(old).decided is None
        decide(old, Given.YES)
    with closing(CaseFile.open(kept)) as file:
        assert version_of(file._connection) == VERSION


@pytest.mark.parametrize("body", [{"line": "cover", "answer": "maybe", "remark": "", "ground": ""}, {"line": "cover"}])
def test_a_decision_that_no_case_wrote_is_left_out(case: Case, body: dict[str, str]) -> None:
    from gouji.keeping.noting import entry

    case.file.append(entry("decide", body))
    seen = again(case)
    assert seen.left_out is not None
    assert line(seen).decided is None
