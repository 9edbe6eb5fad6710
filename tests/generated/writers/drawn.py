"""PDF pages drawn with reportlab: rules as strokes, as thin filled areas or none; grounds as programs paint them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.generated.paper import Paper
from tests.generated.sheets import Sheet
from tests.generated.writers.flow import PAD, Laid, Line, Measure, broken, cut, longest, rows_of, widths

FONT = "STSong-Light"
MARGIN = 40.0
RULE = 0.48
GREY, WHITE, BLUE = (0.85, 0.85, 0.85), (1.0, 1.0, 1.0), (0.8, 0.88, 0.97)


@dataclass(frozen=True)
class Look:
    """How a program draws tables."""

    rules: str
    """``strokes``, ``filled``, ``level`` (lines around the header and at the end only) or ``none``."""
    grounds: str = "none"
    """``none``, ``cell`` (one area each), ``word`` (five each) or ``sheet`` (one below all)."""
    shaded: str = "head"
    """Which cells have grounds: ``head``, ``all`` or ``bands``."""
    colour: tuple[float, float, float] = GREY
    size: float = 9.0
    pad: float = 3.5
    narrow: float = 1.0
    high: float = 1.0
    """Which part of a page is used: less than all makes tables break."""
    repeats: bool = True
    """The header stands again overleaf."""
    splits: bool = False
    """A row may be cut at the end of a page."""
    apart: bool = True
    """Each table begins on a page of its own."""
    across: bool = False
    wraps_title: bool = False
    indents: bool = False
    middle: bool = True
    footer: str = ""


def look(rng: Random, rules: Sequence[str], grounds: Sequence[str] = ("none",)) -> Look:
    """A look of the given kinds of rules and grounds, the rest by chance."""
    return Look(
        rng.choice(rules),
        rng.choice(grounds),
        rng.choice(("head", "all", "bands")),
        rng.choice((GREY, WHITE, BLUE)),
        size=rng.choice((8.0, 9.0, 10.5)),
        pad=rng.choice((2.0, 3.5, 5.0)),
        narrow=rng.choice((1.0, 1.0, 0.7, 0.5)),
        high=rng.choice((1.0, 1.0, 0.7, 0.45)),
        repeats=rng.random() < 0.5,
        splits=rng.random() < 0.4,
        apart=rng.random() < 0.7,
        across=rng.random() < 0.3,
        wraps_title=rng.random() < 0.3,
        indents=rng.random() < 0.3,
        middle=rng.random() < 0.7,
        footer=rng.choice(("", "{}", "- {} -", "第 {} 页")),
    )


def write_pdf(paper: Paper, path: Path, how: Look) -> None:
    """A PDF of a paper in a look."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    paper.traits |= asdict(how)
    pen = _Pen(Canvas(str(path)), how)
    if paper.cover:
        pen.page(A4)
        for line in paper.cover:
            pen.text(line, 20, middle=True)
    for text in (paper.contents, paper.prose):
        if text:
            pen.page(A4)
            for line in text:
                pen.paragraph(line)
    for sheet in paper.sheets:
        pen.sheet(sheet, paper.caption)
    pen.save()


