"""The ticked tables in landscape, drawn row by row, for a budget may have tens of thousands.

A short table goes on the page where it fits whole; one that goes over pages has these for itself, but for the last.

The ticked tables are drawn row by row on the canvas, not laid out: ten thousand rows in three seconds
(``tests/bench/test_paper.py``), and the page break is ours, so that a 类 stays with its first 款. Held by
``test_a_lei_is_never_parted_from_its_first_kuan``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from reportlab.platypus import Flowable, PageBreak

from gouji.paper.content import Entry, Line, Sheet, Side
from gouji.paper.fonts import SIGNS
from gouji.paper.ledger_rows import Pair, parts, rows
from gouji.paper.style import (
    DOUBT,
    FLAGGED,
    FRAME,
    HAIR,
    HAND,
    INK,
    LINE,
    QUIET,
    RULE,
    SHADE,
    SMALL,
    SMALLER,
    WRONG,
    Pen,
    Size,
    Style,
)
from gouji.wording import say

ROW, HEAD, TITLE = 16.5, 20.0, 42.0
APART = 14.0
"""Between two tables on a page."""
BASE = (ROW - SMALL) / 2 + 1.2
"""How far the text stands above the foot of its row."""
PAD, INDENT, GAP = 3.0, 7.0, 8.0
CODE, NARROWEST_NAME, WIDEST_NAME, WIDEST_HEAD = 46.0, 130.0, 300.0, 240.0
SIZES = (SMALL, 8.0, 7.5, 7.0, 6.5)
MARK = 0.82
"""Size of the marks against that of the figures."""

ALARMS = {"×": WRONG, "△": DOUBT, "?": QUIET}


def pages(sheet: Sheet, style: Style, room: Size) -> Iterator[Flowable]:
    """The pages of one table, the same columns on each, with the breaks between them."""
    made = [
        _Page(part, columns, lines[start:end])
        for part, columns in _fitting(sheet, style, room[0])
        for lines in (rows(part.sides, [partial(_pieces, style=style, columns=one) for one in columns]),)
        for start, end in parts(lines, int((room[1] - TITLE - HEAD) // ROW))
    ]
    for number, page in enumerate(made, start=1):
        if number > 1:
            yield PageBreak()
        yield page.on(style, room[0], (number, len(made)))


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where everything of one side stands."""

    left: float
    code: float
    name: float
    figures: tuple[float, ...]
    size: float

    @property
    def right(self) -> float:
        return self.left + self.code + self.name + sum(self.figures)

    def indent(self, line: Line) -> float:
        """How far a name is moved in by its level."""
        return min(PAD + INDENT * max(line.level - 1, 0), self.name / 2)


def _pieces(line: Line, style: Style, columns: _Columns) -> list[str]:
    """The name in pieces that are written in one row each: in one line, or in two that are smaller."""
    faces, bold, room = style.faces, line.level <= 1, columns.name - columns.indent(line) - PAD
    if faces.width(line.name, columns.size, bold) * SMALLER <= room:
        return [line.name]
    small, pieces, rest = columns.size * SMALLER, [], line.name
    while rest:
        end = 0
        for _ in range(2):
            end += faces.fitting(rest[end:], small, room, bold)
        pieces.append(rest[:end])
        rest = rest[end:]
    return pieces


def _fitting(sheet: Sheet, style: Style, room: float) -> Iterator[tuple[Sheet, list[_Columns]]]:
    """The table where its columns fit beside each other, else its sides, else its columns on several pages."""
    columns = next((found for size in SIZES if (found := _columns(sheet, style, room, size))), None)
    if columns is not None:
        yield sheet, columns
    elif len(sheet.sides) > 1:
        for side in sheet.sides:
            yield from _fitting(replace(sheet, sides=(side,)), style, room)
    else:
        side = sheet.sides[0]
        half = (len(side.columns) + 1) // 2
        for part in (slice(0, half), slice(half, None)):
            lines = tuple(replace(line, entries=line.entries[part]) for line in side.lines)
            narrow = replace(sheet, sides=(Side(side.columns[part], lines),))
            yield from _fitting(narrow, style, room)


