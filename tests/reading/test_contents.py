"""A table that the contents name and the body does not print is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.reading.read import read_document
from gouji.wording import say
from tests.reading.making import EXPENDITURE, Pages, pdf
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
    assert not any(told.values())
