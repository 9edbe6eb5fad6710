"""Figures of a printed line: each in its position, none swallowed by a name, none read as what it is not."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.model.document import Document
from gouji.model.table import Origin
from gouji.reading.read import read_document
from gouji.reading.terms.codes import bare_code, code_of, code_pieces, is_code_part, split_code
from gouji.reading.terms.figures import number_of
from gouji.reading.terms.lines import CodedLine, coded_line, labelled_line, total_line
from tests.steps import steps

HEADER = "单位：元\n2017年部门支出预算总表\n合计 基本支出 项目支出\n"


def read(tmp_path: Path, text: str) -> Document:
    path = tmp_path / "lines.txt"
    path.write_text(text, encoding="utf-8")
    return read_document(path)


@pytest.mark.parametrize("dash", ["-", "—", "－", "——"])
def test_a_dash_is_a_blank_in_its_position(tmp_path: Path, dash: str) -> None:
    table = read(tmp_path, HEADER + f"201 公共服务 60 {dash} 60\n205 教育 40 40 {dash}\n100 40 60 合计\n").tables[0]
    figures = [[table.content(row, column).figure for column in range(3)] for row in (0, 1)]
    shown = [[figure and figure.fen for figure in row] for row in figures]
    assert shown == [[6000, None, 6000], [4000, 4000, None]]
    assert [row.name for row in table.rows[:2]] == ["公共服务", "教育"]


@pytest.mark.parametrize(
    ("line", "amounts"),
    [
        ("201 公共服务 （100） 100 (200)", ("(100)", "100", "(200)")),
        ("201 公共服务 92.685.618 100", ("92.685.618", "100")),
        ("201 公共服务 83,3O5,400 100", ("83,3O5,400", "100")),
        ("201 公共服务83,305,400 83,305,400", ("83,305,400", "83,305,400")),
        ("201 公共服务 100 元 200", ("100 元", "200")),
    ],
)
def test_no_name_swallows_a_figure(line: str, amounts: tuple[str, ...]) -> None:
    found = coded_line(line)
    assert found is not None
    assert (found.code, found.name, found.amounts) == ("201", "公共服务", amounts)


def test_numbers_of_a_name_stay_in_it() -> None:
    found = coded_line("208 05 06 职业年金 2017 年 100")
    assert found is not None
    assert (found.code, found.name, found.amounts) == ("2080506", "职业年金 2017 年", ("100",))


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("2080501 行政单位离退休", "2080501", "行政单位离退休"),
        ("[2080501]行政单位离退休", "2080501", "行政单位离退休"),
        ("２０８-社会保障", "208", "社会保障"),
        ("208 05 06职业年金", "2080506", "职业年金"),
    ],
)
def test_a_code_before_its_name(text: str, code: str, name: str) -> None:
    assert split_code(text) == (code, name)
    assert coded_line(f"{text} 100") == CodedLine(code, name, ("100",))


@pytest.mark.parametrize("text", ["2080501", "[2080501]", "2025年预算", "101 教育", "208 05 06", "(300万元）以上"])
def test_a_code_alone_or_none_stands_before_no_name(text: str) -> None:
    assert split_code(text) is None


def test_what_is_printed_where_codes_stand() -> None:
    assert code_of("208 05 6") == code_of(" ２０８０５０６") == "2080506"
    assert [text for text in ("2025", "101", "208 教育") if code_of(text)] == []
    assert [text for text in ("5", "05", "20805", "208 5", "2080", "教育") if is_code_part(text)] == [
        "5",
        "05",
        "20805",
        "208 5",
    ]
    assert (bare_code("201.00"), bare_code("20.00")) == ("201", "20.00")
    assert (code_pieces("208-05.6"), code_pieces("2 0 8")) == (["208", "05", "6"], ["208"])


def test_totals_and_labels_keep_garbled_figures() -> None:
    total = total_line("合计 92.685.618 - 100")
    assert total is not None
    assert total.amounts == ("92.685.618", "-", "100")
    assert labelled_line("一、事业收入 92.685.618 二、教育支出 100") == [
        ("一、事业收入", ("92.685.618",)),
        ("二、教育支出", ("100",)),
    ]


def test_a_garbled_figure_is_told_and_never_a_false_difference(tmp_path: Path) -> None:
    document = read(tmp_path, HEADER + "201 公共服务 6O.00O 20 40\n205 教育 40 20 20\n100 40 60 合计\n")
    table = document.tables[0]
    assert [passage.text for passage in document.unplaced] == ["6O.00O 20 40"]
    assert {table.content(0, column).origin for column in range(3)} == {Origin.UNDECIDED}
    assert Outcome.DIFFERS not in {finding.outcome for finding in Check(document).findings()}


def test_a_single_figure_may_stand_in_any_column(tmp_path: Path) -> None:
    document = read(tmp_path, HEADER + "201 公共服务 60\n205 教育 40 20 20\n")
    table = document.tables[0]
    assert {table.content(0, column).origin for column in range(3)} == {Origin.UNDECIDED}
    assert [passage.text for passage in document.unplaced] == ["60"]


def test_the_sums_place_a_single_figure(tmp_path: Path) -> None:
    table = read(tmp_path, HEADER + "201 公共服务 60\n205 教育 40 20 20\n100 40 60 合计\n").tables[0]
    assert table.content(0, 0).origin is Origin.PLACED


@pytest.mark.parametrize("text", ["-1,234.5", "−1,234.5", "(1,234.5)", "(-1,234.5)"])
def test_a_figure_less_than_nothing_counts_as_such_in_sums(text: str) -> None:
    assert number_of(text) == Decimal("-1234.5")


ROWS = "201 公共服务 200 100 100\n200 100 100 合计\n"


@pytest.mark.parametrize(("begin", "again"), [("", "1,234 "), ("201 公共服务 ", "100 ")], ids=["figures", "row"])
def test_a_line_of_forty_kilobytes_is_read_at_once(tmp_path: Path, begin: str, again: str) -> None:
    def line(length: int) -> int:
        return steps(lambda: read(tmp_path, HEADER + begin + again * (length // len(again)) + "甲\n" + ROWS))

    assert line(40_000) < 2.1 * line(20_000)


def test_the_spaces_of_a_line_are_looked_through_once(tmp_path: Path) -> None:
    """A pattern that looked through them again from each would not come to an end."""
    assert read(tmp_path, HEADER + "甲" + " " * 1_000_000 + "乙\n" + ROWS).tables
