"""Before publication: telephone numbers and names of persons, and the figures and words that are neither."""

from __future__ import annotations

import pytest

from gouji.model.document import Passage
from gouji.model.source import AtLine
from gouji.prose.paragraphs import Paragraph, folded
from gouji.prose.personal import personal


def found(text: str) -> list[tuple[str, str]]:
    paragraph = Paragraph(folded(text), (Passage(AtLine(1), text),), (0,))
    return [(one.kind, paragraph.text[one.start : one.end]) for one in personal([paragraph])]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("联系电话：021-12345678。", "021-12345678"),
        ("联系电话：12345678", "12345678"),
        ("手机１３８００００００００", "13800000000"),
        ("公开电话0510-1234567-801", "0510-1234567-801"),
    ],
)
def test_a_telephone_number_is_found(text: str, number: str) -> None:
    assert ("telephone-number", number) in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("项目负责人：甲某某联系电话：12345678", "甲某某"),
        ("填报人：甲某", "甲某"),
        ("联系人：甲某，电话另附。", "甲某"),
    ],
)
def test_a_name_is_found_behind_the_word_that_announces_it(text: str, name: str) -> None:
    assert ("personal-name", name) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "收入预算31,214,200元，比上年增加13800000000元。",
        "沪财预〔2024〕12345678号",
        "合计13,800,000,000.00元",
        "项目负责人：（签字）填报日期",
        "单位负责人签章",
        "部门负责人对预算的真实性负责。",
        "主要负责人的职责是统筹预算。",
        "填报人：    联系电话：    填报日期：2024年1月1日",
        "统一社会信用代码11310107002460000X",
        "2080505机关事业单位基本养老保险缴费支出",
    ],
)
def test_what_is_neither_is_passed_over(text: str) -> None:
    assert found(text) == []
