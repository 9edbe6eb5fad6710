"""Areas that fill a rectangle, each as large as its weight and as nearly square as can be (Bruls, Huizing, van Wijk:
Squarified Treemaps, 2000). Held by ``tests/pictures/test_squarified.py``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Area(NamedTuple):
    """A rectangle, from its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    def inside(self, margin: float) -> Area:
        """The same without a margin all around; nothing is left of one that is smaller."""
        return Area(
            self.x + margin, self.y + margin, max(self.width - 2 * margin, 0.0), max(self.height - 2 * margin, 0.0)
        )


def squarified(weights: Sequence[int], area: Area) -> list[Area]:
    """An area for each weight, the heaviest first; weights are above nothing and fall."""
    if not weights or area.width <= 0 or area.height <= 0:
        return [Area(area.x, area.y, 0.0, 0.0) for _ in weights]
    scale = area.width * area.height / sum(weights)
    sizes = [weight * scale for weight in weights]
    return [*_laid(sizes, area)]


def _laid(sizes: list[float], area: Area) -> Iterator[Area]:
    """Row after row along the shorter side of what is left."""
    at = 0
    while at < len(sizes):
        side = min(area.width, area.height)
        count, total = 1, sizes[at]
        while at + count < len(sizes) and _worst(sizes[at], sizes[at + count], total + sizes[at + count], side) <= (
            _worst(sizes[at], sizes[at + count - 1], total, side)
        ):
            total += sizes[at + count]
            count += 1
        is_last = at + count == len(sizes)
        yield from _row(sizes[at : at + count], total, area)
        if not is_last:
            area = _left(total, area)
        at += count


def _worst(largest: float, smallest: float, total: float, side: float) -> float:
    """How far from square the worst of a row is, whose areas make up a total along a side."""
    thick = total / side
    return max(largest / thick**2, thick**2 / smallest) if smallest > 0 and thick > 0 else float("inf")


def _row(sizes: list[float], total: float, area: Area) -> Iterator[Area]:
    lies_left = area.width >= area.height
    thick = total / (area.height if lies_left else area.width) if total else 0.0
    at = area.y if lies_left else area.x
    for size in sizes:
        long = size / thick if thick else 0.0
        yield Area(area.x, at, thick, long) if lies_left else Area(at, area.y, long, thick)
        at += long


def _left(total: float, area: Area) -> Area:
    if area.width >= area.height:
        thick = total / area.height
        return Area(area.x + thick, area.y, max(area.width - thick, 0.0), area.height)
    thick = total / area.width
    return Area(area.x, area.y + thick, area.width, max(area.height - thick, 0.0))
