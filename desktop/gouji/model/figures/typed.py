"""An amount as an accountant types or pastes it: also ``3万``, ``1.2亿元`` and small sums such as ``=1+2-3万``.

What names its unit is in that; else it is in the unit that is shown. The figure has the decimals that it needs in the
unit of its table. Held by ``tests/model/test_typed.py``.
"""

from __future__ import annotations

import re
import unicodedata

from gouji.model.money import FEN_LIMIT, AmountError, Figure, Unit, parse_amount, plain_amount

_UNITS = {
    "元": Unit.YUAN,
    "千": Unit.QIAN,
    "千元": Unit.QIAN,
    "万": Unit.WAN,
    "万元": Unit.WAN,
    "百万": Unit.BAI_WAN,
    "百万元": Unit.BAI_WAN,
    "亿": Unit.YI,
    "亿元": Unit.YI,
}
_NAMED = re.compile(r"(?P<number>.*?)\s*(?P<unit>百万元|百万|千元|万元|亿元|千|万|亿|元)")
_TERMS = re.compile(r"([+\-−])")


def typed_amount(text: str, shown: Unit, unit: Unit) -> Figure | None:
    """What was typed where amounts are shown in ``shown``, of a table in ``unit``; None for blank. Raises AmountError
    for what is no amount."""
    wide = unicodedata.normalize("NFKC", text).strip()
    if wide.startswith("="):
        fen = _sum(wide[1:], shown)
        return Figure(fen, _decimals(fen, unit))
    figure = _one(text, shown)
    if figure is None or (shown is unit and not _NAMED.fullmatch(wide)):
        return figure
    return Figure(figure.fen, _decimals(figure.fen, unit))


def _one(text: str, shown: Unit) -> Figure | None:
    named = _NAMED.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return parse_amount(named["number"], _UNITS[named["unit"]]) if named else parse_amount(text, shown)


def _sum(text: str, shown: Unit) -> int:
    """分 of a sum of amounts."""
    parts = [part.strip() for part in _TERMS.split(text.strip())]
    parts = parts[1:] if parts[0] == "" else ["+", *parts]
    total = 0
    for sign, term in zip(parts[::2], parts[1::2], strict=False):
        figure = _one(term, shown)
        if figure is None:
            raise AmountError("not an amount")
        total += figure.fen if sign == "+" else -figure.fen
    if len(parts) < 2 or len(parts) % 2:
        raise AmountError("not an amount")
    if abs(total) >= FEN_LIMIT:
        raise AmountError("too large an amount")
    return total


def _decimals(fen: int, unit: Unit) -> int:
    """The decimals that an amount needs in a unit."""
    return len(plain_amount(abs(fen), unit).partition(".")[2])
