"""What follows the cover: findings, suspects, changed figures, text without a place, and what the signs mean."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from gouji.paper.content import FindingLine, Workpaper
from gouji.paper.style import LANDSCAPE, Style, frame_of
from gouji.wording import say

WIDTH = frame_of(LANDSCAPE)[0]

LEGEND = (
    ("∧", "footed: the rows below add up"),
    ("＜", "cross-footed: the columns add up"),
    ("T", "agrees with a summary table"),
    ("G", "agrees with a table by function"),
    ("E", "agrees with a table by economic use"),
    ("✓", "ticked off by hand"),
    ("×", "differs, with the number of the finding"),
    ("△", "rounding, or to be explained"),
    ("?", "could not be checked"),
    ("※", "changed against the source"),
    ("", "dotted underline: the column was deduced from the sums"),
)
"""Signs and the message ids of their meaning, on the foot of every page."""


def legend() -> tuple[str, ...]:
    """Each sign with its meaning."""
    return tuple(f"{sign} {say(meaning)}".strip() for sign, meaning in LEGEND)


def sections(paper: Workpaper, style: Style) -> Iterator[Flowable]:
    """Everything between the cover and the ticked tables; a section without content is left out."""
    if paper.findings:
        yield style.p(say("Findings"), style.head)
        yield from _findings(paper, style)
    if paper.suspects:
        yield style.p(say("The likeliest slips"), style.subhead)
        yield from _suspects(paper, style)
    if paper.changes:
        yield style.p(say("Figures changed against the source"), style.subhead)
        heads = [say("Address"), say("Place"), say("In the source"), say("Now")]
        rows = [(line.address, line.place, line.old, line.new) for line in paper.changes]
        widths = [62 * mm, WIDTH - 138 * mm, 38 * mm, 38 * mm]
        yield from style.table(heads, rows, widths, [style.small, style.small, style.right, style.right])
    if paper.unplaced:
        yield style.p(say("Text without a place"), style.subhead)
        yield from (style.p(line) for line in paper.unplaced)


def _findings(paper: Workpaper, style: Style) -> Iterator[Flowable]:
    heads = [
        say("Index no."),
        say("State"),
        say("Finding"),
        say("Expected"),
        say("Stated"),
        say("Difference"),
        say("Ticked"),
        say("Remark"),
    ]
    fixed = [26 * mm, 16 * mm, 28 * mm, 28 * mm, 24 * mm, 23 * mm, 34 * mm]
    widths = [*fixed[:2], WIDTH - sum(fixed), *fixed[2:]]
    styles = [style.centre, style.centre, style.small, *[style.right] * 3, style.centre, style.small]
    yield from style.table(heads, map(_row, paper.findings), widths, styles)
    yield Spacer(0, 3 * mm)


def _row(line: FindingLine) -> tuple[str, ...]:
    state = f"{line.sign} {line.state}"
    return line.index, state, line.sentence, line.expected, line.stated, line.difference, line.tick, line.remark


def _suspects(paper: Workpaper, style: Style) -> Iterator[Flowable]:
    heads = [say("No."), say("Place"), say("Stated"), say("Likely right"), say("Slip")]
    widths = [14 * mm, WIDTH - 130 * mm, 36 * mm, 36 * mm, 44 * mm]
    styles = [style.centre, style.small, style.right, style.right, style.small]
    for number, group in enumerate(paper.suspects, start=1):
        yield style.p(say("Group {number}: ", number=number) + group.settles, style.small.clone("g", keepWithNext=1))
        rows = [
            (f"{number}.{place}" if first else "", line.place, line.stated, line.suggested, line.slip)
            for place, solution in enumerate(group.solutions, start=1)
            for first, line in ((at == 0, line) for at, line in enumerate(solution))
        ]
        if rows:
            yield from style.table(heads, rows, widths, styles)
        yield Spacer(0, 3 * mm)
