"""Text as PDF tools lay it out: headers over several lines, names and labels in the middle of what they stand for."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.model.doubt import Misgiving
from gouji.reading.read import read_document
from tests.reading.test_aligned import printed, read

UNIT = "部门：某省某院                                                              单位：万元"


def line(*words: tuple[int, str]) -> str:
    """Words that begin, and figures that end, at a place."""
    told = ""
    for place, text in words:
        told = told.ljust(place - len(text) if text[0].isdecimal() and "." in text[1:] else place) + text
    return told


def summary(label: int) -> list[str]:
    """Three sides, the rows that close them set in the middle; the label of the last but one begins at a place."""
    return [
        line((35, "2017年度收支预算总表")),
        line((80, "单位：万元")),
        "",
        line((12, "收入"), (59, "支出")),
        "",
        line((42, "功能分类"), (74, "支出用途")),
        line((4, "项目名称"), (17, "金额")),
        line((34, "功能科目名称"), (52, "金额"), (67, "项目名称"), (81, "金额")),
        "",
        line(
            (0, "一、财政拨款"),
            (27, "11,718.65"),
            (28, "一、教育支出"),
            (63, "5.47"),
            (64, "一、基本支出"),
            (94, "2,216.67"),
        ),
        "",
        line(
            (0, "二、其他资金"),
            (27, "0.00"),
            (28, "二、国防支出"),
            (63, "11,713.18"),
            (64, "二、项目支出"),
            (94, "9,501.98"),
        ),
        "",
        line((0, "当年收入小计"), (27, "11,718.65"), (49, "当年支出小计"), (94, "11,718.65")),
        "",
        line((0, "上年结转资金"), (27, "0.30"), (label, "结转下年资金"), (94, "0.30")),
        "",
        line((0, "收入合计"), (27, "11,718.95"), (50, "支出合计"), (94, "11,718.95")),
    ]


def test_what_stands_above_two_columns_heads_none_between_them(tmp_path: Path) -> None:
    """功能分类 stands above a cell that is merged over its line and the next: that is none of its columns."""
    (table,) = read(tmp_path, *summary(49)).tables
    assert table.columns == ("金额",)
    assert "一、教育支出" in table.row_of


@pytest.mark.parametrize("begins", [36, 44, 49])
def test_a_label_in_the_middle_of_columns_belongs_to_its_figure(tmp_path: Path, begins: int) -> None:
    (table,) = read(tmp_path, *summary(begins)).tables
    figure = table.content(table.row_of["结转下年资金"], 0).figure
    assert figure
    assert figure.fen == 300_000
    assert not table.doubts


THREE_PUBLIC = (
    "                      2024年部门“三公”经费和机关运行经费预算表",
    "编制部门：某某局                                                              单位：元",
    "                                        “三公”经费预算数",
    "                                                                                        机关运行经费预",
    "                                                        公务用车购置及运行费",
    "              合计          因公出国(境)费     公务接待费                                               算数",
    "                                                  小计            购置费         运行费",
    "                1,048.96    300.00     448.96        300.00           100.00         200.00      900.00",
)


def test_a_header_of_several_lines_makes_no_blank_column(tmp_path: Path) -> None:
    (table,) = read(tmp_path, *THREE_PUBLIC).tables
    assert table.columns == ("合计", "因公出国(境)费", "公务接待费", "小计", "购置费", "运行费", "机关运行经费预算数")
    assert printed(table) == [[1048, 300, 448, 300, 100, 200, 900]]


FUNDS = (
    line((35, "财政拨款收入支出决算总表")),
    line((0, "公开部门：某某局"), (119, "单位：元")),
    line((21, "收入"), (78, "支出")),
    line((16, "项目"), (30, "决算数"), (52, "项目"), (79, "合计"), (93, "一般公共预算"), (112, "政府性基 国有资本")),
    line((94, "财政拨款"), (112, "金预算财 经营预算")),
    line((112, "政拨款 财政拨款")),
    line((0, "一、一般公共预算财政拨款"), (42, "1,500.00"), (43, "一、教育支出"), (90, "1,000.00"), (109, "1,000.00")),
    line((0, "二、政府性基金预算财政拨款"), (43, "二、外交支出"), (90, "500.00"), (109, "500.00")),
    line((0, "总计"), (42, "1,500.00"), (43, "总计"), (90, "1,500.00"), (109, "1,500.00")),
)


def test_headers_that_one_space_parts_are_two_though_nothing_stands_below_them(tmp_path: Path) -> None:
    (table,) = read(tmp_path, *FUNDS).tables
    assert table.columns[1:] == (
        "合计",
        "一般公共预算财政拨款",
        "政府性基金预算财政拨款",
        "国有资本经营预算财政拨款",
    )


def test_numbered_titles_of_the_contents_are_no_rows_of_the_table_below_them(tmp_path: Path) -> None:
    lines = (
        "目     录",
        "一、部门财务收支预算总表",
        "二、部门支出预算总表",
        "                       部门财务收支预算总表",
        "                                                                         单位：元",
        "                本年收入                                本年支出",
        "            项目              预算数                  项目               预算数",
        "一、财政拨款收入              1,500.00 一、教育支出                      1,000.00",
        "二、事业收入                        二、卫生健康支出                    500.00",
        "收入总计                  1,500.00 支出总计                      1,500.00",
    )
    (table,) = read(tmp_path, *lines).tables
    assert table.columns == ("预算数",)
    assert [row[0] for row in printed(table)] == [1500, None, 1500, 1000, 500, 1500]


REVENUE = ("                              2019年度收入预算总表", UNIT, "{:30}项目名称{:40}金额".format("", ""))
GROUPED = (
    ("", "收入总计", "1,000.00"),
    ("", "小计", "600.00"),
    ("一般公共预算资金", "公共财政拨款", "500.00"),
    ("", "专项收入", "100.00"),
    ("政府性基金", "小计", "0.00"),
    ("", "小计", "400.00"),
    ("", "事业收入", "100.00"),
    ("其他资金", "", ""),
    ("", "经营收入", "200.00"),
    ("", "其他收入", "100.00"),
)


def row(group: str, name: str, amount: str = "") -> str:
    return f"{group:<30}{name:<34}{amount:>12}".rstrip()


def test_labels_in_the_middle_of_their_groups_in_text(tmp_path: Path) -> None:
    """Of an even number of rows the middle is a line by itself."""
    (table,) = read(tmp_path, *REVENUE, *(row(*one) for one in GROUPED)).tables
    assert table.keys == [
        "收入总计",
        *(f"一般公共预算资金{name}" for name in ("小计", "公共财政拨款", "专项收入")),
        "政府性基金小计",
        *(f"其他资金{name}" for name in ("小计", "事业收入", "经营收入", "其他收入")),
    ]
    assert not table.doubts


def test_rows_without_figures_stand_at_the_top_and_at_the_end_of_a_page_too(tmp_path: Path) -> None:
    head = [line((20, "2018年度收入预算总表")), UNIT, "", line((30, "项目名称"), (60, "金额")), ""]
    rows = [row("", "收入总计", "9.00"), row("一般公共预算资金", "小计", "4.00"), row("", "财政拨款资金", "4.00")]
    first = [*head, *(text for one in rows for text in (one, "")), row("其他资金", "小计", "5.00")]
    names = ["事业收入", "经营收入", "其他收入"]
    rest = [row("", name, "5.00" if name == "经营收入" else "") for name in names]
    rest += [row("上年结转资金", "小计"), row("", "其中：动用上年结转资金")]
    second = ["\f" + head[3], "", *(text for one in rest for text in (one, ""))]
    (table,) = read(tmp_path, *first, *second).tables
    assert table.doubts == ()
    assert table.keys[-5:] == [
        *(f"其他资金{name}" for name in names),
        "上年结转资金小计",
        "上年结转资金其中：动用上年结转资金",
    ]


def test_a_table_goes_on_in_doubt_where_the_rows_overleaf_cannot_be_told(tmp_path: Path) -> None:
    """A name may stand around its figure, or be two: one of them then has no figure, the other no name."""
    head = [line((20, "2018年度收入预算总表")), UNIT, "", line((30, "项目名称"), (60, "金额")), ""]
    rows = [row("", "收入总计", "9.00"), row("一般公共预算资金", "小计", "9.00"), row("", "财政拨款资金", "9.00")]
    rest = [
        "\f" + row("", "小计", "3.00"),
        row("上年结转资金", "其中：动用上年结转资"),
        row("", "", "3.00"),
        row("", "金"),
    ]
    (table,) = read(tmp_path, *head, *rows, *rest).tables
    assert [doubt.of for doubt in table.doubts] == [Misgiving.READINGS]


def test_labels_that_may_cover_other_rows_leave_text_in_doubt(tmp_path: Path) -> None:
    """Each may stand in the middle of three rows, or beside the upper one in the middle of two or of four."""
    rows = [row("", f"{kind}收入", "100.00") for kind in ("事业", "经营", "投资", "捐赠", "利息", "其他")]
    rows[1] = row("一般公共预算资金", "经营收入", "100.00")
    rows[4] = row("其他资金", "利息收入", "100.00")
    (table,) = read(tmp_path, *REVENUE, *rows).tables
    assert [doubt.of for doubt in table.doubts] == [Misgiving.READINGS]


def test_where_names_stand_without_figures_none_goes_on_with_another(tmp_path: Path) -> None:
    """A name without a figure follows the longest: it may be the rest of it, but others stand by themselves too."""
    rows = (
        row("", "收入总计", "500.00"),
        row("", "公共财政拨款（补助）资金", "500.00"),
        row("", "专项收入"),
        row("", "小计"),
        row("", "教育收费"),
        row("", "其他收入", "0.00"),
    )
    (table,) = read(tmp_path, *REVENUE, *rows).tables
    assert [one.name for one in table.rows] == [
        "收入总计",
        "公共财政拨款（补助）资金",
        "专项收入",
        "小计",
        "教育收费",
        "其他收入",
    ]


PURCHASES = (
    "                     2019年度政府采购支出预算表",
    UNIT,
    " 采购品目大类       专项名称       经济科目         采购物品名称   采购组织形式   总计",
    "合计                                                                 22.10",
    "一、货物A                                                              1.19",
    "          信息化建设专项      维修（护）费                                    1.19",
    "                                      台式计算机    分散自行组织            1.19",
    "三、服务C                                                             20.91",
    "          机要及电子政务业务",
    "                       印刷费                                     20.91",
    "          费",
    "                                      会议服务     政府集中采购           20.91",
)


def test_names_in_the_middle_of_their_figures_are_told_by_the_lines_above_and_below(tmp_path: Path) -> None:
    (table,) = read(tmp_path, *PURCHASES).tables
    assert table.keys[-2:] == ["机要及电子政务业务费印刷费", "会议服务政府集中采购"]
    assert not table.doubts


def test_words_beside_a_row_that_lacks_them_leave_the_table_in_doubt(tmp_path: Path) -> None:
    """The end of the name is lost: it may be of the row above or of the one below."""
    (table,) = read(tmp_path, *PURCHASES[:-2], *PURCHASES[-1:]).tables
    assert [doubt.of for doubt in table.doubts] == [Misgiving.READINGS]


def test_the_width_of_letters_is_told_by_the_pages_behind_too(tmp_path: Path) -> None:
    """One row of figures stands below its header wherever it stands; the rows of the next page tell."""
    path = tmp_path / "x.txt"
    first = (
        "                         支出预算总表",
        "部门：某省某院                                单位：万元",
        "  合计     基本支出  项目支出   单位预留机动经费  结转下年资金",
        "12,164.33    645.43  11,505.84             13.06",
    )
    codes = (("301", "工资福利支出", "384.58"), ("30101", "基本工资", "384.58"), ("302", "商品和服务支出", "260.85"))
    rows = (f"{code:<12}{name}{' ' * (30 - 2 * len(name))}{amount:>10}" for code, name, amount in codes)
    second = (
        "            财政拨款基本支出预算表",
        "单位：万元",
        "科目编码    科目名称                          金额",
        *rows,
    )
    path.write_text("\f".join("\n".join((*page, "")) for page in (first, second)), encoding="utf-8")
    table = read_document(path).tables[0]
    figures = [table.content(0, column).figure for column in range(5)]
    assert [figure.fen // 1_000_000 if figure else None for figure in figures] == [12164, 645, 11505, 13, None]


def test_a_rest_of_a_numbered_name_goes_on_with_it_though_other_names_stand_without_figures(tmp_path: Path) -> None:
    rows = (
        line((4, "项目"), (20, "预算数")),
        line((0, "一、一般公共预算拨款收入"), (28, "1,000.00")),
        line((0, "二、政府性基金预算拨款收"), (28, "500.00")),
        "入",
        line((0, "本年收入合计"), (28, "1,500.00")),
        "上年结转",
        line((0, "收入总计"), (28, "1,500.00")),
    )
    (table,) = read(tmp_path, *REVENUE[:2], *rows).tables
    assert [one.name for one in table.rows] == [
        "一、一般公共预算拨款收入",
        "二、政府性基金预算拨款收入",
        "本年收入合计",
        "上年结转",
        "收入总计",
    ]


def test_a_single_letter_is_no_row_where_names_stand_without_figures(tmp_path: Path) -> None:
    """The end of a name that filled its cell: no row goes by one letter."""
    rows = [
        "                  收入总计                  34.63",
        "      其他资金         小计                       8.00",
        "                   事业收入",
        "                   经营收入                     8.00",
        "      上年结转和结余资金    小计                      26.63",
        "                   其中：动用上年结转和结余资           26.63",
        "                   金",
    ]
    head = [
        "                  2019年度收入预算总表",
        "部门名称：某省民政厅                                        单位：万元",
        "",
    ]
    document = read(tmp_path, *head, "                  项目名称             金额", *rows)
    (table,) = document.tables
    assert [row.name for row in table.rows][-1] == "上年结转和结余资金 其中：动用上年结转和结余资金"
    assert Check(document).counts()[Outcome.DIFFERS] == 0


def test_a_numbered_name_between_blank_lines_is_a_row(tmp_path: Path) -> None:
    lines = (
        "项目                             预算数",
        "",
        "（一）国有资本经营",
        "                              1,000.00",
        "预算支出",
        "",
        "（二）文化旅游体育",
        "                                500.00",
        "与传媒支出",
        "",
        "二、结转下年",
        "",
        "支出总计                      1,500.00",
    )
    (table,) = read(tmp_path, *REVENUE[:2], *lines).tables
    assert [one.name for one in table.rows] == [
        "（一）国有资本经营预算支出",
        "（二）文化旅游体育与传媒支出",
        "二、结转下年",
        "支出总计",
    ]


def test_where_no_figures_tell_the_width_of_letters_the_headers_do(tmp_path: Path) -> None:
    """One row of figures stands at one place however wide letters are, but below its headers only with one width."""
    (table,) = read(
        tmp_path,
        "                2026年单位“三公”经费和机关运行经费预算表",
        "编制单位：上海市黄浦区总工会                                    单位：万元",
        "                  “三公”经费预算数",
        "合计  因公出国(境)费  公务接待费  公务用车购置及运行费  机关运行经费预算数",
        "                                  小计  购置费  运行费",
        " 6.3                               6.3     6.3                       821.1",
    ).tables
    figures = [table.content(0, column).figure for column in range(len(table.columns))]
    assert [figure.fen // 100_000 if figure else None for figure in figures] == [63, None, None, 63, 63, None, 8211]


def test_a_line_that_numbers_the_columns_is_none_of_the_header(tmp_path: Path) -> None:
    (table,) = read(
        tmp_path,
        "                    国有资本经营预算财政拨款支出决算表",
        "编制单位：某某局                                                单位：万元",
        "                     项目                                       本年支出",
        "支出功能分类科目编码          科目名称          年初结转和结余  小计  基本支出  项目支出",
        " 类    款      项",
        "                     栏次                                    1     2         3         4",
        "                     合计                                       3.33                3.33",
        "223                   国有资本经营预算支出                      3.33                3.33",
        "223   99              其他国有资本经营预算支出                  3.33                3.33",
        "223   99    99        其他国有资本经营预算支出                  3.33                3.33",
    ).tables
    assert table.keys == ["合计", "223", "22399", "2239999"]
    assert table.columns == ("年初结转和结余", "小计", "基本支出", "项目支出")
