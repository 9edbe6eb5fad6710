"""Text files: encodings that offices use are read, everything else gets one sentence."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.errors import Cancelled, UserError
from gouji.model.document import Document
from gouji.model.source import AtLine
from gouji.model.table import Origin, Row
from gouji.reading.read import read_copied, read_document, read_pasted
from gouji.reading.tables.lines.line_rows import row_of
from gouji.reading.tables.lines.mixed_lists import mixes_lists
from gouji.reading.tables.rows import PrintedRow
from gouji.wording import say
from tests.conftest import SAMPLE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_office_encoding_reads_alike(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "预算 一.txt"
    path.write_bytes(SAMPLE.read_text(encoding="utf-8").encode(encoding))
    assert [len(table.rows) for table in read_document(path).tables] == [13, 46, 46, 9, 46, 0, 40, 1]


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"", "empty"), (b" \n ", "empty"), (bytes(range(256)) * 40, "not-text"), ("一段话。".encode(), "no-tables")],
)
def test_what_is_no_budget_gets_a_sentence(tmp_path: Path, content: bytes, kind: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        read_document(path)
    assert caught.value.kind == kind
    assert "x.txt" in say(caught.value.message, **caught.value.params)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    for path, kind in ((tmp_path / "none.txt", "not-found"), (tmp_path, "directory")):
        with pytest.raises(UserError) as caught:
            read_document(path)
        assert caught.value.kind == kind


def test_a_hundred_megabytes_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as handle:
        handle.truncate(100 * 2**20)
    with pytest.raises(UserError) as caught:
        read_document(path)
    assert caught.value.kind == "too-large"


def test_one_line_tells_entity_and_unit(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    rows = "合计 基本支出 项目支出\n201 公共服务 60 20 40\n60 20 40 合计\n"
    path.write_text("2017年部门支出预算总表\n编制部门：某某局　单位：万元\n" + rows, encoding="utf-8")
    document = read_document(path)
    assert (document.entity, document.tables[0].unit.value) == ("某某局", "万元")


def read(tmp_path: Path, *lines: str) -> Document:
    path = tmp_path / "x.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_document(path)


ROWS = ("2024年部门支出预算总表", "单位：元", "201 一般公共服务支出 60 20 40", "合计 60 20 40")


def test_a_column_that_is_not_known_leaves_all_but_the_total_undecided(tmp_path: Path) -> None:
    document = read(tmp_path, *ROWS[:2], "科目编码 科目名称 合计 经营支出", "项目支出", *ROWS[2:])
    (table,) = document.tables
    assert table.values[0].tolist() == [6000, 6000]
    assert (table.origin[1] == Origin.UNDECIDED).all()
    assert [passage.text for passage in document.unplaced] == ["经营支出", "20", "40", "20", "40"]


def test_a_column_before_the_total_that_is_not_known_leaves_everything_undecided(tmp_path: Path) -> None:
    (table,) = read(tmp_path, *ROWS[:2], "科目编码 科目名称 总额", "基本支出 项目支出", *ROWS[2:]).tables
    assert (table.origin == Origin.UNDECIDED).all()


def test_columns_stand_in_the_order_of_their_line(tmp_path: Path) -> None:
    (table,) = read(tmp_path, *ROWS[:2], "科目编码 科目名称 合计 项目支出 基本支出", *ROWS[2:]).tables
    assert table.columns == ("合计", "项目支出", "基本支出")
    assert table.values[:, 0].tolist() == [6000, 2000, 4000]


def test_a_row_that_numbers_the_columns_is_no_row(tmp_path: Path) -> None:
    (table,) = read(tmp_path, *ROWS[:2], "科目编码 科目名称 合计 基本支出 项目支出", "1 2 3", *ROWS[2:]).tables
    assert table.keys == ["201", "合计"]


def test_a_code_whose_name_went_to_another_line(tmp_path: Path) -> None:
    (table,) = read(tmp_path, *ROWS[:2], "合计 基本支出 项目支出", "201 60.00 20.00 40.00", ROWS[3]).tables
    assert table.keys == ["201", "合计"]


def test_rows_below_a_title_of_no_known_kind_join_no_table(tmp_path: Path) -> None:
    head = "合计 基本支出 项目支出"
    other = ("\f2024年国有资产经费占用表", "201 一般公共服务支出 7 3 4")
    document = read(tmp_path, *ROWS[:2], head, *ROWS[2:], *other)
    assert [len(table.rows) for table in document.tables] == [2]
    assert other[1] in [passage.text for passage in document.unplaced]


def test_equal_fragments_are_told_with_their_own_lines(tmp_path: Path) -> None:
    document = read(tmp_path, *ROWS[:2], "合计 基本支出 项目支出", "其他栏", *ROWS[2:], "其他栏")
    assert [one.source for one in document.unplaced if one.text == "其他栏"] == [AtLine(4), AtLine(7)]


def test_a_unit_and_a_year_that_are_not_printed_are_told(tmp_path: Path) -> None:
    document = read(tmp_path, "部门支出预算总表", "合计 基本支出 项目支出", *ROWS[2:])
    told = [say(notice.message, **notice.params) for notice in document.notices]
    assert told == ["未读到金额单位，暂按元：部门支出预算总表", "年度未知：只适用于某些年度的规则未核对"]
    assert not [family for family in Check(document).families if family.law.until]


def test_a_total_behind_its_parts_leaves_everything_undecided(tmp_path: Path) -> None:
    document = read(tmp_path, *ROWS[:2], "科目编码 科目名称 基本支出 项目支出 合计", *ROWS[2:])
    assert (document.tables[0].origin == Origin.UNDECIDED).all()


def test_a_row_of_figures_that_adds_up_begins_with_no_code(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    rows = "合计 基本支出 项目支出\n201 公共服务 205 150.5 54.5\n205 150.5 54.5\n2050101 150.5 54.5\n"
    path.write_text("2017年部门支出预算总表\n编制部门：某某局　单位：万元\n" + rows, encoding="utf-8")
    (table,) = read_document(path).tables
    assert [row.code for row in table.rows] == ["201", None, "2050101"]
    assert table.values[:, 1].tolist() == [20500_0000, 15050_0000, 5450_0000]


def test_one_line_that_alone_names_as_many_columns_as_rows_print(tmp_path: Path) -> None:
    rows = ("201 一般公共服务支出 60 20 30 10", "20101 人大事务 60 20 30 10")
    head = "科目编码 科目名称 合计 基本支出 项目支出 经营支出"
    (table,) = read(tmp_path, *ROWS[:2], head, *rows).tables
    assert table.columns == ("合计", "基本支出", "项目支出", "经营支出")
    assert table.values[:, 0].tolist() == [6000, 2000, 3000, 1000]
    (table,) = read(tmp_path, *ROWS[:2], head + " 上缴支出", *rows).tables
    assert (table.origin[1:] == Origin.UNDECIDED).all()


def test_a_column_whose_word_stands_alone_on_its_line(tmp_path: Path) -> None:
    """合计 alone heads a column: without it two figures would stand one column too far left."""
    rows = ("201 一般公共服务支出 60 60", "202 外交支出 7 7")
    (table,) = read(tmp_path, *ROWS[:2], "科目名称", "合计", "基本支出", "项目支出", *rows).tables
    assert table.columns == ("合计", "基本支出", "项目支出")
    assert table.values[0].tolist() == [6000, 700]


def test_a_header_that_lacks_the_total_tells_no_columns(tmp_path: Path) -> None:
    (table,) = read(tmp_path, *ROWS[:2], "科目名称", "基本支出", "项目支出", *ROWS[2:]).tables
    assert (table.origin == Origin.UNDECIDED).all()


SIDES = ("2024年部门收支预算总表", "单位：元", "项目 预算数 项目 预算数", "一、财政拨款收入 60.00 一、教育支出 55.00")
TOTAL = "收入总计 70.00 支出总计 70.00"


def test_two_labels_with_figures_of_their_own(tmp_path: Path) -> None:
    document = read(tmp_path, *SIDES, "二、上年结转 10.00 结转下年 15.00", TOTAL)
    (table,) = document.tables
    assert [row.side for row in table.rows] == [0, 0, 0, 1, 1, 1]
    assert table.values[0].tolist() == [6000, 1000, 7000, 5500, 1500, 7000]
    assert Check(document).counts()[Outcome.DIFFERS] == 0


def test_numbers_that_stand_still_tell_of_more_sides(tmp_path: Path) -> None:
    """Three sides, whose header does not tell that: one list goes on within another."""
    document = read(
        tmp_path,
        *("2024年部门收支预算总表", "单位：元", "收入 支出", "项目名称 金额", "功能分类 支出用途"),
        *("功能科目名称 金额 项目名称 金额", "一、财政拨款 70.00", "一、教育支出 30.00 一、基本支出 50.00"),
        *("二、事业收入 0.00", "二、卫生支出 25.00 二、项目支出 20.00", "三、其他收入 0.00 三、住房支出 15.00"),
        "收入合计 70.00 支出合计 70.00",
    )
    assert "its text does not tell which of its sides a row stands on" in [
        one.why.message for one in document.tables[0].doubts
    ]


def test_one_number_that_is_printed_twice_is_a_mistake() -> None:
    def rows(*labels: str) -> list[PrintedRow]:
        return [row_of(Row(label), ()) for label in labels]

    assert not mixes_lists(rows("一、教育", "二、卫生", "三、住房", "三、其他", "五、结转"))
    assert not mixes_lists(rows("一、财政", "（一）一般", "（二）基金", "二、事业", "（一）甲", "（二）乙"))
    assert not mixes_lists(rows("一、财政", "二、事业", "本年收入合计", "一、财政", "二、事业", "收入总计"))
    assert mixes_lists(rows("一、财政", "一、教育", "二、卫生", "二、事业", "三、其他"))


def test_a_line_without_a_place_may_be_a_part_of_the_totals_beside_it(tmp_path: Path) -> None:
    document = read(tmp_path, *SIDES, "结余 一 10.00 其他 15.00", TOTAL)
    assert "结余 一 10.00 其他 15.00" in [one.text for one in document.unplaced]
    assert document.tables[0].values[0].tolist() == [6000, 7000, 5500, 7000]
    assert Check(document).counts()[Outcome.DIFFERS] == 0


def test_a_row_whose_name_and_figures_were_broken_apart_is_not_taken_for_absent(tmp_path: Path) -> None:
    """By no table that prints its code, nor is what held it taken for a class."""
    summary = (
        "2024年部门收支预算总表",
        "单位：元",
        "项目 预算数 项目 预算数",
        "一、财政拨款收入 70.00 一、本年支出 70.00",
        "二、其他收入 0.00 （一）教育支出 40.00",
        "三、上年结转 0.00 （二）社会保障和就业支",
        "出",
        "30.00",
        "收入总计 70.00 支出总计 70.00",
    )
    functions = (
        "\f2024年部门支出预算总表",
        "单位：元",
        "科目编码 科目名称 合计 基本支出 项目支出",
        "205 教育支出 40.00 40.00 0.00",
        "208 社会保障和就业支出 30.00 30.00 0.00",
        "合计 70.00 70.00 0.00",
    )
    check = Check(read(tmp_path, *summary, *functions))
    assert check.counts()[Outcome.DIFFERS] == 0
    assert any(one.outcome is Outcome.UNCHECKABLE and one.rule == "D2" for one in check.findings())


def test_an_amount_alone_on_its_line_may_be_of_a_row_though_it_has_no_separator(tmp_path: Path) -> None:
    """So nothing is summed without it."""
    rows = ("一、财政拨款收入 60000 一、教育支出 44000", "二、其他收入 0 二、社会保障和就业支", "出", "16000")
    check = Check(read(tmp_path, *SIDES[:3], *rows, "收入总计 60000 支出总计 60000"))
    assert check.counts()[Outcome.DIFFERS] == 0
    assert "16000" in [one.text for one in check.document.unplaced]


def test_rows_that_print_their_numbers_are_not_read_by_the_order_of_figures(tmp_path: Path) -> None:
    lines = (
        "项目 行次 预算数 项目 行次 预算数",
        "一、财政拨款收入 1 一、教育支出 30 55.00",
        "收入总计 9 支出总计 39 55.00",
    )
    (table,) = read(tmp_path, *SIDES[:2], *lines).tables
    assert not table.present.any()


def test_a_table_none_of_whose_rows_are_read_is_not_blank(tmp_path: Path) -> None:
    other = ("\f2024年一般公共预算支出表", "单位：元", "科目 金额", "公共 服务：60.00 元", "其他 7.00 元 5.00")
    document = read(tmp_path, *ROWS[:2], "合计 基本支出 项目支出", *ROWS[2:], *other)
    assert [table.kind for table in document.tables] == ["expenditure"]
    assert other[-1] in [one.text for one in document.unplaced]


def test_more_labels_than_sides_are_not_sorted_by_their_words(tmp_path: Path) -> None:
    line = "一、财政拨款收入 60.00 一、教育支出 60.00 一、工资福利支出 60.00"
    document = read(tmp_path, *SIDES[:3], line, TOTAL)
    assert line in [one.text for one in document.unplaced]


def test_text_copied_from_a_page_has_no_cells() -> None:
    (table,) = read_pasted("\n".join([*ROWS[:2], "科目编码 科目名称 合计 基本支出 项目支出", *ROWS[2:]])).tables
    assert table.values[:, 0].tolist() == [6000, 2000, 4000]


def test_reading_can_be_stopped_at_a_page_and_tells_how_far_it_is(tmp_path: Path) -> None:
    page = "单位：元\n2017年部门支出预算总表\n合计 基本支出 项目支出\n201 一般公共服务支出 20,000 10,000 10,000\n"
    path = tmp_path / "many.txt"
    path.write_text("\f".join([page] * 8), encoding="utf-8")
    parts: list[int] = []
    with pytest.raises(Cancelled):
        read_document(path, parts.append, cancelled=lambda: len(parts) > 3)
    assert len(parts) == 4
    parts.clear()
    with pytest.raises(Cancelled):
        read_copied(path.read_text(encoding="utf-8"), "", parts.append, cancelled=lambda: len(parts) > 3)
    assert len(parts) == 4
    parts.clear()
    assert len(read_document(path, parts.append).tables) == 8
    assert parts == sorted(parts)
    assert len(set(parts)) > 8
    assert parts[-1] == 100


@pytest.mark.parametrize(
    ("name", "row"), [("x.txt", "20101     人大事务          {0}     {0}     0"), ("x.csv", "20101,人大事务,{0},{0},0")]
)
def test_reading_one_long_page_can_be_stopped_at_several_steps(tmp_path: Path, name: str, row: str) -> None:
    path = tmp_path / name
    header = row.format("合计").replace("人大事务", "科目名称").replace("20101", "科目编码")
    rows = [row.format(number) for number in range(2000, 2200)]
    path.write_text("\n".join(["2024年部门支出预算总表", header, *rows]), encoding="utf-8")

    def steps_until(stop: int) -> int:
        asked: list[int] = []

        def cancelled() -> bool:
            asked.append(len(asked))
            return len(asked) == stop

        with suppress(Cancelled):
            read_document(path, cancelled=cancelled)
        return len(asked)

    assert steps_until(0) > 5
    assert [steps_until(stop) for stop in range(1, 6)] == [1, 2, 3, 4, 5]


def test_a_page_may_end_within_a_line(tmp_path: Path) -> None:
    rows = (*ROWS[:2], "合计 基本支出 项目支出", *ROWS[2:])
    again = "\f2024年一般公共预算支出表"
    document = read(tmp_path, *rows[:-1], rows[-1] + again, *rows[1:])
    assert [table.values[:, -1].tolist() for table in document.tables] == [[6000, 2000, 4000]] * 2


def test_a_page_that_holds_nothing_but_the_total_goes_on_with_its_table(tmp_path: Path) -> None:
    head = "合计 基本支出 项目支出"
    document = read(tmp_path, *ROWS[:2], head, ROWS[2], "\f" + head, "60 20 40合计", "3")
    (table,) = document.tables
    assert table.keys == ["201", "合计"]


def test_codes_that_begin_overleaf_go_on_with_a_table_that_printed_its_total_alone(tmp_path: Path) -> None:
    head = "科目编码 科目名称 合计 基本支出 项目支出\n合计 300 100 200\n"
    rows = "201 公共服务 200 100 100\n20101 某某事务 200 100 100\n205 教育 100 0 100\n"
    path = tmp_path / "x.txt"
    path.write_text(f"部门支出决算表\n单位：元\n{head}\f{rows}", encoding="utf-8")
    (table,) = read_document(path).tables
    assert table.keys == ["合计", "201", "20101", "205"]


def test_figures_that_went_to_the_next_line_are_those_of_the_row_where_they_add_up(tmp_path: Path) -> None:
    head = (*ROWS[:2], "合计 基本支出 项目支出", "201 一般公共服务支出 6,000.00 2,000.00 4,000.00")
    (table,) = read(tmp_path, *head, "合计 6,000.00", "2,000.00 4,000.00").tables
    assert table.keys == ["201", "合计"]
    assert table.values[:, 1].tolist() == [600000, 200000, 400000]
    (table,) = read(tmp_path, *head, "合计 6,000.00", "2,000.00 3,000.00").tables
    assert (table.origin[:, 1] == Origin.UNDECIDED).all()
    document = read(tmp_path, *head, "合计 6,000.00", "2,000.004,000.00")
    assert (document.tables[0].origin[:, 1] == Origin.UNDECIDED).all()
    assert "6,000.00 2,000.004,000.00" in [one.text for one in document.unplaced]


HEADED = (*ROWS[:2], "合计 基本支出 项目支出")
OTHER = ("\f2024年一般公共预算支出表", *HEADED[1:], *ROWS[2:])


def test_a_row_that_was_broken_over_lines_is_put_together(tmp_path: Path) -> None:
    rows = ("208 05 05", "机关事业单位基本养老保险缴", "费支出", "60.00 20.00 40.00", "合计 60.00 20.00 40.00")
    (table,) = read(tmp_path, *HEADED, *rows).tables
    assert (table.keys, table.rows[0].name) == (["2080505", "合计"], "机关事业单位基本养老保险缴费支出")
    assert table.values[:, 0].tolist() == [6000, 2000, 4000]


def test_the_row_of_the_next_side_follows_the_figures(tmp_path: Path) -> None:
    """Of a label that was broken over lines: whose figures they are is told by what was begun above them."""
    head = ("2024年财政拨款收支预算总表", "单位：元", "项目 预算数 项目 合计 一般公共预算 政府性基金预算")
    rows = (
        "一、一般公共预算 5000 一、教育支出 3000 3000 0",
        "二、国有资本经营预",
        "算",
        "0 二、卫生健康支出 2000 2000 0",
        "收入总计 5000 支出总计 5000 5000 0",
    )
    document = read(tmp_path, *head, *rows)
    (table,) = document.tables
    last = [row for row in range(len(table.rows)) if table.rows[row].name.startswith("二、")]
    assert [table.rows[row].name for row in last] == ["二、国有资本经营预算", "二、卫生健康支出"]
    figures = [[table.values[column, row] for column in table.row_columns(row)] for row in last]
    assert figures == [[0], [200000, 200000, 0]]
    assert document.unplaced == []


def test_a_label_that_broke_off_and_prints_nothing_is_a_row_of_its_side(tmp_path: Path) -> None:
    """Its side is told by the end of its name."""
    head = ("2024年财政拨款收支预算总表", "单位：元", "项目 预算数 项目 合计 一般公共预算")
    rows = (
        "（一）一般公共预",
        "算拨款",
        "5,000.00",
        "（一）教育支出 5,000.00 5,000.00",
        "（二）国有资本经营",
        "预算拨款",
        "收入总计 5,000.00 支出总计 5,000.00 5,000.00",
    )
    (table,) = read(tmp_path, *head, *rows).tables
    assert [(row.name, row.side) for row in table.rows[:2]] == [
        ("（一）一般公共预算拨款", 0),
        ("（二）国有资本经营预算拨款", 0),
    ]
    assert table.origin[0, :3].tolist() == [Origin.READ, Origin.BLANK, Origin.READ]


@pytest.mark.parametrize("line", ["5000 三、卫生健康支出 2000 2000 0", "其中 单位自有 185200 185200 0"])
def test_a_line_with_bare_figures_that_is_no_row_is_told(line: str, tmp_path: Path) -> None:
    """No other line says where they belong; and nothing is summed that they may be a part of."""
    head = ("2024年财政拨款收支预算总表", "单位：元", "项目 预算数 项目 合计 一般公共预算 政府性基金预算")
    rows = ("一、一般公共预算 5000 一、教育支出 3000 3000 0", line, "收入总计 5000 支出总计 5000 5000 0")
    document = read(tmp_path, *head, *rows)
    assert [one.text for one in document.unplaced] == [line]
    assert Check(document).counts()[Outcome.DIFFERS] == 0


def test_what_may_head_a_column_begins_the_name_behind_a_code_alone(tmp_path: Path) -> None:
    rows = ("208 05 01", "归口管理的行政单位", "离退休", "60.00 20.00 40.00", "合计 60.00 20.00 40.00")
    (table,) = read(tmp_path, *HEADED, *rows).tables
    assert (table.keys, table.rows[0].name) == (["2080501", "合计"], "归口管理的行政单位离退休")


def test_figures_without_a_code_are_no_row_of_a_table_of_codes(tmp_path: Path) -> None:
    """Even where they add up: which row they are of is not told."""
    head = ("2024年部门收入预算总表", "单位：元", "科目编码 科目名称 合计 财政拨款 其他收入")
    rows = ("208 社会保障支出 60.00 20.00 40.00", "60.00 20.00 40.00", "合计 120.00 40.00 80.00")
    document = read(tmp_path, *head, *rows)
    assert document.tables[0].keys == ["208", "合计"]
    assert [one.text for one in document.unplaced] == ["60.00 20.00 40.00"]


def test_figures_that_stand_before_their_codes_are_not_given_to_others(tmp_path: Path) -> None:
    rows = ("60.00 20.00 40.00", "208", "社会保障", "50.00 10.00 40.00", "209", "其他支出", "合计 110.00 30.00 80.00")
    document = read(tmp_path, *HEADED, *rows, *OTHER)
    assert [table.kind for table in document.tables] == ["general-expenditure"]


def test_figures_on_lines_of_their_own_must_add_up(tmp_path: Path) -> None:
    rows = ["208", "社会保障支出", "60.00", "20.00", "40.00", "209", "其他支出", "50.00", "10.00", "40.00"]
    (table,) = read(tmp_path, *HEADED, *rows).tables
    assert table.values[:, 0].tolist() == [6000, 2000, 4000]
    rows.remove("10.00")
    document = read(tmp_path, *HEADED, *rows, *OTHER)
    assert [table.kind for table in document.tables] == ["general-expenditure"]


def test_columns_that_follow_one_another_make_no_table(tmp_path: Path) -> None:
    rows = ("208", "20805", "社会保障支出", "养老支出", "60.00", "60.00", "20.00", "20.00", "40.00", "40.00")
    document = read(tmp_path, *HEADED, *rows, *OTHER)
    assert [table.kind for table in document.tables] == ["general-expenditure"]
    assert [one.text for one in document.unplaced].count("20.00") == 2


def test_a_title_that_was_broken_over_two_lines(tmp_path: Path) -> None:
    head = ("2024年某某局部门支出预算", "总表", *ROWS[1:2], "合计 基本支出 项目支出")
    (table,) = read(tmp_path, *head, *ROWS[2:]).tables
    assert (table.kind, table.title) == ("expenditure", "2024年某某局部门支出预算总表")


def test_a_label_without_a_figure_is_not_blank_where_figures_have_no_place(tmp_path: Path) -> None:
    (table,) = read(tmp_path, *SIDES, "二、上年结转", "另有 一 10.00 其他 15.00", TOTAL).tables
    assert table.content(table.row_of["二、上年结转"], 0).origin is Origin.UNDECIDED


def test_rows_on_a_page_of_no_table_are_told(tmp_path: Path) -> None:
    rows = ("201 一般公共服务支出 60.00 20.00 40.00", "合计 60.00 20.00 40.00")
    document = read(tmp_path, *HEADED, *rows, "\f其他 费用支出 7.00 3.00 4.00", "基金 费用支出 8.00 3.00 5.00")
    assert "其他 费用支出 7.00 3.00 4.00" in [one.text for one in document.unplaced]
