"""Text without cells whose header stands above its rows, line by line: the columns are those that it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.model.document import Document
from gouji.model.doubt import Misgiving
from gouji.model.table import Origin, Table
from gouji.reading.read import read_document
from gouji.reading.tables.lines.printed_header import printed_sides
from gouji.reading.terms.header_term import HeaderTerm, header_term
from gouji.reading.terms.vocabulary import vocabulary
from tests.steps import steps

CARS = "小计 公务用车购置费 公务用车运行费"
VISITS = "合计 因公出国（境）费 公务用车购置及运行费 公务接待费"


def named(*head: str) -> list[tuple[str, ...]] | None:
    sides = printed_sides(head, vocabulary())
    return None if sides is None else [side.columns for side in sides]


def read(tmp_path: Path, *lines: str) -> Document:
    path = tmp_path / "x.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_document(path)


def fen(table: Table, key: str) -> list[int | None]:
    row = table.row_of[key]
    figures = (table.content(row, column).figure for column in table.row_columns(row))
    return [None if figure is None else figure.fen for figure in figures]


@pytest.mark.parametrize(
    ("head", "columns"),
    [
        (("功能科目代码 功能科目名称 金 额",), [("金额",)]),
        (("项目 收入预算", "功能分类科目编码 功能分类科目名称 合计 其他收入", "类 款 项"), [("合计", "其他收入")]),
        (("功能分类科目 本年一般公共预算支出", "科目编码 科目名称 合计 基本支出"), [("合计", "基本支出")]),
        (("科目 合计 上年结转 事业收入", "科目编码 科目名称"), [("合计", "上年结转", "事业收入")]),
        (("收入 支出", "项目 预算数 项目 预算数"), [("预算数",), ("预算数",)]),
        (("收入 支出", "项目名称 金额 支出用途", "项目名称 金额"), [("金额",), ("金额",)]),
        (
            ("本年收入 本年支出", "项目 预算数 项目 合计 基本支出 项目支出", "人员经费 公用经费"),
            [("预算数",), ("合计", "人员经费", "公用经费", "项目支出")],
        ),
        (
            ("项目 年初结转和结余 本年收入 本年支出", "支出功能分类科目编码 科目名称 小计 基本支出", "类 款 项"),
            [("年初结转和结余", "本年收入", "小计", "基本支出")],
        ),
    ],
)
def test_each_line_names_the_columns_of_words_above_it(head: tuple[str, ...], columns: list[tuple[str, ...]]) -> None:
    assert named(*head) == columns


@pytest.mark.parametrize(
    ("head", "columns"),
    [
        (("科目编", "码", "科目名称 机关运行经费支出"), [("机关运行经费支出",)]),
        (
            ("科目编码 科目名称 合计 基本支出 项目支出", "上缴上级支", "出", "事业单位经", "营支出"),
            [("合计", "基本支出", "项目支出", "上缴上级支出", "事业单位经营支出")],
        ),
        (
            ("项目 本年支", "出合计", "基本支出", "支出功能分类", "科目编码 科目名称", "类 款 项"),
            [("本年支出合计", "基本支出")],
        ),
        (
            (
                "项目 收入预算",
                "功能分类科",
                "目编码 功能分类科目名称 合计",
                "财政拨款",
                "收入",
                "其他收",
                "入",
                "类 款 项",
            ),
            [("合计", "财政拨款收入", "其他收入")],
        ),
        (
            ("收入 支出", "项目 决算数 项目 合计", "一般公共", "预算财政", "拨款", "政府性基金预", "算财政拨款"),
            [("决算数",), ("合计", "一般公共预算财政拨款", "政府性基金预算财政拨款")],
        ),
    ],
)
def test_words_that_a_narrow_column_broke_are_put_together(
    head: tuple[str, ...], columns: list[tuple[str, ...]]
) -> None:
    assert named(*head) == columns


@pytest.mark.parametrize(
    ("head", "columns"),
    [
        (("项目", "合计 基本支出", "支出功能分类科目编码", "科目名称", "类 款 项"), [("合计", "基本支出")]),
        (
            ("项目", "年初结转和结余 本年收入", "本年支出", "年末结转和结余", "科目编码 科目名称 小计 基本支出"),
            [("年初结转和结余", "本年收入", "小计", "基本支出", "年末结转和结余")],
        ),
        (("收入 支出", "项目名称 金额", "支出用途", "项目名称 金额"), [("金额",), ("金额",)]),
        (
            (
                "“三公”经费预算数",
                "机关运行经费",
                "预算数",
                "合计",
                "因公出国(境)",
                "费",
                "公务接待费",
                "公务用车购置及运行费",
                "小计 购置费 运行费",
            ),
            [("合计", "因公出国(境)费", "公务接待费", "小计", "购置费", "运行费", "机关运行经费预算数")],
        ),
    ],
)
def test_a_row_of_cells_set_in_the_middle_stands_on_a_line_for_each_of_their_heights(
    head: tuple[str, ...], columns: list[tuple[str, ...]]
) -> None:
    assert named(*head) == columns


def test_words_of_one_row_on_two_lines_without_a_reason_tell_nothing() -> None:
    assert named("科目编码 科目名称 合计 经营支出", "项目支出 其他") is None
    assert named("科目编码 科目名称 合计 基本支出", "项目支出", "上缴上级支出") is None


def test_columns_of_two_years_and_of_two_stages_are_told_apart() -> None:
    (years,) = named("2022年预算数 2023年预算数", f"{VISITS} {VISITS}", f"{CARS} {CARS}") or [()]
    assert len(years) == 12
    assert (years[0], years[6], years[8]) == ("2022年预算数/合计", "2023年预算数/合计", "2023年预算数/小计")
    (stages,) = named(VISITS, CARS, " ".join(["预算数 决算数"] * 6)) or [()]
    assert (len(stages), stages[:2]) == (12, ("合计/预算数", "合计/决算数"))


@pytest.mark.parametrize(
    "head",
    [
        ("类 款 项", "财政拨款收入 事业收入", "收入预算"),
        ("功能分类科目名称 合计 事业", "单位收入"),
        ("项目 行次 预算数",),
        ("科目名称 上年数 预算数 增减%",),
        ("合计 甲 乙 丙", "小计 一般 其他"),
    ],
)
def test_lines_out_of_order_broken_words_and_what_is_no_amount_tell_nothing(head: tuple[str, ...]) -> None:
    assert named(*head) is None


def test_a_table_of_another_form_has_the_columns_of_its_header(tmp_path: Path) -> None:
    rows = ("201 一般公共服务支出 1,134.49", "20101 人大事务 1,134.49", "2010199 其他人大事务支出 1,134.49")
    head = ("单位：万元", "功能科目代码 功能科目名称 金额", "合 计 1,134.49", *rows)
    (table,) = read(tmp_path, *head, "2019年度财政拨款支出预算表").tables
    assert (table.columns, table.doubts) == (("金额",), ())
    assert fen(table, "合计") == [1134_4900_00]


def test_rows_of_figures_alone_and_labels_without_numbers(tmp_path: Path) -> None:
    head = "合计 基本支出 项目支出 单位预留机动经费 结转下年资金"
    (table,) = read(tmp_path, "2019年度支出预算总表", "单位：万元", head, "30.00 10.00 20.00 0.00 0.00").tables
    assert [table.content(0, column).figure is not None for column in range(5)] == [True] * 5
    lines = ("2019年度收入预算总表", "单位：万元", "项目名称 金额", "收入总计 30.00", "专户管理教育收费 30.00")
    (table,) = read(tmp_path, *lines).tables
    assert fen(table, "专户管理教育收费") == [30_0000_00]


def test_where_rows_print_fewer_figures_than_columns_the_sums_decide_or_nothing(tmp_path: Path) -> None:
    head = ("2022年部门支出总表", "单位：元", "科目编码 科目名称 合计 基本支出 项目支出 上缴上级支出")
    rows = ("201 一般公共服务支出 60 20 40", "20101 人大事务 60 20 40", "合计 60 20 40 0")
    (table,) = read(tmp_path, *head, *rows).tables
    assert fen(table, "合计") == [6000, 2000, 4000, 0]
    assert fen(table, "201")[0] == 6000
    (table,) = read(tmp_path, *head, *(row.removesuffix(" 0") for row in rows)).tables
    assert (table.origin[1:] == Origin.UNDECIDED).all()


def test_a_header_that_tells_no_columns_leaves_the_table_in_doubt(tmp_path: Path) -> None:
    head = ("2024年部门支出预算总表", "单位：元", "科目编码 科目名称 合计 经营支出", "项目支出 其他")
    document = read(tmp_path, *head, "201 一般公共服务支出 60 20 40", "合计 60 20 50")
    assert [doubt.of for doubt in document.tables[0].doubts] == [Misgiving.COLUMNS]
    assert Check(document).counts()[Outcome.DIFFERS] == 0


def test_a_page_that_repeats_the_header_goes_on_with_its_table(tmp_path: Path) -> None:
    head = ("收入 支出", "项目 预算数 项目 预算数")
    first = ("部门收支总表", "单位：元", *head, "一、事业收入 60.00 一、教育支出 55.00")
    rest = (*head, "上年结转 10.00 结转下年 15.00", "收入总计 70.00 支出总计 70.00")
    document = read(tmp_path, *first, "\f" + rest[0], *rest[1:])
    (table,) = document.tables
    assert fen(table, "结转下年") == [1500]
    assert (document.unplaced, Check(document).counts()[Outcome.DIFFERS]) == ([], 0)


def test_the_rest_of_a_name_below_a_repeated_header_belongs_to_the_row_before_it(tmp_path: Path) -> None:
    """Where another row stands on that row's line, or figures follow, it is not told whose name it is: in doubt."""
    head = ("收入 支出", "项目 预算数 项目 预算数")
    first = ("部门收支总表", "单位：元", *head, "一、事业收入 60.00 一、教育支出 55.00")
    last = ("收入总计 60.00 支出总计 60.00",)
    broken = (*first, "二、抗疫特别国债安排的支 5.00", "\f" + head[0], head[1], "出")
    (table,) = read(tmp_path, *broken, *last).tables
    assert ("二、抗疫特别国债安排的支出" in table.keys, table.doubts) == (True, ())
    both = (*first, "\f" + head[0], head[1], "出", *last)
    figures = (*broken, "5.00 三、国防支出 0.00", *last)
    for lines in (both, figures):
        (table,) = read(tmp_path, *lines).tables
        assert [doubt.of for doubt in table.doubts] == [Misgiving.COLUMNS]
        assert all(not row.name.endswith("支出出") and row.name != "二、抗疫特别国债安排的支出" for row in table.rows)


