"""Which figure is wrong and what it should be: every slip by its name, and never more than the sums prove."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from gouji.checking.check import Check
from gouji.explaining.explain import explain
from gouji.explaining.explanation import Solution
from gouji.explaining.judging.why_open import (
    ONLY_A_LIMIT,
    ONLY_TOGETHER,
)
from gouji.model.change import edit
from gouji.model.document import Document
from gouji.model.money import Figure
from gouji.model.table import Origin
from gouji.reading.read import read_document
from tests.conftest import SAMPLE, SLIPS
from tests.explaining.planting import Ground, Slip, amounts, first_changes
from tests.explaining.small import CASTING, FOOTING, TIE, bound, by, cell, document, put, table


@pytest.fixture
def check(sample: Document) -> Check:
    return Check(sample)


def only_solution(check: Check) -> Solution:
    explanation = explain(check)
    assert len(explanation.groups) == 1
    group = explanation.groups[0]
    assert len(group.solutions) == 1
    assert group.solutions[0].unique
    assert group.why_open is None
    assert group.solutions[0].settles == group.findings
    return group.solutions[0]


def suggestions(check: Check, solution: Solution) -> dict[str, int | None]:
    address = check.document.address
    return {address(place): figure.fen // 100 if figure else None for place, figure in solution.changes}


def test_a_clean_document_has_nothing_to_explain(check: Check) -> None:
    assert explain(check).groups == ()


@pytest.mark.parametrize(
    ("address", "wrong", "right", "pattern"),
    [
        ("T3!20801.基本支出", 464_774_351, 464_774_531, "swapped-digits"),
        ("T5!2080109.合计", 242_280_524, 242_280_024, "one-digit"),
        ("T7!30201.公用经费", 1_191_637, 11_913_637, "dropped-digit"),
        ("T2!2011009.合计", 15_334_000, 1_534_000, "doubled-digit"),
        ("T1!二、教育支出.预算数", 7_766_077_230, 776_607_723, "times-ten"),
        ("T7!31099.公用经费", 6_000, 60_000, "tenth"),
        ("T3!210.项目支出", 908_020_000_000, 90_802_000, "times-ten-thousand"),
        ("T3!2011007.合计", 2_204, 22_040_000, "ten-thousandth"),
        ("T5!221.基本支出", -121_524_156, 121_524_156, "sign"),
        ("T3!2080102.合计", 294_825_188, 83_305_400, "neighbour-row"),
        ("T5!2080506.合计", 7_585_104, 8_496_889, "neighbour-column"),
        ("T4!三、社会保障和就业支出.合计", None, 1_688_618_217, "omitted"),
        ("T5!205.基本支出", 12_345, None, "superfluous"),
    ],
)
def test_one_wrong_figure_is_named_and_restored(
    check: Check, address: str, wrong: int | None, right: int | None, pattern: str
) -> None:
    put(check, address, wrong)
    solution = only_solution(check)
    assert suggestions(check, solution) == {address: right}
    assert [one.pattern for one in solution.corrections] == [pattern]


def test_a_figure_in_the_wrong_column_is_one_correction(check: Check) -> None:
    put(check, "T3!2080102.项目支出", None)
    put(check, "T3!2080102.基本支出", 83_305_400)
    solution = only_solution(check)
    assert [one.pattern for one in solution.corrections] == ["wrong-column"]
    assert suggestions(check, solution) == {"T3!2080102.基本支出": None, "T3!2080102.项目支出": 83_305_400}


def test_two_figures_exchanged_are_one_correction(check: Check) -> None:
    put(check, "T5!2080109.基本支出", 214_644_600)
    put(check, "T5!2080109.项目支出", 27_635_424)
    assert [one.pattern for one in only_solution(check).corrections] == ["exchanged"]


def without_line(tmp_path: Path, starts: str, place: int, times: int) -> Check:
    """The sample with the ``place``-th line that starts so printed ``times`` times."""
    lines = SAMPLE.read_text(encoding="utf-8").split("\n")
    number = [n for n, line in enumerate(lines) if line.startswith(starts)][place]
    lines[number : number + 1] = [lines[number]] * times
    path = tmp_path / "rows.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return Check(read_document(path))


@pytest.mark.parametrize(("starts", "code"), [("208 01 09 ", "2080109"), ("208 01 人力", "20801"), ("208 社会", "208")])
def test_a_lost_row_is_named_by_its_sister(tmp_path: Path, starts: str, code: str) -> None:
    check = without_line(tmp_path, starts, 1, 0)
    solution = only_solution(check)
    lost = solution.corrections[0].lost_row
    assert solution.corrections[0].pattern == "missing-row"
    assert solution.changes == ()
    assert lost is not None
    assert (check.document.tables[lost.table].id, lost.code) == ("T3", code)
    columns = check.document.tables[lost.table].columns
    other = check.document.tables[4]
    expected = {name: int(other.values[c, other.row_of[code]]) for c, name in enumerate(columns)}
    assert {columns[c]: fen for c, fen in lost.amounts} == {name: fen for name, fen in expected.items() if fen}


def test_a_lost_row_without_a_sister_is_a_conjecture_among_others(tmp_path: Path) -> None:
    explanation = explain(without_line(tmp_path, "302 02 ", 0, 0))
    (group,) = explanation.groups
    first = group.solutions[0].corrections[0]
    assert first.lost_row is not None
    assert first.lost_row.code is None
    assert not any(solution.unique for solution in group.solutions)
    assert group.why_open == ONLY_TOGETHER


@pytest.mark.parametrize("starts", ["208 01 09 ", "302 02 ", "310 其他"])
def test_a_row_printed_twice_is_taken_out(tmp_path: Path, starts: str) -> None:
    check = without_line(tmp_path, starts, 0, 2)
    solution = only_solution(check)
    assert solution.corrections[0].pattern == "duplicate-row"
    assert all(check.document.address(place).split(".")[0].endswith("#2") for place, _ in solution.changes)
    for place, figure in solution.changes:
        change = edit(check.document, place, figure)
        change.apply(check.document)
        check.recheck(place)
    assert not explain(check).groups


@pytest.mark.parametrize("column", [None, 0, 2])
def test_a_table_or_column_in_the_wrong_unit_is_one_correction(sample: Document, column: int | None) -> None:
    ground = Ground.of(sample)
    slip = ground.unit_slip(2, column)
    truth = ground.truth(slip)
    with ground.planted(slip) as check:
        solution = only_solution(check)
    assert [one.pattern for one in solution.corrections] == ["wrong-unit"]
    assert amounts(dict(solution.changes)) == amounts(truth)


def test_a_unit_is_seen_though_the_rows_it_breaks_have_no_figure_in_common() -> None:
    of = document(table("expenditure", 3, [(10, 5), (20, 7), (30, 9)]))
    of.tables[0].values[1] *= 10_000
    assert [one.pattern for one in only_solution(Check(of, by(CASTING))).corrections] == ["wrong-unit"]


@pytest.mark.parametrize(("up", "pattern"), [(True, "not-carried-over"), (False, "changed-alone")])
def test_a_change_that_did_not_reach_its_sisters(sample: Document, up: bool, pattern: str) -> None:
    ground = Ground.of(sample)
    slip = ground.change_in_one_table(cell(sample, "T5!2080109.项目支出"), 1_234_500, up)
    assert slip is not None
    truth = ground.truth(slip)
    with ground.planted(slip) as check:
        solution = only_solution(check)
    assert [one.pattern for one in solution.corrections] == [pattern]
    assert amounts(dict(solution.changes)) == amounts(truth)


def test_subtotals_not_updated_after_a_change_below() -> None:
    check = Check(document(table("expenditure", 3, [(10, 5), (20, 7), (30, 9)])), by(CASTING, FOOTING))
    for address, yuan in (("T3!20101.合计", 25), ("T3!20101.基本支出", 20)):
        put(check, address, yuan)
    (group,) = explain(check).groups
    told = {solution.corrections[0].pattern for solution in group.solutions}
    assert {"not-carried-up", "changed-alone"} <= told
    assert not any(solution.unique for solution in group.solutions)


def test_several_slips_at_once(sample: Document) -> None:
    ground = Ground.of(sample)
    rng = random.Random(5)
    slip: Slip = {}
    while len(slip) < 5:
        slip |= ground.digit_slip(rng.choice(ground.cells), "swapped", rng) or {}
    truth = ground.truth(slip)
    with ground.planted(slip) as check:
        explanation = explain(check)
    assert amounts(first_changes(explanation)) == amounts(truth)
    assert all(group.solutions[0].unique for group in explanation.groups)


def test_what_the_sums_cannot_tell_apart_is_listed_in_order() -> None:
    check = Check(document(table("expenditure", 3, [(60, 40), (20, 7), (30, 9)])), by(CASTING))
    put(check, "T3!20101.项目支出", 50)
    (group,) = explain(check).groups
    assert group.why_open == ONLY_TOGETHER
    assert {solution.rank for solution in group.solutions} == {1}
    assert not any(solution.unique for solution in group.solutions)
    assert len(group.solutions) == 3


def test_the_largest_group_of_findings_comes_first() -> None:
    same = bound("expenditure!202.合计 = expenditure!20201.合计")
    check = Check(document(table("expenditure", 3, [(60, 40), (20, 7), (30, 9)])), by(CASTING, same))
    put(check, "T3!20101.合计", 50)
    put(check, "T3!202.合计", 50)
    assert [len(group.findings) for group in explain(check).groups] == [2, 1]


def test_placed_figures_are_suspected_before_read_ones() -> None:
    check = Check(document(table("expenditure", 3, [(60, 40), (20, 7), (30, 9)])), by(CASTING))
    where = put(check, "T3!20101.项目支出", 50)
    check.document.tables[0].origin[where.column, where.row] = Origin.PLACED
    (group,) = explain(check).groups
    assert group.solutions[0].changes[0][0] == where


def test_excluded_figures_are_not_suspected() -> None:
    check = Check(document(table("expenditure", 3, [(60, 40), (20, 7), (30, 9)])), by(CASTING))
    where = put(check, "T3!20101.项目支出", 50)
    others = {cell(check.document, f"T3!20101.{name}") for name in ("合计", "基本支出")}
    (group,) = explain(check, excluded=others).groups
    assert [solution.changes[0][0] for solution in group.solutions] == [where]
    assert group.solutions[0].unique
    (group,) = explain(check, excluded={*others, where}).groups
    assert group.solutions == ()
    assert group.why_open is not None


def test_the_answer_changes_when_the_first_suspect_is_ruled_out(check: Check) -> None:
    wrong = put(check, "T7!30201.公用经费", 1_191_637)
    assert only_solution(check).changes[0][0] == wrong
    groups = explain(check, excluded={wrong}).groups
    assert all(wrong not in dict(solution.changes) for group in groups for solution in group.solutions)


def test_an_inequality_sets_a_limit_and_no_figure() -> None:
    tables = [table("expenditure", 3, [(10, 5), (20, 7), (30, 9)])]
    check = Check(document(*tables), by(bound("expenditure!20101.基本支出 <= expenditure!20102.基本支出")))
    put(check, "T3!20101.基本支出", 25)
    (group,) = explain(check).groups
    assert group.why_open == ONLY_A_LIMIT
    assert all(one.bound for solution in group.solutions for one in solution.corrections)


def test_an_inequality_takes_part_in_the_verdict(check: Check) -> None:
    put(check, "T7!30104.合计", 5_623_279)
    solution = only_solution(check)
    assert suggestions(check, solution) == {"T7!30104.合计": 56_232_792}
    assert any(name.startswith("E6") for name in solution.settles)


def test_rounded_figures_are_restored_within_their_print(check: Check) -> None:
    where = cell(check.document, "T8!#1.合计")
    change = edit(check.document, where, Figure(1_179_100_000, 1))
    change.apply(check.document)
    check.recheck(where)
    (group,) = explain(check).groups
    first, second = group.solutions
    assert first.changes == ((where, Figure(1_197_100_000, 1)),)
    assert first.corrections[0].pattern == "swapped-digits"
    assert check.document.address(second.changes[0][0]) == "T8!#1.公务接待费"  # the trips abroad are held by a limit


def test_a_figure_that_loosens_a_relation_is_found_too(check: Check) -> None:
    put(check, "T2!合计.其他收入", 1_000_000)
    solution = only_solution(check)
    assert suggestions(check, solution) == {"T2!合计.其他收入": None}


def test_nothing_is_changed_by_explaining() -> None:
    check = Check(read_document(SLIPS))
    before = [(t.values.copy(), t.present.copy(), t.origin.copy()) for t in check.document.tables]
    verdicts = [(family.outcomes.copy(), family.differences.copy()) for family in check.families]
    explain(check)
    for kept, now in zip(before, check.document.tables, strict=True):
        for old, new in zip(kept, (now.values, now.present, now.origin), strict=True):
            np.testing.assert_array_equal(old, new)
    for (outcomes, differences), family in zip(verdicts, check.families, strict=True):
        np.testing.assert_array_equal(outcomes, family.outcomes)
        np.testing.assert_array_equal(differences, family.differences)


def test_ties_of_small_tables_tell_the_one_wrong_figure() -> None:
    leaves = [(10, 5), (20, 7), (30, 9)]
    check = Check(
        document(table("expenditure", 3, leaves), table("general-expenditure", 5, leaves)), by(CASTING, FOOTING, TIE)
    )
    put(check, "T3!20101.合计", 51)
    assert suggestions(check, only_solution(check)) == {"T3!20101.合计": 15}


def test_every_single_slip_of_the_published_document_is_restored(seed_path: Path) -> None:
    ground = Ground.of(read_document(seed_path))
    rng = random.Random(11)
    for where in rng.sample(ground.cells, 60):
        slip = ground.digit_slip(where, "one-digit", rng)
        assert slip is not None
        truth = ground.truth(slip)
        with ground.planted(slip) as check:
            if where.table != 7:
                assert amounts(dict(only_solution(check).changes)) == amounts(truth)
