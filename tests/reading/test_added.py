"""What a workbook says was added to it: what is believed of that, and what is not."""

from __future__ import annotations

import pytest

from gouji.model.source import InSheet
from gouji.reading.sources.workbook.added import ADDED, DOUBTED, Added, PrintedPart, added_in, columns_told, is_ours
from gouji.reading.sources.workbook.sheets import SheetBlock
from gouji.reading.sources.workbook.xlsx_sheet import read_sheet


def book(*named: tuple[str, str]) -> bytes:
    names = "".join(f'<definedName hidden="0" name="{name}">{areas}</definedName>' for name, areas in named)
    return f"<workbook><definedNames>{names}</definedNames></workbook>".encode()


@pytest.mark.parametrize("area", ["$1:$1048576", "$A:$XFD", "$A$1:$XFD$1048576"])
def test_a_sheet_is_named_as_a_whole_in_the_words_of_any_program(area: str) -> None:
    found = added_in(book((f"{ADDED}_1", f"关系!{area}"), (f"{DOUBTED}_2", f"&apos;T1&apos;!{area}")), "甲")
    assert [(sheet, one.whole, one.doubted) for sheet, one in found.items()] == [
        ("关系", True, False),
        ("T1", False, True),
    ]


def test_columns_are_named_by_sheets_with_any_name() -> None:
    found = added_in(
        book((f"{ADDED}_1", "'甲,''乙!'!$C:$C,'甲,''乙!'!$E$1:$F$1048576,#REF!,甲!$A$3:$B$9"), ("其他", "甲!$A:$A")),
        "甲",
    )
    assert found["甲,'乙!"].named == [2, 4, 5]
    assert found["甲"].named == []  # a part of a column is no column


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("ROUND(SUM(C7:C14),2)", True),
        ("ROUND(E5,2)", True),
        ("ROUND(SUM($C$7:C14,C16)+E6,2)", True),
        ('CHOOSE(MAX(关系!K3,关系!K224)+1,"✓","?","△","✗")', True),
        ("CHOOSE(MAX('T1 甲''乙'!$K$3,K224)+1,\"✓\",\"?\")", True),
        ("ROUND(5000,2)", False),
        ("ROUND(C5+5000,2)", False),
        ("ROUND('另表'!C5,2)", False),
        ("5000", False),
        ('CHOOSE(MAX(K3)+1,"5000")', False),
        ('CHOOSE(MAX(K3)+1,"✓",5000)', False),
        ('CHOOSE(MAX(1),777777,MAX(0)+1,"x")', False),
        ('CHOOSE(MAX(K3),C5,MAX(K3)+1,"x")', False),
        ('CHOOSE(MAX(K3)+1,"７７７７")', False),
    ],
)
def test_a_formula_is_ours_where_it_gives_no_figure_of_its_own(formula: str, told: bool) -> None:
    assert is_ours(formula) is told


def test_a_formula_that_is_written_once_for_many_cells_is_that_of_each() -> None:
    """As Excel writes formulas that were filled down."""
    part = (
        '<worksheet><sheetData><row r="1"><c r="A1"><f t="shared" si="0">ROUND(B1,2)</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>'
        '<row r="3"><c r="A3"><f t="shared" si="1">5+B1</f><v>3</v></c></row>'
        '<row r="4"><c r="A4"><f t="shared" si="1"/><v>4</v></c></row></sheetData></worksheet>'
    )
    assert read_sheet(part.encode(), {}, "甲", [0]).ours == {(0, 0), (1, 0)}
    assert read_sheet(part.encode(), {}, "甲").ours == set()


def test_a_formula_that_is_written_anew_for_many_cells_is_that_of_all_that_follow() -> None:
    """In a column that nobody asked of too, and whatever else bears the number of a group."""
    part = (
        '<worksheet><sheetData><row r="1"><c r="A1"><f t="shared" si="0">ROUND(B1,2)</f><v>1</v></c>'
        '<c r="Z1"><f t="shared" si="0">777777</f><v>777777</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>777777</v></c></row>'
        '<row r="3"><c r="Z3"><f t="shared" si="0">ROUND(B3,2)</f><v>1</v></c></row>'
        '<row r="4"><c r="A4"><f t="shared" si="0"/><v>2</v></c></row>'
        '<row r="5"><c r="A5"><f t="dataTable" si="0"/><v>3</v></c></row></sheetData></worksheet>'
    )
    assert read_sheet(part.encode(), {}, "甲", [0]).ours == {(0, 0), (3, 0)}


def test_a_column_with_a_figure_of_its_own_is_not_left_out() -> None:
    added = Added(ours={(1, 0), (1, 1)})
    added.columns[:5] = True
    values: list[list[object]] = [["合计：横加", "合计", "", "备注", ""], [12.0, "✓", "5,000", "见说明", 7]]
    assert added.left_out(values, set()) == [0, 1, 3]
    assert added.left_out(values, {(0, 3), (1, 1)}) == [0, 1]
    assert added.left_out([], set()) == []


@pytest.mark.parametrize("text", ["7,777元", "¥7,777", "7777 元", "７７７７", "7,777.00元整", "见注①"])
def test_a_text_with_a_digit_of_any_kind_may_be_a_figure(text: str) -> None:
    added = Added()
    added.columns[1] = True
    assert added.left_out([["项目", "备注"], ["合计", text]], set()) == []
    assert added.left_out([["项目", "备注"], ["7", text]], set()) == []


def test_a_head_with_a_year_is_that_of_a_sum_of_its_column() -> None:
    added = Added()
    added.columns[1] = True
    assert added.left_out([["2017年预算数", "2017年预算数：横加"]], set()) == [1]
    assert added.left_out([["2017年预算数", "2017年预算数：5,000"]], set()) == []
    assert added.left_out([["7,777", "7,777元"]], set()) == []  # a figure heads nothing


def test_what_is_left_of_a_sheet_stands_where_it_stood() -> None:
    sheet = SheetBlock("表", [["合计", "", "重算", "备注"]], 4, {(0, 0): 2, (0, 1): 0}, {}, {})
    part = PrintedPart.of(sheet, [1, 2], doubted=True)
    assert (part.width, part.reach(0, 0), part.text(0, 1)) == (2, 1, "备注")
    assert part.source(0, 1) == InSheet("表", "D1")
    assert len(part.doubts) == 1


def test_columns_are_told_in_runs() -> None:
    assert columns_told([2, 4, 5, 6, 27]) == "C、E–G、AB"
