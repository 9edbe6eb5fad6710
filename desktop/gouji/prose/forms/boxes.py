"""Boxes to tick: which name belongs to which mark.

Where a text begins with a mark, its marks stand before their names, else behind them. Held by
``tests/prose/forms/test_boxes.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.model.source import Source
from gouji.prose.forms.filled import Box
from gouji.prose.forms.vocabulary import FormWords

_AROUND = "（）()、，,；;：: \t\n"


def boxes_in(text: str, source: Source, words: FormWords) -> Iterator[Box]:
    """The boxes of one line or cell in their order; none where it prints no marks with names."""
    marks = f"[{re.escape(words.ticked + words.empty)}]"
    bare = text.strip(_AROUND)
    if not re.search(marks, bare):
        return
    if re.match(marks, bare):
        pairs = re.findall(rf"({marks})([^{marks[1:-1]}]*)", bare)
    else:
        pairs = [(mark, name) for name, mark in re.findall(rf"([^{marks[1:-1]}]*)({marks})", bare)]
    for mark, name in pairs:
        if called := "".join(name.strip(_AROUND).split()):
            yield Box(called, mark in words.ticked, source)
