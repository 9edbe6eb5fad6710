"""Rows keyed by a label: how deep a label stands, by its numbering."""

from __future__ import annotations

import re

from gouji.model.document import NUMBERING

_STYLES = tuple(
    re.compile(rf"\s*(?:{style})")
    for style in ("[一二三四五六七八九十]+、", "[（(][一二三四五六七八九十]+[)）]", r"\d+[.．、]", r"[（(]\d", "[①-⑳]")
)
"""Ways to number labels: 一、 （一） 1. （1） ①"""

_TOTAL = re.compile(r".*(?:合计|总计|小计)[:：]?")
_RUN_ON = re.compile(
    r"(?:^|收入|支出|经费|结余|结转)(?:合计|总计|小计)(?!划)(?:[^\W\d_]*(?:合计|总计|小计)|[^\W\d_]{4,})"
)
_OF_WHICH = re.compile(r"\s*其中\s*[:：]?")


def numbering_style(name: str) -> int | None:
    """Which way of numbering a label follows; None for a label without a number."""
    if not NUMBERING.match(name):
        return None
    return next((i for i, style in enumerate(_STYLES) if style.match(name)), None)


def is_total(name: str) -> bool:
    """A label that sums what stands around it: 合计, 收入总计, 人员经费合计."""
    return _TOTAL.fullmatch("".join(name.split())) is not None


def runs_on(name: str) -> bool:
    """A label that goes on behind a total as no label does: ``收入合计支出合计``, ``本年支出合计结余分配``."""
    return _RUN_ON.search("".join(name.split())) is not None


def is_of_which(name: str) -> bool:
    """``其中：``: a part of the row above, beside others that are not printed."""
    return _OF_WHICH.match(name) is not None


def behind_of_which(name: str) -> str:
    """The label without its 其中, which a number may follow: ``其中：（1）``."""
    return _OF_WHICH.sub("", name, count=1)


def label_level(name: str) -> int:
    """0 for a total, 1 for 一、 and labels without a number, 2 for （一）, 1. and 其中, 3 for what stands deeper."""
    style = numbering_style(name)
    if is_of_which(name):
        return 2
    if style is None:
        return 0 if is_total(name) else 1
    return (1, 2, 2, 3, 3)[style]


def starts_over(name: str) -> bool:
    """``一、``: numbers begin again."""
    return re.match(r"\s*一、", name) is not None
