"""Function and economic codes (政府收支分类科目): text of 3, 5 or 7 digits for 类, 款 and 项.

The only place that knows how a code is printed, in one or its 类, 款 and 项 apart. Held by
``test_codes_are_found_in_text``, ``test_one_place_knows_what_a_text_is``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

LEVELS = {3: 1, 5: 2, 7: 3}
"""Length of a code → its level: 1 类, 2 款, 3 项."""

FIRST_DIGITS = frozenset("235")
"""2 functions; 3 departments' and 5 governments' economic codes."""

_IN_ONE, _APART = r"\d{3}(?:\d{2}){0,2}", r"\d{3}(?:\s+\d{1,2}){1,2}"
PRINTED = f"{_IN_ONE}|{_APART}"
"""A code as it is printed, for patterns in which one is a part."""

_WITHIN = tuple(re.compile(rf"(?<!\d)(?<!\d[.,，])(?:{one})(?![.,，]?\d)") for one in (_IN_ONE, _APART))


@lru_cache(2**16)
def level_of(code: str) -> int:
    """1 for 类, 2 for 款, 3 for 项; 0 when the text is no code."""
    return LEVELS.get(len(code), 0) if code.isdecimal() and code.isascii() and code[0] in FIRST_DIGITS else 0


@lru_cache(2**16)
def parent_of(code: str) -> str | None:
    """The code one level up, or None for a 类."""
    return code[:-2] if level_of(code) > 1 else None


def composed(parts: Sequence[str]) -> str:
    """A code from its printed parts: ``301``, ``2`` → ``30102``; ``208``, ``20805`` → ``20805``."""
    code = ""
    for part in parts:
        if len(part) > 2 and part.startswith(code):
            code = part
        else:
            code += part.zfill(2) if code else part
    return code


def codes_in(text: str) -> set[str]:
    """All that may be a code in a text: no part of a figure; also what may be the 类 of one whose parts stand apart."""
    return {composed(found.split()) for pattern in _WITHIN for found in pattern.findall(text)}
