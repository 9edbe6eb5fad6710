"""Sums that fail in such numbers that the reading is the likelier fault; what slips and units break is a finding."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.model.change import edit
from gouji.model.document import Document
from gouji.model.doubt import Doubt, Misgiving
from gouji.model.money import Figure
from gouji.model.table import Content, Origin, Table
from gouji.model.totals import ran_together
from gouji.reading.doubting.bounds import MOST_SLIPS
from gouji.reading.doubting.doubting import doubt
from gouji.reading.doubting.sums import Contradictions
from gouji.reading.read import read_pasted
from tests.checking.accounts.sample import FUND, accounts
from tests.explaining.small import COLUMNS, TIE, by, cell, document, table, tie
from tests.reading.doubting.misreading import doubted, misread, only


def doubts(document: Document) -> dict[str, list[Doubt]]:
    return {table.id: list(table.doubts) for table in doubt(document).document.tables if table.doubts}


def kinds(document: Document) -> dict[str, list[Misgiving]]:
    return {table: [one.of for one in found] for table, found in doubts(document).items()}


def add(document: Document, addresses: Iterable[str], fen: int = 1_00) -> None:
    """Make figures larger than they are printed."""
    for address in addresses:
        at = cell(document, address)
        figure = document.tables[at.table].content(at.row, at.column).figure
        edit(document, at, Figure((figure.fen if figure else 0) + fen)).apply(document)


MORE_LEAVES = [(100, 20), (30, 4), (5, 60)]
"""As many figures that differ by themselves as are more than slips."""


def test_a_budget_with_a_few_wrong_figures_is_judged(sample: Document) -> None:
    codes = [row.code for row in sample.tables[2].rows if row.code and row.level == 3][:5]
    add(sample, [f"T3!{code}.合计" for code in codes])
    assert Check(sample).differing > 10
    assert kinds(sample) == {}


def test_a_table_that_would_need_more_corrections_than_a_tenth_of_its_figures_is_not(sample: Document) -> None:
    codes = [row.code for row in sample.tables[2].rows if row.code and row.level == 3][:14]
    add(sample, [f"T3!{code}.合计" for code in codes])
    (found,) = doubts(sample)["T3"]
    assert (found.of, found.why.params) == (Misgiving.SLIPS, {"count": "14", "figures": "111"})
    assert list(kinds(sample)) == ["T3"]
    assert len(found.why.places) == 3


def test_a_column_in_which_more_sums_fail_than_hold_is_doubted(sample: Document) -> None:
    table = sample.tables[2]
    parents = [table.keys[row] for row in table.brood.parents.tolist() if table.rows[row].level == 2]
    add(sample, [f"T3!{key}.基本支出" for key in parents])
    found = doubts(sample)["T3"]
    assert found[0].of is Misgiving.SUMS
    assert found[0].why.params == {"columns": "基本支出"}


@pytest.mark.parametrize("column", [1, 2, None])
def test_a_column_or_a_table_in_another_unit_is_one_slip(sample: Document, column: int | None) -> None:
    """It breaks every row that is cast and every tie, and is a finding for the accountant."""
    table = sample.tables[2]
    of = slice(None) if column is None else column
    table.values[of] *= 10_000
    assert Check(sample).differing > 20
    assert kinds(sample) == {}


def changed_over(table: Table) -> None:
    """Two columns of parts bear each other's names: each row still adds up."""
    for name in ("values", "present", "decimals", "origin"):
        held = getattr(table, name)
        held[[1, 2]] = held[[2, 1]]


def test_of_two_tables_that_differ_in_bulk_both_are_doubted(sample: Document) -> None:
    """Nobody knows which of them is misread; the accountant looks at both."""
    changed_over(sample.tables[2])
    found = doubts(sample)
    assert list(found) == ["T3", "T5"]
    message = "{count} of its {figures} figures differ from those of other tables"
    assert {(one.of, one.why.message) for every in found.values() for one in every} == {(Misgiving.SLIPS, message)}


