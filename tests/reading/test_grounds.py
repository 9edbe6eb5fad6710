"""Grounds of cells, rows and sheets are no rules, however they are painted; a table reads as it does without them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from reportlab.lib.colors import CMYKColor, Color, HexColor, white
from reportlab.pdfgen.canvas import Canvas

from gouji.reading.read import read_document
from tests.reading.making import EXPENDITURE, WIDTHS, Pages, pdf
from tests.reading.test_pdf import assert_expenditure

GREY, BLUE, DARK = HexColor(0xD9D9D9), HexColor(0xBDD7EE), HexColor(0x1F3864)

LEFT, HEIGHT = 40, 18

Cell = tuple[float, float, float, float]
"""Left, lower edge, width and height."""


def cells(top: float, rows: range = range(len(EXPENDITURE))) -> Iterator[Cell]:
    """The cells of rows of a table that begins at a height."""
    for row in rows:
        for left, right in pairwise(accumulate(WIDTHS, initial=LEFT)):
            yield left, top - (row + 1) * HEIGHT, right - left, HEIGHT


def fill(canvas: Canvas, colour: Color, *areas: Cell) -> None:
    canvas.setFillColor(colour)
    for area in areas:
        canvas.rect(*area, stroke=0, fill=1)


def five_rectangles(canvas: Canvas, top: float, colour: Color, rows: range = range(len(EXPENDITURE))) -> None:
    """Each shaded cell as Word paints it: a strip at each margin, and the middle."""
    across, down = 5.2, 2.7
    for left, y, whole, height in cells(top, rows):
        x, width = left + 0.25, whole - 0.5
        fill(
            canvas,
            colour,
            (x, y + height - down, width, down),
            (x, y + down, across, height - 2 * down),
            (x + width - across, y + down, across, height - 2 * down),
            (x, y, width, down),
            (x + across, y + down, width - 2 * across, height - 2 * down),
        )


def white_cells(canvas: Canvas, top: float) -> None:
    five_rectangles(canvas, top, white)


def every_other_row_white(canvas: Canvas, top: float) -> None:
    for row in range(0, len(EXPENDITURE), 2):
        five_rectangles(canvas, top, white, range(row, row + 1))


def grey_header(canvas: Canvas, top: float) -> None:
    five_rectangles(canvas, top, GREY, range(1))


def header_in_ink(canvas: Canvas, top: float) -> None:
    five_rectangles(canvas, top, CMYKColor(0.2, 0.1, 0, 0.05), range(1))


def one_sheet(canvas: Canvas, top: float) -> None:
    """One rectangle behind the used range, as Excel and Acrobat paint it."""
    fill(canvas, white, (LEFT - 12, top - len(EXPENDITURE) * HEIGHT - 9, sum(WIDTHS) + 30, 140))


def whole_paper(canvas: Canvas, _: float) -> None:
    fill(canvas, white, (0, 0, 595, 842))


def bands(canvas: Canvas, top: float) -> None:
    """Every other row, each in one piece that begins a little before the rules."""
    for row in range(0, len(EXPENDITURE), 2):
        fill(canvas, BLUE, (LEFT - 4, top - (row + 1) * HEIGHT + 4, sum(WIDTHS) + 8, HEIGHT - 8))


def columns(canvas: Canvas, top: float) -> None:
    """The columns of figures, each in one piece that leaves a margin."""
    for left, right in list(pairwise(accumulate(WIDTHS, initial=LEFT)))[4:]:
        fill(canvas, BLUE, (left + 6, top - len(EXPENDITURE) * HEIGHT, right - left - 12, len(EXPENDITURE) * HEIGHT))


def bordered_in_its_own_colour(canvas: Canvas, top: float) -> None:
    """Border and ground are written in two ways that give one grey."""
    canvas.setFillColorRGB(0.85, 0.85, 0.85)
    canvas.setStrokeGray(0.85)
    for x, y, width, height in cells(top):
        canvas.rect(x + 5, y + 4, width - 10, height - 8, stroke=1, fill=1)
    canvas.setStrokeGray(0)


def round_corners(canvas: Canvas, top: float) -> None:
    canvas.setFillColor(BLUE)
    for x, y, width, height in cells(top):
        canvas.roundRect(x + 5, y + 4, width - 10, height - 8, 3, stroke=0, fill=1)


def in_two_bends(canvas: Canvas, top: float) -> None:
    """A closed path of lines with points along its sides."""
    canvas.setFillColor(BLUE)
    for x, y, width, height in cells(top):
        path = canvas.beginPath()
        path.moveTo(x + 5, y + 4)
        for across, up in ((width / 2, 4), (width - 5, 4), (width - 5, height - 4), (5, height - 4)):
            path.lineTo(x + across, y + up)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)


def shading_within_a_clip(canvas: Canvas, top: float) -> None:
    for x, y, width, height in cells(top):
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(x + 5, y + 4, width - 10, height - 8)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.linearGradient(x, y, x + width, y, (BLUE, white))
        canvas.restoreState()


GROUNDS: dict[str, Callable[[Canvas, float], None]] = {
    one.__name__: one
    for one in (
        white_cells,
        every_other_row_white,
        grey_header,
        header_in_ink,
        one_sheet,
        whole_paper,
        bands,
        columns,
        bordered_in_its_own_colour,
        round_corners,
        in_two_bends,
        shading_within_a_clip,
    )
}


def stroked(pages: Pages, top: float) -> None:
    pages.top = top
    pages.table(EXPENDITURE, left=LEFT, height=HEIGHT)


def painted(thickness: float, colour: str = "black") -> Callable[[Pages, float], None]:
    """Rules as filled stripes, a piece at each side of each cell."""

    def draw(pages: Pages, top: float) -> None:
        pages.top = top
        pages.table(EXPENDITURE, rules="none", left=LEFT, height=HEIGHT)
        half = thickness / 2
        pages.canvas.setFillColor(colour)
        for x, y, width, height in cells(top):
            for at in (y, y + height):
                pages.canvas.rect(x - half, at - half, width + thickness, thickness, stroke=0, fill=1)
            for at in (x, x + width):
                pages.canvas.rect(at - half, y - half, thickness, height + thickness, stroke=0, fill=1)

    return draw


def unruled(pages: Pages, top: float) -> None:
    pages.top = top
    pages.table(EXPENDITURE, rules="none", left=LEFT, height=HEIGHT)


RULES = {"strokes": stroked, "stripes": painted(0.5), "thick stripes": painted(3), "light": painted(1, "lightgrey")}


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("rules", [*RULES, "none"])
def test_a_table_on_a_ground_reads_as_without_it(tmp_path: Path, ground: str, rules: str) -> None:
    def draw(pages: Pages) -> None:
        pages.caption("2025年部门支出预算总表")
        top = pages.top
        GROUNDS[ground](pages.canvas, top)
        pages.canvas.setFillColor("black")
        RULES.get(rules, unruled)(pages, top)

    assert_expenditure(read_document(pdf(tmp_path / "x.pdf", draw)))
