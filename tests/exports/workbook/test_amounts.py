"""Money in cells: doubles that hold the 分 exactly."""

from __future__ import annotations

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from xlsxwriter import Workbook

from gouji.exports.workbook.formulas import number
from gouji.exports.workbook.relations import LONGEST
from gouji.model.money import Unit


@given(st.lists(st.integers(1 - LONGEST, LONGEST - 1), min_size=1, max_size=40), st.sampled_from(Unit))
def test_an_amount_comes_back_to_the_fen(amounts: list[int], unit: Unit) -> None:
    out = BytesIO()
    book = Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("T")
    for row, fen in enumerate(amounts):
        sheet.write_number(row, 0, number(fen, unit))
    book.close()
    held = load_workbook(out)["T"]
    assert [round(float(str(held.cell(row + 1, 1).value)) * unit.fen) for row in range(len(amounts))] == amounts
