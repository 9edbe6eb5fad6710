"""What a reader tells crosses as data and is the same on the other side."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import reduce
from typing import Any

import pytest

from gouji.apart.reading import BROKEN
from gouji.apart.telling import (
    dump_answers,
    dump_judged,
    dump_refusal,
    load_answers,
    load_judged,
    load_refusal,
)
from gouji.errors import IN_USE, Told, UserError, in_one
from gouji.model.rawgrid import Answer
from gouji.model.reason import Judged, Reason
from gouji.model.source import AtLine, InSheet, OnPage
from gouji.reading.sources.refusals import damaged


@pytest.mark.parametrize(
    "error",
    [
        damaged("预算.pdf"),
        UserError("too-large", "{name} has {size} MB", name="a.pdf", size=65),
        UserError("unreadable", "{name} cannot be read ({reason})", name="a.pdf", reason=Told(IN_USE, {"number": 1})),
        in_one([damaged("a.pdf"), damaged("b.pdf"), damaged("c.pdf")]),
    ],
)
def test_a_refusal(error: UserError) -> None:
    crossed = load_refusal(json.loads(json.dumps(dump_refusal(error))))
    assert (crossed.kind, crossed.message, crossed.params) == (error.kind, error.message, error.params)


@pytest.mark.parametrize("place", [AtLine(3), OnPage(2, (1.0, 2.5, 3.0, 4.0)), InSheet("支出", "B7")])
def test_what_a_part_of_a_source_is_taken_for(place: AtLine | OnPage | InSheet) -> None:
    part = Judged(place, "合计", "begins a table", (Reason("its title is {title}", {"title": "收支总表"}, (place,)),))
    assert load_judged(json.loads(json.dumps(dump_judged(part)))) == part


def test_what_a_user_said_of_tables() -> None:
    answers = {
        "shape": Answer("expenditure", 2, (0,), (1,), (2, 3), ("合计", "基本支出"), (1.5, 9.0), "万元", "支出表")
    }
    assert load_answers(json.loads(json.dumps(dump_answers(answers)))) == answers


SAID: Mapping[str, object] = {"kind": "x", "message": "{a}", "params": {"a": 1}}


@pytest.mark.parametrize(
    "told",
    [
        {},
        [],
        5,
        None,
        {**SAID, "kind": 5},
        {**SAID, "message": 5},
        {**SAID, "message": ["{a}"]},
        {**SAID, "params": {}},
        {**SAID, "params": ["a"]},
        {**SAID, "params": {"a": ["b"]}},
        {**SAID, "params": {"a": None}},
        {**SAID, "params": {"a": 1, "kind": "y"}},
        {**SAID, "params": {"a": {"message": "{b}", "params": {}}}},
        {**SAID, "params": {"a": reduce(lambda one, _: {**SAID, "params": {"a": one}}, range(99), dict(SAID))}},
    ],
)
def test_what_is_no_refusal(told: Any) -> None:
    with pytest.raises(BROKEN):
        load_refusal(told)


JUDGED: Mapping[str, object] = {"place": [1], "text": "合计", "verdict": "begins a table", "why": []}


@pytest.mark.parametrize(
    "told",
    [
        {},
        5,
        {**JUDGED, "place": 1},
        {**JUDGED, "text": 1},
        {**JUDGED, "verdict": ["x"]},
        {**JUDGED, "why": 1},
        {**JUDGED, "why": [["x", {}]]},
        {**JUDGED, "why": [[1, {}, []]]},
        {**JUDGED, "why": [["x", [], []]]},
        {**JUDGED, "why": [["x", {"a": 1}, []]]},
        {**JUDGED, "why": [["x", {}, [1]]]},
        {**JUDGED, "why": [["{a}", {}, []]]},
    ],
)
def test_what_no_part_of_a_source_is_taken_for(told: Any) -> None:
    with pytest.raises(BROKEN):
        load_judged(told)
