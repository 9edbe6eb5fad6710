"""A figure that was typed into the text stays with its sentence when other text comes, goes or moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gouji.casework.bodies import retelling_of, retellings_body
from gouji.casework.case import Case
from gouji.casework.prose.retelling import retelling, retold
from gouji.model.document import Passage
from gouji.model.source import NOWHERE
from gouji.prose.text import text_of
from tests.casework.prose.test_said import case_of
from tests.reading.making import workbook
from tests.reading.test_answers import ANSWER

NOTES = "注：本单位住房公积金支出30.00万元。", "注：本单位教育经费支出40.00万元，比上年增加5.00万元。"
SAID = replace(ANSWER, title="甲表", unit="元")


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """Two described tables of a workbook, each with a sentence among its rows; 44.00 is typed into the second."""
    figures = ["30.00", "10.00"]
    first, second = (
        [("编号", "事项", "本年数", other), ("208", name, *figures), (note,), ("合计", None, *figures)]
        for other, name, note in (("其中专项", "社会保障", NOTES[0]), ("其中专用", "教育", NOTES[1]))
    )
    made = Case.look_at(workbook(tmp_path / "表.xlsx", {"甲": first, "乙": second}))
    for grid in [*made.document.grids]:
        made.describe(grid, SAID)
    claim = next(one for one in text_of(made.document).claims if "教育" in one.paragraph.text)
    made.retell(retelling(made.document, claim, "44.00"))
    yield made
    made.close()


def typed(case: Case) -> list[tuple[str, str, str]]:
    return [(one.printed, one.now, one.claim.paragraph.text[:8]) for one in retold(case.document)]


def test_it_stays_with_its_sentence_when_a_table_before_it_is_described_otherwise(case: Case) -> None:
    before = typed(case)
    assert [one[:2] for one in before] == [("40.00", "44.00")]
    case.describe(case.document.described[0].grid, replace(SAID, title="乙表"))
    assert [one.text for one in case.document.prose] == [NOTES[1], NOTES[0]]
    assert typed(case) == before
    (stands,) = case.journal.retellings
    assert stands.place in case.document.retold
    case.undo()
    assert typed(case) == before
    case.undo()
    assert typed(case) == []


def test_it_goes_with_its_sentence(case: Case) -> None:
    case.describe(case.document.described[1].grid, replace(SAID, headers=3, title="乙表"))
    assert [one.text for one in case.document.prose] == [NOTES[0]]
    assert (typed(case), case.journal.retellings) == ([], [])
    case.undo()
    assert len(typed(case)) == len(case.journal.retellings) == 1


@pytest.mark.parametrize("other", [{"printed": "41.00"}, {"passage": 0}, {"at": 12}, {"at": -1}, {"at": 99}])
def test_an_entry_is_refused_whose_figure_is_not_printed_there(case: Case, other: dict[str, object]) -> None:
    (kept,) = retellings_body(case.journal.retellings)
    assert retelling_of(kept, case.document) == case.journal.retellings[0]
    with pytest.raises(ValueError, match="is not printed at"):
        retelling_of(kept | other, case.document)


def test_a_figure_that_goes_on_in_the_next_line_is_compared_as_far_as_its_own_goes(tmp_path: Path) -> None:
    case = case_of(tmp_path, "甲")
    document = replace(case.document, prose=[Passage(NOWHERE, "支出 1，"), Passage(NOWHERE, "２３４．５０万元。")])
    kept = {"passage": 0, "at": 3, "printed": "1,234.50", "old": "1,234.50", "new": "1,234.60"}
    assert retelling_of(kept, document).new == "1,234.60"
    case.close()
