"""A notice of corrections as PDF, in the style of the working paper. One notice gives identical bytes.

Held by ``tests/exports/notice/test_notice.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer

from gouji.paper import fonts
from gouji.paper.landscape import landscape
from gouji.paper.notices.content import Item, Notice, Section
from gouji.paper.style import BOTTOM, LANDSCAPE, Style, frame_of
from gouji.wording import say

_WIDTHS = (12 * mm, 22 * mm, 54 * mm, 42 * mm, 32 * mm)
"""Of all columns but the last, which has what is left."""


def drawn(notice: Notice, face: str = fonts.EMBEDDED) -> bytes:
    """The notice as a PDF. Raises UserError when a font is missing."""
    style, paper = Style(fonts.faces(face)), BytesIO()
    document = landscape(paper, f"{notice.title} {notice.addressee}")

    def foot(canvas: Canvas, _: object) -> None:
        canvas.setFont(style.faces.text, 8)
        canvas.drawCentredString(LANDSCAPE[0] / 2, BOTTOM / 2, say("page {page}", page=canvas.getPageNumber()))

    document.build([*_story(notice, style)], onFirstPage=foot, onLaterPages=foot)
    return paper.getvalue()


def _story(notice: Notice, style: Style) -> Iterator[Flowable]:
    yield style.p(notice.title, style.title)
    yield style.p(notice.reference, ParagraphStyle("reference", parent=style.body, alignment=TA_CENTER, spaceAfter=8))
    yield style.p(notice.addressee, style.head)
    yield style.p(notice.opening, style.body)
    for section in notice.sections:
        yield from _section(notice, section, style)
    yield Spacer(1, 4 * mm)
    signed = ParagraphStyle("signed", parent=style.body, alignment=TA_RIGHT, rightIndent=16 * mm, spaceBefore=5)
    yield KeepTogether(  # so that no page has the signature alone
        [
            *(style.p(line, style.body) for line in notice.closing),
            Spacer(1, 7 * mm),
            *(style.p(line, signed) for line in notice.signed),
            Spacer(1, 5 * mm),
            *(style.p(line, style.body) for line in notice.foot),
        ]
    )


def _section(notice: Notice, section: Section, style: Style) -> Iterator[Flowable]:
    yield style.p(section.title, style.subhead)
    yield style.p(section.asked, ParagraphStyle("asked", parent=style.small, keepWithNext=1, spaceAfter=4))
    widths = [*_WIDTHS, frame_of(LANDSCAPE)[0] - sum(_WIDTHS)]
    rows = ((one.number, one.where, one.place, *_printed(one, style), one.proof) for one in section.items)
    styles = [style.centre, style.small, style.small, style.right, style.right, style.small]
    yield from style.table(notice.heads, rows, widths, styles)


def _printed(one: Item, style: Style) -> tuple[str | Paragraph, str | Paragraph]:
    """What is printed and what should be: figures stand at the right, words at the left."""
    return (style.p(one.printed), style.p(one.should)) if one.in_words else (one.printed, one.should)
