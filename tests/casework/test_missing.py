"""A table that the contents list, or the form prints, and that was not found is told over all: it was not checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from gouji.casework.case import Case
from gouji.casework.papers.working_paper import workpaper
from gouji.casework.telling.counts import tally
from gouji.casework.telling.gaps import Remedy, gaps
from gouji.checking.check import Check
from gouji.checking.rules.choosing import choose
from gouji.model.document import Document, Notice
from gouji.reading.original import NOT_FOUND, Original
from tests.conftest import SAMPLE
from tests.read_once import read_once

OFFICIAL = "财政拨款收支预算总表"


def lacking(document: Document, kind: str, *listed: str) -> Document:
    """The document without its tables of a kind, whose contents list others that were not found."""
    tables = [table for table in document.tables if table.kind != kind]
    notices = [Notice(NOT_FOUND, {"tables": "、".join(listed)})] if listed else []
    return replace(document, tables=tables, notices=notices)


@pytest.fixture
def document() -> Document:
    return read_once(SAMPLE).document


@pytest.fixture
def case(document: Document) -> Iterator[Case]:
    case = Case.hold(Original(lacking(document, "", "项目支出表"), (b"",)))
    yield case
    case.close()


def told(document: Document) -> list[tuple[str, Remedy]]:
    check = Check(document, choice=choose(document))
    return [(gap.told, gap.remedy) for gap in gaps(check) if "未读到" in gap.told]


def test_a_table_of_the_contents_that_was_not_found_is_told_over_all(case: Case) -> None:
    said = "目录列有而未读到：项目支出表"
    assert [(f"{said}。", Remedy.READ)] == [
        (gap.told, gap.remedy) for gap in gaps(case.check) if gap.remedy is Remedy.READ
    ]
    assert said in tally(case.check).sentence
    paper = workpaper(case, pictures=False)
    assert said in paper.detail
    assert "目录列有的 1 张表未读到" in paper.conclusion


def test_a_table_that_the_form_prints_and_that_was_not_found_is_told_over_all(document: Document) -> None:
    assert told(document) == []
    assert told(lacking(document, "three-public")) == [("按表式应有而未读到：“三公”经费表。", Remedy.CHOOSE)]


def test_a_table_that_contents_and_form_ask_for_is_told_once(document: Document) -> None:
    found = told(lacking(document, "fiscal-appropriation", OFFICIAL))
    assert found == [(f"目录列有而未读到：{OFFICIAL}。", Remedy.READ)]


def test_of_many_the_first_are_named_and_all_are_counted(document: Document) -> None:
    found = told(lacking(document, "", "甲表", "乙表", "丙表"))
    assert found == [("目录列有而未读到：甲表、乙表等 3 张。", Remedy.READ)]
