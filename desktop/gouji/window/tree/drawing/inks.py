"""The colours in which the cells of a table are painted: those of one palette, made once for all of its cells."""

from __future__ import annotations

from PySide6.QtGui import QPalette

from gouji.window.looks import SHAPES, colours, guide, muted, negative

ROLE = QPalette.ColorRole


class Inks:
    """Each a QColor; by the look of an outcome what its text and its ground are."""

    def __init__(self, palette: QPalette) -> None:
        self.key = key_of(palette)
        self.text, self.chosen = palette.color(ROLE.Text), palette.color(ROLE.HighlightedText)
        self.muted, self.negative, self.guide = muted(palette), negative(palette), guide(palette)
        self.hovered = palette.color(ROLE.AlternateBase)
        self.looks = {look: colours(look, palette)[0] for look in SHAPES}
        self.grounds = {look: colours(look, palette)[1] for look in SHAPES}


def key_of(palette: QPalette) -> tuple[int, QPalette.ColorGroup]:
    """What tells one palette, and those of its colours that are worn, from another."""
    return palette.cacheKey(), palette.currentColorGroup()
