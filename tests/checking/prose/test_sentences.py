"""Sentences whose verdict is known: wrong ones are found, and what only looks wrong accuses nobody."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import OUTCOME_NAMES
from gouji.checking.prose.text import held
from gouji.checking.rules.laws import Severity
from gouji.prose.text import text_of
from tests.checking.prose.pages import judged, page_of

with (Path(__file__).parent / "sentences.csv").open(encoding="utf-8", newline="") as _file:
    SENTENCES = [*csv.DictReader(_file)]


@pytest.mark.parametrize("one", SENTENCES, ids=[str(number) for number in range(2, len(SENTENCES) + 2)])
def test_a_sentence_gets_its_verdict(one: dict[str, str], tmp_path: Path) -> None:
    check = Check(page_of(tmp_path, one["stage"], one["tables"], one["sentence"]))
    found, wording = held(check), text_of(check.document).wordings
    outcomes = {OUTCOME_NAMES[each.outcome] for each in found}
    told = [(each.claim.text, OUTCOME_NAMES[each.outcome], each.message, dict(each.params)) for each in found]
    match one["verdict"]:
        case "differs":
            assert "differs" in outcomes or wording, told
        case "rounding":
            assert outcomes & {"differs", "rounding"} == {"rounding"}, told
        case "agrees":
            assert (outcomes & {"differs", "agrees"}, wording) == ({"agrees"}, ()), told
        case _:
            assert (outcomes & {"differs", "rounding"}, wording) == (set(), ()), told
            assert not any(each.cells for each in found if OUTCOME_NAMES[each.outcome] == "agrees"), told


def test_half_of_the_sentences_are_right() -> None:
    wrong = [one for one in SENTENCES if one["verdict"] == "differs"]
    assert len(SENTENCES) >= 60
    assert 0.4 < len(wrong) / len(SENTENCES) < 0.6


def test_what_is_no_wrong_figure_is_a_hint(tmp_path: Path) -> None:
    found = judged(tmp_path, "决算", "06", "人员经费2152.26万元，主要包括：基本工资、津贴补贴、伙食补助费、退休费。")
    assert [each.severity for each in found if OUTCOME_NAMES[each.outcome] == "differs"] == [Severity.HINT]


def test_kinds_of_vehicles_that_make_fewer_than_there_are_are_to_be_explained(tmp_path: Path) -> None:
    """A form asks for every kind; one may be left out."""
    said = "截至2024年12月31日，共有车辆{}辆，其中：机要通信用车1辆、执法执勤用车3辆。"
    for count, severity in ((5, Severity.EXPLAIN), (3, Severity.MUST)):
        found = judged(tmp_path, "决算", "06", said.format(count))
        assert [each.severity for each in found if OUTCOME_NAMES[each.outcome] == "differs"] == [severity]


def test_a_reason_that_goes_the_other_way_is_a_hint(tmp_path: Path) -> None:
    said = "“住房保障支出（类）住房改革支出（款）购房补贴（项）”552.43万元。2023年当年预算执行数为569.40万元，"
    reason = "比2023年预算执行数减少2.98%。主要原因是：购房补贴经费增加。"
    found = judged(tmp_path, "预算", "般", f"{said}{reason}")
    (one,) = (each for each in found if OUTCOME_NAMES[each.outcome] == "differs")
    assert (one.severity, one.aspect, dict(one.params)) == (Severity.HINT, "reason", {"reason": "购房补贴经费增加"})
