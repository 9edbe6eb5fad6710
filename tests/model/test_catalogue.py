"""The catalogues of codes: whole, without two names at once, and true of what documents print."""

from __future__ import annotations

import csv
from itertools import combinations

import pytest

from gouji import resources
from gouji.model.catalogue import FILES, catalogue, folded
from gouji.model.codes import level_of, parent_of
from gouji.model.document import Document


@pytest.mark.parametrize("digit", FILES)
def test_every_entry_is_a_code_of_its_catalogue_below_a_parent_that_is_in_it(digit: str) -> None:
    for code in catalogue(digit).by_code:
        assert level_of(code)
        assert code.startswith(digit)
        assert (parent_of(code) or code) in catalogue(digit).by_code


@pytest.mark.parametrize("digit", FILES)
def test_a_code_has_one_name_at_a_time(digit: str) -> None:
    for entries in catalogue(digit).by_code.values():
        for one, two in combinations(entries, 2):
            assert (one.until or 9999) < (two.since or 0) or (two.until or 9999) < (one.since or 0)


def test_a_rename_is_known_by_both_names_in_the_years_beside_it() -> None:
    assert {one.name for one in catalogue("2").names("210", 2017)} == {"医疗卫生与计划生育支出"}
    assert {one.name for one in catalogue("2").names("210", 2019)} == {"医疗卫生与计划生育支出", "卫生健康支出"}
    assert {one.name for one in catalogue("2").names("210", 2024)} == {"卫生健康支出"}
    assert catalogue("2").codes("医疗卫生与计划生育支出", 1) == {"210"} == catalogue("2").codes("十、卫生健康支出", 1)


def test_brackets_and_spaces_do_not_make_another_name() -> None:
    assert folded("维修（护）费") == folded("维修 (护)费")


def test_every_department_class_that_feeds_a_government_class_is_known() -> None:
    with resources.path("codes", "government-department.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert row["government"] in catalogue("5").by_code
            assert row["department"] in catalogue("3").by_code


def test_the_sample_is_called_as_the_catalogue_of_its_year_says(sample: Document) -> None:
    year = sample.year
    assert year
    told = [
        (row.code, row.name)
        for table in sample.tables
        for row in table.rows
        if row.code and (known := catalogue(row.code[0]).names(row.code, year))
        if folded(row.name) not in {folded(one.name) for one in known}
    ]
    assert told == []
