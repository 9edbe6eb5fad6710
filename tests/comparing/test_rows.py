"""Rows of two years: by code; renamed and moved ones followed through the catalogue."""

from __future__ import annotations

from gouji.comparing.comparing import Sort
from gouji.model.document import Document
from tests.comparing.conftest import addresses, compared, more, recalled


def test_a_code_whose_meaning_went_to_another_is_followed(sample: Document, other: Document) -> None:
    """住房公积金 was 30311 until 2017 and is 30113 since."""
    other.year = 2018
    recalled(other.tables[6], "30311", code="30113")
    found = compared(sample, other)
    moved = [one for one in found.changes if one.sort is Sort.MOVED]
    assert [(addresses(found, [one.begins]), one.difference) for one in moved] == [(["T7!30113.人员经费"], 0)]
    assert moved[0].was is not None
    assert addresses(found, [moved[0].was]) == ["T7!30311.人员经费"]


def test_a_code_that_means_something_else_by_now_is_another_row(sample: Document, other: Document) -> None:
    other.year = 2024
    recalled(other.tables[6], "30311", name="代缴社会保险费")
    found = compared(sample, other)
    sorts = {one.sort for one in found.figures.values() if one.spot.sheet == 6}
    assert sorts == {Sort.ADDED, Sort.REMOVED}


def test_a_code_that_bears_a_new_name_is_the_same_row(sample: Document, other: Document) -> None:
    recalled(other.tables[2], "20801", name="人力资源和社会保障管理")
    assert compared(sample, other).changes == ()


def test_a_row_of_another_code_below_the_same_parent_moved(sample: Document, other: Document) -> None:
    for number in (1, 2, 4):
        recalled(other.tables[number], "2080102", code="2080104", name="一般行政管理事务")
    found = compared(sample, other)
    assert {one.sort for one in found.changes} == {Sort.MOVED}
    assert {one.difference for one in found.changes} == {0}


def test_what_moved_with_another_figure_is_one_change(sample: Document, other: Document) -> None:
    recalled(other.tables[2], "2080102", code="2080104")
    more(other, 5, "T3!2080104.项目支出", "T3!2080104.合计", "T3!20801.项目支出", "T3!20801.合计")
    found = compared(sample, other)
    moved = next(one for one in found.changes if one.sort is Sort.MOVED)
    assert moved.difference == 500
    assert "T3!20801.项目支出" in addresses(found, moved.all)


def test_a_class_in_a_summary_is_known_by_its_name_whatever_its_number(sample: Document, other: Document) -> None:
    table = other.tables[0]
    row = next(one for one in table.rows if "社会保障和就业" in one.name)
    recalled(table, row.called, name="九、社会保障和就业支出")
    assert compared(sample, other).changes == ()
