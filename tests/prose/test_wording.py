"""Words that are not as they are meant to be, within sentences that claim something of figures."""

from __future__ import annotations

import pytest

from gouji.prose.paragraphs import paragraphs
from gouji.prose.reading import read_claims
from gouji.prose.wording import wordings
from tests.prose.told import text


def kinds(*lines: str) -> list[str]:
    document = text(*lines)
    read = paragraphs(document)
    return [one.kind for one in wordings(document, read, read_claims(read, document.year))]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("公务接待费预算3.00万元，比2023年预算增加（减少）1.00万元。", "template-words"),
        ("XX局收入预算100万元。", "template-words"),
        ("接待费3.00万元，减少1万元，主要原因是。", "unfinished"),
        ("收入预算100万元。。", "stops-doubled"),
        ("收入100万元，占12.03；支出100万元。", "percent-sign-missing"),
        ("收入预算2，318.40万元。", "wide-comma"),
    ],
)
def test_what_is_to_be_looked_at(line: str, kind: str) -> None:
    assert kinds(line) == [kind]


@pytest.mark.parametrize(
    "line",
    [
        "因公出国费0万元，与上年预算相比增加（减少）0万元。",
        "收入预算100万元，减少2万元，主要原因是项目调整。",
        "联系人XX。",
        "收入万元，占12.03；",
        "收入100万元，占12.03%；支出1万元。",
    ],
)
def test_what_is_as_it_should_be_or_was_not_read_whole(line: str) -> None:
    assert kinds(line) == []


def test_a_paragraph_of_figures_that_is_printed_again() -> None:
    line = "“住房保障支出（类）住房改革支出（款）住房公积金（项）”204.91万元，主要用于缴纳在职人员住房公积金。"
    assert kinds(line, "收入1万元。", line) == ["said-twice"]