def _columns(sheet: Sheet, style: Style, room: float, size: float) -> list[_Columns] | None:
    """Figures get what they need, names the rest; None where that is too little."""
    wanted = [_wanted(side, style, size) for side in sheet.sides]
    codes = [CODE * size / SMALL if side.coded else 0.0 for side in sheet.sides]
    names = room - GAP * (len(wanted) - 1) - sum(map(sum, wanted)) - sum(codes)
    divisible = len(wanted) > 1 or len(wanted[0]) > 1
    if names < NARROWEST_NAME * len(wanted) and divisible:
        return None
    name = min(names / len(wanted), WIDEST_NAME)
    spare = names / len(wanted) - name
    columns, left = [], 0.0
    for figures, code in zip(wanted, codes, strict=True):
        wider = tuple(width + spare / max(len(figures), 1) for width in figures)
        columns.append(_Columns(left, code, name, wider, size))
        left = columns[-1].right + GAP
    return columns


def _wanted(side: Side, style: Style, size: float) -> tuple[float, ...]:
    """The width of each figure column: its longest figure with its marks, its head in two lines."""
    faces, widths = style.faces, []
    for column, head in enumerate(side.columns):
        entries = [line.entries[column] for line in side.lines]
        longest = max((len(entry.text) for entry in entries), default=0)
        marked = {(entry.flag, entry.settled, entry.hand, entry.ticks) for entry in entries}
        marks = max((_marks(*one, size * MARK) for one in marked), default=0.0)
        widest = max(
            (faces.width(one.text, size, bold=True) for one in entries if len(one.text) >= longest - 1),
            default=0.0,
        )
        widths.append(
            max(widest + marks, min(faces.width(head, size, bold=True) / 2 + size, WIDEST_HEAD), 4 * size) + 3 * PAD
        )
    return tuple(widths)


def _marks(flag: str, settled: bool, hand: str, ticks: str, size: float) -> float:
    """How wide the marks of a figure are."""
    return SIGNS.width(flag + "✓" * settled + hand, size, bold=True) + SIGNS.width(ticks, size) + PAD


def _middle(text: str) -> int:
    """Where a head is broken in two: after a stroke, and never before a closing bracket."""
    half = (len(text) + 1) // 2
    stroke = text.rfind("/", 0, half + 3) + 1
    if stroke >= half - 2:
        return stroke
    return half + 1 if text[half : half + 1] in "）)" else half


