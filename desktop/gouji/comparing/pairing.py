"""Things of two documents that are one and the same: each look gives what a thing may be known by, the surest first.

Two are paired where each is the only one that the other may be, among all that a look sees; what may be several is
nobody's, and is told. Nothing is paired by where it stands or by what it amounts to. Held by
``tests/comparing/test_pairing.py``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Thing = TypeVar("Thing")

Look = Callable[[Thing], Collection[Hashable]]
"""By what a thing is known, be it nothing."""

Fits = Callable[[int, int], bool]
"""Whether one of the left may be one of the right, by their numbers."""


@dataclass
class Pairs(Generic[Thing]):
    """Which of the left are which of the right, by their numbers."""

    lefts: Sequence[Thing]
    rights: Sequence[Thing]
    right_of: dict[int, int] = field(default_factory=dict)
    left_of: dict[int, int] = field(default_factory=dict)
    unsure_lefts: set[int] = field(default_factory=set)
    """Those that may be several of the other side and were paired with none."""
    unsure_rights: set[int] = field(default_factory=set)

    def pair(self, left: int, right: int) -> None:
        """These two are one."""
        self.right_of[left], self.left_of[right] = right, left
        self.unsure_lefts.discard(left)
        self.unsure_rights.discard(right)

    def look(self, look: Look[Thing], fits: Fits = lambda *_: True) -> None:
        """Pair what is still single and the only one for each other; ``fits`` refuses those that are not the same after
        all, by their numbers.

        What is paired already counts: who may be that as well is not certainly another.
        """
        lefts, rights = _known_by(self.lefts, look), _known_by(self.rights, look)
        for number, thing in enumerate(self.lefts):
            if number in self.right_of:
                continue
            found = {other for key in look(thing) for other in rights.get(key, ()) if fits(number, other)}
            single = found - self.left_of.keys()
            if not single:
                continue
            (first, *more) = sorted(single)
            back = {one for key in look(self.rights[first]) for one in lefts.get(key, ()) if fits(one, first)}
            if len(found) == 1 and back == {number}:
                self.pair(number, first)
            elif more or len(back - self.right_of.keys()) > 1:
                self.unsure_lefts.add(number)
                self.unsure_rights |= single

    @property
    def single_lefts(self) -> list[int]:
        """Those of the left that are nothing of the right."""
        return [number for number in range(len(self.lefts)) if number not in self.right_of]

    @property
    def single_rights(self) -> list[int]:
        """Those of the right that are nothing of the left."""
        return [number for number in range(len(self.rights)) if number not in self.left_of]


def _known_by(things: Sequence[Thing], look: Look[Thing]) -> dict[Hashable, list[int]]:
    known: dict[Hashable, list[int]] = defaultdict(list)
    for number, thing in enumerate(things):
        for key in look(thing):
            known[key].append(number)
    return known
