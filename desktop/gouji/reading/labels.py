"""Rows keyed by a label: how deep a label stands, by its numbering."""

from __future__ import annotations

import re

from gouji.model.document import NUMBERING

_FIRST = re.compile(r"\s*[一二三四五六七八九十]+、")
_TOTAL = re.compile(r".*(?:合计|总计|小计)")
_PART = re.compile(r"\s*(?:其中|[（(][一二三四五六七八九十]+[)）])")


def is_total(name: str) -> bool:
    """A label that sums what stands around it: 合计, 收入总计, 人员经费合计."""
    return _TOTAL.fullmatch("".join(name.split())) is not None


def label_level(name: str) -> int:
    """0 for a total, 1 for 一、 and labels without a number, 2 for 1. and 其中."""
    if is_total(name) and not NUMBERING.match(name):
        return 0
    if _PART.match(name):
        return 2
    return 1 if _FIRST.match(name) or not NUMBERING.match(name) else 2


def starts_over(name: str) -> bool:
    """``一、``: numbers begin again."""
    return re.match(r"\s*一、", name) is not None
