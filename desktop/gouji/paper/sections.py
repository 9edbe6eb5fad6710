"""What follows the cover: causes, findings, what was settled or changed, notes, rules, and what the signs mean."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from gouji.checking.families.sign import Sign
from gouji.paper.check_sheet import check_sheet
from gouji.paper.content import CauseGroup, FindingLine, TextSection, Workpaper
from gouji.paper.style import LANDSCAPE, Style, frame_of
from gouji.wording import listed, say

WIDTH = frame_of(LANDSCAPE)[0]

BEGINNING = 50 * mm
"""So much of the findings begins on a page."""

LEGEND = (
    *((sign.value, sign.message) for sign in Sign if sign is not Sign.SOURCE),
    ("✓", "by hand, in blue with initials as all that persons mark"),
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


DECLARED = (
    "The names are as these people gave them, and nobody proved who they are: only a signature by certificate on this "
    "PDF does, and gouji verify tells whose."
)


def sections(paper: Workpaper, style: Style) -> Iterator[Flowable]:
    """Everything between the cover and the ticked tables; a section without content is left out."""
    if paper.passed or paper.unlawful:
        yield style.p(say("Handed over and signed off"), style.head)
        yield from (style.p(f"× {one}") for one in paper.unlawful)
        yield Spacer(0, 1.5 * mm if paper.unlawful else 0)
    if paper.passed:
        yield from _passed(paper, style)
    if paper.causes:
        yield style.p(say("Causes"), style.head)
        yield from _causes(paper, style)
    if paper.findings:
        yield CondPageBreak(BEGINNING)  # a head stays with the first rows; the table may go over pages
        yield style.p(say("Findings"), style.head)
        yield from _findings(paper, style)
    if paper.ruled_out:
        yield style.p(say("ruled out by hand, not suspected: {places}", places=listed(paper.ruled_out)))
        yield Spacer(0, 3 * mm)
    if paper.text is not None:
        yield style.p(say("Text"), style.head)
        yield style.p(paper.text.counts)
        yield from _text(paper.text, style)
    if paper.settled:
        yield style.p(say("Settled, with what was noted"), style.subhead)
        heads = [say("Finding"), say("Handled"), say("Remark")]
        noted = [(line.sentence, line.tick, line.remark) for line in paper.settled]
        widths = [WIDTH - 80 * mm, 24 * mm, 56 * mm]
        yield from style.table(heads, noted, widths, [style.small, style.centre, style.small])
        yield Spacer(0, 3 * mm)
    if paper.changes:
        yield style.p(say("Figures and rows changed against the source"), style.subhead)
        heads = [say("Address"), say("Place"), say("In the source"), say("Now")]
        rows = [(line.address, line.place, line.old, line.new) for line in paper.changes]
        widths = [62 * mm, WIDTH - 138 * mm, 38 * mm, 38 * mm]
        yield from style.table(heads, rows, widths, [style.small, style.small, style.right, style.right])
        yield Spacer(0, 3 * mm)
    if paper.check_sheet:
        yield CondPageBreak(BEGINNING)
        yield style.p(say("Check sheet"), style.head)
        yield from check_sheet(paper.check_sheet, style)
        yield Spacer(0, 3 * mm)
    if paper.notes:
        yield style.p(say("Notes of the reading"), style.subhead)
        yield from (style.p(line) for line in paper.notes)
    if paper.unchecked:
        yield style.p(say("Rules, and what was not checked by them"), style.subhead)
        yield from (style.p(line) for line in paper.unchecked)


def _passed(paper: Workpaper, style: Style) -> Iterator[Flowable]:
    """Who passed the case on, and which of that still covers the figures; that names are declared, not proved."""
    heads = [say("What was done"), say("Role"), say("By whom"), say("Time"), say("Remark"), say("What it covers")]
    fixed = [34 * mm, 20 * mm, 26 * mm, 32 * mm]
    room = WIDTH - sum(fixed)
    rows = ((one.act, one.role, one.who, one.at, one.remark, "\n".join((one.stands, *one.why))) for one in paper.passed)
    styles = [style.small, style.centre, style.centre, style.centre, style.small, style.small]
    yield from style.table(heads, rows, [*fixed, room * 0.4, room * 0.6], styles)
    yield Spacer(0, 1.5 * mm)
    yield style.p(say(DECLARED))
    yield Spacer(0, 3 * mm)


def _findings(paper: Workpaper, style: Style) -> Iterator[Flowable]:
    heads = [
        say("Index no."),
        say("State"),
        say("Finding"),
        say("Expected"),
        say("Stated"),
        say("Difference"),
        say("Handled"),
        say("Remark"),
    ]
    fixed = [26 * mm, 16 * mm, 28 * mm, 28 * mm, 24 * mm, 23 * mm, 34 * mm]
    widths = [*fixed[:2], WIDTH - sum(fixed), *fixed[2:]]
    styles = [style.centre, style.centre, style.small, *[style.right] * 3, style.centre, style.small]
    yield from style.table(heads, map(_row, paper.findings), widths, styles)
    yield Spacer(0, 3 * mm)


def _row(line: FindingLine) -> tuple[str, ...]:
    state = f"{line.sign} {line.state}"
    told = f"{line.sentence}\n{line.reason}"
    index = f"{line.cause}\n{line.index}" if line.cause else line.index
    return index, state, told, line.expected, line.stated, line.difference, line.tick, line.remark


def _text(section: TextSection, style: Style) -> Iterator[Flowable]:
    """Each statement with its page, its words, what it should be, and the figures of the tables that tell so."""
    heads = [say("Index no."), say("State"), say("Place"), say("Statement"), say("What is wrong"), say("Proof")]
    heads += [say("Handled"), say("Remark")]
    fixed = [26 * mm, 16 * mm, 18 * mm, 23 * mm, 30 * mm]
    room = WIDTH - sum(fixed)
    widths = [*fixed[:3], room * 0.38, room * 0.31, room * 0.31, *fixed[3:]]
    styles = [style.centre, style.centre, style.centre, *[style.small] * 3, style.centre, style.small]
    rows = (
        (
            one.index,
            f"{one.sign} {one.state}",
            one.where,
            say("“{text}”", text=one.quotation),
            one.sentence,
            one.proof,
            one.tick,
            one.remark,
        )
        for one in section.lines
    )
    if section.lines:
        yield from style.table(heads, rows, widths, styles)
    yield Spacer(0, 3 * mm)


def _causes(paper: Workpaper, style: Style) -> Iterator[Flowable]:
    """One table; what is to be said of a cause stands beside its first row."""
    heads = [say("No."), say("Place"), say("Printed"), say("Should be"), say("Cause of it"), say("What it settles")]
    fixed = [12 * mm, 30 * mm, 30 * mm, 36 * mm, 72 * mm]
    widths = [fixed[0], WIDTH - sum(fixed), *fixed[1:]]
    styles = [style.centre, style.small, style.right, style.right, style.small, style.small]
    yield from style.table(heads, [row for cause in paper.causes for row in _cause(cause)], widths, styles)
    yield Spacer(0, 3 * mm)


def _cause(cause: CauseGroup) -> Iterator[tuple[str, ...]]:
    settles = cause.settles
    for place, answer in enumerate(cause.answers, start=1):
        name = cause.number if len(cause.answers) == 1 else f"{cause.number}.{place}"
        for line in answer:
            yield name, line.place, line.stated, line.suggested, line.slip, settles
            name = settles = ""
