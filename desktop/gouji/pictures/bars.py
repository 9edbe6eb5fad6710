"""基本支出 and 项目支出 of each class as one bar: as long as the class is large, its parts told apart by a pattern.

The figures stand at the right in columns, as they are printed. What is neither is a part of its own. Held by
``tests/pictures/test_bars.py``.
"""

from __future__ import annotations

from dataclasses import dataclass

from gouji.checking.check import Check
from gouji.model.document import Cell
from gouji.model.money import show_amount
from gouji.pictures.shapes import LOOKS, SIGNS, Align, Box, Letters, Look, Pattern, Picture, Surface, Words, cut
from gouji.pictures.spending import BASIC, PROJECT, Spending, Spent, state_at
from gouji.wording import say

ROW, BAR = 2.6, 1.35
"""From one bar to the next, and how high one is, in sizes of letters."""

MOST = 30
"""Bars; of more classes the smaller ones are drawn together."""

TOGETHER = -2
"""What stands in place of their row."""

NAMES = 0.3
"""Part of the width that names take at most."""

_LOOKS = ((Look.BAND, Pattern.PLAIN), (Look.TINT, Pattern.HATCHED), (Look.TINT, Pattern.DOTTED))
"""Of basic spending, of projects, and of what is neither."""


def rows_of(spending: Spending) -> list[Spent]:
    """The whole, then its classes, the largest first; the whole alone where it has none that can be told apart."""
    parts = sorted((one for one in spending.whole.parts if one.called), key=lambda one: (-one.amount, one.row))
    return [spending.whole, *parts]


def drawn_rows(spending: Spending) -> list[Spent]:
    """The same as far as bars are drawn; the smaller ones together are the last."""
    rows = rows_of(spending)
    if len(rows) <= MOST + 1:
        return rows
    rows, others = rows[:MOST], rows[MOST:]
    basic, project = (
        sum(part or 0 for part in each) for each in zip(*((o.basic, o.project) for o in others), strict=True)
    )
    name = say("{count} others", count=len(others))
    return [*rows, Spent(TOGETHER, "", name, sum(one.amount for one in others), (), basic, project)]


def parts_of(one: Spent) -> tuple[int, int, int]:
    """What of a class is basic, of projects, and neither, in 分; the three come to its amount."""
    return one.basic or 0, one.project or 0, one.others


def told(spending: Spending, one: Spent) -> str:
    """A class with its parts, in words."""
    basic, project, others = (_shown(spending, part) for part in parts_of(one))
    known = {"name": one.called or say("in all"), "basic": basic, "project": project}
    if not one.others:
        return say("{name}: basic {basic}, projects {project}", **known)
    return say("{name}: basic {basic}, projects {project}, neither {others}", **known, others=others)


def drawn(check: Check, spending: Spending, on: Surface) -> Picture:
    """The bars in a width, as high as they take."""
    rows = drawn_rows(spending)
    picture = Picture(on.width, (len(rows) + 1.4) * ROW * on.size)
    _Laying(check, spending, on.letters, on.width, on.size, picture).all(rows)
    return picture


