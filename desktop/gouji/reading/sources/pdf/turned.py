"""Pages whose text runs up, down or backwards: read as if turned, with every place on the page as it is shown."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from gouji.model.source import Box, OnPage
from gouji.reading.page.page import Block, Line, Page
from gouji.reading.page.words import PaperBlock, rounded

if TYPE_CHECKING:
    from pdfplumber.page import Page as Sheet


def turn_of(page: Sheet) -> int:
    """Degrees by which a page must be turned clockwise so that most of its text runs from left to right."""
    directions: Counter[int] = Counter()
    for char in page.chars:
        along, rising = char["matrix"][:2]
        if abs(rising) > 10 * abs(along):
            directions[90 if rising > 0 else 270] += 1
        else:
            directions[0 if along > 0 else 180] += 1
    return directions.most_common(1)[0][0] if directions else 0


def turned_copy(data: bytes, password: str | None, number: int, degrees: int) -> bytes:
    """A document of one page, turned; the source itself is not touched."""
    import pypdfium2

    with pypdfium2.PdfDocument(data, password=password) as source, pypdfium2.PdfDocument.new() as copy:
        copy.import_pages(source, [number - 1])
        page = copy[0]
        page.set_rotation((page.get_rotation() + degrees) % 360)
        out = io.BytesIO()
        copy.save(out)
        return out.getvalue()


def turn_back(page: Page, degrees: int, width: float, height: float) -> Page:
    """What was read on a turned page of ``width`` × ``height`` as shown, with its places on the page itself."""

    def back(box: Box) -> Box:
        left, top, right, bottom = box
        if degrees == 90:
            return rounded((top, height - right, bottom, height - left))
        if degrees == 180:
            return rounded((width - right, height - bottom, width - left, height - top))
        return rounded((width - bottom, left, width - top, right))

    def line(one: Line) -> Line:
        return Line(OnPage(one.source.page, back(one.source.bbox)), one.text) if isinstance(one.source, OnPage) else one

    turned: list[Line | Block] = []
    for item in page.items:
        if isinstance(item, PaperBlock):
            boxes = [[back(box) if box else None for box in row] for row in item.boxes]
            turned.append(replace(item, boxes=boxes, words=()))
        elif isinstance(item, Line):
            turned.append(line(item))
    return Page(turned, aslant=[line(one) for one in page.aslant])
