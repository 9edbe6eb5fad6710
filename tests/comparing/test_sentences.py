"""The sentences that say a figure that changed: which still say the old one."""

from __future__ import annotations

import pickle
from pathlib import Path

from gouji.comparing.sentences import Says, saying, sentences
from gouji.model.document import Document
from tests.checking.prose.pages import page_of
from tests.comparing.conftest import compared, put

SENTENCE = "2024年度收入总计、支出总计均为2995.39万元。"


def test_a_sentence_that_still_says_the_old_figure_is_named(tmp_path: Path) -> None:
    old = page_of(tmp_path, "决算", "01", SENTENCE)
    new: Document = pickle.loads(pickle.dumps(old))
    for address in ("T1!总计.决算数", "T1!总计#2.决算数"):
        put(new, address, "2996.39")
    found = compared(old, new)
    assert {one.says for one in saying(sentences(found.right), found.figures.values())} == {Says.OLD}


def test_a_sentence_that_says_the_new_figure_says_so(tmp_path: Path) -> None:
    new = page_of(tmp_path, "决算", "01", SENTENCE)
    old: Document = pickle.loads(pickle.dumps(new))
    put(old, "T1!总计.决算数", "2996.39")
    found = compared(old, new)
    assert {one.says for one in saying(sentences(found.right), found.figures.values())} == {Says.NEW}
