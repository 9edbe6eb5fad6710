"""Sentences whose verdict is known: wrong ones are found, and what only looks wrong accuses nobody."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import OUTCOME_NAMES, Outcome
from gouji.checking.prose.text import held
from gouji.checking.rules.laws import Severity
from gouji.prose.text import text_of
from tests.checking.prose.pages import Printed, judged, page_of, published

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


OF_ALL = "2024年，本部门支出预算3,350.00万元。\n其中：基本支出2,525.96万元，项目支出{}万元。"


def test_a_part_of_the_whole_is_not_held_against_a_table_of_one_fund(tmp_path: Path) -> None:
    """What it prints is right where it is the same; where it is not, the other funds may be the rest."""
    apart = judged(tmp_path, "预算", "般", OF_ALL.format("824.04"))
    assert [one.outcome for one in apart if one.claim.text.startswith("项目支出")] == [Outcome.UNCHECKABLE]
    alike = judged(tmp_path, "预算", "般", OF_ALL.format("595.46"))
    assert [one.outcome for one in alike if one.claim.text.startswith("项目支出")] == [Outcome.AGREES]


def test_a_part_of_the_whole_is_held_against_the_table_of_all(tmp_path: Path) -> None:
    found = judged(tmp_path, "预算", "支 般", OF_ALL.format("824.04"))
    assert [one.outcome for one in found if one.claim.text.startswith("项目支出")] == [Outcome.DIFFERS]


def test_what_is_budgeted_may_be_told_without_what_is_carried_over(tmp_path: Path) -> None:
    """支出预算 is what a year spends, or that with what goes on into the next."""
    rows = (
        "收入|预算数|支出|预算数",
        "本年收入合计|3100.00|本年支出合计|3050.00",
        "上年结转|100.00|结转下年|150.00",
        "收入总计|3200.00|支出总计|3200.00",
    )
    table = Printed("部门收支总表", "万元", rows)
    for amount, outcome in (("3,200.00", Outcome.AGREES), ("3,050.00", Outcome.AGREES), ("3,150.00", Outcome.DIFFERS)):
        said = f"2024年，本部门支出预算{amount}万元。"
        (one,) = held(Check(published(tmp_path, "某区某局2024年度部门预算", [table], [said])))
        assert one.outcome == outcome, amount


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
