"""Text whose columns are kept by spaces: every figure keeps its line and its column, or is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.model.document import Document
from gouji.model.doubt import Misgiving
from gouji.model.money import Figure
from gouji.model.source import AtLine
from gouji.model.table import Origin, Table
from gouji.reading.read import read_document

TITLE = "                 2024年部门支出预算总表"
ABOVE = (TITLE, "编制部门：某某局                                              单位：元", "")
HEAD = (
    "        项目                               支出预算",
    "功能分类科目编码                                        ",
    "               功能分类科目名称      合计      基本支出      项目支出",
    "类   款   项",
)
ROWS = (
    "208            社会保障和就业支出      1,500.00    900.00     600.00",
    "208  05        行政事业单位养老支出    1,500.00    900.00     600.00",
    "208  05   01   行政单位离退休        500.00                500.00",
    "208  05   05   养老保险缴费        1,000.00    900.00     100.00",
)
TOTAL = ("                    合计       1,500.00    900.00     600.00",)


def read(tmp_path: Path, *lines: str) -> Document:
    path = tmp_path / "x.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_document(path)


def printed(table: Table) -> list[list[int | None]]:
    cells = ([table.content(row, column) for column in range(len(table.columns))] for row in range(len(table.rows)))
    return [[cell.figure.fen // 100 if cell.figure else None for cell in row] for row in cells]


WHOLE = [[1500, 900, 600], [1500, 900, 600], [500, None, 500], [1000, 900, 100], [1500, 900, 600]]


def test_a_blank_cell_is_seen_by_where_the_others_stand(tmp_path: Path) -> None:
    document = read(tmp_path, *ABOVE, *HEAD, *ROWS, *TOTAL)
    (table,) = document.tables
    assert table.columns == ("合计", "基本支出", "项目支出")
    assert table.keys == ["208", "20805", "2080501", "2080505", "合计"]
    assert printed(table) == WHOLE
    assert table.rows[2].source == AtLine(10)
    assert not document.unplaced


def test_a_row_with_a_figure_for_each_column_is_read_in_their_order(tmp_path: Path) -> None:
    """Long figures of a total push those behind them out of their places; two stand in one column, and one in none."""
    rows = (
        "科目编码   科目名称          合计     基本支出    上缴支出       经营支出     项目支出",
        "208        社会保障      1,500.00       900.00        0.00           0.00       600.00",
        "20805      养老          1,500.00       900.00        0.00           0.00       600.00",
        "           合计  1,001,500.000000 900,900.000000 0.00 0.00 600.00",
    )
    document = read(tmp_path, *ABOVE, *rows)
    assert printed(document.tables[0])[-1] == [1_001_500, 900_900, 0, 0, 600]
    assert not document.unplaced


def test_wide_letters_may_take_the_room_of_two(tmp_path: Path) -> None:
    rows = (
        "科目编码   科目名称                      合计    基本支出    项目支出",
        "208        社会保障和就业支出        1,500.00      900.00      600.00",
        "20805      行政事业单位养老支出      1,500.00      900.00      600.00",
        "2080501    行政单位离退休              500.00                  500.00",
        "2080505    养老保险缴费              1,000.00      900.00      100.00",
        "           合计                      1,500.00      900.00      600.00",
    )
    (table,) = read(tmp_path, *ABOVE, *rows).tables
    assert printed(table) == WHOLE


NARROW = (
    "类   款   项    科目名称     合计         基本支出      项目支出",
    "208           社会保障     374,419,   162,501,48  211,918,",
    "              和就业支出    955        2           473",
    "208  05       养老支出     374,419,   162,501,48  211,918,",
    "                         955        2           473",
)


def test_a_figure_that_a_narrow_cell_broke_is_put_together(tmp_path: Path) -> None:
    (table,) = read(tmp_path, *ABOVE, *NARROW).tables
    assert table.keys == ["208", "20805"]
    assert printed(table) == [[374419955, 162501482, 211918473]] * 2
    assert table.rows[0].name == "社会保障和就业支出"


def test_a_page_without_its_header_goes_on_by_the_order_of_its_figures(tmp_path: Path) -> None:
    """Columns stand elsewhere overleaf, and one is blank there: the sums tell which."""
    overleaf = (
        "\f208  06        社会福利              300.00              300.00",
        "208  06   01   儿童福利              300.00              300.00",
    )
    first = (
        "208            社会保障和就业支出      1,800.00    900.00     900.00",
        *ROWS[1:],
    )
    (table,) = read(tmp_path, *ABOVE, *HEAD, *first, *overleaf).tables
    assert printed(table)[4:] == [[300, None, 300], [300, None, 300]]
    assert table.content(4, 2).origin is Origin.PLACED


def test_blank_lines_are_no_page_breaks_where_pages_are_told(tmp_path: Path) -> None:
    document = read(tmp_path, "目录", "\f", *ABOVE, *HEAD, *ROWS[:2], "", "", "", "", *ROWS[2:], *TOTAL)
    assert [printed(table) for table in document.tables] == [WHOLE]


SIDES = (
    "               2024年部门收支预算总表",
    "编制部门：某某局                                     单位：元",
    "         收入                            支出",
    "    项目          预算数            项目            预算数",
)


def test_a_label_that_stands_a_little_left_keeps_its_figure(tmp_path: Path) -> None:
    """Where no figure stands before them, labels are moved towards it."""
    rows = (
        "一、财政拨款收入         1,500.00 一、教育支出          1,000.00",
        "二、事业收入                   二、卫生健康支出         500.00",
        "收入总计             1,500.00 支出总计            1,500.00",
    )
    document = read(tmp_path, *SIDES, *rows)
    (table,) = document.tables
    assert [row.name for row in table.rows] == [
        "一、财政拨款收入",
        "二、事业收入",
        "收入总计",
        "一、教育支出",
        "二、卫生健康支出",
        "支出总计",
    ]
    assert [row[0] for row in printed(table)] == [1500, None, 1500, 1000, 500, 1500]


def test_figures_on_a_line_of_their_own_belong_where_only_they_fit(tmp_path: Path) -> None:
    rows = (
        "一、一般公共服务支出与国防支出        1,000.00",
        "二、社会保障和就业支出与卫生健",
        "                        1,500.00",
        "康支出",
        "支出总计                    2,500.00",
    )
    head = ("   项目                  金额",)
    (table,) = read(tmp_path, *ABOVE, *head, *rows).tables
    assert table.rows[1].name == "二、社会保障和就业支出与卫生健康支出"
    assert [row[0] for row in printed(table)] == [1000, 1500, 2500]


def test_figures_that_may_belong_to_two_rows_belong_to_none(tmp_path: Path) -> None:
    rows = (
        "201            一般公共服务支出      1,500.00              600.00",
        "                                     900.00",
        "202            外交支出          1,500.00              600.00",
        "                                     900.00",
        "203            国防支出          1,500.00              600.00",
    )
    document = read(tmp_path, *ABOVE, *HEAD, *rows)
    assert not document.tables
    (grid,) = document.grids
    assert IN_NO_ROWS in {reason.message for reason in grid.why}


@pytest.mark.parametrize("shift", [0, 3])
def test_columns_that_run_into_one_another_are_not_read(tmp_path: Path, shift: int) -> None:
    """The second column of one line stands where the first of another does."""
    rows = (
        "201            一般公共服务支出      1,500.00 900.00     600.00",
        "202            外交支出     1,500.00 900.00      600.00",
        "203            国防支出" + " " * (14 - shift) + "1,500.00 900.00    600.00",
    )
    document = read(tmp_path, *ABOVE, *HEAD, *rows)
    amounts = [row for table in document.tables for row in printed(table)]
    assert all(row in ([1500, 900, 600], [None, None, None]) for row in amounts)


def test_a_page_number_by_itself_ends_no_table(tmp_path: Path) -> None:
    document = read(tmp_path, *ABOVE, *HEAD, *ROWS[:3], *[""] * 3, "        - 3 -", *[""] * 3, *ROWS[3:], *TOTAL)
    assert [printed(table) for table in document.tables] == [WHOLE]


def test_a_figure_beside_two_headers_is_placed_by_the_sums(tmp_path: Path) -> None:
    """Words may be set aside of their columns so far that a figure stands below the header of the next."""
    head = ("科目编码      科目名称        合计     财政拨款收入   事业收入     事业单位经营收入   其他收入",)
    rows = (
        "208       社会保障和就业支出      1,500.00   1,000.00         500.00",
        "20805     行政事业单位养老支出     1,500.00   1,000.00         500.00",
        "          合计             1,500.00   1,000.00         500.00",
    )
    title = (ABOVE[0].replace("支出", "收入"), *ABOVE[1:])
    (table,) = read(tmp_path, *title, *head, *rows).tables
    assert [table.content(0, column).origin for column in (1, 2, 3, 4)] == [Origin.UNDECIDED] * 4


OF_ROWS = {"figures stand between the lines of names: which name they belong to cannot be told"}
"""Why the rows of text may be put together otherwise."""

IN_NO_ROWS = "its figures stand in no rows and columns that can be told apart"

AROUND = (
    "                       2018年部门收支预算总表",
    "部门：某省某院                                              单位：万元",
    "",
    "           收入                               支出",
    "    项目名称          金额            功能科目名称              金额",
    "一、财政拨款          21,940.96   一、一般公共服务支出          16,000.00",
    "",
    "    1.一般公共预",
    "                21,940.96   二、外交支出",
    "算",
    "    2.政府性基金",
    "                            三、国防支出                 5,940.96",
    "预算",
    "三、其他资金             14.39    四、公共安全支出                14.39",
    "",
    "收入合计           21,955.35   支出合计                21,955.35",
)


def test_a_name_that_stands_around_its_figure_is_one(tmp_path: Path) -> None:
    (table,) = read(tmp_path, *AROUND).tables
    left = [(row.name, table.content(at, 0).figure) for at, row in enumerate(table.rows) if row.side == 0]
    names = ["一、财政拨款", "1.一般公共预算", "2.政府性基金预算", "三、其他资金", "收入合计"]
    assert [name for name, _ in left] == names
    assert [figure.fen // 10000_00 if figure else None for _, figure in left] == [
        21940,
        21940,
        None,
        14,
        21955,
    ]
    assert table.doubts == ()


NUMBERED_AROUND = """\
                              单位财政拨款收支预算总表
