"""Money as a budget prints it, kept as exact integers of 分.

A figure is the printed number, its unit and how many decimals were printed. Blank is not a figure: it is ``None``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

FEN_LIMIT = 10**17
"""Amounts in 分 stay below this, thirty times what the whole country spends in a year; ninety such fit into int64."""

_LONGEST = 20
"""Digits; no whole number of an amount has more."""

MOST_DIGITS = 100
"""An amount written with more is none, before it is made a number: Python makes none of some thousand digits."""

MOST_DECIMALS = 20
"""An amount written with more is none: no case keeps such a one."""

_NUMBER = re.compile(r"(?P<minus>[-−]?)(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d+))?")
_BRACKETED = re.compile(r"\((?P<inner>[^()]*)\)")
_APART = re.compile(r"\d +\d")
"""Two figures, not one."""

_DASHES = {"-", "—", "–", "——"}


class Unit(Enum):
    """The unit a table is printed in. What it is rounded to follows from the decimals it prints (``half_unit``)."""

    YUAN = "元"
    QIAN = "千元"
    WAN = "万元"
    BAI_WAN = "百万元"
    YI = "亿元"

    @property
    def fen(self) -> int:
        """分 in one unit."""
        return _FEN[self._value_]


_FEN = {"元": 10**2, "千元": 10**5, "万元": 10**6, "百万元": 10**8, "亿元": 10**10}


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed amount: exact 分 and the decimals it was printed with."""

    fen: int
    decimals: int = 0


class AmountError(ValueError):
    """Text that is not an amount. ``args[0]`` is the message id of the sentence shown to the user."""


def parse_amount(text: str, unit: Unit) -> Figure | None:
    """Read what an accountant types or a table prints: ``1,234.5``, full-width digits, brackets or a minus.

    Returns ``None`` for blank (also a lone dash). Raises AmountError for anything else.
    """
    if text.isascii() and text.isdecimal() and len(text) < _LONGEST and (plain := int(text) * unit.fen) < FEN_LIMIT:
        return Figure(plain)
    match = _NUMBER.fullmatch(text) if text.isascii() else None
    bracketed = None
    if match is None:
        wide = unicodedata.normalize("NFKC", text)
        if _APART.search(wide):
            raise AmountError("not an amount")
        bare = wide.replace(" ", "").replace("¥", "")
        if not bare or bare in _DASHES:
            return None
        bracketed = _BRACKETED.fullmatch(bare)
        match = _NUMBER.fullmatch(bracketed["inner"] if bracketed else bare)
    if match is None or (bracketed and match["minus"]):
        raise AmountError("not an amount")
    minus, whole, part = match.groups("")
    if len(part) > MOST_DECIMALS:
        raise AmountError("not an amount")
    if len(whole) + len(part) > MOST_DIGITS:
        raise AmountError("too large an amount")
    fen, finer = divmod(int(whole.replace(",", "") + part) * unit.fen, 10 ** len(part))
    if finer:
        raise AmountError("finer than 0.01 yuan")
    if fen >= FEN_LIMIT:
        raise AmountError("too large an amount")
    return Figure(-fen if bracketed or minus else fen, len(part))


def plain_amount(fen: int, unit: Unit, decimals: int = 0) -> str:
    """An amount as a decimal string in its unit without separators, at least ``decimals`` places, never rounded."""
    whole, rest = divmod(abs(fen), unit.fen)
    digits = f"{rest:0{len(str(unit.fen)) - 1}d}"
    kept = digits.rstrip("0").ljust(decimals, "0")
    return ("-" if fen < 0 else "") + str(whole) + ("." + kept if kept else "")


def show_amount(fen: int, unit: Unit, decimals: int = 0) -> str:
    """An amount as it stands on screen and paper: thousands separators and a true minus."""
    whole, dot, part = plain_amount(abs(fen), unit, decimals).partition(".")
    return ("−" if fen < 0 else "") + f"{int(whole):,}" + dot + part


HALF_YUAN = 50
"""分: the half unit of what is printed to the 元."""


def half_unit(unit: Unit, decimals: int) -> int:
    """Half of the last printed place in 分: how far a printed figure may lie from the true one.

    0 where that place is finer than 元: budgets are kept in 分, and none is rounded to the 角.
    """
    half = unit.fen // 10**decimals // 2
    return half if half >= HALF_YUAN else 0
