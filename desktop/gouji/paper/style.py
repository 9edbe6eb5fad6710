"""The house style of every paper: measures, inks, text styles, the frame of a page. Papers differ in what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.colors import Color, HexColor, black
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from gouji.paper.fonts import SIGNS, Faces
from gouji.paper.tall_rows import Printed, broken
from gouji.wording import listed, say

PORTRAIT, LANDSCAPE = A4, landscape(A4)
BINDING, OUTER, TOP, BOTTOM = 22 * mm, 18 * mm, 22 * mm, 19 * mm
"""Margins: the left one is bound, the right one leaves room for the seal across the sheets."""

INK, QUIET, LINE, SHADE = black, HexColor("#595959"), HexColor("#8c8c8c"), HexColor("#f0f0ee")
WRONG, DOUBT, HAND = HexColor("#8b0f0f"), HexColor("#6b4500"), HexColor("#1f4690")
"""Differs, rounding or to explain, set by hand. Each also has a sign of its own, for a black and white print."""
FLAGGED = HexColor("#e6e4df")
"""Behind a figure with a finding."""

HAIR, RULE, FRAME = 0.35, 0.6, 1.0
BODY, SMALL, TINY = 9.5, 8.5, 7

ABOVE = 11.5
"""From the second line of the head to the first."""

SMALLER = 0.72
"""Size of what stands in two lines where one has its room."""

CHUNK = 100
"""Rows a table; reportlab lays out many short tables several times as fast as one long one."""

Size = tuple[float, float]


def frame_of(page: Size) -> Size:
    """Width and height that are left for the content of a page."""
    return page[0] - BINDING - OUTER, page[1] - TOP - BOTTOM


class Style:
    """Text styles and tables in one choice of faces."""

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self.body = ParagraphStyle("body", fontName=faces.text, fontSize=BODY, leading=BODY * 1.5, wordWrap="CJK")
        self.small = ParagraphStyle("small", parent=self.body, fontSize=SMALL, leading=SMALL * 1.4)
        self.tiny = ParagraphStyle("tiny", parent=self.body, fontSize=TINY, leading=TINY * 1.4, textColor=QUIET)
        self.right = ParagraphStyle("right", parent=self.small, alignment=TA_RIGHT)
        self.centre = ParagraphStyle("centre", parent=self.small, alignment=TA_CENTER)
        bold = {"fontName": faces.bold, "wordWrap": "CJK"}
        self.label = ParagraphStyle("label", parent=self.centre, **bold)
        self.head = ParagraphStyle("head", parent=self.body, fontSize=12, leading=17, spaceAfter=5, **bold)
        self.subhead = ParagraphStyle("subhead", parent=self.head, spaceBefore=9, keepWithNext=1)
        self.title = ParagraphStyle("title", parent=self.head, fontSize=23, leading=32, alignment=TA_CENTER)
        self.subtitle = ParagraphStyle("subtitle", parent=self.body, fontSize=12, leading=19, alignment=TA_CENTER)

    def p(self, text: str, style: ParagraphStyle | None = None) -> Paragraph:
        """A paragraph; small where no style is named."""
        return Paragraph(self.faces.markup(text).replace("\n", "<br/>"), style or self.small)

    def table(
        self,
        heads: Sequence[str],
        rows: Iterable[Sequence[str | Paragraph]],
        widths: Sequence[float],
        styles: Sequence[ParagraphStyle],
    ) -> Iterable[Flowable]:
        """A ruled table, its head repeated on every page."""
        body = [
            [self.p(one, style) if isinstance(one, str) else one for one, style in zip(row, styles, strict=True)]
            for row in rows
        ]
        head, printed = Printed([self.p(text, self.label) for text in heads]), broken(body, widths)
        for start in range(0, max(len(printed), 1), CHUNK):
            yield _ruled([head, *printed[start : start + CHUNK]], widths, SHADED_HEAD, repeated=1)

    def facts(self, facts: Iterable[tuple[str, str]], widths: Sequence[float]) -> Table:
        """Names at the left, what they stand for at the right."""
        rows = [[self.p(name, self.label), self.p(value)] for name, value in facts]
        return _ruled(broken(rows, widths), widths, SHADED_NAMES)


_CELLS = [
    ("BOX", (0, 0), (-1, -1), RULE, INK),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("LEFTPADDING", (0, 0), (-1, -1), 4),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ("TOPPADDING", (0, 0), (-1, -1), 2.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
]
SHADED_HEAD = ("BACKGROUND", (0, 0), (-1, 0), SHADE)
SHADED_NAMES = ("BACKGROUND", (0, 0), (0, -1), SHADE)


def _ruled(rows: Sequence[Printed], widths: Sequence[float], shade: tuple[Any, ...], repeated: int = 0) -> Table:
    """The rows in rules, with none below a row that goes on in the next; the first ``repeated`` head every page."""
    grid: list[tuple[Any, ...]] = [("INNERGRID", (0, 0), (-1, -1), HAIR, LINE)]
    tall = [number for number, row in enumerate(rows) if row.goes_on]
    if tall:
        below = [number for number, row in enumerate(rows[:-1]) if not row.goes_on]
        grid = [("LINEAFTER", (0, 0), (-2, -1), HAIR, LINE)]
        grid += [("LINEBELOW", (0, number), (-1, number), HAIR, LINE) for number in below]
    whole = [
        command
        for number in tall
        for command in (
            ("VALIGN", (0, number), (-1, number + 1), "TOP"),
            ("BOTTOMPADDING", (0, number), (-1, number), 0),
            ("TOPPADDING", (0, number + 1), (-1, number + 1), 0),
        )
    ]
    style = TableStyle([*grid, *_CELLS, *whole, shade])
    return Table([row.cells for row in rows], list(widths), style=style, repeatRows=repeated)


class Pen:
    """Writes single lines on a canvas in the faces of a paper."""

    def __init__(self, canvas: Canvas, faces: Faces) -> None:
        self.canvas, self.faces = canvas, faces

    def left(self, x: float, y: float, text: str, size: float, *, ink: Color = INK, bold: bool = False) -> None:
        """Write from ``x`` on."""
        line = self.canvas.beginText(x, y)
        line.setFillColor(ink)
        for face, run in self.faces.runs(text.replace("\n", " "), bold):
            line.setFont(face, size)
            line.textOut(run)
        self.canvas.drawText(line)

    def right(self, x: float, y: float, text: str, size: float, *, ink: Color = INK, bold: bool = False) -> None:
        """Write so that the text ends at ``x``."""
        self.left(x - self.faces.width(text, size, bold), y, text, size, ink=ink, bold=bold)

    def centre(self, x: float, y: float, text: str, size: float, *, ink: Color = INK, bold: bool = False) -> None:
        """Write with the middle of the text at ``x``."""
        self.left(x - self.faces.width(text, size, bold) / 2, y, text, size, ink=ink, bold=bold)

    def fitted(
        self, x: float, y: float, text: str, size: float, *, room: float, ink: Color = INK, bold: bool = False
    ) -> None:
        """Write in the room there is: smaller, then in two lines; only what these would not hold legibly is cut off."""
        width = self.faces.width(text, size, bold)
        if width * 0.8 <= room:
            self.left(x, y, text, size * min(room / width if width else 1, 1), ink=ink, bold=bold)
        else:
            small = size * SMALLER
            first = self.faces.fitting(text, small, room, bold)
            second = self.faces.cut(text[first:], small, room, bold)
            self.left(x, y + small * 0.62, text[:first], small, ink=ink, bold=bold)
            self.left(x, y - small * 0.48, second, small, ink=ink, bold=bold)


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page around the content."""

    subject: str
    hands: str
    """Who prepared and who reviewed it, and when; with room to write that where nobody has."""
    legend: tuple[str, ...]
    faces: Faces


