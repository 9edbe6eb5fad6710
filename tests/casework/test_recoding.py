"""A code is chosen from the catalogue of the document's year; the name of an added row follows it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gouji.casework.recoding import Offered, name_with, offered, typed_code
from gouji.errors import UserError
from gouji.model.brood import NO_ROW
from gouji.model.document import Document

SPENDING = 2
PENSIONS = "机关事业单位基本养老保险缴费支出"


def test_codes_are_offered_as_the_year_and_the_kind_of_table_have_them(sample: Document) -> None:
    by_kind = {table.kind: number for number, table in enumerate(sample.tables)}
    functions, economic = [*offered(sample, SPENDING)], [*offered(sample, by_kind["basic-economic"])]
    assert Offered("2080505", PENSIONS) in functions
    assert {one.code[0] for one in functions} == {"2"}
    assert "2" not in {one.code[0] for one in economic}
    assert functions == sorted(functions)
    names = dict(functions)
    sample.year = 2020
    assert dict(offered(sample, SPENDING)) != names
    sample.year = None
    assert len([*offered(sample, SPENDING)]) >= len(names)


@pytest.mark.parametrize(("typed", "code"), [("2080505", "2080505"), (" 208 05 ", "20805"), ("", None), ("  ", None)])
def test_what_is_typed_is_a_code_or_none(typed: str, code: str | None) -> None:
    assert typed_code(typed) == code


@pytest.mark.parametrize("typed", ["20", "2080", "养老", "1080505", "20805051"])
def test_what_is_no_code_is_refused_with_what_one_is(typed: str) -> None:
    with pytest.raises(UserError, match="no code"):
        typed_code(typed)


def test_a_name_that_is_printed_stays_whatever_its_code(sample: Document) -> None:
    table = sample.tables[SPENDING]
    row = table.row_of["20801"]
    assert name_with(sample, table, row, "2080505") == table.rows[row].name


def test_a_name_of_an_added_row_follows_its_code_unless_it_is_another(sample: Document) -> None:
    table = sample.tables[SPENDING]
    table.printed_rows = (NO_ROW,) * len(table.rows)
    row = table.row_of["20801"]
    assert table.rows[row].name == "人力资源和社会保障管理事务"
    assert name_with(sample, table, row, None) == table.rows[row].name
    assert name_with(sample, table, row, "2080505") == PENSIONS
    assert name_with(sample, table, row, "2088888") == table.rows[row].name
    rows = [*table.rows]
    rows[row] = replace(rows[row], name="本局自己的名称")
    table.rows = rows
    assert name_with(sample, table, row, "2080505") == "本局自己的名称"
