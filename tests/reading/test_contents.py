"""A table that the contents name and the body does not print is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.reading.read import read_document
from gouji.wording import say
from tests.reading.making import EXPENDITURE, Pages, pdf, workbook
from tests.reading.test_published import DOCUMENTS, Published

CONTENTS = [
    "目  录",
    "一、部门主要职能 …………………… 1",
    "二、部门预算表 …………………… 2",
    "1. 2025年部门支出预算总表 …………………… 3",
    "2．2025年部门收入预算总表........4",
    "3. 财政拨款“三公”经费支出表",
    "4. 项目绩效目标申报表",
]


def notices(path: Path, read: Published = read_document) -> list[str]:
    return [say(notice.message, **notice.params) for notice in read(path).notices]


def test_tables_of_the_contents_that_are_missing(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        for line in CONTENTS:
            pages.text(line)
        pages.page()
        pages.caption("2025年部门支出预算总表").table(EXPENDITURE)

    told = "目录列有而正文未读到的表：2025年部门收入预算总表、财政拨款“三公”经费支出表"
    assert notices(pdf(tmp_path / "x.pdf", draw)) == [told]


def test_the_last_entry_of_the_contents_on_a_sheet_begins_no_table(tmp_path: Path) -> None:
    """Below it stands the heading of the part that follows, one cell a row and no figure."""
    cover = [
        "某某局2025年部门预算",
        "目　录",
        "一、2025年部门收入预算总表",
        "二、2025年部门支出预算总表",
        "第一部分　部门概况",
    ]
    table = [["2025年部门支出预算总表"], *EXPENDITURE]
    document = read_document(workbook(tmp_path / "x.xlsx", {"封面": [[line] for line in cover], "1": table}))
    assert [one.title for one in document.tables] == ["2025年部门支出预算总表"]


BROKEN = [
    "目录",
    "第一部分 部门概况",
    "四、部门收支预算编制相关依据及测算分析情况",
    "第二部分 某省某某厅 2025 年度部门预算表",
    "一、2025年部门支出预算总表",
    "二、一般公共预算“三公”经费、会议费、培训费支",
    "出预算表",
    "三、公开08表：一般公共预算机关运行经费和其他各项",
    "经费支出预算表 …… 12",
    "第三部分 2025 年度部门预算情况说明",
]


def test_entries_of_the_contents_that_are_broken_over_lines(tmp_path: Path) -> None:
    """Each is one table, called by all its lines; a part begins anew."""

    def draw(pages: Pages) -> None:
        for line in BROKEN:
            pages.text(line)
        pages.page().caption("2025年部门支出预算总表").table(EXPENDITURE)

    listed = [
        "一般公共预算“三公”经费、会议费、培训费支出预算表",
        "公开08表：一般公共预算机关运行经费和其他各项经费支出预算表",
    ]
    assert notices(pdf(tmp_path / "x.pdf", draw)) == [f"目录列有而正文未读到的表：{'、'.join(listed)}"]


@pytest.mark.parametrize("above", ["部门概况", "部门预算编制", "部门预算公开情况", "部门财政拨款收支"])
def test_a_table_that_is_printed_is_not_missing_whatever_is_listed_above_it(tmp_path: Path, above: str) -> None:
    """Of a list without numbers it is not certain where an entry begins."""

    def draw(pages: Pages) -> None:
        pages.text("目录").text(above).text("2025年部门支出预算总表").text("名词解释").page()
        pages.caption("2025年部门支出预算总表").table(EXPENDITURE)

    assert notices(pdf(tmp_path / "x.pdf", draw)) == []


def test_a_list_of_contents_that_lists_nothing(tmp_path: Path) -> None:
    def draw(pages: Pages) -> None:
        pages.text("目  录").text("本部门说明如下。").page()
        pages.caption("2025年部门支出预算总表").table(EXPENDITURE)

    assert notices(pdf(tmp_path / "x.pdf", draw)) == []


@pytest.mark.skipif(not DOCUMENTS.exists(), reason="published documents do not stand beside this checkout")
def test_published_documents_miss_what_was_left_out_of_them(published: Published) -> None:
    told = {path.name: notices(path, published) for path in sorted(DOCUMENTS.glob("*.pdf"))}
    lacking = told.pop("普陀财政局2024部门决算-植入问题.pdf")
    assert lacking == ["目录列有而正文未读到的表：支出决算表"]
    assert not [note for notes in told.values() for note in notes if note.startswith("目录")]
