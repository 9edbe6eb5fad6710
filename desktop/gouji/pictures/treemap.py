"""What is spent by class as areas: each as large as its amount, with its parts inside; gone into by 类, 款 and 项.

A name that has no room loses letters; an amount is written whole or not at all, and always stands in the list beside.
What the parts leave over is hatched. What is below nothing or blank has no area: it is listed only. Held by
``tests/pictures/test_treemap.py``.
"""

from __future__ import annotations

from dataclasses import dataclass

from gouji.checking.check import Check
from gouji.model.document import Cell
from gouji.model.money import show_amount
from gouji.pictures.shapes import LOOKS, SIGNS, Align, Box, Letters, Look, Pattern, Picture, Surface, Words, cut
from gouji.pictures.spending import Spending, Spent, state_at
from gouji.pictures.squarified import Area, squarified
from gouji.wording import say

LETTERS = 0.92
"""Size of letters to those of the surface: areas are small."""

APART, PAD = 2.0, 5.0
"""Points between areas, and between the edge of one and its words."""

LEAST = 3.0
"""Points: what is narrower or lower is not drawn."""

MOST_LINES = 3
"""Of a name in an area."""

_GROUNDS = (Look.BAND, Look.MIDDLE)
DEEPEST = len(_GROUNDS)
"""The grounds of classes that hold others, the outer first."""

SMALL = 0.88
"""Size of an amount to that of a name."""


def told(spending: Spending, one: Spent) -> str:
    """A class with its amount and its share, in words."""
    name = one.called or say("in all")
    amount = f"{show_amount(one.amount, spending.unit, spending.decimals)} {spending.unit.value}"
    return say("{name}: {amount}, {share}", name=name, amount=amount, share=share_told(spending, one))


def share_told(spending: Spending, one: Spent) -> str:
    """Its part of the whole in hundredths, with one decimal; less than that is said so."""
    part = spending.share(one)
    return "<0.1%" if 0 < part < 0.0005 else f"{part:.1%}"


def rest_told(check: Check, spending: Spending, one: Spent) -> str:
    """By how much a class and its parts are apart, in words, and whether that is rounding; "" where they are not."""
    if not one.rest:
        return ""
    amount = f"{show_amount(abs(one.rest), spending.unit, spending.decimals)} {spending.unit.value}"
    message = "its parts come to {amount} less" if one.rest > 0 else "its parts come to {amount} more"
    told = say(message, amount=amount)
    is_rounded = one.row >= 0 and state_at(check, Cell(spending.table, one.row, spending.column)) == "rounding"
    return say("{told} ({state})", told=told, state=say("rounding")) if is_rounded else told


def drawn(check: Check, spending: Spending, here: Spent, on: Surface) -> Picture:
    """The parts of a class over all of a surface, each with its own parts; the class itself where it has none."""
    picture = Picture(on.width, on.height)
    laying = _Laying(check, spending, on.letters, on.size * LETTERS, picture)
    area = Area(0, 0, on.width, on.height)
    if here.parts:
        laying.parts(here, area, depth=0)
    else:
        laying.leaf(here, area)
    return picture