def test_one_that_agrees_with_a_third_is_not() -> None:
    kinds_of = ("expenditure", "general-expenditure", "fiscal-expenditure")
    made = document(*(table(kind, number, MORE_LEAVES) for number, kind in enumerate(kinds_of, 1)))
    third = tie("each code: general-expenditure!*.* = fiscal-expenditure!*.*", *COLUMNS)
    changed_over(made.tables[0])
    contradictions = Contradictions(Check(made, by(TIE, third)))
    assert [number for number, _ in contradictions.across(frozenset())] == [0]


def test_a_table_that_differs_from_a_doubtful_one_alone_is_not_doubted(sample: Document) -> None:
    table = sample.tables[2]
    table.values[1:] = table.values[:-1]
    table.values[0] = 0
    assert list(kinds(sample)) == ["T3"]


def test_a_change_carried_up_in_one_table_is_one_difference(sample: Document) -> None:
    """Five rows with all their subtotals: the subtotals differ because the rows do."""
    table = sample.tables[2]
    leaves = [row for row, one in enumerate(table.rows) if one.level == 3 and table.present[1, row]][:5]
    for leaf in leaves:
        row = leaf
        while row >= 0:
            table.values[:2, row] += 100
            row = int(table.parents[row])
    assert kinds(sample) == {}


def test_rows_that_others_print_are_missed_where_the_sums_are_out_as_well(sample: Document) -> None:
    way, made = next((way, made) for way, made in misread(sample, 2, random.Random(3)) if way == "rows_dropped")
    (found,) = doubts(made)["T3"]
    assert (way, found.of) == ("rows_dropped", Misgiving.ABSENT)
    assert "213" in found.why.params["rows"] or "20" in found.why.params["rows"]


def small(*changes: tuple[int, int, Figure | None]) -> list[Misgiving]:
    """The doubts of a small table with figures put otherwise; its rows: 201, its two 款, 202, its 款, the total."""
    made = document(table("expenditure", 1, [(100, 0), (30, 0), (0, 60)]))
    for row, column, figure in changes:
        made.tables[0].put(row, column, Content(figure, Origin.READ))
    return kinds(made).get("T1", [])


def classes(moved: int) -> list[Misgiving]:
    """The doubts of a table of four classes of one 款 each; the 款 of ``moved`` of them stand in the wrong column."""
    rows = []
    for number, code in enumerate(("201", "205", "208", "210")):
        amount = str((number + 1) * 100)
        rows.append([code, "类", amount, amount, ""])
        rows.append([f"{code}01", "款", amount, *(("", amount) if number < moved else (amount, ""))])
    head = [["2025年部门支出预算总表"], ["单位：元"], ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]]
    lines = [*head, *rows, ["合计", "", "1000", "1000", ""]]
    return kinds(read_pasted("\n".join(map("\t".join, lines)))).get("T1", [])


def pasted(title: str, columns: str, leaves: Sequence[int], slips: Mapping[int, int] = MappingProxyType({})) -> str:
    """Two classes of two 款 each, whose 合计 is their first column; a slip adds to the figure of a row there."""
    a, b, c, d = leaves
    figures = [a + b, a, b, c + d, c, d, sum(leaves)]
    codes = ["205\t教育", "20501\t管理", "20502\t普通", "208\t社保", "20801\t人社", "20805\t养老", "\t合计"]
    rows = (
        f"{code}\t{figure}\t{figure + slips.get(row, 0)}"
        for row, (code, figure) in enumerate(zip(codes, figures, strict=True))
    )
    return "\n".join([f"2025年部门{title}预算总表", "单位：元", f"科目编码\t科目名称\t合计\t{columns}", *rows])


def test_two_slips_of_a_small_table_are_judged() -> None:
    assert kinds(read_pasted(pasted("支出", "基本支出", [100, 250, 400, 80], {0: 7, 3: 30}))) == {}


