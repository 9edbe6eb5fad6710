"""Laws that money carried over sets aside are told with that money and with how many relations they would have held."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from msgspec.structs import replace

from gouji.casework.telling.sentences import sentence
from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.rules.conditions import ConditionId
from gouji.model.brood import NO_ROW
from gouji.model.document import Cell, Document, Passage
from gouji.model.money import Figure, Unit
from gouji.model.source import AtLine
from gouji.model.table import Content, Origin, Row, Table
from tests.checking.lowering.test_ties import LEAVES, outcomes
from tests.explaining.small import TIE, bound, by, cell, document, put, table, tie


@pytest.mark.parametrize("column", ["预算数", "2024"])
def test_money_carried_over_sets_ties_aside_whatever_its_column_is_called(column: str) -> None:
    made = document(table("expenditure", 1, LEAVES), table("general-expenditure", 2, [(1, 1)] * 3))
    carried = Table(
        "T3", "revenue-expenditure", "", Unit.YUAN, (column,), [Row("七、上年结转")], np.array([NO_ROW], np.int32)
    )
    rule = replace(TIE, unless=(ConditionId("carried-over"),))
    made.tables.append(carried)
    assert Outcome.DIFFERS in outcomes(Check(made, by(rule)), rule.id)
    carried.put(0, 0, Content(Figure(100), Origin.READ))
    assert outcomes(Check(made, by(rule)), rule.id) == {Outcome.UNCHECKABLE}


@pytest.mark.parametrize("carried", [None, 0, 100])
def test_money_carried_over_may_stand_in_a_column_of_revenue(carried: int | None) -> None:
    """A department may print what it spends and what comes in by code, and no summary of the two."""
    made = document(table("expenditure", 1, LEAVES), table("revenue", 2, [(1, 1)] * 3))
    made.tables[1].columns = ("合计", "上年结转", "财政拨款收入")
    rule = replace(tie("each code: revenue!*.合计 = expenditure!*.合计"), unless=(ConditionId("carried-over"),))
    column, total = 1, len(made.tables[1].rows) - 1
    for row in range(total + 1):
        figure = None if carried is None else Figure(carried if row == total else 0)
        made.tables[1].put(row, column, Content(figure, Origin.READ if figure else Origin.BLANK))
    expected = {Outcome.UNCHECKABLE} if carried else {Outcome.DIFFERS}
    assert outcomes(Check(made, by(rule)), rule.id) - {Outcome.AGREES} == expected


@pytest.fixture
def carried(sample: Document) -> Document:
    """The sample with 100 元 of money carried over in place of its other revenue, of which it prints none."""
    summary = sample.tables[0]
    row = next(number for number, one in enumerate(summary.rows) if one.name.endswith("其他收入"))
    rows = list(summary.rows)
    rows[row] = dataclasses.replace(rows[row], name="四、上年结转")
    summary.rows = rows
    for name in ("keys", "row_of"):
        summary.__dict__.pop(name, None)
    summary.put(row, 0, Content(Figure(100_00), Origin.READ))
    return sample


def test_what_is_set_aside_is_told_with_its_money_and_counted(carried: Document) -> None:
    """Whether the table of revenue has the money is not told; the totals of the tables by function are the same."""
    check = Check(carried)
    aside = [one for one in check.unchecked if one.reason == "set-aside" and one.outcome is Outcome.UNCHECKABLE]
    assert {one.law.id: one.relations for one in aside} == {"D1": 6}
    (told,) = [one for one in check.findings() if one.outcome is Outcome.UNCHECKABLE]
    assert told.id == "D1:!carried-over-in-summary"
    assert [carried.address(at) for at in told.cells] == ["T1!四、上年结转.预算数"]
    assert sentence(carried, told) == (
        "未核对各总表之间的总计：T1 四、上年结转 预算数列有结转资金 100 元，本年各表与总表不必相等，6 项关系未核对"
    )


def test_only_what_is_set_aside_is_not_judged(carried: Document) -> None:
    """Every relation of the sample is either judged as before or counted among those set aside."""
    check = Check(carried)
    counts = check.counts()
    judged = sum(counts.values()) - counts[Outcome.NOT_APPLICABLE] - counts[Outcome.UNCHECKABLE]
    assert judged + 6 == 502


def test_a_law_that_would_hold_nothing_is_not_set_aside(carried: Document) -> None:
    law = replace(bound("expenditure!合计.合计 = expenditure!合计.公用经费"), unless=(ConditionId("carried-over"),))
    (one,) = Check(carried, by(law)).unchecked
    assert (one.reason, one.relations, one.outcome) == ("column-absent", 1, Outcome.NOT_APPLICABLE)


def test_the_sentence_follows_the_money(carried: Document) -> None:
    check = Check(carried)
    money = put(check, "T1!四、上年结转.预算数", 250)
    changed = {one.id: one.finding for one in check.recheck(money)}
    told = changed["D1:!carried-over-in-summary"]
    assert told is not None
    assert "250 元" in sentence(carried, told)


def test_a_check_stands_until_the_money_or_what_it_sets_aside_is_other_relations(carried: Document) -> None:
    check = Check(carried)
    assert check.stands([put(check, "T1!四、上年结转.预算数", 250)])
    assert check.stands([put(check, "expenditure!合计.基本支出", 7)])
    assert not check.stands([put(check, "T1!四、上年结转.预算数", None)])
    assert not [one for one in Check(carried).unchecked if one.reason == "set-aside"]


def test_a_check_stands_no_more_where_a_relation_that_is_set_aside_applies_no_more(carried: Document) -> None:
    """It is counted in the sentence."""
    law = replace(tie("each code: revenue!*.合计 = expenditure!*.合计"), unless=(ConditionId("carried-over"),))
    total = carried.find("revenue!合计.合计")
    classes = [row for row, one in enumerate(carried.tables[1].rows) if one.level == 1]
    assert total is not None
    for row in (total.row, classes[0]):
        carried.tables[1].values[total.column, row] += 100_00
    check = Check(carried, by(law))
    columns = [table.columns.index("合计") for table in carried.tables[1:3]]
    code = next(row.code for row in carried.tables[2].rows if row.code and row.level == 3)
    for number, column in zip((1, 2), columns, strict=True):
        row = carried.tables[number].row_of[code]
        carried.tables[number].put(row, column, Content(None, Origin.BLANK))
        stands = check.stands([Cell(number, row, column)])
    assert not stands
    assert [one.relations for one in Check(carried, by(law)).unchecked] == [45]


def test_money_that_found_no_place_is_named_by_its_label(sample: Document) -> None:
    sample.unplaced.append(Passage(AtLine(1), "上年结转资金 300.00"))
    told = [sentence(sample, one) for one in Check(sample).findings() if one.id == "D1:!carried-over-in-summary"]
    assert told == [
        "未核对各总表之间的总计：“上年结转、上年结转资金”下的金额未能归位"
        "或可能在未读取的页上，可能有结转资金，3 项关系未核对"
    ]


def test_a_figure_that_may_stand_there_sets_aside_too(carried: Document) -> None:
    at = cell(carried, "T1!四、上年结转.预算数")
    carried.tables[at.table].put(at.row, at.column, Content(None, Origin.UNDECIDED))
    (told,) = [one for one in Check(carried).findings() if one.id == "D1:!carried-over-in-summary"]
    assert "可能列有结转资金" in sentence(carried, told)
