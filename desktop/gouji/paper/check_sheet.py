"""The check sheet of a published document on paper: a section of the working paper, and a paper of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from gouji.paper import fonts
from gouji.paper.content import SheetLine
from gouji.paper.landscape import landscape
from gouji.paper.style import HAND, LANDSCAPE, Style, frame_of
from gouji.wording import say

_WIDTHS = (26 * mm, 62 * mm, 20 * mm)


def check_sheet(lines: Sequence[SheetLine], style: Style) -> Iterator[Flowable]:
    """The lines of the sheet as a table, a line of findings for each row of their text; what a person answered is bold
    and blue."""
    heads = [say("Group"), say("What is checked"), say("Meets the requirement"), say("Problems")]
    widths = [*_WIDTHS, frame_of(LANDSCAPE)[0] - sum(_WIDTHS)]
    hand = ParagraphStyle("hand", parent=style.label, textColor=HAND)
    rows = [
        (one.group, one.text, style.p(one.answer, hand) if one.by_hand else one.answer, one.findings) for one in lines
    ]
    if any(one.by_hand for one in lines):
        rows.append(("", style.p(say("answered by a person"), hand), "", ""))
    yield from style.table(heads, rows, widths, [style.small, style.small, style.centre, style.small])


def drawn(subject: str, lines: Sequence[SheetLine], face: str = fonts.EMBEDDED) -> bytes:
    """The sheet alone as a PDF; raises UserError when a font is missing. One sheet gives identical bytes."""
    style = Style(fonts.faces(face))
    paper = BytesIO()
    document = landscape(paper, f"{say('Check sheet')} {subject}")
    head = style.p(say("Check sheet of {subject}", subject=subject), style.head)
    document.build([head, *check_sheet(lines, style)])
    return paper.getvalue()
