"""The tie map: what figures stand in as a column in the order of the document, and an arc for each two that are tied.

The arc tells by its ink and dash the worst that was found between the two, by its width how many relations there are,
and bears their number by outcome. Arcs of one reach have their height at other places, so that numbers find room: one
that would stand on another moves along its arc; only one that tells of nothing but agreement may be left to the list.
Held by ``tests/pictures/test_tie_map.py``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import log2

from gouji.checking.families.family import STATES
from gouji.pictures.shapes import (
    LOOKS,
    SIGNS,
    Align,
    Box,
    Curve,
    Dash,
    Letters,
    Look,
    Picture,
    Point,
    Surface,
    Words,
    cut,
)
from gouji.pictures.ties import Node, Tie, Tied
from gouji.wording import clauses, say

ROW, MOST_ROW, BOX = 2.2, 4.0, 1.8
"""From one node to the next, at least and at most, and how high one is, in sizes of letters."""

LEGEND = 2.2
"""How high what the lines mean stands above the nodes, in sizes of letters."""

SMALL = 0.9
"""Size of numbers to that of names."""

WIDEST = 0.46
"""Part of the width that nodes take at most."""

THICK, THICKEST = 1.1, 5.0
"""Points of the thinnest arc and of the thickest."""

GAP = "  "
"""Between the numbers of two outcomes."""

BENT = 4 / 3
"""How far beyond its height a curve bends to."""

TRIED = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
"""Where along its arc a number may stand, the best first."""

DASHES_OF = {"differs": Dash.SOLID, "to explain": Dash.DASHED, "hint": Dash.DASHED, "rounding": Dash.DASHED}
DASHES_OF |= {"uncheckable": Dash.DOTTED, "agrees": Dash.SOLID}
"""How a line is drawn by the word of the worst state that it tells."""


def worst_of(counts: Counter[str]) -> str:
    """The word of the worst state that is counted; "" where nothing is."""
    return next((state for state in STATES if counts[state]), "")


def told_shortly(counts: Counter[str]) -> str:
    """How many there are of each outcome, by its sign, the worst first: ``✗ 1  ✓ 45``."""
    by_sign: dict[str, int] = {}
    for state in STATES:
        if counts[state]:
            by_sign[SIGNS[state]] = by_sign.get(SIGNS[state], 0) + counts[state]
    return GAP.join(f"{sign} {count}" for sign, count in by_sign.items())


def told(counts: Counter[str]) -> str:
    """The same in words."""
    return clauses(
        say("{state} {count}", state=say(state), count=counts[state]) for state in STATES if counts[state]
    ) or say("nothing held")


def tie_told(tie: Tie, titles: Mapping[Node, str], counts: Counter[str]) -> str:
    """Two nodes and what ties them, in words."""
    return say("{one} — {other}: {told}", one=titles[tie[0]], other=titles[tie[1]], told=told(counts))


def drawn(tied: Tied, titles: Mapping[Node, str], on: Surface) -> Picture:
    """The map in a width, as high as it takes; it takes the height that is there as far as that serves it.

    ``titles`` name the nodes.
    """
    count = max(len(tied.nodes), 1)
    row = min(max((on.height - LEGEND * on.size) / count, ROW * on.size), MOST_ROW * on.size)
    picture = Picture(on.width, count * row + on.size * LEGEND)
    laying = _Laying(tied, titles, on.letters, on.width, on.size, row)
    laying.legend(picture)
    laying.nodes(picture)
    laying.arcs(picture)
    return picture


@dataclass(frozen=True, slots=True)
class _Laying:
    tied: Tied
    titles: Mapping[Node, str]
    letters: Letters
    width: float
    size: float
    row: float
    """From the middle of one node to that of the next."""

    @property
    def nodes_wide(self) -> float:
        """What the longest title takes with its numbers, as far as there is room."""
        pad = self.size * 2.4
        wanted = (
            self.letters(self.titles[node], self.size, False)
            + self.letters(told_shortly(self.tied.within[node]), self.size * SMALL, True)
            for node in self.tied.nodes
        )
        return min(max(wanted, default=0.0) + pad, self.width * WIDEST)

    def _middle(self, place: int) -> float:
        return LEGEND * self.size + (place + 0.5) * self.row

    def nodes(self, picture: Picture) -> None:
        """Each with its title and what was found within it."""
        wide, high, pad = self.nodes_wide, BOX * self.size, self.size * 0.6
        for place, node in enumerate(self.tied.nodes):
            counts, y = self.tied.within[node], self._middle(place)
            spot = picture.spot(node, say("{one}: {told}", one=self.titles[node], told=told(counts)))
            worst = worst_of(counts)
            edge = LOOKS[worst] if worst not in ("", "agrees") else Look.LINE
            picture.shapes.append(Box(0.75, y - high / 2, wide - 1.5, high, Look.TINT, edge, round=4, spot=spot))
            number = told_shortly(counts) or "–"
            ink = LOOKS.get(worst, Look.QUIET)
            taken = self.letters(number, self.size * SMALL, True) + pad
            title = cut(self.titles[node], self.letters, self.size, wide - 2 * pad - taken)
            picture.shapes.append(Words(pad, y, title, self.size, spot=spot))
            bold = worst not in ("", "agrees")
            picture.shapes.append(Words(wide - pad, y, number, self.size * SMALL, Align.RIGHT, bold, ink, spot))

    def arcs(self, picture: Picture) -> None:
        """Those that agree first, so that what does not lies over them; then the numbers."""
        ends = self._ends()
        place = {node: number for number, node in enumerate(self.tied.nodes)}
        reaches = sorted({place[other] - place[one] for one, other in self.tied.between})
        rank = {reach: number for number, reach in enumerate(reaches, start=1)}
        numbers = (told_shortly(counts) for counts in self.tied.between.values())
        widest = max((self.letters(text, self.size * SMALL, True) for text in numbers), default=0.0)
        far = self.width - self.nodes_wide - widest / 2 - self.size
        order = sorted(self.tied.between.items(), key=lambda one: -STATES.index(worst_of(one[1])))
        # Spots in the order of reading, though what is worse is drawn later.
        spots = {
            tie: picture.spot(tie, tie_told(tie, self.titles, counts)) for tie, counts in self.tied.between.items()
        }
        curves: list[tuple[Curve, Counter[str], int]] = []
        for tie, counts in order:
            one, other = tie
            start, end = ends[tie]
            bend = self.nodes_wide + far * (rank[place[other] - place[one]] / len(reaches)) * BENT
            worst = worst_of(counts)
            thick = min(THICK + 0.45 * log2(counts.total()), THICKEST)
            ink = Look.LINE if worst == "agrees" else LOOKS[worst]
            curve = Curve(start, (bend, start[1]), (bend, end[1]), end, ink, thick, DASHES_OF[worst], spots[tie])
            picture.shapes.append(curve)
            curves.append((curve, counts, spots[tie]))
        self._numbers(picture, curves)

    def _ends(self) -> dict[Tie, tuple[Point, Point]]:
        """Where each arc leaves its nodes: those that go up above those that go down, none across another."""
        place = {node: number for number, node in enumerate(self.tied.nodes)}
        leaving: dict[Node, list[tuple[int, Tie]]] = defaultdict(list)
        for tie in self.tied.between:
            one, other = tie
            reach = place[other] - place[one]
            leaving[one].append((10**6 - reach, tie))
            leaving[other].append((reach - 10**6, tie))
        at: dict[tuple[Node, Tie], float] = {}
        for node, arcs in leaving.items():
            spread = min(BOX * self.size * 0.72, (len(arcs) - 1) * self.size * 0.42)
            for number, (_, tie) in enumerate(sorted(arcs, key=lambda arc: arc[0])):
                shift = spread * (number / (len(arcs) - 1) - 0.5) if len(arcs) > 1 else 0.0
                at[node, tie] = self._middle(place[node]) + shift
        x = self.nodes_wide
        return {tie: ((x, at[tie[0], tie]), (x, at[tie[1], tie])) for tie in self.tied.between}

    def _numbers(self, picture: Picture, curves: list[tuple[Curve, Counter[str], int]]) -> None:
        """What is worst finds its room first."""
        taken: list[Box] = []
        for curve, counts, spot in reversed(curves):
            worst, text = worst_of(counts), told_shortly(counts)
            bold = worst != "agrees"
            wide = self.letters(text, self.size * SMALL, bold) + self.size * 0.6
            high = self.size * 1.25
            boxes = [_around(curve.at(part), wide, high, spot) for part in TRIED]
            free = next((box for box in boxes if not any(_meet(box, other) for other in taken)), None)
            if free is None and worst == "agrees":
                continue
            box = free or boxes[0]
            taken.append(box)
            middle = box.x + box.width / 2, box.y + box.height / 2
            picture.shapes.append(box)
            ink = LOOKS[worst]
            picture.shapes.append(Words(*middle, text, self.size * SMALL, Align.CENTRE, bold, ink, spot))

    def legend(self, picture: Picture) -> None:
        """What the lines mean, above all."""
        y, x = self.size * 0.8, 0.75
        entries = (("differs", "differs"), ("to explain", "rounding or to explain"))
        for state, name in (*entries, ("uncheckable", "not checked"), ("agrees", "agrees")):
            ink = Look.LINE if state == "agrees" else LOOKS[state]
            picture.shapes.append(Curve((x, y), (x + 9, y), (x + 18, y), (x + 27, y), ink, 2.2, DASHES_OF[state]))
            text = f"{SIGNS[state]} {say(name)}"
            picture.shapes.append(Words(x + 33, y, text, self.size * SMALL, ink=Look.QUIET))
            x += 33 + self.letters(text, self.size * SMALL, False) + self.size * 1.8
        text = say("The numbers count relations; within a box those of the table itself.")
        if x + self.letters(text, self.size * SMALL, False) <= self.width:
            picture.shapes.append(Words(self.width, y, text, self.size * SMALL, Align.RIGHT, ink=Look.QUIET))


def _around(point: Point, wide: float, high: float, spot: int) -> Box:
    return Box(point[0] - wide / 2, point[1] - high / 2, wide, high, Look.GROUND, round=3, spot=spot)


def _meet(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )
