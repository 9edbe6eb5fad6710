"""The figures of a table as a frame: exact, in 元 or 分, each with its address, origin and place."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

import gouji
from gouji.frames.figures import COLUMNS, figures
from gouji.model.document import Document
from gouji.model.money import Figure, Unit
from gouji.model.table import Content, Origin


def test_a_figure_is_a_row_with_its_address_and_place(budget: gouji.Reconciled) -> None:
    frame = budget.frame("T3")
    assert tuple(frame.columns) == COLUMNS
    told = frame[frame["address"] == "T3!20801.基本支出"].iloc[0]
    assert told["amount"] == Decimal("464774351")
    assert (told["code"], told["name"], told["level"]) == ("20801", "人力资源和社会保障管理事务", 2)
    assert (told["row"], told["column"], told["origin"]) == ("20801", "基本支出", "read")
    assert told["source"].startswith("第 ")


def test_every_figure_of_the_document_is_there_once_and_exact(budget: gouji.Reconciled) -> None:
    document, frame = budget.document, budget.frame(amounts="fen")
    assert frame["address"].is_unique
    assert len(frame) == sum(int(table.present.sum()) for table in document.tables)
    for address, fen in zip(frame["address"], frame["amount"], strict=True):
        cell = document.find(address)
        assert cell is not None
        assert document.tables[cell.table].values[cell.column, cell.row] == fen
    in_yuan = budget.frame()["amount"]
    assert [one * 100 for one in in_yuan] == frame["amount"].tolist()
    assert all(type(one) is Decimal for one in in_yuan)


def test_a_table_goes_by_its_kind_too_and_there_must_be_one(budget: gouji.Reconciled) -> None:
    assert budget.frame("expenditure").equals(budget.frame("T3"))
    with pytest.raises(KeyError):
        budget.frame("T99")


def test_amounts_are_in_yuan_whatever_a_table_is_printed_in_and_large_ones_stay_exact(sample: Document) -> None:
    table = sample.tables[2]
    table.unit = Unit.WAN
    table.put(0, 0, Content(Figure(99_999_999_999_999_999, 6), Origin.EDITED))
    assert figures(sample, [2])["amount"][0] == Decimal("999999999999999.99")
    whole = figures(sample, [2], "fen")
    assert whole["amount"][0] == 99_999_999_999_999_999
    assert whole["origin"][0] == "edited"
    assert whole["amount"].dtype == np.int64


def test_a_blank_has_a_row_only_where_it_is_asked_for_and_no_amount(budget: gouji.Reconciled) -> None:
    table = budget.document.tables[2]
    every = budget.frame("T3", "fen", blanks=True)
    blank = every[every["origin"] == "blank"]
    assert len(every) == table.present.size
    assert len(blank) == int((~table.present).sum()) > 0
    assert blank["amount"].isna().all()
    assert "blank" not in set(budget.frame("T3")["origin"])


def test_the_sides_of_a_table_have_their_own_columns_only(budget: gouji.Reconciled) -> None:
    two_sided = next(one for one in budget.document.tables if len(one.sides) > 1)
    every = budget.frame(two_sided.id, blanks=True)
    assert len(every) == sum(len(two_sided.row_columns(row)) for row in range(len(two_sided.rows)))


def test_codes_are_text_and_what_has_none_tells_none(budget: gouji.Reconciled) -> None:
    frame = budget.frame()
    assert frame["code"].dtype == frame["name"].dtype == "string"
    assert frame.loc[frame["row"] == "合计", "code"].isna().all()
