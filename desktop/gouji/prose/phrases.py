"""What words before a quantity name: a subject without what only leads to it, and whether that is a 类 of functions.

Held by ``tests/checking/prose/test_sentences.py``.
"""

from __future__ import annotations

import re

from gouji.model.catalogue import catalogue, folded
from gouji.model.codes import level_of


def is_class(phrase: str) -> bool:
    """Whether a phrase is the name of a 类 of functions, be it of another year."""
    return any(level_of(one.code) == 1 for one in catalogue("2").by_name.get(folded(phrase), ())) if phrase else False


def phrase_of(text: str) -> str:
    """Words that name something, without the year and the number before them, or how it is divided (按性质分：)."""
    bare = re.sub(r"^.*20\d\d年度?|^(?:\d{1,2}[.、]|（[一二三四五六七八九十\d]+）)", "", text)
    bare = re.sub(r"^[，、：]+|[，、：]+$", "", bare).rpartition("：")[2]
    return bare.lstrip("”") if "“" not in bare else bare
