"""What a page prints, as it comes to be known: its letters, rules, boxes, curves and pictures, each with its place.

The libraries make an object of each, then another of that with all that a page may be asked for. Here each is made
once, with what is asked of it, from the same numbers in the same steps: so every place is the very one that the
libraries give. Held by ``tests/reading/sources/pdf/drawn/test_printed.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.utils import apply_matrix_rect, mult_matrix
from pdfplumber.page import fix_fontname_bytes

from gouji.reading.sources.pdf.drawn import bounded

if TYPE_CHECKING:
    from pdfminer.pdffont import PDFFont
    from pdfminer.pdfinterp import PDFGraphicState, PDFTextState
    from pdfminer.utils import Matrix, Point, Rect
    from pdfplumber.page import Page

Printed = dict[str, Any]
Path = Sequence[tuple[Any, ...]]
"""Operators, each with the numbers of its points."""


_BLANK = 32
"""The code that is set wider where words are."""

_SUBPATH = re.compile("m[^m]+")


class Paper(PDFDevice):
    """What is printed on a page, by its kind in the order in which it is drawn; raises DrawsTooMuchError."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.pdf.rsrcmgr)
        self.printed: dict[str, list[Printed]] = {}
        self._left, self._above = page.mediabox[:2]
        self._height, self._before = page.height, page.initial_doctop
        self._drawn = self._letters = self._shapes = 0
        self._faces: dict[PDFFont, _Face] = {}

    def draw(self, size: int) -> None:
        """So many bytes of drawing more."""
        self._drawn += size
        if self._drawn > bounded.DRAWING_LIMIT:
            raise bounded.DrawsTooMuchError

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        """A drawing within the drawing begins, or a picture, which is one unit of it wide and high."""
        self._figure = mult_matrix(matrix, self._ctm())

    def render_image(self, name: str, stream: object) -> None:
        """Print a picture."""
        self._add("image", apply_matrix_rect(self._figure, (0, 0, 1, 1)), {})

    def show(self, state: PDFTextState, row: Iterable[Any]) -> None:
        """Print letters, and go on behind them."""
        font, size = state.font, state.fontsize
        assert font
        face = self._faces.get(font) or self._faces.setdefault(font, _Face(font))
        a, b, c, d, e, f = mult_matrix(state.matrix, self._ctm())
        scaling = state.scaling * 0.01
        gap, blank = state.charspace * scaling, 0 if face.wide else state.wordspace * scaling
        step = 0.001 * size * scaling
        low = face.descent * size + state.rise
        lower, upper = sorted((d * low, d * (low + size)))
        is_level = not (b or c or face.upright)
        is_upright = a * d * scaling > 0 and b * c <= 0
        across, along = state.linematrix if face.upright else state.linematrix[::-1]
        begun = False
        for one in row:
            if isinstance(one, int | float):
                along -= one * step
                begun = True
            for code in self._codes(font, one):
                along += gap if begun else 0
                x, y = (across, along) if face.upright else (along, across)
                left, base = x * a + y * c + e, x * b + y * d + f
                text, width = face.letters.get(code) or face.letter(code)
                advance = width * size * scaling
                matrix = (a, b, c, d, left, base)
                if is_level:
                    right = a * advance + left
                    box = min(left, right), lower + base, max(left, right), upper + base
                else:
                    box = apply_matrix_rect(matrix, face.box(code, size, state.rise, advance, low))
                letter = self._add("char", box, {"text": text, "fontname": face.name, "matrix": matrix})
                letter["upright"], letter["size"] = is_upright, letter["width" if face.upright else "height"]
                along += advance
                along += blank if code == _BLANK else 0
                begun = True
        state.linematrix = (across, along) if face.upright else (along, across)

    def _codes(self, font: PDFFont, string: object) -> Sequence[int]:
        """The codes of a string; none where it is no string."""
        codes = [*font.decode(string)] if isinstance(string, bytes) else []
        self._letters += len(codes)
        if self._letters > bounded.LETTER_LIMIT:
            raise bounded.DrawsTooMuchError
        return codes

    def paint_path(self, state: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Path) -> None:
        """Print a path, each part of it by itself."""
        colours = {"stroke": stroke, "fill": fill, "stroking_color": state.scolor, "non_stroking_color": state.ncolor}
        for part in self._parts(path):
            kind, points = _shape(part, self._ctm())
            xs, ys = [x for x, _ in points], [y for _, y in points]
            at = [(self._left + x, self._above + self._height - y) for x, y in points]
            self._add(kind, (min(xs), min(ys), max(xs), max(ys)), {"pts": at, **colours})

    def _parts(self, path: Path) -> Sequence[Path]:
        """The parts of a path that are drawn without lifting the pen."""
        shape = "".join([one[0] for one in path])
        begun = shape.count("m")
        self._shapes += 1 + (begun if begun > 1 else 0)
        if self._shapes > bounded.SHAPE_LIMIT:
            raise bounded.DrawsTooMuchError
        if shape[:1] != "m":
            return ()
        return [path] if begun == 1 else [path[one.start() : one.end()] for one in _SUBPATH.finditer(shape)]

    def _ctm(self) -> Matrix:
        assert self.ctm
        return self.ctm

    def _add(self, kind: str, box: Rect, told: Printed) -> Printed:
        """Something more, in a box from the lower left corner of the page, with what else is told of it."""
        x0, y0, x1, y1 = box
        top = self._height - y1 + self._above
        told.update(
            object_type=kind,
            x0=x0 + self._left,
            x1=x1 + self._left,
            y0=y0,
            y1=y1,
            top=top,
            bottom=self._height - y0 + self._above,
            doctop=self._before + top,
            width=x1 - x0,
            height=y1 - y0,
        )
        self.printed.setdefault(kind, []).append(told)
        return told


