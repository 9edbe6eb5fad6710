"""The verdict: nothing false on a clean document, everything planted is found, a re-check equals a full check."""

from __future__ import annotations

from itertools import zip_longest

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gouji.casework.telling.sentences import sentence
from gouji.checking.check import Check
from gouji.checking.families.family import Family, Outcome
from gouji.checking.findings import Finding, describe
from gouji.model.change import edit
from gouji.model.document import Cell, Document
from gouji.model.money import Figure
from gouji.model.table import Content, Origin
from gouji.reading.read import read_document, read_pasted
from tests.conftest import SAMPLE, SLIPS
from tests.explaining.small import CASTING, FOOTING, GENERAL_PACK, by, document, rounded, table
from tests.thorough import examples


def test_a_clean_document_agrees_everywhere(sample: Document) -> None:
    counts = Check(sample).counts()
    assert counts[Outcome.AGREES] >= 450
    assert counts[Outcome.DIFFERS] == counts[Outcome.UNCHECKABLE] == counts[Outcome.ROUNDING] == 0


def test_planted_slips_are_told_in_a_sentence() -> None:
    document = read_document(SLIPS)
    sentences = [sentence(document, finding) for finding in Check(document).findings()]
    assert (
        "T3 20801 人力资源和社会保障管理事务 基本支出：下级合计 464,774,531 元，表列 464,774,351 元，少 180 元"
        in sentences
    )


def test_a_check_of_figures_alone_holds_every_relation_of_figures_and_looks_up_no_name(
    sample: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Check.of_all(sample)
    told = [
        describe(family, i).id for family in whole.families if family.law.compares for i in range(len(family.outcomes))
    ]

    def look_up(*_: object) -> None:
        pytest.fail("a name was looked up")

    monkeypatch.setattr("gouji.checking.lowering.lower.lower_names", look_up)
    alone = Check.of_all(sample, figures_alone=True)
    assert [describe(family, i).id for family in alone.families for i in range(len(family.outcomes))] == told


def test_an_absent_table_is_never_green(sample: Document) -> None:
    del sample.tables[4]
    check = Check(sample)
    grey = {finding.rule for finding in check.findings() if finding.outcome is Outcome.UNCHECKABLE}
    assert {"D4", "D5", "D6", "E1"} <= grey


def test_money_from_outside_the_treasury_makes_the_tie_a_bound(sample: Document) -> None:
    check = Check(sample)
    revenue = sample.find("revenue!合计.事业收入")
    assert revenue is not None
    change = edit(sample, revenue, Figure(100))
    change.apply(sample)
    check.recheck(change.cell)
    spending = sample.find("expenditure!205.合计")
    assert spending is not None
    more = edit(sample, spending, Figure(10**12))
    more.apply(sample)
    check.recheck(more.cell)
    assert not [f for f in check.findings() if f.rule == "D4" and f.outcome is Outcome.DIFFERS]


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.none() | st.integers(-(10**12), 10**12)), min_size=1, max_size=12))
def test_recheck_equals_a_full_check(edits: list[tuple[int, int | None]]) -> None:
    document = read_document(SAMPLE)
    check = Check(document)
    cells = [
        Cell(t, r, c)
        for t, table in enumerate(document.tables)
        for r in range(len(table.rows))
        for c in table.row_columns(r)
    ]
    for place, fen in edits:
        change = edit(document, cells[place % len(cells)], None if fen is None else Figure(fen, 0))
        change.apply(document)
        check.recheck(change.cell)
    full = Check(document)
    for kept, fresh in zip(check.families, full.families, strict=True):
        np.testing.assert_array_equal(kept.outcomes, fresh.outcomes)
        np.testing.assert_array_equal(kept.differences, fresh.differences)


