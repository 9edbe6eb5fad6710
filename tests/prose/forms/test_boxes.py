"""Which box of a form is ticked."""

from __future__ import annotations

import pytest

from gouji.model.source import AtLine
from gouji.prose.forms.boxes import boxes_in
from gouji.prose.forms.vocabulary import form_words


@pytest.mark.parametrize(
    ("text", "ticked", "empty"),
    [
        ("经常性专项业务费■    其他经常性项目□", ["经常性专项业务费"], ["其他经常性项目"]),
        ("（新增项目  □ 其他一次性项目 □  ）", [], ["新增项目", "其他一次性项目"]),
        ("经常性项目        √", ["经常性项目"], []),
        ("☑经常性项目 ☐一次性项目", ["经常性项目"], ["一次性项目"]),
        ("□经常性项目 √一次性项目", ["一次性项目"], ["经常性项目"]),
        ("\uf052 经常性项目 \uf0a3 一次性项目", ["经常性项目"], ["一次性项目"]),
        ("√", [], []),
        ("完成率100%", [], []),
    ],
)
def test_a_mark_stands_before_its_name_where_the_text_begins_with_one(
    text: str, ticked: list[str], empty: list[str]
) -> None:
    found = [*boxes_in(text, AtLine(1), form_words())]
    assert [one.name for one in found if one.ticked] == ticked
    assert [one.name for one in found if not one.ticked] == empty