编制部门：上海市徐汇区水务局                                                                             单位：元

         财政拨款收入                                       财政拨款支出
                                                                                      政府性基金预
        项目           预算数                  项目           合计            一般公共预算
                                                                                         算
一、一般公共预算
                    73,778,451.00 一、一般公共服务支出         53,346,017.00    53,346,017.00             0.00
资金
二、政府性基金             19,913,211.00 二、科学技术支出              18,187.00        18,187.00              0.00
                               三、社会保障和就业支
                                                       759,360.00       759,360.00              0.00
                               出
                               四、医疗卫生与计划生
                                                       113,648.00       113,648.00              0.00
                               育支出
                               五、城乡社区支出              19,913,211.00             0.00    19,913,211.00
                               六、资源勘探信息等支
                                                     17,448,542.00    17,448,542.00             0.00
                               出
                               七、住房保障支出               2,092,697.00     2,092,697.00             0.00
""".splitlines()


def test_a_numbered_name_half_way_between_two_figures_stands_around_the_lower(tmp_path: Path) -> None:
    """The row above has a name of its own, and the rest stands as far below the figures as the number above them."""
    (table,) = read(tmp_path, *NUMBERED_AROUND).tables
    right = [(row.name, table.content(at, 1).figure) for at, row in enumerate(table.rows) if row.side == 1]
    assert right[2] == ("三、社会保障和就业支出", Figure(75936000, 2))
    assert not table.doubts


def test_a_numbered_name_half_way_between_two_figures_without_a_rest_is_in_doubt(tmp_path: Path) -> None:
    """It may have no figures, and these may have lost their name."""
    (table,) = read(tmp_path, *(text for text in NUMBERED_AROUND if text.strip() != "出")).tables
    assert Misgiving.READINGS in {doubt.of for doubt in table.doubts}


def test_a_name_begins_no_lower_than_its_code(tmp_path: Path) -> None:
    """It stands around its figures: what stands above the code is no rest of the row before it."""
    lines = (
        "2080501   行政单位离退休           1,500.00 900.00  600.00",
        "",
        "          机关事业单位基本养老保",
        "2080505                     1,500.00 900.00  600.00",
        "          险缴费支出",
        "",
        "2080506   职业年金缴费支出          1,500.00 900.00  600.00",
    )
    head = "科目编码     科目名称               合计       基本支出    项目支出"
    (table,) = read(tmp_path, *ABOVE, head, "", *lines).tables
    assert [row.name for row in table.rows] == [
        "行政单位离退休",
        "机关事业单位基本养老保险缴费支出",
        "职业年金缴费支出",
    ]


OF_TWO_SIDES = (
    "经济分类科目编码             科目名称        决算数     经济分类科目编码       科目名称       决算数",
    "  类    款                                     类    款",
)


def test_the_codes_of_two_sides_are_no_steps_of_one_another(tmp_path: Path) -> None:
    lines = (
        "  301        工资福利支出                500.00   302        商品和服务支出      400.00",
        "  301   01   基本工资                  200.00   302   01   办公费          400.00",
        "  301   02   津贴补贴                  300.00   310        资本性支出        100.00",
        "             人员经费合计                500.00              公用经费合计       500.00",
    )
    (table,) = read(tmp_path, "一般公共预算财政拨款基本支出决算表", *ABOVE[1:], *OF_TWO_SIDES, *lines).tables
    keys = ["301", "30101", "30102", "人员经费合计", "302", "30201", "310", "公用经费合计"]
    assert (table.keys, table.doubts) == (keys, ())


def test_a_name_begins_no_lower_than_the_code_of_its_side(tmp_path: Path) -> None:
    """The name beside it on the other side stands where its own code does."""
    row = "  301   {0:02}   津贴补贴                    1.00   302   {0:02}   办公费            1.00"
    lines = (
        "             机关事业单位基本养老保险缴",
        "  301   51                           1.00   302   51   电费             1.00",
        "             费",
    )
    body = [line for number in range(1, 51) for line in (row.format(number), "")]
    (table,) = read(tmp_path, "一般公共预算财政拨款基本支出决算表", *ABOVE[1:], *OF_TWO_SIDES, "", *body, *lines).tables
    names = {row.code: row.name for row in table.rows}
    assert (names["30150"], names["30151"]) == ("津贴补贴", "机关事业单位基本养老保险缴费")


def test_a_part_of_a_row_that_prints_no_figure_is_no_rest_of_its_name(tmp_path: Path) -> None:
    lines = (
        "        项目                              上年预算数          本年预算数",
        "        合计                                 300.00           180.00",
        "        1、因公出国（境）费用",
        "        3、公务用车购置及运行费                       300.00           180.00",
        "        其中：（1）公务用车运行维护费",
    )
    (table,) = read(tmp_path, "一般公共预算“三公”经费支出表", *ABOVE[1:2], *lines).tables
    assert [row.name for row in table.rows][-2:] == ["3、公务用车购置及运行费", "其中：（1）公务用车运行维护费"]


def test_a_closing_bracket_on_a_line_of_its_own_ends_the_name_of_the_last_row(tmp_path: Path) -> None:
    lines = (
        "208            社会保障和就业支出      1,500.00    900.00     600.00",
        "               （本级",
        "               ）",
    )
    (table,) = read(tmp_path, *ABOVE, *HEAD, *ROWS[1:], *lines).tables
    assert table.rows[-1].name == "社会保障和就业支出（本级）"


def test_headers_that_one_space_parts_do_not_stand_as_one_over_the_rest_of_the_last(tmp_path: Path) -> None:
    """The figure may be of the one before it."""
    head = (
        "科目编码                科目名称     合计             基本支出               项目支出   "
        "        上缴上级支出 事业单位经营支出 对附属单位补",
        f"{'':95}助支出",
    )
    rows = (
        "208       社会保障和就业支出            519.429421                        519.429421",
        "20801     人力资源和社会保障管理事务       519.429421                        519.429421",
        "2080102   一般行政管理事务            519.429421                        519.429421",
        "224       灾害防治及应急支出          9,385.616458     1,688.769666     6,672.176884            1,024.669908",
        "22401     应急管理事务             9,385.616458     1,688.769666     6,672.176884            1,024.669908",
        "2240101   行政运行               1,688.769666     1,688.769666",
        "2240104   灾害风险防治             1,028.616881                         3.946973             1,024.669908",
        "2240109   应急管理               6,136.649810                      6,136.649810",
    )
    document = read(tmp_path, "部门支出总表", "单位：万元", *head, *rows)
    assert (len(document.tables), len(document.grids)) == (0, 1)


def on_two_pages(tmp_path: Path, *overleaf: str) -> Document:
    """A table of two sides, of which the page behind shows what is ``overleaf``."""
    lines = (
        "             收入                              支出",
        "        项目          决算数              项目              决算数",
        "   一、财政拨款收入      300.00    一、一般公共服务支出        100.00",
        "   二、上级补助收入      200.00    二、外交支出             100.00",
        "   三、事业收入        100.00    三、国防支出             100.00",
        "                            四、公共安全支出           100.00",
    )
    return read(tmp_path, "收入支出决算总表", "单位：元", "", *lines, "\f" + overleaf[0], *overleaf[1:])


def test_the_longer_side_of_a_table_goes_on_alone(tmp_path: Path) -> None:
    (table,) = on_two_pages(tmp_path, "五、教育支出       100.00", "六、科学技术支出     100.00").tables
    assert [(row.side, row.name) for row in table.rows][-3:] == [
        (1, "四、公共安全支出"),
        (1, "五、教育支出"),
        (1, "六、科学技术支出"),
    ]
    assert not table.doubts


@pytest.mark.parametrize("first", ["七、文化支出", "一、某某支出", "合计"])
def test_one_side_that_goes_on_with_neither_or_both_stays_raw(tmp_path: Path, first: str) -> None:
    document = on_two_pages(tmp_path, f"{first}       100.00", "八、卫生支出       100.00")
    assert [len(table.rows) for table in document.tables] == [7]
    assert document.tables[0].doubts


def test_one_row_that_is_part_of_another_goes_on_overleaf(tmp_path: Path) -> None:
    """By itself on a page it is no text beside tables: its figure would be lost without a word."""
    above = (
        "项目名称                       金额",
        "收入总计                     300.00",
        "上年结转资金                 300.00",
    )
    (table,) = read(tmp_path, "收入预算总表", "单位：元", *above, "\f其中：动用上年结转资金       100.00").tables
    assert table.rows[-1].name == "其中：动用上年结转资金" or table.doubts


def test_a_page_on_which_one_side_prints_no_figure_has_both(tmp_path: Path) -> None:
    """Its column of figures is not seen there, and the other figures are none of its own."""
    above = (
        "科目编码   科目名称                    决算数    科目编码   科目名称           决算数",
        "301        工资福利支出              300.00    302        商品和服务支出     200.00",
        "30101      基本工资                  300.00    30201      办公费             150.00",
    )
    overleaf = (
        "30102      津贴补贴                            30202      印刷费              50.00",
        "30103      奖金                                30203      咨询费",
        "30106      伙食补助费                          30204      手续费",
    )
    title = "一般公共预算财政拨款基本支出决算表"
    (table,) = read(tmp_path, title, "单位：元", "", *above, "\f" + overleaf[0], *overleaf[1:]).tables
    assert [row.code for row in table.rows if row.side] == ["302", "30201", "30202", "30203", "30204"]
    assert printed(table)[table.row_of["30202"]] == [50]
    assert printed(table)[table.row_of["30102"]] == [None]


def test_a_figure_between_two_names_is_in_doubt(tmp_path: Path) -> None:
    """It stands on a line of its own side, as far from the label above it as from the one below."""
    lines = ("    1.一般公共预算", "                            二、外交支出", "                21,940.96", "")
    (table,) = read(tmp_path, *AROUND[:7], *lines, *AROUND[10:]).tables
    (doubt,) = table.doubts
    assert (doubt.of, {doubt.why.message}) == (Misgiving.READINGS, OF_ROWS)
