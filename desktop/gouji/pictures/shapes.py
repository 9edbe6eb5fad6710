"""What a picture is made of: boxes, curves and words, told by what they stand for and never by a colour.

A picture is laid out once; the window and the paper each have one small drawer that carries it out. Places are in
points of the surface, x to the right and y down from the upper left corner. What has a meaning has a pattern, a sign or
a dash of its own beside its look, so that nothing is lost in black and white. Held by
``tests/pictures/test_shapes.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

Letters = Callable[[str, float, bool], float]
"""How wide a text is at a size, bold or not."""

Point = tuple[float, float]


class Surface(NamedTuple):
    """What a picture is laid out on: how wide and high it is, and the letters that are written there and their size."""

    letters: Letters
    size: float
    width: float
    height: float = 0.0
    """Of no meaning to a picture that is as high as it takes."""


class Look(StrEnum):
    """What a shape is, as far as its ink goes."""

    INK = "ink"
    QUIET = "quiet"
    """What stands back: codes, numbers of what agrees."""
    LINE = "line"
    GROUND = "ground"
    """The surface itself: behind words that stand on lines."""
    TINT = "tint"
    MIDDLE = "middle"
    BAND = "band"
    """Grounds of rectangles, from the lightest to the strongest; words are read on each."""
    NONE = "none"
    DIFFERS = "differs"
    AMBER = "amber"
    GREY = "grey"
    """Outcomes: what differs, what is rounded or to be explained, what could not be checked."""


class Pattern(StrEnum):
    """How the ground of a box is filled, over its look."""

    PLAIN = "plain"
    HATCHED = "hatched"
    """Lines that rise to the right."""
    DOTTED = "dotted"


class Dash(StrEnum):
    """How a line is drawn."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


DASHES: dict[Dash, tuple[float, ...]] = {Dash.SOLID: (), Dash.DASHED: (5, 3), Dash.DOTTED: (1, 3)}
"""Lengths drawn and left out, in points."""

HATCH_APART, DOT_APART, DOT = 5.0, 5.0, 0.7
"""Points between the lines of a hatched ground, the dots of a dotted one, and the radius of a dot."""


class Align(StrEnum):
    """Where the words stand to their place."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with its ground and its edge; ``spot`` is the number of what it stands for, if anything."""

    x: float
    y: float
    width: float
    height: float
    ground: Look = Look.NONE
    edge: Look = Look.NONE
    pattern: Pattern = Pattern.PLAIN
    round: float = 0.0
    """The radius of its corners."""
    spot: int | None = None

    def holds(self, at: Point) -> bool:
        """Whether a point lies in it."""
        return self.x <= at[0] < self.x + self.width and self.y <= at[1] < self.y + self.height


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve of Bézier by its ends and the two points that it bends to."""

    start: Point
    first: Point
    second: Point
    end: Point
    ink: Look
    width: float
    dash: Dash = Dash.SOLID
    spot: int | None = None

    def at(self, part: float) -> Point:
        """The point so far along, 0 at its start and 1 at its end."""
        left = 1 - part
        weights = (left**3, 3 * left * left * part, 3 * left * part * part, part**3)
        points = (self.start, self.first, self.second, self.end)
        x, y = (sum(w * point[axis] for w, point in zip(weights, points, strict=True)) for axis in (0, 1))
        return x, y

    def distance(self, at: Point) -> float:
        """How far a point lies from it, in points."""
        steps = (self.at(step / PIECES) for step in range(PIECES + 1))
        return float(min(((x - at[0]) ** 2 + (y - at[1]) ** 2) ** 0.5 for x, y in steps))


PIECES = 48
"""In so many pieces a curve is looked at."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text in one line; ``x`` is where it begins, has its middle or ends, ``y`` its middle."""

    x: float
    y: float
    text: str
    size: float
    align: Align = Align.LEFT
    bold: bool = False
    ink: Look = Look.INK
    spot: int | None = None


Shape = Box | Curve | Words


class Spot(NamedTuple):
    """Something in a picture that can be gone to: what it is, and what is told of it in words."""

    target: Hashable
    told: str


@dataclass(slots=True)
class Picture:
    """Shapes in the order in which they are drawn."""

    width: float
    height: float
    shapes: list[Shape] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    """What can be gone to, in the order in which it is read."""

    def spot(self, target: Hashable, told: str) -> int:
        """One more that can be gone to; returns its number."""
        self.spots.append(Spot(target, told))
        return len(self.spots) - 1

    def at(self, point: Point, reach: float = 6.0) -> int | None:
        """What stands at a point: the box that was drawn last, or the nearest line within ``reach``."""
        found: int | None = None
        near = reach
        for shape in self.shapes:
            if isinstance(shape, Box) and shape.spot is not None and shape.holds(point):
                found = shape.spot
        if found is not None:
            return found
        for shape in self.shapes:
            if isinstance(shape, Curve) and shape.spot is not None and (far := shape.distance(point)) < near:
                found, near = shape.spot, far
        return found

    def number_of(self, target: Hashable) -> int | None:
        """The number of the spot of a target."""
        return next((number for number, one in enumerate(self.spots) if one.target == target), None)


SIGNS = {"differs": "✗", "to explain": "△", "hint": "△", "rounding": "△", "uncheckable": "?", "agrees": "✓"}
"""The sign of a state, by its word."""

LOOKS = {
    "differs": Look.DIFFERS,
    "to explain": Look.AMBER,
    "hint": Look.AMBER,
    "rounding": Look.AMBER,
    "uncheckable": Look.GREY,
    "agrees": Look.QUIET,
}


def cut(text: str, letters: Letters, size: float, room: float, *, bold: bool = False) -> str:
    """A name as far as it has room, with dots for the rest; "" where not even two letters have any. Never a figure."""
    if letters(text, size, bold) <= room:
        return text
    for length in range(len(text) - 1, 1, -1):
        if letters(shorter := text[:length] + "…", size, bold) <= room:
            return shorter
    return ""
