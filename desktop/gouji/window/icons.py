"""Our own pictures of what can be done: drawn in lines on a grid of 24, in the colour of the text beside them.

Each is one file for light and dark; it is coloured when it is loaded, and loaded anew when the palette changes. What an
outcome is stays a shape of text (``looks.py``). Held by ``test_every_picture_takes_the_colour_of_its_text``.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gouji import resources

SIZES = (16, 24, 32)
"""Pixels: a button's picture on screens of 100 %, 150 % and 200 %. More would be seen in when the window is up."""

ROLE, GROUP = QPalette.ColorRole, QPalette.ColorGroup


def icon(name: str, palette: QPalette, role: QPalette.ColorRole = ROLE.ButtonText) -> QIcon:
    """A picture by its name, in the colour of a role; paler where what it stands for cannot be done."""
    made = QIcon()
    for mode, group in ((QIcon.Mode.Normal, GROUP.Active), (QIcon.Mode.Disabled, GROUP.Disabled)):
        renderer = _renderer(name, palette.color(group, role))
        for size in SIZES:
            made.addPixmap(_painted(renderer, size), mode)
    return made


def picture(name: str, size: int, colour: QColor) -> QPixmap:
    """A picture by its name, so many pixels wide and high."""
    return _painted(_renderer(name, colour), size)


def _renderer(name: str, colour: QColor) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawn(name).replace(b"currentColor", colour.name().encode())))


@cache
def _drawn(name: str) -> bytes:
    return resources.path("icons", f"{name}.svg").read_bytes()


def _painted(renderer: QSvgRenderer, size: int) -> QPixmap:
    made = QPixmap(size, size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made
