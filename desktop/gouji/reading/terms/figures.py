"""One printed figure: whether a text is one, and what stands around its digits.

A unit behind a figure must be that of its table. A figure is never put together from two. Held by
``test_a_unit_behind_a_figure_must_be_that_of_its_table``, ``test_two_figures_in_one_cell_are_not_one``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from gouji.model.totals import WORDS

_AMOUNT = r"[(]?[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[)]?"
_AMOUNTS = re.compile(_AMOUNT)
NUMERIC = frozenset("0123456789.,()-−OoIl|")
"""What figures are printed with, and the letters that a worn print or a scan makes of their digits."""

POINTED = re.compile(r"\d[.,]\s*\d")
_UNIT_BEHIND = re.compile(r"(?<=[\d)）\s])(?:百万|[千万亿])?\s*元\s*$")
_WIDE = re.compile("[０-９，．－]")
_COMPATIBLE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_BLANK = re.compile(r"[-…‐-―－−─﹣/／\\＼\s]*")
_SPACED = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_BEFORE_LABEL = re.compile(
    rf"-?\d{{1,3}}(?:,?\d{{3}})*\.\d+(?=[（(]?[一二三四五六七八九十]+[)）、]|[^\d\s,.。，；元]*(?:{WORDS})$)"
    r"|(?:0|-?\d{1,3}(?:,\d{3})+)(?=[（(]?[一二三四五六七八九十]+[)）、])"
    r"|[—–―－-]+(?=[（(]?[一二三四五六七八九十]+[)）、]|(?!般)[^\W\d_])"
)


_MONEY = re.compile(r".*[,.，．].*|.{4,}")


def plain(text: str) -> str:
    """Full-width digits, commas and dots as ASCII; ideographs, 、 and “” stay."""
    return text if text.isascii() else _WIDE.sub(_normal, text)


def plain_glyphs(text: str) -> str:
    """Radicals and compatibility ideographs, which some producers write, as the letters they stand for."""
    return _COMPATIBLE.sub(_normal, text)


def _normal(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found.group())


def is_blank(text: str) -> bool:
    """Nothing, or a dash or stroke that stands for nothing."""
    return _BLANK.fullmatch(text) is not None


@lru_cache(2**14)
def joined_words(text: str) -> str:
    """A name without the spaces and line breaks that typesetting put between its characters."""
    text = text.strip()
    return text if text.isascii() or len(text.split(maxsplit=1)) < 2 else _SPACED.sub("", text)


@lru_cache(2**16)
def well_formed(text: str) -> bool:
    """Whether a text is one amount and nothing else, as it is printed."""
    return _AMOUNTS.fullmatch(plain(text).strip()) is not None


def number_of(text: str) -> Decimal:
    """The number that a well-formed figure prints, in its own unit."""
    number = Decimal(text.strip("()").replace(",", "").replace("−", "-"))
    return -abs(number) if "(" in text else number


def decimals_of(figure: str) -> int:
    """How many decimals an amount prints."""
    return len(plain(figure).strip("()（） ").partition(".")[2])


def unit_behind(text: str) -> str:
    """The unit that is printed behind a figure in its own cell: 元, 万元 … or none."""
    found = _UNIT_BEHIND.search(text) if "元" in text else None
    return "".join(found[0].split()) if found else ""


def whole_amount(text: str) -> str | None:
    """The amount that a cell prints, put together where it was broken over lines; None when it prints anything else.

    Lines that are amounts by themselves are not put together: they may be two figures. A unit behind it is left out.
    """
    if _AMOUNTS.fullmatch(text):
        return text
    pieces = plain(_UNIT_BEHIND.sub("", text)).replace("（", "(").replace("）", ")").lstrip(" ¥￥").split()
    joined = "".join(pieces)
    if not well_formed(joined):
        return None
    if len(pieces) > 1 and all(map(well_formed, pieces)):
        return None
    return joined


def trailing_amount(text: str) -> tuple[str, str] | None:
    """A name with an amount at its end, as the columns of a table without rules run together: both apart."""
    match = re.fullmatch(rf"(?P<name>.*[^\d\s.,].*?)(?P<amount>{_AMOUNT})", plain(text))
    if match is None or not re.search(r"[.,]\d", match["amount"]):
        return None
    return match["name"].strip(), match["amount"]


def pointed(text: str) -> bool:
    """Whether a text prints digits on both sides of a separator, as money does and codes do not."""
    return POINTED.search(plain(text)) is not None


def several(text: str) -> bool:
    """Whether more than one figure is printed in a text."""
    return len(_AMOUNTS.findall(plain(text))) > 1


def figure_before_label(text: str) -> int:
    """How many letters of a word are a figure, or a dash, that the label of the next column runs into, or 0."""
    match = _BEFORE_LABEL.match(plain(text))
    return match.end() if match else 0


def figure_like(token: str) -> bool:
    """Whether a word of a line is meant for a figure, be it well formed or not."""
    return any(map(str.isdigit, token)) and NUMERIC.issuperset(token)


@lru_cache(2**16)
def is_money(text: str) -> bool:
    """A figure that is printed as money is: with a separator, or of more digits than count or number things."""
    return well_formed(text) and _MONEY.fullmatch(text) is not None


def is_dated(number: str, after: str) -> bool:
    """Whether a number counts years, months or days, as what is printed behind it tells: ``2018 年度``."""
    return number.isdecimal() and after.startswith(("年", "月", "日"))


def adds_up(texts: Sequence[str]) -> bool:
    """Whether the first of several figures is the sum of the others; dashes count as nothing."""
    figures = [plain(text) for text in texts if not is_blank(text)]
    if len(figures) < 2 or not all(map(well_formed, figures)):
        return False
    total, *parts = map(number_of, figures)
    return total == sum(parts)