class _Pen:
    """Draws from the top of a page downwards; ``y`` is where the next thing goes, counted from the lower edge."""

    def __init__(self, canvas: Canvas, how: Look) -> None:
        self.canvas, self.how = canvas, how
        self.size: tuple[float, float] | None = None
        self.y, self.floor, self.number = 0.0, MARGIN, 0

    def page(self, size: tuple[float, float]) -> None:
        self.end()
        self.number += 1
        self.size = size
        self.canvas.setPageSize(size)
        self.y = size[1] - MARGIN
        self.floor = MARGIN + (size[1] - 2 * MARGIN) * (1 - self.how.high)

    def end(self) -> None:
        if self.size is not None:
            if self.how.footer:
                self.canvas.setFont(FONT, 9)
                self.canvas.drawCentredString(self.size[0] / 2, MARGIN / 2, self.how.footer.format(self.number))
            self.canvas.showPage()

    def save(self) -> None:
        self.end()
        self.canvas.save()

    @property
    def room(self) -> float:
        assert self.size is not None
        return self.size[0] - 2 * MARGIN

    def text(self, text: str, size: float, *, middle: bool = False) -> None:
        self.canvas.setFont(FONT, size)
        if middle and self.size:
            self.canvas.drawCentredString(self.size[0] / 2, self.y - size, text)
        else:
            self.canvas.drawString(MARGIN, self.y - size, text)
        self.y -= size * 1.6

    def paragraph(self, text: str) -> None:
        for line in broken(text, self.room, _measure(10.5)):
            self.text(line, 10.5)

    def sheet(self, sheet: Sheet, caption: str) -> None:
        how, size = self.how, self.how.size
        paper = landscape(A4) if how.across else A4
        columns = widths(sheet, paper[0] - 2 * MARGIN, size, _measure(size), how.narrow)
        for wider in (landscape(A4), landscape(A3)):
            if sum(columns) > paper[0] - 2 * MARGIN and wider[0] > paper[0]:
                paper = wider
                columns = widths(sheet, paper[0] - 2 * MARGIN, size, _measure(size), how.narrow)
        lines = rows_of(sheet, columns, size, _measure(size), how.pad)
        head = [line for line in lines if line.head]
        needed = 80 + sum(line.height for line in head) + 40
        if how.apart or self.size != paper or self.y - needed < self.floor:
            self.page(paper)
        else:
            self.y -= 20
        self.above(sheet, caption)
        left = MARGIN + max(self.room - sum(columns), 0) / 2
        body = lines[len(head) :]
        self.block(head, columns, left)
        taken: list[Line] = []
        while body:
            line = body[0]
            free = self.y - self.floor - sum(one.height for one in taken)
            if line.height <= free:
                taken.append(body.pop(0))
                continue
            keep = int((free - 2 * how.pad) / (size + 1.5))
            if how.splits and 0 < keep < longest(line):
                first, body[0] = cut(line, keep, size, how.pad)
                taken.append(first)
            self.block(taken, columns, left)
            taken = []
            self.page(paper)
            if how.repeats:
                self.block(head, columns, left)
        self.block(taken, columns, left)
        if sheet.note:
            self.y -= 4
            self.paragraph(sheet.note)

    def above(self, sheet: Sheet, caption: str) -> None:
        if sheet.number:
            self.text(sheet.number, 10)
        titles = [sheet.title]
        if self.how.wraps_title and len(sheet.title) > 12:
            titles = [sheet.title[: (place := len(sheet.title) * 2 // 3)], sheet.title[place:]]
        for title in titles:
            self.text(title, 15, middle=True)
        self.canvas.setFont(FONT, 10)
        if caption:
            self.canvas.drawString(MARGIN, self.y - 10, caption)
        self.canvas.drawRightString(MARGIN + self.room, self.y - 10, sheet.told_unit)
        self.y -= 16

    def block(self, lines: list[Line], columns: list[float], left: float) -> None:
        """Rows that stand together on one page."""
        if not lines:
            return
        tops = [self.y]
        for line in lines:
            tops.append(tops[-1] - line.height)
        edges = [left]
        for width in columns:
            edges.append(edges[-1] + width)
        if self.how.grounds == "sheet":
            self.area(edges[0] - 4, tops[-1] - 4, edges[-1] + 4, tops[0] + 4, WHITE)
        first = lines[0].cells[0].cell.row if lines[0].cells else 0
        for number, line in enumerate(lines):
            for laid in line.cells:
                last = min(number + laid.cell.rows, len(lines))
                box = (
                    edges[laid.cell.column],
                    tops[last],
                    edges[laid.cell.column + laid.cell.columns],
                    tops[number],
                )
                self.ground(box, line, number + first)
                self.rules(box)
                self.words(box, laid, line.head)
        if self.how.rules == "level":
            self.canvas.setLineWidth(RULE)
            for y in (tops[0], tops[-1]):
                self.canvas.line(edges[0], y, edges[-1], y)
        self.y = tops[-1]

    def area(self, x0: float, y0: float, x1: float, y1: float, colour: tuple[float, float, float]) -> None:
        self.canvas.setFillColorRGB(*colour)
        self.canvas.rect(x0, y0, x1 - x0, y1 - y0, stroke=0, fill=1)
        self.canvas.setFillColorRGB(0, 0, 0)

    def ground(self, box: tuple[float, float, float, float], line: Line, row: int) -> None:
        """The ground of a cell, where it has one: one area, or the five that Word paints."""
        how = self.how
        wanted = line.head or how.shaded == "all" or (how.shaded == "bands" and row % 2 == 0)
        if not wanted or how.grounds not in ("cell", "word"):
            return
        x0, y0, x1, y1 = box
        if how.grounds == "cell":
            self.area(*box, how.colour)
            return
        side, end = 5.3, min(2.6, (y1 - y0) / 4)
        self.area(x0 + 0.2, y1 - end, x1 - 0.2, y1, how.colour)
        self.area(x0 + 0.2, y0 + end, x0 + side, y1 - end, how.colour)
        self.area(x1 - side, y0 + end, x1 - 0.2, y1 - end, how.colour)
        self.area(x0 + 0.2, y0, x1 - 0.2, y0 + end, how.colour)
        self.area(x0 + side, y0 + end, x1 - side, y1 - end, how.colour)

    def rules(self, box: tuple[float, float, float, float]) -> None:
        x0, y0, x1, y1 = box
        if self.how.rules == "strokes":
            self.canvas.setLineWidth(RULE)
            self.canvas.rect(x0, y0, x1 - x0, y1 - y0, stroke=1, fill=0)
        elif self.how.rules == "filled":
            for a, b, c, d in (
                (x0, y0, x0 + RULE, y1),
                (x1, y0, x1 + RULE, y1),
                (x0, y0, x1 + RULE, y0 + RULE),
                (x0, y1, x1 + RULE, y1 + RULE),
            ):
                self.area(a, b, c, d, (0, 0, 0))

    def words(self, box: tuple[float, float, float, float], laid: Laid, head: bool) -> None:
        x0, y0, x1, y1 = box
        size, high = self.how.size, self.how.size + 1.5
        self.canvas.setFont(FONT, size)
        spare = (y1 - y0) - len(laid.lines) * high
        y = y1 - (spare / 2 if self.how.middle else min(self.how.pad, spare / 2)) - size
        whole = laid.role != "a" and laid.cell.columns > 1
        for text in laid.lines:
            if head or whole or (laid.role == "c" and self.how.middle):
                self.canvas.drawCentredString((x0 + x1) / 2, y, text)
            elif laid.role == "a":
                self.canvas.drawRightString(x1 - PAD, y, text)
            else:
                indent = size if self.how.indents and text[:1].isdecimal() and laid.role == "l" else 0
                self.canvas.drawString(x0 + PAD + indent, y, text)
            y -= high


def _measure(size: float) -> Measure:
    return lambda text: float(pdfmetrics.stringWidth(text, FONT, size))