def test_a_bare_0_that_has_no_row_is_told(tmp_path: Path) -> None:
    head = ("财政拨款收支总表", "单位：元", "收入 支出", "项目 预算数 项目 预算数", "一、事业收入 60 一、教育支出 60")
    rows = ("二、国有资本经营", "预算", "0", "收入总计 60 支出总计 60")
    assert [one.text for one in read(tmp_path, *head, *rows).unplaced] == ["0"]


def test_a_lone_label_stands_on_the_side_that_has_room_for_its_figures(tmp_path: Path) -> None:
    head = ("财政拨款收支总表", "单位：元", "收入 支出", "项目 预算数 项目 合计 一般公共预算 政府性基金预算")
    rows = ("一、本年收入 60.00 一、本年支出 50.00 50.00", "（一）一般公共预算拨款 60.00", "二、上年结余 10.00 10.00")
    (table,) = read(tmp_path, *head, *rows, "收入总计 60.00 支出总计 60.00 60.00").tables
    assert [row.side for row in table.rows] == [0, 0, 0, 1, 1, 1]
    assert "（一）一般公共预算拨款" in table.keys


def test_rows_whose_group_is_printed_beside_the_first_of_them_leave_the_table_in_doubt(tmp_path: Path) -> None:
    rows = (
        "收入总计 30.00",
        "一般公共预算资金 小计 20.00",
        "公共财政拨款资金 20.00",
        "其他资金 小计 10.00",
        "其他收入 10.00",
    )
    (table,) = read(tmp_path, "2019年度收入预算总表", "单位：万元", "项目名称 金额", *rows).tables
    assert [doubt.of for doubt in table.doubts] == [Misgiving.COLUMNS]


