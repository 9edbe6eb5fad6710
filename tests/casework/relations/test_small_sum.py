"""A relation as a small sum: what is added up, what it is held against, and how far they are apart."""

from __future__ import annotations

import numpy as np
import pytest

from gouji.casework.case import Case
from gouji.casework.relations.ends import told_in
from gouji.casework.relations.small_sum import relations_of, small_sum
from gouji.casework.relations.sum_lines import Line, Part, SumLines, widest_amount
from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.relation import Relation
from gouji.checking.rules.laws import AnyLaw
from gouji.model.document import Cell, Document
from gouji.model.money import Figure, Unit
from gouji.model.table import Content, Origin, Row, Table
from tests.conftest import SLIPS
from tests.explaining.small import FOOTING, TIE, bound, by, document, rounded, table
from tests.steps import counted

LEAVES = [(10, 20), (30, 40), (50, 60)]


@pytest.fixture
def slips() -> Case:
    return Case.look_at(SLIPS)


def lines_of(check: Check, relation: Relation) -> list[Line]:
    return list(SumLines(check, small_sum(check, relation)))


def laid(check: Check, relation: Relation) -> list[tuple[str, str, str]]:
    """What stands below the law and its reason."""
    told = (Part.LAW, Part.WHY)
    return [(one.sign, one.text, one.amount) for one in lines_of(check, relation) if one.part not in told]


def only(law: AnyLaw, held: Document) -> Check:
    """A document judged by one law."""
    return Check(held, by(law))


def test_a_row_is_cast_line_by_line_and_each_figure_leads_to_its_cell(slips: Case) -> None:
    finding = next(one for one in slips.listed if one.is_within_a_row)
    relation = slips.listed.relation(finding.id)
    assert relation is not None
    lines = lines_of(slips.check, relation)
    assert [one.part for one in lines] == [
        Part.LAW,
        Part.WHY,
        Part.ADDED,
        Part.ADDED,
        Part.TOTAL,
        Part.PRINTED,
        Part.DIFFERENCE,
    ]
    assert lines[1].text == "依据：合计是该行基本支出、项目支出和其他各类支出之和"
    assert laid(slips.check, relation) == [
        ("", "基本支出", "464,774,351"),
        ("+", "项目支出", "551,447,444"),
        ("=", "分项合计", "1,016,221,795"),
        ("≠", "T3 20801 人力资源和社会保障管理事务 合计（表列）", "1,016,221,975"),
        ("", "差额", "+180"),
    ]
    assert {one.cell for one in lines if one.cell} == set(finding.cells)
    assert lines[2].whole == "T3 20801 人力资源和社会保障管理事务 基本支出"


def test_a_figure_has_every_relation_that_names_it(slips: Case) -> None:
    cell = slips.document.find("T3!20801.合计")
    assert cell is not None
    found = [small_sum(slips.check, one) for one in relations_of(slips.check, cell)]
    assert [one.law.id for one in found] == ["A1", "B", "B", "D3", "D4"]
    assert all(cell in one.cells for one in found)
    named = [(family.law.id, i) for family, i in slips.check.naming(cell)]
    assert [(one.law.id, one.relation[1]) for one in found] == named


def test_a_tie_is_told_by_both_its_ends() -> None:
    held = document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, LEAVES))
    check = only(TIE, held)
    one = small_sum(check, (0, 0))
    assert laid(check, (0, 0)) == [
        ("", "T2 201 科目201 合计", "100"),
        ("=", "T1 201 科目201 合计（表列）", "100"),
        ("", "差额", "0"),
    ]
    there, here = told_in(check, one, 0), told_in(check, one, 1)
    assert there.endswith("↔　T2 合计")
    assert here.endswith("↔　T1 合计")
    assert there.startswith("201")
    assert here.startswith("201")


