"""A table reads the same wherever a page ends in it: between rows or within one, its header printed again or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.model.document import Document
from gouji.model.doubt import Misgiving
from gouji.model.money import Figure
from gouji.model.rawgrid import RawGrid
from gouji.model.source import AtLine, OnPage
from gouji.model.table import Table
from gouji.reading.following import Recognising
from gouji.reading.page.page import Page
from gouji.reading.read import read_document
from gouji.reading.tables.in_columns import laid_out, same_widths
from gouji.reading.tables.parts import Part
from gouji.reading.tables.same_columns import columns_of_words
from tests.reading.making import Pages, Span, pdf, workbook
from tests.reading.test_decisions import Cells, page

Row = Sequence[str | None]
Content = list[tuple[str | None, str, list[Figure | None], int]]
"""Of each row its code, its name, its figures, and the number of the row that holds it."""

CODES = 3
"""Columns at most in which codes stand."""


@dataclass(frozen=True)
class Printed:
    """A table as it is printed; None where a merged cell to the left reaches over."""

    title: str
    head: Sequence[Row]
    body: Sequence[Row]
    widths: Sequence[float]


CODED = Printed(
    "2025年部门支出预算总表",
    [["类", "款", "项", "科目名称", "合计", "基本支出", "项目支出"]],
    [
        ["208", "", "", "社会保障和就业支出", "1,500", "900", "600"],
        ["208", "05", "", "行政事业单位养老支出", "1,500", "900", "600"],
        ["208", "05", "01", "行政单位离退休", "500", "300", "200"],
        ["208", "05", "05", "机关事业单位基本养老保险缴费支出", "1,000", "600", "400"],
        ["合计", "", "", "", "1,500", "900", "600"],
    ],
    (30, 30, 30, 150, 80, 80, 80),
)
ONE_CODE = Printed(
    "支出决算表",
    [["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"]],
    [
        ["合计", "", "22,000", "16,000", "6,000"],
        ["205", "教育支出", "7,000", "7,000", ""],
        ["20502", "普通教育", "7,000", "7,000", ""],
        ["2050201", "学前教育", "3,000", "3,000", ""],
        ["2050202", "小学教育", "4,000", "4,000", ""],
        ["208", "社会保障和就业支出", "15,000", "9,000", "6,000"],
        ["20805", "行政事业单位养老支出", "15,000", "9,000", "6,000"],
        ["2080501", "行政单位离退休", "5,000", "3,000", "2,000"],
        ["2080505", "养老保险缴费", "10,000", "6,000", "4,000"],
    ],
    (60, 150, 80, 80, 80),
)
TWO_SIDES = Printed(
    "2025年收支预算总表",
    [["收入", "", "支出", ""], ["项目", "预算数", "项目", "预算数"]],
    [
        ["一、财政拨款收入", "22,000", "一、外交支出", ""],
        ["二、事业收入", "", "二、教育支出", "7,000"],
        ["三、其他收入", "", "三、社会保障和就业支出", "15,000"],
        ["", "", "四、住房保障支出", ""],
        ["本年收入合计", "22,000", "本年支出合计", "22,000"],
        ["上年结转", "", "结转下年", ""],
        ["收入总计", "22,000", "支出总计", "22,000"],
    ],
    (150, 80, 150, 80),
)
MERGED_TOTALS = Printed(
    "收支预算总表",
    [
        ["收入", None, "支出", None, None, None],
        ["项目名称", "金额", "功能科目名称", "金额", "项目名称", "金额"],
    ],
    [
        ["一、财政拨款", "13,649.07", "一、一般公共服务支出", "10,528.33", "一、基本支出", "7,666.68"],
        ["1.一般公共预算", "13,649.07", "二、外交支出", "", "二、项目支出", "5,853.96"],
        ["2.政府性基金预算", "", "三、国防支出", "", "三、单位预留机动经费", "128.43"],
        ["二、财政专户管理资金", "", "八、社会保障和就业支出", "1,608.51", "", ""],
        ["三、其他资金", "", "十八、住房保障支出", "1,512.23", "", ""],
        ["当年收入小计", "13,649.07", "当年支出小计", None, None, "13,649.07"],
        ["上年结转资金", "", "结转下年资金", None, None, ""],
        ["收入合计", "13,649.07", "支出合计", None, None, "13,649.07"],
    ],
    (90, 75, 110, 75, 90, 75),
)
PROJECTS = Printed(
    "2025年项目支出预算表",
    [["项目名称", "项目单位", "合计", "本年财政拨款", "财政拨款结转结余"]],
    [
        ["某某市级信息化系统运行维护专项经费", "某某局本级", "500", "500", ""],
        ["人才引进与培养", "某某中心", "300", "200", "100"],
        ["办公用房维修改造", "某某局本级", "200", "200", ""],
        ["业务培训", "某某中心", "100", "100", ""],
        ["合计", "", "1,100", "1,000", "100"],
    ],
    (170, 90, 70, 70, 70),
)
TABLES = {
    "codes": CODED,
    "one code": ONE_CODE,
    "two sides": TWO_SIDES,
    "merged totals": MERGED_TOTALS,
    "projects": PROJECTS,
}


def reaches(rows: Sequence[Row]) -> dict[tuple[int, int], int]:
    """How many columns each cell covers that covers several."""
    found: dict[tuple[int, int], int] = {}
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            end = next((c for c in range(column + 1, len(row)) if row[c] is not None), len(row))
            if text is not None and end > column + 1:
                found[number, column] = end - column
    return found


def cells(*rows: Row) -> Cells:
    return Cells(rows, reaches=reaches(rows))


def halves(row: Row, at: int, *, low: bool = False) -> tuple[list[str | None], list[str | None]]:
    """A row that a page break cuts: names after ``at`` letters, figures above the break, or below it where ``low``."""
    upper: list[str | None] = []
    lower: list[str | None] = []
    for column, text in enumerate(row):
        if text is None or (text.isdigit() and column < CODES):
            upper.append(text)
            lower.append(None if text is None else "")
        elif any(map(str.isalpha, text)):
            upper.append(text[:at])
            lower.append(text[at:])
        else:
            upper.append("" if low else text)
            lower.append(text if low else "")
    return upper, lower


def tables(*pages: Page) -> tuple[list[Table], list[RawGrid]]:
    """What is read of pages of cells."""
    reading = Recognising()
    for one in pages:
        reading.page(one)
    return [made.table for made in reading.making.finish(reading.drafts)], reading.grids


def content(table: Table) -> Content:
    columns = range(len(table.columns))
    return [
        (row.code, row.name, [table.content(number, column).figure for column in columns], int(table.parents[number]))
        for number, row in enumerate(table.rows)
    ]


def splits(printed: Printed) -> Iterator[tuple[str, Sequence[Row], Sequence[Row]]]:
    """Every way in which a page may end in a table: what stands on it, and what overleaf.

    A total that is cut below its first words, with its figures overleaf, has there all that a total has: it is left
    out, and so is a cut right behind a number.
    """
    body = printed.body
    for number, row in enumerate(body):
        if number:
            yield f"before row {number}", body[:number], body[number:]
        for at in (3, 4, 5):
            for low in (False, True):
                upper, lower = halves(row, at, low=low)
                total = any(text and text.endswith(("合计", "总计", "小计")) for text in lower)
                if any(lower) and not (low and total):
                    where = f"in row {number} behind {at} letters{', figures below' if low else ''}"
                    yield where, [*body[:number], upper], [lower, *body[number + 1 :]]


@pytest.mark.parametrize("again", [False, True], ids=["headless", "header again"])
@pytest.mark.parametrize("name", TABLES)
def test_a_table_reads_the_same_wherever_a_page_ends_in_it(name: str, again: bool) -> None:
    printed = TABLES[name]
    (whole,), _ = tables(page(printed.title, "单位：万元", cells(*printed.head, *printed.body)))
    expected = content(whole)
    other: list[str] = []
    for where, first, rest in splits(printed):
        overleaf = page("续表", cells(*printed.head, *rest)) if again else page(cells(*rest))
        read, grids = tables(page(printed.title, "单位：万元", cells(*printed.head, *first)), overleaf)
        if grids or [content(one) for one in read] != [expected]:
            other.append(where)
    assert other == []


def drawn(rows: Sequence[Row]) -> tuple[list[list[str]], list[Span]]:
    """Rows to be drawn, and their merged cells."""
    spans: list[Span] = [((column, row), (column + reach - 1, row)) for (row, column), reach in reaches(rows).items()]
    return [[text or "" for text in row] for row in rows], spans


def over_two_pages(path: Path, printed: Printed, first: Sequence[Row], rest: Sequence[Row], *, again: bool) -> Document:
    """A PDF of a table that goes on overleaf."""

    def draw(pages: Pages) -> None:
        rows, spans = drawn([*printed.head, *first])
        pages.text(printed.title, 200, 13).text("单位：万元", 460).table(rows, printed.widths, spans=spans)
        rows, spans = drawn([*printed.head, *rest] if again else rest)
        pages.page()
        if again:
            pages.text(f"{printed.title}（续表）", 200, 13)
        pages.table(rows, printed.widths, spans=spans)

    return read_document(pdf(path, draw))


def test_the_figures_of_a_total_alone_overleaf_are_no_part_of_its_name(tmp_path: Path) -> None:
    """Where nothing is ruled, the words of one row do not fill their columns."""
    printed = CODED

    def draw(pages: Pages) -> None:
        rows, _ = drawn([*printed.head, *printed.body[:-1]])
        pages.text(printed.title, 200, 13).text("单位：万元", 460).table(rows, printed.widths, rules="none")
        pages.page().table(drawn(printed.body[-1:])[0], printed.widths, rules="none")

    (whole,), _ = tables(page(printed.title, "单位：万元", cells(*printed.head, *printed.body)))
    document = read_document(pdf(tmp_path / "x.pdf", draw))
    assert [content(table) for table in document.tables] == [content(whole)]


@pytest.mark.parametrize("again", [False, True], ids=["headless", "header again"])
@pytest.mark.parametrize(
    ("name", "row"),
    [("codes", 3), ("one code", 5), ("two sides", 2), ("two sides", 4), ("merged totals", 5), ("projects", 0)],
)
def test_a_row_that_a_page_of_paper_cuts_reads_as_one(tmp_path: Path, name: str, row: int, again: bool) -> None:
    printed = TABLES[name]
    (whole,), _ = tables(page(printed.title, "单位：万元", cells(*printed.head, *printed.body)))
    upper, lower = halves(printed.body[row], 4)
    first, rest = [*printed.body[:row], upper], [lower, *printed.body[row + 1 :]]
    document = over_two_pages(tmp_path / "x.pdf", printed, first, rest, again=again)
    assert document.grids == []
    assert [content(table) for table in document.tables] == [content(whole)]
    assert not any(one.outcome is Outcome.DIFFERS for one in Check(document).findings())


def test_a_table_on_two_sheets_reads_as_one(tmp_path: Path) -> None:
    printed = ONE_CODE
    rows = [[printed.title], ["单位：万元"], *printed.head, *printed.body]
    for row in range(4, len(rows)):
        path = workbook(tmp_path / "x.xlsx", {"支出1": rows[:row], "支出2": rows[row:]})
        (table,) = read_document(path).tables
        assert [one.code for one in table.rows] == [None, *(line[0] for line in printed.body[1:])], row


def names_of(first: Sequence[Row], rest: Sequence[Row]) -> list[str]:
    """The names of the rows of a table that goes on overleaf, in the order of its sides."""
    read, grids = tables(page("2025年收支预算总表", "单位：万元", cells(*first)), page(cells(*rest)))
    assert (len(read), grids) == (1, [])
    return [row.name for row in read[0].rows]


def over_the_page(last: str, first: str, below: str) -> list[str]:
    """The names of a table of two sides; a stroke parts the cells of its last row and of the first rows overleaf."""
    head: list[Row] = [["项目", "预算数", "项目", "预算数"], ["一、拨款", "5", "一、支出", "5"]]
    rest = [row.split("|") for row in (first, below, "收入总计|5|支出总计|5") if row]
    return names_of([*head, last.split("|")], rest)


@pytest.mark.parametrize(
    ("last", "first", "below", "names"),
    [
        ("当年收入|5|当年支出小计|5", "小计|||", "", "当年收入小计 当年支出小计"),
        ("当年收入||当年支出小计|", "小计|||", "", "当年收入小计 当年支出小计"),
        ("当年收入小计|5|当年支出|5", "||小计|", "", "当年收入小计 当年支出小计"),
        ("本年收入合|5|本年支出合|5", "计||计|", "", "本年收入合计 本年支出合计"),
        ("||二、粮油物资储|", "||备支出|", "||三、其他支出|", "二、粮油物资储备支出 三、其他支出"),
        ("||二、粮油物资储|", "||备支出|5", "||三、其他支出|", "二、粮油物资储备支出 三、其他支出"),
        ("二、其他||二、其他|", "收入||支出|", "", "二、其他收入 二、其他支出"),
        ("二、其他||二、其他|", "收入||支出|", "三、转入||三、转出|", "二、其他收入 三、转入 二、其他支出 三、转出"),
    ],
)
def test_the_rest_of_a_name_overleaf_is_no_row(last: str, first: str, below: str, names: str) -> None:
    found = over_the_page(last, first, below)
    assert " ".join(name for name in found if not name.startswith("一、") and not name.endswith("总计")) == names


@pytest.mark.parametrize(
    ("last", "first", "below"),
    [
        ("二、其他收入||二、其他支出|", "上年结转||结转下年|", ""),
        ("二、其他收入|2|二、其他支出|2", "上年结转|3|结转下年|3", ""),
        ("二、其他收入||二、其他支出|", "三、转入||三、转出|", ""),
        ("本年收入合计|5|本年支出合计|5", "用事业基金弥补收支差额||结余分配|", ""),
        ("||二、粮油物资储备支出|", "上年结转|||", ""),
        ("二、其他收入||二、其他支出|", "本年收入|5|本年支出|5", ""),
        ("二、其他收入||二、其他支出|", "本年收入合计||本年支出合计|", ""),
        ("二、其他收入||二、其他支出|", "其中：捐赠||其中：捐赠|", "三、转入||三、转出|"),
        ("二、其他收入|1|二、其他支出|1", "（一）捐赠||（一）捐赠|", "三、转入||三、转出|"),
    ],
)
def test_a_row_of_its_own_overleaf_stays_one(last: str, first: str, below: str) -> None:
    found = over_the_page(last, first, below)
    assert [name for name in (*last.split("|")[::2], *first.split("|")[::2]) if name and name not in found] == []


def test_what_a_break_cut_off_tells_nothing_at_the_next_break() -> None:
    """A name without a code overleaf is a rest, be it one of several: no row of the pages has no code."""
    names = [
        "社会保障和就业支出",
        "行政事业单位养老支出",
        "机关事业单位养老保险缴费支出",
        "机关事业单位职业年金缴费支出",
    ]
    codes = ["208", "20805", "2080505", "2080506"]
    rows = [[code, name, "5", "5", ""] for code, name in zip(codes, names, strict=True)]
    leaves: list[list[Row]] = [
        [*ONE_CODE.head, *rows[:2], ["2080505", "机关事业单位养老保险", "5", "5", ""]],
        [["", "缴费支出", "", "", ""], ["2080506", "机关事业单位职业年金", "5", "5", ""]],
        [["", "缴费支出", "", "", ""], ["210", "卫生健康支出", "5", "5", ""]],
    ]
    (table,), _ = tables(
        page("支出决算表", "单位：万元", cells(*leaves[0])), *(page(cells(*one)) for one in leaves[1:])
    )
    assert [row.name for row in table.rows] == [*names, "卫生健康支出"]


def test_a_row_over_three_pages_is_one(tmp_path: Path) -> None:
    printed, name = ONE_CODE, "机关事业单位基本养老保险缴费支出"
    rows, _ = drawn([*printed.head, *printed.body[:-1], ["2080505", name[:6], "10,000", "6,000", "4,000"]])

    def draw(pages: Pages) -> None:
        pages.text(printed.title, 200, 13).text("单位：万元", 460).table(rows, printed.widths)
        pages.page().table([["", name[6:12], "", "", ""]], printed.widths)
        pages.page().table([["", name[12:], "", "", ""]], printed.widths)

    (table,) = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    source = table.rows[-1].source
    assert (len(table.rows), table.rows[-1].name) == (9, name)
    assert isinstance(source, OnPage)
    assert source.page == 1


def test_a_figure_below_the_break_stands_on_its_page() -> None:
    upper, lower = halves(ONE_CODE.body[-1], 3, low=True)
    first = Cells([*ONE_CODE.head, *ONE_CODE.body[:-1], upper], first=100)
    (table,), _ = tables(page(ONE_CODE.title, first), page(Cells([lower], first=500)))
    assert (table.rows[8].name, table.source(8, 0)) == ("养老保险缴费", AtLine(500))


@pytest.mark.parametrize(
    ("above", "below", "figures"),
    [("1,000,", "500.00", ["1,000,500.00"]), ("1,000", "500", ["1,000", "500"]), ("1,000.", "50", ["1,000.50"])],
)
def test_a_figure_that_a_page_break_cut_is_put_together_and_two_figures_are_not(
    above: str, below: str, figures: list[str]
) -> None:
    head, first = ["科目编码", "科目名称", "合计"], ["208", "社会保障和就业支出", "7"]
    last, rest = ["2080505", "养老保险", above], ["", "缴费", below]
    (table,), _ = tables(page("支出总表", "单位：元", cells(head, first, last)), page(cells(rest)))
    found = [str(table.content(row, 0).figure) for row in range(1, len(table.rows))]
    assert len(found) == len(figures)
    assert table.rows[1].name == ("养老保险缴费" if len(figures) == 1 else "养老保险")


def plain_figure(figure: Figure) -> str:
    return f"{figure.fen / 100:.{figure.decimals}f}"


@pytest.mark.parametrize(
    ("last", "rest", "row"),
    [
        (
            ["2080505", "养老保险", "119,887,797.", "77,518.0"],
            ["", "", "00", "0"],
            "2080505 养老保险 119887797.00 77518.00",
        ),
        (["208050", "养老保险", "700.00", ""], ["5", "", "", ""], "2080505 养老保险 700.00"),
        (
            ["20805", "养老保险（缴", "119,887,797.", ""],
            ["05", "费）", "00", ""],
            "2080505 养老保险（缴费） 119887797.00",
        ),
        (["2080505", "养老保险", "1,119,887,79", ""], ["", "", "7.00", ""], "2080505 养老保险 1119887797.00"),
    ],
)
def test_the_rest_of_torn_figures_and_codes_is_no_row(last: Row, rest: Row, row: str) -> None:
    head, below = ["科目编码", "科目名称", "合计", "基本支出"], ["210", "卫生健康支出", "7.00", "7.00"]
    body = [["208", "社会保障和就业支出", "700.00", "10.00"], ["20805", "行政事业单位养老支出", "700.00", "20.00"]]
    (table,), _ = tables(page("支出总表", "单位：元", cells(head, *body, last)), page(cells(rest, below, *[below] * 3)))
    one = table.rows[2]
    figures = [figure for column in (0, 1) if (figure := table.content(2, column).figure)]
    assert " ".join([one.code or "", one.name, *map(plain_figure, figures)]) == row
    assert len(table.rows) == 7


@pytest.mark.parametrize(
    ("last", "rest"),
    [
        (["2080505", "养老保险", "700.00", ""], ["", "上缴支出", "7.00", ""]),
        (["2080505", "养老保险", "700.00", ""], ["", "上缴支出", "00", ""]),
    ],
)
def test_what_is_whole_above_the_break_is_not_torn(last: Row, rest: Row) -> None:
    head = ["科目编码", "科目名称", "合计", "基本支出"]
    body = [["208", "社会保障和就业支出", "700.00", "10.00"], ["20805", "行政事业单位养老支出", "700.00", "20.00"]]
    (table,), _ = tables(page("支出总表", "单位：元", cells(head, *body, last)), page(cells(rest)))
    assert table.rows[2].name == "养老保险"
    figure = table.content(2, 0).figure
    assert figure is not None
    assert plain_figure(figure) == last[2]


@pytest.mark.parametrize(("total", "rows"), [("11979175", 4), ("1197917", 5)])
def test_the_sums_tell_whether_a_whole_figure_goes_on_overleaf(total: str, rows: int) -> None:
    head = ["科目编码", "科目名称", "合计"]
    body = [["221", "住房保障支出", total], ["22102", "住房改革支出", "1197917"]]
    below = [["2210201", "住房公积金", str(int(total) - 1000)], ["2210203", "购房补贴", "1000"]]
    (table,), _ = tables(page("支出总表", "单位：元", cells(head, *body)), page(cells(["", "", "5"], *below)))
    found = [table.content(row, 0).figure for row in range(len(table.rows))]
    assert [one.fen // 100 for one in found if one][:2] == [int(total), int(total)]
    assert len(table.rows) == rows


def test_a_total_that_prints_nothing_is_told_rather_than_joined_to_the_row_above() -> None:
    """The sums decide between two readings; they hide no figure that is missing."""
    head = [["项目", "预算数"], ["一、财政拨款收入", "5"], ["其他收入", "2"]]
    assert names_of(head, [["收入合计", ""]]) == ["一、财政拨款收入", "其他收入", "收入合计"]


FEWER = [
    ["上年结转资金", "", "结转下年资金", "1.00"],
    ["收入合计", "13,649.07", "支出合计", "13,650.07"],
]


@pytest.mark.parametrize("margin", [40, 52])
def test_a_rest_of_fewer_columns_reads_as_if_it_had_all_of_them(tmp_path: Path, margin: float) -> None:
    """No side reads the figures of another; the cell of a label that reaches over several is that of the last."""
    printed = MERGED_TOTALS

    def draw(pages: Pages) -> None:
        rows, spans = drawn([*printed.head, *printed.body[:6]])
        pages.text(printed.title, 200, 13).text("单位：万元", 460).table(rows, printed.widths, spans=spans)
        pages.page().table(FEWER, (90, 75, 275, 75), left=margin)

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    (table,) = document.tables
    told = {
        (row.name, row.side): figure.fen if (figure := table.content(number, 0).figure) else None
        for number, row in enumerate(table.rows)
    }
    assert told["结转下年资金", 2] == 1_000_000
    assert told["支出合计", 2] == 13_650_070_000
    assert told["收入合计", 0] == 13_649_070_000
    assert not [(name, side) for name, side in told if not name or (side == 1 and name[0] not in "一二三八十")]


@pytest.mark.parametrize("rules", ["all", "inner"])
def test_slivers_of_a_rest_are_no_columns(tmp_path: Path, rules: str) -> None:
    """Columns are cut where the rules of something else on the page cross them; the last one may be wider."""
    printed = ONE_CODE

    def draw(pages: Pages) -> None:
        rows, _ = drawn([*printed.head, *printed.body[:6]])
        pages.text(printed.title, 200, 13).text("单位：万元", 460).table(rows, printed.widths, rules=rules)
        rest = [[row[0], row[1], "", row[2], row[3], row[4], ""] for row in printed.body[6:]]
        merged: list[Span] = [((1, row), (2, row)) for row in range(1, len(rest))]
        pages.page().table(rest, (60, 140, 10, 80, 80, 80, 12), rules=rules, spans=merged)  # type: ignore[arg-type]

    (whole,), _ = tables(page(printed.title, "单位：万元", cells(*printed.head, *printed.body)))
    document = read_document(pdf(tmp_path / "x.pdf", draw))
    assert [content(table) for table in document.tables] == [content(whole)]


def test_what_stands_in_no_column_of_a_table_is_not_its_rest() -> None:
    edges = (0.0, 50, 200, 260, 320, 380)
    first = Cells([*ONE_CODE.head, *ONE_CODE.body[:4]], edges)
    for rest in ((0.0, 50, 230, 290, 380), (0.0, 90, 200, 260, 450)):
        read, grids = tables(page(ONE_CODE.title, first), page(Cells([["205", "教育", "7", "7"]], rest)))
        assert (len(read[0].rows), len(grids)) == (4, 1), rest


def test_two_figures_in_one_column_are_not_one() -> None:
    part = Part(block := Cells([["205", "7", "8"]], (0.0, 50, 80, 110)), 0, block.rows)
    assert laid_out(part, (0.0, 50, 110)) is None


def test_two_pieces_of_a_name_in_one_column_are_both_its_name() -> None:
    part = Part(block := Cells([["205", "其中：", "教育"]], (0.0, 50, 80, 110)), 0, block.rows)
    laid = laid_out(part, (0.0, 50, 110))
    assert laid is not None
    assert list(laid.cells[0]) == ["205", "其中： 教育"]


@pytest.mark.parametrize(
    ("other", "same"),
    [((140, 200, 260, 313, 380), True), ((40, 100, 160, 211, 280), False), ((40, 100, 160, 280), False)],
)
def test_columns_are_the_same_wherever_they_stand_where_their_widths_are_within_eight_points(
    other: tuple[float, ...], same: bool
) -> None:
    assert same_widths((40, 100, 160, 220, 280), other) == same


@pytest.mark.parametrize(
    ("edges", "row"),
    [
        ((40.0, 100, 160, 280), ["甲", "乙", "丙", None]),
        ((43.0, 103, 163, 283), ["甲", "乙", "丙", None]),
        ((50.0, 110, 170, 290), ["甲", "乙", "丙", None]),
        ((40.0, 100, 160, 300), ["甲", "乙", "丙", None]),
        ((40.0, 106, 160, 280), None),
        ((40.0, 100, 160, 310), None),
    ],
)
def test_of_other_widths_columns_are_the_same_where_their_rules_stand_within_four_points(
    edges: tuple[float, ...], row: list[str | None] | None
) -> None:
    """The page may have another margin, and the last column be a little wider."""
    block = Cells([["甲", "乙", "丙"]], edges)
    laid = laid_out(Part(block, 0, block.rows), (40, 100, 160, 220, 280))
    assert (None if laid is None else list(laid.cells[0])) == row


def test_columns_told_from_words_are_found_where_their_middles_stand() -> None:
    assert columns_of_words((40, 100, 160, 220, 280), (80, 170, 250)) == {0: 0, 2: 1, 3: 2}
    assert columns_of_words((40, 100, 160, 220, 280), (50, 70, 175)) is None


GROUPS: list[Row] = [
    ["项目名称", None, "金额"],
    ["收入总计", None, "28,849.38"],
    ["一般公共预算资金", "小计", "28,849.38"],
    ["", "公共财政拨款（补助）资金", "28,849.38"],
    ["", "专项收入", ""],
    ["政府性基金", "小计", ""],
    ["其他资金", "小计", ""],
    ["", "事业收入", ""],
    ["上年结转和结余资金", "小计", ""],
    ["", "其中：动用上年结转和结余资金", ""],
]


@pytest.mark.parametrize("last", range(3, len(GROUPS)))
def test_a_rest_of_names_and_no_figure_is_no_header(tmp_path: Path, last: int) -> None:
    """小计 heads columns elsewhere; here it stands where rows are named."""

    def draw(pages: Pages) -> None:
        rows, spans = drawn(GROUPS[:last])
        pages.text("2017年收入预算总表", 200, 13).text("单位：万元", 460).table(rows, (150, 220, 120), spans=spans)
        pages.page().table([[text or "" for text in row] for row in GROUPS[last:]], (150, 220, 120))

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    assert (len(document.tables), document.grids) == (1, [])
    assert len(document.tables[0].rows) == len(GROUPS) - 1


@pytest.mark.parametrize("header", [["项目", "小计", "2018年预算数"], ["单位名称", "小计", "金额"]])
def test_words_over_the_amounts_are_a_header_though_no_figure_stands_below_them(header: Row) -> None:
    read, grids = tables(page("2017年收入预算总表", cells(*GROUPS)), page(cells(header, ["甲", "乙", ""])))
    assert (len(read[0].rows), len(grids)) == (len(GROUPS) - 1, 1)


def test_a_row_that_may_be_one_or_two_tells_what_the_sums_say() -> None:
    """Without the break in mind, 小计 would sum what stands above it twice over."""
    rows = MERGED_TOTALS.body
    first = [*rows[:5], ["当年收入", "13,649.07", "当年支出小计", None, None, "13,649.07"]]
    rest = [["小计", "", "", None, None, ""], *rows[6:]]
    read, _ = tables(page(MERGED_TOTALS.title, "单位：万元", cells(*MERGED_TOTALS.head, *first)), page(cells(*rest)))
    (whole,), _ = tables(page(MERGED_TOTALS.title, "单位：万元", cells(*MERGED_TOTALS.head, *rows)))
    assert [content(table) for table in read] == [content(whole)]


def test_a_table_whose_rest_was_not_recognised_is_in_doubt(tmp_path: Path) -> None:
    """Its rows may be missing: it is shown and not judged, and the place of what follows it is told."""

    def draw(pages: Pages) -> None:
        rows, _ = drawn([*ONE_CODE.head, *ONE_CODE.body[:5]])
        pages.text(ONE_CODE.title, 200, 13).text("单位：万元", 460).table(rows, ONE_CODE.widths)
        pages.page().table([["208 社保", "15,000", "9,000"]], (60, 50, 50))

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    (doubt,) = document.tables[0].doubts
    (place,) = doubt.why.places
    assert (doubt.of, len(document.grids)) == (Misgiving.BREAK, 1)
    assert isinstance(place, OnPage)
    assert place.page == 2
    assert not any(one.outcome in (Outcome.DIFFERS, Outcome.AGREES) for one in Check(document).findings())


def test_a_sheet_that_was_not_recognised_is_the_rest_of_none(tmp_path: Path) -> None:
    rows = [[ONE_CODE.title], ["单位：万元"], *ONE_CODE.head, *ONE_CODE.body]
    document = read_document(workbook(tmp_path / "x.xlsx", {"支出": rows, "公式": [["合计", "3", "7"]]}))
    assert (document.tables[0].doubts, len(document.grids)) == ((), 1)


def test_a_table_whose_header_stands_above_what_was_not_recognised_overleaf_is_in_doubt() -> None:
    """As lines of text above cells of other columns, for a label below it prints no figure."""
    first = page(ONE_CODE.title, "单位：元", Cells([*ONE_CODE.head, *ONE_CODE.body], (40, 100, 250, 330, 410, 490)))
    rest = Cells([["其他资金", "小计", ""], ["", "事业收入", ""], ["209", "其他支出", "7,000"]], (60, 160, 210, 300))
    for lines, doubts in ((["科目编码 科目名称 本年支出合计", "下属单位"], 1), (["资产情况", "下属单位"], 0)):
        (table,), _ = tables(first, page(*lines, rest))
        assert len(table.doubts) == doubts


def test_amounts_in_one_cell_are_a_row_whose_columns_were_not_told() -> None:
    first = Cells([["科目编码", "科目名称", "合计", "基本支出"], ["208", "社保", "7", "7"], ["210", "卫生", "7", "7"]])
    for text, doubts in (("收入总计 6,210.32 支出总计 6,210.32", 1), ("编制日期 2025 年", 0)):
        (table,), _ = tables(page("支出总表", "单位：元", first), page(Cells([["二、结转下年"], [text]])))
        assert len(table.doubts) == doubts
