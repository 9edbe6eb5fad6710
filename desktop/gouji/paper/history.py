"""The journal of the case at the end of its paper, where it was asked for: every line until the head on the cover."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak

from gouji.paper.content import Workpaper
from gouji.paper.style import LANDSCAPE, Indexed, Style, frame_of
from gouji.wording import say

WIDTH = frame_of(LANDSCAPE)[0]

SHARES = (0.3, 0.42, 0.14, 0.14)
"""Of the room that time and name leave: what was done, where, old and new."""


def history(paper: Workpaper, style: Style) -> Iterator[Flowable]:
    """Its pages; none where it was not asked for."""
    if not paper.history:
        return
    yield PageBreak()
    yield Indexed(f"{paper.index}-J")
    yield style.p(say("Journal"), style.head)
    heads = [say("Time"), say("By whom"), say("What was done"), say("Place"), say("Before"), say("After")]
    fixed = [34 * mm, 24 * mm]
    room = WIDTH - sum(fixed)
    styles = [style.centre, style.centre, style.small, style.small, style.right, style.right]
    yield from style.table(heads, paper.history, [*fixed, *(room * share for share in SHARES)], styles)
