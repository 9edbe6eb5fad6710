"""Formulas with figures of another document: which side is stated, what counts as nothing, and code by code."""

from __future__ import annotations

import pytest

from gouji.casework.telling.sentences import sentence
from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.rules.formula import parse
from gouji.checking.rules.laws import AnyLaw
from gouji.errors import Misread
from gouji.model.document import Beside, Document
from tests.checking.lowering.test_in_doubt import DOUBT
from tests.checking.lowering.test_ties import LEAVES, outcomes
from tests.explaining.small import bound, by, document, put, table, tie

BASIC = [(10, 0), (20, 0), (5, 0)]


def beside(leaves: list[tuple[int, int]]) -> Document:
    """Two tables with one of the year before beside them."""
    made = document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES))
    made.beside = {Beside.PRIOR: document(table("expenditure", 1, leaves))}
    return made


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("expenditure!合计.合计 = 上年:expenditure!合计.合计", Outcome.AGREES),
        ("上年：expenditure!合计.合计 = expenditure!合计.合计", Outcome.AGREES),
        ("expenditure!合计.合计 <= 上年:expenditure!202.合计", Outcome.DIFFERS),
        ("上年:expenditure!202.合计 >= expenditure!合计.合计", Outcome.DIFFERS),
        ("上年:expenditure!202.合计 <= expenditure!合计.合计", Outcome.AGREES),
        ("expenditure!合计.合计 - 上年:expenditure!201.合计 = 上年:expenditure!202.合计", Outcome.AGREES),
        ("2 * expenditure!合计.合计 = 上年:expenditure!合计.合计 + general-expenditure!合计.合计", Outcome.AGREES),
    ],
)
def test_a_figure_of_another_document_is_a_term_like_others(text: str, expected: Outcome) -> None:
    check = Check(beside(LEAVES), by(bound(text)))
    assert outcomes(check, "X") == {expected}
    (family,) = check.families
    assert family.sides(0).stated is not None


@pytest.mark.parametrize("text", ["预算:T1!合计.合计 = T1!合计.合计", "前年:expenditure!1.2 = T1!3.4"])
def test_what_is_not_open_is_told(text: str) -> None:
    check = Check(beside(LEAVES), by(bound(text)))
    assert [one.reason for one in check.unchecked] == ["document-absent"]
    assert outcomes(check, "X") == {Outcome.UNCHECKABLE}


def test_a_formula_of_other_documents_alone_is_refused() -> None:
    with pytest.raises(Misread):
        parse("上年:expenditure!合计.合计 = 预算:expenditure!合计.合计")


def test_a_code_that_the_other_document_does_not_print_is_nothing_there() -> None:
    check = Check(beside(LEAVES), by(bound("expenditure!202.合计 = 上年:expenditure!209.合计")))
    assert outcomes(check, "X") == {Outcome.DIFFERS}


def test_a_column_that_the_other_document_does_not_print_is_not_nothing() -> None:
    made = beside(LEAVES)
    check = Check(made, by(bound("expenditure!合计.合计 = 上年:expenditure!合计.经营支出")))
    assert [one.reason for one in check.unchecked] == ["column-absent"]


def test_codes_are_held_against_those_of_the_year_before() -> None:
    made = beside(BASIC)
    check = Check(made, by(tie("each code: expenditure!*.基本支出 <= 上年:expenditure!*.基本支出")))
    found = {made.address(one.cells[0]) for one in check.findings()}
    (family,) = check.families
    other = made.beside[Beside.PRIOR].tables[0]
    more = {
        f"T1!{key}.基本支出"
        for row, key in enumerate(made.tables[0].keys)
        if made.tables[0].values[1, row] > other.values[1, row]
    }
    assert len(family.outcomes) == 6
    assert found == more
    assert more


def test_the_sides_of_a_tie_are_turned_where_the_other_document_is_on_the_left() -> None:
    one, other = (
        Check(beside(BASIC), by(tie(text))).counts()
        for text in (
            "each code: expenditure!*.基本支出 <= 上年:expenditure!*.基本支出",
            "each code: 上年:expenditure!*.基本支出 >= expenditure!*.基本支出",
        )
    )
    assert one == other


@pytest.mark.parametrize(
    "law",
    [
        bound("expenditure!合计.合计 = 上年:expenditure!合计.合计"),
        tie("each code: expenditure!*.基本支出 <= 上年:expenditure!*.基本支出"),
    ],
    ids=["of single figures", "code by code"],
)
def test_a_table_in_doubt_of_the_other_document_tells_nothing(law: AnyLaw) -> None:
    """What would be held against it is not judged, and told with the document and the table."""
    made = beside([(1, 1), (2, 2), (3, 3)])
    assert Outcome.DIFFERS in outcomes(Check(made, by(law)), law.id)
    made.beside[Beside.PRIOR].tables[0].doubts = (DOUBT,)
    (finding,) = Check(made, by(law)).findings()
    assert (finding.id, finding.outcome) == (f"{law.id}:=prior:expenditure", Outcome.UNCHECKABLE)
    assert sentence(made, finding) == f"未核对{law.id}：2017年部门预算的支出总表读取存疑；单独打开它核对"


def test_an_edit_here_leaves_the_other_document_alone() -> None:
    made = beside(LEAVES)
    check = Check(made, by(bound("expenditure!合计.合计 = 上年:expenditure!合计.合计")))
    before = made.beside[Beside.PRIOR].tables[0].values.copy()
    put(check, "expenditure!合计.合计", 1)
    assert outcomes(check, "X") == {Outcome.DIFFERS}
    assert (made.beside[Beside.PRIOR].tables[0].values == before).all()
