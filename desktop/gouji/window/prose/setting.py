"""A paragraph set in lines: what each figure looks like that is claimed, and which letter stands at a point.

An outcome is told by the kind of its line and by the shape in the margin beside it, never by its colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPalette, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from gouji.casework.prose.by_paragraph import Shown
from gouji.casework.prose.said import Said
from gouji.casework.telling.review.handlings import SHAPES as DEALT_WITH
from gouji.checking.families.family import STATES
from gouji.review.states import State
from gouji.window.looks import colour_of_state, shape_of_state
from gouji.wording import in_order

MARGIN, RIGHT, ABOVE = 30, 14, 5
"""Pixels left of a text, in which the shapes stand, right of it, and above and below it."""

SPACING = 1.35
"""Lines stand so far apart, in heights of a line: Chinese set tight is hard to read."""

LARGER = (3, 2, 1, 0)
"""Points by which the headings of each rank are larger."""

LINES = QTextCharFormat.UnderlineStyle
UNDERLINES = {
    "differs": LINES.WaveUnderline,
    "to explain": LINES.WaveUnderline,
    "rounding": LINES.SingleUnderline,
    "uncheckable": LINES.DashUnderline,
    "agrees": LINES.SingleUnderline,
    "hint": LINES.DotLine,
}

QUIET = 110
"""How strong the line is under what agrees or is dealt with, of 255."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One of what a paragraph says, as it is drawn."""

    said: Said
    given: State
    """What a person made of it."""
    current: bool

    @property
    def ticked(self) -> bool:
        """Whether it is dealt with."""
        return not self.given.is_open

    @property
    def weight(self) -> int:
        """Its place in the order of ``STATES``: what a person wrote a text to comes before what was not judged."""
        if not self.ticked:
            return STATES.index(self.said.state)
        return STATES.index("hint" if self.given.needs_text else "agrees")

    @property
    def shape(self) -> str:
        """The sign of what a person made of it, else of what came out."""
        return DEALT_WITH[self.given] if self.ticked else shape_of_state(self.said.state)


def set_in_lines(shown: Shown, marked: list[Marked], font: QFont, palette: QPalette, width: int) -> QTextLayout:
    """The lines of a paragraph in a view so wide."""
    face = QFont(font)
    if shown.rank is not None:
        face.setBold(True)
        face.setPointSizeF(face.pointSizeF() + LARGER[shown.rank])
    text = in_order(shown.paragraph.text)
    layout = QTextLayout(text, face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    if text == shown.paragraph.text:
        layout.setFormats([*_formats(marked, palette)])
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width - MARGIN - RIGHT, 1))
        line.setPosition(QPointF(0, top))
        top += line.height() * SPACING
    layout.endLayout()
    return layout


def height_of(layout: QTextLayout) -> int:
    """How high the paragraph is, with the room above and below it."""
    last = layout.lineAt(layout.lineCount() - 1)
    return round(last.y() + last.height() * SPACING) + 2 * ABOVE


def _formats(marked: list[Marked], palette: QPalette) -> Iterator[QTextLayout.FormatRange]:
    """That which is looked at has a ground; of what stands on the same letters the worst is drawn last."""
    for one in marked:
        if one.current:
            ground = QColor(palette.color(QPalette.ColorRole.Highlight))
            ground.setAlpha(70)
            look = QTextCharFormat()
            look.setBackground(ground)
            yield _range(one.said.start, one.said.end, look)
    for one in sorted(marked, key=lambda one: -STATES.index(one.said.state)):
        look = QTextCharFormat()
        colour = QColor(colour_of_state(one.said.state, palette))
        if one.ticked or one.said.agrees:
            colour = QColor(palette.color(QPalette.ColorRole.Text))
            colour.setAlpha(QUIET)
        look.setUnderlineStyle(UNDERLINES[one.said.state])
        look.setUnderlineColor(colour)
        if one.said.state in ("differs", "to explain") and not one.ticked:
            look.setForeground(colour)
        yield _range(*one.said.mark, look)


def found_range(start: int, end: int, palette: QPalette) -> QTextLayout.FormatRange:
    """What was sought and found in a paragraph stands out as a selection does."""
    look = QTextCharFormat()
    look.setBackground(palette.color(QPalette.ColorRole.Highlight))
    look.setForeground(palette.color(QPalette.ColorRole.HighlightedText))
    return _range(start, end, look)


def _range(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, look
    return made


def shapes(layout: QTextLayout, marked: list[Marked]) -> Iterator[tuple[float, str, str]]:
    """Of each line in which something does not agree: where it stands, the shape of the worst, and its state."""
    worst: dict[float, Marked] = {}
    for one in marked:
        if one.said.agrees:
            continue
        line = layout.lineForTextPosition(one.said.mark[0])
        before = worst.get(line.y())
        if before is None or one.weight < before.weight:
            worst[line.y()] = one
    for top, one in worst.items():
        yield top, one.shape, "agrees" if one.ticked else one.said.state


def letter_at(layout: QTextLayout, x: float, y: float) -> int | None:
    """The letter at a point of the text; None beside it."""
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        if line.y() <= y < line.y() + line.height() * SPACING:
            at = line.xToCursor(x)
            position = at[0] if isinstance(at, tuple) else at
            return int(position) if 0 <= x <= line.naturalTextWidth() else None
    return None


def x_of(line: QTextLine, letter: int) -> float:
    """Where a letter of a line begins."""
    x: object = line.cursorToX(letter)
    return float(x[0] if isinstance(x, tuple) else x)  # type: ignore[arg-type]
