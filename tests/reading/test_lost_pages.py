"""A page that was not read accuses no figure: what may stand on it is missing in no table and in no sum."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from gouji.casework.telling.sentences import sentence
from gouji.casework.telling.unchecked import all_unchecked
from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.keeping.snapshot import dump, load
from gouji.model.document import Document
from gouji.reading.following import Recognising
from gouji.reading.page.page import Page
from gouji.reading.read import read_document
from tests.reading.making import EXPENDITURE, WIDTHS, Pages, Rows, pdf, workbook
from tests.reading.test_bad_input import break_pages
from tests.reading.test_decisions import HEADER, TITLE, Cells, page

SUMMARY: Rows = [
    ["收入", "", "支出", ""],
    ["项目", "预算数", "项目", "预算数"],
    ["一、财政拨款收入", "22,000", "一、教育支出", "7,000"],
    ["", "", "二、社会保障和就业支出", "15,000"],
    ["收入总计", "22,000", "支出总计", "22,000"],
]
FISCAL: Rows = [
    ["收入", "", "支出", "", "", ""],
    ["项目", "预算数", "项目", "合计", "一般公共预算", "政府性基金预算"],
    ["一、一般公共预算资金", "16,000", "一、教育支出", "7,000", "7,000", "0"],
    ["二、政府性基金", "6,000", "二、社会保障和就业支出", "15,000", "9,000", "6,000"],
    ["收入总计", "22,000", "支出总计", "22,000", "16,000", "6,000"],
]
WHOLE: Rows = [
    EXPENDITURE[0],
    ["205", "", "", "教育支出", "7,000", "7,000", "0"],
    ["205", "02", "", "普通教育", "7,000", "7,000", "0"],
    ["205", "02", "01", "学前教育", "3,000", "3,000", "0"],
    ["205", "02", "02", "小学教育", "4,000", "4,000", "0"],
    ["208", "", "", "社会保障和就业支出", "15,000", "9,000", "6,000"],
    ["208", "05", "", "行政事业单位养老支出", "15,000", "9,000", "6,000"],
    ["208", "05", "01", "行政单位离退休", "5,000", "3,000", "2,000"],
    ["208", "05", "05", "养老保险缴费", "10,000", "6,000", "4,000"],
    ["合计", "", "", "", "22,000", "16,000", "6,000"],
]
REVENUE: Rows = [
    [*WHOLE[0][:4], "合计", "财政拨款收入", "事业收入"],
    *([*row[:4], row[4], row[4], "0"] for row in WHOLE[1:]),
]
FIRST, MIDDLE, LAST = WHOLE[:4], WHOLE[4:8], WHOLE[8:]
"""The first page ends with 2050201, the last begins with 2080505: 2050202, 208, 20805 and 2080501 stand between."""


Paper = Sequence[Sequence[tuple[str, Rows]]]
"""The tables of each page, each under its title or none."""

AS_WIDE = {len(widths): widths for widths in (WIDTHS, (150, 80, 150, 80), (120, 60, 120, 60, 70, 70))}


def picture(pages: Pages) -> None:
    """A page that is a picture alone."""
    held = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(held, "png")
    held.seek(0)
    pages.canvas.drawImage(ImageReader(held), 0, 0, 595, 842)


def document(path: Path, pages: Paper, lost: int = 0, *, broken: bool = True) -> Document:
    """A document of tables, page by page; one page is damaged, or a picture."""

    def draw(paper: Pages) -> None:
        for number, tables in enumerate(pages, start=1):
            if number == lost and not broken:
                picture(paper)
            for title, rows in tables if number != lost or broken else ():
                if title:
                    paper.caption(title)
                paper.table(rows, AS_WIDE[len(rows[0])], height=14)
            paper.page()

    pdf(path, draw)
    if lost and broken:
        break_pages(path, lost)
    return read_document(path)


def outcomes(check: Check) -> dict[Outcome, list[str]]:
    """The findings that name figures."""
    found: dict[Outcome, list[str]] = {outcome: [] for outcome in Outcome}
    for one in check.findings():
        if one.cells:
            found[one.outcome].append(one.id)
    return found


OVER_THREE: Paper = [
    [
        ("2025年部门收支预算总表", SUMMARY),
        ("2025年财政拨款收支预算总表", FISCAL),
        ("2025年部门收入预算总表", REVENUE),
        ("2025年部门支出预算总表", FIRST),
    ],
    [("", MIDDLE)],
    [("", LAST)],
]


def test_the_whole_document_agrees(tmp_path: Path) -> None:
    read = document(tmp_path / "x.pdf", OVER_THREE)
    check = Check(read)
    assert [table.keys[-1] for table in read.tables] == ["支出总计", "支出总计", "合计", "合计"]
    assert not any(table.gaps for table in read.tables)
    assert not any(outcomes(check).values())
    assert check.counts()[Outcome.AGREES] > 20


@pytest.mark.parametrize("broken", [True, False], ids=["damaged", "a picture"])
def test_a_table_that_goes_on_across_a_page_that_was_not_read_accuses_nothing(tmp_path: Path, broken: bool) -> None:
    read = document(tmp_path / "x.pdf", OVER_THREE, lost=2, broken=broken)
    assert [len(table.rows) for table in read.tables] == [5, 6, 9, 5]
    assert read.tables[3].keys == ["205", "20502", "2050201", "2080505", "合计"]
    check = Check(read)
    found = outcomes(check)
    assert not found[Outcome.DIFFERS]
    assert {"B:T4!合计.合计", "B:T4!20502.合计"} <= {*found[Outcome.UNCHECKABLE]}
    told = {sentence(read, one) for one in check.findings()}
    assert any(text.endswith("其下可能还有未读取的行，本项未能核对") for text in told)
    unread = [one.law.id for one in check.unchecked if one.reason == "row-unread"]
    assert {"D2", "D3"} <= {*unread}
    assert any(text.endswith("所需的行可能没有读到") for text in all_unchecked(check))


def test_the_same_is_not_accused_once_its_case_is_opened_again(tmp_path: Path) -> None:
    read = load(dump(document(tmp_path / "x.pdf", OVER_THREE, lost=2)))
    assert (read.lost, read.tables[3].gaps) == (1, (3,))
    assert not outcomes(Check(read))[Outcome.DIFFERS]


def test_what_does_not_touch_the_gap_is_still_held(tmp_path: Path) -> None:
    """A row wrong in itself, a code that two tables print otherwise, and a sum on one page alone."""
    first = [*FIRST[:3], ["205", "02", "01", "学前教育", "3,000", "2,900", "0"]]
    last = [["208", "05", "05", "养老保险缴费", "10,100", "6,100", "4,000"], *LAST[1:]]
    pages: Paper = [[*OVER_THREE[0][:3], ("2025年部门支出预算总表", first)], OVER_THREE[1], [("", last)]]
    found = outcomes(Check(document(tmp_path / "x.pdf", pages, lost=2)))
    assert len(found[Outcome.DIFFERS]) == 2
    assert found[Outcome.DIFFERS][0] == "A1:T4!2050201.合计"


@pytest.mark.parametrize("lost", [1, 3])
def test_a_table_that_begins_or_ends_on_such_a_page_accuses_nothing(tmp_path: Path, lost: int) -> None:
    title = "2025年部门支出预算总表"
    pages: Paper = [[(title, FIRST)], [(title, [WHOLE[0], *MIDDLE])], [(title, [WHOLE[0], *LAST])]]
    read = document(tmp_path / "x.pdf", pages, lost=lost)
    assert len(read.tables) == 1
    assert not outcomes(Check(read))[Outcome.DIFFERS]


WRONG_TOTAL: Rows = [*WHOLE[:-1], ["合计", "", "", "", "23,000", "17,000", "6,000"]]
TOTAL_FIRST: Rows = [WHOLE[0], WHOLE[-1], *WHOLE[1:-1]]


def test_a_table_that_its_total_closed_lacks_nothing_behind_it(tmp_path: Path) -> None:
    pages: Paper = [[("2025年部门支出预算总表", WRONG_TOTAL)], [("", MIDDLE)], [("", MIDDLE)]]
    read = document(tmp_path / "x.pdf", pages, lost=2)
    assert read.tables[0].gaps == ()
    assert len(read.tables[0].rows) == 9
    assert [grid.why[0].message for grid in read.grids] == ["pages before it were not read: a table may begin there"]
    assert "B:T1!合计.合计" in outcomes(Check(read))[Outcome.DIFFERS]


def test_a_table_that_adds_up_below_its_total_lacks_nothing_behind_it(tmp_path: Path) -> None:
    pages: Paper = [[("2025年部门支出预算总表", TOTAL_FIRST)], [("", MIDDLE)], [("", MIDDLE)]]
    read = document(tmp_path / "x.pdf", pages, lost=2)
    assert (read.tables[0].gaps, len(read.tables[0].rows), len(read.grids)) == ((), 9, 1)


def test_a_sum_that_comes_out_beside_a_gap_is_told_to_agree(tmp_path: Path) -> None:
    title = "2025年部门支出预算总表"
    read = document(tmp_path / "x.pdf", [[(title, MIDDLE)], [(title, WHOLE)]], lost=1)
    check = Check(read)
    assert (read.lost, read.tables[0].gaps) == (1, ())
    assert check.counts()[Outcome.AGREES] > 6
    assert not any(outcomes(check).values())


def test_a_part_that_prints_codes_again_is_the_rest_of_another_table(tmp_path: Path) -> None:
    pages: Paper = [[("2025年部门支出预算总表", FIRST)], [("", MIDDLE)], [("", [*FIRST[2:], *LAST])]]
    read = document(tmp_path / "x.pdf", pages, lost=2)
    assert (len(read.tables[0].rows), len(read.grids)) == (3, 1)


def test_across_several_pages_only_its_own_title_goes_on_with_a_table() -> None:
    def rows(*more: str | Cells) -> list[int]:
        reading = Recognising()
        for one in (page(TITLE, Cells([HEADER, *CODED])), LOST, LOST, page(*more)):
            reading.page(one)
        (draft,) = reading.drafts
        assert reading.lost == 2
        return [len(draft.printed), len(reading.grids)]

    assert rows(Cells(MORE)) == [2, 1]
    assert rows(f"{TITLE}（续表）", Cells([HEADER, *MORE])) == [3, 0]


LOST = Page((), unread=True)
CODED = [["208", "社会保障和就业支出", "15.00", "9.00", "6.00"], ["20805", "养老支出", "9.00", "9.00", ""]]
MORE = [["20808", "抚恤", "4.00", "", "4.00"]]


def test_lines_go_on_across_one_page_that_was_not_read(tmp_path: Path) -> None:
    def lines(*texts: str) -> Page:
        return page(*texts)

    begun = lines(TITLE, "单位：元", "科目编码 科目名称 合计 基本支出 项目支出", "208 社会保障和就业支出 15 9 6")
    for more, gaps, count in (
        (("2080801 死亡抚恤 4.00 0.00 4.00",), [1], 2),
        (("208 社会保障和就业支出 4.00 0.00 4.00",), [1], 1),
    ):
        reading = Recognising()
        for one in (begun, LOST, lines(*more)):
            reading.page(one)
        assert (reading.drafts[0].gaps, len(reading.drafts[0].printed)) == (gaps, count)


def test_a_hidden_sheet_is_a_gap_only_where_a_table_goes_on_behind_it(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    rows = [[cell.replace(",", "") for cell in row] for row in WHOLE]
    caption = [["2025年部门支出预算总表"], ["单位：元"]]
    for last, gaps in ((rows[7:], (3,)), ([["2025年部门收入预算总表"], *REVENUE], ())):
        sheets = {"一": [*caption, *rows[:4]], "二": rows[4:7], "三": last}
        path = workbook(tmp_path / "x.xlsx", sheets)
        book = load_workbook(path)
        book["二"].sheet_state = "hidden"
        book.save(path)
        read = read_document(path)
        assert read.tables[0].gaps == gaps


def test_a_blank_table_before_a_page_that_was_not_read_has_its_gap_among_its_rows(tmp_path: Path) -> None:
    """It has none: what may follow its blank total stands where they would."""
    blank: Paper = [
        [("2025年部门支出预算总表", [*WHOLE])],
        [("2025年政府性基金预算支出功能分类预算表", [WHOLE[0], ["合计", "", "", "", "", "", ""]])],
        [("", LAST)],
    ]
    read = document(tmp_path / "x.pdf", blank, lost=3)
    assert [(len(table.rows), table.gaps) for table in read.tables[1:]] == [(0, (0,))]
    assert load(dump(read)).tables[1].gaps == (0,)
