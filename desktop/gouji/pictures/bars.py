"""基本支出 and 项目支出 of each class as one bar: as long as the class is large, its parts told apart by a pattern.

The figures stand at the right in columns, as they are printed. What is neither is a part of its own. Where the document
of the year before stands beside, a thin bar tells what each class was then. Held by ``tests/pictures/test_bars.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gouji.checking.check import Check
from gouji.model.document import Beside, Cell
from gouji.model.money import show_amount
from gouji.pictures.shapes import LOOKS, SIGNS, Align, Box, Letters, Look, Pattern, Picture, Surface, Words, cut
from gouji.pictures.spending import BASIC, PROJECT, Spending, Spent, state_at, year_before
from gouji.wording import clauses, say

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

_BEFORE = (Look.GROUND, Pattern.PLAIN)
"""Of the year before."""

THIN = 0.35
"""How high the bar of the year before is, in sizes of letters."""


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


def parts_of(spending: Spending, one: Spent) -> tuple[int, int, int]:
    """What of a class is basic, of projects, and neither, in 分; the three come to its amount, but for rounding."""
    return one.basic or 0, one.project or 0, spending.others(one)


def amount_before(before: Spending, whole: Spent, one: Spent) -> int | None:
    """What the year before tells of a class, by its code, in 分; None where it does not."""
    if one is whole:
        return before.whole.amount
    found = [each.amount for each in before.whole.parts if each.code and each.code == one.code]
    return sum(found) if found else None


def columns_of(check: Check, spending: Spending, rows: Sequence[Spent]) -> list[tuple[str, list[str]]]:
    """The figures of the rows, column by column with their heads, as pictures and list show them."""

    def shown(amount: int | None, *, signed: bool = False) -> str:
        return _shown(spending, amount, signed=signed) if amount else "–"

    parts = [*zip(*(parts_of(spending, one) for one in rows), strict=True)]
    heads = (BASIC, PROJECT, say("neither"))
    columns = [(say("in all"), [_shown(spending, one.amount) for one in rows])]
    columns += [
        (head, [*map(shown, each)]) for head, each in zip(heads, parts, strict=True) if head in heads[:2] or any(each)
    ]
    before = year_before(check, spending)
    if before is not None:
        year = check.document.beside[Beside.PRIOR].year
        amounts = [amount_before(before, spending.whole, one) for one in rows]
        changes = [None if last is None else one.amount - last for one, last in zip(rows, amounts, strict=True)]
        columns.append((say("in {year}", year=year) if year else say("last year"), [*map(shown, amounts)]))
        columns.append((say("change"), [shown(one, signed=True) for one in changes]))
    return columns


def told(check: Check, spending: Spending, one: Spent) -> str:
    """A class with its figures, in words."""
    figures = (say("{head} {figure}", head=head, figure=texts[0]) for head, texts in columns_of(check, spending, [one]))
    return say("{one}: {told}", one=one.called or say("in all"), told=clauses(figures))


def drawn(check: Check, spending: Spending, on: Surface) -> Picture:
    """The bars in a width, as high as they take."""
    rows = drawn_rows(spending)
    picture = Picture(on.width, (len(rows) + 1.4) * ROW * on.size)
    _Laying(check, spending, year_before(check, spending), on.letters, on.width, on.size, picture).all(rows)
    return picture


@dataclass(frozen=True, slots=True)
class _Laying:
    check: Check
    spending: Spending
    before: Spending | None
    letters: Letters
    width: float
    size: float
    picture: Picture

    def all(self, rows: list[Spent]) -> None:
        """The legend and heads, then a bar a row."""
        columns = columns_of(self.check, self.spending, rows)
        wide = [self._widest([head, *texts]) for head, texts in columns]
        names = min(max(self._wide(one) for one in rows) + self.size, self.width * NAMES)
        right = self.width - sum(wide)
        longest = max(
            max(one.amount, sum(filter(_above, parts_of(self.spending, one))), self._last(one) or 0) for one in rows
        )
        self._heads([head for head, _ in columns], wide, names, has_others=any(map(self.spending.others, rows)))
        for place, one in enumerate(rows):
            y = (place + 1.5) * ROW * self.size
            spot = self.picture.spot(one.row, told(self.check, self.spending, one))
            self.picture.shapes.append(Box(0, y - ROW * self.size / 2, self.width, ROW * self.size, spot=spot))
            is_whole = one is self.spending.whole
            self._name(one, names, y, spot, bold=is_whole)
            self._bar(one, (names, right - self.size), longest, y, spot)
            x = right
            for (_, texts), room in zip(columns, wide, strict=True):
                x += room
                self._words(x, y, texts[place], Align.RIGHT, spot, bold=is_whole)

    def _last(self, one: Spent) -> int | None:
        return None if self.before is None else amount_before(self.before, self.spending.whole, one)

    def _widest(self, texts: list[str]) -> float:
        return max(self.letters(text, self.size, True) for text in texts) + self.size * 1.4

    def _heads(self, heads: list[str], wide: list[float], names: float, *, has_others: bool) -> None:
        """What each pattern means at the left, what each column holds at the right."""
        y, x = ROW * self.size * 0.5, names
        meant = [*zip(heads[1:], _LOOKS[: 2 + has_others], strict=False)]
        if self.before is not None:
            meant.append((heads[-2], _BEFORE))
        for text, (ground, pattern) in meant:
            high = self.size * (THIN if (ground, pattern) == _BEFORE else 1)
            box = Box(x, y - high / 2, self.size * 1.8, high, ground, Look.LINE, pattern)
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
        """Its parts one after the other, and below them what it was the year before, where that is known."""
        left, room = between[0], between[1] - between[0]
        last = self._last(one)
        high = (BAR if self.before is None else BAR - THIN) * self.size
        top = y - BAR * self.size / 2
        for amount, (ground, pattern) in zip(parts_of(self.spending, one), _LOOKS, strict=True):
            if amount > 0 and longest > 0:
                long = room * amount / longest
                self.picture.shapes.append(Box(left, top, long, high, ground, Look.LINE, pattern, spot=spot))
                left += long
        if last is not None and last > 0:
            ground, pattern = _BEFORE
            long, thin = room * last / longest, THIN * self.size
            self.picture.shapes.append(Box(between[0], top + high, long, thin, ground, Look.LINE, pattern, spot=spot))

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


def _shown(spending: Spending, amount: int, *, signed: bool = False) -> str:
    return ("+" if signed and amount > 0 else "") + show_amount(amount, spending.unit, spending.decimals)
