"""Rows keyed by a label: how deep a label stands, by its numbering."""

from __future__ import annotations

import re

from gouji.model.document import NUMBERING
from gouji.model.totals import is_total

_STYLES = tuple(
    re.compile(rf"\s*(?:{style})")
    for style in ("[一二三四五六七八九十]+、", "[（(][一二三四五六七八九十]+[)）]", r"\d+[.．、]", r"[（(]\d", "[①-⑳]")
)
"""Ways to number labels: 一、 （一） 1. （1） ①"""

_NUMERALS = "一二三四五六七八九"
_NUMBER = re.compile(
    rf"^\W*(?:(?P<digits>\d{{1,2}})(?!\d)|(?P<tens>[{_NUMERALS}])?(?P<ten>十)(?P<ones>[{_NUMERALS}])?"
    rf"|(?P<one>[{_NUMERALS}]))"
)
"""The number that a label begins with."""

_OF_WHICH = re.compile(r"\s*其中\s*[:：]?")


def numbering_style(name: str) -> int | None:
    """Which way of numbering a label follows; None for a label without a number."""
    if not NUMBERING.match(name):
        return None
    return next((i for i, style in enumerate(_STYLES) if style.match(name)), None)


def number_of_label(name: str) -> tuple[int, int] | None:
    """Which way of numbering a label follows, and its number; None for a label without one below a hundred."""
    style = numbering_style(name)
    found = _NUMBER.search(name)
    if style is None or found is None:
        return None
    if found["digits"]:
        return style, int(found["digits"])
    tens = 10 * _worth(found["tens"] or "一") if found["ten"] else 0
    return style, tens + _worth(found["ones"] or found["one"])


def _worth(numeral: str | None) -> int:
    return _NUMERALS.index(numeral) + 1 if numeral else 0


def is_of_which(name: str) -> bool:
    """``其中：``: a part of the row above, beside others that are not printed."""
    return _OF_WHICH.match(name) is not None


def begins_row(name: str) -> bool:
    """Whether a label is no rest of one above it: it is numbered, or begins with 其中."""
    return NUMBERING.match(name) is not None or is_of_which(name)


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
