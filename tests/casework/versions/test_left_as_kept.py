"""What was not taken over is kept in words of the program where its sort has such: an entry of others is none of a
case, and nothing that tells the list meets it."""

from __future__ import annotations

import json
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.casework.versions.told import lines
from gouji.checking.families.family import OUTCOME_NAMES, state_of
from gouji.checking.families.sign import Sign
from gouji.checking.rules.laws import Severity
from gouji.keeping.border.entry_types import understood
from gouji.keeping.noting import entry
from gouji.model.document import Beside
from gouji.model.row_change import DELETED, INSERTED, RECODED
from gouji.paper.signatures.roles import ROLES
from gouji.review.decisions import Given
from gouji.review.states import GIVEN
from gouji.review.taken_over import Sort, Why
from tests.casework.handing_over import small_case

WORDS: dict[Sort, set[str]] = {
    Sort.STATE: {*GIVEN},
    Sort.MARK: {*Sign},
    Sort.ANSWER: {"", *Given},
    Sort.ROWS: {INSERTED, DELETED, RECODED},
    Sort.SIGN_OFF: {*ROLES},
    Sort.FOUND: {state_of(*found) for found in product(OUTCOME_NAMES, Severity)},
}
"""Of the sorts that have words of the program, all that it writes."""

TYPED = (Sort.CHANGE, Sort.TEXT)
"""Of these it is told what was typed."""


def body(sort: Sort, what: str, where: str) -> dict[str, object]:
    left = {"sort": sort, "why": Why.CHANGED, "where": where, "what": what, "text": "", "who": "张三", "at": ""}
    taken: dict[str, object] = {"case": "一稿", "files": ["一稿.xlsx"], "head": "0" * 64}
    taken |= {pile: [] for pile in ("handled", "remarks", "signs", "ruled_out", "decided")}
    return taken | {"left": [left | {"now": "", "of": ""}]}


def where(sort: Sort) -> str:
    return Beside.PRIOR if sort is Sort.BESIDE else "T1 208 合计"


def is_understood(sort: Sort, what: str, place: str) -> bool:
    try:
        understood("take-over", json.dumps(body(sort, what, place)))
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("sort", Sort)
def test_what_was_left_is_of_the_words_of_its_sort(sort: Sort) -> None:
    written = WORDS.get(sort, {""})
    assert {what for what in written if is_understood(sort, what, where(sort))} == written
    assert is_understood(sort, "nonsense", where(sort)) is (sort in TYPED)
    assert is_understood(sort, min(written), "nonsense") is (sort is not Sort.BESIDE)


def test_an_entry_of_other_words_is_left_out_of_its_case_and_told(tmp_path: Path) -> None:
    with closing(small_case(tmp_path)) as case:
        case.file.append(entry("take-over", body(Sort.STATE, "checked", "T1 208 合计")))
        case.file.append(entry("take-over", body(Sort.STATE, "nonsense", "T1 208 合计")))
        with closing(Case.look_at(case.file.path)) as seen:
            assert [one.texts[0] for one in lines(seen)] == ["状态；已核对"]
            assert seen.left_out is not None
            assert seen.left_out.count == 1
