"""The pictures of the working paper, laid out as in the window and drawn in the inks of the house, with their lists.

All is read in black and white: outcomes by their signs and dashes, parts by their patterns. One that is higher than its
page is drawn smaller. Held by ``tests/paper/test_pictures.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Paragraph, Spacer

from gouji.paper.content import PictureSection
from gouji.paper.style import DOUBT, INK, LANDSCAPE, LINE, QUIET, SMALL, WRONG, Indexed, Pen, Size, Style, frame_of
from gouji.pictures.listed import Listing
from gouji.pictures.shapes import (
    DASHES,
    DOT,
    DOT_APART,
    HATCH_APART,
    Align,
    Box,
    Curve,
    Look,
    Pattern,
    Picture,
    Surface,
    Words,
)
from gouji.wording import say

WIDTH, HEIGHT = frame_of(LANDSCAPE)

LETTERS = 8.5
"""Size of the letters of a picture."""

HEAD, BEGINNING = 72, 40
"""Points that names and caption of a picture take at most, and what of its list begins below it."""

SHARE = 0.62
"""Part of the height of a page that a picture takes whose list follows on it."""

LEVELS = 4
"""How deep names are set in at most."""

THIN = 0.75
"""Width of a line to that in the window."""

_INKS: dict[Look, Color] = {
    Look.INK: INK,
    Look.QUIET: QUIET,
    Look.LINE: LINE,
    Look.GROUND: white,
    Look.TINT: HexColor("#f6f6f4"),
    Look.MIDDLE: HexColor("#ebebe8"),
    Look.BAND: HexColor("#dcdcd7"),
    Look.DIFFERS: WRONG,
    Look.AMBER: DOUBT,
    Look.GREY: QUIET,
}

_SIGNS = str.maketrans({"✗": "×"})
"""Signs as the paper has them."""


def pictures(sections: tuple[PictureSection, ...], index: str, style: Style) -> Iterator[Flowable]:
    """From a new page on, each picture whole, its list below it."""
    for number, one in enumerate(sections):
        drawn = Drawn(one, style)
        if number == 0:
            yield PageBreak()
            yield Indexed(index)
            yield style.p(say("Charts"), style.head)
        else:
            yield CondPageBreak(HEAD + drawn.wrap(WIDTH, HEIGHT)[1] + (BEGINNING if one.listing else 0))
        yield style.p(one.title, style.subhead)
        yield style.p(one.caption.translate(_SIGNS))
        yield Spacer(0, 4)
        yield drawn
        yield Spacer(0, 6)
        if one.listing is not None:
            yield from _list(one.listing, style)


def _list(listing: Listing, style: Style) -> Iterator[Flowable]:
    """A list as a ruled table; names are set in by how deep they stand."""
    heads = [head.translate(_SIGNS) for head in listing.heads]
    rows = [tuple(cell.translate(_SIGNS) for cell in row.cells) for row in listing.rows]
    indents = [ParagraphStyle(f"level{level}", parent=style.small, leftIndent=level * SMALL) for level in range(LEVELS)]

    def printed(at: int, cell: str, level: int) -> str | Paragraph:
        return style.p(cell, indents[min(level, LEVELS - 1)]) if at == 1 and level else cell

    cells = [
        [printed(at, cell, one.level) for at, cell in enumerate(row)]
        for one, row in zip(listing.rows, rows, strict=True)
    ]
    styles = [style.right if at >= listing.figures else style.small for at in range(len(heads))]
    yield from style.table(heads, cells, _widths(listing, heads, rows, style), styles)


def _widths(listing: Listing, heads: list[str], rows: list[tuple[str, ...]], style: Style) -> list[float]:
    """Figures get what the longest takes, names the rest."""
    wide = [
        max(style.faces.width(text, SMALL, bold=True) for text in (head, *(row[at] for row in rows))) + 10
        for at, head in enumerate(heads)
    ]
    names = sum(wide[: listing.figures])
    left = WIDTH - sum(wide[listing.figures :])
    return [one * left / names if at < listing.figures else one for at, one in enumerate(wide)]


class Drawn(Flowable):  # type: ignore[misc]
    """A picture in the width of the page."""

    def __init__(self, section: PictureSection, style: Style) -> None:
        super().__init__()
        self._style = style
        on = Surface(self._width_of, LETTERS, WIDTH, HEIGHT * SHARE)
        self.picture: Picture = section.lay_out(on)

    def _width_of(self, text: str, size: float, bold: bool) -> float:
        return self._style.faces.width(text.translate(_SIGNS), size, bold)

    def wrap(self, width: float, height: float) -> Size:
        del width, height
        room = HEIGHT - HEAD
        self.scale = min(1.0, room / self.picture.height)
        self.width, self.height = WIDTH, self.picture.height * self.scale
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.scale(self.scale, self.scale)
        canvas.translate(0, self.picture.height)
        pen = Pen(canvas, self._style.faces)
        for shape in self.picture.shapes:
            match shape:
                case Box():
                    self._box(shape)
                case Curve():
                    self._curve(shape)
                case Words():
                    self._words(pen, shape)
        canvas.restoreState()

    def _box(self, box: Box) -> None:
        canvas, y = self.canv, -box.y - box.height
        if box.ground is not Look.NONE:
            canvas.setFillColor(_INKS[box.ground])
            canvas.roundRect(box.x, y, box.width, box.height, box.round, stroke=0, fill=1)
        if box.pattern is not Pattern.PLAIN:
            self._fill(box)
        if box.edge is not Look.NONE:
            canvas.setStrokeColor(_INKS[box.edge])
            canvas.setLineWidth(THIN)
            canvas.roundRect(box.x, y, box.width, box.height, box.round, stroke=1, fill=0)

    def _fill(self, box: Box) -> None:
        canvas, low = self.canv, -box.y - box.height
        canvas.saveState()
        room = canvas.beginPath()
        room.rect(box.x, low, box.width, box.height)
        canvas.clipPath(room, stroke=0, fill=0)
        canvas.setStrokeColor(LINE)
        canvas.setFillColor(LINE)
        canvas.setLineWidth(THIN)
        if box.pattern is Pattern.HATCHED:
            count = int((box.width + box.height) / HATCH_APART) + 1
            starts = (box.x - box.height + HATCH_APART * number for number in range(count))
            canvas.lines([(x, low, x + box.height, low + box.height) for x in starts])
        else:
            for down in range(int(box.height / DOT_APART) + 1):
                for right in range(int(box.width / DOT_APART) + 1):
                    x, y = box.x + DOT_APART * (right + 0.5), low + DOT_APART * (down + 0.5)
                    canvas.circle(x, y, DOT, stroke=0, fill=1)
        canvas.restoreState()

    def _curve(self, curve: Curve) -> None:
        canvas = self.canv
        canvas.setStrokeColor(_INKS[curve.ink])
        canvas.setLineWidth(curve.width * THIN)
        canvas.setDash(list(DASHES[curve.dash]))
        points = [value for x, y in (curve.start, curve.first, curve.second, curve.end) for value in (x, -y)]
        canvas.bezier(*points)
        canvas.setDash()

    def _words(self, pen: Pen, words: Words) -> None:
        text, base = words.text.translate(_SIGNS), -words.y - words.size * 0.36
        write = {Align.LEFT: pen.left, Align.CENTRE: pen.centre, Align.RIGHT: pen.right}[words.align]
        write(words.x, base, text, words.size, ink=_INKS[words.ink], bold=words.bold)
