"""What the text says as a list that can be marked: ids that stand with the text, ticks that fall with figures."""

from __future__ import annotations

from pathlib import Path

from gouji.casework.case import Case
from gouji.casework.prose.counts import text_counts
from gouji.casework.prose.proof import quoted, sentence, ties_of
from gouji.casework.prose.said import Said, all_said
from gouji.casework.telling.deeds import deed_told
from gouji.model.money import Figure
from tests.checking.prose.pages import page_of

WRONG = "“住房保障支出（类）住房改革支出（款）住房公积金（项）”352.67万元，主要用于缴费。"
RIGHT = "“住房保障支出（类）住房改革支出（款）购房补贴（项）”552.43万元，主要用于补贴。"


def case_of(folder: Path, text: str) -> Case:
    folder.mkdir(exist_ok=True)
    page_of(folder, "预算", "般", text)
    return Case.look_at(folder / "页.html")


def wrong(case: Case) -> list[Said]:
    return [one for one in all_said(case.check) if not one.agrees]


def test_an_id_is_of_the_words_and_not_of_what_stands_before_them(tmp_path: Path) -> None:
    (one,) = wrong(case_of(tmp_path / "一", WRONG))
    (other,) = wrong(case_of(tmp_path / "二", f"{RIGHT}\n{WRONG}"))
    assert one.id == other.id
    assert one.id.startswith("text:")


def test_the_same_paragraph_printed_twice_has_two_ids(tmp_path: Path) -> None:
    said = wrong(case_of(tmp_path, f"{WRONG}\n{WRONG}"))
    assert len({one.id for one in said}) == len(said) == 3  # the second is told to be printed again as well


def test_a_tick_is_undone_and_falls_when_its_figure_changes(tmp_path: Path) -> None:
    case = case_of(tmp_path, WRONG)
    (one,) = wrong(case)
    case.tick(one)
    assert case.handling_on(one) is not None
    assert text_counts(case.check, case.handling_on).ticked == 1
    case.undo()
    assert case.handling_on(one) is None
    case.redo()
    case.edit(one.cells[0], Figure(100, 0))
    (now,) = wrong(case)
    assert now.id == one.id
    assert case.handling_on(now) is None
    case.undo()
    assert case.handling_on(wrong(case)[0]) is not None


def test_ticks_and_remarks_stand_when_the_case_is_opened_again(tmp_path: Path) -> None:
    case = case_of(tmp_path, WRONG)
    (one,) = wrong(case)
    case.tick(one)
    case.remark(one, "已请单位更正")
    case.save_as(tmp_path / "案.gouji")
    case.close()
    again = Case.look_at(tmp_path / "案.gouji")
    (same,) = wrong(again)
    assert again.handling_on(same) is not None
    assert again.marks.remarks == {same.id: "已请单位更正"}
    again.close()


def test_a_long_claim_is_quoted_around_its_figure(tmp_path: Path) -> None:
    case = case_of(tmp_path, f"{'说明' * 40}，住房公积金支出352.67万元。")
    for one in all_said(case.check):
        told = quoted(case.check, one).strip("…")
        assert len(told) <= 60
    case = case_of(tmp_path, WRONG)
    (one,) = wrong(case)
    assert "352.67万元" in quoted(case.check, one)
    assert sentence(case.document, one).startswith("文字写 352.67 万元")


def test_before_publication_is_kept_in_the_case_and_undone_like_anything(tmp_path: Path) -> None:
    case = case_of(tmp_path, "联系人：甲某某，联系电话：021-12345678。")
    assert wrong(case) == []
    assert case.look_before_publication(True) is not None
    assert case.look_before_publication(True) is None
    assert [one.state for one in wrong(case)] == ["hint", "hint"]
    assert deed_told(case.document, case.journal.last_done) == "发布前检查"
    case.save_as(tmp_path / "案.gouji")
    case.close()
    again = Case.look_at(tmp_path / "案.gouji")
    assert [one.state for one in wrong(again)] == ["hint", "hint"]
    again.close()
    goes_on = Case.open(tmp_path / "案.gouji")
    goes_on.undo()
    assert wrong(goes_on) == []
    goes_on.close()


def test_a_figure_that_is_called_alike_in_several_columns_is_proof_once(tmp_path: Path) -> None:
    case = case_of(tmp_path, RIGHT)
    (agreeing,) = [one for one in all_said(case.check) if one.cells]
    assert len(ties_of(case.document, [*agreeing.cells, *agreeing.cells])) == len(agreeing.cells)
