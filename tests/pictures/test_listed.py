"""The same as lists: every spot of a picture has its row, with all figures."""

from __future__ import annotations

from gouji.casework.case import Case
from gouji.casework.pictures.titles import titles_of
from gouji.checking.check import Check
from gouji.pictures import bars, listed, tie_map, treemap
from gouji.pictures.spending import by_class, by_nature
from gouji.pictures.ties import ties_of
from gouji.reading.read import read_document
from tests.conftest import SAMPLE, SLIPS
from tests.explaining.small import document, put, table
from tests.pictures.laid_out import surface


def test_the_list_of_ties_has_all_that_the_map_leads_to() -> None:
    case = Case.look_at(SLIPS)
    tied = ties_of(case.check)
    titles = titles_of(case.document, tied)
    listing = listed.of_ties(tied, titles)
    picture = tie_map.drawn(tied, titles, surface())
    case.close()
    empty = [node for node, counts in tied.within.items() if not counts]
    assert [one.target for one in listing.rows] == [one.target for one in picture.spots if one.target not in empty]
    row = next(one for one in listing.rows if one.cells[:2] == ("T3 支出预算总表", "T5 一般公共预算支出"))
    assert row.cells[2:] == ("1", "", "", "110")
    assert listing.heads == ("一端", "另一端", "✗ 不符", "△ 尾差、待核实", "? 未能核对", "✓ 相符")


def test_the_list_of_classes_has_all_rows_with_amount_and_share() -> None:
    check = Check(read_document(SAMPLE))
    spending = by_class(check)[0]
    listing = listed.of_classes(check, spending, spending.whole)
    assert [one.target for one in listing.rows] == [one.row for one in spending.whole.walk()]
    assert [one.level for one in listing.rows[:4]] == [0, 1, 2, 3]
    picture = treemap.drawn(check, spending, spending.whole, surface())
    assert {spot.target for spot in picture.spots} <= {one.target for one in listing.rows}
    (education,) = (one for one in listing.rows if one.cells[0] == "205")
    assert education.cells == ("205", "教育支出", "776,607,723", "25.0%")
    class_ = next(one for one in spending.whole.parts if one.code == "205")
    inside = listed.of_classes(check, spending, class_)
    assert [one.cells[0] for one in inside.rows] == ["205", "20508", "2050803"]


def test_what_does_not_come_out_is_told() -> None:
    check = Check(document(table("expenditure", 1, [(1, 2), (3, 4), (5, 6)])))
    put(check, "T1!201.合计", 12)
    spending = by_class(check)[0]
    rows = listed.of_classes(check, spending, spending.whole).rows
    assert rows[1].cells == ("201", "✗ 科目201", "12", "57.1%", "+2")
    assert rows[0].cells[-1] == "−2"


def test_the_list_of_bars_has_their_figures() -> None:
    check = Check(read_document(SAMPLE))
    spending = by_nature(check)[0]
    listing = listed.of_nature(check, spending)
    picture = bars.drawn(check, spending, surface())
    assert [one.target for one in listing.rows] == [spot.target for spot in picture.spots]
    assert listing.heads == ("科目编码", "科目名称", "合计（元）", "基本支出", "项目支出")
    assert listing.rows[0].cells == ("", "合计", "3,100,400,331", "877,094,869", "2,223,305,462")