@dataclass(frozen=True, slots=True)
class _Laying:
    check: Check
    spending: Spending
    letters: Letters
    width: float
    size: float
    picture: Picture

    def all(self, rows: list[Spent]) -> None:
        """The legend and heads, then a bar a row."""
        has_others = any(one.others for one in rows)
        heads = [say("in all"), BASIC, PROJECT] + [say("neither")] * has_others
        figures = [[one.amount, *parts_of(one)][: len(heads)] for one in rows]
        wide = [
            self._widest([head, *(_shown(self.spending, row[at]) for row in figures)]) for at, head in enumerate(heads)
        ]
        names = min(max(self._wide(one) for one in rows) + self.size, self.width * NAMES)
        right = self.width - sum(wide)
        longest = max((max(one.amount, sum(filter(_above, parts_of(one)))) for one in rows), default=0)
        self._heads(heads, wide, names)
        for place, (one, row) in enumerate(zip(rows, figures, strict=True), start=1):
            y = (place + 0.5) * ROW * self.size
            spot = self.picture.spot(one.row, told(self.spending, one))
            self.picture.shapes.append(Box(0, y - ROW * self.size / 2, self.width, ROW * self.size, spot=spot))
            is_whole = one is self.spending.whole
            self._name(one, names, y, spot, bold=is_whole)
            self._bar(one, (names, right - self.size), longest, y, spot)
            x = right
            for amount, room in zip(row, wide, strict=True):
                x += room
                text = _shown(self.spending, amount) if amount or x == right + wide[0] else "–"
                self._words(x, y, text, Align.RIGHT, spot, bold=is_whole)

    def _widest(self, texts: list[str]) -> float:
        return max(self.letters(text, self.size, True) for text in texts) + self.size * 1.4

    def _heads(self, heads: list[str], wide: list[float], names: float) -> None:
        """What each pattern means at the left, what each column holds at the right."""
        y, x = ROW * self.size * 0.5, names
        for (ground, pattern), text in zip(_LOOKS, heads[1:], strict=False):
            box = Box(x, y - self.size * 0.5, self.size * 1.8, self.size, ground, Look.LINE, pattern)
            self.picture.shapes.append(box)
            self.picture.shapes.append(Words(x + self.size * 2.2, y, text, self.size, ink=Look.QUIET))
            x += self.size * 3.6 + self.letters(text, self.size, False)
        x = self.width - sum(wide)
        for text, room in zip(heads, wide, strict=True):
            x += room
            self.picture.shapes.append(Words(x, y, text, self.size, Align.RIGHT, ink=Look.QUIET))

    def _name(self, one: Spent, room: float, y: float, spot: int, *, bold: bool) -> None:
        x, sign = 0.0, self._sign(one)
        if sign:
            text, ink = SIGNS[sign], LOOKS[sign]
            self.picture.shapes.append(Words(x, y, text, self.size, bold=True, ink=ink, spot=spot))
            x = self.letters(text, self.size, True) + self.size * 0.4
        code = f"{one.code} " if one.code else ""
        ahead = self.letters(code, self.size, bold)
        if code:
            self.picture.shapes.append(Words(x, y, one.code, self.size, bold=bold, ink=Look.QUIET, spot=spot))
        name = cut(one.name or say("in all"), self.letters, self.size, room - x - ahead - self.size, bold=bold)
        self._words(x + ahead, y, name, Align.LEFT, spot, bold=bold)

    def _bar(self, one: Spent, between: tuple[float, float], longest: int, y: float, spot: int) -> None:
        left, room = between[0], between[1] - between[0]
        high = BAR * self.size
        for amount, (ground, pattern) in zip(parts_of(one), _LOOKS, strict=True):
            if amount > 0 and longest > 0:
                long = room * amount / longest
                box = Box(left, y - high / 2, long, high, ground, Look.LINE, pattern, spot=spot)
                self.picture.shapes.append(box)
                left += long

    def _wide(self, one: Spent) -> float:
        sign = self.size * 1.5 if self._sign(one) else 0.0
        return sign + self.letters(one.called or say("in all"), self.size, one is self.spending.whole) + self.size

    def _sign(self, one: Spent) -> str:
        """The worst that was found of its figures; "" where that is that they agree."""
        if one.row < 0:
            return ""
        columns = (self.spending.column, *self.spending.natures)
        states = {state_at(self.check, Cell(self.spending.table, one.row, column)) for column in columns}
        return next((state for state in SIGNS if state in states and state != "agrees"), "")

    def _words(self, x: float, y: float, text: str, align: Align, spot: int, *, bold: bool = False) -> None:
        if text:
            self.picture.shapes.append(Words(x, y, text, self.size, align, bold, spot=spot))


def _above(amount: int) -> bool:
    return amount > 0


def _shown(spending: Spending, amount: int) -> str:
    return show_amount(amount, spending.unit, spending.decimals)
