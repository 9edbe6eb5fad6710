"""A figure that was mistyped and put right again is no error of the document: the hint says so, no paper does."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.casework.causes.cause import Cause
from gouji.casework.causes.of_case import of_open
from gouji.casework.causes.told import reason_of, statement
from gouji.casework.papers.working_paper import workpaper
from gouji.model.money import Figure
from gouji.review.states import State
from tests.conftest import SAMPLE
from tests.window.hands import cell


@pytest.fixture
def path() -> Path:
    return SAMPLE


def mistype(case: Case) -> Cause:
    """Two digits of a printed figure change places."""
    at = cell(case, "T3!20801.基本支出")
    case.edit(at, Figure(464_774_351_00))
    (cause,) = (one for one in of_open(case).causes if at in one.culprits)
    return cause


def test_the_hint_says_that_the_source_prints_it_so(case: Case) -> None:
    cause = mistype(case)
    assert cause.puts_back
    assert reason_of(case.document, cause) == "数字颠倒；原文如此，是核对时改动的"
    assert "原文如此，是核对时改动的" in statement(case.document, cause, {})
    (group,) = workpaper(case).causes
    assert "原文如此" in group.answers[0][0].slip


def test_no_paper_tells_what_stands_again_as_it_is_printed(case: Case) -> None:
    cause = mistype(case)
    assert cause.answer is not None
    case.adopt(cause.answer)
    assert [one.state for one in of_open(case).causes] == [State.CORRECTED]
    paper = workpaper(case)
    assert (paper.causes, paper.changes) == ((), ())
