"""A title is read whole, be it broken over lines of a page, over rows of a sheet or within a cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.reading.read import read_document, read_pasted
from gouji.reading.terms.titles import titles_in
from gouji.reading.terms.vocabulary import vocabulary
from tests.reading.making import EXPENDITURE, Pages, pdf, workbook

THREE_PUBLIC = "公开09表：一般公共预算“三公”经费、会议费、培训费支出预算表"


@pytest.mark.parametrize(
    "lines",
    [
        ["公开09表：一般公共预算“三公”经费、会议费、培训费", "支出预算表"],
        ["公开09表：一般公共预算“三公”经费、会议费、培训费支出预算", "表"],
        ["公开 09 表：一般公共预算“三公”经费、会议费、培训费支", "    出预算表"],
        ["公开09表：一般公共预算", "“三公”经费、会议费、培训费", "支出预算表"],
        ["公 开 09 表：一 般 公 共 预 算 “三 公” 经 费 、会 议 费 、培 训 费", "支 出 预 算 表"],
    ],
)
def test_lines_that_make_one_title_win_over_the_last_of_them(lines: list[str]) -> None:
    assert list(titles_in(lines, vocabulary()).values()) == [THREE_PUBLIC]


@pytest.mark.parametrize(
    ("title", "shortest"),
    [
        ("2018年度一般公共预算支出预算表", 7),
        ("2017年度政府性基金支出预算表", 7),
        ("2026年单位收入预算总表", 6),
        ("2017年度财政拨款基本支出预算表（经济分类）", 7),
    ],
)
def test_a_title_is_whole_wherever_a_line_ends_in_it(title: str, shortest: int) -> None:
    """Be it within a word: the rest alone would name another kind."""
    ends = range(shortest, title.index("表"))
    pieces = [[title[:end], title[end:]] for end in ends]
    assert [list(titles_in(lines, vocabulary()).values()) for lines in pieces] == [[title]] * len(ends)


@pytest.mark.parametrize(
    "lines",
    [
        ["一般公共预算“三公”经费、会", "议费、培训费支", "出预算表"],
        ["一般公共预算“三公”经费、会", "议费、培训费支出预算表"],
        ["一般公共预算“", "三公”经费、会议费、培训费支出预算表"],
        ["一般公共预算“三公”经费", "、会议费、培训费支出预算表"],
        ["一般公共预", "算“三公”经费、会议费、培训费支出预算表"],
    ],
)
def test_a_break_within_a_word_or_a_row_of_things_ends_no_title(lines: list[str]) -> None:
    assert list(titles_in(lines, vocabulary()).values()) == ["".join(lines)]


@pytest.mark.parametrize(
    "above",
    [
        "某某局2025年部门预算",
        "上海市普陀区2025年区级部门预算",
        "2025年部门预算",
        "单位预算",
        "第二部分 2025年部门预算表",
        "第二部分 部门预算情况",
        "五、部门预算编制说明",
        "公开03表",
        "部门预算支出",
        "预算单位：某某市财政预算编审中心",
        "一、部门收支预算总体情况",
        "某某市财政局",
        "- 12 -",
        "四、部门收支总表………………6",
        "四、部门收支总表 ...................... 6",
        "四、部门收支总表6",
        "费支出预算表 . . . . 12",
        "单位：元",
        "2025年度",
        "某某局机关",
        "江苏省民政厅部门预算公开表",
        "一般公共预算支出 205243265 187199604",
        "政府性基金收入合计",
        "其中：政府性基金预算财政拨款收入",
        "合计 基本支出 项目支出 预算数 决算数",
        "上年结转和结余资金 其中：动用上年结转和结余资金",
        "本级）",
    ],
)
def test_what_stands_above_a_title_and_is_no_piece_of_it(above: str) -> None:
    assert list(titles_in([above, "财政拨款支出预算总表"], vocabulary()).values())[-1] == "财政拨款支出预算总表"


def test_a_numbered_line_goes_on_with_nothing_above_it() -> None:
    lines = ["七、一般公共预算“三公”经费情况及培训费支出", "八、支出预算表"]
    assert list(titles_in(lines, vocabulary()).values()) == ["八、支出预算表"]


@pytest.mark.parametrize("label", ["十二、农林水支出", "上年结转资金 结转下年资金"])
def test_a_label_begins_no_title_that_tells_the_same_kind_without_it(label: str) -> None:
    """The last row of a page stands above the title of its table; what tells another kind is a part of it."""
    lines = [label, "收支预算总表", "三、某某县一般公共预算", "支出预算表"]
    assert list(titles_in(lines, vocabulary()).values()) == ["收支预算总表", "三、某某县一般公共预算支出预算表"]


TABLE: list[list[object]] = [["科目编码", "科目名称", "合计"], ["208", "社会保障和就业支出", 5], ["", "合计", 5]]


@pytest.mark.parametrize(
    "head",
    [
        [["公开09表", "", "单位：万元"], ["一般公共预算“三公”经费、会议费、培训费"], ["支出预算表"]],
        [["一般公共预算“三公”经费、会议费、培训费\n支出预算表", "", "公开09表"], ["单位：万元"]],
        [["公开09表", "一 般 公 共 预 算 “三 公” 经 费、会 议 费、培 训 费 支 出 预 算 表"], ["单位：万元"]],
        [["一般公共预算"], ["“三公”经费、会议费、培训费支出预算"], ["表"], ["部门：", "某某局", "单位：万元"]],
    ],
)
def test_a_title_in_the_first_rows_of_a_sheet(tmp_path: Path, head: list[list[object]]) -> None:
    document = read_document(workbook(tmp_path / "x.xlsx", {"9": [*head, *TABLE]}))
    assert [(one.title, one.kind, one.unit.value) for one in document.tables] == [
        ("一般公共预算“三公”经费、会议费、培训费支出预算表", "three-public", "万元")
    ]
    assert [(row.code, row.name) for row in document.tables[0].rows] == [("208", "社会保障和就业支出"), (None, "合计")]


def test_a_cover_on_a_sheet_names_the_entity_and_is_no_table(tmp_path: Path) -> None:
    cover: list[list[object]] = [["2017年度"], ["江苏省民政厅部门预算公开表"]]
    head: list[list[object]] = [["支出预算总表"], ["单位：万元"]]
    document = read_document(workbook(tmp_path / "x.xlsx", {"封面": cover, "1": [*head, *TABLE]}))
    assert (document.entity, [one.title for one in document.tables]) == ("江苏省民政厅", ["支出预算总表"])


def test_a_title_over_two_lines_above_a_ruled_table(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("2025年部门收入预算总表").table(EXPENDITURE)
        pages.text("2025年部门一般公共预算基本支出部门预算经济分类", 100, 13).text("支出预算表", 250, 13)
        pages.text("编制部门：某某局").text("单位：元", 460).table(
            [["科目编码", "科目名称", "合计"], ["301", "工资", "5.00"]]
        )

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    assert [one.title for one in document.tables] == [
        "2025年部门收入预算总表",
        "2025年部门一般公共预算基本支出部门预算经济分类支出预算表",
    ]
    assert [one.kind for one in document.tables] == ["revenue", "basic-economic"]
    assert not any("支出预算表" in one.text for one in document.prose)


def test_a_title_over_two_lines_above_a_table_without_rules(tmp_path: Path) -> None:
    """Its first line is no row of the table above it."""

    def draw(pages: Pages) -> None:
        for title in (
            ["2025年部门支出预算总表"],
            ["公开08表：2025年一般公共预算基本支出部门预算经济分类", "支出预算表"],
        ):
            for line in title:
                pages.text(line, 180)
            pages.text("部门：某某局").text("单位：元", 460)
            pages.words((40, "科目编码"), (140, "科目名称"), (340, "合计"), (440, "基本支出"))
            for code, name in (("301", "工资福利支出"), ("30101", "基本工资"), ("30102", "津贴补贴")):
                pages.words((40, code), (140, name), (380, "1,500.00"), (480, "1,500.00"))

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    assert [(one.title, len(one.rows)) for one in document.tables] == [
        ("2025年部门支出预算总表", 3),
        ("公开08表：2025年一般公共预算基本支出部门预算经济分类支出预算表", 3),
    ]
    assert document.unplaced == []


@pytest.mark.parametrize("within", [True, False])
def test_a_title_at_the_foot_of_a_page_belongs_to_the_table_overleaf_also_in_cells(
    tmp_path: Path, within: bool
) -> None:
    """Its rows were ruled as the first of the table, or it stands over two lines."""
    title = ["2025年部门一般公共预算基本支出部门预算经济分类", "支出预算表"]

    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表").table(EXPENDITURE)
        if within:
            head = [["".join(title), "", ""], ["部门：", "某某局", "单位：元"]]
            pages.table(head, (120, 180, 100), spans=[((0, 0), (2, 0))])
        else:
            pages.text(title[0], 100).text(title[1], 200).text("部门：某某局    单位：元")
        pages.page().table([["科目编码", "科目名称", "合计"], ["301", "工资福利支出", "5.00"]], (120, 180, 100))

    document = read_document(pdf(tmp_path / "x.pdf", draw))
    assert [(one.title, one.kind) for one in document.tables][1:] == [("".join(title), "basic-economic")]
    assert document.grids == []


def test_a_title_over_two_lines_of_text() -> None:
    document = read_pasted(
        "一般公共预算“三公”经费、会议费、培训费\n支出预算表\n单位：万元\n"
        "合计 因公出国(境)费 公务接待费 小计 购置费 运行费\n10.00 1.00 2.00 7.00 3.00 4.00\n"
    )
    assert [(one.title, one.kind) for one in document.tables] == [
        ("一般公共预算“三公”经费、会议费、培训费支出预算表", "three-public")
    ]
