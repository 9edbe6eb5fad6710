"""How wide the columns of a table are: figures and codes whole, then names, then what heads empty columns.

No row is measured but the widest of its column, and what differs, which takes nothing beyond its head where nothing
does. Held by
``test_codes_and_figures_are_never_cut_and_what_differs_is_seen``,
``test_names_get_room_before_empty_columns_do``, ``test_every_amount_of_a_published_table_is_seen_at_first_sight``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtGui import QFont, QFontMetrics

from gouji.window.looks import SHAPES
from gouji.window.tree.columns import What, rows_of_side
from gouji.window.tree.drawing.header import LEVELS, MOST_LINES, width_of
from gouji.window.tree.model import TreeModel

NARROWEST, ENOUGH, WIDEST = 12, 22, 44
"""Widths of names in digits: at least, what they ask for at most, and what they take where room is left."""

EMPTY = 4
"""Digits of a column without figures, at least."""

PADDING = 2
"""Digits left free in every column."""

MARKS = f"{SHAPES['differs']} "
"""Room for the shape of an outcome at the left of a figure."""

Labels = Mapping[int, str]
"""The longest text of each view column of codes or names."""


def longest_figure(model: TreeModel, column: int) -> str:
    """The widest text that an amount column shows, with its mark; blank where it holds none."""
    longest = model.longest(column)
    return longest and MARKS + longest


def longest_labels(model: TreeModel) -> Labels:
    """The longest code or name of each view column that tells them, in whatever letters and unit."""
    found: dict[int, str] = {}
    for place, one in enumerate(model.columns):
        if one.what in (What.CODE, What.NAME):
            rows = rows_of_side(model.table, one.side)
            told = [row.code or "" for row in rows] if one.what is What.CODE else [row.name for row in rows]
            found[place] = max(told, key=len, default="")
    return found


def _longest(model: TreeModel, place: int, letters: QFontMetrics, labels: Labels) -> str:
    """The longest text of a view column, by its letters; what differs is told in words and digits, and measured."""
    one = model.columns[place]
    match one.what:
        case What.CODE | What.NAME:
            return labels[place]
        case What.AMOUNT:
            return longest_figure(model, one.column)
        case What.DIFFERENCE:
            return max(model.differences_told, key=letters.horizontalAdvance, default="")


@dataclass(frozen=True)
class Widths:
    """Pixels of the columns of a view: ``least`` cuts no figure, ``whole`` no head either; ``names`` are the places of
    the names with the pixels of the longest of each. ``letter`` is the width of a digit."""

    least: list[int]
    whole: list[int]
    names: dict[int, int]
    letter: int

    @classmethod
    def of(cls, model: TreeModel, font: QFont, indentation: int, labels: Labels) -> Widths:
        """What a table needs in a font, with its longest ``labels``."""
        font = QFont(font)
        font.setWeight(QFont.Weight.Medium)
        metrics = QFontMetrics(font)
        letter = metrics.horizontalAdvance("0")
        depth = int(model.outline.depth.max(initial=0)) + 1
        least, whole, names = [], [], {}
        for place, one in enumerate(model.columns):
            moved = indentation * depth if place in model.branches else 0
            if one.what is What.CODE and not model.coded[one.side]:
                least.append(0)
                whole.append(0)
                continue
            held = _longest(model, place, metrics, labels)
            needed = metrics.horizontalAdvance(held) + moved
            if one.what is What.NAME:
                names[place] = needed + PADDING * letter
                needed = min(needed, NARROWEST * letter)
            elif one.what is What.DIFFERENCE:
                needed = max(needed, metrics.horizontalAdvance(model.heads[place]))
            elif not held:
                needed = EMPTY * letter
            head = model.heads[place].rpartition(LEVELS)[2] if one.what is What.AMOUNT else model.heads[place]
            least.append(max(needed + PADDING * letter, width_of(head, metrics, MOST_LINES)))
            whole.append(max(least[-1], width_of(head, metrics, 1) + letter))
        return cls(least, whole, names, letter)

    def fixed(self, by_hand: Mapping[int, int]) -> Widths:
        """The same with columns as wide as the user made them."""
        given = {place: max(wide, self.least[place]) for place, wide in by_hand.items()}
        least, whole = ([given.get(place, wide) for place, wide in enumerate(one)] for one in (self.least, self.whole))
        return replace(self, least=least, whole=whole, names={p: w for p, w in self.names.items() if p not in given})

    @property
    def wanted(self) -> int:
        """What the table asks for beside others: all figures seen, and names as far as they are not long."""
        return sum(self.least) + sum(self._more(name, ENOUGH) for name in self.names)

    def _more(self, place: int, most: int) -> int:
        """What a name takes beyond the least, up to so many digits."""
        return max(0, min(self.names[place], most * self.letter) - self.least[place])

    def fit(self, room: int) -> list[int]:
        """The columns in so many pixels: the names are whole before any head is, as far as they are not very long; then
        what is left goes to the heads, and to very long names.

        In a table that must be scrolled anyway its names are seen well.
        """
        widths = [*self.least]
        left = room - sum(widths)
        if left < 0:
            for place in self.names:
                widths[place] += self._more(place, ENOUGH)
            return widths
        self._widen_names(widths, room, WIDEST)
        left = room - sum(widths)
        for place, whole in enumerate(self.whole):
            if place not in self.names:
                more = min(whole - widths[place], left)
                widths[place] += more
                left -= more
        self._widen_names(widths, room, max(self.names.values(), default=0))
        return widths

    def _widen_names(self, widths: list[int], room: int, most: int) -> None:
        """Give names what is left, the shorter ones first, so that none keeps what it does not need."""
        waiting = sorted(self.names, key=lambda place: self._more(place, most))
        for count, place in zip(range(len(waiting), 0, -1), waiting, strict=True):
            wanted = self.least[place] + self._more(place, most)
            widths[place] += max(0, min(wanted - widths[place], (room - sum(widths)) // count))
