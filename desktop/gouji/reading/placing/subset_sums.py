"""Subset sum by meeting in the middle: which of a few figures add up to a target, exactly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MOST = 36
"""More figures than this would need more than 2**18 half sums; such a group is left undecided."""


@dataclass
class Effort:
    """How much may still be tried before a question is given up; a try is about one sum formed."""

    left: int = 2**21

    def spend(self, figures: int) -> bool:
        """Whether one more search among some figures is still allowed."""
        self.left -= 16 + 2 ** (figures // 2 + 1)
        return self.left > 0


def subsets_summing_to(amounts: Sequence[int], target: int) -> Iterator[tuple[int, ...]]:
    """Every set of positions whose amounts sum to ``target``, the empty set included."""
    if len(amounts) > MOST:
        return
    half = len(amounts) // 2
    right: dict[int, list[int]] = defaultdict(list)
    for mask, total in enumerate(_sums(amounts[half:])):
        right[total].append(mask)
    for mask, total in enumerate(_sums(amounts[:half])):
        for other in right.get(target - total, ()):
            both = mask | other << half
            yield tuple(i for i in range(len(amounts)) if both >> i & 1)


def _sums(amounts: Sequence[int]) -> list[int]:
    """The sum of every subset, at the index whose bits name its members."""
    sums = [0]
    for amount in amounts:
        sums += [total + amount for total in sums]
    return sums
