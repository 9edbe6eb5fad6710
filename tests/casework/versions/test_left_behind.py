"""What is never taken over: of each figure that was changed it is told whether the next version prints it so."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from gouji.casework.case import Case
from gouji.casework.prose.retelling import retelling
from gouji.casework.versions.new_version import new_version
from gouji.casework.versions.told import Asked, count_told, lines
from gouji.model.money import Figure
from gouji.prose.text import text_of
from gouji.reading.read import read_original
from gouji.review.states import State
from gouji.review.taken_over import Left, Sort, Why
from tests.casework.versions.conftest import LEFT_WRONG, MENDED, Versions, next_version
from tests.checking.prose.pages import page_of

TEXT = "“住房保障支出（类）住房改革支出（款）住房公积金（项）”{}万元，主要用于缴费。"


def edit(case: Case, address: str, yuan: int) -> None:
    cell = case.document.find(address)
    assert cell is not None
    case.edit(cell, Figure(yuan * 100))


def left(case: Case) -> tuple[Left, ...]:
    assert case.journal.taken_over is not None
    return case.journal.taken_over.left


def test_of_a_changed_figure_it_is_told_whether_the_next_version_prints_it(before: Case, versions: Versions) -> None:
    edit(before, MENDED, 257_700)
    edit(before, LEFT_WRONG, 5_873_551)
    edit(before, "T3!201.合计", 1)
    before.delete_rows(4, [0])
    with closing(next_version(before, versions)) as case:
        made = {one.now: one.why for one in left(case) if one.sort is Sort.CHANGE}
        assert made == {
            MENDED: Why.PRINTED_NOW,
            "T4!30101.合计": Why.PRINTED_STILL,
            "T3!201.合计": Why.PRINTED_STILL,
        }
        assert [one.where for one in left(case) if one.sort is Sort.ROWS] == ["T5 201 一般公共服务支出"]
        (rows,) = (one.texts[0] for one in lines(case) if one.sort is Sort.ROWS)
        assert rows == "改过的行；删去 T5 201 一般公共服务支出"
        assert [one.is_done for one in lines(case) if one.sort is Sort.CHANGE] == [True, False, False]
        assert case.changes == []


def test_of_a_changed_figure_of_the_text_likewise(tmp_path: Path) -> None:
    page_of(tmp_path, "预算", "总 支 财 般 基", TEXT.format("352.67"))
    with closing(Case.open(tmp_path / "页.html")) as old:
        claim = next(one for one in text_of(old.document).claims if one.quantity is not None)
        old.retell(retelling(old.document, claim, "352.68"))
        for number, why in (("352.68", Why.PRINTED_NOW), ("352.69", Why.REWORDED), ("352.67", Why.PRINTED_STILL)):
            folder = tmp_path / number
            folder.mkdir()
            page_of(folder, "预算", "总 支 财 般 基 三", TEXT.format(number))
            with closing(new_version(old.file.path, read_original(folder / "页.html"))) as case:
                assert [(one.why, one.what) for one in left(case) if one.sort is Sort.TEXT] == [(why, "352.68")]


def test_the_list_tells_what_where_why_and_what_was_done_about_it_since(before: Case, versions: Versions) -> None:
    found = next(one for one in before.findings() if one.id == "A1:T3!2010507.合计")
    before.handle((found,), State.EXPLAINED, "两位数字颠倒")
    (marked,) = (before.document.find("T5!2012902.项目支出"),)
    assert marked is not None
    before.verify(marked)
    with closing(next_version(before, versions)) as case:
        taken = case.journal.taken_over
        assert taken is not None
        assert count_told(taken).startswith("已从“")
        assert count_told(taken).endswith(f"未沿用 2 项；新发现 {len(taken.left) - 2} 项")
        state, mark, *new = lines(case)
        assert state.texts[:4] == (
            "状态；已说明",
            "T3 2010507 专项普查活动 合计",
            "数字已变，此处不再有发现",
            "两位数字颠倒",
        )
        assert state.texts[4].startswith("张三 20")
        assert (state.is_done, mark.is_done, {one.is_done for one in new}) == (True, False, {False})
        assert mark.texts[0] == "数字上的标记；✓"
        there = mark.leads_to
        assert there is not None
        assert case.document.address(there) == "T6!2012902.项目支出"
        case.verify(there)
        case.handle([one for one in case.findings() if one.id == "B:T6!20129.合计"], State.CHECKED)
        done = [one for one in lines(case) if one.is_done]
        assert [one.texts[1] for one in done] == [state.texts[1], mark.texts[1], "T6 20129 群众团体事务 合计"]
        assert len([*filter(Asked(only_open=True).holds, lines(case))]) == len(taken.left) - 3
        assert [one.sort for one in lines(case) if Asked(sort="mark").holds(one)] == [Sort.MARK]
        assert [one.sort for one in lines(case) if Asked(text="两位数字").holds(one)] == [Sort.STATE]
