"""What is wrong is told by its cause; what nobody knows is not claimed."""

from __future__ import annotations

from dataclasses import replace

from gouji.casework.causes.cause import Cause
from gouji.casework.causes.causes import causes_of
from gouji.casework.causes.explained import of_check
from gouji.casework.causes.told import old_and_new, place_of, reason_of, statement
from gouji.checking.check import Check
from gouji.checking.rules.laws import Severity
from gouji.explaining.explain import explain
from gouji.explaining.explanation import Explanation
from gouji.model.document import Document
from tests.explaining.small import CASTING, COLUMNS, FOOTING, TIE, by, cell, document, put, rounded, table, tie

LEAVES = [(10, 5), (20, 7), (30, 9)]


def told(check: Check) -> list[str]:
    """Every cause in a sentence."""
    standing = {finding.id: finding for finding in check.findings()}
    return [statement(check.document, cause, standing) for cause in of_check(check).causes]


def of_two_tables() -> Check:
    """An expenditure table and that of the general budget, which prints the same."""
    tables = (table("expenditure", 3, LEAVES), table("general-expenditure", 5, LEAVES))
    return Check(document(*tables), by(CASTING, FOOTING, TIE))


def test_a_slip_is_one_cause_with_all_that_it_upsets() -> None:
    check = of_two_tables()
    place = put(check, "T3!20101.基本支出", 91)
    (cause,) = of_check(check).causes
    assert cause.culprits == (place,)
    assert cause.unique
    assert cause.weighs
    assert cause.is_open
    assert set(cause.settles) == {finding.id for finding in check.findings()}
    assert place_of(check.document, cause) == "T3 20101 科目20101 基本支出"
    assert old_and_new(check.document, cause) == ("91", "10")


def test_a_slip_that_two_tables_repeat_is_one_cause() -> None:
    check = of_two_tables()
    places = put(check, "T3!20101.基本支出", 100), put(check, "T5!20101.基本支出", 100)
    (cause,) = of_check(check).causes
    assert cause.culprits == places
    assert place_of(check.document, cause) == "T3、T5 20101 科目20101 基本支出"
    assert reason_of(check.document, cause) == "多一个零，大十倍"


def test_two_slips_are_two_causes() -> None:
    check = of_two_tables()
    first, second = put(check, "T3!20101.基本支出", 91), put(check, "T5!20201.项目支出", 77)
    assert [cause.culprits for cause in of_check(check).causes] == [(first,), (second,)]


def test_only_the_only_answer_is_called_likely() -> None:
    check = of_two_tables()
    put(check, "T3!20101.基本支出", 91)
    (certain,) = told(check)
    assert "多半应为 10" in certain
    check = Check(document(table("expenditure", 3, LEAVES)), by(CASTING))
    put(check, "T3!20101.项目支出", 95)
    (several,) = told(check)
    assert "同样可能的答案有 2 种" in several
    assert "多半" not in several
    check = Check(document(table("expenditure", 3, LEAVES)), by(FOOTING))
    put(check, "T3!20101.项目支出", 95)
    (perhaps,) = told(check)
    assert "可能应为 5（多一位数字）" in perhaps
    assert "多半" not in perhaps


def test_equal_answers_are_one_cause_that_names_no_culprit() -> None:
    check = Check(document(table("expenditure", 3, LEAVES)), by(CASTING))
    put(check, "T3!20101.项目支出", 95)
    (cause,) = of_check(check).causes
    (group,) = explain(check).groups
    assert len(cause.answers) == len(group.solutions) > 1
    assert cause.culprits == ()
    assert not cause.unique
    assert cause.leads_to == group.solutions[0].changes[0][0]
    assert old_and_new(check.document, cause) is None


