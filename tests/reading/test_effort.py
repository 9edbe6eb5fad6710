"""Reading takes no longer than a table deserves, whatever its figures and lines are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gouji.checking.check import Check
from gouji.model.brood import NO_ROW
from gouji.model.document import Document, Passage, SourceFile
from gouji.model.money import Unit
from gouji.model.source import AtLine
from gouji.model.table import Origin, Row, Table
from gouji.reading.columns.finder import find_table
from gouji.reading.columns.measures import LETTERS
from gouji.reading.columns.spaced_words import word_lines
from gouji.reading.doubting.places import without_a_place
from gouji.reading.page.page import Line
from gouji.reading.page.whole_titles import whole_titles
from gouji.reading.page.words import Word
from gouji.reading.placing.subset_sums import Effort
from gouji.reading.read import read_document
from gouji.reading.tables.lines.line_parts import LineParts
from gouji.reading.tables.lines.line_table import TextDraft
from gouji.reading.tables.rows import PrintedRow
from gouji.reading.terms.vocabulary import vocabulary
from tests.steps import steps

HEADER = "单位：元\n2017年部门支出预算总表\n合计 基本支出 项目支出\n"

PARENTS = np.full(2, NO_ROW, np.int32)
"""Of two rows that nothing holds."""

TWICE = 2.1
"""How many times as many steps twice as much may take, and a little for what is done once."""


@pytest.mark.parametrize("count", [22, 34, 60])
def test_siblings_of_equal_amounts_stay_undecided_at_once(tmp_path: Path, count: int) -> None:
    path = tmp_path / "equal.txt"
    siblings = "".join(f"201 {i + 1:02} 事务甲 10,000 10,000\n" for i in range(count))
    half = count * 5_000
    rows = f"201 一般公共服务支出 {2 * half} {half} {half}\n{siblings}{2 * half} {half} {half} 合计\n"
    path.write_text(HEADER + rows, encoding="utf-8")
    read: list[Document] = []
    assert steps(lambda: read.append(read_document(path)), most=2_000_000)
    table = read[0].tables[0]
    assert table.content(table.row_of["20101"], 1).origin is Origin.UNDECIDED


def test_an_effort_comes_to_its_end() -> None:
    effort = Effort()
    tries = 0
    while effort.spend(10):
        tries += 1
    assert 0 < tries < 100_000


def test_titles_side_by_side_above_many_tables_take_no_longer(tmp_path: Path) -> None:
    """One walk down tells how far two titles can be parted, however many tables follow."""

    def tables(count: int) -> int:
        lines = ["甲支出表,1,,乙支出表"]
        for number in range(count):
            lines += [f"第{number}号支出表", "项目,金额,其中,另", *(f"事项{n},5,5,5" for n in range(8))]
        path = tmp_path / "many.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return steps(lambda: read_document(path))

    assert tables(100) < TWICE * tables(50)


def test_twice_the_lines_of_figures_alone_take_twice_as_long() -> None:
    def lines(count: int) -> int:
        printed = [(number, f"{'':10}{number:,}.00{'':10}{number:,}.00") for number in range(1_000, 1_000 + count)]
        words = word_lines(printed)
        return steps(lambda: find_table(words, 1, LETTERS))

    assert lines(1_000) < TWICE * lines(500)


def test_words_above_rows_that_are_more_than_a_header_stay_lines_at_once() -> None:
    figures = (1_000, "  ".join(["1,000.00"] * 10))

    def below(count: int) -> list[list[Word]]:
        return word_lines([*((number, "  ".join(["基本支出"] * 30)) for number in range(count)), figures])

    assert find_table(below(4), 1, LETTERS)
    many = below(200)
    assert find_table(many, 1, LETTERS) is None
    assert steps(lambda: find_table(many, 1, LETTERS)) < 10 * steps(lambda: find_table(below(4), 1, LETTERS))


def with_strays(*before: int, rows: int) -> TextDraft:
    """A table of rows, with lines after so many of them of which no row is known."""
    form = vocabulary().table_form("2017年部门支出预算总表")
    assert form
    printed = [PrintedRow(Row(str(number), source=AtLine(number)), ()) for number in range(rows)]
    strays = [(place, Passage(AtLine(place), "1,000.00")) for place in before]
    return TextDraft(form, "", AtLine(1), printed=printed, strays=strays)


def test_the_row_above_each_line_that_is_none_is_found_at_once() -> None:
    found = with_strays(0, 2, 2, 4, rows=4).beside_strays()
    assert {one.row.name for one in found} == {"0", "1", "3"}

    def many(count: int) -> int:
        return steps(lambda: list(with_strays(*range(count), rows=count).beside_strays()))

    assert many(2_000) < TWICE * many(1_000)


TITLE = "2017年部门支出预算总表"
HEAD = ("编制部门：某某局", "单位：元", "合计 基本支出 项目支出")
ROWS = ("201 公共服务 100 100", "201 01 某某事务 100 100", "100 100 合计")


@pytest.mark.parametrize(
    "printed",
    [
        (TITLE, *HEAD, *ROWS),
        (*HEAD, *ROWS, TITLE),
        (*ROWS, "单位：元", TITLE, "单位：元"),
        (TITLE, "本年收入，比上年，增加。"),
        ROWS,
    ],
    ids=["titles above", "titles below", "captions around titles", "text between titles", "no title"],
)
def test_a_page_of_twice_the_tables_is_cut_in_twice_the_steps(printed: tuple[str, ...]) -> None:
    def cut(count: int) -> int:
        words = vocabulary()
        lines = tuple(Line(AtLine(number), text) for number, text in enumerate(printed * count))
        return steps(lambda: LineParts(words).of(whole_titles(lines, words)))

    cut(1)
    assert cut(40) < TWICE * cut(20)


def test_the_tables_around_twice_the_amounts_without_a_place_are_found_in_twice_the_steps() -> None:
    def doubted(count: int) -> int:
        tables = [
            Table(
                f"T{n}",
                "other",
                "",
                Unit.YUAN,
                ("合计",),
                [Row("", source=AtLine(n * 9 + at)) for at in (0, 8)],
                PARENTS,
            )
            for n in range(count)
        ]
        lost = [Passage(AtLine(n * 9 + 4), "1,000.00 2,000.00 3,000.00") for n in range(count)]
        document = Document(SourceFile("", "", "txt"), "", 2017, "budget", "", tables, [], lost)
        found: list[int] = []
        taken = steps(lambda: found.extend(without_a_place(document)))
        assert found == [*range(count)]
        return taken

    assert doubted(80) < TWICE * doubted(40)


def test_what_cells_of_no_table_print_is_not_gone_through_letter_by_letter(tmp_path: Path) -> None:
    """Neither for the letters of Taiwan and Hong Kong nor for the labels of forms to fill in."""

    def raw(name: str) -> int:
        path = tmp_path / "raw.csv"
        path.write_text("甲,乙,丙\n" + f"{name},1,2\n" * 200, encoding="utf-8")
        return steps(lambda: read_document(path))

    raw("名")
    assert raw("名" * 50) < raw("名") + 200


def test_a_table_of_twice_the_columns_is_read_and_checked_in_twice_the_steps(tmp_path: Path) -> None:
    """Columns of one name, words among them, cells that hold two figures, and sums out by their rounding."""

    def wide(count: int) -> int:
        rows = [
            ["科目编码", *["项目"] * count, "科目名称", "合计", *["金额"] * count, "说明", "其他"],
            ["201", *["甲"] * count, "公共服务", str(12 * count + 11), *["12"] * count, "好", "11"],
            ["20101", *["甲"] * count, "事务", str(10 * count), *["10"] * count, "", ""],
            ["20102", *["甲"] * count, "其他事务", str(count + 10), *["1"] * count, "", "10"],
            ["202", *["甲"] * count, "外交", "1 1", *["1 1"] * count, "", ""],
        ]
        cells = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)
        path = tmp_path / "wide.html"
        path.write_text(f"<p>2017年部门支出预算总表</p><p>单位：元</p><table>{cells}</table>", encoding="utf-8")
        return steps(lambda: Check(read_document(path)))

    wide(4)
    assert wide(200) < TWICE * wide(100)


def test_a_line_of_twice_the_figures_is_put_into_columns_in_twice_the_steps(tmp_path: Path) -> None:
    """Many figures of one line are as many columns, which each other line, too, is held against."""

    def wide(count: int) -> int:
        rows = ["科目编码  科目名称  合计", "201  公共服务  12", "20101  事务  12" + "  12" * count, "合计  12"]
        path = tmp_path / "wide.txt"
        path.write_text("\n".join(["2017年部门支出预算总表", "单位：元", *rows]), encoding="utf-8")
        return steps(lambda: read_document(path))

    wide(4)
    assert wide(400) < TWICE * wide(200)
