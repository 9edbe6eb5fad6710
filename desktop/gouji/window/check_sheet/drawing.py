"""How the rows of the check sheet are drawn: quiet lines, with the program's answer and the person's in two columns.

An answer is told by its shape and its word, never by its colour alone; what a person answered is bold. What was found
stands below its line, and what the line asks beside the answers, in as many lines as it takes. Held by
``tests/window/check_sheet/test_drawing.py``.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QTextLayout, QTextOption

from gouji.casework.sheet.answer import Answer
from gouji.checking.rules.laws import Severity
from gouji.review.decisions import Given
from gouji.window.check_sheet.rows import Kind, Row
from gouji.window.looks import SHAPES, colour_of_state, colours, muted, shape_of_state
from gouji.wording import in_order, say

MARGIN, INDENT, ABOVE = 10, 34, 4
"""Pixels left and right of a row, left of what stands below a line, and above and below a text."""

SPACING = 1.3
"""Lines of one text stand so far apart, in heights of a line."""

PROGRAM, PERSON = 9, 12
"""Letters that the columns of the answers take."""

EDGE = 3
"""Pixels of the bar beside the row that is looked at."""

_FLAGS = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def state_of(one: Answer) -> str:
    """The state whose shape and colour the program's answer bears."""
    if one.program is Given.NO:
        return "differs" if any(each.severity is Severity.MUST for each in one.problems) else "to explain"
    return "agrees" if one.program is Given.YES else "uncheckable"


def told_by_program(one: Answer) -> str:
    """The program's answer with its shape; what it only proposes is called so."""
    told = one.told_by_program or say("open")
    if one.is_proposed:
        told = say("{answer} (proposed)", answer=told)
    return f"{shape_of_state(state_of(one))} {told}"


def told_by_person(one: Answer) -> str:
    """The person's answer with the name; a doubt before it where its ground changed. "" where nobody answered."""
    if one.decided is None or not one.by_hand:
        return ""
    doubt = f"{SHAPES['doubt']} " if one.ground_changed else ""
    return f"{doubt}{one.told}　{one.decided.who}"


def height_of(row: Row, font: QFont, width: int) -> int:
    """How high a row is in a view so wide."""
    line = QFontMetrics(font).height()
    if row.kind is Kind.PART:
        return round(line * 1.2) + 2 * ABOVE + line // 2
    if row.kind is Kind.LINE:
        text = _set(row.text, font, _columns(QRect(0, 0, width, line), font)[0].width())
        return max(round(line * 1.2), _high(text)) + 2 * ABOVE + 2
    return _high(_set(row.text, font, width - INDENT - MARGIN)) + ABOVE


def draw(painter: QPainter, row: Row, rect: QRect, font: QFont, palette: QPalette, *, current: bool) -> None:
    """Draw a row; what is looked at has a ground and a bar beside it."""
    painter.save()
    painter.setFont(font)
    if current:
        strong = palette.color(QPalette.ColorRole.Highlight)
        ground = QColor(strong)
        ground.setAlpha(36)
        painter.fillRect(rect, ground)
        painter.fillRect(QRect(rect.left(), rect.top(), EDGE, rect.height()), strong)
    if row.kind is Kind.PART:
        _draw_part(painter, row, rect, font, palette)
    elif row.kind is Kind.LINE and row.answer is not None:
        _draw_line(painter, row.answer, rect, font, palette)
    else:
        painter.setPen(_colour(row, palette))
        text = _set(row.text, font, rect.width() - INDENT - MARGIN)
        text.draw(painter, QPointF(rect.left() + INDENT, rect.top() + ABOVE // 2))
    painter.restore()


def _columns(rect: QRect, font: QFont) -> tuple[QRect, QRect, QRect]:
    """Where the text of a line stands, the program's answer, the person's."""
    letter = QFontMetrics(font).height()
    person, program = (round(letter * letters * 0.75) for letters in (PERSON, PROGRAM))
    right = rect.right() - MARGIN
    last = QRect(right - person, rect.top(), person, rect.height())
    middle = QRect(last.left() - program, rect.top(), program, rect.height())
    first = QRect(rect.left() + MARGIN, rect.top(), middle.left() - rect.left() - 2 * MARGIN, rect.height())
    return first, middle, last


def _draw_part(painter: QPainter, row: Row, rect: QRect, font: QFont, palette: QPalette) -> None:
    """The name of a part over a rule, with what the columns are."""
    room = rect.adjusted(0, QFontMetrics(font).height() // 2, 0, 0)
    first, middle, last = _columns(room, font)
    painter.setPen(muted(palette))
    for column, text in ((middle, say("Program")), (last, say("Decided"))):
        painter.drawText(column, _FLAGS, _cut(text, font, column))
    painter.setFont(_bold(font))
    painter.drawText(first, _FLAGS, _cut(row.text, _bold(font), first))
    painter.setPen(palette.color(QPalette.ColorRole.Mid))
    painter.drawLine(first.left(), rect.bottom(), last.right(), rect.bottom())


def _draw_line(painter: QPainter, one: Answer, rect: QRect, font: QFont, palette: QPalette) -> None:
    """Its text, the program's answer, the person's: each looks different."""
    first, middle, last = _columns(rect, font)
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    text = _set(one.line.text, font, first.width())
    text.draw(painter, QPointF(first.left(), rect.top() + (rect.height() - _high(text)) / 2))
    painter.setPen(muted(palette) if one.by_hand else colour_of_state(state_of(one), palette))
    painter.drawText(middle, _FLAGS, _cut(told_by_program(one), font, middle))
    own = palette.color(QPalette.ColorRole.Text)
    painter.setPen(colours("doubt", palette)[0] if one.ground_changed else own)
    painter.setFont(_bold(font))
    painter.drawText(last, _FLAGS, _cut(told_by_person(one), _bold(font), last))


def _colour(row: Row, palette: QPalette) -> QColor:
    """What was found is read like text, hints and notes stand back."""
    return palette.color(QPalette.ColorRole.Text) if row.kind is Kind.PROBLEM else muted(palette)


def _set(text: str, font: QFont, width: int) -> QTextLayout:
    """A text in as many lines as it takes in a width."""
    layout = QTextLayout(in_order(text), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, top))
        top += line.height() * SPACING
    layout.endLayout()
    return layout


def _high(layout: QTextLayout) -> int:
    last = layout.lineAt(layout.lineCount() - 1)
    return round(last.y() + last.height() * SPACING)


def _cut(text: str, font: QFont, room: QRect | QRectF) -> str:
    return QFontMetrics(font).elidedText(in_order(text), Qt.TextElideMode.ElideRight, int(room.width()))


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made