def test_tables_that_need_not_agree_cast_no_doubt_on_each_other() -> None:
    """Money may be earned under one 款 and spent under another: outside Shanghai that is only to be explained."""
    earned = pasted("收入", "财政拨款收入", [200, 50, 100, 480])
    spent = pasted("支出", "基本支出", [100, 250, 400, 80])
    document = read_pasted(f"{earned}\n{spent}")
    assert sum(one.outcome is Outcome.DIFFERS for one in Check.of_all(document).findings()) > MOST_SLIPS
    assert kinds(document) == {}


def test_sums_with_figures_on_one_side_alone_cast_doubt_where_they_are_three() -> None:
    assert classes(0) == classes(1) == classes(2) == []
    assert Misgiving.ONE_SIDED in classes(3)


@pytest.mark.parametrize("row", range(6))
@pytest.mark.parametrize("column", [0, 1, 2])
def test_a_figure_left_blank_is_judged(row: int, column: int) -> None:
    assert small((row, column, None)) == []


@pytest.mark.parametrize("row", range(6))
def test_a_figure_in_the_wrong_column_is_judged(row: int) -> None:
    """It makes a sum of two columns one-sided, and is one slip."""
    one, other = (1, 2) if row < 3 else (2, 1)
    figure = table("expenditure", 1, [(100, 0), (30, 0), (0, 60)]).content(row, one).figure
    assert small((row, one, None), (row, other, figure)) == []


def called(document: Document, name: str) -> Table:
    """T3 with another name of its last row."""
    table = document.tables[2]
    table.rows = (*table.rows[:-1], replace(table.rows[-1], name=name))
    return table


@pytest.mark.parametrize("name", ["收入合计支出合计", "总计总计", "专项收入小计小计"])
def test_a_row_of_two_totals_was_read_of_several(sample: Document, name: str) -> None:
    called(sample, name)
    assert kinds(sample) == {"T3": [Misgiving.TOGETHER]}


@pytest.mark.parametrize(
    "name", ["本年支出合计结余分配", "一、财政拨款收入一、一般公共服务支出", "1.一般公共预算资金二、教育支出"]
)
def test_labels_that_were_read_as_one_are_doubted_where_the_sums_are_out(sample: Document, name: str) -> None:
    table = called(sample, name)
    assert kinds(sample) == {}
    code = next(row.code for row in table.rows if row.code and row.level == 3)
    add(sample, [f"T3!{code}.合计"])
    (found,) = doubts(sample)["T3"]
    assert (found.of, found.why.params) == (Misgiving.TOGETHER, {"rows": name})


@pytest.mark.parametrize(
    "name",
    [
        "支出合计",
        "合计（含结转）",
        "收入合计数",
        "综合计划管理",
        "联合计生服务经费",
        "合计划拨",
        "一、公共安全支出（二、三级）",
    ],
)
def test_labels_of_one_row_are_not(name: str) -> None:
    assert not ran_together(name)


def test_fewer_rows_that_are_missing_are_a_slip(sample: Document) -> None:
    """Two rows left out, as an accountant may."""
    table = sample.tables[2]
    kept = [row for row, one in enumerate(table.rows) if one.code not in ("2010101", "2080501")]
    assert len(kept) < len(table.rows)
    sample.tables[2] = only(table, kept)
    assert Check(sample).differing
    assert kinds(sample) == {}


def test_a_figure_left_blank_up_to_the_total_leaves_no_sum_on_one_side_alone() -> None:
    """What is carried on out of a fund is left blank, in its one 项 and all above it: the table is judged."""
    document = accounts(government_fund=FUND.replace("|4.00", "|^"))
    assert doubted(document) == {}
    told = [one.rule for one in Check(document).findings() if one.outcome is Outcome.DIFFERS]
    assert told == ["F18"] * 4 + ["F28"]