class _Face:
    """The letters of a font: what each code tells, and how wide it is in parts of the size."""

    def __init__(self, font: PDFFont) -> None:
        self._font = font
        name = font.fontname
        self.name = fix_fontname_bytes(name) if isinstance(name, bytes) else name
        self.wide, self.upright, self.descent = font.is_multibyte(), font.is_vertical(), font.get_descent()
        self.letters: dict[int, tuple[str, float]] = {}

    def letter(self, code: int) -> tuple[str, float]:
        """One that was not met before."""
        try:
            text = self._font.to_unichr(code)
        except PDFUnicodeNotDefined:
            text = f"(cid:{code})"
        self.letters[code] = text, self._font.char_width(code)
        return self.letters[code]

    def box(self, code: int, size: float, rise: float, advance: float, low: float) -> Rect:
        """Where a letter stands from the point at which it is set."""
        if not self.upright:
            return 0, low, advance, low + size
        displaced = self._font.char_disp(code)
        assert isinstance(displaced, tuple)
        across, along = displaced
        x = size * 0.5 if across is None else across * size * 0.001
        y = (1000 - along) * size * 0.001
        return -x, y + rise + advance, -x + size, y + rise


def _shape(path: Path, ctm: Matrix) -> tuple[str, list[Point]]:
    """What a path is, by the rules of the library, and its corners."""
    a, b, c, d, e, f = ctm
    shape = "".join([one[0] for one in path])
    points = [(a * x + c * y + e, b * x + d * y + f) for x, y in _corners(path)]
    if len(shape) > 3 and shape.endswith("lh") and points[-2] == points[0]:
        shape = shape[:-2] + "h"
        points.pop()
    if shape in ("ml", "mlh"):
        return "line", points[:2]
    if shape in ("mlllh", "mllll") and points[0] == points[4]:
        (x0, y0), (x1, y1), (x2, y2), (x3, y3), _ = points
        if (x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0) or (y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0):
            return "rect", [(x0, y0), (x2, y0), (x2, y2), (x0, y2)]
    return "curve", points


def _corners(path: Path) -> Iterator[Point]:
    """Where each part of a path leads; what closes it, to where it began."""
    for _, *numbers in path:
        yield (numbers[-2], numbers[-1]) if numbers else (path[0][-2], path[0][-1])