def test_what_a_recheck_found_is_described_when_it_is_asked_for(
    sample: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = Check(sample)
    cell = sample.find("T3!20801.基本支出")
    assert cell is not None
    edit(sample, cell, Figure(46_477_435_100)).apply(sample)
    described: list[int] = []

    def counted(family: Family, i: int) -> Finding:
        described.append(i)
        return describe(family, i)

    monkeypatch.setattr("gouji.checking.check.describe", counted)
    changed = check.recheck(cell)
    assert len(changed) == 4
    assert not described
    assert [one.finding for one in changed] == [one.finding for one in changed]
    assert len(described) == len(changed)


def test_a_difference_within_the_print_is_rounding(sample: Document) -> None:
    check = Check(sample)
    cell = sample.find("three-public!#1.合计")
    assert cell is not None
    change = edit(sample, cell, Figure(1_197_200_000, 1))
    change.apply(sample)
    check.recheck(cell)
    assert {f.outcome for f in check.findings()} == {Outcome.ROUNDING}


def test_last_zeros_that_a_spreadsheet_leaves_out_make_no_sum_less_exact() -> None:
    """30 万元 among 12.34 and 5.6 means 30.00: 0.3 万元 too much is no matter of rounding."""
    printed = rounded(3, "expenditure", table("expenditure", 3, [(123_400, 56_000), (176_600, 44_000), (10, 0)]))
    for row, column in ((0, 1), (0, 0), (0, 2)):
        figure = printed.content(row, column).figure
        assert figure is not None
        assert figure.fen % 1_000_000 == 0
        printed.put(row, column, Content(Figure(figure.fen, 0), Origin.READ))
    check = Check(document(printed), by(FOOTING, CASTING))
    assert check.differing == 0
    put = printed.content(1, 1).figure
    assert put is not None
    printed.put(1, 1, Content(Figure(put.fen + 300_000, 2), Origin.READ))
    check.sweep()
    assert {finding.outcome for finding in check.findings()} == {Outcome.DIFFERS}


OF_OTHER_FORMS = {"A1P", "A1S", "A2", "A2S", "A4F", "A9", "B3"}
"""Rules for columns and tables that Shanghai's form of 2017 does not have."""


def test_every_rule_of_the_pack_is_used(sample: Document) -> None:
    used = {family.law.id for family in Check(sample).families}
    assert {law.id for law in GENERAL_PACK.laws if law.compares and law.id != "B1"} - OF_OTHER_FORMS == used


@pytest.mark.parametrize(
    ("title", "header", "right", "wrong"),
    [
        ("支出总表", "合计\t基本支出\t人员经费\t公用经费\t项目支出", "60\t40\t30\t10\t20", "60\t40\t30\t15\t20"),
        ("一般公共预算支出表", "合计\t小计\t人员经费\t公用经费\t项目支出", "60\t40\t30\t10\t20", "60\t40\t30\t15\t20"),
        ("一般公共预算支出表", "合计\t小计\t人员经费\t公用经费\t项目支出", "60\t40\t30\t10\t20", "65\t40\t30\t10\t20"),
        ("支出总表", "合计\t人员经费\t公用经费\t项目支出", "60\t30\t10\t20", "60\t30\t15\t20"),
        (
            "收入总表",
            "合计\t一般公共预算拨款收入\t事业收入\t上年结转",
            "60\t30\t20\t10",
            "60\t30\t20\t15",
        ),
    ],
)
def test_rows_add_up_in_tables_with_columns_of_other_forms(title: str, header: str, right: str, wrong: str) -> None:
    assert row_differences(title, header, right) == []
    (rule,) = row_differences(title, header, wrong)
    assert rule in OF_OTHER_FORMS


def row_differences(title: str, header: str, figures: str) -> list[str]:
    rows = [f"2024年部门{title}", "单位：元", f"科目编码\t科目名称\t{header}", f"20101\t人大事务\t{figures}"]
    found = Check(read_pasted("\n".join(rows))).findings()
    return [one.rule for one in found if one.outcome is Outcome.DIFFERS]


@pytest.mark.parametrize(
    ("title", "header"),
    [
        ("收入总表", "合计\t事业收入\t其他收入"),
        ("支出总表", "合计\t基本支出\t项目支出"),
        ("三公经费支出表", "合计\t公务接待费\t小计"),
    ],
)
def test_a_row_that_does_not_add_up_is_told_once(title: str, header: str) -> None:
    assert len(row_differences(title, header, "60\t30\t20")) == 1


@pytest.mark.parametrize(
    "spending",
    [
        ["一、教育支出\t100", "（一）普通教育\t60", "（二）职业教育\t40", "二、社会保障和就业支出\t50"],
        ["一、本年支出\t150", "（一）教育支出\t100", "（二）社会保障和就业支出\t50"],
        ["一、教育支出\t100", "二、社会保障和就业支出\t50"],
    ],
)
def test_labels_are_tied_to_codes_at_the_level_of_the_classes(spending: list[str]) -> None:
    sides = [f"{left}\t{right}" for left, right in zip_longest(["一、财政拨款收入\t150"], spending, fillvalue="\t")]
    read = read_pasted(
        "\n".join(
            [
                *("单位：元\t\t\t", "2024年部门收支总表\t\t\t", "收入\t\t支出\t", "项目\t预算数\t项目\t预算数"),
                *(*sides, "收入总计\t150\t支出总计\t150", "\t\t\t", "2024年部门支出总表\t\t\t"),
                *(
                    "科目编码\t科目名称\t合计\t",
                    "205\t教育支出\t100\t",
                    "20502\t普通教育\t60\t",
                    "20503\t职业教育\t40\t",
                ),
                *("208\t社会保障和就业支出\t50\t", "合计\t\t150\t"),
            ]
        )
    )
    check = Check(read)
    ties = [outcome for family in check.families if family.law.id == "D2" for outcome in family.outcomes]
    assert ties == [Outcome.AGREES] * 2
    assert check.differing == 0


@pytest.mark.parametrize(
    ("columns", "figures", "judged"),
    [
        (
            "“三公”经费合计 因公出国（境）费用 小计 公务用车购置费 公务用车运行费 公务接待费",
            "100 10 60 20 40 30",
            ["A7", "A8"],
        ),
        ("合计 因公出国（境）费 公务用车购置及运行维护费 公务接待费", "100 10 60 30", ["A9"]),
        ("合计 因公出国（境）费 公务接待费 购置费 运行费", "100 10 30 20 40", []),
        ("合计 小计 因公出国（境）费 公务用车购置及运行费 公务接待费 会议费", "105 100 10 60 30 5", []),
    ],
)
def test_public_expenses_add_up_whichever_way_cars_are_printed(columns: str, figures: str, judged: list[str]) -> None:
    """What is not known to be all of the total is not judged."""
    lines = ("2024年一般公共预算“三公”经费支出表", "单位：万元", columns.replace(" ", "\t"), figures.replace(" ", "\t"))
    families = Check(read_pasted("\n".join(lines))).families
    castings = [family for family in families if family.cast]
    assert [family.law.id for family in castings] == judged
    assert all((family.outcomes == Outcome.AGREES).all() for family in castings)


@pytest.mark.parametrize(
    ("yuan", "outcome"), [(100, Outcome.ROUNDING), (-100, Outcome.ROUNDING), (200, Outcome.DIFFERS)]
)
def test_rounding_may_leave_half_of_the_last_place_of_each_figure_and_no_more(yuan: int, outcome: Outcome) -> None:
    """A class of one item, both in 万元 with two decimals: twice 50 元."""
    printed = rounded(3, "expenditure", table("expenditure", 3, [(10_000, 0), (20_000, 0), (40_000, 0)]))
    printed.put(3, 1, Content(Figure((40_000 + yuan) * 100, 2), Origin.READ))
    where = Cell(0, 3, 1)
    outcomes = [
        family.outcomes[i]
        for family in Check(document(printed), by(FOOTING)).families
        for i in family.naming(where)
        if family.sides(i).stated == where
    ]
    assert outcomes == [outcome]


@pytest.mark.parametrize("column", range(3))
def test_a_row_with_an_undecided_figure_is_not_cast(column: int) -> None:
    printed = table("expenditure", 3, [(100, 50), (200, 100), (400, 0)])
    printed.put(1, column, Content(None, Origin.UNDECIDED))
    (casting,) = Check(document(printed), by(CASTING)).families
    assert [Outcome(int(one)) for one in casting.outcomes] == [
        Outcome.UNCHECKABLE if row == 1 else Outcome.AGREES for row in range(6)
    ]
