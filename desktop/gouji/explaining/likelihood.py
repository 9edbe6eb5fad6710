"""How likely it is that a sum is out by its rounding alone.

Of n figures rounded by themselves each is off by anything within half a place. So is their sum by the sum of n such
parts, and as it is rounded too, it is printed out by that to the next whole place (the law of Irwin and Hall). Of two
figures every fourth sum is out by one place, of one none is. Held by ``tests/explaining/test_likelihood.py``.
"""

from __future__ import annotations

from fractions import Fraction
from math import comb, erfc, factorial, floor, sqrt

MOST_EXACT = 30
"""Sums of more figures than this are as good as normal."""


def share_out(figures: int, places: int) -> float:
    """The share of the sums of so many rounded figures that are out by at least so many last places, either way."""
    if places == 0:
        return 1.0
    if figures > MOST_EXACT:
        return erfc((places - 0.5) / sqrt(figures / 6))
    return float(2 * (1 - _below(figures, Fraction(figures, 2) + places - Fraction(1, 2))))


def _below(figures: int, bound: Fraction) -> Fraction:
    """How likely the sum of so many numbers, each anywhere from 0 to 1, is less than a bound."""
    if bound >= figures:
        return Fraction(1)
    terms = ((-1) ** k * comb(figures, k) * (bound - k) ** figures for k in range(floor(bound) + 1))
    return sum(terms, Fraction(0)) / factorial(figures)