def test_coefficients_signs_and_limits_are_told_as_they_are() -> None:
    held = document(table("expenditure", 1, LEAVES))
    law = bound("expenditure!201.合计 <= 2 * expenditure!202.合计 - expenditure!20201.基本支出")
    check = only(law, held)
    one = small_sum(check, (0, 0))
    assert [weight for _, weight in one.added] == [2, -1]
    assert (one.total, one.printed, one.difference) == (17_000, 10_000, -7_000)
    assert laid(check, (0, 0)) == [
        ("", "2 × 202 科目202", "110"),
        ("−", "20201 科目20201 基本支出", "50"),
        ("=", "分项合计", "170"),
        ("≥", "T1 201 科目201 合计（表列，不应大于分项合计）", "100"),
        ("", "差额", "−70"),
    ]


def test_several_figures_that_are_held_together_are_added_up_too() -> None:
    held = document(table("expenditure", 1, LEAVES))
    law = bound("expenditure!201.合计 + expenditure!202.合计 = expenditure!合计.合计")
    check = only(law, held)
    assert laid(check, (0, 0)) == [
        ("", "合计", "210"),
        ("", "T1 201 科目201 合计（表列）", "100"),
        ("+", "202 科目202（表列）", "110"),
        ("=", "表列合计", "210"),
        ("", "差额", "0"),
    ]


def test_amounts_of_two_units_are_told_with_them() -> None:
    exact = table("general-expenditure", 2, LEAVES)
    held = document(rounded(1, "expenditure", exact), exact)
    check = only(TIE, held)
    told = laid(check, (0, 0))
    assert {amount.split(" ")[-1] for _, _, amount in told if amount} == {Unit.WAN.value, Unit.YUAN.value}


def test_what_was_not_judged_is_told_as_a_sentence_and_has_no_sum() -> None:
    made = table("expenditure", 1, LEAVES)
    made.put(1, 1, Content(Figure(1_000), Origin.UNDECIDED))
    check = only(FOOTING, document(made))
    relation = next(
        (number, i)
        for number, family in enumerate(check.families)
        for i in range(len(family.outcomes))
        if family.outcomes[i] == Outcome.UNCHECKABLE
    )
    one = small_sum(check, relation)
    assert (one.total, one.printed, one.difference) == (None, None, None)
    parts = [line.part for line in lines_of(check, relation)]
    assert Part.TOLD in parts
    assert not {Part.TOTAL, Part.DIFFERENCE} & set(parts)
    assert "未定" in [line.amount for line in lines_of(check, relation)]


def test_a_blank_stays_blank_and_a_grand_total_may_have_no_row() -> None:
    held = document(table("expenditure", 1, [(0, 20), (0, 40), (50, 60)]))
    check = only(FOOTING, held)
    blank = next(
        (number, 0) for number, family in enumerate(check.families) if family.sides(0).cells[0] == Cell(0, 0, 1)
    )
    assert small_sum(check, blank).total is None
    assert "" in [line.amount for line in lines_of(check, blank) if line.part is Part.ADDED]


def test_a_sum_of_many_parts_is_laid_out_as_far_as_it_is_looked_at() -> None:
    def steps(size: int) -> int:
        rows = [Row(f"科目{n}", f"2{n:06d}", 3) for n in range(size)] + [Row("合计", None, 0)]
        parents = np.full(size + 1, size, np.int32)
        parents[size] = -1
        made = Table("T1", "expenditure", "", Unit.YUAN, ("合计",), rows, parents)
        made.values[0, :size] = 100
        made.present[:] = True
        made.values[0, size] = 100 * size
        check = only(FOOTING, document(made))
        one = small_sum(check, (0, 0))
        with counted() as taken:
            lines = SumLines(check, one)
            assert lines[2].amount == lines[len(lines) // 2].amount == "1"
            assert len(lines) == size + 5
        return taken.steps

    assert steps(2_000) < steps(200) + 50


def test_the_widest_figure_is_known() -> None:
    assert widest_amount(document(table("expenditure", 1, LEAVES))) == "−210"
