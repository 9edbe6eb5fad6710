"""Rows in groups, each below its 小计, as tables of revenue by kinds of money print them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.reading.read import read_document
from tests.reading.making import Pages, Rows, Span, pdf, workbook

HEAD = ["项目名称", "", "金额"]
TOTAL = ["收入总计", "", "150.50"]
GROUPS: Rows = [
    ["一般公共预算资金", "小计", "120.50"],
    ["", "公共财政拨款（补助）资金", "100.50"],
    ["", "专项收入", "20.00"],
    ["政府性基金", "小计", ""],
    ["财政专户管理资金", "小计", "10.00"],
    ["", "专户管理教育收费", "10.00"],
    ["", "其他非税收入", ""],
    ["其他资金", "小计", "5.00"],
    ["上年结转和结余资金", "小计", "15.00"],
    ["", "其中：动用上年结转和结余资金", "6.00"],
]
MERGED: list[Span] = [((0, 2), (0, 4)), ((0, 6), (0, 8)), ((0, 10), (0, 11))]
"""Labels that reach down over their groups."""
NAMES = [
    "收入总计",
    "一般公共预算资金 小计",
    "一般公共预算资金 公共财政拨款（补助）资金",
    "一般公共预算资金 专项收入",
    "政府性基金 小计",
    "财政专户管理资金 小计",
    "财政专户管理资金 专户管理教育收费",
    "财政专户管理资金 其他非税收入",
    "其他资金 小计",
    "上年结转和结余资金 小计",
    "上年结转和结余资金 其中：动用上年结转和结余资金",
]
PARENTS = [-1, 0, 1, 1, 0, 0, 5, 5, 0, 0, -1]


def with_slip(row: int, figure: str) -> list[Sequence[str]]:
    return [[*one[:2], figure] if number == row else one for number, one in enumerate(GROUPS)]


@pytest.mark.parametrize("merged", [False, True], ids=["blank", "merged"])
def test_groups_below_their_subtotals_are_footed(tmp_path: Path, merged: bool) -> None:
    spans: list[Span] = [((0, 0), (1, 0)), ((0, 1), (1, 1)), *(MERGED if merged else [])]

    def draw(pages: Pages) -> None:
        pages.caption("2018年收入预算总表").table([HEAD, TOTAL, *GROUPS], (130, 200, 100), spans=spans)

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    (table,) = document.tables
    assert table.parents.tolist() == PARENTS
    assert Check(document).counts()[Outcome.AGREES] == 3
    assert not Check(document).counts()[Outcome.DIFFERS]


def test_a_total_below_the_groups_holds_them_too(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx", {"收入": [["2018年收入预算总表"], HEAD, *GROUPS, TOTAL]})
    (table,) = read_document(path).tables
    assert table.parents.tolist() == [10, 0, 0, 10, 10, 4, 4, 10, 10, -1, -1]


@pytest.mark.parametrize(("row", "head"), [(1, 1), (5, 5), (7, 0)])
def test_one_wrong_figure_of_named_groups_is_told(tmp_path: Path, row: int, head: int) -> None:
    """A 小计 that says of what it is tells its group by itself: what does not come out differs."""
    path = workbook(tmp_path / "x.xlsx", {"收入": [["2018年收入预算总表"], HEAD, TOTAL, *with_slip(row, "77.00")]})
    document = read_document(path)
    assert document.tables[0].parents.tolist() == PARENTS
    (finding,) = (one for one in Check(document).findings() if one.outcome is Outcome.DIFFERS)
    assert finding.cells[0].row == head


@pytest.mark.parametrize("row", [0, 4])
def test_groups_of_which_more_do_not_come_out_than_do_are_not_footed(tmp_path: Path, row: int) -> None:
    path = workbook(tmp_path / "x.xlsx", {"收入": [["2018年收入预算总表"], HEAD, TOTAL, *with_slip(row, "77.00")]})
    document = read_document(path)
    assert document.tables[0].parents.tolist() == [-1] * 11
    assert not Check(document).counts()[Outcome.DIFFERS]


@pytest.mark.parametrize("row", [0, 1, 4, 5, 7])
def test_groups_without_a_name_that_do_not_come_out_are_not_footed(tmp_path: Path, row: int) -> None:
    """The print does not tell what a 小计 by itself sums: sums that do not come out accuse nobody."""
    rows = [["", *one[1:]] for one in with_slip(row, "77.00")]
    path = workbook(tmp_path / "x.xlsx", {"收入": [["2018年收入预算总表"], HEAD, TOTAL, *rows]})
    document = read_document(path)
    assert document.tables[0].parents.tolist() == [-1] * 11
    assert not Check(document).counts()[Outcome.DIFFERS]


@pytest.mark.parametrize("last", range(1, len(GROUPS)))
def test_groups_are_footed_over_a_page_break(tmp_path: Path, last: int) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("2018年收入预算总表").table([HEAD, TOTAL, *GROUPS[:last]], (130, 200, 100))
        pages.page().table(GROUPS[last:], (130, 200, 100))

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    assert [table.parents.tolist() for table in document.tables] == [PARENTS]
    assert [row.name for row in document.tables[0].rows] == NAMES


def test_rows_of_a_group_bear_its_name_also_overleaf_below_a_merged_cell(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("2018年收入预算总表").table([HEAD, TOTAL, *GROUPS[:5]], (130, 200, 100), spans=[((0, 6), (0, 6))])
        pages.page().table(GROUPS[5:], (130, 200, 100), spans=[((0, 0), (0, 1))])

    (table,) = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    assert [row.name for row in table.rows] == NAMES


def test_a_row_overleaf_whose_label_stands_on_the_page_before_is_no_rest_of_a_name(tmp_path: Path) -> None:
    """Its blank cell lacks nothing that every other row prints: a label that covers several rows covers it too."""
    groups = [["一般公共预算资金", "小计", "100.50"], ["", "公共财政拨款（补助）资金", "100.50"], ["", "专项收入", ""]]

    def draw(pages: Pages) -> None:
        rows = [HEAD, ["收入总计", "", "130.50"], *groups[:2]]
        pages.caption("2018年收入预算总表").table(rows, (130, 200, 100), spans=[((0, 2), (0, 3))])
        pages.page().table([*groups[2:], *GROUPS[3:]], (130, 200, 100), spans=[((0, 2), (0, 4)), ((0, 6), (0, 7))])

    (table,) = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    assert [row.name for row in table.rows] == NAMES


def test_rows_of_a_group_bear_its_name_on_a_page_that_prints_no_labels_at_all(tmp_path: Path) -> None:
    """Where nothing is ruled, a column that is blank on a page is not there."""

    def line(pages: Pages, label: str, name: str, figure: str) -> None:
        pages.words(*[(40, label)] * bool(label), (200, name), (420, figure))

    def draw(pages: Pages) -> None:
        pages.caption("2018年收入预算总表").words((120, "项目名称"), (390, "金额"))
        line(pages, "", "收入总计", "12.00")
        line(pages, "一般公共预算资金", "小计", "7.00")
        line(pages, "", "专项收入", "7.00")
        line(pages, "其他资金", "小计", "5.00")
        pages.page()
        for name, figure in (("事业收入", "1.00"), ("经营收入", "3.00"), ("其他收入", "1.00")):
            line(pages, "", name, figure)

    (table,) = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    assert [row.name for row in table.rows[-4:]] == [
        "其他资金 小计",
        "其他资金 事业收入",
        "其他资金 经营收入",
        "其他资金 其他收入",
    ]
    assert not table.doubts


def test_rows_below_a_repeated_header_stand_where_names_do_though_no_label_is_printed(tmp_path: Path) -> None:
    """One header stands over labels and names: which of both a page prints is told by where it prints it."""

    def draw(pages: Pages) -> None:
        pages.caption("2018年收入预算总表").words((190, "项目名称"), (430, "金额"))
        for label, name, figure in (TOTAL, *GROUPS[:-1]):
            own, held = (name, label) if name else (label, "")
            pages.words(*[(40, held)] * bool(held), (200, own), *[(420, figure)] * bool(figure))
        pages.page().words((190, "项目名称"), (430, "金额")).words((200, GROUPS[-1][1]), (420, GROUPS[-1][2]))

    (table,) = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    assert [row.name for row in table.rows[-2:]] == NAMES[-2:]


def test_in_text_a_name_alone_below_a_repeated_header_stands_behind_the_label_of_its_group(tmp_path: Path) -> None:
    rows = [f"{label:　<12}{name:　<16}{figure:>10}" for label, name, figure in GROUPS[:-1] if figure]
    head = f"{'项目名称':　<28}{'金额':>10}"
    first = ["2018年收入预算总表", "单位：万元", head, f"{'收入总计':　<28}{'150.50':>10}", *rows]
    path = tmp_path / "x.txt"
    path.write_text("\n".join([*first, f"\f{head}", f"{GROUPS[-1][1]:　<28}{GROUPS[-1][2]:>10}"]), "utf-8")
    (table,) = read_document(path).tables
    assert [row.name for row in table.rows[-2:]] == NAMES[-2:]