def test_a_row_with_amounts_is_no_beginning_of_a_title(tmp_path: Path) -> None:
    head = ("单位：元", "科目编码 科目名称 合计 基本支出 项目支出", "208 社会保障支出 60.00 20.00 40.00")
    (table,) = read(tmp_path, *head, "20805 养老支出 60.00 20.00 40.00", "部门支出总表").tables
    assert (table.title, len(table.rows)) == ("部门支出总表", 2)


BROKEN = (
    *(
        "合计",
        "“三公”经费",
        "会议费 培训费",
        "小计",
        "因公出国",
        "（境）费",
        "公务用车购置及运行维护费",
        "公务接待",
        "费",
    ),
    *("小计", "公务用车", "购置费", "公务用车", "运行维护", "费"),
)
"""Lines that may be put into rows in dozens of ways."""


def test_the_ways_over_what_is_below_are_told_once_for_all_words_that_a_row_may_begin_with() -> None:
    named(*BROKEN)  # what its words are is known now
    assert steps(lambda: named(*BROKEN)) < 40_000


def test_a_word_of_headers_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    told = HeaderTerm.__dict__["is_header"]
    find = told._find

    def counted(term: HeaderTerm) -> bool:
        asked.append(term.text)
        found: bool = find(term)
        return found

    monkeypatch.setattr(told, "_find", counted)
    header_term.cache_clear()
    for _ in range(3):
        named(*BROKEN)
    assert asked
    assert len(asked) == len(set(asked))
