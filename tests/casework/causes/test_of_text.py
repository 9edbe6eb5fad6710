"""The text among the causes: the sentence is wrong, unless the sums say that it is the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.casework.causes.cause import Cause
from gouji.casework.causes.of_case import of_open
from gouji.casework.causes.told import old_and_new, place_of, reason_of, statement
from gouji.casework.exchange.check_json import result
from gouji.casework.papers.working_paper import workpaper
from gouji.casework.prose.said import Said, said_by_id
from gouji.casework.telling.summary import summary
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.review.states import State
from tests.casework.prose.test_said import RIGHT, WRONG, case_of
from tests.checking.prose.pages import page_of

HOUSING = "2210201.合计"


def causes(case: Case) -> tuple[Cause, ...]:
    return of_open(case).causes


def told(case: Case) -> list[str]:
    standing = {finding.id: finding for finding in case.findings()}
    sentences = said_by_id(case.check)
    return [statement(case.document, one, standing, sentences) for one in causes(case)]


def sentences(case: Case, cause: Cause) -> list[Said]:
    return [said_by_id(case.check)[name] for name in cause.said]


def slip(case: Case, address: str, yuan: int) -> Cell:
    """A figure of the table that is not what the page prints."""
    found = case.document.find(address)
    assert found is not None
    case.edit(found, Figure(yuan * 100, 0))
    return found


def test_a_sentence_that_contradicts_a_table_is_wrong_and_is_told_what_it_should_say(tmp_path: Path) -> None:
    case = case_of(tmp_path, f"{RIGHT}\n{WRONG}")
    (cause,) = causes(case)
    assert old_and_new(case.document, cause) == ("352.67 万元", "350.35 万元")
    assert place_of(case.document, cause).startswith("文字 第 ")
    assert place_of(case.document, cause).endswith(" 住房公积金")
    assert reason_of(case.document, cause) == "文字与表不一致"
    assert told(case)[0].endswith("住房公积金 多半应为 350.35 万元（文字与表不一致）")
    assert cause.weighs
    assert cause.culprits == ()


def test_a_sentence_that_agrees_with_the_answer_of_a_slip_in_a_table_joins_it(tmp_path: Path) -> None:
    right = "“住房保障支出（类）住房改革支出（款）住房公积金（项）”350.35万元，主要用于缴费。"
    case = case_of(tmp_path, right)
    assert causes(case) == ()
    wrong = slip(case, f"T1!{HOUSING}", 5_303_499)
    (cause,) = causes(case)
    assert cause.culprits == (wrong,)
    assert cause.words == ()
    assert [one.state for one in sentences(case, cause)] == ["differs"]
    assert set(cause.ids) > set(cause.settles)


def test_a_sentence_that_agrees_with_neither_is_wrong_by_itself_and_nobody_says_what_it_should_say(
    tmp_path: Path,
) -> None:
    case = case_of(tmp_path, WRONG)
    slip(case, f"T1!{HOUSING}", 5_303_499)
    table, text = causes(case)
    assert table.said == ()
    assert text.words[0].should == ""
    assert not text.unique
    assert text.retellings == ()


def test_of_answers_that_are_as_good_the_one_that_the_text_agrees_with_stands_first(tmp_path: Path) -> None:
    right = "“住房保障支出（类）住房改革支出（款）住房公积金（项）”350.35万元，主要用于缴费。"
    case = case_of(tmp_path, right)
    wrong = slip(case, f"T1!{HOUSING}", 5_303_499)
    slip(case, "T1!2210201.基本支出", 5_303_499)
    explained = of_open(case)
    joined = [one for one in explained.causes if one.said]
    assert joined
    first = joined[0].answers[0]
    assert wrong in [cell for cell, _ in first.changes]
    group = explained.explanation.groups[(joined[0].group or 1) - 1]
    assert set(first.changes) <= set(group.solutions[(joined[0].solution or 1) - 1].changes)


def test_what_follows_from_a_wrong_figure_of_the_text_is_settled_with_it(tmp_path: Path) -> None:
    parts = "全年采购100.00万元，其中：货物30.00万元，工程30.00万元，服务30.00万元。"
    case = case_of(tmp_path, parts)
    (cause,) = causes(case)
    assert reason_of(case.document, cause) == "与文中其他数算不合"
    assert old_and_new(case.document, cause) is None
    assert not cause.unique


def test_a_rate_is_only_perhaps_what_is_worked_out(tmp_path: Path) -> None:
    case = case_of(tmp_path, RIGHT.replace("主要", "比2023年预算500.00万元增加9.00%，主要"))
    (cause,) = causes(case)
    assert old_and_new(case.document, cause) == ("9.00%", "10.49%")
    assert "可能应为 10.49%" in told(case)[0]


def test_words_without_a_figure_are_told_as_they_are(tmp_path: Path) -> None:
    document = page_of(tmp_path, "决算", "07", "截至2022年12月31日，共有车辆3辆。")
    case = Case.look_at(tmp_path / "页.html")
    (cause,) = causes(case)
    assert document.year == 2024
    assert cause.retellings == ()
    assert told(case)[0].endswith("截至2022年12月31日：本文件是 2024 年的")


def test_one_thing_said_twice_in_the_same_wrong_figure_is_one_cause(tmp_path: Path) -> None:
    case = case_of(tmp_path, f"{WRONG}\n其他说明。\n{WRONG.replace('缴费', '缴存')}")
    (cause,) = causes(case)
    assert len(cause.words) == len(cause.said) == 2
    step = case.retell(*cause.retellings)
    assert step is not None
    assert all(one.agrees for one in said_by_id(case.check).values() if one.held)
    case.undo()
    assert len(causes(case)[0].said) == 2


def test_what_is_adopted_stays_in_the_list_until_another_figure_is_typed(tmp_path: Path) -> None:
    case = case_of(tmp_path, WRONG)
    (cause,) = causes(case)
    case.retell(*cause.retellings)
    (adopted,) = causes(case)
    assert adopted.state is State.CORRECTED
    assert old_and_new(case.document, adopted) == ("352.67 万元", "350.35 万元")
    assert "由 352.67 万元 改为 350.35 万元" in told(case)[0]
    case.save_as(tmp_path / "案.gouji")
    case.close()
    again = Case.look_at(tmp_path / "案.gouji")
    assert [one.state for one in causes(again)] == [State.CORRECTED]
    again.close()


def test_a_cause_is_dealt_with_once_its_sentences_are_ticked_off(tmp_path: Path) -> None:
    case = case_of(tmp_path, WRONG)
    case.handle(sentences(case, causes(case)[0]), State.CHECKED, "已请单位更正")
    (cause,) = causes(case)
    assert cause.state is State.CHECKED
    assert set(case.marks.remarks.values()) == {"已请单位更正"}


@pytest.mark.parametrize("text", [RIGHT, "职业年金887.36万元，主要用于缴费。", f"{RIGHT[:-1]}。。"])
def test_what_agrees_what_could_not_be_checked_and_hints_are_no_causes(tmp_path: Path, text: str) -> None:
    assert causes(case_of(tmp_path, text)) == ()


def test_the_tables_come_before_the_text_and_errors_before_the_rest(tmp_path: Path) -> None:
    case = case_of(tmp_path, f"“住房保障支出（类）住房改革支出（款）住房补贴（项）”552.43万元，用于补贴。\n{WRONG}")
    slip(case, "T1!2010601.合计", 1)
    told = [(one.weighs, bool(one.words)) for one in causes(case)]
    assert told == sorted(told, key=lambda one: (not one[0], one[1]))
    assert len(told) > 2


def test_the_json_tells_which_claims_each_settles(tmp_path: Path) -> None:
    case = case_of(tmp_path, f"{RIGHT}\n{WRONG}")
    explained = of_open(case)
    made = result(explained.check, explained.explanation, explained.causes)
    (cause,) = made["causes"]
    (wrong,) = (one["id"] for one in made["claims"] if one["outcome"] == "differs")
    assert (cause["settles"], cause["figures"], cause["claims"]) == ([], [], [wrong])
    (words,) = cause["words"]
    assert (words["stated"], words["suggested"]) == ("352.67 万元", "350.35 万元")
    assert cause["unique"] is True
    assert cause["error"] is True


def test_the_paper_and_the_command_line_tell_them(tmp_path: Path) -> None:
    case = case_of(tmp_path, f"{RIGHT}\n{WRONG}")
    (group,) = workpaper(case).causes
    ((line,),) = group.answers
    assert (line.stated, line.suggested, line.slip) == ("352.67 万元", "350.35 万元", "文字与表不一致")
    assert "YS2024-N-01" in group.settles
    explained = of_open(case)
    assert any(line.strip().startswith("K1  文字 第") for line in summary("页.html", case.check, explained.causes))
