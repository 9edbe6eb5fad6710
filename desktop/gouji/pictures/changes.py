"""Changes as areas: each as large as it is, those of one 类 together; less is hatched and says so by its sign.

Held by ``tests/pictures/test_changes.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gouji.pictures.shapes import Align, Box, Look, Pattern, Picture, Surface, Words, cut
from gouji.pictures.squarified import Area, squarified

APART, PAD = 2.0, 5.0
"""Points between areas, and between the edge of one and its words."""

LEAST = 3.0
"""Points: what is narrower or lower is not drawn."""

SMALL = 0.88
"""Size of letters to those of the surface: areas are small."""


@dataclass(frozen=True, slots=True)
class Part:
    """One change: its group, what it is called and told as, its amount in 分 with its sign, and what it leads to."""

    group: str
    name: str
    amount: str
    difference: int
    target: int


def drawn(parts: Sequence[Part], on: Surface) -> Picture:
    """All changes that come to anything, over all of a surface."""
    picture = Picture(on.width, on.height)
    groups: dict[str, list[Part]] = {}
    for one in parts:
        if one.difference:
            groups.setdefault(one.group, []).append(one)
    ordered = sorted(groups.items(), key=lambda group: -_size(group[1]))
    areas = squarified([_size(group) for _, group in ordered], Area(0, 0, on.width, on.height))
    for (name, group), area in zip(ordered, areas, strict=True):
        own = area.inside(APART / 2)
        if own.width < LEAST or own.height < LEAST:
            continue
        picture.shapes.append(Box(*own, Look.MIDDLE, Look.NONE, round=3))
        head = on.size * 1.9 if own.height > on.size * 5 and own.width > on.size * 6 else 0.0
        if head:
            text = cut(name, on.letters, on.size * SMALL, own.width - 2 * PAD, bold=True)
            picture.shapes.append(
                Words(own.x + PAD, own.y + head / 2, text, on.size * SMALL, Align.LEFT, True, Look.INK, None)
            )
        inner = Area(own.x, own.y + head, own.width, own.height - head).inside(APART)
        _parts(picture, group, inner, on)
    return picture


def _size(parts: Sequence[Part]) -> int:
    return sum(abs(one.difference) for one in parts)


def _parts(picture: Picture, parts: Sequence[Part], area: Area, on: Surface) -> None:
    ordered = sorted(parts, key=lambda one: -abs(one.difference))
    for one, whole in zip(ordered, squarified([abs(one.difference) for one in ordered], area), strict=True):
        own = whole.inside(APART / 2)
        if own.width < LEAST or own.height < LEAST:
            continue
        spot = picture.spot(one.target, f"{one.name} {one.amount}")
        pattern = Pattern.HATCHED if one.difference < 0 else Pattern.PLAIN
        picture.shapes.append(Box(*own, Look.TINT, Look.LINE, pattern, 2, spot))
        size, step = on.size * SMALL, on.size * SMALL * 1.5
        y = own.y + PAD / 2 + step / 2
        for text in (one.name, one.amount):
            told = cut(text, on.letters, size, own.width - 2 * PAD) if text == one.name else text
            fits = on.letters(told, size, False) <= own.width - 2 * PAD
            if told and fits and y + step / 2 <= own.y + own.height:
                high = size * 1.35
                wide = on.letters(told, size, False)
                picture.shapes.append(Box(own.x + PAD - 1, y - high / 2, wide + 2, high, Look.GROUND, spot=spot))
                picture.shapes.append(Words(own.x + PAD, y, told, size, Align.LEFT, False, Look.INK, spot))
                y += step
