"""How the window draws a picture: its looks in the colours of the day, patterns and dashes as the paper has them.

What is lit, because the pointer or the keyboard is on it, has a strong edge; lines of a lit picture that are not meant
stand back. Held by ``tests/window/pictures/test_drawing.py``.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPainterPath, QPalette, QPen

from gouji.pictures.shapes import (
    DASHES,
    DOT,
    DOT_APART,
    HATCH_APART,
    Align,
    Box,
    Curve,
    Letters,
    Look,
    Pattern,
    Picture,
    Words,
)
from gouji.window.looks import colours, is_dark, muted
from gouji.wording import in_order

_LIGHT = {Look.LINE: "#899198", Look.TINT: "#f0f4f9", Look.MIDDLE: "#e4ecf4", Look.BAND: "#d7e3ef"}
_DARK = {Look.LINE: "#6f767d", Look.TINT: "#222b34", Look.MIDDLE: "#283643", Look.BAND: "#2f414f"}

_OUTCOMES = {Look.DIFFERS: "differs", Look.AMBER: "amber", Look.GREY: "uncheckable"}

FADED = 0.25
"""How much is seen of a line beside one that is lit."""

EDGE = 2.0
"""Points of the edge of what is lit."""


def colour(look: Look, palette: QPalette) -> QColor:
    """The colour of a look; NONE is seen through."""
    match look:
        case Look.INK:
            return palette.color(QPalette.ColorRole.Text)
        case Look.QUIET:
            return muted(palette)
        case Look.GROUND:
            return palette.color(QPalette.ColorRole.Base)
        case Look.NONE:
            return QColor(Qt.GlobalColor.transparent)
    if look in _OUTCOMES:
        return colours(_OUTCOMES[look], palette)[0]
    return QColor((_DARK if is_dark(palette) else _LIGHT)[look])


def letters_of(font: QFont) -> Letters:
    """How wide texts are in a font, whatever size they are set in."""

    def width(text: str, size: float, bold: bool) -> float:
        return QFontMetricsF(_set(font, size, bold=bold)).horizontalAdvance(in_order(text))

    return width


def size_of(font: QFont) -> float:
    """The size of letters of a font, in the points of a picture."""
    return float(QFontInfo(font).pixelSize())


def draw(painter: QPainter, picture: Picture, font: QFont, palette: QPalette, lit: int | None = None) -> None:
    """Draw a picture; ``lit`` is the number of the spot that is looked at."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    a_line_is_lit = any(isinstance(one, Curve) and one.spot == lit for one in picture.shapes if lit is not None)
    for shape in picture.shapes:
        is_lit = lit is not None and shape.spot == lit
        match shape:
            case Box():
                _box(painter, shape, palette)
            case Curve():
                faded = a_line_is_lit and shape.spot is not None and not is_lit
                _curve(painter, shape, palette, lit=is_lit, faded=faded)
            case Words():
                _words(painter, shape, font, palette)
    for shape in picture.shapes:
        if isinstance(shape, Box) and lit is not None and shape.spot == lit:
            strong = palette.color(QPalette.ColorRole.Highlight)
            painter.setPen(QPen(strong, EDGE))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inner = QRectF(shape.x, shape.y, shape.width, shape.height).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inner, shape.round, shape.round)
    painter.restore()


def _box(painter: QPainter, box: Box, palette: QPalette) -> None:
    area = QRectF(box.x, box.y, box.width, box.height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour(box.ground, palette)))
    if box.ground is not Look.NONE:
        painter.drawRoundedRect(area, box.round, box.round)
    if box.pattern is not Pattern.PLAIN:
        _fill(painter, area, box.pattern, colour(Look.LINE, palette))
    if box.edge is not Look.NONE:
        painter.setPen(QPen(colour(box.edge, palette), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, box.round, box.round)


def _fill(painter: QPainter, area: QRectF, pattern: Pattern, ink: QColor) -> None:
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    if pattern is Pattern.HATCHED:
        painter.setPen(QPen(ink, 1))
        at = area.left() - area.height()
        lines = []
        while at < area.right():
            lines.append(QLineF(at, area.bottom(), at + area.height(), area.top()))
            at += HATCH_APART
        painter.drawLines(lines)
    else:
        painter.setBrush(QBrush(ink))
        y = area.top() + DOT_APART / 2
        while y < area.bottom():
            x = area.left() + DOT_APART / 2
            while x < area.right():
                painter.drawEllipse(QPointF(x, y), DOT, DOT)
                x += DOT_APART
            y += DOT_APART
    painter.restore()


def _curve(painter: QPainter, curve: Curve, palette: QPalette, *, lit: bool, faded: bool) -> None:
    path = QPainterPath(QPointF(*curve.start))
    path.cubicTo(QPointF(*curve.first), QPointF(*curve.second), QPointF(*curve.end))
    ink = palette.color(QPalette.ColorRole.Highlight) if lit and curve.ink is Look.LINE else colour(curve.ink, palette)
    if faded:
        ink.setAlphaF(FADED)
    pen = QPen(ink, curve.width + (EDGE if lit else 0))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if lengths := DASHES[curve.dash]:
        pen.setDashPattern([length / pen.widthF() for length in lengths])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _words(painter: QPainter, words: Words, font: QFont, palette: QPalette) -> None:
    set_in = _set(font, words.size, bold=words.bold)
    painter.setFont(set_in)
    painter.setPen(colour(words.ink, palette))
    metrics, text = QFontMetricsF(set_in), in_order(words.text)
    wide = metrics.horizontalAdvance(text)
    x = words.x - {Align.LEFT: 0.0, Align.CENTRE: wide / 2, Align.RIGHT: wide}[words.align]
    painter.drawText(QPointF(x, words.y + (metrics.ascent() - metrics.descent()) / 2), text)


def _set(font: QFont, size: float, *, bold: bool) -> QFont:
    """The font at a size in the points of a picture, which are pixels of the window."""
    made = QFont(font)
    made.setPixelSize(max(round(size), 1))
    made.setBold(bold)
    return made
