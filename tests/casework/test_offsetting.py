"""A whole that agrees although its parts do not is told with what is offset in it."""

from __future__ import annotations

import pytest

from gouji.casework.ruling.trying import tried
from gouji.checking.check import Check
from gouji.checking.rules.own import NONE, Draft
from tests.explaining.small import document, table


def warned(text: str, *leaves: list[tuple[int, int]]) -> tuple[str, ...]:
    kinds = ("expenditure", "general-expenditure")
    check = Check(document(*(table(kind, n, one) for n, (kind, one) in enumerate(zip(kinds, leaves, strict=True), 1))))
    return tried(check, NONE, Draft("甲", text)).warnings


HERE, THERE = [(10, 0), (30, 0), (50, 0)], [(25, 0), (15, 0), (50, 0)]

OFFSET = "“T1 201 科目201 合计”相符，但其下级有 2 项不符，被抵消了：20101 −15、20102 +15"


@pytest.mark.parametrize("text", ["T1!201.合计 = T2!201.合计", "each code: T1!*.合计 = T2!*.合计"])
def test_parts_that_offset_one_another_are_told(text: str) -> None:
    assert warned(text, HERE, THERE) == (OFFSET,)
    assert warned(text, HERE, HERE) == ()


def test_the_total_is_a_whole_of_the_classes() -> None:
    other = [(10, 0), (35, 0), (45, 0)]
    (told,) = warned("T1!合计.合计 = T2!合计.合计", HERE, other)
    assert told == "“T1 合计”相符，但其下级有 2 项不符，被抵消了：201 −5、202 +5"


def test_a_whole_that_differs_tells_it_itself() -> None:
    assert warned("T1!201.合计 = T2!201.合计", HERE, [(25, 0), (30, 0), (50, 0)]) == ()
