"""A comparison as PDF, in the style of the working paper. One comparison gives identical bytes.

Held by ``tests/exports/test_comparison.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from gouji.paper import fonts
from gouji.paper.comparisons.content import ComparisonPaper, Group
from gouji.paper.hands import WORKING, hands
from gouji.paper.landscape import landscape
from gouji.paper.pictures import pictures
from gouji.paper.signatures.roles import ROLE_NAMES
from gouji.paper.style import LANDSCAPE, Furniture, Indexed, PaperCanvas, Place, Style, frame_of
from gouji.wording import say

WIDTH = frame_of(LANDSCAPE)[0]

_FIXED = (10 * mm, 17 * mm, 30 * mm, 30 * mm, 30 * mm, 17 * mm)
"""Of number, sort, old, new, difference and rate; place and what goes with it share the rest."""
_SHARES = (0.42, 0.58)

BEGINNING = 30 * mm
"""What of a table stands at least below its name."""


def drawn(paper: ComparisonPaper, face: str = fonts.EMBEDDED) -> bytes:
    """The paper as a PDF. Raises UserError when a font is missing."""
    style, output = Style(fonts.faces(face)), BytesIO()
    document = landscape(output, f"{say('Comparison sheet')} {paper.subject}")
    subject = f"{paper.subject}　{say('Comparison sheet')}"
    furniture = Furniture(subject, hands(say(ROLE_NAMES[role]) for role in WORKING), paper.legend, style.faces)
    document.build([*_story(paper, style)], canvasmaker=partial(PaperCanvas, furniture=furniture, sign=_unsigned))
    return output.getvalue()


def _unsigned(canvas: Canvas, place: Place) -> None:
    """Nobody signs a comparison: it is an enclosure."""


def _story(paper: ComparisonPaper, style: Style) -> Iterator[Flowable]:
    yield Indexed(paper.index)
    yield style.p(say("Comparison sheet"), style.title)
    yield style.p(paper.subject, style.subtitle)
    yield Spacer(0, 4 * mm)
    yield style.facts(paper.facts, [34 * mm, WIDTH - 34 * mm])
    yield Spacer(0, 2 * mm)
    yield from (style.p(line) for line in paper.told)
    for group in paper.groups:
        yield CondPageBreak(BEGINNING)
        yield from _group(paper, group, style)
    if paper.left:
        yield CondPageBreak(BEGINNING)
        yield style.p(say("Not compared"), style.subhead)
        yield from (style.p(line) for line in paper.left)
    if paper.picture is not None:
        yield from pictures((paper.picture,), f"{paper.index}-P", style)


def _group(paper: ComparisonPaper, group: Group, style: Style) -> Iterator[Flowable]:
    yield style.p(group.title, style.subhead)
    number, sort, *amounts = _FIXED
    place, trail = ((WIDTH - sum(_FIXED)) * share for share in _SHARES)
    styles = [style.centre, style.centre, style.small, *[style.right] * 4, style.small]
    yield from style.table(paper.heads, group.rows, [number, sort, place, *amounts, trail], styles)
    yield Spacer(0, 2 * mm)
