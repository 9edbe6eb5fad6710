"""The workbook reckons what the check found, and follows whoever corrects a figure."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gouji.casework.case import Case
from gouji.casework.papers.numbering import numbered
from gouji.exports.workbook.book import FIRST_RELATION, GRAVE, RESULT
from gouji.exports.workbook.layout import Layout
from gouji.exports.workbook.relations import lines
from gouji.exports.workbook.workbook import workbook
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.wording import say
from tests.conftest import SAMPLE
from tests.exports.workbook.reckoning import Place, Sheets
from tests.reading.making import workbook as workbook_of


def cell_of(case: Case, address: str) -> Cell:
    cell = case.document.find(address)
    assert cell is not None
    return cell


def place_of(case: Case, address: str, *, mark: bool = False) -> Place:
    layout, cell = Layout(case.document), cell_of(case, address)
    spot = layout.mark(cell) if mark else layout.spot(cell)
    return spot.sheet, spot.row + 1, spot.column + 1


def brought_along(data: bytes) -> dict[Place, object]:
    """The results that the file holds for programs which do not reckon."""
    book = load_workbook(BytesIO(data), data_only=True)
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    return {(cell.parent.title, cell.row, cell.column or 0): cell.value for cell in cells if cell.row}


def test_reckoned_again_every_formula_gives_what_the_check_found(slips: Case, made: bytes) -> None:
    sheets, told = Sheets(made), brought_along(made)
    assert len(sheets.formulas) > 1500
    assert [place for place in sheets.formulas if sheets.value(place) != (told[place] or 0)] == []
    outcomes = [sheets.value(("关系", FIRST_RELATION + n + 1, RESULT + 1)) for n, _ in enumerate(lines(slips.check))]
    assert outcomes == [say(line.one.state) for line in lines(slips.check)]
    assert outcomes.count("不符") == 8


def test_a_corrected_figure_loses_its_mark(slips: Case, made: bytes) -> None:
    sheets = Sheets(made)
    marks = [place_of(slips, f"T3!{row}", mark=True) for row in ("208.基本支出", "20801.基本支出", "20801.合计")]
    assert [sheets.value(place) for place in marks] == ["✗", "✗", "✗"]
    for cause in numbered(slips).causes:
        for one in cause.figures:
            assert one.suggested is not None
            sheets.put(place_of(slips, slips.document.address(one.cell)), one.suggested.fen / 100)
    assert [sheets.value(place) for place in marks] == ["✓", "✓", "✓"]
    assert "不符" not in [sheets.value(place) for place in sheets.formulas]


def test_a_new_slip_gets_a_mark(slips: Case, made: bytes) -> None:
    sheets, figure = Sheets(made), place_of(slips, "T3!2011001.基本支出")
    sheets.put(figure, float(sheets.value(figure)) + 100)
    assert sheets.value(place_of(slips, "T3!20110.基本支出", mark=True)) == "✗"


def test_a_large_sum_is_parted_and_comes_to_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gouji.exports.workbook.formulas.MOST_LETTERS", 24)
    monkeypatch.setattr("gouji.exports.workbook.formulas.MOST_PARTS", 2)
    with_parts = Case.look_at(SAMPLE)
    data = workbook(with_parts)
    sheets, told = Sheets(data), brought_along(data)
    parts = {place for place in sheets.formulas if place[0] == "关系" and place[2] > GRAVE + 1}  # which nobody sees
    assert len(parts) > 100
    shown = [place for place in sheets.formulas if place not in parts]
    assert [place for place in shown if sheets.value(place) != (told[place] or 0)] == []
    with_parts.close()


def test_a_figure_too_long_for_a_cell_is_text_and_its_relations_have_no_formula(tmp_path: Path) -> None:
    case = Case.look_at(SAMPLE)
    large = cell_of(case, "T3!2011001.合计")
    case.edit(large, Figure(9_999_999_999_999_999, 2))
    sheets = Sheets(workbook(case))
    assert sheets.value(place_of(case, "T3!2011001.合计")) == "99999999999999.99"
    named = [n for n, line in enumerate(lines(case.check)) if large in line.one.cells]
    assert named
    for number in named:
        told = sheets.cells["关系", FIRST_RELATION + number + 1, RESULT + 1]
        assert told == say([*lines(case.check)][number].one.state)
    case.close()


def test_sides_of_the_same_columns_are_reckoned_each_for_itself(tmp_path: Path) -> None:
    """Rows that stand beside each other have sums of their own."""
    rows: list[list[object]] = [
        ["2024年部门基本支出预算表"],
        ["编制部门：某某局"],
        ["单位：元"],
        ["科目编码", "科目名称", "金额", "科目编码", "科目名称", "金额"],
        ["301", "工资福利支出", 300, "302", "商品和服务支出", 50],
        ["30101", "基本工资", 100, "30201", "办公费", 20],
        ["30102", "津贴补贴", 200, "30202", "印刷费", 30],
    ]
    case = Case.look_at(workbook_of(tmp_path / "表.xlsx", {"表": rows}))
    assert any(len({*table.sides}) < len(table.sides) for table in case.document.tables)
    assert len([line for line in lines(case.check) if line.slot]) > 1
    data = workbook(case)
    sheets, told = Sheets(data), brought_along(data)
    assert [place for place in sheets.formulas if sheets.value(place) != (told[place] or 0)] == []
    case.close()
