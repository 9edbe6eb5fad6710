"""Tables that go on over page breaks, are open at their sides or have no rules: what belongs together stays so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from gouji.model.reason import Judged
from gouji.model.source import OnPage, Source
from gouji.reading.columns.header.cells import header_cells
from gouji.reading.columns.measures import POINTS
from gouji.reading.page.words import Word, line_text
from gouji.reading.read import read_document
from gouji.reading.terms.figures import figure_before_label
from tests.reading.making import EXPENDITURE, WIDTHS, Pages, Rows, Span, pdf
from tests.reading.test_pdf import amounts, assert_expenditure

NUMBERED: Rows = [
    ["项目", "", "本年支出合计", "基本支出", "项目支出"],
    ["科目编码", "科目名称", "", "", ""],
    ["栏次", "", "1", "2", "3"],
]
FINAL: Rows = [
    ["合计", "", "1,500", "900", "600"],
    ["208", "社会保障和就业支出", "1,500", "900", "600"],
    ["20805", "行政事业单位养老支出", "1,500", "900", "600"],
    ["2080501", "行政单位离退休", "500", "300", "200"],
    ["2080505", "养老保险缴费", "1,000", "600", "400"],
]


def test_a_numbered_header_printed_again_under_the_title_begins_no_table(tmp_path: Path) -> None:
    widths = (60, 150, 80, 80, 80)

    def draw(pages: Pages) -> None:
        pages.caption("支出决算表", "万元").table([*NUMBERED, *FINAL[:3]], widths)
        pages.page().caption("支出决算表（续）", "万元").table([*NUMBERED, *FINAL[3:]], widths)

    (table,) = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    assert table.keys == ["合计", "208", "20805", "2080501", "2080505"]
    assert table.parents.tolist() == [-1, 0, 1, 2, 2]


OF_BREAKS = {"its header begins on the page before, under the title {title}"}
TORN: list[Span] = [((0, 0), (1, 0)), ((2, 0), (4, 0))]
HEADED: Rows = [["项目", "", "本年支出", "", ""], ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]]
FIVE = (60, 150, 80, 80, 80)


def test_a_header_torn_by_the_page_break_heads_the_rows_overleaf(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("2025年一般公共预算支出预算表").table(HEADED[:1], FIVE, spans=TORN)
        pages.page().table([HEADED[1], *FINAL], FIVE)

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    (table,) = document.tables
    assert (table.title, table.keys) == ("2025年一般公共预算支出预算表", ["合计", "208", "20805", "2080501", "2080505"])
    assert amounts(table, "2080505") == [1000, 600, 400]
    assert document.grids == []
    told: list[Judged] = []
    read_document(tmp_path / "x.pdf", trace=told.append)
    assert {reason.message for one in told for reason in one.why} >= OF_BREAKS


@pytest.mark.parametrize("above", [1, 2])
def test_rows_overleaf_have_more_columns_than_a_header_shows_by_itself(tmp_path: Path, above: int) -> None:
    """Names of two columns stand below one label, which ends the page: a group, and what it is made of."""
    rows: Rows = [
        ["项目名称", "", "金额"],
        ["收入总计", "", "1,500"],
        ["一般公共预算资金", "小计", "1,500"],
        ["", "公共财政拨款资金", "1,000"],
        ["", "专项收入", "500"],
        ["其他资金", "小计", "0"],
    ]

    def draw(pages: Pages) -> None:
        own: list[Span] = [((0, 0), (1, 0)), ((0, 1), (1, 1))]
        pages.caption("2025年收入预算总表").table(rows[:above], (90, 130, 80), spans=own[:above])
        rest: list[Span] = [((0, 2 - above), (0, 4 - above)), *([own[0]] if above == 1 else [])]
        pages.page().table(rows[above:], (90, 130, 80), spans=rest)

    (table,) = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    names = [
        "收入总计",
        "一般公共预算资金小计",
        "一般公共预算资金公共财政拨款资金",
        "一般公共预算资金专项收入",
        "其他资金小计",
    ]
    assert ["".join(row.name.split()) for row in table.rows] == names


def test_a_blank_table_before_a_table_of_no_title_stays_blank(tmp_path: Path) -> None:
    """Overleaf words stand below columns that have their name already: that is a header of its own."""
    other = [["资产编号", "资产名称", "原值", "折旧", "净值"], ["208", "房屋", "1,500", "900", "600"]]

    def draw(pages: Pages) -> None:
        pages.caption("2025年政府性基金预算支出预算表").table([HEADED[0], HEADED[1]], FIVE, spans=TORN)
        pages.page().table(other, FIVE)

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    (table,) = document.tables
    assert (table.kind, table.keys) == ("government-fund", [])
    assert len(document.grids) == 1


def test_a_class_merged_over_the_page_break_holds_for_the_rows_overleaf(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表").table(EXPENDITURE[:3], spans=[((0, 1), (0, 2))])
        rest = [["", *row[1:]] for row in EXPENDITURE[3:5]]
        pages.page().table([*rest, EXPENDITURE[5]], spans=[((0, 0), (0, 1))])

    assert_expenditure(read_document(pdf(tmp_path / "x.pdf", draw)))


@pytest.mark.parametrize("corner", [(0, 0), (700, 0), (0, 900), (-700, -900)])
@pytest.mark.parametrize("rules", ["open", "none"])
def test_the_paper_of_a_page_may_begin_anywhere(tmp_path: Path, corner: tuple[float, float], rules: str) -> None:
    """Borders that were not drawn are put in, and places are counted from the corner of the page as it is shown."""
    path = pdf(tmp_path / "x.pdf", lambda p: p.caption("2025年部门支出预算总表").table(EXPENDITURE, rules=rules))
    as_usual = read_document(path).tables[0]
    moved(path, *corner)
    document = read_document(path)
    assert_expenditure(document)
    (table,) = document.tables
    assert [near(row.source) for row in table.rows] == [near(row.source) for row in as_usual.rows]


def moved(path: Path, x: float, y: float) -> None:
    """Write a PDF anew with all that its page prints, and its paper, at another place."""
    import pypdfium2

    with pypdfium2.PdfDocument(path.read_bytes()) as book:
        page = book[0]
        width, height = page.get_size()
        for one in page.get_objects(max_depth=1):
            one.transform(pypdfium2.PdfMatrix().translate(x, y))
        page.set_mediabox(x, y, x + width, y + height)
        page.set_cropbox(x, y, x + width, y + height)
        page.gen_content()
        book.save(path)


def near(place: Source) -> list[int]:
    """The page and the box of a place, to the point."""
    assert isinstance(place, OnPage)
    return [place.page, *map(round, place.bbox)]


def test_a_watermark_neither_ends_a_table_nor_stands_above_the_next(tmp_path: Path) -> None:
    def across(pages: Pages) -> None:
        pages.canvas.saveState()
        pages.canvas.translate(200, 300)
        pages.canvas.rotate(35)
        pages.canvas.setFont("song", 40)
        pages.canvas.drawString(0, 0, "内部资料注意保存")
        pages.canvas.restoreState()

    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表").table(EXPENDITURE[:-1], rules="level")
        across(pages)
        pages.page().table(EXPENDITURE[-1:], rules="level")
        across(pages)

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    assert_expenditure(document)
    assert any("资" in passage.text for passage in document.prose)


def test_two_columns_open_at_both_sides(tmp_path: Path) -> None:
    rows = [["项目", "预算数"], ["合计", "30"], ["1、因公出国（境）费用", "10"], ["2、公务接待费", "20"]]
    path = pdf(tmp_path / "x.pdf", lambda p: p.caption("“三公”经费支出表").table(rows, (250, 120), rules="inner"))
    (table,) = read_document(path).tables
    assert (table.kind, table.columns) == ("three-public", ("预算数",))
    assert amounts(table, "合计") == [30]


def test_a_row_of_two_cells_above_a_table_open_at_both_sides_is_its_header(tmp_path: Path) -> None:
    rows = [["合计", "公务接待费", "合计", "公务接待费"], ["30", "10", "20", "5"]]

    def draw(pages: Pages) -> None:
        pages.caption("“三公”经费支出决算表")
        top = pages.top
        pages.canvas.line(40, top, 360, top)
        pages.canvas.line(200, top, 200, top - 18)
        pages.top -= 14
        pages.words((100, "预算数"), (260, "决算数"))
        pages.top = top - 18
        pages.table(rows, (80,) * 4, rules="inner").canvas.line(40, top - 18, 360, top - 18)

    (table,) = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    assert table.columns == ("预算数/合计", "预算数/公务接待费", "决算数/合计", "决算数/公务接待费")


def row_of(pages: Pages, row: Sequence[str]) -> None:
    """A row without rules; a total stands in the middle of the columns before its figures."""
    figures = zip((390, 470, 550), (f"{text}.00" for text in row[4:]), strict=True)
    names = [(310, row[0])] if row[0] == "合计" else zip((40, 80, 120, 160), row[:4], strict=True)
    pages.words(*names, *figures)


def test_a_total_in_the_middle_of_the_columns_before_its_figures_makes_no_column(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表")
        heads = (
            (40, "类"),
            (80, "款"),
            (120, "项"),
            (200, "科目名称"),
            (370, "合计"),
            (450, "基本支出"),
            (530, "项目支出"),
        )
        pages.words(*heads)
        for row in EXPENDITURE[1:4]:
            row_of(pages, row)
        pages.page()
        for row in EXPENDITURE[4:]:
            row_of(pages, row)

    assert_expenditure(read_document(pdf(tmp_path / "x.pdf", draw)))


def test_words_below_a_wide_header_head_columns_and_do_not_go_on_with_it() -> None:
    def word(text: str, left: float, top: float) -> Word:
        return Word(text, (left, top, left + 10 * len(text), top + 10))

    lines = [
        [word("功能分类科目编", 30, 0)],
        [word("码", 60, 12)],
        [word(text, 30 + 30 * i, 24) for i, text in enumerate("类款项")],
    ]
    assert [line_text(cell.words) for cell in header_cells(lines, POINTS)] == ["功能分类科目编 码", "类", "款", "项"]


def test_a_lone_figure_between_two_header_cells_is_given_to_neither(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("“三公”经费预算表")
        pages.words((60, "合计"), (140, "因公出国（境）费用"), (260, "公务接待费"), (340, "购置费"))
        pages.words((130, "30.00"), (300, "30.00"))

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    assert document.tables == []
    assert "30.00" in document.grids[0].cells[-1]


def test_a_table_whose_header_was_not_found_stays_raw(tmp_path: Path) -> None:
    path = pdf(tmp_path / "x.pdf", lambda p: p.caption("2025年部门支出预算总表").table(EXPENDITURE[1:], WIDTHS))
    document = read_document(path)
    assert (document.tables, len(document.grids)) == ([], 1)


def test_a_title_above_the_page_number_alone_belongs_to_the_table_overleaf(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表").text("第3页，共9页", 280)
        pages.page().table(EXPENDITURE)

    assert_expenditure(read_document(pdf(tmp_path / "x.pdf", draw)))


def test_rows_of_nothing_stand_as_far_apart_as_rows_of_money(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("2025年部门收支预算总表").words((60, "项目"), (150, "预算数"), (300, "项目"), (450, "预算数"))
        for left, right, figure in (
            ("一、财政拨款收入", "一、外交支出", "5.00"),
            ("二、事业收入", "二、国防支出", "0"),
            ("三、经营收入", "三、公共安全支出", "0"),
            ("四、其他收入", "四、教育支出", "0"),
            ("收入总计", "支出总计", "5.00"),
        ):
            put = 170 if figure == "5.00" else 165  # a figure ends where it is put, a word begins there
            pages.words((60, left), (put, figure), (300, right), (put + 300, figure))

    (table,) = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    assert table.keys[:5] == ["一、财政拨款收入", "二、事业收入", "三、经营收入", "四、其他收入", "收入总计"]
    assert amounts(table, "收入总计")[0] == 5


def test_the_code_of_a_unit_close_before_its_name_begins_a_row(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("2025年部门收入预算总表")
        pages.words((40, "单位编码"), (90, "单位名称"), (300, "合计"), (400, "财政拨款收入"))
        for code, name in (("", "合计"), ("112", "某某局"), ("112001", "某某局本级")):
            pages.words((40, code), (72, name), (320, "1,500.00"), (450, "1,500.00"))

    (table,) = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    assert table.keys == ["合计", "某某局", "某某局本级"]


def test_a_table_that_goes_on_under_its_title_where_it_is_not_understood_is_not_footed(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表").table(EXPENDITURE[:-1])
        pages.page().caption("2025年部门支出预算总表（续）").table([["合计", "1,500", "900", "600"]], (150, 60, 60, 60))

    table, *_ = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    assert table.gaps == (4,)
    assert table.open_rows.tolist() == [True, True, False, True]


def test_the_rest_of_a_numbered_name_overleaf_is_no_row(tmp_path: Path) -> None:
    rows = [
        ["项目", "预算数", "项目", "预算数"],
        ["一、财政拨款收入", "5", "一、外交支出", ""],
        ["", "", "二、自然资源海洋", "5"],
        ["", "", "气象等支出", ""],
        ["", "", "三、其他支出", ""],
        ["收入总计", "5", "支出总计", "5"],
    ]

    def draw(pages: Pages) -> None:
        pages.caption("2025年部门收支预算总表").table(rows[:3], (150, 80, 150, 80))
        pages.page().table(rows[3:], (150, 80, 150, 80))

    (table,) = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    assert [row.name for row in table.rows if row.side == 1] == [
        "一、外交支出",
        "二、自然资源海洋气象等支出",
        "三、其他支出",
        "支出总计",
    ]


def test_digits_set_apart_that_cross_a_rule_are_not_cut_into_a_smaller_figure(tmp_path: Path) -> None:
    rows = [*EXPENDITURE[:4], ["208", "05", "05", "养老保险缴费", "", "900", "600"], EXPENDITURE[5]]

    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表").table(rows)
        pages.canvas.setFont("song", 8)
        pages.canvas.drawString(274.9, pages.top + 44, "21,500.00", charSpace=1)

    (table,) = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    assert amounts(table, "2080505") in ([None, 900, 600], [21500, 900, 600])


def test_a_class_merged_over_a_page_break_that_is_printed_overleaf(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        head = [EXPENDITURE[0], *([["", *row[1:]] for row in EXPENDITURE[1:3]])]
        pages.caption("2025年部门支出预算总表").table(head, spans=[((0, 1), (0, 2))])
        pages.page().table(EXPENDITURE[3:])

    assert_expenditure(read_document(pdf(tmp_path / "x.pdf", draw)))


def test_a_class_alone_at_the_end_of_a_page_has_the_code_that_is_printed_overleaf(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表").table([EXPENDITURE[0], ["", *EXPENDITURE[1][1:]]])
        pages.page().table(EXPENDITURE[2:])

    assert_expenditure(read_document(pdf(tmp_path / "x.pdf", draw)))


def test_a_heading_before_codes_is_no_class(tmp_path: Path) -> None:
    rows = [*EXPENDITURE[:1], ["", "", "", "人员经费", "1,500", "900", "600"], *EXPENDITURE[3:]]
    path = pdf(tmp_path / "x.pdf", lambda p: p.caption("2025年部门支出预算总表").table(rows))
    (table,) = read_document(path).tables
    assert table.keys[0] == "人员经费"


def test_a_header_that_overflows_into_the_numbers_of_columns(tmp_path: Path) -> None:
    head = [*NUMBERED[:2], ["栏次", "", "1", "出2", "3"]]
    path = pdf(
        tmp_path / "x.pdf", lambda p: p.caption("支出决算表", "万元").table([*head, *FINAL], (60, 150, 80, 80, 80))
    )
    (table,) = read_document(path).tables
    assert table.keys[0] == "合计"


def test_a_header_that_overflows_into_the_rows_makes_no_side(tmp_path: Path) -> None:
    rows = [
        ["科目编码", "科目名称", "合计", "国有资本经", "其他收入"],
        ["208", "社会保障和就业支出", "1,500", "营", "1,500"],
        ["20805", "行政事业单位养老支出", "1,500", "", "1,500"],
        ["2080501", "行政单位离退休", "1,500", "", "1,500"],
    ]
    path = pdf(tmp_path / "x.pdf", lambda p: p.caption("2025年部门收入预算总表").table(rows, (60, 150, 80, 40, 80)))
    (table,) = read_document(path).tables
    assert table.keys == ["208", "20805", "2080501"]
    assert amounts(table, "2080501")[-1] == 1500


def test_codes_beside_the_total_of_their_block_are_codes_whatever_their_header_says(tmp_path: Path) -> None:
    rows = [
        ["码", "科目名称", "金额", "码", "科目名称", "金额"],
        ["301", "工资福利支出", "5", "302", "商品和服务支出", "7"],
        ["30101", "基本工资", "5", "30201", "办公费", "7"],
        ["人员经费合计", "", "5", "公用经费合计", "", "7"],
    ]
    path = pdf(tmp_path / "x.pdf", lambda p: p.caption("一般公共预算基本支出表").table(rows, (60, 100, 60) * 2))
    (table,) = read_document(path).tables
    assert table.keys[:2] == ["301", "30101"]
    assert "302" in table.keys


def test_a_dash_for_nothing_close_before_the_next_label() -> None:
    assert figure_before_label("-结转下年") == figure_before_label("—二、结转下年") == 1
    assert figure_before_label("—般公共预算") == figure_before_label("-1,234.00") == 0