@dataclass(frozen=True, slots=True)
class _Laying:
    check: Check
    spending: Spending
    letters: Letters
    size: float
    picture: Picture

    @property
    def head(self) -> float:
        """How high the name over the parts of a class stands."""
        return self.size * 1.9

    def parts(self, of: Spent, area: Area, *, depth: int) -> None:
        """The parts of a class in an area, the largest first; what they leave over at the end."""
        seen = sorted((one for one in of.parts if one.amount > 0), key=lambda one: (-one.amount, one.row))
        weights = [one.amount for one in seen] + ([of.rest] if of.rest > 0 else [])
        order = sorted(range(len(weights)), key=lambda number: -weights[number])
        areas = squarified([weights[number] for number in order], area)
        for number, whole in zip(order, areas, strict=True):
            own = whole.inside(APART / 2)
            if own.width < LEAST or own.height < LEAST:
                continue
            if number == len(seen):
                self._rest(of, own)
            elif seen[number].parts and self._has_room(own, depth):
                self._with_parts(seen[number], own, depth)
            else:
                self.leaf(seen[number], own)

    def _has_room(self, area: Area, depth: int) -> bool:
        """Whether the parts of a class are shown within it: the deeper, the larger it has to be."""
        return depth < DEEPEST and area.height > (2 + depth) * self.head and area.width > (6 + 3 * depth) * self.size

    def _with_parts(self, one: Spent, area: Area, depth: int) -> None:
        spot = self.picture.spot(one.row, told(self.spending, one))
        self.picture.shapes.append(Box(*area, _GROUNDS[depth], Look.NONE, round=3, spot=spot))
        self._line(one, area.x + PAD, area.y + self.head / 2, area.width - 2 * PAD, spot)
        inner = Area(area.x, area.y + self.head, area.width, area.height - self.head).inside(APART)
        self.parts(one, inner, depth=depth + 1)

    def _line(self, one: Spent, x: float, y: float, room: float, spot: int) -> None:
        """Sign, name, amount and share in one line; the share goes first, then letters of the name, then the amount."""
        sign = self._sign(one)
        if sign:
            self._words(x, y, sign.text, ink=sign.ink, bold=True, spot=spot)
            x, room = x + sign.wide, room - sign.wide
        amount, share = self._amount(one), share_told(self.spending, one)
        wide = self.letters(amount, self.size * SMALL, False)
        with_share = f"{amount}　{share}"
        whole = self.letters(one.called, self.size, True)
        long = self.letters(with_share, self.size * SMALL, False)
        if whole + self.size + long <= room:
            amount, wide = with_share, long
        elif min(whole, self.letters(f"{one.code} ", self.size, True) + self.size * 4) + self.size + wide > room:
            amount, wide = "", 0.0
        self._words(x, y, _named(one, self.letters, self.size, room - wide - self.size), bold=True, spot=spot)
        if amount:
            self._words(x + room, y, amount, small=True, align=Align.RIGHT, spot=spot)

    def leaf(self, one: Spent, area: Area) -> None:
        """A class alone: its name in as many lines as have room, its amount and share below."""
        spot = self.picture.spot(one.row, told(self.spending, one))
        self.picture.shapes.append(Box(*area, Look.TINT, Look.NONE, round=2, spot=spot))
        room, step = area.width - 2 * PAD, self.size * 1.45
        sign = self._sign(one)
        ahead = sign.wide if sign else 0.0
        lines = _lines(one, self.letters, self.size, room - ahead, int((area.height - PAD) / step))
        if not lines:
            if sign and area.width > sign.wide and area.height > self.size:
                self._words(area.x + area.width / 2, area.y + area.height / 2, sign.text, ink=sign.ink, bold=True,
                            align=Align.CENTRE, spot=spot)  # fmt: skip
            return
        y = area.y + PAD / 2 + step / 2
        if sign:
            self._words(area.x + PAD, y, sign.text, ink=sign.ink, bold=True, spot=spot)
        for line in lines:
            self._words(area.x + PAD + ahead, y, line, spot=spot)
            y += step
        for text in (self._amount(one), share_told(self.spending, one)):
            fits = self.letters(text, self.size * SMALL, False) <= room
            if fits and y + step / 2 <= area.y + area.height:
                self._words(area.x + PAD, y, text, small=True, spot=spot)
                y += step

    def _rest(self, of: Spent, area: Area) -> None:
        """What the parts of a class leave over."""
        spot = self.picture.spot(
            ("rest", of.row),
            say("{one}: {told}", one=of.called or say("in all"), told=rest_told(self.check, self.spending, of)),
        )
        self.picture.shapes.append(Box(*area, Look.NONE, Look.LINE, Pattern.HATCHED, 2, spot))
        text = say("not told by its parts")
        wide = self.letters(text, self.size * SMALL, False) + 2 * PAD
        if wide <= area.width and self.size * 1.6 <= area.height:
            middle = area.y + area.height / 2
            left, high = area.x + (area.width - wide) / 2, self.size * 1.5
            self.picture.shapes.append(Box(left, middle - high / 2, wide, high, Look.GROUND, round=2, spot=spot))
            self._words(left + wide / 2, middle, text, small=True, align=Align.CENTRE, spot=spot)

    def _amount(self, one: Spent) -> str:
        return show_amount(one.amount, self.spending.unit, self.spending.decimals)

    def _sign(self, one: Spent) -> _Sign | None:
        """The sign of what was found of its figure, where that is more than that it agrees."""
        if one.row < 0:
            return None
        state = state_at(self.check, Cell(self.spending.table, one.row, self.spending.column))
        if state in ("", "agrees"):
            return None
        return _Sign(SIGNS[state], LOOKS[state], self.letters(SIGNS[state], self.size, True) + self.size * 0.4)

    def _words(
        self,
        x: float,
        y: float,
        text: str,
        *,
        small: bool = False,
        bold: bool = False,
        ink: Look = Look.INK,
        align: Align = Align.LEFT,
        spot: int,
    ) -> None:
        size = self.size * (SMALL if small else 1)
        if text:
            self.picture.shapes.append(Words(x, y, text, size, align, bold, ink, spot))


@dataclass(frozen=True, slots=True)
class _Sign:
    text: str
    ink: Look
    wide: float


def _named(one: Spent, letters: Letters, size: float, room: float) -> str:
    """A class in one bold line: the code whole or not at all, the name as far as it has room."""
    name = cut(one.name, letters, size, room - letters(f"{one.code} ", size, True), bold=True) if one.code else ""
    return f"{one.code} {name}" if name else cut(one.name, letters, size, room, bold=True)


def _lines(one: Spent, letters: Letters, size: float, room: float, most: int) -> list[str]:
    """A class in as many lines as there may be: its code whole or not at all, then its name."""
    if letters(one.called, size, False) <= room and most > 0:
        return [one.called]
    if most == 1 and one.code and letters(one.code, size, False) <= room:
        name = cut(one.name, letters, size, room - letters(f"{one.code} ", size, False))
        return [f"{one.code} {name}".strip()]
    has_code = bool(one.code) and most > 1 and letters(one.code, size, False) <= room
    return [one.code] * has_code + _broken(one.name, letters, size, room, most - has_code)


def _broken(text: str, letters: Letters, size: float, room: float, most: int) -> list[str]:
    """A name in as many lines as there may be, the last cut where it goes on; none where not even two letters fit."""
    lines: list[str] = []
    while text and len(lines) < min(most, MOST_LINES):
        length = len(text)
        while length > 1 and letters(text[:length], size, False) > room:
            length -= 1
        if letters(text[:length], size, False) > room or (length < 2 < len(text)):
            return []
        lines.append(text[:length])
        text = text[length:].lstrip()
    if text and lines:
        lines[-1] = cut(lines[-1] + text, letters, size, room)
    return [line for line in lines if line]
