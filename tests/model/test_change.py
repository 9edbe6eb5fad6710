"""A figure put in by hand is no vaguer than what is printed around it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.model.change import edit
from gouji.model.document import Cell, Document
from gouji.model.money import Figure, Unit, parse_amount
from tests.explaining.small import cell, document, put, table


@pytest.mark.parametrize(("typed", "decimals"), [("1197", 1), ("1197.0", 1), ("1197.25", 2)])
def test_a_typed_figure_has_at_least_the_decimals_it_replaces(sample: Document, typed: str, decimals: int) -> None:
    where = cell(sample, "three-public!#1.合计")
    assert edit(sample, where, parse_amount(typed, Unit.WAN)).new.figure == Figure(
        int(float(typed) * 1_000_000), decimals
    )


def test_typing_a_round_figure_does_not_widen_the_tolerance(sample: Document) -> None:
    """0.1 万元 too little is a difference, typed as ``1197`` as well as ``1197.0``."""
    where = cell(sample, "three-public!#1.合计")
    check = Check(sample)
    edit(sample, where, parse_amount("1196.5", Unit.WAN)).apply(sample)
    check.recheck(where)
    assert Outcome.DIFFERS in {finding.outcome for finding in check.findings()}
    edit(sample, where, parse_amount("1197", Unit.WAN)).apply(sample)
    assert sample.tables[where.table].half_unit(where.row, where.column) == 50_000


def test_a_figure_in_a_blank_cell_has_the_decimals_of_its_column() -> None:
    small = document(table("expenditure", 1, [(100, 20), (30, 4), (5, 60)]))
    blank = put(Check(small), "expenditure!202.基本支出", None)
    small.tables[0].decimals[blank.column, 0] = 2
    assert edit(small, blank, Figure(100)).new.figure == Figure(100, 2)
    assert edit(small, blank, None).new.figure is None


def test_which_codes_are_told_in_parts_is_a_fact_of_the_print(sample: Document) -> None:
    """So a case that is opened again, with its changes already made, is judged as it was while it was worked on."""
    spending = sample.tables[2]
    rows = spending.rows
    spending.rows = [*rows[:3], replace(rows[3], code=rows[2].code), *rows[4:]]
    spending.forget_what_follows()
    spending.__dict__.pop("told_in_parts", None)
    for column in range(len(spending.columns)):
        first = spending.content(2, column).figure
        edit(sample, Cell(2, 3, column), first).apply(sample)
    assert spending.split_codes == {spending.rows[2].code}
