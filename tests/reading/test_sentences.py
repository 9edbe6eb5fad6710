"""A sentence of the text around the tables is told by its marks, in one way wherever it is asked."""

from __future__ import annotations

import pytest

from gouji.reading.terms.sentences import is_of_sentence, is_sentence, runs_on
from gouji.reading.terms.term import Term


@pytest.mark.parametrize("text", ["收支平衡。", "一是增加；二是减少", "本年增加，主要是，人员增加"])
def test_what_a_sentence_is(text: str) -> None:
    assert is_sentence(text)
    assert Term(text).parts_tables
    assert runs_on(text)


@pytest.mark.parametrize(
    "text", ["1，234，567 8，901，234", "公务用车购置，运行费", "一、事业收入 100", "201 公共服务"]
)
def test_neither_a_figure_nor_a_label_is_a_sentence(text: str) -> None:
    assert not is_sentence(text)


def test_a_note_to_a_table_parts_none() -> None:
    assert not Term("注：本表数据为四舍五入。").parts_tables


def test_one_mark_tells_a_piece_of_a_sentence() -> None:
    assert [word for word in ("按照规定，", "教育支出", "完毕。") if is_of_sentence(word)] == ["按照规定，", "完毕。"]
    assert [line for line in ("收支情况如下：", "收支预算") if runs_on(line)] == ["收支情况如下："]
