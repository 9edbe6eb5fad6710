"""A page whose first reading leaves doubt is read in other ways; the one whose sums hold best is taken, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path

import pytest

from gouji.checking.check import Check
from gouji.model.document import SourceFile
from gouji.model.doubt import Doubt, Misgiving
from gouji.model.reason import Judged, Reason
from gouji.model.source import OnPage
from gouji.reading.composing import recognise
from gouji.reading.decisions.decision import Begins, Raw
from gouji.reading.doubting.doubting import Doubted
from gouji.reading.following import Recognising
from gouji.reading.page.page import Page
from gouji.reading.read import read_document
from gouji.reading.second_reading import ALIKE, MOST_PAGES, best_readings
from gouji.reading.sources.pdf import reader
from gouji.reading.sources.pdf.file import PdfFile
from tests.reading.making import EXPENDITURE, WIDTHS, Pages, Rows, pdf
from tests.reading.test_decisions import HEADER, ROWS, Cells, page
from tests.reading.test_grounds import GREY, HEIGHT, LEFT, cells, fill
from tests.reading.test_pdf import amounts, assert_expenditure

TITLE = "2025年部门支出预算总表"
XS = [*accumulate(WIDTHS, initial=LEFT)]

WRONG: Rows = [
    EXPENDITURE[0],
    ["208", "", "", "社会保障和就业支出", "1,500", "1,900", "2,600"],
    ["208", "05", "", "行政事业单位养老支出", "2,500", "3,900", "4,600"],
    ["208", "05", "01", "行政单位离退休", "5,510", "5,300", "6,200"],
    ["208", "05", "05", "养老保险缴费", "6,000", "7,600", "8,400"],
    ["合计", "", "", "", "9,500", "8,990", "7,600"],
]
"""The same rows with figures of which no sum holds."""


def divided_once(pages: Pages, rows: Rows) -> None:
    """Rules between the rows, around the table and before its figures: each cell holds several."""
    for row in range(len(rows) + 1):
        pages.canvas.line(XS[0], pages.top - row * HEIGHT, XS[-1], pages.top - row * HEIGHT)
    for x in (XS[0], XS[4], XS[-1]):
        pages.canvas.line(x, pages.top, x, pages.top - len(rows) * HEIGHT)
    pages.table(rows, rules="none", height=HEIGHT)


def boxes_within(inset: float) -> Callable[[Pages, Rows], None]:
    """Every other row with a box drawn in each of its cells."""

    def draw(pages: Pages, rows: Rows) -> None:
        for row in range(0, len(rows), 2):
            for x, y, width, height in cells(pages.top, range(row, row + 1)):
                pages.canvas.rect(x + inset, y + 3, width - 2 * inset, height - 6)
        pages.table(rows, height=HEIGHT)

    return draw


def a_stray_rule(pages: Pages, rows: Rows) -> None:
    """A line across two cells of one column."""
    x, top = XS[5] + 6, pages.top
    pages.canvas.line(x, top - 2 * HEIGHT, x, top - 4 * HEIGHT)
    pages.table(rows, height=HEIGHT)


KINDS = {
    "divided once": divided_once,
    "boxes 5 pt within": boxes_within(5),
    "boxes 7.5 pt within": boxes_within(7.5),
    "a stray rule": a_stray_rule,
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_rules_misplace_is_read_in_the_way_in_which_its_sums_hold(tmp_path: Path, kind: str) -> None:
    document = read_document(pdf(tmp_path / "x.pdf", lambda p: KINDS[kind](p.caption(TITLE), EXPENDITURE)))
    assert_expenditure(document)
    assert document.grids == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_other_reading_is_taken_for_sums_that_do_not_hold(tmp_path: Path, kind: str) -> None:
    document = read_document(pdf(tmp_path / "x.pdf", lambda p: KINDS[kind](p.caption(TITLE), WRONG)))
    assert document.tables == []
    assert [grid.title for grid in document.grids] == [TITLE]


def test_where_only_grounds_part_cells_their_edges_do(tmp_path: Path) -> None:
    """Words alone would not tell how far the years reach that stand above two columns each."""
    rows = [
        ["类", "款", "项", "科目名称", "上年", "", "本年", ""],
        ["", "", "", "", "基本支出", "项目支出", "基本支出", "项目支出"],
        ["208", "", "", "社会保障和就业支出", "1,800", "1,500", "1,900", "1,600"],
        ["208", "05", "", "行政事业单位养老支出", "1,800", "1,500", "1,900", "1,600"],
        ["208", "05", "01", "行政单位离退休", "1,300", "1,100", "1,000", "1,200"],
        ["208", "05", "05", "养老保险缴费", "500", "400", "900", "400"],
        ["合计", "", "", "", "1,800", "1,500", "1,900", "1,600"],
    ]
    widths = (30, 30, 30, 150, 60, 60, 60, 60)

    def draw(pages: Pages) -> None:
        top = pages.caption(TITLE).top
        columns = [*pairwise(accumulate(widths, initial=LEFT))]
        upper = [(left, right, 0, 2) for left, right in columns[:4]]
        upper += [(columns[at][0], columns[at + 1][1], 0, 1) for at in (4, 6)]
        lower = [(left, right, 1, 2) for left, right in columns[4:]]
        body = [(left, right, row, row + 1) for row in range(2, len(rows)) for left, right in columns]
        for left, right, first, last in (*upper, *lower, *body):
            low, high = top - last * HEIGHT, top - first * HEIGHT
            fill(pages.canvas, GREY, (left + 0.5, low + 0.5, right - left - 1, high - low - 1))
        pages.canvas.setFillColor("black")
        pages.table(rows, widths, "none", height=HEIGHT)

    (table,) = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    assert table.columns == ("上年/基本支出", "上年/项目支出", "本年/基本支出", "本年/项目支出")
    assert amounts(table, "2080501") == [1300, 1100, 1000, 1200]


def test_a_page_that_stands_on_its_side_is_read_again_too(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.canvas.translate(595, 0)
        pages.canvas.rotate(90)
        pages.top = 550
        a_stray_rule(pages.caption(TITLE), EXPENDITURE)

    assert_expenditure(read_document(pdf(tmp_path / "x.pdf", draw)))


def test_only_the_page_that_leaves_doubt_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("2025年部门一般公共预算支出预算表").table(EXPENDITURE)
        a_stray_rule(pages.page().caption(TITLE), EXPENDITURE)

    good, path = pdf(tmp_path / "good.pdf", lambda p: p.caption(TITLE).table(EXPENDITURE)), tmp_path / "x.pdf"
    assert asked_of(good, monkeypatch) == []
    assert asked_of(pdf(path, draw), monkeypatch) == [2]
    told: list[Judged] = []
    document = read_document(path, trace=told.append)
    assert [table.kind for table in document.tables] == ["general-expenditure", "expenditure"]
    verdicts = [(place.page, one.verdict) for one in told if isinstance(place := one.place, OnPage)]
    assert verdicts == [(1, Begins.verdict), (2, Raw.verdict), (2, Begins.verdict)]


ASSETS: Rows = [
    ["序号", "资产名称", "规格", "原值", "净值"],
    *([str(number), "设备", "型号", f"{1000 + number}.50", f"{500 + number}.20"] for number in range(1, 6)),
]
LIST = "2025年固定资产登记情况一览"
LISTED = (40, 120, 80, 80, 80)


def asked_of(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The pages of a document that are read again."""
    asked: list[int] = []
    others = reader._others

    def ask(file: PdfFile, number: int, goes_on: bool) -> Iterator[Page]:
        asked.append(number)
        return others(file, number, goes_on)

    monkeypatch.setattr(reader, "_others", ask)
    read_document(path)
    return asked


