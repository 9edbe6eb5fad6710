"""Formulas and limits: what is not printed is no limit, and counts as nothing only where it would be printed."""

from __future__ import annotations

import pytest

from gouji.casework.telling.sentences import sentence
from gouji.casework.telling.unchecked import statement
from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.rules.laws import AnyLaw, FormulaLaw
from gouji.model.document import Document, Passage
from gouji.model.source import AtLine
from gouji.model.table import Row
from gouji.reading.read import read_pasted
from tests.checking.lowering.test_ties import LEAVES, outcomes
from tests.explaining.small import GENERAL_PACK, bound, by, document, put, table

LIMIT = "expenditure!202.基本支出 <= general-expenditure!202.合计"


def judged(limited: Document, rule: AnyLaw) -> set[Outcome]:
    return outcomes(Check(limited, by(rule)), rule.id)


@pytest.mark.parametrize(
    ("stated", "limit", "expected"),
    [
        (5, 65, Outcome.AGREES),
        (70, 65, Outcome.DIFFERS),
        (None, 65, Outcome.NOT_APPLICABLE),
        (5, None, Outcome.DIFFERS),
    ],
)
def test_a_limit_is_judged_where_something_is_limited(stated: int | None, limit: int | None, expected: Outcome) -> None:
    check = Check(document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES)), by(bound(LIMIT)))
    put(check, "expenditure!202.基本支出", stated)
    put(check, "general-expenditure!202.合计", limit)
    assert outcomes(check, "X") == {expected}


@pytest.mark.parametrize(
    "limit",
    [
        "expenditure!299.基本支出 <= general-expenditure!202.合计",
        "expenditure!202.基本支出 <= general-expenditure!299.合计",
    ],
)
def test_a_limit_of_a_row_that_is_not_printed_is_not_judged(limit: str) -> None:
    tables = table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES)
    assert judged(document(*tables), bound(limit)) == set()


TOTALS = "expenditure!合计.合计 = general-expenditure!合计.合计"


def test_a_total_by_its_other_name() -> None:
    tables = table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES)
    rows = list(tables[1].rows)
    rows[-1] = Row("总  计", None, 0)
    tables[1].rows = rows
    assert judged(document(*tables), bound(TOTALS)) == {Outcome.AGREES}


def test_a_code_that_may_stand_among_what_found_no_place_does_not_count_as_nothing() -> None:
    made = document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES))
    rule = bound("expenditure!合计.合计 = general-expenditure!201.合计 + general-expenditure!299.合计")
    assert judged(made, rule) == {Outcome.DIFFERS}
    made.unplaced.append(Passage(AtLine(1), "299 某科目 65.00"))
    assert judged(made, rule) == {Outcome.UNCHECKABLE}


def test_public_expenses_are_all_classes_but_the_two_of_persons() -> None:
    """Whichever class a catalogue adds to 公用经费 counts; one that is not printed counts as nothing."""
    rule = next(law for law in GENERAL_PACK.laws if law.id == "C2")
    assert isinstance(rule, FormulaLaw)
    public = next(one for one in rule.formulas if one.left[0].address.column == "公用经费")
    rows = {term.address.row for term in public.right}
    assert {"302", "307", "309", "310", "311", "312", "313", "399"} <= rows
    assert not {"301", "303"} & rows


@pytest.mark.parametrize(
    ("retired", "expected"),
    [
        ("2080501\t行政单位离退休\t90", {Outcome.AGREES}),
        ("2080504\t未归口管理的行政单位离退休\t90", {Outcome.AGREES}),
        ("2080501\t行政单位离退休\t60\n2080502\t事业单位离退休\t30", {Outcome.AGREES}),
        ("2080501\t行政单位离退休\t60\n2080599\t其他离退休支出\t30", {Outcome.DIFFERS}),
    ],
)
def test_what_retired_staff_is_paid_stands_under_any_of_their_codes(retired: str, expected: set[Outcome]) -> None:
    function = "2017年一般公共预算支出表\n单位：元\n科目编码\t科目名称\t基本支出\n" + retired
    economic = "2017年一般公共预算基本支出经济分类预算表\n单位：元\n科目编码\t科目名称\t合计\n"
    persons = "30301\t离休费\t50\n30302\t退休费\t40"
    assert outcomes(Check(read_pasted(f"{function}\n\n{economic}{persons}")), "E1") == expected


def test_a_sum_on_the_left_is_held_against_one_on_the_right() -> None:
    made = document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES))
    both = "expenditure!201.合计 + expenditure!202.合计 = general-expenditure!201.合计 + general-expenditure!202.合计"
    check = Check(made, by(bound(both)))
    assert outcomes(check, "X") == {Outcome.AGREES}
    put(check, "expenditure!202.合计", 100)
    (finding,) = check.findings()
    assert finding.difference == 3_500


ECONOMIC = (
    "2024年部门一般公共预算基本支出预算表\n单位：元\n科目编码\t科目名称\t合计\t人员经费\t公用经费\n"
    "{rows}合计\t\t900\t600\t300\n"
)


@pytest.mark.parametrize(
    ("rows", "judged"),
    [
        ("301\t工资福利支出\t600\t600\t\n302\t商品和服务支出\t300\t\t300\n", {Outcome.AGREES}),
        ("301\t工资福利支出\t600\t600\t\n", {Outcome.AGREES, Outcome.DIFFERS}),
        ("30101\t基本工资\t600\t600\t\n30201\t办公费\t300\t\t300\n", set()),
        ("501\t机关工资福利支出\t600\t600\t\n502\t机关商品和服务支出\t300\t\t300\n", set()),
    ],
)
def test_a_code_that_is_not_printed_counts_as_nothing_only_beside_others_of_its_level(
    rows: str, judged: set[Outcome]
) -> None:
    """A table by 款 alone, or by classes of the government, says nothing of the class 301."""
    check = Check(read_pasted(ECONOMIC.replace("{rows}", rows)))
    assert outcomes(check, "C2") - {Outcome.NOT_APPLICABLE} == judged


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("上年:expenditure!合计.合计 = expenditure!合计.合计", "document-absent"),
        ("2 * expenditure!合计.合计 = expenditure!合计.合计 + expenditure!合计.合计", "holds-nothing"),
        ("expenditure!合计.合计 = expenditure!总计.合计", "holds-nothing"),
    ],
)
def test_what_cannot_be_judged_is_told(text: str, reason: str) -> None:
    """It is never silent: one relation that could not be checked, with a sentence of its own."""
    check = Check(document(table("expenditure", 1, LEAVES)), by(bound(text)))
    assert outcomes(check, "X") == {Outcome.UNCHECKABLE}
    (untold,) = check.unchecked
    assert (untold.reason, untold.relations, untold.outcome) == (reason, 1, Outcome.UNCHECKABLE)
    (finding,) = check.findings()
    assert sentence(check.document, finding) == statement(check, untold)


def test_a_formula_may_be_one_of_at_least(sample: Document) -> None:
    at_least = "expenditure!合计.合计 >= expenditure!合计.基本支出"
    assert judged(sample, bound(at_least)) == {Outcome.AGREES}
    assert judged(sample, bound(at_least.replace(">=", "<="))) == {Outcome.DIFFERS}
