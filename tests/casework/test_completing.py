"""Completion: what may stand at a place of a formula, by what the open document calls it."""

from __future__ import annotations

import pytest

from gouji.casework.ruling.completing import Completing
from gouji.checking.check import Check
from gouji.model.document import Document
from tests.checking.accounts.other_years import both


@pytest.fixture
def completing(sample: Document) -> Completing:
    return Completing(Check(sample))


def texts(completing: Completing, text: str) -> list[str]:
    return [one.text for one in completing.at(text, len(text)).offers]


def test_tables_are_offered_by_kind_then_by_id_with_what_they_are_called(completing: Completing) -> None:
    offers = completing.at("exp", 3)
    assert offers.start == 0
    assert [(one.text, one.called) for one in offers.offers][:2] == [
        ("expenditure!", "支出总表"),
        ("revenue-expenditure!", "收支总表"),
    ]
    assert texts(completing, "T3!合计.合计 = T5") == ["T5!"]
    assert "expenditure!" in texts(completing, "T3!合计.合计 - 支出")


def test_what_an_accountant_calls_a_table_is_offered_first(completing: Completing) -> None:
    """The names that data has for kinds come last; rows and columns follow either."""
    first = texts(completing, "")
    assert first[0] == "收支总表!"
    assert first.index("支出总表!") < first.index("T1!") < first.index("expenditure!")
    assert texts(completing, "支出总表!208") == texts(completing, "expenditure!208")
    assert texts(completing, "每科目: 支出总表!") == ["*."]


def test_tables_of_what_stands_beside_are_completed_by_what_these_print() -> None:
    completing = Completing(Check(both()))
    assert texts(completing, "上") == ["上年:"]
    assert "预算:" in texts(completing, "")
    assert texts(completing, "预算:") == ["三公经费表!", "T1!", "three-public!"]
    assert texts(completing, "上年:收入支出决算总表!年末结转和结余.") == ["决算数"]
    assert texts(completing, "预算:三公经费表!#1.")[0] == "合计"


def test_what_is_said_of_every_code_stands_at_the_beginning_only(completing: Completing) -> None:
    assert texts(completing, "每") == ["每科目: ", "每类: "]
    assert texts(completing, "T3!合计.合计 = 每") == []


def test_rows_are_offered_by_code_and_by_name(completing: Completing) -> None:
    assert texts(completing, "expenditure!2110101")[:1] == []
    assert texts(completing, "expenditure!208")[0] == "208."
    assert "20801." in texts(completing, "expenditure!人力资源和社会保障")
    assert texts(completing, "T1!事业") == ["事业收入.", "事业单位经营收入."]
    assert texts(completing, "T8!") == ["#1."]
    assert texts(completing, "each code: T3!") == ["*."]


def test_columns_are_those_of_the_row(completing: Completing) -> None:
    assert texts(completing, "T3!208.") == ["合计", "基本支出", "项目支出"]
    assert texts(completing, "T3!208.项") == ["项目支出"]
    assert texts(completing, "T4!收入总计.") == ["预算数"]
    assert texts(completing, "each code: T3!*.合计 = T5!*.") == ["合计", "基本支出", "项目支出"]
    assert texts(completing, "T3!999.") == []
    assert texts(completing, "T99!208.") == []


def test_every_offer_is_understood_as_that_row_and_column(completing: Completing, sample: Document) -> None:
    for number, table in enumerate(sample.tables):
        rows = texts(completing, f"{table.id}!")
        assert len(rows) == len(table.rows), number
        for row in rows[:9]:
            assert texts(completing, f"{table.id}!{row}")


def test_only_the_text_up_to_the_caret_counts(completing: Completing) -> None:
    offers = completing.at("T3!合计.合计 = T5!合计.合计\nT3!20 = 1", 25)
    assert (offers.start, offers.offers[0].text) == (23, "201.")