def test_lists_with_money_beside_a_sound_table_are_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def draw(pages: Pages) -> None:
        pages.caption(TITLE).table(EXPENDITURE)
        for _ in range(3):
            pages.page().caption(LIST).table(ASSETS, LISTED)

    assert asked_of(pdf(tmp_path / "x.pdf", draw), monkeypatch) == []


def test_the_sums_of_a_table_are_no_merit_of_a_reading_that_only_adds_rows_to_it(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.caption(TITLE).table(EXPENDITURE).page()
        pages.table([["甲", "乙"], ["事项一", "12.00"], ["事项二", "13.00"]], (120, 80))

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    assert_expenditure(document)
    assert [grid.cells[0] for grid in document.grids] == [("甲", "乙")]


DOUBT = Doubt(Misgiving.SUMS, Reason("no title of a budget table stands above it"))


def read(pages: Iterable[Page]) -> Doubted:
    reading = Recognising()
    for one in pages:
        reading.page(one)
    document = recognise(SourceFile("x.pdf", "", "pdf"), (), reading).document
    return Doubted(document, Check.of_all(document, figures_alone=True))


def one_of(*others: Sequence[Sequence[str]]) -> tuple[Doubted, list[Page]]:
    """A page whose first reading is in doubt, and how else it may be read."""
    first = page(
        TITLE, Cells([HEADER, ["208", "社会保障和就业支出", "1.00", "2.00", "4.00"]], on_page=True, doubts=(DOUBT,))
    )
    ways = [page(TITLE, Cells([HEADER, *rows], on_page=True)) for rows in others]
    pages = [replace(first, others=lambda: ways)]
    return read(pages), pages


def test_of_two_readings_the_one_is_taken_in_which_more_sums_hold() -> None:
    first, pages = one_of(ROWS[:1], ROWS)
    (best,) = best_readings(first, pages, read)
    assert best == [*pages[0].others()][1]


def test_of_two_readings_whose_sums_hold_alike_none_is_taken_and_the_doubt_says_so() -> None:
    other = [[code, name, "25.00", "19.00", "6.00"] for code, name, *_ in ROWS]
    first, pages = one_of(ROWS, other)
    assert best_readings(first, pages, read) is pages
    assert first.document.tables[0].doubts == (DOUBT, ALIKE)


def test_of_two_readings_that_tell_the_same_one_is_taken() -> None:
    first, pages = one_of(ROWS, ROWS)
    assert best_readings(first, pages, read) is not pages


def test_a_reading_of_few_sums_that_hold_is_not_taken_where_others_fail() -> None:
    fails = [["208", "社会保障和就业支出", "15.00", "9.00", "6.00"], ["20805", "养老支出", "15.00", "9.00", "7.00"]]
    first, pages = one_of(fails)
    assert best_readings(first, pages, read) is pages
    assert first.document.tables[0].doubts == (DOUBT,)


MANY = [
    ["208", "社会保障和就业支出", "15.00", "9.00", "6.00"],
    *([f"208{number:02}", "某项支出", "3.00", "1.80", "1.20"] for number in range(1, 6)),
    ["", "合计", "15.00", "9.00", "6.00"],
]


@pytest.mark.parametrize(("rows", "read_so_far"), [(MANY, 1), (ROWS, 3)])
def test_no_further_way_is_read_where_one_leaves_nothing_open_and_many_sums_hold(
    rows: Sequence[Sequence[str]], read_so_far: int
) -> None:
    made, (first,) = one_of(rows, rows, rows)
    taken: list[Page] = []

    def others() -> Iterator[Page]:
        for way in first.others():
            taken.append(way)
            yield way

    pages = [replace(first, others=others)]
    assert best_readings(made, pages, read) == taken[:1]
    assert len(taken) == read_so_far


def asked_again(*pages: Page) -> list[int]:
    """The numbers of the pages that are asked for other readings, of which they have none."""
    asked: list[int] = []

    def others(number: int) -> list[Page]:
        asked.append(number)
        return []

    whole = [replace(one, others=partial(others, number)) for number, one in enumerate(pages, start=1)]
    assert best_readings(read(whole), whole, read) is whole
    return asked


def doubtful(number: int) -> Page:
    """A table in doubt, of another kind than those before and behind it."""
    title = TITLE if number % 2 else "2025年部门一般公共预算支出预算表"
    return page(title, Cells([HEADER, *ROWS], on_page=True, number=number, doubts=(DOUBT,)))


def test_a_list_next_to_a_table_in_doubt_is_read_again_for_it_may_be_more_of_it() -> None:
    lists = [page(LIST, Cells(ASSETS, on_page=True, number=number)) for number in (2, 3)]
    assert asked_again(doubtful(1), *lists) == [1, 2]


def test_more_pages_than_a_budget_has_tables_on_are_not_read_again() -> None:
    pages = map(doubtful, range(1, MOST_PAGES + 9))
    assert asked_again(*pages) == [*range(1, MOST_PAGES + 1)]
