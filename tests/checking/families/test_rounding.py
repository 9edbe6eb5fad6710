"""How far a sum may be out follows from what its table prints: 万元, whole 元, 分."""

from __future__ import annotations

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.families.rounding import converted, leeway
from gouji.explaining.likelihood import share_out
from gouji.model.change import edit
from gouji.model.document import Document
from gouji.model.money import Figure
from gouji.reading.read import read_pasted
from tests.explaining.small import CASTING, FOOTING, by


def expenditure(unit: str, *rows: str) -> Document:
    """A table of 支出 as pasted: code, name, 合计, 基本支出, 项目支出."""
    head = ("2025年部门支出预算总表", f"单位：{unit}", "科目编码\t科目名称\t合计\t基本支出\t项目支出")
    return read_pasted("\n".join((*head, *rows)))


def outcomes(of: Document) -> set[Outcome]:
    """What became of the sums across the rows."""
    (family,) = Check(of, by(CASTING)).families
    return {Outcome(int(one)) for one in family.outcomes}


@pytest.mark.parametrize(
    ("unit", "row", "expected"),
    [
        ("元", "94,995,790\t77,381,546\t17,614,243", Outcome.ROUNDING),
        ("元", "94,995,791\t77,381,546\t17,614,243", Outcome.DIFFERS),
        ("元", "94,995,790.00\t77,381,546.00\t17,614,243.00", Outcome.DIFFERS),
        ("元", "77,381,547\t77,381,546\t", Outcome.DIFFERS),
        ("元", "77,381,547\t77,381,546\t0", Outcome.DIFFERS),
        ("万元", "9,499.58\t7,738.15\t1,761.42", Outcome.ROUNDING),
        ("万元", "9,499.5790\t7,738.1546\t1,761.4243", Outcome.ROUNDING),
        ("万元", "9,499.579000\t7,738.154600\t1,761.424300", Outcome.DIFFERS),
        ("万元", "7,738.1547\t7,738.1546\t", Outcome.DIFFERS),
        ("万元", "7,738.16\t7,738.15\t", Outcome.ROUNDING),
        ("万元", "7,738.16\t7,738.15\t0.00", Outcome.ROUNDING),
        ("万元", "9.5\t4.2\t5.2", Outcome.ROUNDING),
    ],
)
def test_a_sum_may_be_out_by_half_the_last_place_of_each_figure(unit: str, row: str, expected: Outcome) -> None:
    assert outcomes(expenditure(unit, f"20101\t人大事务\t{row}")) == {expected}


def test_one_figure_with_fen_makes_a_table_exact() -> None:
    rounded, exact = "20101\t人大事务\t8\t4\t3", "20102\t政协事务\t7.25\t4.25\t3"
    assert outcomes(expenditure("元", rounded)) == {Outcome.ROUNDING}
    assert outcomes(expenditure("元", rounded, exact)) == {Outcome.DIFFERS, Outcome.AGREES}


def test_a_zero_with_more_places_makes_no_table_exact() -> None:
    rounded, blank = "20101\t人大事务\t9.5\t4.2\t5.2", "20102\t政协事务\t7.1\t7.1\t0.00"
    assert outcomes(expenditure("万元", rounded, blank)) == {Outcome.ROUNDING, Outcome.AGREES}


def test_fen_typed_here_make_no_print_more_exact() -> None:
    printed = expenditure("元", "20101\t人大事务\t8\t4\t3", "20102\t政协事务\t7\t4\t3")
    check = Check(printed, by(CASTING))
    cell = printed.find("T1!20102.合计")
    assert cell is not None
    change = edit(printed, cell, Figure(725, 2))
    change.apply(printed)
    check.recheck(cell)
    assert {one.outcome for one in check.findings()} == {Outcome.ROUNDING}
    assert len(check.findings()) == 2


def test_the_more_figures_the_wider() -> None:
    rows = [f"2010{n}\t某项事务\t10\t10\t" for n in range(1, 6)]
    for total, expected in ((52, Outcome.ROUNDING), (53, Outcome.ROUNDING), (54, Outcome.DIFFERS)):
        made = expenditure("元", f"201\t一般公共服务支出\t{total}\t{total}\t", *rows)
        (family, *_) = Check(made, by(FOOTING)).families
        assert {Outcome(int(one)) for one in family.outcomes} == {expected}


@pytest.mark.parametrize("count", [2, 5, 10, 40, 90, 2_000])
def test_what_rounding_leaves_less_often_than_once_in_9000_is_no_rounding(count: int) -> None:
    """Every difference that is likelier passes, and the first that does not is less likely than that."""
    places = leeway([50] * (count + 1)) // 100
    likely = next(n for n in range(1, 1_000) if share_out(count, n) < 1 / 9_000) - 1
    assert places >= likely
    assert share_out(count, places + 1) < 1 / 9_000


@pytest.mark.parametrize(("count", "most"), [(5, 3), (10, 4), (40, 7), (90, 11)])
def test_a_long_sum_out_by_more_than_chance_leaves_differs(count: int, most: int) -> None:
    rows = [f"205{n:02}\t某项事务\t1{n:02}\t1{n:02}\t" for n in range(1, count + 1)]
    true = sum(100 + n for n in range(1, count + 1))
    for total, expected in ((true + most, Outcome.ROUNDING), (true + most + 1, Outcome.DIFFERS)):
        made = expenditure("元", f"205\t教育支出\t{total}\t{total}\t", *rows)
        (family, *_) = Check(made, by(FOOTING)).families
        assert {Outcome(int(one)) for one in family.outcomes} == {expected}


@pytest.mark.parametrize(
    ("halves", "room", "owed"),
    [
        ([], 0, 0),
        ([50, 50], 0, 0),
        ([50, 50, 50], 150, 0),
        ([50, 0], 50, 0),
        ([0, 0, 0], 0, 0),
        ([5_000, 5_000], 10_000, 10_000),
        ([5_000, 50], 5_050, 5_000),
        ([50] * 6, 300, 0),
        ([50] * 11, 403, 0),
        ([5_000] * 41, 75_710, 205_000),
    ],
)
def test_two_figures_printed_alike_to_the_yuan_are_exact(halves: list[int], room: int, owed: int) -> None:
    assert (leeway(halves), converted((half, 1) for half in halves)) == (room, owed)
