"""Which amounts chosen cells may take so that rounded sums and limits hold: there may be several, or none.

"The only answer" means: no other answer of its tier with as few corrections, the search was not cut, and no
other amount could be printed. Rounded sums mostly leave the last digits open; then the place is told, the
amount offered. Held by ``test_what_is_called_the_only_answer_is_the_only_one``,
``test_of_rounded_figures_every_place_is_told_and_no_amount_that_is_not_the_only_one``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from itertools import islice

from gouji.explaining.system import Number, Relation, System
from gouji.model.document import Cell
from gouji.model.money import FEN_LIMIT

Deltas = dict[Cell, int]
"""Cell → amount in 分 to add."""

Range = tuple[Number, Number]
"""The least and the greatest amount in 分 that may yet be added to a cell."""

Ranges = dict[Cell, Range]

MOST_FITS = 16
"""More amounts than this for one choice of cells are not told apart."""

MOST_ROUNDS = 32
"""Two cells that are only known together would narrow each other for ever."""


class Fitting:
    """``residual`` holds the difference of every relation that names a cell, as it is with ``centre`` added."""

    def __init__(
        self,
        system: System,
        residual: Mapping[Relation, Number],
        centre: Mapping[Cell, Number],
        tick: Callable[[], None],
    ) -> None:
        self._system = system
        self._centre = centre
        self._tick = tick
        limits: dict[frozenset[tuple[Cell, int]], Range] = {}
        for relation in {relation for cell in centre for relation in system.column(cell)}:
            terms = {cell: weight for cell in centre if (weight := system.column(cell).get(relation))}
            moved = sum(weight * centre[cell] for cell, weight in terms.items())
            bounds, standing = system.bounds(relation), residual.get(relation, system.difference(relation)) - moved
            room = sum(system.room(cell) * abs(weight) for cell, weight in terms.items())
            low = -FEN_LIMIT if bounds.low is None else bounds.low - room - standing
            high = FEN_LIMIT if bounds.high is None else bounds.high + room - standing
            if terms[min(terms)] < 0:  # the same sum with its signs turned is the same limit
                terms, low, high = {cell: -weight for cell, weight in terms.items()}, -high, -low
            key = frozenset(terms.items())
            least, most = limits.get(key, (low, high))
            limits[key] = max(least, low), min(most, high)
        self._limits = limits

    def found(self) -> list[Deltas]:
        """Up to ``MOST_FITS`` ways to change every cell, those near the centre first."""
        return list(islice(self._fill(dict.fromkeys(self._centre, (-2 * FEN_LIMIT, 2 * FEN_LIMIT))), MOST_FITS))

    def _fill(self, ranges: Ranges) -> Iterator[Deltas]:
        self._tick()
        narrowed = self._narrow(ranges)
        if narrowed is None:
            return
        free = [cell for cell, (least, most) in narrowed.items() if least != most]
        if free:
            cell = min(free, key=lambda one: (narrowed[one][1] - narrowed[one][0], one))
            for delta in self._printable(cell, narrowed[cell]):
                yield from self._fill({**narrowed, cell: (delta, delta)})
        elif all(least in self._printable(cell, (least, least)) for cell, (least, _) in narrowed.items()):
            yield {cell: int(least) for cell, (least, _) in narrowed.items()}

    def _narrow(self, ranges: Ranges) -> Ranges | None:
        """The ranges without what the relations forbid; None when nothing is left of one."""
        narrowed = dict(ranges)
        for _ in range(MOST_ROUNDS):
            before = dict(narrowed)
            for terms, (low, high) in self._limits.items():
                for cell, weight in terms:
                    others = [_times(narrowed[other], own) for other, own in terms if other != cell]
                    room = low - sum(other[1] for other in others), high - sum(other[0] for other in others)
                    least, most = _times(room, Fraction(1, weight)) if abs(weight) != 1 else _times(room, weight)
                    narrowed[cell] = max(narrowed[cell][0], least), min(narrowed[cell][1], most)
                    if narrowed[cell][0] > narrowed[cell][1]:
                        return None
            if narrowed == before:
                break
        return narrowed

    def _printable(self, cell: Cell, within: Range) -> list[int]:
        """Changes within a range that leave a figure the cell can print, near the centre first."""
        stated, grain = self._system.amount(cell), self._system.grain(cell)
        low, high = -((-within[0] - stated) // grain), (within[1] + stated) // grain
        middle = min(max((2 * (self._centre[cell] + stated) + grain) // (2 * grain), low), high)
        near = range(max(low, middle - MOST_FITS), min(high, middle + MOST_FITS) + 1)
        return [n * grain - stated for n in sorted(near, key=lambda n: abs(n - middle)) if n * grain != stated]


def _times(one: Range, weight: Number) -> Range:
    """Every amount of a range as often as its cell counts."""
    if weight == 1:
        return one
    return (one[0] * weight, one[1] * weight) if weight > 0 else (one[1] * weight, one[0] * weight)
