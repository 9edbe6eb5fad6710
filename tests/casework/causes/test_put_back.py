"""A figure that was mistyped and put right again is no error of the document: the hint says so, no paper does."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.casework.causes.cause import Cause
from gouji.casework.causes.of_case import of_open
from gouji.casework.causes.told import reason_of, statement
from gouji.casework.papers.working_paper import workpaper
from gouji.exports.notice import content
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.review.states import State
from gouji.window.worklist.answers import Answer
from tests.conftest import SAMPLE
from tests.window.hands import cell

LONE = """2024年部门支出预算总表
单位：元
科目编码\t科目名称\t合计\t基本支出\t项目支出
201\t一般公共服务支出\t5000\t3000\t2000
"""


@pytest.fixture
def path() -> Path:
    return SAMPLE


def mistype(case: Case) -> Cause:
    """Two digits of a printed figure change places."""
    at = cell(case, "T3!20801.基本支出")
    case.edit(at, Figure(464_774_351_00))
    (cause,) = (one for one in of_open(case).causes if at in one.culprits)
    return cause


def test_the_change_is_told_as_the_likely_cause_and_can_be_put_back(case: Case) -> None:
    """And nobody who published the source is asked to correct it."""
    cause = mistype(case)
    assert cause.puts_back
    told = "多半是核对时的改动所致（464,774,531 → 464,774,351），可改回"
    assert reason_of(case.document, cause) == told
    where = "T3 20801 人力资源和社会保障管理事务 基本支出"
    assert statement(case.document, cause, {}) == f"{where}：{told}，改后 4 处差额全部消除"
    (group,) = workpaper(case).causes
    assert group.answers[0][0].slip == told
    assert Answer.ADOPT.text(cause).startswith("改回 ")
    assert content(case).sections == ()
    assert cause.answer is not None
    case.adopt(cause.answer)
    (again,) = of_open(case).causes
    assert statement(case.document, again, {}).endswith("（核对时改动过，已改回）")


def test_of_equally_good_answers_the_one_that_puts_a_change_back_is_the_likely_one(tmp_path: Path) -> None:
    """Nothing but one sum holds these three figures: which is wrong would else be unknown."""
    path = tmp_path / "预算.tsv"
    path.write_text(LONE, encoding="utf-8")
    with closing(Case.look_at(path)) as case:
        case.edit(Cell(0, 0, 1), Figure(7777_00))
        (cause,) = of_open(case).causes
        assert (len(cause.answers), cause.unique, cause.puts_back) == (1, True, True)
        assert reason_of(case.document, cause) == "多半是核对时的改动所致（3,000 → 7,777），可改回"


def test_no_paper_tells_what_stands_again_as_it_is_printed(case: Case) -> None:
    cause = mistype(case)
    assert cause.answer is not None
    case.adopt(cause.answer)
    assert [one.state for one in of_open(case).causes] == [State.CORRECTED]
    paper = workpaper(case)
    assert (paper.causes, paper.changes) == ((), ())
