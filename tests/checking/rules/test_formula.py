"""The language of formulas: what can be written, what it means, and where a text is not understood."""

from __future__ import annotations

import pytest

from gouji.checking.rules.formula import Address, Term, address, parse
from gouji.checking.rules.laws import FormulaLaw, TieLaw
from gouji.errors import Misread
from gouji.wording import say
from tests.explaining.small import GENERAL_PACK


def test_a_figure_is_held_against_a_sum() -> None:
    read = parse("basic-economic!合计.人员经费 = basic-economic!301.合计 + basic-economic!303.合计")
    assert read.left == (Term(Address("basic-economic", "合计", "人员经费")),)
    assert read.sense == "="
    assert [term.address.row for term in read.right] == ["301", "303"]


def test_figures_have_whole_coefficients_and_signs_on_both_sides() -> None:
    read = parse("T1!收入总计.预算数 + 2 * T1!年初.预算数 <= T1!支出总计.预算数 - 3 × T1!年末.预算数")
    assert [term.coefficient for term in read.left] == [1, 2]
    assert [term.coefficient for term in read.right] == [1, -3]
    assert read.sense == "<="


def test_signs_may_be_those_of_a_chinese_keyboard() -> None:
    chinese = parse("T1!甲.数 ＋ T1!乙.数 ≥ T1!丙.数 － T1!丁.数")
    plain = parse("T1!甲.数 + T1!乙.数 >= T1!丙.数 - T1!丁.数")
    assert (chinese.left, chinese.sense, chinese.right) == (plain.left, plain.sense, plain.right)


@pytest.mark.parametrize("other", ["上年:", "预算：", "2023年决算:"])
def test_a_figure_may_be_that_of_another_document(other: str) -> None:
    (term,) = parse(f"T3!合计.合计 = {other}T3!合计.合计").right
    assert (term.address.document, term.address.kind) == (other[:-1], "T3")


def test_rows_of_one_code_are_summed_and_figures_rounded_to_a_unit() -> None:
    (summed,) = parse("T3!208.合计 = sum(expenditure!208.合计 by code)").right
    (rounded,) = parse("T3!208.合计 = round(T3!208.合计, 万元)").right
    assert (summed.by_code, rounded.rounded) == (True, "万元")


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("[T3!208.合计]", Term(Address("T3", "208", "合计"), optional=True)),
        ("2 * [T3!208.合计]", Term(Address("T3", "208", "合计"), 2, optional=True)),
        ("[sum(T3!208.合计 by code)]", Term(Address("T3", "208", "合计"), by_code=True, optional=True)),
    ],
)
def test_a_term_in_square_brackets_is_optional(text: str, term: Term) -> None:
    assert parse(f"T3!合计.合计 = {text}").right == (term,)


@pytest.mark.parametrize("each", ["code", "class"])
def test_a_formula_may_hold_for_each_code_or_class(each: str) -> None:
    assert parse(f"each {each}: revenue!*.合计 = expenditure!*.合计").each == each


@pytest.mark.parametrize(
    ("text", "row", "column"),
    [
        ("three-public!#1.因公出国(境)费", "#1", "因公出国(境)费"),
        ("three-public!#1.因公出国（境）费", "#1", "因公出国（境）费"),
        ("T7!#1.合计/预算数", "#1", "合计/预算数"),
        ("T1!1.工资.预算数", "1.工资", "预算数"),
        ("revenue!合计.*", "合计", "*"),
        ("T1!208#2.合计", "208#2", "合计"),
    ],
)
def test_an_address_is_written_as_everywhere(text: str, row: str, column: str) -> None:
    assert (address(text).row, address(text).column) == (row, column)
    assert str(address(text)) == text


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("T3!1.a", 1, 7),
        ("a = b", 1, 1),
        ("T3 = T5!1.x", 1, 1),
        ("T3!1.a = ", 1, 9),
        ("T3!1.a = T5!2.b +\n  T3.a", 2, 3),
        ("T3!1.a == T5!2.b", 1, 9),
        ("T3!1.a = 1.5 * T5!2.b", 1, 11),
        ("each row: T3!*.a = T5!*.b", 1, 6),
        ("T3!1.a = sum(T5!2.b by name)", 1, 24),
    ],
)
def test_what_is_not_understood_is_told_with_its_place(text: str, line: int, column: int) -> None:
    with pytest.raises(Misread) as told:
        parse(text)
    assert (told.value.params["line"], told.value.params["column"]) == (line, column)
    assert say(told.value.message, **told.value.params) == f"公式“{text}”第 {line} 行第 {column} 列看不懂"


@pytest.mark.parametrize("text", ["each code: T1!*.a = T2!208.b", "T1!*.a = T2!*.b"])
def test_a_star_stands_for_the_rows_of_each_and_only_there(text: str) -> None:
    with pytest.raises(Misread, match="only there"):
        parse(text)


def test_the_laws_of_the_program_hold_28_formulas_and_5_ties() -> None:
    formulas = [one for law in GENERAL_PACK.laws if isinstance(law, FormulaLaw) for one in law.formulas]
    ties = [law.tie for law in GENERAL_PACK.laws if isinstance(law, TieLaw)]
    assert (len(formulas), len(ties)) == (28, 5)
    assert {term.coefficient for one in formulas for term in one.terms} == {1, -1}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("T3!1.a ", {"SIGN", "SENSE"}),
        ("T3!1.a = [", {"ADDRESS", "SUM", "ROUND"}),
        ("T3!1.a = T5!2.b)", {"SIGN", "$END"}),
        ("T3!1.a = round(T5!2.b, 十元)", {"UNIT"}),
        ("each", {"KEY"}),
    ],
)
def test_with_what_is_not_understood_all_is_told_that_would_be(text: str, wanted: set[str]) -> None:
    with pytest.raises(Misread) as told:
        parse(text)
    assert told.value.params["wanted"] == wanted


def test_tables_and_what_holds_for_each_are_called_as_accountants_call_them() -> None:
    """The same formula, whichever words it is written in; a document named before a table is none of these words."""
    for begins, table in (("each code: ", "expenditure"), ("每科目: ", "支出总表"), ("每科目：", "支出决算表")):
        made = parse(f"{begins}{table}!*.合计 = 上年：{table}!*.合计")
        assert made.each == "code"
        assert [str(one.address) for one in made.terms] == ["expenditure!*.合计", "上年:expenditure!*.合计"]
    assert parse("每类:收支总表!*.决算数 = 支出总表!*.合计").each == "class"
    assert parse("每月账:收支总表!合计.决算数 = T1!合计.合计").left[0].address.document == "每月账"
