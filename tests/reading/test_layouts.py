"""Layouts of pages as offices print them: rules that are not drawn, columns that touch, tables beside each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.model.document import Document
from gouji.model.table import Origin, Table
from gouji.reading.read import read_document
from tests.reading.making import EXPENDITURE, WIDTHS, Pages, Span, pdf
from tests.reading.test_pdf import amounts, assert_expenditure

REVENUE = [
    ["类", "款", "项", "科目名称", "合计", "财政拨款收入", "其他收入"],
    ["208", "", "", "社会保障和就业支出", "1,500", "1,400", "100"],
    ["208", "05", "", "行政事业单位养老支出", "1,500", "1,400", "100"],
    ["208", "05", "01", "行政单位离退休", "1,500", "1,400", "100"],
    ["合计", "", "", "", "1,500", "1,400", "100"],
]
PROSE = "某某局2025年收入预算1,500万元，比上年增加12.30万元，主要用于社会保障和就业支出等方面的工作。"


def fen(table: Table, key: str) -> list[int | None]:
    row = table.row_of[key]
    figures = (table.content(row, column).figure for column in table.row_columns(row))
    return [None if figure is None else figure.fen for figure in figures]


def undecided(table: Table, key: str) -> list[bool]:
    row = table.row_of[key]
    return [table.content(row, column).origin == Origin.UNDECIDED for column in table.row_columns(row)]


def assert_nothing_differs(document: Document) -> None:
    assert Check(document).counts()[Outcome.DIFFERS] == 0


@pytest.mark.parametrize("rules", ["open", "header"])
def test_a_border_of_the_header_alone(tmp_path: Path, rules: str) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表").table(EXPENDITURE, rules=rules)

    assert_expenditure(read_document(pdf(tmp_path / "x.pdf", draw)))


def test_a_ruled_page_that_prints_no_amount_is_read_by_its_rules(tmp_path: Path) -> None:
    """Words tell less: the rest of a name below the header overleaf would be more of that."""
    head, widths = [["科目编码", "", "科目名称", "决算数"] * 2, ["类", "款", "", ""] * 2], (50, 24, 100, 70) * 2
    spans: list[Span] = [((at, 0), (at + 1, 0)) for at in (0, 4)] + [((at, 0), (at, 1)) for at in (2, 3, 6, 7)]
    rest = [["", "", "助", "", "", "", "", ""]]
    rest += [["", "", "", "", "310", f"0{at}", "房屋建筑物购建", ""] for at in (1, 2, 3)]

    def draw(pages: Pages) -> None:
        rows = [*head, ["303", "", "对个人和家庭的补助", "6.00", "302", "", "商品和服务支出", "5.00"]]
        rows += [["303", "99", "其他对个人和家庭的补", "6.00", "302", "99", "其他商品和服务支出", "5.00"]]
        pages.caption("一般公共预算基本支出决算表").table(rows, widths, spans=spans).page()
        pages.table([*head, *rest], widths, spans=spans)

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    (table,) = document.tables
    assert [row.code for row in table.rows] == ["303", "30399", "302", "30299", "31001", "31002", "31003"]
    assert table.rows[1].name == "其他对个人和家庭的补助"
    assert (table.doubts, document.grids) == ((), [])


def test_a_title_at_the_foot_of_a_page_belongs_to_the_table_overleaf(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("一、部门支出预算总表").table(EXPENDITURE).text("二、一般公共预算支出表").text("单位：元")
        pages.page().table(EXPENDITURE)

    first, second = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    assert (first.kind, second.kind) == ("expenditure", "general-expenditure")
    assert len(first.rows) == len(second.rows) == 5


def test_a_header_at_the_foot_of_a_page_whose_rows_are_overleaf(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表").table(EXPENDITURE[:1]).page().table(EXPENDITURE)

    (table,) = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    assert fen(table, "2080501") == [50000, 30000, 20000]


def test_what_every_page_ends_with_is_no_title(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.text("封面").text("某某局2025年部门预算公开表").page()
        pages.caption("2025年部门支出预算总表").table(EXPENDITURE[:3]).text("某某局2025年部门预算公开表").page()
        pages.table([EXPENDITURE[0], *EXPENDITURE[3:]]).text("某某局2025年部门预算公开表")

    assert_expenditure(read_document(pdf(tmp_path / "x.pdf", draw)))


def two_sides(pages: Pages) -> None:
    pages.caption("2025年部门收支预算总表", "万元")
    pages.words((150, "收入"), (400, "支出"))
    pages.words((80, "项目"), (220, "预算数"), (330, "项目"), (470, "预算数"))
    pages.words((40, "一、财政拨款收入"), (270, "2,463.31"), (271.5, "一、社会保障和就业支出"), (520, "664.29"))
    pages.words((40, "二、事业收入"), (271.5, "二、卫生健康支出"), (520, "1,799.02"))
    pages.words((40, "本年收入合计"), (270, "2,463.31"), (271.5, "本年支出合计"), (520, "2,463.31"))
    pages.words((40, "上年结转"), (271.5, "结转下年"))
    pages.words((40, "收入总计"), (270, "2,463.31"), (271.5, "支出总计"), (520, "2,463.31"))


def test_a_figure_that_nearly_touches_the_next_label(tmp_path: Path) -> None:
    document = read_document(pdf(tmp_path / "x.pdf", two_sides))
    (table,) = document.tables
    assert [row.name for row in table.rows if row.side == 1] == [
        "一、社会保障和就业支出",
        "二、卫生健康支出",
        "本年支出合计",
        "结转下年",
        "支出总计",
    ]
    assert fen(table, "一、财政拨款收入") == fen(table, "支出总计") == [2463310000]
    assert fen(table, "上年结转") == fen(table, "二、事业收入") == [None]
    assert_nothing_differs(document)


def test_full_width_separators_make_no_sentence(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("2025年部门收支预算总表").words((60, "收入"), (150, "预算数"), (300, "支出"), (450, "预算数"))
        for left, right in (
            ("一、财政拨款收入", "一、教育支出"),
            ("二、事业收入", "二、其他支出"),
            ("收入总计", "支出总计"),
        ):
            pages.words((60, left), (150, "1，234，567.00"), (300, right), (450, "1，234，567.00"))

    (table,) = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    assert fen(table, "一、财政拨款收入") == fen(table, "支出总计") == [123456700]


def test_tables_and_prose_on_a_page_without_rules(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("一、部门支出预算总表").table(EXPENDITURE, rules="none").text(PROSE).text("附件另行公开。")
        pages.caption("二、部门收入预算总表").table(REVENUE, rules="none")

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    assert [table.kind for table in document.tables] == ["expenditure", "revenue"]
    assert amounts(document.tables[0], "合计") == [1500, 900, 600]
    assert amounts(document.tables[1], "2080501") == [1500, 1400, 100]
    assert PROSE in [passage.text for passage in document.prose]


def test_the_rest_of_a_name_below_a_repeated_header(tmp_path: Path) -> None:
    def centred(pages: Pages, rows: list[list[str]]) -> None:
        pages.words((50, "科目编码"), (190, "科目名称"), (330, "合计"), (400, "基本支出"), (480, "项目支出"))
        for code, name, *figures in rows:
            places = zip((345, 425, 505), figures, strict=True)
            pages.words(*([(40.0, code)] if code else []), (110, name), *((x, text) for x, text in places if text))

    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表")
        centred(
            pages,
            [
                ["208", "社会保障和就业支出", "15.00", "9.00", "6.00"],
                ["20805", "行政事业单位养老支出", "15.00", "9.00", "6.00"],
                ["2080505", "机关事业单位基本养老保险缴", "5.00", "3.00", "2.00"],
            ],
        )
        pages.page()
        centred(
            pages,
            [
                ["", "费支出", "", "", ""],
                ["2080506", "职业年金缴费支出", "10.00", "6.00", "4.00"],
                ["2080599", "其他行政事业单位养老支出", "0.00", "0.00", "0.00"],
                ["", "合计", "15.00", "9.00", "6.00"],
            ],
        )

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    (table,) = document.tables
    assert table.rows[2].name == "机关事业单位基本养老保险缴费支出"
    assert table.keys == ["208", "20805", "2080505", "2080506", "2080599", "合计"]
    assert document.grids == []
    assert_nothing_differs(document)


@pytest.mark.parametrize("rules", ["all", "none"])
def test_tables_side_by_side_under_their_own_titles(tmp_path: Path, rules: str) -> None:
    narrow = (24, 24, 24, 92, 36, 52, 40)

    def draw(pages: Pages) -> None:
        pages.text("2025年部门支出预算总表", 80).top += 16
        pages.text("2025年部门收入预算总表", 490)
        top = pages.top
        pages.table(EXPENDITURE, narrow, rules)
        pages.top = top
        pages.table(REVENUE, narrow, rules, left=440)

    document = read_document(pdf(tmp_path / "x.pdf", draw, (842, 595)))
    assert [table.kind for table in document.tables] == ["expenditure", "revenue"]
    assert amounts(document.tables[0], "2080501") == [500, 300, 200]
    assert amounts(document.tables[1], "2080501") == [1500, 1400, 100]
    assert document.grids == []


BROKEN = [
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["208", "社会保障和就业支出", "947,026,838.3\n5", "926,125,967.7\n9", "20,900,870.56"],
    ["合计", "", "947,026,838.3\n5", "926,125,967.7\n9", "20,900,870.56"],
]


def test_a_figure_that_breaks_for_want_of_room_is_one(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表").table(BROKEN, (60, 100, 62, 62, 62), height=36)

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    (table,) = document.tables
    assert fen(table, "208") == [94702683835, 92612596779, 2090087056]
    assert document.unplaced == []


@pytest.mark.parametrize("rules", ["all", "none"])
def test_pieces_of_a_figure_are_neither_rows_nor_figures(tmp_path: Path, rules: str) -> None:
    """In a cell with room for more, or without rules, nothing tells that two lines are one figure."""

    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表").table(BROKEN, (60, 100, 110, 110, 110), rules, height=36)

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    (table,) = document.tables
    assert table.keys == ["208", "合计"]
    assert undecided(table, "208") == [True, True, False]
    assert fen(table, "208")[2] == 2090087056
    assert len(document.unplaced) == 4
    assert_nothing_differs(document)


def test_rows_that_no_rule_parts_though_a_total_is_merged_above_them(tmp_path: Path) -> None:
    """The total has no upright rules below its label, and no level rule beneath it."""
    rows = [EXPENDITURE[0], ["合计", "", "", "", "1,500", "900", "600"], *EXPENDITURE[1:-1]]

    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表")
        top = pages.top
        pages.table(rows, rules="none", spans=[((0, 1), (3, 1))])
        line, right = pages.canvas.line, 40 + sum(WIDTHS)
        for y in (top, top - 18, top - 18 * len(rows)):
            line(40, y, right, y)
        for column in range(len(WIDTHS) + 1):
            x = 40 + sum(WIDTHS[:column])
            bottom = top - 18 * len(rows)
            if 0 < column < 4:
                line(x, top, x, top - 18)
                line(x, top - 36, x, bottom)
            else:
                line(x, top, x, bottom)

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    (table,) = document.tables
    assert table.keys == ["合计", "208", "20805", "2080501", "2080505"]
    assert amounts(table, "合计") == [1500, 900, 600]
    assert amounts(table, "2080505") == [1000, 600, 400]
    assert_nothing_differs(document)


def test_a_header_whose_cells_begin_at_one_height(tmp_path: Path) -> None:
    """One of them goes on in a second line: it is no header of columns below the others."""

    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表")
        pages.words((44, "功能科目"), (130, "功能科目名称"), (345, "金额"))
        pages.top += 6
        pages.words((52, "代码"))
        pages.top -= 6
        for code, name, figure in (
            ("208", "社会保障", "15.00"),
            ("20805", "养老支出", "9.00"),
            ("20899", "其他", "6.00"),
        ):
            pages.words((50, code), (110, name), (365, figure))

    (table,) = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    assert (table.keys, fen(table, "20805")) == (["208", "20805", "20899"], [900])


def test_labels_without_figures_at_the_top_of_a_page_are_rows(tmp_path: Path) -> None:
    """So are two totals on one line a total of each side, though no other name stands above the left one."""

    def draw(pages: Pages) -> None:
        pages.caption("2025年部门收支预算总表", "万元")
        pages.words((80, "项目"), (220, "预算数"), (330, "项目"), (470, "预算数"))
        pages.words((40, "一、财政拨款收入"), (270, "9.00"), (300, "一、教育支出"), (520, "9.00"))
        pages.words((40, "二、事业收入"), (270, "0.00"), (300, "二、科学支出"), (520, "0.00")).page()
        pages.words((300, "三、卫生健康支出")).words((300, "四、其他支出"))
        pages.words((40, "收入总计"), (270, "9.00"), (300, "支出总计"), (520, "9.00"))

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    (table,) = document.tables
    assert [row.name for row in table.rows if row.side] == [
        "一、教育支出",
        "二、科学支出",
        "三、卫生健康支出",
        "四、其他支出",
        "支出总计",
    ]
    assert fen(table, "收入总计") == fen(table, "支出总计") == [9_0000_00]
    assert document.grids == []


def test_a_repeated_header_names_columns_that_stand_elsewhere(tmp_path: Path) -> None:
    head = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]

    def draw(pages: Pages) -> None:
        rows = [
            head,
            ["208", "社会保障和就业支出", "15.00", "9.00", "6.00"],
            ["20805", "行政事业单位养老支出", "15.00", "9.00", "6.00"],
        ]
        pages.caption("2025年部门支出预算总表").table(rows, (60, 200, 70, 70, 70), "none").page()
        rest = [
            head,
            ["2080501", "离退休", "15.00", "9.00", "6.00"],
            ["2080502", "其他", "0.00", "0.00", "0.00"],
            ["合计", "", "15.00", "9.00", "6.00"],
        ]
        pages.table(rest, (120, 60, 120, 120, 60), "none")

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    (table,) = document.tables
    assert table.keys == ["208", "20805", "2080501", "2080502", "合计"]
    assert fen(table, "2080501") == [1500, 900, 600]
    assert document.grids == []


def rest_with_a_total(pages: Pages, *total: tuple[float, str]) -> None:
    """A table without rules whose header is printed again overleaf, above one short name and the words of its total."""

    def row(code: str, name: str, *figures: str) -> None:
        pages.words((40, code), (100, name), *zip((320, 400, 480), figures, strict=True))

    head = [(40, "科目编码"), (130, "科目名称"), (300, "合计"), (370, "基本支出"), (450, "项目支出")]
    pages.caption("2025年部门支出预算总表").words(*head)
    row("208", "社会保障和就业支出", "15.00", "9.00", "6.00")
    row("20805", "行政事业单位养老支出", "15.00", "9.00", "6.00")
    pages.page().words(*head)
    row("2080501", "离退休", "10.00", "9.00", "1.00")
    row("2080502", "其他", "5.00", "0.00", "5.00")
    pages.words(*total, (320, "15.00"), (400, "9.00"), (480, "6.00"))


def test_the_letters_of_a_total_set_apart_are_one_word(tmp_path: Path) -> None:
    document = read_document(pdf(tmp_path / "x.pdf", lambda pages: rest_with_a_total(pages, (150, "合"), (170, "计"))))
    (table,) = document.tables
    assert table.keys == ["208", "20805", "2080501", "2080502", "合计"]
    assert fen(table, "合计") == [1500, 900, 600]
    assert (table.doubts, document.grids) == ((), [])


def test_what_stands_below_a_repeated_header_in_no_column_of_the_table_leaves_it_in_doubt(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        rest_with_a_total(pages, (150, "机关"), (190, "本级"))

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    assert document.tables[0].doubts
    assert "".join(text for text in document.grids[0].cells[-1] if text) == "机关本级15.009.006.00"


def test_a_table_that_goes_on_where_it_was_not_understood_is_not_footed(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表").table([EXPENDITURE[0], EXPENDITURE[-1], *EXPENDITURE[1:4]]).page()
        pages.table([["2080505", "养老保险缴费", "1,000", "600"]], (60, 100, 60, 60))

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    (table,) = document.tables
    assert table.keys == ["合计", "208", "20805", "2080501"]
    assert len(document.grids) == 1
    assert_nothing_differs(document)


def test_a_figure_run_into_a_code_leaves_the_table_raw(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("2025年一般公共预算基本支出表", "万元")
        pages.words(
            (50, "科目编码"), (130, "科目名称"), (220, "金额"), (280, "科目编码"), (350, "科目名称"), (470, "金额")
        )
        for left, name, right, other in (
            ("301", "工资福利支出", "1,821.26302", "商品和服务支出"),
            ("30101", "基本工资", "0.1530205", "水费"),
            ("30102", "津贴补贴", "15.6430206", "电费"),
        ):
            pages.words((50, left), (110, name), (300, right), (330, other), (500, "17.51"))

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    assert document.tables == []
    assert any("1,821.26302" in cell for cell in document.grids[0].cells[1] + document.grids[0].cells[2] if cell)


def test_a_figure_within_a_name_leaves_the_table_raw(tmp_path: Path) -> None:
    """Where columns touch and nothing tells a figure from the label after it, the table is not guessed."""

    def draw(pages: Pages) -> None:
        pages.caption("2025年部门收支预算总表", "万元")
        pages.words((80, "项目"), (220, "预算数"), (330, "项目"), (470, "预算数"))
        for left, right, other in (
            ("财政拨款", "15.00社会保障", "9.00"),
            ("事业收入", "0.00医疗", "6.00"),
            ("其他", "0.00结转", "0.00"),
        ):
            pages.words((40, left), (250, right), (520, other))
        pages.words((40, "合计"), (270, "15.00"), (290, "合计"), (520, "15.00"))

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    assert [len(table.rows) for table in document.tables] == []
    assert len(document.grids) == 1


def test_a_page_that_prints_the_header_again_has_its_columns_be_some_of_them_blank(tmp_path: Path) -> None:
    """What is left of it is a total over two sides, and nothing stands in the middle."""

    def head(pages: Pages) -> None:
        pages.words((100, "收入"), (320, "支出"))
        pages.words(
            (60, "项目名称"), (150, "金额"), (250, "功能科目名称"), (340, "金额"), (420, "项目名称"), (510, "金额")
        )

    def draw(pages: Pages) -> None:
        pages.caption("2018年度收支预算总表")
        head(pages)
        sides = ((40, 180), (230, 370), (400, 540))
        for names in (
            ("一、财政拨款", "一、教育支出", "一、基本支出"),
            ("二、其他资金", "二、国防支出", "二、项目支出"),
        ):
            pages.words(
                *(
                    word
                    for name, (left, right) in zip(names, sides, strict=True)
                    for word in ((left, name), (right, "5.00"))
                )
            )
        pages.page()
        head(pages)
        pages.words((40, "收入合计"), (180, "10.00"), (300, "支出合计"), (540, "10.00"))

    (table,) = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    assert (amounts(table, "收入合计"), amounts(table, "支出合计"), table.doubts) == ([10], [10], ())


def test_header_cells_of_two_and_of_three_lines_side_by_side_are_read_line_by_line(tmp_path: Path) -> None:
    """Their lines follow one another by less than letters are high."""
    cells = (
        (70, 0.0, "合计"),
        (140, 0.0, "因公出/国（境/）费"),
        (240, 16.0, "公务用车购置及运行费"),
        (190, -6.75, "小计"),
        (240, -6.75, "公务用/车购置/费"),
        (295, -6.75, "公务用车运/行费"),
        (350, 0.0, "公务接/待费"),
    )

    def draw(pages: Pages) -> None:
        pages.caption("一般公共预算“三公”经费支出表")
        middle = pages.top - 30
        pages.canvas.setFont("song", 8)
        for centre, height, text in cells:
            lines = text.split("/")
            for number, line in enumerate(lines):
                y = middle + height + 9.5 * ((len(lines) - 1) / 2 - number)
                pages.canvas.drawCentredString(centre, y, line)
        pages.top = middle - 40
        pages.words(*zip((90, 158, 208, 258, 320, 368), ("9.00", "2.00", "6.00", "1.00", "5.00", "1.00"), strict=True))

    (table,) = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    told = ("合计", "因公出国（境）费", "小计", "公务用车购置费", "公务用车运行费", "公务接待费")
    assert table.columns == told


def test_a_name_that_begins_on_the_rule_beside_a_figure_is_no_part_of_it(tmp_path: Path) -> None:
    """Word leaves no margin where its cells are told to have none."""
    rows = [["收入", "", "支出", ""], ["项目", "预算数", "项目", "预算数"], *[["", "", "", ""]] * 3]
    texts = [
        ("一、财政拨款收入", "1,500.00", "一、社会保障和就业支出", "1,000.00"),
        ("二、其他收入", "500.00", "二、住房保障支出", "1,000.00"),
        ("收入总计", "2,000.00", "支出总计", "2,000.00"),
    ]
    widths = (120, 60, 120, 60)

    def draw(pages: Pages) -> None:
        pages.caption("2025年部门收支预算总表")
        top = pages.top
        pages.table(rows, widths, spans=[((0, 0), (1, 0)), ((2, 0), (3, 0))])
        pages.canvas.setFont("song", 8)
        for number, (source, income, use, spent) in enumerate(texts):
            y = top - 18 * (number + 3) + 6
            for start, name, figure in ((40, source, income), (220, use, spent)):
                pages.canvas.drawString(start - 1.3, y + 1, name)
                pages.canvas.drawRightString(start + 180 - 0.1, y, figure)

    (table,) = read_document(pdf(tmp_path / "x.pdf", draw)).tables
    assert table.keys == [text for pair in zip(*[(a, c) for a, _, c, _ in texts], strict=True) for text in pair]
    assert fen(table, "收入总计") == [200000]
    assert fen(table, "支出总计") == [200000]
