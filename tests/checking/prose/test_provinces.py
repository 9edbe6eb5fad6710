"""Sentences as offices of several provinces write them, all of them beside the tables of their body: what is wrong in
one is found and nothing else is accused in it, and what only looks wrong accuses nobody.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import OUTCOME_NAMES
from gouji.checking.prose.text import held
from gouji.prose.paragraphs import folded
from gouji.prose.text import text_of
from tests.checking.prose import provinces
from tests.checking.prose.pages import published

with (Path(__file__).parent / "provinces.csv").open(encoding="utf-8", newline="") as _file:
    SENTENCES = [*csv.DictReader(_file)]
PAGES = {
    "final": ("某市某局2023年度部门决算", provinces.FINAL),
    "budget": ("某市某局2025年度部门预算", provinces.BUDGET),
    "shanghai": ("某市某局2025年度部门预算", provinces.SHANGHAI),
}


@pytest.fixture(scope="module")
def checks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Check]:
    """Each body's page with all of its sentences."""
    folder = tmp_path_factory.mktemp("页")
    return {
        page: Check(published(folder, title, tables, [one["sentence"] for one in SENTENCES if one["page"] == page]))
        for page, (title, tables) in PAGES.items()
    }


@pytest.mark.parametrize("one", SENTENCES, ids=[str(number) for number in range(2, len(SENTENCES) + 2)])
def test_a_sentence_gets_its_verdict(one: dict[str, str], checks: dict[str, Check]) -> None:
    check, sentence = checks[one["page"]], folded("".join(one["sentence"].split()))
    judged = [each for each in held(check) if each.claim.paragraph.text == sentence]
    found = [each for each in judged if each.aspect != "twice"]  # sentences of one page that contradict each other
    wording = [each.text for each in text_of(check.document).wordings if each.paragraph.text == sentence]
    wrong = [each.claim.text for each in found if OUTCOME_NAMES[each.outcome] == "differs"] + wording
    right = [each for each in found if OUTCOME_NAMES[each.outcome] == "agrees"]
    told = [(each.claim.text, OUTCOME_NAMES[each.outcome], each.message, dict(each.params)) for each in found]
    match one["verdict"]:
        case "differs":
            assert wrong, told
            assert not one["wrong"] or any(one["wrong"] in each for each in wrong), told
        case "agrees":
            assert (bool(right), wrong) == (True, []), told
        case "rounding":
            assert not wrong, told
        case _:
            assert (wrong, [each.claim.text for each in right if each.cells]) == ([], []), told


def test_no_table_of_theirs_is_in_doubt(checks: dict[str, Check]) -> None:
    """Else it would accuse nobody of anything."""
    assert not any(check.in_doubt for check in checks.values())


def test_half_of_the_sentences_are_right() -> None:
    wrong = [one for one in SENTENCES if one["verdict"] == "differs"]
    assert len(SENTENCES) >= 150
    assert 0.4 < len(wrong) / len(SENTENCES) < 0.6