@dataclass
class Place:
    """What a page knows of itself while it is made."""

    index: str = ""
    """Of what stands on it first: it goes on from the page before, or begins at the top."""
    others: list[str] = field(default_factory=list)
    """Of what begins below that."""
    fields: list[tuple[str, tuple[float, float, float, float]]] = field(default_factory=list)
    """Roles whose signature has its room on this page, with their boxes."""

    def begin(self, index: str, top: float, page: float) -> None:
        """Something of this index begins here, ``top`` above the foot of a page of this height."""
        if page - top < TOP + 1:
            self.index = index
        else:
            self.others.append(index)

    @property
    def following(self) -> Place:
        """The page after it, which goes on with the last that began."""
        return Place([self.index, *self.others][-1])


class PaperCanvas(Canvas):  # type: ignore[misc]
    """Pages are held back until their number is known; then each gets its head, its foot and its signature fields."""

    def __init__(
        self, *args: object, furniture: Furniture, sign: Callable[[Canvas, Place], None], **kw: object
    ) -> None:
        super().__init__(*args, **kw)
        self._furniture, self._sign = furniture, sign
        self._held: list[dict[str, Any]] = []
        self.place = Place()

    def showPage(self) -> None:
        self._held.append(dict(self.__dict__))
        self._startPage()
        self.place = self.place.following

    def save(self) -> None:
        for number, page in enumerate(self._held, start=1):
            self.__dict__.update(page)
            self._frame(number, len(self._held))
            self._sign(self, self.place)
            super().showPage()
        super().save()

    def _frame(self, number: int, pages: int) -> None:
        pen, (width, height) = Pen(self, self._furniture.faces), self._pagesize
        left, right, head = BINDING, width - OUTER, height - TOP + 12
        index = say("Index {index}", index=listed([self.place.index, *self.place.others]))
        room = right - left - pen.faces.width(index, SMALL) - SMALL
        pen.fitted(left, head + ABOVE, self._furniture.subject, SMALL, room=room, ink=QUIET)
        pen.right(right, head + ABOVE, index, SMALL, ink=QUIET)
        pen.fitted(left, head, self._furniture.hands, SMALL, room=right - left, ink=QUIET)
        self.setStrokeColor(INK)
        self.setLineWidth(RULE)
        self.line(left, head - 5, right, head - 5)
        self.setLineWidth(HAIR)
        self.line(left, BOTTOM - 5, right, BOTTOM - 5)
        signs = Pen(self, SIGNS)
        size, lines = self._legend(right - left)
        for row, words in enumerate(lines):
            signs.left(left, BOTTOM - 14 - row * TINY * 1.3, "　".join(words), size, ink=QUIET)
        pen.centre(width / 2, BOTTOM - 35, say("Page {page} of {pages}", page=number, pages=pages), SMALL)
        self._seam(width, height)

    def _legend(self, room: float) -> tuple[float, list[list[str]]]:
        """The legend in two lines at most, and the size at which it fits them."""
        for size in (TINY, 6.2, 5.5, 5.0):
            lines: list[list[str]] = [[]]
            for word in self._furniture.legend:
                if lines[-1] and SIGNS.width("　".join([*lines[-1], word]), size) > room:
                    lines.append([])
                lines[-1].append(word)
            if len(lines) <= 2:
                break
        return size, lines

    def _seam(self, width: float, height: float) -> None:
        """Where the seal across the sheets goes: half of it falls on this edge."""
        self.saveState()
        self.setStrokeColor(LINE)
        self.setLineWidth(HAIR)
        self.setDash(2, 2)
        self.arc(width - 6 * mm, height / 2 - 16 * mm, width + 26 * mm, height / 2 + 16 * mm, 90, 180)
        self.setDash()
        self.translate(width - 9 * mm, height / 2)
        self.rotate(90)
        Pen(self, self._furniture.faces).centre(0, 0, say("seal across the sheets"), TINY, ink=LINE)
        self.restoreState()


class Indexed(Flowable):  # type: ignore[misc]
    """Takes no room; from its page on the head carries this index."""

    def __init__(self, index: str) -> None:
        super().__init__()
        self.index = index
        self.width = self.height = 0

    def draw(self) -> None:
        self.canv.place.index = self.index
