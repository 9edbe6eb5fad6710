"""The laws of the form of twelve tables: each with a budget in which it holds, one figure that breaks it, and one that
is not printed."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.findings import Finding
from gouji.checking.rules.laws import Severity
from gouji.model.change import edit
from gouji.model.document import Cell, Document
from gouji.model.money import Figure
from tests.checking.relations import agreeing, told_apart
from tests.checking.rules.twelve_tables import read, twelve
from tests.reading.doubting.misreading import only
from tests.thorough import of_each

HELD = {"A1", "B", "B3", "J1", "J2", "J4", "J6", "J6T", "J7", "J8", "J8P", "J9", "J9C", "J10", "J10C", "J11"}
HELD |= {"J12", "J12C", "J12P", "J14", "J15"}
OF_YEAR = {2017: {"J15A"}, 2018: {"J13", "J13T", "J15B"}, 2019: {"J13", "J13T", "J15B"}, None: set[str]()}

SEVEN = 700 * 10_000
"""What a figure is wrong by, in 分."""


def told(found: Iterable[Finding], document: Document, outcome: Outcome = Outcome.DIFFERS) -> set[str]:
    """The rules that differ, each with the figure that they state; ``?`` behind those that ask for an explanation."""
    return {
        f"{one.rule}{'' if one.severity is Severity.MUST else '?'} {document.address(one.cells[0])}"
        for one in found
        if one.outcome is outcome
    }


@pytest.mark.parametrize("year", [2017, 2018, 2019, None])
@pytest.mark.parametrize("mixed", [True, False], ids=["mixed", "plain"])
def test_every_law_holds_on_a_true_budget_of_its_years(year: int | None, mixed: bool) -> None:
    check = Check(read(twelve(year, mixed=mixed)))
    held = {family.law.id for family in check.families if family.judged.any()}
    assert held == HELD | OF_YEAR[year]
    assert check.findings() == []


@pytest.mark.parametrize(
    ("mixed", "figure", "by", "wanted"),
    [
        (True, "T1!收入合计.金额", 1, "B T1!收入合计.金额|J1 T1!收入合计.金额|J4 T1!收入合计.金额"),
        (True, "T1!当年收入小计.金额", 1, "B T1!当年收入小计.金额|B T1!收入合计.金额"),
        (True, "T1!一、财政拨款.金额", 1, "B T1!一、财政拨款.金额|B T1!当年收入小计.金额|J8 T1!一、财政拨款.金额"),
        (True, "T1!一、一般公共服务支出.金额", 1, "J2 T1!当年支出小计.金额"),
        (True, "T1!二、社会保障和就业支出.金额", -1, "J2 T1!当年支出小计.金额|J7? T1!二、社会保障和就业支出.金额"),
        (False, "T1!二、社会保障和就业支出.金额", 1, "J2 T1!当年支出小计.金额|J7? T1!二、社会保障和就业支出.金额"),
        (True, "T1!一、基本支出.金额", 1, "B T1!当年支出小计.金额|J6 T1!一、基本支出.金额"),
        (True, "T1!三、单位预留机动经费.金额", 1, "B T1!当年支出小计.金额|J6 T1!三、单位预留机动经费.金额"),
        (True, "T1!支出合计.金额", 1, "B T1!支出合计.金额|J1 T1!收入合计.金额|J6T T1!支出合计.金额"),
        (True, "T2!收入总计.金额", 1, "B T2!收入总计.金额|J4 T1!收入合计.金额"),
        (True, "T2!政府性基金小计.金额", 1, "B T2!收入总计.金额|J4 T1!2.政府性基金预算.金额"),
        (True, "T2!其他资金其他收入.金额", 1, "B T2!其他资金小计.金额"),
        (True, "T3!#1.合计", 1, "A1 T3!#1.合计|J6T T1!支出合计.金额"),
        (True, "T3!#1.项目支出", 1, "A1 T3!#1.合计|J6 T1!二、项目支出.金额"),
        (False, "T3!#1.项目支出", -1, "A1 T3!#1.合计|J6 T1!二、项目支出.金额|J8P T4!二、项目支出.金额"),
        (
            True,
            "T4!一、一般公共预算.金额",
            1,
            "B T4!收入合计.金额|J8 T1!1.一般公共预算.金额|J11 T7!合计.金额",
        ),
        (True, "T4!收入合计.金额", 1, "B T4!收入合计.金额|J8 T1!一、财政拨款.金额|J8 T4!收入合计.金额"),
        (False, "T4!一、基本支出.金额", 1, "B T4!支出合计.金额|J8P T4!一、基本支出.金额|J10 T6!合计.金额"),
        (True, "T5!合计.金额", 1, "B T5!合计.金额|J9 T5!合计.金额|J9C T5!合计.金额"),
        (True, "T5!2010101.金额", 1, "B T5!20101.金额|J9C T5!2010101.金额"),
        (True, "T7!2010101.金额", 1, "B T7!20101.金额|J9C T5!2010101.金额"),
        (True, "T10!2120899.金额", 1, "B T10!21208.金额|J9C T5!2120899.金额"),
        (True, "T10!合计.金额", 1, "B T10!合计.金额|J9C T5!合计.金额|J11 T10!合计.金额"),
        (True, "T6!30101.金额", 1, "B T6!301.金额"),
        (True, "T6!30101.金额", -1, "B T6!301.金额|J10C T6!30101.金额"),
        (False, "T6!30101.金额", 1, "B T6!301.金额|J10C T6!30101.金额"),
        (False, "T8!合计.金额", 1, "B T8!合计.金额|J10 T8!合计.金额|J10C T6!合计.金额"),
        (True, "T8!30108.金额", -1, "B T8!301.金额|J15? T7!2080505.金额"),
        (True, "T8!30113.金额", -1, "B T8!301.金额|J15B? T7!2210201.金额"),
        (
            True,
            "T8!30217.金额",
            1,
            "B T8!302.金额|J10C T6!30217.金额|J13? T11!30217.机关运行经费支出|J14? T8!30217.金额",
        ),
        (True, "T9!#1.合计", 1, "J12 T9!#1.合计"),
        (True, "T9!#1.小计", 1, "J12 T9!#1.合计|J12P T9!#1.小计"),
        (True, "T9!#1.公务用车购置费", 1, "J12C T9!#1.公务用车购置及运行维护费/小计"),
        (True, "T11!合计.机关运行经费支出", 1, "B T11!合计.机关运行经费支出|J13T? T11!合计.机关运行经费支出"),
        (True, "T11!30201.机关运行经费支出", 1, "B T11!302.机关运行经费支出|J13? T11!30201.机关运行经费支出"),
        (True, "T12!合计.总计", 1, "B3 T12!合计.总计"),
        (True, "T12!一、货物A.总计", 1, "B3 T12!合计.总计|B3 T12!一、货物A.总计"),
    ],
)
def test_one_wrong_figure_is_told_by_the_laws_that_name_it_and_by_no_other(
    mixed: bool, figure: str, by: int, wanted: str
) -> None:
    document = read(twelve(mixed=mixed))
    cell = document.find(figure)
    assert cell is not None
    stated = document.tables[cell.table].content(cell.row, cell.column).figure
    assert stated is not None
    edit(document, cell, Figure(stated.fen + by * SEVEN, 2)).apply(document)
    assert told(Check(document).findings(), document) == set(wanted.split("|"))


@pytest.mark.parametrize("mixed", [True, False], ids=["mixed", "plain"])
def test_every_figure_of_every_table_is_held_by_some_law_that_binds(mixed: bool) -> None:
    document = read(twelve(mixed=mixed))
    check = Check(document)
    cells = [
        Cell(number, row, column)
        for number, table in enumerate(document.tables)
        for column, row in zip(*np.nonzero(table.present), strict=True)
    ]
    binding = [cell for cell in cells if any(family.law.severity is Severity.MUST for family, _ in check.naming(cell))]
    assert len(cells) > 100
    assert binding == cells


ABSENT = {
    "revenue-expenditure": {"J1", "J4", "J6", "J6T", "J7", "J8"},
    "revenue": {"J4"},
    "expenditure": {"J6", "J6T", "J8P"},
    "fiscal-appropriation": {"J8", "J8P", "J9", "J10", "J10C", "J11"},
    "fiscal-expenditure": {"J7", "J9", "J9C"},
    "fiscal-basic-economic": {"J10", "J10C"},
    "general-expenditure": {"J9C", "J11", "J15", "J15B"},
    "basic-economic": {"J10", "J10C", "J13", "J13T", "J14", "J15", "J15B"},
    "three-public": {"J14"},
    "government-fund": {"J11"},
    "operating-cost": {"J13", "J13T"},
    "procurement": set[str](),
}
"""The laws that a table is needed for, by its kind."""


@pytest.mark.parametrize("kind", ABSENT)
@pytest.mark.parametrize("mixed", [True, False], ids=["mixed", "plain"])
def test_a_table_that_is_not_there_is_named_and_lets_nothing_newly_agree(kind: str, mixed: bool) -> None:
    document = read(twelve(mixed=mixed))
    before = agreeing(Check(document))
    document.tables = [table for table in document.tables if table.kind != kind]
    check = Check(document)
    assert check.choice.pack.id == "jiangsu-2018+"
    assert agreeing(check) <= before
    found = check.findings()
    assert {one.rule for one in found} == ABSENT[kind]
    assert {one.outcome for one in found} <= {Outcome.UNCHECKABLE}
    assert {kinds for one in found for kinds in [one.words["kinds"]]} <= {(kind,)}


@pytest.mark.parametrize("mixed", [True, False], ids=["mixed", "plain"])
def test_without_a_table_of_the_fund_spending_is_held_against_the_general_budget(mixed: bool) -> None:
    """To the 分 where no fund is appropriated, else as what it must at least be."""
    document = read(twelve(mixed=mixed))
    document.tables = [table for table in document.tables if table.kind != "government-fund"]
    cell = document.find("T7!2010101.金额")
    assert cell is not None
    for by, wrong in ((-1, not mixed), (1, True)):
        edit(document, cell, Figure((380 + 7 * by) * 1_000_000, 2)).apply(document)
        assert ("J9C T5!2010101.金额" in told(Check(document).findings(), document)) is wrong


@pytest.mark.parametrize("number", range(len(twelve())), ids=[*twelve()])
def test_no_row_that_is_left_out_lets_anything_newly_agree(number: int) -> None:
    document = read(twelve())
    check = Check(document)
    before = agreeing(check)
    table = document.tables[number]
    rows = range(len(table.rows))
    for gone in of_each(told_apart(check, table), rows):
        document.tables[number] = only(table, [row for row in rows if row != gone])
        assert agreeing(Check(document)) <= before, table.keys[gone]


@pytest.mark.parametrize(
    ("title", "column", "told"),
    [
        ("支出预算总表", 3, {"J6": "单位预留机动经费"}),
        ("支出预算总表", 2, {"J6": "项目支出", "J8P": "项目支出"}),
        ("支出预算总表", 1, {"J6": "基本支出", "J8P": "基本支出"}),
        ("“三公”经费、会议费、培训费支出预算表", 7, {"J14": "会议费"}),
        ("“三公”经费、会议费、培训费支出预算表", 8, {"J14": "培训费"}),
    ],
)
def test_a_column_that_is_not_printed_is_named_and_lets_nothing_newly_agree(
    title: str, column: int, told: dict[str, str]
) -> None:
    tables = twelve()
    before = agreeing(Check(read(tables)))
    rows = [(*row[:column], *row[column + 1 :]) for row in tables[f"2018年{title}"]]
    check = Check(read(tables | {f"2018年{title}": rows}))
    assert agreeing(check) <= before
    found = {one.rule: one.words["named"] for one in check.findings() if one.outcome is Outcome.UNCHECKABLE}
    assert found == {rule: (name,) for rule, name in told.items()}


CARRIED = [
    ("上年结转资金", 1, 0, {"J8", "J11"}),
    ("结转下年资金", 5, 4, {"A1", "J6T", "J8", "J9", "J11"}),
]


@pytest.mark.parametrize(("label", "figure", "side", "aside"), CARRIED, ids=["into the year", "out of it"])
def test_money_carried_between_years_sets_aside_what_was_never_seen_with_it(
    label: str, figure: int, side: int, aside: set[str]
) -> None:
    tables = twelve()
    (title, *_) = tables
    rows = [(*row[:figure], "9.00", *row[figure + 1 :]) if row[side] == label else row for row in tables[title]]
    check = Check(read(tables | {title: rows}))
    told_of = {one.law.id for one in check.unchecked if one.reason == "set-aside"}
    assert told_of == aside
    assert not {one.rule for one in check.findings() if one.outcome is Outcome.DIFFERS} & aside
