"""What stands in the file of a case though nobody may do it: it is played, and told wherever its review is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from gouji import cli
from gouji.casework.case import Case
from gouji.casework.papers.paper_state import standing_of
from gouji.casework.papers.working_paper import print_report
from gouji.casework.telling.review.passed import told_of_passing
from gouji.keeping.noting import entry
from gouji.keeping.user import person
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.review.figures_held import covered
from gouji.review.passing import Act, Stage
from tests.casework.handing_over import PREPARER, REVIEWER, small_case
from tests.paper.test_workpaper import pages_of


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """A case with a name on a budget of few rows."""
    opened = small_case(tmp_path)
    opened.save_as(tmp_path / "案卷.gouji")
    yield opened
    opened.close()


def written(case: Case, act: Act, who: str, covers: str) -> None:
    """Write into the file that somebody passed the case on, whatever the program says of it."""
    made = entry("pass", {"act": act.value, "remark": "", "to": "", "covers": covers})
    case.file.append(replace(made, who=who))


def told(path: Path) -> tuple[Stage, list[str]]:
    with closing(Case.look_at(path)) as case:
        wrong = [one for one in told_of_passing(case) if one.startswith("不应有此操作")]
        assert case.proof.breaches == ()
        return case.stage, wrong


def test_a_sign_off_that_covers_nothing_is_no_entry_of_a_case(case: Case) -> None:
    for act in (Act.HAND_OVER, Act.REVIEW, Act.FINISH):
        written(case, act, PREPARER, "")
    with closing(Case.look_at(case.file.path)) as seen:
        assert seen.left_out is not None
        assert (seen.left_out.count, seen.stage) == (3, Stage.PREPARING)


def test_a_person_who_reviews_and_finishes_their_own_work_is_told(
    case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    for act in (Act.HAND_OVER, Act.REVIEW, Act.FINISH):
        written(case, act, PREPARER, covered(case.document))
    stage, (first, second) = told(case.file.path)
    assert stage is Stage.FINISHED
    assert PREPARER in first
    assert "编制人与复核人、批准人不能是同一人" in second
    case.close()
    cli.main(["verify", str(case.file.path)])
    assert "不应有此操作" in capsys.readouterr().out


def test_it_is_told_on_paper_and_in_json_and_its_name_is_on_no_cover(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The paper tells what had been done until it was written: so it stands when the case goes on."""
    case.pass_on(Act.HAND_OVER)
    written(case, Act.REVIEW, PREPARER, covered(case.document))
    path = case.file.path
    case.close()
    with closing(Case.open(path)) as again:
        paper = print_report(again, tmp_path / "底稿.pdf")
        person.rename(REVIEWER)
        again.pass_on(Act.RETURN, "请重核")
        found = standing_of(again)
        assert (found.changed, found.replaced, found.unknown) == (False, False, False)
    reason = "编制人与复核人、批准人不能是同一人"
    (told,) = paper.unlawful
    assert told.startswith("不应有此操作（交接与签署：王编制，")
    assert [(one.act, one.is_unlawful, one.names) for one in paper.passed] == [
        ("交复核", False, True),
        ("复核通过", True, False),
    ]
    cover, *pages = pages_of(tmp_path / "底稿.pdf")
    assert ("编制人王编制" in cover, "复核人王编制" in cover) == (True, False)
    assert f"×{told}".replace(" ", "") in "".join(pages)
    cli.main(["check", "--json", str(path)])
    review = json.loads(capsys.readouterr().out)["review"]
    (wrong,) = review["unlawful"]
    assert (wrong["who"], wrong["kind"]) == (PREPARER, "passing")
    assert reason in wrong["why"]
    assert [one["unlawful"] for one in review["passed"]] == [False, True, False]
    assert any(reason in why for why in review["passed"][1]["why"])


def test_what_another_changes_takes_back_or_does_to_a_finished_case_is_told(case: Case) -> None:
    case.edit(Cell(0, 0, 1), Figure(7000))
    case.pass_on(Act.HAND_OVER)
    case.file.append(replace(entry("undo", None), who=REVIEWER))
    case.file.append(replace(entry("redo", None), who=REVIEWER))
    changed = [{"cell": [0, 0, 1], "old": [7000, 0, 3], "new": [99, 0, 3]}]
    case.file.append(replace(entry("change", changed), who=REVIEWER))
    _, wrong = told(case.file.path)
    assert len(wrong) == 3


def test_of_a_case_that_went_its_way_nothing_is_told(case: Case) -> None:
    case.edit(Cell(0, 0, 1), Figure(7000))
    case.undo()
    case.redo()
    case.pass_on(Act.HAND_OVER)
    case.undo()
    case.redo()
    person.rename(REVIEWER)
    case.pass_on(Act.RETURN, "请重核")
    person.rename(PREPARER)
    case.edit(Cell(0, 0, 1), Figure(7100))
    case.pass_on(Act.HAND_OVER)
    person.rename(REVIEWER)
    case.remark_on("x", "已看")
    case.pass_on(Act.REVIEW)
    person.rename("赵审定")
    case.pass_on(Act.FINISH)
    assert told(case.file.path) == (Stage.FINISHED, [])
