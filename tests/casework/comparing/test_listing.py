"""The list of changes: the largest first, each leading to a figure, narrowed by table, sort, amount and text."""

from __future__ import annotations

import pytest

from gouji.casework.comparing.listing import HEADS, Asked, Line, lines
from gouji.checking.check import Check
from gouji.comparing.comparing import Comparison, compare
from gouji.reading.read import read_document
from tests.conftest import SAMPLE, SLIPS


@pytest.fixture(scope="module")
def found() -> Comparison:
    return compare(Check(read_document(SLIPS)), Check(read_document(SAMPLE)))


def asked(found: Comparison, **wanted: object) -> list[Line]:
    return [one for one in lines(found) if Asked(**wanted).holds(one)]  # type: ignore[arg-type]


def test_the_largest_change_comes_first_and_each_leads_to_its_figure(found: Comparison) -> None:
    told = lines(found)
    assert [abs(one.difference) for one in told] == sorted((abs(one.difference) for one in told), reverse=True)
    assert {len(one.texts) for one in told} == {len(HEADS)}
    leads = {found.right.document.address(one.leads_to) for one in told if one.leads_to}
    assert "T3!20801.基本支出" in leads


def test_changes_are_narrowed(found: Comparison) -> None:
    every = lines(found)
    assert asked(found) == list(every)
    assert asked(found, least=abs(every[0].difference)) == [every[0]]
    assert all("T3" in one.tables for one in asked(found, table="T3"))
    assert asked(found, sort="removed") == []
    assert asked(found, text="没有这样的文字") == []
