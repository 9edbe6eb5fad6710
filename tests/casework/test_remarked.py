"""Who wrote a remark stands beside it wherever it leaves the window: on paper, in the workbook, in JSON."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.casework.exchange.review_json import review
from gouji.casework.papers.paper_state import standing_of
from gouji.casework.papers.working_paper import print_report, state_of_case
from gouji.keeping.user import person
from gouji.review.states import State
from tests.casework.handing_over import PREPARER, REVIEWER, small_case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """A case in which the preparer explained a finding, and the reviewer remarked on another."""
    made = small_case(tmp_path)
    made.save_as(tmp_path / "案卷.gouji")
    first, second = made.findings()[:2]
    made.handle([first], State.EXPLAINED, "口径不同")
    person.rename(REVIEWER)
    made.remark(second, "请再核")
    yield made
    made.close()


def test_paper_and_json_name_the_author_of_a_remark(case: Case, tmp_path: Path) -> None:
    paper = print_report(case, tmp_path / "底稿.pdf")
    assert [one.remark for one in paper.findings[:2]] == [f"口径不同\n— {PREPARER}", f"请再核\n— {REVIEWER}"]
    handled = [(one["remark"], one["remark_by"], one["who"]) for one in review(case)["handled"]]
    assert handled == [("口径不同", PREPARER, PREPARER), ("请再核", REVIEWER, None)]


def test_the_same_words_of_another_person_are_another_state_of_the_case(case: Case, tmp_path: Path) -> None:
    """Papers of older versions, which told no authors, stand nevertheless."""
    print_report(case, tmp_path / "底稿.pdf")
    before, untold = state_of_case(case), state_of_case(case, authors=False)
    person.rename(PREPARER)
    case.remark(case.findings()[1], "请再核")
    assert state_of_case(case) != before
    assert state_of_case(case, authors=False) == untold
    found = standing_of(case)
    assert (found.changed, found.replaced) == (True, False)
