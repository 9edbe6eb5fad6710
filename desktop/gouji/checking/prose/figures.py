"""Printed quantities as intervals: whether one may be another, a sum or a share of others, as far as they are printed.

A quantity stands for all that lies within half its last place. Said twice it must be the same, or be rounded from
the finer one;
a difference of no more than one last place is how a figure is cut off, not wrong. A rate is worked out from the
intervals of the amounts, so that small amounts excuse much and large ones nothing
(``tests/checking/prose/test_figures.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gouji.checking.families.family import AGREES, DIFFERS, ROUNDING, Outcome
from gouji.prose.quantities import Quantity, Sort

NEARLY = Fraction(1, 100)
"""How far apart two figures may be that are said to be about the same."""


@dataclass(frozen=True, slots=True)
class Range:
    """What a printed figure may stand for."""

    low: Fraction
    high: Fraction

    @classmethod
    def of(cls, quantity: Quantity) -> Range:
        half = quantity.step / 2
        return cls(quantity.value - half, quantity.value + half)

    @classmethod
    def about(cls, value: int, half: int) -> Range:
        return cls(Fraction(value - half), Fraction(value + half))

    def meets(self, other: Range) -> bool:
        return self.low <= other.high and other.low <= self.high

    def wider(self, by: Fraction) -> Range:
        return Range(self.low - by, self.high + by)

    def __add__(self, other: Range) -> Range:
        return Range(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Range) -> Range:
        return Range(self.low - other.high, self.high - other.low)

    def __neg__(self) -> Range:
        return Range(-self.high, -self.low)

    def over(self, whole: Range) -> Range | None:
        """The share of a whole; None where that may be nothing."""
        if whole.low <= 0 <= whole.high:
            return None
        ends = [one / other for one in (self.low, self.high) for other in (whole.low, whole.high)]
        return Range(min(ends), max(ends))


def told(quantity: Quantity, value: int, half: int) -> Outcome:
    """What a quantity says of a figure that a table prints, in 分, which may be out by ``half``."""
    apart = abs(quantity.value - value)
    if apart == 0 or _rounded(Fraction(value), quantity.step) == quantity.value or apart <= half - quantity.step / 2:
        return AGREES
    return ROUNDING if apart <= quantity.step else DIFFERS


def same(one: Quantity, other: Quantity) -> Outcome:
    """What two quantities say of each other."""
    coarse, fine = sorted((one, other), key=lambda each: -each.step)
    if _rounded(fine.value, coarse.step) == coarse.value:
        return AGREES
    return ROUNDING if abs(one.value - other.value) <= coarse.step else DIFFERS


def within(quantity: Quantity, expected: Range) -> Outcome:
    """What a quantity says of what was worked out."""
    own = Range.of(quantity)
    if own.meets(expected):
        return AGREES
    return ROUNDING if own.meets(expected.wider(quantity.step)) else DIFFERS


def added(whole: Quantity, parts: list[Quantity]) -> Outcome:
    """What the parts of a whole say of it: each of them, and it, may be out by half its last place."""
    apart = abs(whole.value - sum(part.value for part in parts))
    if apart == 0:
        return AGREES
    if whole.sort is Sort.COUNT:
        return DIFFERS
    return ROUNDING if apart <= sum((one.step / 2 for one in (whole, *parts)), Fraction(0)) else DIFFERS


def _rounded(value: Fraction, step: Fraction) -> Fraction:
    """A value as it is told in steps, half up."""
    whole = abs(value) / step
    rounded = (2 * whole.numerator + whole.denominator) // (2 * whole.denominator) * step
    return rounded if value >= 0 else -rounded
