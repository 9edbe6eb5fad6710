"""Areas that fill a rectangle, each as large as its weight and as nearly square as can be (Bruls, Huizing, van Wijk:
Squarified Treemaps, 2000). Held by ``tests/pictures/test_squarified.py``."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
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
    """Row after row along the shorter side of what is left, each as thick as its share of that."""
    at = 0
    while at < len(sizes):
        side = min(area.width, area.height)
        count, total = 1, sizes[at]
        while at + count < len(sizes) and _worst(sizes[at], sizes[at + count], total + sizes[at + count], side) <= (
            _worst(sizes[at], sizes[at + count - 1], total, side)
        ):
            total += sizes[at + count]
            count += 1
        area = yield from _row([size / total for size in sizes[at : at + count]], total / sum(sizes[at:]), area)
        at += count


def _worst(largest: float, smallest: float, total: float, side: float) -> float:
    """How far from square the worst of a row is, whose areas make up a total along a side."""
    thick = total / side if side > 0 else 0.0
    return max(largest / thick**2, thick**2 / smallest) if smallest > 0 and thick > 0 else float("inf")


def _row(shares: list[float], share: float, area: Area) -> Generator[Area, None, Area]:
    """A row takes its share of an area, and each within it its own; returns what is left of the area.

    All are shares of what is there, so that nothing reaches beyond it however small the last ones are.
    """
    x, y, width, height = area
    if width >= height:
        for one in shares:
            yield Area(x, y, width * share, height * one)
            y += height * one
        return Area(x + width * share, area.y, width * (1 - share), height)
    for one in shares:
        yield Area(x, y, width * one, height * share)
        x += width * one
    return Area(area.x, y + height * share, width, height * (1 - share))
