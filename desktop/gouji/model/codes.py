"""Function and economic codes (政府收支分类科目): text of 3, 5 or 7 digits for 类, 款 and 项."""

from __future__ import annotations

from functools import lru_cache

LEVELS = {3: 1, 5: 2, 7: 3}
"""Length of a code → its level: 1 类, 2 款, 3 项."""

FIRST_DIGITS = frozenset("235")
"""2 functions; 3 departments' and 5 governments' economic codes."""


@lru_cache(2**16)
def level_of(code: str) -> int:
    """1 for 类, 2 for 款, 3 for 项; 0 when the text is no code."""
    return LEVELS.get(len(code), 0) if code.isdecimal() and code.isascii() and code[0] in FIRST_DIGITS else 0


@lru_cache(2**16)
def parent_of(code: str) -> str | None:
    """The code one level up, or None for a 类."""
    return code[:-2] if level_of(code) > 1 else None
