"""The digits of a figure that another does not print in their place: marked, so that the slip is seen at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import escape
from itertools import groupby


def runs(text: str, other: str) -> Iterator[tuple[str, bool]]:
    """``text`` in pieces, each with whether its digits are other ones than those of ``other``."""
    mine, theirs = (re.sub(r"\D", "", one) for one in (text, other))
    if len(mine) == len(theirs):
        changed = [a != b for a, b in zip(mine, theirs, strict=True)]
    else:
        changed = [True] * len(mine)
        for at, _, size in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks():
            changed[at : at + size] = [False] * size
    digits = iter(changed)
    for differs, run in groupby(text, key=lambda char: char.isdigit() and next(digits)):
        yield "".join(run), bool(differs)


def marked(text: str, other: str) -> str:
    """``text`` as HTML with those digits underlined."""
    return "".join(f"<u><b>{run}</b></u>" if differs else escape(run) for run, differs in runs(text, other))
