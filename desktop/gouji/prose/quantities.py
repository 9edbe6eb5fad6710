"""The quantities of a text: amounts of money, shares and rates, counts, each with its place.

What is no quantity is passed over: years and dates, numbers of documents, articles, codes and items, telephone numbers,
the limits that a law sets (``100万元以上``). A unit of money without its number is told (``lost``): a figure of that
sentence was not read. Held by ``tests/prose/test_quantities.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from gouji.model.money import FEN_LIMIT, MOST_DIGITS, Unit

_NUMBER = r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_COUNTED = "辆|台|套|批次|人次|批|个|名|人|家|项|次|户|件|组|团组"
_QUANTITY = re.compile(
    rf"(?<![\d.〔\[A-Za-z#])(?P<number>{_NUMBER})(?:\s?(?P<money>百万元|万元|亿元|千元|元)(?!/)|\s?(?P<rate>个百分点|%)|(?P<count>{_COUNTED}))"
)
_LIMIT = re.compile(r"（?含）?(?:以上|以下|以内|及以上|及以下)|（含）")
_OF_LAW = re.compile(r"(?:单价|超过|达到|限额|标准|高于|低于|不足)(?:为|人民币)?$")
_LOST = re.compile(r"(?<![\d位币万千百十零一二三四五六七八九两几X×*])(?:万元|亿元|%)(?!以)")
_UNIT_NAMED = re.compile(r"单位[:：]?$|金额（$|（$|：$")


class Sort(StrEnum):
    """What a quantity is one of."""

    MONEY = "money"
    RATE = "rate"
    POINTS = "points"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed number with its unit; ``value`` is exact: 分 of money, parts of one of a rate, a count by itself."""

    sort: Sort
    value: Fraction
    step: Fraction
    """One of its last printed place, in the unit of ``value``."""
    unit: str
    start: int
    end: int

    @property
    def fen(self) -> int:
        """An amount in whole 分."""
        return int(self.value)

    @property
    def places(self) -> int:
        """How many decimals are printed."""
        return len(str((self.step / self.one).denominator)) - 1

    @property
    def one(self) -> Fraction:
        """One of its unit, in the unit of ``value``."""
        if self.sort is Sort.MONEY:
            return Fraction(Unit(self.unit).fen)
        return Fraction(1) if self.sort is Sort.COUNT else Fraction(1, 100)

    def retold(self, number: str) -> Quantity:
        """The same with another number in its unit."""
        bare = number.replace(",", "")
        step = self.one / 10 ** len(bare.partition(".")[2])
        return replace(self, value=Fraction(bare) * self.one, step=step)


def quantities(text: str) -> Iterator[Quantity]:
    """The quantities of a folded text in their order."""
    for found in _QUANTITY.finditer(text):
        if _LIMIT.match(text, found.end()) or _OF_LAW.search(text[max(found.start() - 8, 0) : found.start()]):
            continue
        if len(found["number"]) > MOST_DIGITS:
            continue
        one = _quantity(found)
        if abs(one.value) < FEN_LIMIT:
            yield one


def number_at(text: str, one: Quantity) -> str:
    """The number of a quantity as a text prints it, without its unit.

    A form may print it otherwise than a sentence does: all of its field then. Held by
    ``tests/casework/prose/test_form_figures.py``.
    """
    found = re.compile(_NUMBER).match(text, one.start, one.end)
    return found[0] if found else text[one.start : one.end]


def is_number(text: str) -> bool:
    """Whether that is a number and nothing else."""
    return len(text) <= MOST_DIGITS and re.fullmatch(_NUMBER, text) is not None


def lost(text: str) -> bool:
    """Whether a sentence prints a unit whose number is not there: it was torn where it was set or read."""
    return any(not _UNIT_NAMED.search(text[: found.start()]) for found in _LOST.finditer(text))


def _quantity(found: re.Match[str]) -> Quantity:
    printed = found["number"].replace(",", "")
    number = Fraction(printed)
    step = Fraction(1, 10 ** len(printed.partition(".")[2]))
    if unit := found["money"]:
        worth = Unit(unit).fen
        return Quantity(Sort.MONEY, number * worth, step * worth, unit, found.start(), found.end())
    if unit := found["rate"]:
        sort = Sort.RATE if unit == "%" else Sort.POINTS
        return Quantity(sort, number / 100, step / 100, unit, found.start(), found.end())
    return Quantity(Sort.COUNT, number, step, found["count"], found.start(), found.end())
