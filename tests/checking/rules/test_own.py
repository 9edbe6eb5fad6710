"""Rules of the user's own: written as a pack, understood whole or not at all, judged beside the pack of a document."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji import datafile
from gouji.checking.check import Check
from gouji.checking.rules.choosing import choose, named
from gouji.checking.rules.laws import Severity
from gouji.checking.rules.own import NONE, Draft, OwnRules, read, understood
from gouji.errors import Misread, UserError
from gouji.model.document import Document
from gouji.wording import say

TOTALS = "expenditure!合计.合计 = general-expenditure!合计.合计"
CODES = "each code: expenditure!*.基本支出 = general-expenditure!*.基本支出"


def rules(*drafts: Draft) -> OwnRules:
    made = NONE
    for draft in drafts:
        made, _ = made.with_rule(draft)
    return made


def fault(text: str) -> tuple[object, object, str]:
    """Line, column and sentence of what is not understood."""
    with pytest.raises(Misread) as error:
        rules(Draft("甲", text))
    params = error.value.params
    return params["line"], params["column"], say(error.value.message, **params)


def test_a_rule_is_written_as_a_pack_that_is_named_by_its_file(tmp_path: Path) -> None:
    full = Draft("总额一致", TOTALS, Severity.MUST, "两表口径相同", must_explain=True)
    made = rules(full, Draft("逐科目一致", CODES))
    file = tmp_path / "规则.toml"
    file.write_text(made.written, encoding="utf-8")
    assert [(law.name, law.severity, law.why, law.must_explain) for law in named(str(file)).pack.laws] == [
        ("总额一致", Severity.MUST, "两表口径相同", True),
        ("逐科目一致", Severity.EXPLAIN, "", False),
    ]
    again = read(file, "规则.toml")
    assert (again.data, [*again.drafts()]) == (made.data, [*made.drafts()])


def test_a_rule_that_is_changed_keeps_its_id_and_what_its_editor_does_not_ask() -> None:
    made, first = NONE.with_rule(Draft("甲", TOTALS, must_explain=True))
    (data,) = made.data["law"]
    made, _ = rules_of({**data, "since": 2018}).with_rule(Draft("乙", CODES, id=first))
    (law,) = made.laws
    assert (law.id, law.name, law.since, law.must_explain) == (first, "乙", 2018, False)
    assert made.data["law"][0]["form"] == "tie"
    assert not made.without(first)


def rules_of(law: dict[str, object]) -> OwnRules:
    return understood({"law": [law]}, "x")


def test_two_rules_never_have_one_id_by_chance() -> None:
    made = rules(*(Draft(str(number), TOTALS) for number in range(9)))
    assert len({law.id for law in made.laws}) == 9


def test_what_no_pack_has_a_name_for_means_what_is_printed() -> None:
    made, own = NONE.with_rule(Draft("甲", "expenditure!培训中心.教具费 <= expenditure!合计.合计"))
    assert [one["name"] for one in made.data["names"]] == ["培训中心", "教具费"]
    made, _ = made.with_rule(Draft("甲", "expenditure!合计.教具费 <= expenditure!合计.合计", id=own))
    assert [one["name"] for one in made.data["names"]] == ["教具费"]


def test_a_name_that_the_program_learns_later_is_no_fault_of_the_file(tmp_path: Path) -> None:
    made = rules_of({"id": "U1", "name": "甲", "form": "formula", "formulas": [TOTALS]})
    again = understood({**made.data, "names": [{"name": "合计"}, {"name": "项目支出"}]}, "x")
    assert len(again.laws) == 1
    assert again.names.variants == {}
    file = tmp_path / "规则.toml"
    file.write_text(again.written, encoding="utf-8")
    assert len(named(str(file)).pack.laws) == 1


@pytest.mark.parametrize(
    ("text", "line", "column", "told"),
    [
        ("expenditure!合计.合计 == T5!合计.合计", 1, 20, "看不懂"),
        ("expenditure!合计.合计 =", 1, 20, "看不懂"),
        (f"{TOTALS}\nexpenditure!合计.合计 = 表!合计.合计", 2, 21, "没有名为“表”的表种"),
        (f"{TOTALS}\n\nexpenditure!合计.合计 = T5!合计", 3, 21, "T5!合计"),
        ("each code: expenditure!*.合计 = T5!201.合计", 1, 31, "each"),
        (f"{TOTALS}\n{CODES}", 2, 1, "each"),
        ("", 1, 1, "没有公式"),
    ],
)
def test_a_fault_has_its_line_and_column(text: str, line: int, column: int, told: str) -> None:
    at_line, at_column, sentence = fault(text)
    assert (at_line, at_column) == (line, column)
    assert told in sentence


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("law = 3", "数据文件“x.toml”的 law 处：这里应是列表，却是整数。"),
        ('base = "general"', "数据文件“x.toml”：不认识键“base”。"),
        ('[[law]]\nid = "A1"\nform = "formula"\nformulas = []', "数据文件“x.toml”的 law A1 处：另有编号为“A1”的规则。"),
        (
            '[[law]]\nid = "U"\nform = "formula"\nformulas = ["T1!a.b ="]',
            "数据文件“x.toml”的 law U formulas 1 处：公式“T1!a.b =”第 1 行第 9 列看不懂。",
        ),
        ("[[law", "数据文件“x.toml”的 末尾 处：不符合 TOML 的写法。"),
    ],
)
def test_rules_from_outside_are_refused_with_their_place(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "x.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as error:
        read(file, "x.toml")
    assert say(error.value.message, **error.value.params) == told


def test_shared_rules_join_and_none_that_was_changed_takes_the_place_of_another() -> None:
    made, own = NONE.with_rule(Draft("甲", TOTALS))
    others, _ = made.with_rule(Draft("甲改", CODES, id=own))
    others, _ = others.with_rule(Draft("乙", TOTALS))
    joined, twice = made.and_also(others, "x.toml")
    assert [law.name for law in joined.laws] == ["甲", "甲改", "乙"]
    assert joined.data["law"][0] == made.data["law"][0]
    assert twice == ("甲改",)


def test_rules_that_are_here_already_are_not_taken_again() -> None:
    made = rules(Draft("甲", TOTALS), Draft("乙", CODES))
    others, _ = made.with_rule(Draft("甲改", CODES, id=made.laws[0].id))
    joined, _ = made.and_also(others, "x.toml")
    assert [law.name for law in joined.laws] == ["甲", "乙", "甲改"]
    again, twice = joined.and_also(others, "x.toml")
    assert (again.data, twice) == (joined.data, ())


def test_own_rules_are_judged_beside_the_pack_and_change_nothing_of_it(sample: Document) -> None:
    made = rules(
        Draft("甲", "expenditure!合计.基本支出 = expenditure!合计.项目支出"),
        Draft("乙", "procurement!合计.合计 = project!合计.合计"),
    )
    alone, beside = Check(sample), Check(sample, choose(sample, made))
    assert beside.choice.pack.id == alone.choice.pack.id
    assert {one.id for one in alone.findings()} == {
        one.id for one in beside.findings() if one.rule not in {law.id for law in made.laws}
    }
    assert len(beside.findings()) == len(alone.findings()) + 2
    assert len(beside.unchecked) == len(alone.unchecked) + 1


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
VALUES = TEXTS | st.booleans() | st.integers(-9, 9) | st.lists(TEXTS, max_size=3)
KEYS = st.from_regex(r"[a-z][a-z-]{0,5}", fullmatch=True)


@given(st.dictionaries(KEYS, VALUES), st.lists(st.dictionaries(KEYS, VALUES, min_size=1), min_size=1, max_size=3))
def test_what_is_written_is_read_back(plain: dict[str, object], tables: list[dict[str, object]]) -> None:
    data = plain | {"tables": tables}
    assert tomllib.loads(datafile.written(data)) == data
