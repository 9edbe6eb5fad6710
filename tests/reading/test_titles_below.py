"""Text as PDF programs export it: the rows of a page, then its title; pages that go on repeat their header."""

from __future__ import annotations

import random
import re
from contextlib import suppress
from pathlib import Path

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.rules.laws import Severity
from gouji.errors import UserError
from gouji.model.document import Document
from gouji.reading.read import read_document
from gouji.reading.terms.page_marks import page_marks
from tests.conftest import SAMPLE

COVER = ("某市某区2025年区级部门预算",)
CONTENTS = ("目 录", "一、部门主要职能 …………………………", "1. 2025年部门收入预算总表 ………", "2. 2025年部门支出预算总表")
REVENUE_HEAD = ("项目 收入预算", "功能分类科目编码 功能分类科目名称 合计 财政拨款收入 事业收入 其他收入", "类 款 项")
HEAD = ("项目 支出预算", "功能分类科目编码", "功能分类科目名称 合计 基本支出 项目支出", "类 款 项")
ABOVE = ("编制部门：某区某某街道办事处 单位：元",)
FIRST = (
    "201 一般公共服务支出 3,296,600 3,296,600",
    "201 05 统计信息事务 3,296,600 3,296,600",
    "201 05 07 专项普查活动 3,296,600 3,296,600",
    "204 公共安全支出 2,878,025 2,878,025",
)
REST = (
    "204 06 司法 300,000 300,000",
    "204 06 07 公共法律服务 300,000 300,000",
    "204 99 其他公共安全支出 2,578,025 2,578,025",
    "204 99 99 其他公共安全支出 2,578,025 2,578,025",
    "205 教育支出 250,000 250,000",
    "205 99 其他教育支出 250,000 250,000",
    "205 99 99 其他教育支出 250,000 250,000",
    "合计 6,424,625 6,424,625",
)
PAGES = (
    COVER,
    CONTENTS,
    (*ABOVE, *REVENUE_HEAD, *FIRST, "2025年部门收入预算总表", "事业单位", "经营收入"),
    (*REVENUE_HEAD, "事业单位", "经营收入", *REST),
    (*ABOVE, *HEAD, *FIRST, "2025年部门支出预算总表"),
    (*HEAD, *REST),
)
MARKS = {
    "of": "-- {0} of {1} --",
    "dashes": "— {0} —",
    "pages": "第 {0} 页 共 {1} 页",
    "stroke": "{0}/{1}",
    "english": "Page {0} of {1}",
}


def read(path: Path, text: str) -> Document:
    path.write_text(text, encoding="utf-8")
    return read_document(path)


def accused(document: Document) -> list[str]:
    """What is said to differ with certainty."""
    findings = Check(document).findings()
    return [one.rule for one in findings if one.outcome is Outcome.DIFFERS and one.severity is Severity.MUST]


def assert_both(document: Document) -> None:
    assert [(table.kind, len(table.rows)) for table in document.tables] == [("revenue", 12), ("expenditure", 12)]
    assert document.grids == []
    assert accused(document) == []
    assert not any(re.search(r"\d+\s*(?:of|/|页|—)", one.text) for one in document.unplaced)


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("fed", ["", "\f"])
def test_page_marks_part_pages_and_are_no_amounts(tmp_path: Path, mark: str, fed: str) -> None:
    numbered = ["\n".join((*lines, MARKS[mark].format(at, len(PAGES)))) for at, lines in enumerate(PAGES, start=1)]
    assert_both(read(tmp_path / "x.txt", f"\n{fed}".join(numbered)))


def test_a_figure_between_dashes_is_no_page_mark() -> None:
    assert page_marks(["合计 3", "- 3 -", "— 120 —", "3", "第二页"]) == frozenset()
    assert page_marks(["— 3 —", "合计 3", "— 4 —"]) == {0, 2}


@pytest.mark.parametrize("between", ["\f", "\n\n\n\n", ""])
def test_titles_below_the_first_rows_without_page_breaks(tmp_path: Path, between: str) -> None:
    assert_both(read(tmp_path / "x.txt", f"\n{between}".join("\n".join(lines) for lines in PAGES)))


def test_a_header_that_is_not_repeated_overleaf(tmp_path: Path) -> None:
    pages = (*PAGES[:3], REST, PAGES[4], REST)
    assert_both(read(tmp_path / "x.txt", "\n\f".join("\n".join(lines) for lines in pages)))


def test_rows_whose_title_is_overleaf_are_missed_and_nobody_is_accused(tmp_path: Path) -> None:
    """They find no place: the table below that title is known to lack its first rows."""
    pages = ((*ABOVE, *HEAD, *FIRST), ("2025年部门支出预算总表", *HEAD, *REST))
    document = read(tmp_path / "x.txt", "\n\f".join("\n".join(lines) for lines in pages))
    (table,) = document.tables
    assert table.gaps[:1] == (0,)
    assert accused(document) == []


def test_a_text_without_page_breaks_is_read_whole(tmp_path: Path) -> None:
    text = re.sub(r"\n\s*\n+", "\n", SAMPLE.read_text(encoding="utf-8"))
    document = read(tmp_path / "x.txt", text)
    assert [len(table.rows) for table in document.tables][:7] == [13, 46, 46, 9, 46, 0, 40]
    assert accused(document) == []


@pytest.mark.parametrize("seed", range(12))
def test_text_cut_anywhere_accuses_nobody(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    lines = SAMPLE.read_text(encoding="utf-8").split("\n")
    if seed % 2:
        lines = [line for line in lines if line.strip()]
    first = rng.randrange(len(lines) // 12, len(lines) // 2)
    cut = lines[first : first + rng.randrange(40, len(lines) // 2)]
    with suppress(UserError):  # its one title may stand behind rows of two tables
        assert accused(read(tmp_path / "x.txt", "\n".join(cut))) == []


def test_rows_before_a_title_are_of_the_table_before_where_titles_stand_above(
    tmp_path: Path,
) -> None:
    """A page that goes on, repeats its header and begins the next table looks like one whose title stands below."""
    head = ("单位：元", "科目编码 科目名称 合计 基本支出 项目支出")
    first = ("2025年部门支出预算总表", *head, "201 一般公共服务支出 7 7 0", "204 公共安全支出 3 0 3")
    second = (head[1], "205 教育支出 2 2 0", "合计 12 9 3", "2025年一般公共预算支出表", *head, "注：本表为空")
    document = read(tmp_path / "x.txt", "\f".join("\n".join(page) for page in (first, second)))
    assert [len(table.rows) for table in document.tables] == [4, 0]
    assert accused(document) == []


def test_a_table_may_begin_right_below_the_contents_that_name_it(tmp_path: Path) -> None:
    """Its title is no entry: it is met again, and has no page."""
    listed = ("目 录", "一、2025年部门支出预算总表………………3", "二、2025年部门收入预算总表………………4")
    first = ("2025年部门支出预算总表", *ABOVE, *HEAD, *FIRST, *REST)
    other = ("2025年部门收入预算总表", *ABOVE, *REVENUE_HEAD[:2], "类 款 项", *FIRST, *REST)
    document = read(tmp_path / "x.txt", "\n".join([*listed, *first]) + "\f" + "\n".join(other))
    assert [one.title for one in document.tables] == ["2025年部门支出预算总表", "2025年部门收入预算总表"]
    assert [len(one.rows) for one in document.tables] == [12, 12]
