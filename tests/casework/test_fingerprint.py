"""The fingerprint of a case is of what stands in it: the same in every language, another when anything is another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gouji import wording
from gouji.casework.case import Case
from gouji.casework.papers.changed_data import changed
from gouji.casework.papers.changes_on_paper import changes
from gouji.casework.papers.working_paper import state_of_case
from gouji.casework.prose.retelling import retelling
from gouji.keeping.user import person
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.prose.text import text_of
from tests.casework.prose.test_said import case_of

TEXT = "教育经费支出352.67万元，主要用于教学。\n卫生经费支出352.67万元，主要用于治疗。"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    made = case_of(tmp_path, TEXT)
    yield made
    made.close()


def type_into(case: Case, number: int) -> None:
    claims = [one for one in text_of(case.document).claims if one.quantity is not None]
    case.retell(retelling(case.document, claims[number], "352.99"))


CHANGES: dict[str, Callable[[Case], object]] = {
    "a figure": lambda case: case.edit(Cell(0, 2, 0), Figure(1)),
    "a figure taken away": lambda case: case.edit(Cell(0, 2, 0), None),
    "a row added": lambda case: case.insert_row(0, 2),
    "a row added elsewhere": lambda case: case.insert_row(0, 1),
    "a row deleted": lambda case: case.delete_rows(0, [2]),
    "another row deleted": lambda case: case.delete_rows(0, [1]),
    "a row of another code": lambda case: case.recode(0, 2, "2210299", "其他"),
    "a sentence": lambda case: type_into(case, 0),
    "another sentence": lambda case: type_into(case, 1),
    "before publication": lambda case: case.look_before_publication(True),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_it_hangs_on_no_language(case: Case, change: Callable[[Case], object]) -> None:
    change(case)
    spoken = state_of_case(case)
    token = wording.LANGUAGE.set("en")
    try:
        assert state_of_case(case) == spoken
    finally:
        wording.LANGUAGE.reset(token)


def test_every_change_makes_another_and_taking_it_back_the_same(case: Case) -> None:
    before = state_of_case(case)
    states = {"nothing": before}
    for name, change in CHANGES.items():
        change(case)
        states[name] = state_of_case(case)
        case.undo()
        assert state_of_case(case) == before
    assert len({*states.values()}) == len(states)


def test_it_tells_who_added_a_row_from_who_coded_it(case: Case) -> None:
    states = set()
    for adds, codes in (("甲", "甲"), ("甲", "乙"), ("乙", "甲"), ("乙", "乙")):
        person.rename(adds)
        case.insert_row(0, 2)
        person.rename(codes)
        case.recode(0, 2, "2210299", "其他")
        states.add(state_of_case(case))
        case.undo()
        case.undo()
    assert len(states) == 4


def test_papers_signed_before_rows_and_text_could_be_changed_stand(case: Case) -> None:
    assert changed(case) == {"changes": []}
    case.edit(Cell(0, 2, 0), Figure(1))
    case.edit(Cell(0, 3, 0), None)
    assert changed(case) == {"changes": [[one.address, one.old, one.new] for one in changes(case)]}