def test_what_all_answers_share_is_a_cause_of_its_own() -> None:
    check = of_two_tables()
    put(check, "T3!20101.基本支出", 91)
    (group,) = explain(check).groups
    (answer,) = group.solutions
    (known,) = answer.corrections
    others = [
        replace(known, figures=(replace(known.figures[0], cell=cell(check.document, f"T3!202.{column}"), stated=None),))
        for column in ("基本支出", "项目支出")
    ]
    for one in others:
        put(check, check.document.address(one.figures[0].cell), None)
    standing = check.findings()
    solutions = tuple(replace(answer, corrections=(known, one), unique=False) for one in others)
    explanation = Explanation(
        (replace(group, findings=tuple(f.id for f in standing), solutions=solutions, why_open="x"),)
    )
    first, second = causes_of(check.document, standing, explanation)
    assert first.corrections == (known,)
    assert not first.unique, "the other answers say that not all is known"
    assert [answer.corrections for answer in second.answers] == [(one,) for one in others]


def test_what_nothing_explains_stands_by_itself() -> None:
    check = of_two_tables()
    put(check, "T3!20101.基本支出", 91)
    standing = check.findings()
    causes = causes_of(check.document, standing, Explanation())
    assert sorted(cause.settles for cause in causes) == sorted((finding.id,) for finding in standing)
    assert all(reason_of(check.document, cause) == "未找到原因" for cause in causes)


def test_rounding_hints_and_what_was_not_checked_are_no_causes() -> None:
    exact = table("expenditure", 3, [(33_333, 5), (33_333, 7), (33_334, 9)])
    hint = tie("each code: expenditure!*.* = general-expenditure!*.*", *COLUMNS, severity=Severity.HINT)
    check = Check(
        document(rounded(3, "expenditure", exact), table("general-expenditure", 5, LEAVES)), by(FOOTING, hint)
    )
    assert {"hint", "rounding"} <= {finding.state for finding in check.findings()}
    assert of_check(check).causes == ()


def test_what_is_only_to_be_explained_counts_as_no_error_and_comes_last() -> None:
    soft = tie("each code: expenditure!*.* = general-expenditure!*.*", *COLUMNS, severity=Severity.EXPLAIN)
    more = [(10, 15), *LEAVES[1:]]
    check = Check(
        document(table("expenditure", 3, LEAVES), table("general-expenditure", 5, more)), by(CASTING, FOOTING, soft)
    )
    put(check, "T3!20201.基本支出", 77)
    assert [cause.weighs for cause in of_check(check).causes] == [True, False]


def of_document(made: Document, check: Check, explanation: Explanation, *, searching: bool) -> tuple[Cause, ...]:
    return causes_of(made, check.findings(), explanation, searching=searching)


def test_a_cause_keeps_its_place_when_an_answer_is_found() -> None:
    check = of_two_tables()
    put(check, "T3!20101.基本支出", 91)
    put(check, "T5!20201.项目支出", 77)
    whole = explain(check)
    sought = Explanation(tuple(replace(group, solutions=(), cut=True, why_open="x") for group in whole.groups))
    before = of_document(check.document, check, sought, searching=True)
    after = of_document(check.document, check, whole, searching=False)
    assert [cause.sought for cause in before] == [True, True]
    assert [cause.place for cause in before] == [cause.place for cause in after]
    assert [set(cause.settles) for cause in before] == [set(cause.settles) for cause in after]


def test_what_is_not_yet_looked_through_is_one_line() -> None:
    check = of_two_tables()
    put(check, "T3!20101.基本支出", 91)
    (cause,) = causes_of(check.document, check.findings(), Explanation(), searching=True)
    assert cause.sought
    assert reason_of(check.document, cause) == "正在查找原因"


def test_an_answer_whose_figures_have_changed_is_told_no_more() -> None:
    check = of_two_tables()
    put(check, "T3!20101.基本支出", 91)
    explanation = explain(check)
    put(check, "T3!20101.基本支出", 92)
    causes = causes_of(check.document, check.findings(), explanation)
    assert not any(cause.answers for cause in causes)