class _Page(Flowable):  # type: ignore[misc]
    def __init__(self, sheet: Sheet, columns: list[_Columns], rows: list[Pair]) -> None:
        super().__init__()
        self.sheet, self.columns, self.rows = sheet, columns, rows

    def on(self, style: Style, width: float, number: tuple[int, int]) -> _Page:
        """The page in this style, with its number among the pages of the table."""
        self.style, self.number = style, number
        self.width, self.height = width, TITLE + HEAD + ROW * max(len(self.rows), 1)
        self.spaceBefore = APART
        return self

    def wrap(self, *_: float) -> Size:
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        canvas.place.begin(self.sheet.index, canvas.absolutePosition(0, self.height)[1], canvas._pagesize[1])
        pen = Pen(self.canv, self.style.faces)
        self._title(pen)
        top = self.height - TITLE
        bottom = 0.0
        for side, columns in zip(self.sheet.sides, self.columns, strict=True):
            self._head(pen, side, columns, top)
            self._rules(columns, top, bottom)
        for number, row in enumerate(self.rows):
            base = top - HEAD - ROW * (number + 1) + BASE
            for line, columns in zip(row, self.columns, strict=True):
                if line is not None:
                    self._line(pen, line, columns, base)
        if not self.rows:
            pen.centre(self.width / 2, bottom + 5, say("This table has no rows."), SMALL, ink=QUIET)

    def _title(self, pen: Pen) -> None:
        part, parts = self.number
        title = f"{self.sheet.title}" + (say(" (sheet {part} of {parts})", part=part, parts=parts) if parts > 1 else "")
        if pen.faces.width(title, 13, bold=True) <= self.width:
            pen.centre(self.width / 2, self.height - 19, title, 13, bold=True)
        else:
            pen.fitted(0, self.height - 19, title, 13, room=self.width, bold=True)
        unit = say("Unit: {unit}", unit=self.sheet.unit)
        pen.right(self.width, self.height - TITLE + 5, unit, SMALL)
        told = say("{rows} rows, {open} findings open", rows=self.sheet.rows, open=self.sheet.open_findings)
        told = "　".join(filter(None, (self.sheet.index, told, self.sheet.source)))
        room = self.width - pen.faces.width(unit, SMALL) - APART
        pen.fitted(0, self.height - TITLE + 5, told, SMALL, room=room, ink=QUIET)

    def _head(self, pen: Pen, side: Side, columns: _Columns, top: float) -> None:
        canvas, size = self.canv, columns.size
        canvas.setFillColor(SHADE)
        canvas.rect(columns.left, top - HEAD, columns.right - columns.left, HEAD, stroke=0, fill=1)
        middle, x = top - HEAD / 2 - size * 0.35, columns.left
        heads = (
            [(columns.code, say("Code")), (columns.name, say("Name"))] if side.coded else [(columns.name, say("Item"))]
        )
        for width, text in [*heads, *zip(columns.figures, side.columns, strict=True)]:
            if pen.faces.width(text, size, bold=True) <= width - 2:
                pen.centre(x + width / 2, middle, text, size, bold=True)
            else:
                small, room = size * 0.86, width - 2
                half = min(_middle(text), pen.faces.fitting(text, small, room, bold=True))
                for line, shift in ((text[:half], size * 0.58), (text[half:], -size * 0.58)):
                    cut = pen.faces.cut(line, small, room, bold=True)
                    pen.centre(x + width / 2, middle + shift, cut, small, bold=True)
            x += width

    def _rules(self, columns: _Columns, top: float, bottom: float) -> None:
        canvas, left, right = self.canv, columns.left, columns.right
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(HAIR)
        first = top - HEAD
        ends = (n for n, row in enumerate(self.rows[:-1], start=1) if not any(line and line.goes_on for line in row))
        canvas.lines([(left, y, right, y) for n in ends if (y := first - ROW * n)])
        x = left + columns.code
        for width in ([0.0] if columns.code else []) + [columns.name, *columns.figures[:-1]]:
            x += width
            canvas.line(x, top, x, bottom if self.rows else first)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(RULE)
        canvas.line(left, first, right, first)
        canvas.setLineWidth(FRAME)
        canvas.rect(left, bottom, right - left, top - bottom)

    def _line(self, pen: Pen, line: Line, columns: _Columns, base: float) -> None:
        size, bold = columns.size, line.level <= 1
        x = columns.left
        if columns.code and line.code:
            pen.fitted(x + PAD, base, line.code, size, room=columns.code - PAD, bold=bold)
        x += columns.code
        indent = columns.indent(line)
        room = columns.name - indent - PAD
        pen.fitted(x + indent, base, line.name, size, room=room, bold=bold)
        x += columns.name
        for width, entry in zip(columns.figures, line.entries, strict=True):
            self._entry(pen, entry, (x, x + width, base), size, bold)
            x += width

    def _entry(self, pen: Pen, entry: Entry, place: tuple[float, float, float], size: float, bold: bool) -> None:
        """The figure at the right, what the program ticked in grey at the left, before it in blue what persons
        did, and what was found in its colour."""
        left, right, base = place
        if entry.flag:
            self.canv.setFillColor(FLAGGED)
            self.canv.rect(left + 0.7, base - BASE + 0.6, right - left - 1.4, ROW - 1.2, stroke=0, fill=1)
        if entry.text:
            ink = ALARMS.get(entry.flag[:1], INK)
            pen.right(right - PAD, base, entry.text, size, ink=ink, bold=bold)
            if entry.placed:
                self._dotted(right - PAD - pen.faces.width(entry.text, size, bold), right - PAD, base - 1.8)
        x, signs, small = left + 2, Pen(self.canv, SIGNS), size * MARK
        marks = ((entry.flag, ALARMS.get(entry.flag[:1], INK)), ("✓" * entry.settled, HAND), (entry.hand, HAND))
        for text, ink in marks:
            if text:
                signs.left(x, base, text, small, ink=ink, bold=True)
                x += SIGNS.width(text, small, bold=True)
        if entry.ticks:
            signs.left(x, base, entry.ticks, small, ink=QUIET)

    def _dotted(self, x0: float, x1: float, y: float) -> None:
        canvas = self.canv
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(HAIR)
        canvas.setDash(0.8, 1.2)
        canvas.line(x0, y, x1, y)
        canvas.setDash()
