"""The user's own rules in the data folder: a broken file costs its own rules only, and is not written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.checking.rules.own import NONE, Draft
from gouji.errors import UserError
from gouji.keeping import own_rules
from gouji.wording import say

RULE = Draft("总额一致", "expenditure!合计.合计 = general-expenditure!合计.合计")


def test_rules_are_kept_and_taken_away_again() -> None:
    assert not own_rules.kept()
    rules, own = NONE.with_rule(RULE)
    own_rules.keep(rules)
    assert [law.name for law in own_rules.kept().laws] == ["总额一致"]
    own_rules.keep(own_rules.kept().without(own))
    assert not own_rules.kept()


def test_rules_are_shared_as_a_file(tmp_path: Path) -> None:
    rules, _ = NONE.with_rule(RULE)
    own_rules.share(rules, tmp_path / "共享" / "规则.toml")
    assert own_rules.taken(tmp_path / "共享" / "规则.toml").data == rules.data


def test_a_broken_file_is_told_with_its_place_and_stays_as_it_is() -> None:
    own_rules.path().parent.mkdir(parents=True)
    own_rules.path().write_text("[[law]]\nid = 3", encoding="utf-8")
    found = own_rules.as_far_as_understood()
    assert not found
    assert found.fault is not None
    told = say(found.fault.message, **found.fault.params)
    assert told.startswith(f"数据文件“{own_rules.path()}”的 law 1 ")
    rules, _ = NONE.with_rule(RULE)
    with pytest.raises(UserError):
        own_rules.keep(rules)
    assert own_rules.path().read_text(encoding="utf-8") == "[[law]]\nid = 3"


def test_a_folder_that_takes_no_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("", encoding="utf-8")
    with pytest.raises(UserError) as error:
        own_rules.share(NONE, tmp_path / "x" / "规则.toml")
    assert "无法写入“规则.toml”" in say(error.value.message, **error.value.params)
