"""The difference doctor: the classic reasons in order, each with its evidence, nine only as a hint."""

from __future__ import annotations

import pytest

from gouji.checking.check import Check
from gouji.checking.findings import Finding
from gouji.explaining import doctor
from gouji.explaining.doctor import Reason, diagnose
from gouji.model.change import edit
from gouji.model.document import Document
from gouji.model.money import Figure
from gouji.reading.read import read_document
from tests.conftest import SAMPLE
from tests.explaining.small import cell, put


@pytest.fixture
def check(sample: Document) -> Check:
    return Check(sample)


def reasons(check: Check, finding_starts: str) -> list[Reason]:
    return diagnose(check, the_finding(check, finding_starts))


def the_finding(check: Check, starts: str) -> Finding:
    return next(finding for finding in check.findings() if finding.id.startswith(starts))


def verified(told: list[Reason]) -> list[str]:
    return [reason.message for reason in told if reason.verified]


def test_swapped_digits_are_verified_and_nine_is_a_hint(check: Check) -> None:
    put(check, "T3!20801.基本支出", 464_774_351)
    told = reasons(check, "B:T3!20801.基本支出")
    assert verified(told) == [doctor.SWAP]
    nine = [reason for reason in told if reason.message == doctor.NINE]
    assert nine
    assert all(reason.hint and not reason.suggested for reason in nine)


@pytest.mark.parametrize(
    ("address", "wrong", "finding", "message"),
    [
        ("T5!2080109.合计", 242_280_524, "A2", doctor.DIGIT),
        ("T7!31099.公用经费", 6_000, "A3", doctor.TEN),
        ("T3!210.项目支出", 908_020_000_000, "A1", doctor.UNIT),
        ("T5!2080102.合计", -83_305_400, "B:T5!20801.合计", doctor.TWICE),
    ],
)
def test_one_wrong_figure_is_verified(check: Check, address: str, wrong: int, finding: str, message: str) -> None:
    place = put(check, address, wrong)
    told = reasons(check, finding if ":" in finding else "")
    right = [reason for reason in told if reason.verified]
    assert message in {reason.message for reason in right}
    assert {reason.cells for reason in right} == {(place,)}


def test_a_row_left_out_is_named(check: Check) -> None:
    before = check.document.tables[2].values[0, check.document.tables[2].row_of["20807"]]
    put(check, "T3!208.合计", 1_688_618_217 - int(before) // 100)
    told = reasons(check, "B:T3!208.合计")
    assert told[0].message == doctor.ONE_ROW
    assert cell(check.document, "T3!20807.合计") in told[0].cells


def test_the_wrong_column_of_a_row_is_named(check: Check) -> None:
    put(check, "T7!30109.合计", 8_496_889)
    told = reasons(check, "E1:T5!2080506.基本支出")
    other = [reason.cells[1] for reason in told if reason.message == doctor.OTHER_COLUMN]
    assert cell(check.document, "T5!2080506.项目支出") in other


def test_the_sum_of_a_few_rows_is_a_hint(check: Check) -> None:
    put(check, "T3!208.合计", 1_688_618_217 - 267_256_000 - 104_300_000)
    told = reasons(check, "B:T3!208.合计")
    few = [reason for reason in told if reason.message == doctor.FEW_ROWS]
    assert few
    assert all(reason.hint for reason in few)


def test_a_difference_within_the_print_is_called_rounding(check: Check) -> None:
    place = cell(check.document, "T8!#1.合计")
    change = edit(check.document, place, Figure(1_197_200_000, 1))
    change.apply(check.document)
    check.recheck(place)
    told = reasons(check, "A7")
    rounding = next(reason for reason in told if reason.message == doctor.ROUNDING_OF)
    difference, slack = rounding.amounts
    assert abs(difference) <= slack


def test_a_change_made_here_and_a_figure_of_last_year_are_named(check: Check) -> None:
    place = cell(check.document, "T5!2080109.合计")
    change = edit(check.document, place, Figure(25_000_000_000))
    change.apply(check.document)
    check.recheck(place)
    prior = read_document(SAMPLE)
    prior.tables[4].values[:] = 1
    edit(prior, place, Figure(25_000_000_000)).apply(prior)
    told = diagnose(check, the_finding(check, "B:T5!20801.合计"), changes=[change], prior=prior)
    assert [(reason.message, reason.cells) for reason in told][-2:] == [
        (doctor.CHANGED, (place,)),
        (doctor.PRIOR, (place,)),
    ]


def test_what_could_not_be_judged_has_no_reasons(sample: Document) -> None:
    del sample.tables[4]
    check = Check(sample)
    assert all(diagnose(check, finding) == [] for finding in check.findings() if finding.difference is None)


def test_what_the_print_explains_is_no_sign_of_a_slip(sample: Document) -> None:
    check = Check(sample)
    total = sample.find("three-public!#1.合计")
    assert total is not None
    edit(sample, total, Figure(1_197_200_000, 1)).apply(sample)
    check.recheck(total)
    (finding,) = check.findings()
    assert {reason.message for reason in diagnose(check, finding)} == {doctor.ROUNDING_OF}
